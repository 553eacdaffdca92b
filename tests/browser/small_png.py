"""A screenshot as a small PNG: flat colours are packed best as they are, without a browser's quick filters."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = 3
_ROUNDED = bytes(min(value + 1 & 0xFE, 255) if 0 < value < 254 else value for value in range(256))


def smaller(png: bytes) -> bytes:
    """The same picture, its colours rounded to where nobody sees it."""
    header, data = _parts(png)
    width, height = struct.unpack(">II", header[:8])
    rows = _unfiltered(zlib.decompress(data), width, height)
    plain = b"".join(b"\0" + row.translate(_ROUNDED) for row in rows)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(plain, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks)


def _parts(png: bytes) -> tuple[bytes, bytes]:
    """The header and the compressed rows."""
    at, header, data = len(_SIGNATURE), b"", b""
    while at < len(png):
        (length,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            header = body
        elif kind == b"IDAT":
            data += body
        at += length + 12
    if header[8:10] != b"\x08\x02":
        raise ValueError("only 8 bits of red, green and blue each")
    return header, data


def _unfiltered(raw: bytes, width: int, height: int) -> list[bytes]:
    stride = width * _CHANNELS
    above = bytes(stride)
    rows = []
    for start in range(0, height * (stride + 1), stride + 1):
        line = bytearray(raw[start + 1 : start + 1 + stride])
        _undo(raw[start], line, above)
        above = bytes(line)
        rows.append(above)
    return rows


def _undo(kind: int, line: bytearray, above: bytes) -> None:
    for at in range(len(line)):
        left, corner = (line[at - _CHANNELS], above[at - _CHANNELS]) if at >= _CHANNELS else (0, 0)
        line[at] = (line[at] + _guess(kind, left, above[at], corner)) & 255


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    """What a filter expects of a byte: nothing, the left, the upper, their mean, or whichever Paeth chooses."""
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    expected = left + up - corner
    return min((left, up, corner), key=lambda near: abs(expected - near))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
