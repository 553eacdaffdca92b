"""References to characters in HTML: &lt; &gt; &amp; &quot; and numbers; everything else is an ampersand."""

import re

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LONGEST = 9


def character_at(text: str, position: int) -> tuple[str, int]:
    """The character that the reference at the ampersand stands for, and the end of it; the ampersand if it is none."""
    found = _REFERENCE.match(text, position)
    if found is None:
        return "&", position + 1
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        character = _NAMED.get(name)
    else:
        short = len(found.group().removesuffix(";")) <= _LONGEST
        character = _numbered(int(hexadecimal or decimal or "0", 16 if hexadecimal else 10) if short else 0)
    return (character, found.end()) if character else ("&", position + 1)


def _numbered(code: int) -> str | None:
    return chr(code) if 0 < code < 0x10FFFF else None


def decoded(text: str) -> str:
    """The text with every reference replaced."""
    pieces, at = [], 0
    while (found := text.find("&", at)) >= 0:
        pieces.append(text[at:found])
        character, at = character_at(text, found)
        pieces.append(character)
    return "".join(pieces) + text[at:]
