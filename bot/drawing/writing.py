"""Words in a picture: the two faces that come along, and lines broken so that they are about equally long."""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
"""Golos Text, made for Cyrillic and Latin on screens, under the Open Font License."""
NO_LETTER = "\uffff"
SPACING = 1.28
"""From line to line, in sizes of the face."""

Font = ImageFont.FreeTypeFont


class Unwritable(Exception):
    """The faces lack a letter; a picture with boxes instead of words is none."""


@lru_cache
def font(size: int, *, bold: bool = False) -> Font:
    """A face by its size in pixels."""
    name = "GolosText_600SemiBold.ttf" if bold else "GolosText_400Regular.ttf"
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def step(face: Font) -> int:
    """Pixels from one line to the next."""
    return round(face.size * SPACING)


@lru_cache(maxsize=256)
def broken(text: str, face: Font, width: int) -> list[str]:
    """A text in as few lines as fit into a width, none of them much shorter than the others. Raises Unwritable."""
    for letter in set(text):
        _check(letter)
    words = re.sub(r"\b(\w)\s+", "\\1\xa0", text).split(" ")  # a word of one letter stays with the next
    lines = _filled(words, face, width)
    narrowest = max(face.getlength(word) for word in words)
    for narrower in range(width, ceil(narrowest), -max(1, width // 40)):
        tried = _filled(words, face, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _filled(words: list[str], face: Font, width: int) -> list[str]:
    """A line holds as many words as fit."""
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(joined) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, face, width))
    return lines


def _pieces(word: str, face: Font, width: int) -> list[str]:
    """A word that no line holds goes on in the next one."""
    if face.getlength(word) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=256)
def _check(letter: str) -> None:
    face = font(20)
    drawn, none = face.getmask(letter), face.getmask(NO_LETTER)
    if not letter.isspace() and (drawn.size, bytes(drawn)) == (none.size, bytes(none)):
        raise Unwritable(f"no letter U+{ord(letter):04X}")
