"""Entities that a bot gives as a list instead of a parse mode."""

from typing import Any

from bot.simulator import objects
from bot.simulator.formatting.entity import Entity, EntityError, FindUser
from bot.simulator.formatting.links import LinkError, custom_emoji_id, link, user_of
from bot.simulator.formatting.times import date_time_format

_SIMPLE = frozenset(
    {
        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote",
    }
)  # fmt: skip
# Telegram finds these itself, whatever the bot says.
_FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"})


def given_entities(value: Any, find_user: FindUser) -> list[Entity]:
    """What is no list is passed over, as Telegram does."""
    if not isinstance(value, list):
        return []
    try:
        read = [it for it in map(_read, value) if it is not None]
    except (objects.FieldError, EntityError) as error:
        raise EntityError(f"Can't parse MessageEntity: {error}") from None
    return [it for entity in read if (it := _checked(entity, find_user)) is not None]


def _read(value: Any) -> Entity | None:
    if not isinstance(value, dict):
        raise EntityError("expected an Object")
    place = {"offset": objects.number(value, "offset"), "length": objects.number(value, "length")}
    kind = objects.text(value, "type")
    if not kind:
        raise EntityError("Type is not specified")
    if kind in _FOUND:
        return None
    return {"type": kind, **place, **_details(kind, value)}


def _details(kind: str, value: objects.Given) -> dict[str, Any]:
    if kind in _SIMPLE:
        return {}
    if kind == "pre":
        language = objects.optional_text(value, "language")
        return {"language": language} if language else {}
    if kind == "text_link":
        return {"url": objects.text(value, "url")}
    if kind == "text_mention":
        return {"user": objects.number(objects.inner(value, "user"), "id", 64)}
    if kind == "custom_emoji":
        return {"custom_emoji_id": str(objects.number(value, "custom_emoji_id", 64))}
    if kind == "date_time":
        shown = date_time_format(objects.optional_text(value, "date_time_format"), "Invalid date-time format specified")
        return {"unix_time": objects.number(value, "unix_time"), "date_time_format": shown}
    raise EntityError("Unsupported type specified")


def _checked(entity: Entity, find_user: FindUser) -> Entity | None:
    """The entity with its details as Telegram keeps them; a mention of nobody is dropped."""
    kind = entity["type"]
    if kind == "text_mention":
        return _mention(entity, entity["user"], find_user)
    if kind == "text_link":
        user_id = user_of(entity["url"])
        return _mention(entity, user_id, find_user) if user_id else {**entity, "url": _link(entity["url"])}
    if kind == "custom_emoji" and not custom_emoji_id(entity["custom_emoji_id"]):
        raise EntityError("Invalid custom emoji identifier specified")
    if kind == "date_time" and entity["unix_time"] <= 0:
        raise EntityError("Invalid date specified")
    return entity


def _mention(entity: Entity, user_id: int, find_user: FindUser) -> Entity | None:
    user = find_user(user_id)
    place = {"offset": entity["offset"], "length": entity["length"]}
    return {"type": "text_mention", **place, "user": user} if user else None


def _link(url: str) -> str:
    try:
        return link(url)
    except LinkError as error:
        raise EntityError(f"Entity URL '{url}' is invalid: {error}") from None
