"""Bytes to a simulator over a real socket, and what comes back."""

import asyncio
import contextlib
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from bot.simulator import Server, World, serve

TOKEN = "42:simulated"


@dataclass(frozen=True, slots=True)
class Got:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "")

    @property
    def json(self) -> Any:
        assert self.kind.startswith("application/json"), self
        return json.loads(self.body)


class Wire:
    """A simulator on a loop of its own, which runs while something is asked of it."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(self._note)
        self.faults: list[Any] = []
        self.world = World()
        self.world.add_bot(TOKEN)
        anna = self.world.add_user("Anna", phone="+380501112233")
        self.world.start(anna.id)
        self.world.add_group("Managers", [anna.id], forum=True)
        self.server: Server = self._loop.run_until_complete(serve(self.world))
        self.host = self.server.url.removeprefix("http://")

    def _note(self, _loop: object, context: dict[str, Any]) -> None:
        self.faults.append(context)

    def ask(self, raw: bytes, within: float = 5.0) -> Got | None:
        """What is answered to these bytes; None when the connection is closed, or left silent, without an answer."""
        return self._loop.run_until_complete(self._ask(raw, within))

    async def _ask(self, raw: bytes, within: float) -> Got | None:
        host, _, port = self.host.partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            writer.write(raw)
            async with asyncio.timeout(within):
                return await _answer(reader, head_only=raw.startswith(b"HEAD"))
        except (TimeoutError, ConnectionError, asyncio.IncompleteReadError):
            return None
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    def lives(self) -> bool:
        got = self.ask(request(self.host, "GET", f"/bot{TOKEN}/getMe"))
        return got is not None and got.status == 200 and not self.faults

    def calm(self) -> None:
        """Undo what would hold up the next request."""
        self.world.faults.clear()
        self.server.delay = 0.0

    def close(self) -> None:
        self._loop.run_until_complete(self.server.close())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()


async def _answer(reader: asyncio.StreamReader, *, head_only: bool) -> Got:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = 0 if head_only else int(headers.get("content-length", 0))
    return Got(int(first.split()[1]), headers, await reader.readexactly(length))


def request(host: str, method: str, target: str, headers: list[tuple[bytes, bytes]] | None = None,
            body: bytes = b"") -> bytes:  # fmt: skip
    """A whole request; its head is well-formed as long as the target and the headers are."""
    lines = [f"{method} {target} HTTP/1.1".encode(), f"Host: {host}".encode(), b"Connection: close"]
    lines += [name + b": " + value for name, value in headers or []]
    if body:
        lines.append(f"Content-Length: {len(body)}".encode())
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


# -- what may be sent --------

ANNA, GROUP = 700_000_001, -1001000000001
_visible = st.binary(max_size=40).map(lambda raw: bytes(byte for byte in raw if byte >= 32 and byte != 127))
escaped = st.binary(max_size=20).map(quote_from_bytes)
_methods = st.sampled_from(["GET", "POST", "POST", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"])
JSON = (b"Content-Type", b"application/json")
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _cut(raw: bytes, at: float) -> bytes:
    return raw[: int(len(raw) * at)]


_ids = st.sampled_from([ANNA, GROUP, 42, 1, 2, 3, 0, -1])
_words = st.sampled_from(["hello", "clear", "add", "error", "photo", "open", "member", "manager", "", "x" * 5000])
FIELDS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"person": st.just(ANNA) | _json},
    optional={
        **dict.fromkeys(("chat", "message", "reply_to", "thread", "button", "bot", "times", "member", "by", "id",
                         "code", "forward", "delay", "seconds", "again", "from"), _ids | _json),
        **dict.fromkeys(("text", "payload", "key", "data", "kind", "action", "status", "title", "first_name", "role",
                         "caption", "emoji", "name", "file", "method", "description"), _words | _json),
        **dict.fromkeys(("own", "blocked", "anonymous", "forum", "limits", "privacy", "deactivated", "update", "items",
                         "members", "rights"), st.booleans() | _json),
    },
)  # fmt: skip


_whole_json = _json.map(lambda value: json.dumps(value).encode())
_part_head = st.sampled_from(
    [
        b'Content-Disposition: form-data; name="chat_id"', b'content-disposition: form-data; name=text',
        b'Content-Disposition: form-data; name="document"; filename="a\\"b.pdf"\r\nContent-Type: application/pdf',
        b'Content-Disposition: form-data; name="x', b"Content-Disposition: attachment", b"No colon", b"",
    ]
)  # fmt: skip
_parts = st.lists(st.tuples(_part_head | _visible, st.binary(max_size=20)), max_size=4).map(
    lambda parts: b"".join(b"--x\r\n" + head + b"\r\n\r\n" + data + b"\r\n" for head, data in parts) + b"--x--\r\n"
)
_cuts = st.sampled_from([1.0, 1.0, 0.9, 0.5])
_bodies: st.SearchStrategy[tuple[bytes, bytes]] = st.one_of(
    st.tuples(st.just(b"application/json"), st.builds(_cut, _whole_json, _cuts)),
    st.tuples(st.just(b"application/x-www-form-urlencoded"), st.binary(max_size=60)),
    st.tuples(st.just(b"multipart/form-data; boundary=x"), st.builds(_cut, _parts, _cuts)),
    st.tuples(st.sampled_from([b"multipart/form-data", b'multipart/form-data; boundary=""', b"text/plain"]), _parts),
    st.tuples(_visible, st.binary(max_size=60)),
)
_other_headers = st.lists(
    st.tuples(
        st.sampled_from([b"Content-Encoding", b"Accept", b"Cookie", b"Range", b"If-Match", b"X-Real-Ip"]),
        st.sampled_from([b"gzip", b"deflate", b"br", b"none", b"100-continue", b"bytes=0-", b"*"]) | _visible,
    ),
    max_size=2,
)


@st.composite
def requests(draw: st.DrawFn, targets: st.SearchStrategy[str], host: str, *more: tuple[bytes, bytes],
             sensible: st.SearchStrategy[dict[str, Any]] | None = None) -> bytes:  # fmt: skip
    """`more` are headers of which each may be there, `sensible` are JSON objects to send as well as nonsense."""
    if sensible is not None and draw(st.booleans()):
        return request(host, "POST", draw(targets), [JSON], json.dumps(draw(sensible)).encode())
    kind, body = draw(_bodies)
    query = draw(st.just("") | escaped.map(lambda text: f"?{text}"))
    headers = [(b"Content-Type", kind), *draw(_other_headers), *(it for it in more if draw(st.booleans()))]
    return request(host, draw(_methods), draw(targets) + query, headers, body)


def targets(prefixes: st.SearchStrategy[str], names: list[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda prefix, name: f"{prefix}/{name}", prefixes, st.sampled_from(names) | escaped)
