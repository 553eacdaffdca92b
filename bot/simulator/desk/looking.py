"""What one looks at on the desk: the state, a chat, the calls."""

from typing import Any

from bot.simulator.desk import message_view, named, process, view
from bot.simulator.desk.fields import Fields
from bot.simulator.desk.process import BotProcess
from bot.simulator.messages import Message
from bot.simulator.topics import GENERAL
from bot.simulator.wire.api import BotApi
from bot.simulator.world import Change, World

Answer = dict[str, Any]
_MESSAGES_SHOWN = 200
_MOST_SHOWN = 2_000


class Typing:
    """What bots do in chats at the moment: Telegram shows it for five seconds, or until a message comes."""

    LASTS = 5.0

    def __init__(self, world: World) -> None:
        self._world = world
        self._seen: dict[str, tuple[float, str]] = {}
        world.listeners.append(self.note)

    def note(self, change: Change) -> None:
        if change.place is None:
            return
        if change.kind == "typing":
            self._seen[change.place] = (self._world.time(), str(change.what))
        elif change.kind == "message":
            self._seen.pop(change.place, None)

    def now(self) -> dict[str, str]:
        now = self._world.time()
        return {key: action for key, (at, action) in self._seen.items() if now - at < self.LASTS}

    def close(self) -> None:
        if self.note in self._world.listeners:
            self._world.listeners.remove(self.note)


def state(world: World, api: BotApi, typing: Typing, bot_process: BotProcess | None) -> Answer:
    seen = view.state(world, typing.now(), api.presence)
    return {**seen, "delay": api.delay, "process": process.shown(bot_process)}


def chat(world: World, query: Fields) -> Answer:
    """The newest messages of a chat, or of one topic, or those before a message."""
    found = named.keyed_chat(world, query)
    thread, before = query.optional_number("thread"), query.optional_number("before")
    most = min(max(query.number("last", _MESSAGES_SHOWN), 1), _MOST_SHOWN)
    wanted: list[Message] = []
    for message in reversed(found.messages.values()):
        if (before is None or message.id < before) and _in_thread(message, thread):
            wanted.append(message)
            if len(wanted) > most:
                break
    shown = [message_view.shown(world, found, it) for it in reversed(wanted[:most])]
    return {"messages": shown, "more": len(wanted) > most}


def _in_thread(message: Message, thread: int | None) -> bool:
    return thread is None or message.thread_id == (None if thread == GENERAL else thread)


def calls(world: World, query: Fields) -> Answer:
    after, polls = query.number("after", 0), query.flag("polls")
    wanted = [it for it in world.calls if it.number > after and (polls or it.method != "getUpdates")]
    most = max(query.number("last", len(wanted)), 0)
    return {"calls": [view.call(record) for record in wanted[max(len(wanted) - most, 0) :]]}
