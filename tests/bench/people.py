"""People at full speed, inside the simulator's process: each acts again as soon as the bot has answered."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.simulator import World
from bot.simulator.calls import CallRecord
from bot.simulator.chats import Chat
from bot.simulator.messages import Message
from bot.simulator.users import User
from bot.simulator.world import Change
from tests.stories.agency import PROJECT, SENT

PATIENCE = 20.0
"""Seconds without any answer after which a round is broken off."""
TYPED = "Reed & Sons, printing in Lviv since 1991"
TAKEN = "is handling it"


@dataclass
class Round:
    """What the people of one round saw and counted."""

    latencies: list[float] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    for_prospects: int = 0
    """Calls to private chats, and answers to taps, the managers' included."""
    taken: int = 0
    told: int = 0


class Board:
    """Hears every change of the world once, and wakes who waits for it."""

    def __init__(self, world: World, group: Chat, manager: User) -> None:
        self._world = world
        self._group = group
        self._manager = manager
        self._bot = world.bot().id
        self._waiting: dict[str, asyncio.Future[Message]] = {}
        self._moved = asyncio.Event()
        self.round = Round()
        world.listeners.append(self._hear)

    def shown_in(self, place: str) -> asyncio.Future[Message]:
        """The next message with buttons that the bot shows in a chat."""
        self._waiting[place] = asyncio.get_running_loop().create_future()
        return self._waiting[place]

    async def settled(self, leads: int) -> None:
        """Until each lead's card is taken and drawn anew, and its prospect knows."""
        while min(self.round.taken, self.round.told) < leads:
            self._moved.clear()
            try:
                await asyncio.wait_for(self._moved.wait(), PATIENCE)
            except TimeoutError:
                seen = f"{self.round.taken} cards were drawn anew and {self.round.told} prospects told"
                raise AssertionError(f"of {leads} leads {seen}, and then nothing for {PATIENCE} s") from None

    def _hear(self, change: Change) -> None:
        if change.kind == "call":
            self._count(change.what)
        elif change.kind in ("message", "edited") and change.what.sender_id == self._bot:
            if change.place == self._group.key:
                self._in_the_group(change)
            else:
                self._in_private(change)

    def _count(self, call: CallRecord) -> None:
        self.round.calls[call.method] += 1
        to_somebody = str(call.params.get("chat_id", self._group.id)) != str(self._group.id)
        self.round.for_prospects += to_somebody or call.method == "answerCallbackQuery"

    def _in_private(self, change: Change) -> None:
        if change.what.inline:
            waiting = self._waiting.pop(change.place or "", None)
            if waiting is not None and not waiting.done():
                waiting.set_result(change.what)
        elif TAKEN in change.what.text:
            self.round.told += 1
            self._moved.set()

    def _in_the_group(self, change: Change) -> None:
        if change.kind == "edited":
            self.round.taken += 1
            self._moved.set()
        elif change.what.inline:
            asyncio.get_running_loop().call_soon(_press, self._world, self._manager, change.what, "Take")


def _press(world: World, user: User, message: Message, label: str) -> None:
    buttons = [button for row in message.inline or [] for button in row]
    exact = next((button for button in buttons if button["text"] == label), None)
    found = exact or next((button for button in buttons if label in button["text"]), None)
    if found is None:
        raise AssertionError(f"no button {label!r} below {message.text!r}, only {message.buttons}")
    world.tap(user.id, message, found)


class Prospect:
    """Somebody who does one whole intake without ever hesitating."""

    def __init__(self, world: World, board: Board, name: str) -> None:
        self._world = world
        self._board = board
        self._user = world.add_user(name, language_code="en")
        self._place = world.private_chat(self._user.id).key
        self._screen: Message | None = None

    async def goes_all_the_way(self) -> None:
        await self._starts()
        for label in (*PROJECT, *SENT, self._user.name, "CTO"):
            await self._taps(label)
        await self._writes(TYPED)
        await self._taps("Skip")
        await self._taps("Send to a manager")

    async def _starts(self) -> None:
        answer = self._board.shown_in(self._place)
        await self._sees(answer, lambda: self._world.start(self._user.id))

    async def _taps(self, label: str) -> None:
        answer, screen = self._board.shown_in(self._place), self._screen
        assert screen is not None
        await self._sees(answer, lambda: _press(self._world, self._user, screen, label))

    async def _writes(self, text: str) -> None:
        answer = self._board.shown_in(self._place)
        await self._sees(answer, lambda: self._world.write(self._user.id, text))

    async def _sees(self, answer: asyncio.Future[Message], deed: Callable[[], object]) -> None:
        began = time.perf_counter()
        deed()
        async with asyncio.timeout(PATIENCE):
            self._screen = await answer
        self._board.round.latencies.append(time.perf_counter() - began)


NAMES = (f"Prospect {number}" for number in count(1))


@dataclass(frozen=True, slots=True)
class Seen:
    """A round in numbers; seconds are the people's."""

    leads: int
    updates: int
    acting_seconds: float
    """Until the last prospect had the receipt."""
    acts: int
    settled_seconds: float
    """Until the last card was taken and its prospect told."""
    p50: float
    p95: float
    calls: dict[str, int]
    calls_for_prospects: int
    """Without the answers to the manager's taps."""


async def run_round(world: World, board: Board, at_once: int, leads: int) -> Seen:
    """So many prospects at once, until so many leads are made and taken."""
    board.round = Round()
    first_update, began = world.updates().next_id, time.perf_counter()
    left = iter(range(leads))

    async def keep_coming() -> None:
        for _ in left:
            await Prospect(world, board, next(NAMES)).goes_all_the_way()

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(keep_coming())
    acting = time.perf_counter() - began
    await board.settled(leads)
    latencies = sorted(board.round.latencies)
    return Seen(
        leads=leads,
        updates=world.updates().next_id - first_update,
        acting_seconds=acting,
        acts=len(latencies),
        settled_seconds=time.perf_counter() - began,
        p50=latencies[len(latencies) // 2],
        p95=latencies[int(len(latencies) * 0.95)],
        calls=dict(board.round.calls),
        calls_for_prospects=board.round.for_prospects - leads,
    )
