"""Forms are read as the standard library reads them, only faster."""

from collections.abc import Callable
from urllib.parse import parse_qsl, quote_plus

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.simulator.wire.forms import pairs

BITS = st.sampled_from(
    ["%", "%3", "%3D", "%0d%0A", "=", "=\n", "+", "&", "a", "_", "\r\n", "\t ", "%D0%B6", "ж", "%00", "%e2%82%ac", " "]
)


def read(reader: Callable[[], list[tuple[str, str]]]) -> list[tuple[str, str]] | None:
    try:
        return reader()
    except UnicodeDecodeError:
        return None


@given(st.lists(BITS).map("".join))
@example("=\n=%41")
@example("a=%41 \n")
@example("a==%41=3D")
@example("%aa")
def test_any_form_is_read_as_the_standard_library_does(form: str) -> None:
    expected = read(lambda: parse_qsl(form, keep_blank_values=True, errors="strict"))
    assert read(lambda: pairs(form.encode())) == expected


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5))
def test_what_was_put_into_a_form_comes_out(given: list[tuple[str, str]]) -> None:
    texts = [
        (name.encode("utf-8", "replace").decode(), value.encode("utf-8", "replace").decode()) for name, value in given
    ]
    assert pairs("&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in texts).encode()) == texts


@pytest.mark.parametrize("form", [b"a=\xff", b"a=%ff", b"%ff=a", b"a=%D0", b"a=%FF%0"])
def test_what_is_no_utf_8_is_refused(form: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        pairs(form)
