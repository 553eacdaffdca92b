"""However broken a request is, it is answered as Telegram answers it, and the simulator lives on."""

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.simulator.methods import METHODS

from .wire import FIELDS, TOKEN, Wire, escaped, request, requests, targets

QUICK = settings(max_examples=150, derandomize=True, database=None, deadline=None,
                 suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
LONG = settings(QUICK, max_examples=2000, derandomize=False)
NAMES = [*sorted({method.name for method in METHODS.values()}), "getUpdates", "fly", ""]
PREFIXES = st.sampled_from([f"/bot{TOKEN}", "/bot42:wrong", "/bot", "/bot0", "/file/bot42:simulated"])
BOTS = targets(PREFIXES | escaped.map("/bot".__add__), NAMES)
EXPECTS = (b"Expect", b"\x80more")
LOOKS = ["state", "chat", "calls", "file", "transcript", "faults", "nothing"]
DEEDS = ["start", "write", "tap", "press", "contact", "file", "media", "album", "edit", "delete", "forward", "react",
         "block", "topic", "people", "person", "group", "member", "forum", "migrate", "bot", "update", "faults",
         "settings"]  # fmt: skip
API = targets(st.just("/api"), LOOKS + DEEDS)


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    wire = Wire()
    yield wire
    wire.close()


@pytest.fixture
def fresh() -> Iterator[Wire]:
    wire = Wire()
    yield wire
    wire.close()


def check_answer(wire: Wire, raw: bytes) -> Any:
    """An answer in the envelope: to every request whose head is HTTP, and whose path is a bot's."""
    got = wire.ask(raw)
    assert got is not None
    assert got.status != 500
    if raw.startswith(b"HEAD"):
        return
    if got.status == 200 and got.kind == "application/octet-stream":
        return  # a file
    body = got.json
    assert body["ok"] is (got.status == 200)
    assert body["ok"] or (body["error_code"] == got.status and body["description"])


def check_page(wire: Wire, raw: bytes) -> None:
    wire.calm()
    got = wire.ask(raw)
    assert got is not None
    assert got.status < 500


@QUICK
@given(data=st.data())
def test_every_call_is_answered_in_the_envelope(wire: Wire, data: st.DataObject) -> None:
    check_answer(wire, data.draw(requests(BOTS, wire.host, EXPECTS)))


@pytest.mark.sweep
@LONG
@given(data=st.data())
def test_very_many_calls_are_answered_in_the_envelope(wire: Wire, data: st.DataObject) -> None:
    check_answer(wire, data.draw(requests(BOTS, wire.host, EXPECTS)))
    assert wire.lives()


@QUICK
@given(data=st.data())
def test_the_page_is_never_told_of_an_inner_fault(wire: Wire, data: st.DataObject) -> None:
    check_page(wire, data.draw(requests(API, wire.host, sensible=FIELDS)))


@pytest.mark.sweep
@LONG
@given(data=st.data())
def test_the_page_is_never_told_of_an_inner_fault_by_very_many_requests(wire: Wire, data: st.DataObject) -> None:
    check_page(wire, data.draw(requests(API, wire.host, sensible=FIELDS)))
    assert wire.lives()


@settings(QUICK, max_examples=40)
@given(raw=st.binary(min_size=1, max_size=200), end=st.sampled_from([b"", b"\r\n\r\n"]))
def test_bytes_that_are_no_request_do_no_harm(wire: Wire, raw: bytes, end: bytes) -> None:
    got = wire.ask(raw + end, within=0.01)
    assert got is None or 400 <= got.status < 500
    assert wire.lives()


JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PARTS = {"Content-Type": "multipart/form-data; boundary=x"}
DISPOSITION = b"--x\r\nContent-Disposition: %b\r\n\r\n\r\n--x--"
FIELD = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhello\r\n'


@pytest.mark.parametrize(
    ("method", "headers", "body", "status", "description"),
    [
        ("PUT", {}, b"", 501, "Not Implemented"),
        ("DELETE", {}, b"x", 501, "Not Implemented"),
        ("POST", {"Content-Type": "multipart/form-data"}, b"x", 400, "Bad Request: boundary not found"),
        ("POST", {"Content-Type": "multipart/form-data; boundary"}, b"x", 400, "Bad Request: boundary value not found"),
        (
            "POST", {"Content-Type": f"multipart/form-data; boundary={'x' * 71}"}, b"x", 400,
            "Bad Request: boundary too big or empty",
        ),
        ("POST", PARTS, FIELD, 400, "Bad Request: unexpected end of request content"),
        ("POST", PARTS, b"nonsense", 400, "Bad Request: unexpected end of request content"),
        (
            "POST", PARTS, b"--x\r\n\r\n\r\n--x--", 400,
            "Bad Request: headers in multipart/form-data are empty",
        ),
        (
            "POST", PARTS, b"--x\r\nX: y\r\n\r\n\r\n--x--", 400,
            "Bad Request: field name in multipart/form-data not found",
        ),
        (
            "POST", PARTS, b"--x\r\nX\r\n\r\n\r\n--x--", 400,
            "Bad Request: can't parse form data headers",
        ),
        (
            "POST", PARTS, DISPOSITION % b"file; name=x", 400,
            "Bad Request: expected form-data content disposition",
        ),
        (
            "POST", PARTS, DISPOSITION % b'form-data; name="x', 400,
            "Bad Request: unclosed quoted string in Content-Disposition header",
        ),
        (
            "POST", PARTS, DISPOSITION % b'form-data; name="x\\', 400,
            "Bad Request: wrong escape sequence in Content-Disposition header",
        ),
        (
            "POST", PARTS, DISPOSITION % b'form-data; name="x" y', 400,
            "Bad Request: expected ';' in Content-Disposition header",
        ),
        (
            "POST", PARTS,
            b"".join(b"--x\r\nContent-Disposition: form-data; name=f%d; filename=f\r\n\r\n\r\n" % n for n in range(51))
            + b"--x--", 413, "Request Entity Too Large: too many files attached",
        ),
        (
            "POST", PARTS, FIELD.replace(b"hello", b"x" * (1 << 20) + b"x") + b"--x--", 413,
            "Request Entity Too Large: too many parameters in form data",
        ),
        (
            "POST", JSON, b" " * ((1 << 20) + 1), 413,
            "Request Entity Too Large: too many parameters",
        ),
        (
            "POST", FORM, b"a=" + b"x" * (1 << 20), 413,
            "Request Entity Too Large: too many parameters",
        ),
        (
            "POST", {"Content-Type": "application/json", "Content-Encoding": "zstd"}, b"{}", 415,
            "Unsupported Media Type: unsupported content-encoding",
        ),
        (
            "POST", FORM, b"text=\xff", 400,
            "Bad Request: strings must be encoded in UTF-8",
        ),
        ("POST", PARTS, FIELD + b"--x--", 400, "Bad Request: chat_id is empty"),
        ("POST", {"Content-Type": "text/plain"}, b"text=hello", 400, "Bad Request: message text is empty"),
        ("POST", JSON, b"[]", 400, "Bad Request: message text is empty"),
        ("POST", JSON, b'{"text": "hello", "x', 400, "Bad Request: chat_id is empty"),
        ("POST", JSON, b'{"a": {"text": "x"}, 5', 400, "Bad Request: message text is empty"),
        ("POST", {"Content-Type": "x-application/json+"}, b'{"text": "x"}', 400, "Bad Request: chat_id is empty"),
    ],
)  # fmt: skip
def test_what_is_broken_is_told_in_the_servers_words(
    wire: Wire, method: str, headers: dict[str, str], body: bytes, status: int, description: str
) -> None:
    given = [(name.encode(), value.encode()) for name, value in headers.items()]
    got = wire.ask(request(wire.host, method, f"/bot{TOKEN}/sendMessage", given, body))
    assert got is not None
    assert (got.status, got.json) == (status, {"ok": False, "error_code": status, "description": description})


def test_a_client_may_ask_before_it_sends_its_body(fresh: Wire) -> None:
    """So does curl with a large body."""
    got = fresh.ask(request(fresh.host, "POST", f"/bot{TOKEN}/getMe", [(b"Expect", b"100-continue")], b"x"))
    assert got is not None
    assert got.status == 100


def test_a_body_may_be_packed(fresh: Wire) -> None:
    person = next(iter(fresh.world.accounts.people))
    body = gzip.compress(f"chat_id={person}&text=packed".encode())
    headers = [(b"Content-Type", b"application/x-www-form-urlencoded"), (b"Content-Encoding", b"gzip")]
    got = fresh.ask(request(fresh.host, "POST", f"/bot{TOKEN}/sendMessage", headers, body))
    assert got is not None
    assert got.json["result"]["text"] == "packed"
    got = fresh.ask(request(fresh.host, "POST", f"/bot{TOKEN}/sendMessage", headers, body[:-9] + b"x" * 9))
    assert got is not None
    assert got.json["description"] == "Bad Request: zlib error -3"
    got = fresh.ask(request(fresh.host, "POST", f"/bot{TOKEN}/sendMessage", headers, body[:-9]))
    assert got is not None
    assert got.json["description"] == "Bad Request: unexpected end of request content"


def test_a_body_that_is_too_large_is_refused(fresh: Wire) -> None:
    head = request(fresh.host, "POST", f"/bot{TOKEN}/sendDocument", [(b"Content-Length", b"64000001")])
    got = fresh.ask(head + b"x" * 64_000_001)
    assert got is not None
    assert got.json["error_code"] == 413
    assert got.json["description"] == "Request Entity Too Large: content length is 64000001"


def test_the_first_argument_of_a_name_counts_and_the_method_may_be_one(fresh: Wire) -> None:
    person = next(iter(fresh.world.accounts.people))
    query = f"?method=sendMessage&chat_id={person}&text=first&text=second"
    kind = [(b"Content-Type", b"application/json")]
    got = fresh.ask(request(fresh.host, "POST", f"/bot{TOKEN}/{query}", kind, b'{"text": "third"}'))
    assert got is not None
    assert got.json["result"]["text"] == "first"


def test_a_call_too_many_says_when_to_come_again(fresh: Wire) -> None:
    fresh.world.faults.add("error", retry_after=7)
    raw = fresh.ask(request(fresh.host, "GET", f"/bot{TOKEN}/getMe"))
    assert raw is not None
    assert raw.json["parameters"] == {"retry_after": 7}
    assert raw.headers["retry-after"] == "7"
