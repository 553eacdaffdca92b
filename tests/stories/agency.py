"""An agency on a simulated Telegram: its people, its group, and the real bot talking to it over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from bot import app, settings
from bot.clock import Clock
from bot.simulator import Server, World, serve
from bot.simulator.calls import CallRecord
from bot.simulator.chats import Chat
from bot.simulator.messages import Message
from bot.simulator.person import Person
from bot.simulator.presses import Press
from conversations import questionnaire
from conversations.session import Session
from storage import leads, outbox, people, sessions
from storage.database import Database, Transaction
from storage.leads import Lead
from storage.sealing import new_key
from tests.stories.movable_clock import MovableClock

setattr(app, "load", functools.cache(questionnaire.load))  # noqa: B010 - it is read once for all stories

T = TypeVar("T")
PATIENCE = 20.0
"""Real seconds after which a story gives up; nothing takes so long."""
SIGNS = "🔥🌤❄"
MOMENT = 5.0
"""Seconds of the clock that a person waits without wondering."""
AT_WORK = ("Delivery._deliver", "Ingress._work_off", "Reminding._remind_some", "App._forget_drafts")


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

    # ------------------------------------------------------------------ the bot

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
            await asyncio.sleep(0.005)
        if self._task.done():
            self._task.result()

    async def stop(self) -> None:
        if self._task is not None:
            self._stop.set()
            task, self._task = self._task, None
            await task

    async def ends(self) -> None:
        """Wait until the bot ends by itself; raises what it raised."""
        assert self._task is not None
        task, self._task = self._task, None
        async with asyncio.timeout(PATIENCE):
            await task

    async def restart(self, **extra: Any) -> None:
        """Stop the bot and start it again, perhaps with other settings."""
        await self.stop()
        self.extra |= extra
        await self.start()

    @contextlib.asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """The bot does not run while the block does."""
        await self.stop()
        yield
        await self.start()

    # ------------------------------------------------------------------ the database

    async def look(self, work: Callable[[Transaction], T]) -> T:
        """Look into the database through a connection of its own: only what was committed counts."""
        given = self.settings()
        database = await Database.open(given.database, given.master_key(), looking=True)
        try:
            return await database.read(work)
        finally:
            await database.close()

    async def change(self, work: Callable[[Transaction], T]) -> T:
        """Change the database while the bot does not run."""
        given = self.settings()
        database = await Database.open(given.database, given.master_key())
        try:
            return await database.write(work)
        finally:
            await database.close()

    async def rows(self, sql: str, *values: Any) -> list[Any]:
        return await self.look(lambda tx: tx.execute(sql, values).fetchall())

    async def leads(self) -> list[Lead]:
        """All leads, oldest first."""

        def all_leads(tx: Transaction) -> list[Lead]:
            ids = [row[0] for row in tx.execute("SELECT id FROM leads ORDER BY id").fetchall()]
            return [leads.get(tx, lead_id) for lead_id in ids]

        return await self.look(all_leads)

    async def the_lead(self) -> Lead:
        (lead,) = await self.leads()
        return lead

    async def session(self, person: Person) -> Session | None:
        """The conversation of a person as it is stored."""

        def load(tx: Transaction) -> Session | None:
            row = tx.execute("SELECT id FROM people WHERE telegram_id = ?", (person.id,)).fetchone()
            return None if row is None else sessions.load(tx, row[0])

        return await self.look(load)

    async def answers_of(self, person: Person) -> dict[str, Any]:
        session = await self.session(person)
        assert session is not None
        return dict(session.answers)

    # ------------------------------------------------------------------ people

    async def comes(self, name: str, language: str = "en", **details: Any) -> Person:
        """A prospect who has not said anything yet."""
        user = self.world.add_user(name, language_code=language, **details)
        return Person(self.world, user.id)

    async def hires(self, name: str, language: str = "en") -> Person:
        """A manager in the group."""
        user = self.world.add_user(name, language_code=language, role="manager")
        self.world.add_member(self.group.id, user.id)
        return Person(self.world, user.id)

    async def ready_to_send(self, count: int) -> list[Person]:
        """So many prospects who stand before the summary; the bot must not run."""
        prospects = [await self.comes(f"Prospect {number}") for number in range(count)]
        known = _answered_all()

        def seat(tx: Transaction) -> None:
            for prospect in prospects:
                person = people.ensure(tx, prospect.id, int(self.clock.now()))
                sessions.save(tx, person, known, int(self.clock.now()))

        await self.change(seat)
        return prospects

    # ------------------------------------------------------------------ the group

    def posts(self, holding: str = "", chat: Chat | None = None) -> list[Message]:
        """What the bot says in the group."""
        mine = [m for m in (chat or self.group).messages.values() if m.sender_id == self.world.bot().id]
        return [m for m in mine if not m.is_service and holding in m.text]

    def cards(self, chat: Chat | None = None) -> list[Message]:
        """The leads' cards that stand in the group."""
        return [m for m in self.posts("#L-", chat) if m.text[0] in SIGNS or "\n🔥" in m.text]

    async def card(self, number: int = 1, chat: Chat | None = None) -> Message:
        """A lead's card, as soon as it is there."""
        await self.until(lambda: any(f"#L-{number:04d}" in m.text for m in self.cards(chat)), "no card")
        return next(m for m in self.cards(chat) if f"#L-{number:04d}" in m.text)

    # ------------------------------------------------------------------ waiting

    async def until(self, condition: Callable[[], bool], otherwise: str) -> None:
        """Wait for something in the world, looking again at every change of it."""
        changed = asyncio.Event()
        with self.world.watched(lambda _change: changed.set()):
            try:
                async with asyncio.timeout(PATIENCE):
                    while not condition():
                        await changed.wait()
                        changed.clear()
            except TimeoutError:
                raise AssertionError(otherwise) from None

    async def settled(self) -> None:
        """Wait until the bot has handled and sent all that it can at this moment."""
        calm = 0
        async with asyncio.timeout(PATIENCE):
            while calm < 3:
                busy = len(self.world.updates()) > 0 or self.at_work()
                calm = 0 if busy else calm + 1
                await asyncio.sleep(0.002)

    @staticmethod
    def at_work() -> bool:
        """Whether an update is being handled or a message is under way."""
        return any(_is_at_work(task.get_coro()) for task in asyncio.all_tasks())

    async def lets_pass(self, seconds: float, *, until: Callable[[], bool] = lambda: False) -> None:
        """Move the clock from one thing that is due to the next, each in its time, and stop early at `until`."""
        clock = self.clock
        assert isinstance(clock, MovableClock)
        end = clock.now() + seconds
        await self.settled()
        while not until() and clock.now() < end:
            due = clock.until_next()
            left = end - clock.now()
            clock.move(left if due is None else min(max(due, 0.001), left))
            await self.settled()

    @contextlib.asynccontextmanager
    async def time_goes_on(self) -> AsyncIterator[None]:
        """Whatever is due within a moment comes about by itself while the block runs."""
        ticking = asyncio.create_task(self._tick())
        try:
            yield
        finally:
            ticking.cancel()
            await asyncio.gather(ticking, return_exceptions=True)

    async def _tick(self) -> None:
        clock = self.clock
        assert isinstance(clock, MovableClock)
        while True:
            await self.settled()
            due = clock.until_next()
            if due is not None and due < MOMENT:
                clock.move(max(due, 0.001))
            else:
                await asyncio.sleep(0.002)

    # ------------------------------------------------------------------ calls

    def calls(self, *methods: str, chat: int | None = None) -> list[CallRecord]:
        """The bot's calls of these methods, perhaps to one chat only."""
        wanted = {method.lower() for method in methods}
        found = [record for record in self.world.calls if record.method.lower() in wanted]
        return [r for r in found if chat is None or str(r.params.get("chat_id")) == str(chat)]

    def refused(self, words: str) -> list[CallRecord]:
        """Calls that were answered with such an error."""
        return [record for record in self.world.calls if record.error and words in record.error]


@contextlib.asynccontextmanager
async def an_agency(
    folder: Path, *, clock: Clock | None = None, group: str = "supergroup", running: bool = True, **extra: Any
) -> AsyncIterator[Agency]:
    """An agency whose bot runs; everything ends with the block."""
    clock = clock or Clock()
    world = World(time=clock.now)
    world.add_bot()
    server = await serve(world, page=False)
    agency = Agency(world, server, folder, world.add_group("Managers", kind=group), clock=clock, extra=extra)
    try:
        if running:
            await agency.start()
        yield agency
    finally:
        await agency.stop()
        await server.close()


# ---------------------------------------------------------------------- what people do


def _is_at_work(running: Any) -> bool:
    """Whether a coroutine, or one that it waits for, is one of those that work something off."""
    while running is not None:
        if getattr(running, "__qualname__", "") in AT_WORK:
            return True
        running = getattr(running, "cr_await", None)
    return False


def _seen(person: Person, chat_id: int | None) -> dict[int, tuple[str, list[str]]]:
    return {m.id: (m.text, m.buttons) for m in person.screen(chat_id) if m.sender_id != person.id}


def _is_new(now: dict[int, tuple[str, list[str]]], before: dict[int, tuple[str, list[str]]]) -> bool:
    """Something to read or to tap appeared; that buttons went away does not count."""
    return any(shown != before.get(i) and (shown[1] or i not in before) for i, shown in now.items())


async def tap(person: Person, label: str, chat_id: int | None = None) -> Press:
    """Tap a button as soon as it is there, and wait until the chat shows something new."""
    changed = asyncio.Event()
    with person.world.watched(lambda _change: changed.set()):
        try:
            async with asyncio.timeout(PATIENCE):
                while not any(label in shown for shown in person.buttons(chat_id=chat_id)):
                    await changed.wait()
                    changed.clear()
        except TimeoutError:
            raise AssertionError(f"no button {label!r}:\n{person.shown(chat_id)}") from None
        before = _seen(person, chat_id)
        press = await person.taps(label, chat_id)
        await _until_changed(person, chat_id, before, changed, f"tapping {label!r}")
    return press


async def say(person: Person, text: str) -> Message:
    """Type a message and wait until the chat shows something new."""
    return await does(person, lambda: person.world.write(person.id, text), f"typing {text[:40]!r}")


async def does(person: Person, deed: Callable[[], T], name: str = "it") -> T:
    """Do anything in the private chat and wait until it shows something new."""
    changed = asyncio.Event()
    with person.world.watched(lambda _change: changed.set()):
        before = _seen(person, None)
        result = deed()
        await _until_changed(person, None, before, changed, name)
    return result


async def _until_changed(
    person: Person,
    chat_id: int | None,
    before: dict[int, tuple[str, list[str]]],
    changed: asyncio.Event,
    deed: str,
) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            while not _is_new(_seen(person, chat_id), before):
                await changed.wait()
                changed.clear()
    except TimeoutError:
        raise AssertionError(f"nothing new after {deed}:\n{person.shown(chat_id)}") from None


async def answers(prospect: Person, *labels: str) -> None:
    """Tap one answer after the other."""
    for label in labels:
        await tap(prospect, label)


async def begins(prospect: Person, *labels: str, payload: str = "") -> None:
    """Press Start and tap the first answers."""
    await does(prospect, lambda: prospect.world.start(prospect.id, payload), "pressing Start")
    await answers(prospect, *labels)


async def sends_request(prospect: Person, *, payload: str = "", delivered: bool = True) -> None:
    """The whole way from Start to a lead whose card stands in the group, without the optional questions at the end."""
    await begins(prospect, *PROJECT, *SENT, "That’s enough", "Send to a manager", payload=payload)
    await prospect.sees("is with our managers" if delivered else "is on its way to our managers")


def newest(person: Person, chat_id: int | None = None) -> Message:
    """The newest message that somebody else wrote."""
    return next(m for m in person.chat(chat_id).newest_first() if m.sender_id != person.id)


def everything(person: Person) -> str:
    """All that the bot shows in the private chat: texts, buttons and keys."""
    shown: list[str] = []
    for message in person.screen():
        if message.sender_id != person.id:
            shown.extend([message.text, *message.buttons])
    return "\n".join([*shown, *person.buttons()])


def lines(text: str, *beginnings: str) -> list[str]:
    """The lines that begin so, in their order."""
    return [line for line in text.split("\n") if line.startswith(beginnings)]


def states(rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    return [row[0] for row in rows]


def outgoing(agency: Agency, state: str) -> Any:
    """How many rows of the outbox are in a state."""
    return agency.look(lambda tx: outbox.counts(tx).get(state, 0))


PROJECT = (
    "A whole project", "Nobody, you should", "Only the result", "No team", "No", "Up to 3 months",
    "There’s a detailed", "Don’t know, up to you",
)  # fmt: skip
"""All answers of a project prospect before the advice."""
SENT = ("Prepare a request", "As soon as possible", "A sum per month", "$5,000–20,000", "I agree", "Here in Telegram")
"""From the advice to the optional questions."""


def _answered_all() -> Session:
    from conversations.questionnaire import SHIPPED, load
    from conversations.session import Consent

    questionnaire = load(SHIPPED)
    given: dict[str, Any] = {
        "need": "whole_project", "task_manager": "nobody", "in_house_team": "none", "technical_competence": "none",
        "wants_control": "result_only", "duration": "under_3_months", "scope": "fixed", "stack": "unknown",
        "start": "asap", "budget": "monthly", "budget_amount": "5k_to_20k", "channel": "telegram",
    }  # fmt: skip
    consent = Consent(questionnaire.consent_hash("en"), "en", 1_795_593_600)
    return Session(
        language="en", nonce="ready", version=questionnaire.version, answers=given,
        handing_over=True, advice_now=True, enough=True, consent=consent,
    )  # fmt: skip
