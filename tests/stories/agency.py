"""An agency on a simulated Telegram: its people, its group, and the real bot talking to it over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from bot import app, settings
from bot.clock import Clock
from bot.simulator import Server, World, serve
from bot.simulator.chats import Chat
from bot.simulator.messages import Message
from bot.simulator.person import Person
from bot.simulator.presses import Press
from storage.database import Database, Transaction
from storage.sealing import new_key

T = TypeVar("T")


@dataclass
class Agency:
    """Everything that a story needs; the bot can be stopped and started within it."""

    world: World
    server: Server
    folder: Path
    group: Chat
    key: str = field(default_factory=new_key)
    clock: Clock = field(default_factory=Clock)
    extra: dict[str, Any] = field(default_factory=dict)
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    def settings(self) -> settings.Settings:
        given = {
            "bot_token": self.world.bot().token,
            "bot_api_url": self.server.url,
            "managers_chat_id": self.group.id,
            "database_url": f"sqlite:///{self.folder / 'intake.db'}",
            "data_key": self.key,
            "limits": "off",
            **self.extra,
        }
        return settings.load(given)

    async def start(self) -> None:
        """Start the bot and wait until it asks for updates."""
        before = len(self.world.calls.of("getUpdates"))
        self._stop = asyncio.Event()
        self._task = asyncio.create_task(app.serve(self.settings(), self.clock, self._stop))
        while len(self.world.calls.of("getUpdates")) == before and not self._task.done():
            await asyncio.sleep(0.01)
        if self._task.done():
            self._task.result()

    async def stop(self) -> None:
        if self._task is not None:
            self._stop.set()
            task, self._task = self._task, None
            await task

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def look(self, work: Callable[[Transaction], T]) -> T:
        """Look into the database through a connection of its own: only what was committed counts."""
        given = self.settings()
        database = await Database.open(given.database, given.master_key(), looking=True)
        try:
            return await database.read(work)
        finally:
            await database.close()

    async def comes(self, name: str, language: str = "en", **details: Any) -> Person:
        """A prospect who has not said anything yet."""
        user = self.world.add_user(name, language_code=language, **details)
        return Person(self.world, user.id)

    async def hires(self, name: str, language: str = "en") -> Person:
        """A manager in the group."""
        user = self.world.add_user(name, language_code=language, role="manager")
        self.world.add_member(self.group.id, user.id)
        return Person(self.world, user.id)

    def cards(self) -> list[Message]:
        """The leads' cards that stand in the group."""
        mine = [m for m in self.group.messages.values() if m.sender_id == self.world.bot().id and not m.deleted]
        return [message for message in mine if "#L-" in message.text and message.text[0] in "🔥🌤❄"]


@contextlib.asynccontextmanager
async def an_agency(folder: Path, **extra: Any) -> Any:
    """An agency whose bot runs; everything ends with the block."""
    world = World()
    world.add_bot()
    server = await serve(world, page=False)
    agency = Agency(world, server, folder, world.add_group("Managers"), extra=extra)
    try:
        await agency.start()
        yield agency
    finally:
        await agency.stop()
        await server.close()


def _seen(person: Person, chat_id: int | None) -> dict[int, tuple[str, list[str]]]:
    return {m.id: (m.text, m.buttons) for m in person.screen(chat_id) if m.sender_id != person.id}


def _is_new(now: dict[int, tuple[str, list[str]]], before: dict[int, tuple[str, list[str]]]) -> bool:
    """Something to read or to tap appeared; that buttons went away does not count."""
    return any(shown != before.get(i) and (shown[1] or i not in before) for i, shown in now.items())


async def tap(person: Person, label: str, chat_id: int | None = None) -> Press:
    """Tap a button as soon as it is there, and wait until the chat shows something new."""
    changed = asyncio.Event()
    with person.world.watched(lambda _change: changed.set()):
        async with asyncio.timeout(5):
            while not any(label in shown for shown in person.buttons(chat_id=chat_id)):
                await changed.wait()
                changed.clear()
        before = _seen(person, chat_id)
        press = await person.taps(label, chat_id)
        await _until_changed(person, chat_id, before, changed, f"tapping {label!r}")
    return press


async def say(person: Person, text: str) -> None:
    """Type a message and wait until the chat shows something new."""
    changed = asyncio.Event()
    with person.world.watched(lambda _change: changed.set()):
        before = _seen(person, None)
        await person.writes(text)
        await _until_changed(person, None, before, changed, f"typing {text[:40]!r}")


async def _until_changed(
    person: Person,
    chat_id: int | None,
    before: dict[int, tuple[str, list[str]]],
    changed: asyncio.Event,
    deed: str,
) -> None:
    try:
        async with asyncio.timeout(5):
            while not _is_new(_seen(person, chat_id), before):
                await changed.wait()
                changed.clear()
    except TimeoutError:
        raise AssertionError(f"nothing new after {deed}:\n{person.shown(chat_id)}") from None


async def answers(prospect: Person, *labels: str) -> None:
    """Tap one answer after the other."""
    for label in labels:
        await tap(prospect, label)


PROJECT = (
    "A whole project", "Nobody, you should", "No team", "No", "Only the result", "Up to 3 months",
    "There’s a detailed", "Don’t know, up to you",
)  # fmt: skip
"""All answers of a project prospect before the advice."""
SENT = ("Send to a manager", "As soon as possible", "A sum per month", "$5,000–20,000", "I agree", "Here in Telegram")
"""From the advice to the optional questions."""
