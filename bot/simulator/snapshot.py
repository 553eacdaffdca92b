"""The state of a world as plain JSON-able data, and back."""

import copy
import json
from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat, General, Member, Topic
from bot.simulator.messages import Message
from bot.simulator.profile import Profile
from bot.simulator.rows import row_of
from bot.simulator.updates import UpdateQueue
from bot.simulator.users import Bot, User

if TYPE_CHECKING:
    from bot.simulator.world import World

_VERSION = 1


def taken(world: "World") -> dict[str, Any]:
    return copy.deepcopy(_shared(world))


def text(world: "World") -> str:
    """The same as JSON text: written down at once, so that nothing need be copied first."""
    return json.dumps(_shared(world))


def _shared(world: "World") -> dict[str, Any]:
    """Data that still belong to the world."""
    return {
        "version": _VERSION,
        "people": [row_of(person) for person in world.accounts.people.values()],
        "bots": [row_of(bot) | {"profile": row_of(bot.profile)} for bot in world.accounts.bots.values()],
        "queues": {str(bot_id): queue.stored() for bot_id, queue in world.queues.items()},
        "webhooks": world.webhooks.stored(),
        "chats": [_chat_taken(chat) for chat in world.chats.by_key.values()],
        "files": world.files.stored(),
        "presses": world.presses.stored(),
        "limits": world.limits.enabled,
        "ahead": world.clock.ahead,
    }


def _chat_taken(chat: Chat) -> dict[str, Any]:
    parts = {name: [row_of(it) for it in getattr(chat, name).values()] for name in ("members", "topics", "messages")}
    return row_of(chat) | parts | {"general": row_of(chat.general)}


def restore(world: "World", data: dict[str, Any]) -> None:
    if data.get("version") != _VERSION:
        raise ValueError(f"this snapshot is of version {data.get('version')}, not {_VERSION}")
    data = copy.deepcopy(data)
    world.clock.ahead = data.get("ahead", 0.0)
    for row in data["people"]:
        world.accounts.people[row["id"]] = User(**row)
    for row in data["bots"]:
        world.accounts.keep_bot(Bot(**{**row, "profile": Profile(**row["profile"])}))
    for bot_id, row in data["queues"].items():
        queue = world.queues[int(bot_id)] = UpdateQueue(world.time, 0, world.faults.strikes)
        queue.restore(row)
    world.webhooks.restore(data.get("webhooks", {}))
    for row in data["chats"]:
        chat = _chat_restored(row)
        world.chats.by_key[chat.key] = chat
    world.files.restore(data["files"])
    world.presses.restore(data["presses"])
    world.limits.enabled = data["limits"]


def _chat_restored(row: dict[str, Any]) -> Chat:
    members = {it["user_id"]: Member(**it) for it in row["members"]}
    topics = {it["id"]: Topic(**it) for it in row["topics"]}
    messages = {it["id"]: Message(**it) for it in row["messages"]}
    general = General(**row.get("general", {}))
    return Chat(**{**row, "members": members, "topics": topics, "messages": messages, "general": general})
