"""A prospect who walks through a bot: starts it, looks, chooses, and goes at last."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

from bot.simulator.life.choice import Deed, Memory, choose
from bot.simulator.life.hands import do
from bot.simulator.life.look import looked_at
from bot.simulator.users import User
from bot.simulator.world import Change, World

Pause = Callable[[float], Awaitable[None]]
THINKS = (1.5, 5.0)
PATIENCE = 15.0
"""Seconds after which a person no longer waits for an answer."""
AWAY = (20.0, 60.0)
COMES_BACK = 0.7
_ANSWERS = frozenset({"message", "edited", "deleted", "answered"})
_WORDS = {
    "uk": ("Потрібна ваша порада", "Десь за місяць", "А скільки це коштує?", "Дякую, подумаю", "нас п’ятеро"),
    "en": ("I could use your advice", "In a month or so", "What does it cost?", "Thanks, let me think", "5 of us"),
}


class Visitor:
    """Somebody with dice of their own. `pause` waits so many seconds, or less where a test is in a hurry."""

    def __init__(self, world: World, user: User, dice: Random, pause: Pause) -> None:
        self.memory = Memory()
        self._world = world
        self._user = user
        self._dice = dice
        self._pause = pause
        self._chat = world.private_chat(user.id)
        self._sayings = _sayings(user)

    async def walks(self) -> None:
        """From Start until this person has had enough, or nothing new is offered."""
        with self._world.watched(self._hear):
            self._heard = asyncio.Event()
            self._world.start(self._user.id, self._dice.choice(("", "", "ads-2026", "friend")))
            await self._wait_for_answer()
            while not self._user.deactivated:
                await self._pause(self._dice.uniform(*THINKS))
                deed = choose(looked_at(self._chat, self._user.id), self.memory, self._sayings, self._dice)
                self.memory.note(deed)
                if deed.kind == "leave" or not await self._goes_on_after(deed):
                    return

    async def _goes_on_after(self, deed: Deed) -> bool:
        if deed.kind in ("away", "block"):
            return await self._comes_back(blocks=deed.kind == "block")
        self._heard.clear()
        if not self._chat.blocked:  # somebody at the page may have done that
            do(self._world, self._user.id, self._chat, deed)
        await self._wait_for_answer()
        return True

    async def _comes_back(self, *, blocks: bool) -> bool:
        if blocks:
            self._world.block(self._user.id)
        await self._pause(self._dice.uniform(*AWAY))
        if self._dice.random() > COMES_BACK:
            return False
        self._heard.clear()
        self._world.start(self._user.id)
        await self._wait_for_answer()
        return True

    def _hear(self, change: Change) -> None:
        own = getattr(change.what, "sender_id", None) == self._user.id
        if change.place == self._chat.key and change.kind in _ANSWERS and not own:
            self._heard.set()

    async def _wait_for_answer(self) -> None:
        await first_of(self._heard.wait(), self._pause(PATIENCE))
        self.memory.quiet = 0 if self._heard.is_set() else self.memory.quiet + 1


async def first_of(*waits: Awaitable[object]) -> None:
    """Wait until one is over, and give up the others."""
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()


def _sayings(user: User) -> tuple[str, ...]:
    """What somebody can say of themselves, and a few words besides."""
    site = f"guest{user.id % 1000}.example"
    own = (user.name, f"{user.first_name} & Co", f"hello@{site}", f"https://{site}", user.phone or "12")
    return (*own, *_WORDS["uk" if user.language_code == "uk" else "en"])
