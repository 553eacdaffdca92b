"""A fault of a questionnaire, with its place and its remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where, and what to do about it."""

    file: str
    place: str
    what: str
    remedy: str
    line: int | None = None

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, f"line {self.line}" if self.line else "", self.place) if part)
        told = f"{where}: {self.what}" if where else self.what
        return f"{told}\n    {self.remedy}" if self.remedy else told

    def at_its_line(self, folder: Path) -> Fault:
        """The fault with the line of the row that it is about: the first id or name between backticks in its place."""
        name = re.search(r"`([^`]+)`", self.place)
        if name is None:
            return self
        wanted = re.compile(rf'^[\s{{]*(?:id|name)\s*=\s*"{re.escape(name[1])}"', re.MULTILINE)
        found = wanted.search((folder / self.file).read_text(encoding="utf-8"), _table(folder / self.file, self.place))
        return self if found is None else replace(self, line=line_at(found.string, found.end()))


def _table(file: Path, place: str) -> int:
    """Where the first row of the table begins: the same id may stand in several tables."""
    found = re.search(rf"^\[\[{re.escape(place.split()[0])}\]\]", file.read_text(encoding="utf-8"), re.MULTILINE)
    return found.start() if found else 0


def line_at(text: str, offset: int) -> int:
    """The number of the line in which a character stands."""
    return text.count("\n", 0, offset) + 1
