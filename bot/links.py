"""Links that tell where a prospect comes from, and their QR pictures for print and for the terminal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

SOURCE = re.compile(r"[A-Za-z0-9_-]{1,64}")
USERNAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})")
PICTURES = (".png", ".svg")
QUIET = 4
"""Modules that stay empty around the code; readers need them."""
DOTS_PER_MODULE, DOTS_PER_INCH = 20, 300
MILLIMETRES_PER_MODULE = 1.5
"""About six centimetres on paper, which a phone reads from an arm's length."""


def source_in(text: str) -> str:
    """The source that the payload of `/start` names; empty where it is none."""
    return text if SOURCE.fullmatch(text) else ""


def username_in(text: str) -> str | None:
    """A bot's username, with or without its @."""
    found = USERNAME.fullmatch(text)
    return found[1] if found else None


def link_to(username: str, source: str) -> str:
    """The address that opens the bot, and lets it know the source."""
    return f"https://t.me/{username}?start={source}"


def draw(address: str, file: Path) -> None:
    """Write the picture as PNG or SVG, by the file's ending. Raises OSError."""
    code = _code(address)
    if file.suffix.lower() == ".svg":
        code.save(str(file), kind="svg", border=QUIET, scale=MILLIMETRES_PER_MODULE, unit="mm", light="white")
    else:
        code.save(str(file), kind="png", border=QUIET, scale=DOTS_PER_MODULE, dpi=DOTS_PER_INCH)


def show(address: str, out: Any) -> None:
    """Print the code to a terminal, two rows of it in each line."""
    _code(address).terminal(out, border=QUIET, compact=True)


def _code(address: str) -> Any:
    import segno

    return segno.make_qr(address, error="m")
