"""A message as a page needs it: plain data, with its text as safe HTML."""

from typing import Any

from bot.simulator.chats import Chat
from bot.simulator.deeds import editable
from bot.simulator.desk.safe_html import rendered
from bot.simulator.messages import Message
from bot.simulator.users import Bot
from bot.simulator.world import World

_MEDIA = ("photo", "video", "document", "voice", "sticker", "contact", "location", "audio", "animation", "video_note")


def shown(world: World, chat: Chat, message: Message) -> dict[str, Any]:
    answered = chat.messages.get(message.reply_to or 0)
    return {
        "id": message.id,
        "from": sender(world, chat, message),
        "date": message.date,
        "edited": message.edit_date is not None,
        "editable": editable(message, message.sender_id),
        "kind": message.kind,
        "service": message.is_service,
        "text": message.text,
        "html": rendered(message.text, message.entities),
        "media": {kind: message.content[kind] for kind in _MEDIA if kind in message.content},
        "album": message.album,
        "details": message.content[message.kind] if message.is_service else None,
        "thread": message.thread_id,
        "reply_to": answered and brief(world, chat, answered),
        "forwarded_from": _origin(message),
        "reactions": _reactions(message),
        "buttons": [[_button(button) for button in row] for row in message.inline or []],
    }


def brief(world: World, chat: Chat, message: Message | None) -> dict[str, Any] | None:
    """The line that a list of chats shows of its newest message."""
    if message is None:
        return None
    who = sender(world, chat, message)
    said = {"id": message.id, "text": message.text[:200], "kind": message.kind}
    return {**said, "from": who["name"], "sender": who["id"], "date": message.date}


def sender(world: World, chat: Chat, message: Message) -> dict[str, Any]:
    account = world.accounts.find(message.sender_id)
    name = chat.title if message.sender_chat or account is None else account.name
    return {"id": message.sender_id, "name": name, "is_bot": isinstance(account, Bot) and not message.sender_chat}


def _origin(message: Message) -> str | None:
    origin = message.origin or {}
    user, chat = origin.get("sender_user"), origin.get("sender_chat")
    if user:
        return " ".join(filter(None, (user["first_name"], user.get("last_name"))))
    return chat["title"] if chat else origin.get("sender_user_name")


def _reactions(message: Message) -> list[dict[str, Any]]:
    givers: dict[str, list[int]] = {}
    for it in message.reactions:
        givers.setdefault(it["emoji"], []).append(it["user_id"])
    return [{"emoji": emoji, "from": ids} for emoji, ids in givers.items()]


def _button(button: dict[str, Any]) -> dict[str, Any]:
    copied = (button.get("copy_text") or {}).get("text")
    return {
        "text": button["text"],
        "style": button.get("style"),
        "url": button.get("url"),
        "copies": copied,
        "callback": "callback_data" in button,
    }
