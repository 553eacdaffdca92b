"""The MarkdownV2 parse mode: nesting, quotations, and a backslash before every reserved character."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.formatting.entity import Entity, EntityError, FindUser
from bot.simulator.formatting.marks import CODE, ENDS, MARKS, TYPES, mark_at, reserved
from bot.simulator.formatting.source import Source
from bot.simulator.formatting.targets import end_emoji, end_link

_RESERVED = re.compile(r"[_*\[\]()~`>#+\-=|{}.!\n]|\\(?=[\x01-\x7e])")
_IN_CODE = re.compile(r"`|\\(?=[\x01-\x7e])")


def parse_markdown_v2(text: str, find_user: FindUser) -> tuple[str, list[Entity]]:
    """Text and entities of a text in the MarkdownV2 parse mode."""
    if not _RESERVED.search(text):
        return text, []
    return _MarkdownV2(Source(text, find_user)).parse()


@dataclass(slots=True)
class _Open:
    """What began: its kind by Telegram's name, where in the text that comes out, and where in the one that is read."""

    kind: str
    offset: int
    begin: int
    piece: int
    language: str = ""


@dataclass(slots=True)
class _MarkdownV2:
    source: Source
    opened: list[_Open] = field(default_factory=list)
    quoting: bool = False
    line_starts: bool = True

    def parse(self) -> tuple[str, list[Entity]]:
        source = self.source
        while (found := self._special().search(source.text, source.at)) is not None:
            self._write(source.text[source.at : found.start()])
            source.at = found.start()
            if found.group() == "\\":
                escaped = source.text[found.end()]
                self._write(escaped, newline=escaped == "\n")
                source.at = found.end() + 1
            elif self._ends_here(found.group()):
                self._end()
            else:
                self._begin(found.group())
        self._write(source.text[source.at :])
        self._end_quotation_of_the_text()
        if self.opened:
            raise self._no_end()
        return source.written(), source.sorted_entities()

    def _special(self) -> re.Pattern[str]:
        return _IN_CODE if self.opened and self.opened[-1].kind in CODE else _RESERVED

    def _write(self, piece: str, *, newline: bool = False) -> None:
        """A quotation may begin at the start of a line, be it behind carriage returns."""
        if piece.strip("\r"):
            self.line_starts = newline
        self.source.write(piece)

    def _ends_here(self, character: str) -> bool:
        if not self.opened:
            return False
        if self.quoting and character == "\n" and not self.source.ahead(">", 1):
            return True
        kind = self.opened[-1].kind
        if kind == "BlockQuote":
            return False
        if kind == "Italic":
            return character == "_" and not self.source.ahead("__")
        return self.source.ahead(ENDS[kind])

    # -- beginnings -----------------------------------------------------------------------------------------------

    def _begin(self, character: str) -> None:
        if character == "\n":
            self.source.at += 1
            self._write("\n", newline=True)
        elif character == ">" and self.line_starts:
            self._begin_quotation()
        else:
            mark = mark_at(self.source.text, self.source.at)
            if mark is None:
                raise EntityError(reserved(character))
            self._open(MARKS[mark], len(mark))

    def _begin_quotation(self) -> None:
        """A > at the start of a further line of a quotation is passed."""
        if self.quoting:
            self.source.at += 1
        else:
            self.quoting = True
            self._open("BlockQuote", 1)

    def _open(self, kind: str, mark_length: int) -> None:
        source = self.source
        begin, source.at = source.at, source.at + mark_length
        language = source.language() if kind == "Pre" else ""
        name = "PreCode" if language else kind
        self.opened.append(_Open(name, source.length, begin, len(source.pieces), language))

    # -- ends -----------------------------------------------------------------------------------------------------

    def _end(self) -> None:
        if self.source.ahead("\n"):
            self._end_quotation()
            return
        last = self.opened.pop()
        self.source.at += len(ENDS[last.kind])
        if last.kind == "TextUrl":
            end_link(self.source, last.offset, last.piece)
        elif last.kind == "CustomEmoji":
            end_emoji(self.source, last.offset)
        else:
            details: dict[str, Any] = {"language": last.language} if last.language else {}
            self.source.add(TYPES[last.kind], last.offset, **details)

    def _end_quotation(self) -> None:
        """At the end of a line, which belongs to the quotation; one that ends with || can be expanded."""
        last, kind = self.opened[-1], "blockquote"
        if last.kind == "Spoiler" and self._stands_before(last, self.source.at):
            self.opened.pop()
            kind = "expandable_blockquote"
        if self.opened[-1].kind != "BlockQuote":
            raise self._no_end()
        self.source.at += 1
        self._write("\n", newline=True)
        self.quoting = False
        self.source.add(kind, self.opened.pop().offset)

    def _stands_before(self, spoiler: _Open, position: int) -> bool:
        """Whether nothing but a carriage return is between the || and the end of the line."""
        return self.source.text[spoiler.begin + 2 : position] in ("", "\r")

    def _end_quotation_of_the_text(self) -> None:
        if not self.quoting:
            return
        kind = "blockquote"
        if self.opened[-1].kind == "Spoiler" and self.opened[-1].begin == len(self.source.text) - 2:
            self.opened.pop()
            kind = "expandable_blockquote"
        if self.opened[-1].kind == "BlockQuote":
            self.source.add(kind, self.opened.pop().offset)

    def _no_end(self) -> EntityError:
        last = self.opened[-1]
        return self.source.wrong(f"Can't find end of {last.kind} entity", last.begin)
