"""What an entity is: a kind of formatting over a stretch of text, in the order that Telegram keeps."""

from collections.abc import Callable
from typing import Any

Entity = dict[str, Any]
FindUser = Callable[[int], dict[str, Any] | None]

# Of two entities over the same stretch, the one with the lower number comes first.
_PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "date_time": 30, "text_link": 49,
    "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94,
    "custom_emoji": 99,
}  # fmt: skip
_FOUND = 50
_PRE_WITH_LANGUAGE = 10

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
CLOSED = frozenset({"code", "pre", "date_time"})


class EntityError(ValueError):
    """The text or its entities are refused; the message is Telegram's own."""


def end(entity: Entity) -> int:
    return int(entity["offset"]) + int(entity["length"])


def rank(entity: Entity) -> tuple[int, int, int]:
    kind = entity["type"]
    priority = _PRE_WITH_LANGUAGE if kind == "pre" and entity.get("language") else _PRIORITY.get(kind, _FOUND)
    return entity["offset"], -entity["length"], priority
