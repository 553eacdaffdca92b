"""What the body of a request holds: arguments and files, read as leniently, and refused with the texts, as Telegram.

The source is td's HttpReader.cpp. There a body that is no JSON object is no error: what was read of it counts.
"""

import json
import re
from typing import Any

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.methods import Upload
from bot.simulator.wire.forms import pairs
from bot.simulator.wire.multipart import Part, boundary_of, parts

Params = dict[str, Any]
Uploads = dict[str, Upload]

_MOST_PARAMETERS = 1 << 20
_MOST_FILES = 50
_BETWEEN = re.compile(r"[ \t\r\n]*")
_decoder = json.JSONDecoder(strict=False)


def too_large(what: str) -> ApiError:
    return ApiError(413, f"Request Entity Too Large: {what}")


def arguments(query: str, content_type: str, body: bytes) -> tuple[Params, Uploads]:
    """The arguments of a call, of which the first of a name counts. Form values are strings; JSON keeps its types."""
    params = _first_of_each(_pairs(query.encode("utf-8", "surrogateescape"))) if query else {}
    kind = content_type.lower()
    if "multipart/form-data" in kind:
        return _with_parts(params, parts(body, boundary_of(content_type)))
    if not body:
        return params, {}
    if "application/x-www-form-urlencoded" in kind:
        _check_length(query, body)
        return {**_first_of_each(_pairs(body)), **params}, {}
    if "application/json" in kind:
        _check_length(query, body)
        return {**_json_object(body), **params}, {}
    return params, {}


def _check_length(query: str, body: bytes) -> None:
    if len(query) + len(body) > _MOST_PARAMETERS:
        raise too_large("too many parameters")


def _pairs(form: bytes) -> list[tuple[str, str]]:
    try:
        return pairs(form)
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _first_of_each(pairs: list[tuple[str, Any]]) -> Params:
    found: Params = dict(pairs)
    return found if len(found) == len(pairs) else dict(reversed(pairs))


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _not_utf8() -> ApiError:
    return bad_request("strings must be encoded in UTF-8")


def _json_object(body: bytes) -> Params:
    text = _decoded(body)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return _json_begun(text)
    return value if isinstance(value, dict) else {}


def _json_begun(text: str) -> Params:
    """The fields of a broken object up to where it breaks."""
    found: Params = {}
    at = _skip(text, 0)
    if text[at : at + 1] != "{":
        return found
    while True:
        try:
            key, at = _decoder.raw_decode(text, _skip(text, at + 1))
            at = _skip(text, at)
            if not isinstance(key, str) or text[at : at + 1] != ":":
                return found
            value, at = _decoder.raw_decode(text, _skip(text, at + 1))
        except (ValueError, RecursionError):
            return found
        found.setdefault(key, value)
        at = _skip(text, at)
        if text[at : at + 1] != ",":
            return found


def _skip(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _with_parts(params: Params, found: list[Part]) -> tuple[Params, Uploads]:
    uploads: Uploads = {}
    length = 0
    for part in found:
        if part.filename is None:
            length += len(part.data)
            params.setdefault(part.name, _decoded(part.data))
        elif len(uploads) == _MOST_FILES:
            raise too_large("too many files attached")
        else:
            uploads.setdefault(part.name, Upload(part.filename, part.content_type, part.data))
    if length > _MOST_PARAMETERS:
        raise too_large("too many parameters in form data")
    return params, uploads
