"""The world as a page needs it: plain data, with text as safe HTML."""

from typing import Any

from bot.simulator.calls import CallRecord
from bot.simulator.chats import Chat
from bot.simulator.messages import Message
from bot.simulator.presses import Press
from bot.simulator.safe_html import rendered
from bot.simulator.users import Bot, User
from bot.simulator.world import World

_MESSAGES_SHOWN = 200
_TOASTS_SHOWN = 20
_LONGEST_VALUE = 600
_MEDIA = ("photo", "document", "voice", "sticker", "contact", "location")


def state(world: World, typing: dict[str, str]) -> dict[str, Any]:
    """`typing` tells what a bot does in a chat at the moment, by the chat's key."""
    told = [press for press in world.presses.newest_first()[:200] if press.text][:_TOASTS_SHOWN]
    return {
        "now": world.time(),
        "bots": [_bot(bot) for bot in world.accounts.bots.values()],
        "people": [_person(world, person) for person in world.accounts.people.values()],
        "chats": [_chat(world, chat, typing.get(chat.key)) for chat in world.chats.by_key.values()],
        "toasts": [_toast(press) for press in told],
        "limits": world.limits.enabled,
    }


def _bot(bot: Bot) -> dict[str, Any]:
    texts = {what: bot.profile.text(what, "") for what in ("description", "short_description")}
    return {"id": bot.id, "name": bot.first_name, "username": bot.username, **texts}


def _person(world: World, person: User) -> dict[str, Any]:
    bot = next(iter(world.accounts.bots.values()), None)
    chat = world.chats.by_key.get(f"private:{bot.id}:{person.id}") if bot else None
    return {
        "id": person.id,
        "name": person.name,
        "username": person.username,
        "language_code": person.language_code,
        "phone": person.phone,
        "role": person.role,
        "started": bool(chat and chat.started),
        "blocked": bool(chat and chat.blocked),
        "commands": bot.profile.commands_in_private(person.id, person.language_code) if bot else [],
    }


def _chat(world: World, chat: Chat, typing: str | None) -> dict[str, Any]:
    recent = list(chat.messages.values())[-_MESSAGES_SHOWN:]
    return {
        "key": chat.key,
        "id": chat.id,
        "type": chat.type,
        "title": world.person(chat.id).name if chat.private else chat.title,
        "bot": chat.bot_id,
        "is_forum": chat.is_forum,
        "members": [{"id": it.user_id, "status": it.status} for it in chat.members.values() if it.present],
        "topics": [{"id": it.id, "name": it.name, "closed": it.closed} for it in chat.topics.values()],
        "pinned": chat.pinned,
        "keyboard": _keyboard(chat),
        "force_reply": chat.force_reply,
        "typing": typing,
        "messages": [_message(world, chat, message) for message in recent],
    }


def _keyboard(chat: Chat) -> dict[str, Any] | None:
    keyboard = chat.keyboard
    if keyboard is None or keyboard.get("hidden"):
        return None
    return {
        "message": keyboard["message_id"],
        "placeholder": keyboard.get("input_field_placeholder"),
        "one_time": bool(keyboard.get("one_time_keyboard")),
        "rows": [
            [
                {"text": key["text"], "style": key.get("style"), "contact": bool(key.get("request_contact"))}
                for key in row
            ]
            for row in keyboard["rows"]
        ],
    }


def _message(world: World, chat: Chat, message: Message) -> dict[str, Any]:
    answered = chat.messages.get(message.reply_to or 0)
    return {
        "id": message.id,
        "from": _sender(world, chat, message),
        "date": message.date,
        "edited": message.edit_date is not None,
        "kind": message.kind,
        "service": message.is_service,
        "text": message.text,
        "html": rendered(message.text, message.entities),
        "media": {kind: message.content[kind] for kind in _MEDIA if kind in message.content},
        "details": message.content[message.kind] if message.is_service else None,
        "thread": message.thread_id,
        "reply_to": answered and {"id": answered.id, "text": answered.text or answered.kind},
        "forwarded_from": _origin(message),
        "buttons": [[_button(button) for button in row] for row in message.inline or []],
    }


def _sender(world: World, chat: Chat, message: Message) -> dict[str, Any]:
    account = world.accounts.find(message.sender_id)
    name = chat.title if message.sender_chat or account is None else account.name
    return {"id": message.sender_id, "name": name, "is_bot": isinstance(account, Bot) and not message.sender_chat}


def _origin(message: Message) -> str | None:
    sender = (message.origin or {}).get("sender_user")
    return sender["first_name"] if sender else (message.origin or {}).get("sender_user_name")


def _button(button: dict[str, Any]) -> dict[str, Any]:
    copied = (button.get("copy_text") or {}).get("text")
    return {
        "text": button["text"],
        "style": button.get("style"),
        "url": button.get("url"),
        "copies": copied,
        "callback": "callback_data" in button,
    }


def _toast(press: Press) -> dict[str, Any]:
    return {"press": press.id, "person": press.user_id, "text": press.text, "alert": press.alert, "at": press.at}


def call(record: CallRecord) -> dict[str, Any]:
    """A call for the log, with long values cut."""
    return {
        "number": record.number,
        "at": record.at,
        "method": record.method,
        "bot": record.bot_id,
        "params": {name: _cut(value) for name, value in record.params.items()},
        "error": record.error,
        "carried_out": record.carried_out,
        "fault": record.fault,
    }


def _cut(value: Any) -> Any:
    return value[:_LONGEST_VALUE] + "…" if isinstance(value, str) and len(value) > _LONGEST_VALUE else value
