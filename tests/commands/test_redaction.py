"""Logs hold no secrets, and one event is one line, whatever people call themselves."""

from __future__ import annotations

import io
import logging
import subprocess
import sys

import pytest

from bot.redaction import HIDDEN, RedactingFormatter

TOKEN = "123456789:" + "AbCdEf-_" * 4 + "xyz"
KEY = "c2VjcmV0IGtleSBvZiB0aGlydHktdHdvIGJ5dGVzIQ=="


def logged(message: str, *values: object, error: Exception | None = None, secrets: tuple[str, ...] = ()) -> str:
    """What a log line looks like."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(*secrets))
    record = logging.LogRecord("intake", logging.INFO, __file__, 1, message, values, None)
    if error is not None:
        try:
            raise error
        except type(error):
            record.exc_info = sys.exc_info()
    handler.emit(record)
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"calling https://api.telegram.org/bot{TOKEN}/getMe",
        f"token={TOKEN}",
        f"'{TOKEN}'",
        f"bot{TOKEN}bot{TOKEN}",
    ],
)
def test_a_token_is_hidden_by_its_pattern(text: str) -> None:
    line = logged("%s", text)
    assert TOKEN not in line
    assert TOKEN.split(":")[1] not in line
    assert HIDDEN in line


def test_secrets_are_hidden_literally() -> None:
    line = logged("key %s, token %s, %d", KEY, "42:short", 42, secrets=(KEY, "42:short"))
    assert KEY not in line
    assert "42:short" not in line
    assert line.rstrip().endswith(f"key {HIDDEN}, token {HIDDEN}, 42")


def test_an_exception_is_hidden_too() -> None:
    try:
        raise ValueError(f"no route to bot{TOKEN}")
    except ValueError as cause:
        error = RuntimeError(f"failed with {KEY}")
        error.__cause__ = cause
    text = logged("it broke", error=error, secrets=(KEY,))
    assert "RuntimeError" in text
    assert TOKEN not in text
    assert KEY not in text


FORGED = "Mark\n2026-11-25 10:00:00,000 ERROR intake: all leads are lost"
STRANGE = [
    FORGED,
    "a\rb",
    "a\x1b[2Jb",
    "a\x07b",
    "a\x00b",
    "a\x9b31mb",
    "a\u2028b",
    "a\u2029b",
    "a\x85b",
    "a\x0bb\x0cc",
]


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_makes_no_second_event_and_no_colours(name: str) -> None:
    text = logged("hello %s", name).removesuffix("\n")
    events = [line for line in text.splitlines() if not line.startswith("    ")]
    assert len(events) == 1
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_the_lines_of_a_trace_are_indented() -> None:
    text = logged("it broke", error=RuntimeError(FORGED))
    assert len([line for line in text.splitlines() if not line.startswith("    ")]) == 1


def test_libraries_that_log_addresses_are_kept_quiet() -> None:
    code = (
        "import logging; from bot.redaction import set_up_logging; set_up_logging('DEBUG', 'x');"
        "print([n for n in ('httpx', 'telegram', 'aiohttp', 'asyncio') if logging.getLogger(n).isEnabledFor(20)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "[]"
