"""multipart/form-data, part by part; what is wrong with it is told in the words of td's HttpReader.cpp."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from bot.simulator.errors import ApiError, bad_request

_LONGEST_BOUNDARY = 70
_MOST_HEADERS = 1 << 18
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)  # a backslash takes the next character as it is


@dataclass(frozen=True, slots=True)
class Part:
    """A field, or a file when it has a file name."""

    name: str
    filename: str | None
    content_type: str
    data: bytes


def boundary_of(content_type: str) -> bytes:
    at = content_type.lower().find("boundary")
    if at < 0:
        raise bad_request("boundary not found")
    _, found, rest = content_type[at:].partition("=")
    if not found:
        raise bad_request("boundary value not found")
    value = rest.partition(";")[0]
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    boundary = value.encode("utf-8", "surrogateescape")
    if not 0 < len(boundary) <= _LONGEST_BOUNDARY:
        raise bad_request("boundary too big or empty")
    return b"--" + boundary


def parts(body: bytes, boundary: bytes) -> list[Part]:
    """All parts up to the closing boundary."""
    found: list[Part] = []
    at, headers_length = body.find(boundary), 0
    while at >= 0:
        at += len(boundary)
        if body[at : at + 2] == b"--":
            return found
        end_of_head = body.find(b"\r\n\r\n", at)
        if end_of_head < 0:
            break
        headers_length += end_of_head - at
        if headers_length > _MOST_HEADERS:
            raise ApiError(431, "Request Header Fields Too Large: total headers size exceeded")
        name, filename, content_type = _head(body[at:end_of_head])
        end = body.find(b"\r\n" + boundary, end_of_head + 4)
        if end < 0:
            break
        found.append(Part(name, filename, content_type, body[end_of_head + 4 : end]))
        at = end + 2
    raise bad_request("unexpected end of request content")


def _head(head: bytes) -> tuple[str, str | None, str]:
    if not head:
        raise bad_request("headers in multipart/form-data are empty")
    fields: dict[str, str] = {}
    content_type = "application/octet-stream"
    for line in re.split(rb"\r\n(?![ \t])", head.removeprefix(b"\r\n")):
        key, colon, value = line.decode("utf-8", "replace").partition(":")
        if not colon:
            raise bad_request("can't parse form data headers")
        if key.strip().lower() == "content-disposition":
            fields = _disposition(value.strip())
        elif key.strip().lower() == "content-type":
            content_type = value.strip()
    if not fields.get("name"):
        raise bad_request("field name in multipart/form-data not found")
    return fields["name"], fields.get("filename"), content_type


def _disposition(value: str) -> dict[str, str]:
    if not value.startswith("form-data;"):
        raise bad_request("expected form-data content disposition")
    rest, fields = value.removeprefix("form-data;"), {}
    while "=" in rest:
        key, _, rest = rest.partition("=")
        rest = rest.lstrip()
        if rest.startswith('"'):
            words, rest = _quoted(rest)
        else:
            words, _, rest = rest.partition(";")
        fields[key.strip()] = unquote_to_bytes(words.strip()).decode("utf-8", "replace")
    return fields


def _quoted(rest: str) -> tuple[str, str]:
    """The words within the quotes, and what follows them."""
    match = _QUOTED.match(rest)
    if match is None:
        escapes = len(rest) - len(rest.rstrip("\\"))
        raise bad_request(
            f"{'wrong escape sequence' if escapes % 2 else 'unclosed quoted string'} in Content-Disposition header"
        )
    rest = rest[match.end() :].lstrip()
    if rest and rest[0] != ";":
        raise bad_request("expected ';' in Content-Disposition header")
    return re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL), rest[1:]
