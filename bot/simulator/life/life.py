"""A day at the desk: visitors come one after another, a few at a time, and managers look after what comes of it."""

import asyncio
from random import Random

from bot.simulator.life.manager import BETWEEN, Manager
from bot.simulator.life.names import hired, newcomer
from bot.simulator.life.visitor import Pause, Visitor
from bot.simulator.users import User
from bot.simulator.world import World

AT_ONCE = 3
COMES_AFTER = (3.0, 12.0)
TURNS_AFTER_HOURS = 12


class Life:
    """So many visitors in all. Everybody has dice of their own: one's choices do not hang on another's pace."""

    def __init__(self, world: World, people: int, seed: int, pause: Pause = asyncio.sleep) -> None:
        self._world = world
        self._people = people
        self._seed = seed
        self._pause = pause

    async def goes_on(self) -> None:
        """Until the last visitor has gone and the managers have looked after what was left."""
        async with asyncio.TaskGroup() as everybody:
            working = [everybody.create_task(manager.works()) for manager in self._managers()]
            await self._visits()
            for _ in range(TURNS_AFTER_HOURS):
                await self._pause(BETWEEN[1])
            for work in working:
                work.cancel()

    async def _visits(self) -> None:
        doors = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as visits:
            for number in range(self._people):
                await doors.acquire()
                visits.create_task(self._visit(number, doors))
                await self._pause(self._dice(f"door {number}").uniform(*COMES_AFTER))

    async def _visit(self, number: int, doors: asyncio.Semaphore) -> None:
        dice = self._dice(f"visitor {number}")
        await Visitor(self._world, newcomer(self._world, dice), dice, self._pause).walks()
        doors.release()

    def _managers(self) -> list[Manager]:
        return [
            Manager(self._world, user, self._dice(f"manager {number}"), self._pause)
            for number, user in enumerate(self._staff())
        ]

    def _staff(self) -> list[User]:
        """The managers there are; two are hired where there are none."""
        found = [it for it in self._world.accounts.people.values() if it.role == "manager"]
        if found:
            return found
        new = hired(self._world)
        for group in list(self._world.chats.groups()):
            for user in new:
                self._world.add_member(group.id, user.id)
        return new

    def _dice(self, whose: str) -> Random:
        return Random(f"{self._seed} {whose}")  # noqa: S311 - a game that must be repeatable, no secret
