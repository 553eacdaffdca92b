"""The legacy Markdown parse mode: no nesting, and _ * ` [ that are not escaped begin something."""

import re

from bot.simulator.formatting.entity import Entity, FindUser
from bot.simulator.formatting.source import Source

_SPECIAL = re.compile(r"[_*`\[]|\\(?=[_*`\[])")
_KINDS = {"_": "italic", "*": "bold", "`": "code"}


def parse_markdown(text: str, find_user: FindUser) -> tuple[str, list[Entity]]:
    """Text and entities of a text in the legacy Markdown parse mode."""
    if not _SPECIAL.search(text):
        return text, []
    source = Source(text, find_user)
    while (found := _SPECIAL.search(text, source.at)) is not None:
        source.write(text[source.at : found.start()])
        source.at = found.end()
        if found.group() == "\\":
            source.write(text[found.end()])
            source.at += 1
        elif text.startswith("```", found.start()):
            _block(source, found.start())
        elif found.group() == "[":
            _link(source, found.start())
        else:
            offset = source.length
            _through(source, found.group(), found.start())
            source.add(_KINDS[found.group()], offset)
    source.write(text[source.at :])
    return source.written(), source.sorted_entities()


def _through(source: Source, end: str, begin: int) -> str:
    """Write everything up to the end of what began, and pass the end."""
    found = source.text.find(end, source.at)
    if found < 0:
        raise source.wrong("Can't find end of the entity starting", begin)
    inside = source.text[source.at : found]
    source.write(inside)
    source.at = found + len(end)
    return inside


def _block(source: Source, begin: int) -> None:
    source.at = begin + 3
    language = source.language()
    offset = source.length
    _through(source, "```", begin)
    source.add("pre", offset, **({"language": language} if language else {}))


def _link(source: Source, begin: int) -> None:
    """[text](address), or [address]. An address without its ) goes to the end of the text, unless nothing is shown."""
    offset = source.length
    url = _through(source, "]", begin)
    if source.length == offset:
        return
    if source.ahead("("):
        stop = source.text.find(")", source.at)
        stop = stop if stop >= 0 else len(source.text)
        url, source.at = source.text[source.at + 1 : stop], min(stop + 1, len(source.text))
    source.add_link(url, offset)
