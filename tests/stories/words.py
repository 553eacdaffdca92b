"""Which words of a text are English and should not be there."""

from __future__ import annotations

import re

_ENGLISH = re.compile(r"(?<![/@#\w.])[A-Za-z]{2,}(?![\w.]*[.@]\w)")
SAME_EVERYWHERE = {
    "Example", "Agency", "Telegram", "PHP", "Laravel", "Vue", "CEO", "CTO", "HTML", "CSS", "DevOps", "NDA", "CV",
    "Time", "Material", "fixed", "price", "retainer", "English",
}  # fmt: skip
"""Names, abbreviations that Ukrainian uses as they are, and the terms that stand in brackets once."""


def english_in(text: str) -> set[str]:
    """English words of a text; commands, addresses and numbers of leads are none."""
    return set(_ENGLISH.findall(text)) - SAME_EVERYWHERE
