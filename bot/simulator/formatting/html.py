"""The HTML parse mode."""

import re
from dataclasses import dataclass, field
from functools import partial

from bot.simulator.formatting.characters import character_at
from bot.simulator.formatting.entity import Entity, FindUser
from bot.simulator.formatting.source import Source
from bot.simulator.formatting.tags import TAGS, Attributes, attributes, close

_SPECIAL = re.compile(r"[<&]")
_TAG_NAME = re.compile(r"[^ \t\r\n\v\0>]*")
_SPACES = re.compile(r"[ \t\r\n\v]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNMATCHED_SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


def parse_html(text: str, find_user: FindUser) -> tuple[str, list[Entity]]:
    """Text and entities of a text in the HTML parse mode."""
    if not _SPECIAL.search(text):
        return text, []
    return _Html(Source(text, find_user)).parse()


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: Attributes
    offset: int
    piece: int


@dataclass(slots=True)
class _Html:
    source: Source
    opened: list[_Open] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        source = self.source
        while (found := _SPECIAL.search(source.text, source.at)) is not None:
            source.write(source.text[source.at : found.start()])
            source.at = found.start()
            if found.group() == "&":
                self._character()
            elif source.ahead("</"):
                self._end_tag()
            else:
                self._start_tag()
        source.write(source.text[source.at :])
        return self._finished()

    def _finished(self) -> tuple[str, list[Entity]]:
        source = self.source
        if self.opened:
            raise source.wrong(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')
        for entity in source.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        text = source.written()
        if not text.isascii() and _SURROGATE.search(text):
            raise source.wrong(_UNMATCHED_SURROGATE)
        return text, source.sorted_entities()

    def _character(self) -> None:
        character, self.source.at = character_at(self.source.text, self.source.at)
        self.source.write(character)

    def _start_tag(self) -> None:
        source = self.source
        wrong = partial(source.wrong, position=source.at)
        source.at += 1
        tag = source.match(_TAG_NAME).lower()
        if source.ended():
            raise wrong("Unclosed start tag")
        if tag not in TAGS:
            raise wrong(f'Unsupported start tag "{tag}"')
        given = attributes(source, tag, wrong)
        if tag == "span" and given.get("class") != "spoiler":
            raise wrong('Tag "span" must have class "tg-spoiler"')
        self.opened.append(_Open(tag, given, source.length, len(source.pieces)))

    def _end_tag(self) -> None:
        source = self.source
        begin = source.at
        if not self.opened:
            raise source.wrong("Unexpected end tag", begin)
        source.at += 2
        name = source.match(_TAG_NAME).lower()
        source.match(_SPACES)
        if not source.ahead(">"):
            raise source.wrong("Unclosed end tag", begin)
        opened = self.opened.pop()
        if name and name != opened.tag:
            where = source.bytes_before(begin)
            raise source.wrong(
                f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"'
            )
        source.at += 1
        if source.length > opened.offset:
            close(source, opened.tag, opened.attributes, opened.offset, source.written(opened.piece))
