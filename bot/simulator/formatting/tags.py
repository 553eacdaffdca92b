"""The tags of the HTML parse mode: their attributes, and the entity that each becomes."""

import re
from collections.abc import Callable

from bot.simulator.formatting.characters import decoded
from bot.simulator.formatting.entity import Entity, EntityError
from bot.simulator.formatting.links import custom_emoji_id
from bot.simulator.formatting.source import SPACES, Source
from bot.simulator.formatting.times import date_time_format

Attributes = dict[str, str]
Wrong = Callable[[str], EntityError]

_PLAIN = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler",
}  # fmt: skip
TAGS = frozenset(_PLAIN) | {"a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
_SPACES = re.compile(r"[ \t\r\n\v]*")
_NAME = re.compile(r"[^ \t\r\n\v\0=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_QUOTED = {quote: re.compile(rf"{quote}([^{quote}\0]*)") for quote in "\"'"}
_WHOLE_NUMBER = re.compile(r"-?[0-9]*")
# What is kept of an attribute begins with this; the rest of it is the value.
_KEPT = {
    ("a", "href"): "", ("code", "class"): "language-", ("span", "class"): "tg-", ("tg-emoji", "emoji-id"): "",
    ("tg-time", "unix"): "", ("tg-time", "format"): "",
}  # fmt: skip


def attributes(source: Source, tag: str, wrong: Wrong) -> Attributes:
    """The attributes that mean something; the tag is passed with its end."""
    given: Attributes = {}
    while True:
        source.match(_SPACES)
        if source.ahead(">"):
            source.at += 1
            return given
        name = source.match(_NAME)
        if not name:
            raise wrong(f'Empty attribute name in the tag "{tag}"')
        source.match(_SPACES)
        value = _value(source, tag, wrong) if source.ahead("=") else None
        if value is None and source.ended():
            raise wrong(f'Unclosed start tag "{tag}"')
        if tag == "blockquote" and name == "expandable":
            given[name] = "1"
        elif value is not None:
            prefix = _KEPT.get((tag, name))
            if prefix is not None and value.startswith(prefix):
                given[name] = value.removeprefix(prefix)


def _value(source: Source, tag: str, wrong: Wrong) -> str:
    source.at += 1
    source.match(_SPACES)
    if source.ended():
        raise wrong(f'Unclosed start tag "{tag}"')
    quote = source.text[source.at]
    value = _quoted(source, quote) if quote in _QUOTED else _token(source)
    if source.ended():
        raise wrong("Unclosed start tag")
    return value


def _quoted(source: Source, quote: str) -> str:
    raw = source.match(_QUOTED[quote])[1:]
    if source.ahead(quote):
        source.at += 1
    return decoded(raw)


def _token(source: Source) -> str:
    begin = source.at
    token = source.match(_TOKEN)
    if not source.ended() and source.text[source.at] not in SPACES + ">":
        raise source.wrong("Unexpected end of name token", begin)
    return token.lower()


def close(source: Source, tag: str, given: Attributes, offset: int, inside: str) -> None:
    """Add the entity of a tag that ends here."""
    if tag in _PLAIN:
        source.add(_PLAIN[tag], offset)
    elif tag == "a":
        source.add_link(given.get("href") or inside, offset)
    elif tag == "blockquote":
        source.add("expandable_blockquote" if given else "blockquote", offset)
    elif tag == "tg-emoji":
        source.add("custom_emoji", offset, custom_emoji_id=_emoji(given))
    elif tag == "tg-time":
        _add_time(source, given, offset)
    else:
        _add_code(source, tag, given.get("class", ""), offset)


def _emoji(given: Attributes) -> str:
    number = custom_emoji_id(given.get("emoji-id", ""))
    if not number:
        raise EntityError("Invalid custom emoji identifier specified")
    return number


def _add_time(source: Source, given: Attributes, offset: int) -> None:
    shown = date_time_format(given.get("format", ""))
    found = _WHOLE_NUMBER.match(given.get("unix", ""))
    unix = int(found.group()) if found and found.group() not in ("", "-") else 0
    if 0 < unix < 1 << 31:
        source.add("date_time", offset, unix_time=unix, date_time_format=shown)


def _add_code(source: Source, tag: str, language: str, offset: int) -> None:
    """<pre><code class="language-x">, either way round, is one block."""
    last = source.entities[-1] if source.entities else {}
    same = last.get("offset") == offset and last.get("length") == source.length - offset
    if same and tag == "pre" and last["type"] == "code" and last.get("language"):
        last["type"] = "pre"
    elif same and tag == "code" and last["type"] == "pre" and "language" not in last and language:
        last["language"] = language
    else:
        details: Entity = {"language": language} if language else {}
        source.add(tag, offset, **details)
