"""What a person typed, without what cannot be stored or seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MOST_MARKS = 2
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_BLANK = "\u2800\u3164\u115f\u1160\uffa0"
"""Letters that look like nothing: names are made of them."""
_SEPARATORS = re.compile(r"[,;\n]+")


def clean(text: str) -> str:
    """Typed text without what cannot be stored or seen: lone surrogates, controls, invisible marks."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n"))
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc").strip()


def one_line(text: str) -> str:
    """Cleaned text for a title or a name: on one line, without piles of combining marks."""
    letters = (" " if c in _BLANK else c for c in _without_piles(clean(text)))
    return " ".join("".join(letters).split())


def _without_piles(text: str) -> Iterator[str]:
    """Two marks on a letter are writing (Arabic, Hindi, Vietnamese); more of them climb over the lines above."""
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) == "Mn" else 0
        if marks <= MOST_MARKS:
            yield letter


def split(text: str) -> list[str]:
    """The parts of a list typed with commas, semicolons or line breaks."""
    return [part for part in (one_line(raw) for raw in _SEPARATORS.split(text)) if part]
