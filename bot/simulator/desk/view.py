"""The world as a page needs it: plain data of who and what there is."""

from typing import Any

from bot.simulator.calls import CallRecord
from bot.simulator.chats import Chat, Member, Topic
from bot.simulator.desk import message_view
from bot.simulator.messages import Message
from bot.simulator.presses import Press
from bot.simulator.users import Bot, User
from bot.simulator.wire.presence import Presence
from bot.simulator.world import World

_TOASTS_SHOWN = 20
_PRESS_WAITS = 30.0
_LONGEST_VALUE = 600


def state(world: World, typing: dict[str, str], presence: Presence) -> dict[str, Any]:
    """`typing` tells what a bot does in a chat at the moment, by the chat's key; `presence` which bots listen."""
    presses, now = world.presses.newest_first()[:200], world.time()
    told = [press for press in presses if press.text][:_TOASTS_SHOWN]
    return {
        "now": now,
        "ahead": world.clock.ahead,
        "bots": [_bot(world, bot, presence) for bot in world.accounts.bots.values()],
        "people": [_person(world, person) for person in world.accounts.people.values()],
        "chats": [_chat(world, chat, typing.get(chat.key)) for chat in world.chats.by_key.values()],
        "toasts": [_toast(press) for press in told],
        "waiting": [it.id for it in presses if it.data is not None and not it.answered and now - it.at < _PRESS_WAITS],
        "limits": world.limits.enabled,
        "faults": [fault.described() for fault in world.faults.in_force()],
    }


def _bot(world: World, bot: Bot, presence: Presence) -> dict[str, Any]:
    webhook = world.webhooks.get(bot.id)
    return {
        "id": bot.id,
        "name": bot.first_name,
        "username": bot.username,
        "privacy": bot.privacy,
        "description": bot.profile.text("description", ""),
        "short_description": bot.profile.text("short_description", ""),
        "listens": not webhook.fails if webhook else presence.listens(bot.id),
        "asked_at": presence.asked_at(bot.id),
        "webhook": world.webhook_url(bot.id),
        "pending": len(world.queues[bot.id]),
    }


def _person(world: World, person: User) -> dict[str, Any]:
    bot = next(iter(world.accounts.bots.values()), None)
    chat = world.chats.by_key.get(f"private:{bot.id}:{person.id}") if bot else None
    return {
        "id": person.id,
        "name": person.name,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "phone": person.phone,
        "role": person.role,
        "deactivated": person.deactivated,
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
    newest = next(reversed(chat.messages.values()), None)
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
        "topics": _topics(world, chat) if chat.topics else [],
        "general": _general(world, chat),
        "pinned": chat.pinned,
        "keyboard": _keyboard(chat),
        "force_reply": chat.force_reply,
        "typing": typing,
        "count": len(chat.messages),
        "unanswered": _unanswered(chat),
        "newest": message_view.brief(world, chat, newest),
    }


def _unanswered(chat: Chat) -> int | None:
    """How many messages a private chat holds after the person's newest."""
    if not chat.private:
        return None
    newest_first = enumerate(reversed(chat.messages.values()))
    return next((since for since, it in newest_first if it.sender_id == chat.id), len(chat.messages))


def _topics(world: World, chat: Chat) -> list[dict[str, Any]]:
    newest: dict[int, Message] = {}
    count = dict.fromkeys(chat.topics, 0)
    for message in chat.messages.values():
        if message.thread_id in count:
            newest[message.thread_id] = message
            count[message.thread_id] += 1
    return [{**_topic(it), "count": count[it.id], "newest": message_view.brief(world, chat, newest.get(it.id))}
            for it in chat.topics.values()]  # fmt: skip


def _general(world: World, chat: Chat) -> dict[str, Any]:
    shown = {"name": chat.general.name, "closed": chat.general.closed, "hidden": chat.general.hidden}
    if not chat.is_forum:
        return {**shown, "count": 0, "newest": None}
    messages = [it for it in chat.messages.values() if it.thread_id is None]
    newest = messages[-1] if messages else None
    return {**shown, "count": len(messages), "newest": message_view.brief(world, chat, newest)}


def _topic(topic: Topic) -> dict[str, Any]:
    return {"id": topic.id, "name": topic.name, "icon_color": topic.icon_color, "closed": topic.closed}


def _member(world: World, chat: Chat, member: Member) -> dict[str, Any]:
    it: dict[str, Any] = {"id": member.user_id, "status": member.status, "rights": member.rights}
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
        "lost": record.lost,
        "took": record.took,
    }


def _cut(value: Any) -> Any:
    return value[:_LONGEST_VALUE] + "…" if isinstance(value, str) and len(value) > _LONGEST_VALUE else value
