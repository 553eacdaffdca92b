"""Formatted text: the HTML parse mode, strictly, and what Telegram finds in plain text by itself.

Offsets and lengths count UTF-16 code units, as Telegram does; errors name byte offsets in UTF-8, as Telegram does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Entity = dict[str, Any]
FindUser = Callable[[int], dict[str, Any] | None]

_PLAIN_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre",
}  # fmt: skip
_TAGS = frozenset(_PLAIN_TAGS) | {"a", "blockquote", "tg-emoji", "tg-time"}
_SPECIAL = re.compile(r"[<&]")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']+")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE = re.compile(r"\s*")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")
_WEB_LINK = re.compile(r"(?:https?://|tg://|ton://|mailto:|tel:)\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", re.IGNORECASE)


class EntityError(ValueError):
    """The text cannot be parsed; the message is Telegram's own."""


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(text: str, find_user: FindUser) -> tuple[str, list[Entity]]:
    """Text and entities of a text in the HTML parse mode."""
    if not _SPECIAL.search(text):
        return text, []
    return _Html(text, find_user).parse()


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    piece: int


@dataclass(slots=True)
class _Html:
    source: str
    find_user: FindUser
    position: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        while (found := _SPECIAL.search(self.source, self.position)) is not None:
            self._add(self.source[self.position : found.start()])
            self.position = found.start()
            if self.source[self.position] == "&":
                self._character()
            elif self.source.startswith("</", self.position):
                self._end_tag()
            else:
                self._start_tag()
        self._add(self.source[self.position :])
        if self.stack:
            raise EntityError(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return "".join(self.pieces), arranged(self.entities)

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += utf16_length(text)

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _character(self) -> None:
        text, self.position = _character_at(self.source, self.position)
        self._add(text)

    def _start_tag(self) -> None:
        begin = self.position
        at = _match_end(_TAG_NAME, self.source, begin + 1)
        tag = self.source[begin + 1 : at].lower()
        if at >= len(self.source):
            raise EntityError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in _TAGS:
            raise EntityError(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        self.position = at
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self.stack.append(_Open(tag, attributes, self.length, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._ended():
                raise EntityError(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
            if self.source[self.position] == ">":
                self.position += 1
                return attributes
            name = _ATTRIBUTE.match(self.source, self.position)
            if name is None:
                where = self._bytes(begin)
                raise EntityError(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
            self.position = name.end()
            attributes[name.group()] = self._value(tag, begin)

    def _value(self, tag: str, begin: int) -> str:
        self._skip_space()
        if self._ended() or self.source[self.position] != "=":
            return ""
        self.position += 1
        self._skip_space()
        if self._ended():
            raise EntityError(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
        quote = self.source[self.position]
        if quote in "\"'":
            return self._quoted(quote, begin)
        start = self.position
        self.position = _match_end(_TOKEN, self.source, start)
        if self._ended() or not (self.source[self.position].isspace() or self.source[self.position] == ">"):
            raise EntityError(f"Unexpected end of name token at byte offset {self._bytes(start)}")
        return self.source[start : self.position].lower()

    def _quoted(self, quote: str, begin: int) -> str:
        end = self.source.find(quote, self.position + 1)
        if end < 0:
            raise EntityError(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        raw = self.source[self.position + 1 : end]
        self.position = end + 1
        return _CHARACTER.sub(lambda found: _character_at(found.group(), 0)[0], raw)

    def _end_tag(self) -> None:
        begin = self.position
        if not self.stack:
            raise EntityError(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        at = _match_end(_TAG_NAME, self.source, begin + 2)
        name = self.source[begin + 2 : at].lower()
        at = _match_end(_SPACE, self.source, at)
        if not self.source.startswith(">", at):
            raise EntityError(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        opened = self.stack.pop()
        if name and name != opened.tag:
            where = self._bytes(begin)
            raise EntityError(
                f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"'
            )
        self.position = at + 1
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        details = self._details(opened)
        if details is None:
            return
        span = {"offset": opened.offset, "length": self.length - opened.offset}
        last = self.entities[-1] if self.entities else None
        if opened.tag in ("pre", "code") and last is not None and self._one_block(last, span, details):
            last["type"] = "pre"
            last.update({k: v for k, v in details.items() if k == "language"})
            return
        self.entities.append({"type": details.pop("type"), **span, **details})

    @staticmethod
    def _one_block(last: Entity, span: dict[str, int], details: Entity) -> bool:
        """<pre><code class="language-x">, either way round, is one entity."""
        same = last["offset"] == span["offset"] and last["length"] == span["length"]
        return (
            same
            and {last["type"], details["type"]} == {"pre", "code"}
            and ("language" in last or "language" in details)
        )

    def _details(self, opened: _Open) -> Entity | None:
        given = opened.attributes
        if opened.tag == "a":
            return self._link(given.get("href") or "".join(self.pieces[opened.piece :]))
        if opened.tag == "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in given else "blockquote"}
        if opened.tag == "tg-emoji":
            return _custom_emoji(given.get("emoji-id", ""))
        if opened.tag == "tg-time":
            return _date_time(given.get("unix", ""), given.get("format", ""))
        details: Entity = {"type": _PLAIN_TAGS[opened.tag]}
        if opened.tag == "code" and given.get("class", "").startswith("language-"):
            details["language"] = given["class"].removeprefix("language-")
        return details

    def _link(self, url: str) -> Entity | None:
        person = _USER_LINK.fullmatch(url)
        if person is not None:
            user = self.find_user(int(person.group(1)))
            return {"type": "text_mention", "user": user} if user else None
        if not _WEB_LINK.fullmatch(url):
            return None
        return {"type": "text_link", "url": url if ":" in url.split("/")[0] else f"http://{url}/"}

    def _skip_space(self) -> None:
        self.position = _match_end(_SPACE, self.source, self.position)

    def _ended(self) -> bool:
        return self.position >= len(self.source)


def _match_end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _character_at(text: str, position: int) -> tuple[str, int]:
    """The character that a reference stands for, or the bare ampersand of something that is none."""
    found = _CHARACTER.match(text, position)
    if found is None:
        return "&", position + 1
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name], found.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= 0x10FFFF:
        return "&", position + 1
    if 0xD800 <= code <= 0xDFFF:
        raise EntityError(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units"
        )
    return chr(code), found.end()


def _custom_emoji(number: str) -> Entity:
    if not number.isdecimal() or int(number) == 0:
        raise EntityError("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": number}


def _date_time(unix: str, form: str) -> Entity:
    if not unix.isdecimal():
        raise EntityError("Invalid date-time specified")
    if not _TIME_FORMAT.fullmatch(form):
        raise EntityError("Invalid date-time format specified")
    return {"type": "date_time", "unix_time": int(unix), "date_time_format": form}


def arranged(entities: list[Entity]) -> list[Entity]:
    """In Telegram's order, and nothing inside code."""
    code = [(it["offset"], it["offset"] + it["length"]) for it in entities if it["type"] in ("code", "pre")]
    kept = [it for it in entities if it["type"] in ("code", "pre") or not _inside(it, code)]
    return sorted(kept, key=lambda it: (it["offset"], -it["length"]))


def _inside(entity: Entity, spans: list[tuple[int, int]]) -> bool:
    if entity["type"] in ("blockquote", "expandable_blockquote"):
        return False
    end = entity["offset"] + entity["length"]
    return any(start <= entity["offset"] and end <= stop for start, stop in spans)


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without the white space around it, as Telegram stores a text."""
    shorter = text.strip()
    if len(shorter) == len(text):
        return text, entities
    shift = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(shorter)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return shorter, kept


_MAY_HOLD = re.compile(r"[@/.#+]")
_FOUND = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?![\w-]))"
    r"|(?P<url>(?<![\w@.])(?:https?://[^\s<>\"]+"
    r"|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:com|org|net|io|dev|app|ua|eu|de|uk|co|me|info|ai|agency|studio|tech|example|test)(?![\w-])(?:[/?#][^\s<>\"]*)?))"
    r"|(?P<bot_command>(?<![\w/@<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<mention>(?<![\w@.])@[a-z0-9_]{4,32}(?!\w))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
    r"|(?P<phone_number>(?<![\w+])\+\d(?:[\s().-]{0,2}\d){7,14}(?!\w))",
    re.IGNORECASE,
)
_AROUND_LINKS = ".,;:!?)]}'"


def found_in(text: str, known: list[Entity]) -> list[Entity]:
    """The known entities with those that Telegram finds by itself where none is yet."""
    if not _MAY_HOLD.search(text):
        return known
    taken = [(it["offset"], it["offset"] + it["length"]) for it in known if it["type"] in _CLOSED]
    new = []
    for match in _FOUND.finditer(text):
        kind = str(match.lastgroup)
        piece = match.group().rstrip(_AROUND_LINKS) if kind == "url" else match.group()
        start = utf16_length(text[: match.start()])
        stop = start + utf16_length(piece)
        if not any(start < end and begin < stop for begin, end in taken):
            new.append({"type": kind, "offset": start, "length": stop - start})
    return sorted(known + new, key=lambda it: (it["offset"], -it["length"])) if new else known


_CLOSED = frozenset(
    {"code", "pre", "text_link", "text_mention", "url", "email", "mention", "bot_command", "phone_number", "hashtag"}
)


def listed(entities: Any, text: str, find_user: FindUser) -> list[Entity]:
    """Entities that a bot gave as a list instead of a parse mode; what lies outside the text is passed over."""
    if not isinstance(entities, list):
        return []
    most = utf16_length(text)
    kept = []
    for entity in entities:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise EntityError("expected an Object")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            raise EntityError("offset and length must be numbers")
        user = _mentioned(entity, find_user)
        if 0 <= offset < offset + length <= most and (entity["type"] != "text_mention" or user):
            kept.append({**entity, "user": user} if user else dict(entity))
    return arranged(kept)


def _mentioned(entity: Entity, find_user: FindUser) -> dict[str, Any] | None:
    user = entity.get("user")
    if entity["type"] != "text_mention" or not isinstance(user, dict) or not isinstance(user.get("id"), int):
        return None
    return find_user(user["id"])
