"""The world as a page needs it: plain data, with text as safe HTML."""

from typing import Any

from bot.simulator.calls import CallRecord
from bot.simulator.chats import Chat, Member
from bot.simulator.messages import Message
from bot.simulator.presence import Presence
from bot.simulator.presses import Press
from bot.simulator.safe_html import rendered
from bot.simulator.users import Bot, User
from bot.simulator.world import World

_MESSAGES_SHOWN = 200
_TOASTS_SHOWN = 20
_PRESS_WAITS = 30.0
_LONGEST_VALUE = 600
_MEDIA = ("photo", "document", "voice", "sticker", "contact", "location")


def state(world: World, typing: dict[str, str], presence: Presence) -> dict[str, Any]:
    """`typing` tells what a bot does in a chat at the moment, by the chat's key; `presence` which bots listen."""
    presses, now = world.presses.newest_first()[:200], world.time()
    told = [press for press in presses if press.text][:_TOASTS_SHOWN]
    return {
        "now": now,
        "bots": [_bot(bot, presence) for bot in world.accounts.bots.values()],
        "people": [_person(world, person) for person in world.accounts.people.values()],
        "chats": [_chat(world, chat, typing.get(chat.key)) for chat in world.chats.by_key.values()],
        "toasts": [_toast(press) for press in told],
        "waiting": [it.id for it in presses if it.data is not None and not it.answered and now - it.at < _PRESS_WAITS],
        "limits": world.limits.enabled,
    }


def _bot(bot: Bot, presence: Presence) -> dict[str, Any]:
    texts = {what: bot.profile.text(what, "") for what in ("description", "short_description")}
    heard = {"listens": presence.listens(bot.id), "asked_at": presence.asked_at(bot.id)}
    return {"id": bot.id, "name": bot.first_name, "username": bot.username, **texts, **heard}


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
        "bot": _bot_to(bot, person.language_code or "") if bot else None,
    }


def _bot_to(bot: Bot, language: str) -> dict[str, str]:
    """How the bot presents itself to somebody with this language."""
    return {"name": bot.profile.text("name", language) or bot.first_name,
            "description": bot.profile.text("description", language)}  # fmt: skip


def _chat(world: World, chat: Chat, typing: str | None) -> dict[str, Any]:
    recent = list(chat.messages.values())[-_MESSAGES_SHOWN:]
    return {
        "key": chat.key,
        "id": chat.id,
        "type": chat.type,
        "title": world.person(chat.id).name if chat.private else chat.title,
        "bot": chat.bot_id,
        "is_forum": chat.is_forum,
        "members": [_member(world, chat, member) for member in chat.members.values() if member.present],
        "blocked": chat.blocked,
        "started": chat.started,
        "migrated_to": chat.migrated_to,
        "topics": [{"id": it.id, "name": it.name, "closed": it.closed} for it in chat.topics.values()],
        "pinned": chat.pinned,
        "keyboard": _keyboard(chat),
        "force_reply": chat.force_reply,
        "typing": typing,
        "messages": [_message(world, chat, message) for message in recent],
    }


def _member(world: World, chat: Chat, member: Member) -> dict[str, Any]:
    it: dict[str, Any] = {"id": member.user_id, "status": member.status}
    person, bot = world.accounts.people.get(member.user_id), next(iter(world.accounts.bots.values()), None)
    if person is not None and bot is not None:
        known = bot.profile.commands_in_group(chat.id, person.id, person.language_code, admin=member.administers)
        it["commands"] = known
    return it


def _keyboard(chat: Chat) -> dict[str, Any] | None:
    """The reply keyboard; a one-time keyboard that was used is `hidden`, yet a client can bring it out again."""
    keyboard = chat.keyboard
    if keyboard is None:
        return None
    return {
        "message": keyboard["message_id"],
        "placeholder": keyboard.get("input_field_placeholder"),
        "hidden": bool(keyboard.get("hidden")),
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
    return {"press": press.id, "person": press.user_id, "chat": press.place, "text": press.text, "alert": press.alert,
            "at": press.at}  # fmt: skip


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
        "took": record.took,
    }


def _cut(value: Any) -> Any:
    return value[:_LONGEST_VALUE] + "…" if isinstance(value, str) and len(value) > _LONGEST_VALUE else value
