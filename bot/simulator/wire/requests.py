"""What an HTTP request to the Bot API carries; one that is broken is refused as Telegram's server refuses it.

Telegram's own HTTP server answers a fault of HTTP with the status alone. Here the text that it keeps for its log goes
into the usual envelope, as clients of api.telegram.org know it.
"""

import zlib

from aiohttp import web

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.wire.bodies import Params, Uploads, arguments, too_large

_PACKED = ("gzip", "deflate")
_LARGEST_UNPACKED = 64_000_000


async def read(request: web.Request) -> tuple[Params, Uploads]:
    """The arguments and the files of a call."""
    if request.method not in ("GET", "POST"):
        raise ApiError(501, "Not Implemented")
    query = request.rel_url.raw_query_string
    if not request.can_read_body:
        return arguments(query, "", b"")
    return arguments(query, request.headers.get("Content-Type", ""), await _body(request))


async def _body(request: web.Request) -> bytes:
    encoding = request.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "none", *_PACKED):
        raise ApiError(415, "Unsupported Media Type: unsupported content-encoding")
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise too_large(f"content length is {request.content_length or 'too big'}") from None
    except web.RequestPayloadError:
        raise bad_request("unexpected end of request content") from None
    return _unpacked(body) if encoding in _PACKED and body else body


def _unpacked(body: bytes) -> bytes:
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        unpacked = unpacking.decompress(body, _LARGEST_UNPACKED)
    except zlib.error as error:
        raise bad_request(f"zlib error {str(error).split()[1]}") from None
    if unpacking.unconsumed_tail:
        raise bad_request("Max output size limit exceeded")
    if not unpacking.eof:
        raise bad_request("unexpected end of request content")
    return unpacked


async def expect(request: web.Request) -> None:
    """`Expect` other than 100-continue means nothing to Telegram."""
    if request.headers.get("Expect", "").lower() == "100-continue" and request.transport is not None:
        request.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
