"""The way of a text from a bot's call to what is kept: parsed, cleaned, arranged, trimmed, searched."""

from collections.abc import Callable
from typing import Any

from bot.simulator.formatting.arranging import arranged, merged
from bot.simulator.formatting.cleaning import check_edges, check_numbers, cleaned, is_empty, trimmed
from bot.simulator.formatting.entity import Entity, EntityError, FindUser
from bot.simulator.formatting.found import found_in
from bot.simulator.formatting.given import given_entities
from bot.simulator.formatting.html import parse_html
from bot.simulator.formatting.markdown import parse_markdown
from bot.simulator.formatting.markdown_v2 import parse_markdown_v2

Formatted = tuple[str, list[Entity]]
_MODES: dict[str, Callable[[str, FindUser], Formatted]] = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
_MOST_BYTES = 1 << 15
_CHARACTER_BYTES = 4


def formatted(text: str, mode: str, entities: Any, find_user: FindUser) -> Formatted:
    """A text as its parse mode, or else the list of its entities, says."""
    if len(text) > _MOST_BYTES // _CHARACTER_BYTES and len(text.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        raise EntityError("Text is too long")
    mode = mode.lower()
    if not text or mode in ("", "none"):
        return text, given_entities(entities, find_user) if entities is not None else []
    if mode not in _MODES:
        raise EntityError("Unsupported parse_mode")
    try:
        return _MODES[mode](text, find_user)
    except EntityError as error:
        raise EntityError(f"Can't parse entities: {error}") from None


def finished(text: str, entities: list[Entity], *, may_be_empty: bool = False) -> Formatted:
    """Text and entities as Telegram keeps them, with the entities that it finds by itself."""
    if entities:
        check_numbers(entities)
        entities = arranged([it for it in entities if it["length"]])
        check_edges(text, entities)
    text, entities = cleaned(text, entities)
    text, entities = trimmed(text, arranged(entities) if entities else entities)
    if is_empty(text):
        if not may_be_empty:
            raise EntityError("Text must be non-empty")
        return "", []
    return text, merged(entities, found_in(text))
