"""The names of technologies, and the many ways in which people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import fuzz

from conversations.cleaning import split

SHIPPED_TABLE = Path(__file__).parent / "technologies.toml"
LONGEST_NAME = 80
"""Characters; what is longer is a sentence, and stays as it is."""
SHORTEST_TYPO = 6
"""Letters from which a name may be mistyped: `C`, `Go` and `Vue` are near to far too much."""
NEAR = 88
"""Points of a hundred from which a name is only mistyped."""
GLUED = 3
"""Letters of a name that may have its version right behind it: `vue3`, but not `es6`."""

_SAME = re.compile(r"[\s._'’ʼ/-]+")
_BETWEEN = re.compile(
    r"\s*[/&]\s*|\s+\+\s+|(?<=[^\s+])\+(?=[^\s+\d])|\s+(?:and|та|і|й|и)\s+", re.IGNORECASE
)  # fmt: skip
_VERSION = re.compile(r"^(.*[^\d\s.v])(\s*v?)(\d+(?:\.(?:\d+|x))*\+?)$", re.IGNORECASE)


class Technology(BaseModel):
    """A row of a `technologies.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key(name) for name in (self.name, *self.aliases))


class TechnologyTable(BaseModel):
    """`technologies.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    technology: tuple[Technology, ...] = ()


def key(name: str) -> str:
    """What is the same in `Node.js`, `node js` and `NodeJS`."""
    return _SAME.sub("", unicodedata.normalize("NFKC", name).casefold())


@dataclass(frozen=True)
class Technologies:
    """All known names; an agency's own rows extend those that are shipped, or take their place."""

    names: Mapping[str, str] = field(default_factory=dict)
    """By key, the name that is shown."""

    @classmethod
    def of(cls, *tables: TechnologyTable) -> Technologies:
        names: dict[str, str] = {}
        for table in tables:
            for row in table.technology:
                renamed = {names[k] for k in row.keys if k in names and key(names[k]) == k}
                if renamed:
                    names = {k: row.name if name in renamed else name for k, name in names.items()}
                names.update(dict.fromkeys(row.keys, row.name))
        return cls(names)

    def recognise(self, text: str) -> tuple[str, ...]:
        """The technologies of a list; what is not known stays as it was written."""
        found: list[str] = []
        for part in split(text):
            found.extend(self._all(part) or (part,))
        return tuple(dict.fromkeys(found))

    def _all(self, part: str) -> tuple[str, ...] | None:
        """What a part names, where all of it is known."""
        if len(part) > LONGEST_NAME:
            return None
        one = self._one(part)
        if one is not None:
            return (one,)
        pieces = [piece for piece in _BETWEEN.split(part) if piece]
        return self._each(pieces) if len(pieces) > 1 else self._in_a_row(part.split())

    def _each(self, pieces: Iterable[str]) -> tuple[str, ...] | None:
        found = [self._all(piece) for piece in pieces]
        return None if None in found else tuple(name for names in found for name in names or ())

    def _in_a_row(self, words: list[str]) -> tuple[str, ...] | None:
        """`react native node 20`: the longest name comes first, a version belongs to it."""
        if not words:
            return ()
        for end in range(min(len(words), self._most_words + 1), 0, -1):
            name = self._one(" ".join(words[:end]))
            rest = self._in_a_row(words[end:]) if name is not None else None
            if name is not None and rest is not None:
                return (name, *rest)
        return None

    @cached_property
    def _most_words(self) -> int:
        return max((len(name.split()) for name in self.names.values()), default=1) + 1

    def _one(self, text: str) -> str | None:
        name = self.names.get(key(text))
        if name is not None:
            return name
        version = _VERSION.match(text)
        if version and (version[2] or len(key(version[1])) >= GLUED):
            base = self._near(key(version[1]))
            return f"{base} {version[3]}" if base is not None else None
        return self._near(key(text))

    def _near(self, wanted: str) -> str | None:
        """A name as it is, or mistyped where only one name comes near."""
        if wanted in self.names or len(wanted) < SHORTEST_TYPO:
            return self.names.get(wanted)
        near = (k for k in self._long if k[0] == wanted[0] and fuzz.ratio(k, wanted) >= NEAR)
        names = {self.names[k] for k in near}
        return names.pop() if len(names) == 1 else None

    @cached_property
    def _long(self) -> list[str]:
        return [k for k in self.names if len(k) >= SHORTEST_TYPO]
