"""A text being read for its markup: what is behind is written down, what is ahead is looked at."""

import re
from typing import Any

from bot.simulator.formatting.entity import Entity, EntityError, FindUser, rank
from bot.simulator.formatting.links import checked_link, user_of
from bot.simulator.formatting.measure import byte_offset, utf16_length

SPACES = " \t\r\n\v\0"
_NEWLINE = re.compile(r"\r\n|\n\r|\r|\n")
_LANGUAGE = re.compile(r"[^ \t\r\n\v\0`]+")


class Source:
    """`at` is where one reads; `length` how long the text is that came out so far, in UTF-16 code units."""

    def __init__(self, text: str, find_user: FindUser) -> None:
        self.text = text
        self.find_user = find_user
        self.at = 0
        self.length = 0
        self.pieces: list[str] = []
        self.entities: list[Entity] = []

    def write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += utf16_length(piece)

    def written(self, first_piece: int = 0) -> str:
        return "".join(self.pieces[first_piece:])

    def ahead(self, piece: str, skipped: int = 0) -> bool:
        return self.text.startswith(piece, self.at + skipped)

    def ended(self) -> bool:
        """A NUL ends a text for Telegram too, wherever it looks for an end."""
        return self.at >= len(self.text) or self.text[self.at] == "\0"

    def match(self, pattern: re.Pattern[str]) -> str:
        """What the pattern finds here is passed; nothing found is an empty text."""
        found = pattern.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()

    def bytes_before(self, position: int) -> int:
        return byte_offset(self.text, position)

    def language(self) -> str:
        """The word behind ```, unless the text or the block ends with it; one newline behind it is passed."""
        found = _LANGUAGE.match(self.text, self.at)
        language = ""
        if found is not None and found.end() < len(self.text) and self.text[found.end()] != "`":
            language = found.group()
            self.at = found.end()
        self.match(_NEWLINE)
        return language

    def add(self, kind: str, offset: int, **details: Any) -> None:
        if self.length > offset:
            self.entities.append({"type": kind, "offset": offset, "length": self.length - offset, **details})

    def add_link(self, url: str, offset: int) -> None:
        """A link, or a mention of a person; an address that is none leaves plain text."""
        user_id = user_of(url)
        if user_id:
            user = self.find_user(user_id)
            if user is not None:
                self.add("text_mention", offset, user=user)
            return
        address = checked_link(url)
        if address:
            self.add("text_link", offset, url=address)

    def sorted_entities(self) -> list[Entity]:
        return sorted(self.entities, key=rank)

    def wrong(self, text: str, position: int | None = None) -> EntityError:
        return EntityError(text if position is None else f"{text} at byte offset {self.bytes_before(position)}")
