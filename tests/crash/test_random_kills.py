"""Many kills at random moments while prospects come and managers take their leads."""

from __future__ import annotations

import asyncio
import random
from itertools import count
from pathlib import Path

import pytest

from tests.crash.harness import House, a_house
from tests.crash.people import Manager, Prospect, all_go_home, taken
from tests.crash.proof import Ear, check_the_end, check_what_is_left
from tests.crash.reaper import Reaper, any_moment

KILLS, A_FEW = 30, 12
AT_ONCE = 3
NETWORK_SECONDS = 0.01


class Street:
    """Prospects who keep coming until the killing is over; each finishes what was begun."""

    def __init__(self, house: House, dice: random.Random) -> None:
        self.prospects: list[Prospect] = []
        self.over = False
        self._house = house
        self._dice = dice
        self._numbers = count(1)

    async def keeps_busy(self) -> None:
        async with asyncio.TaskGroup() as walkers:
            for _ in range(AT_ONCE):
                walkers.create_task(self._one_after_another())

    async def _one_after_another(self) -> None:
        while not self.over:
            prospect = self._comes(next(self._numbers))
            self.prospects.append(prospect)
            await prospect.goes_all_the_way()

    def _comes(self, number: int) -> Prospect:
        phone = f"+4420794609{number:02}" if number % 3 == 0 else None
        person = self._house.comes(f"Prospekta{number:02}", phone=phone)
        return Prospect(self._house, person, random.Random(self._dice.random()), phone)


async def kill_again_and_again(house: House, reaper: Reaper, street: Street, dice: random.Random, kills: int) -> None:
    """Start, kill, look at what is left on the disk; and start for good."""
    for number in range(kills):
        await house.spawn()
        await reaper.strike(any_moment(dice))
        await check_what_is_left(house, f"kill-{number}", street.prospects)
    street.over = True
    await house.start()


ALL = [pytest.param(seed, KILLS, marks=pytest.mark.sweep) for seed in range(1, 7)]


@pytest.mark.parametrize(("seed", "kills"), [(1, A_FEW), *ALL])
async def test_it_loses_nothing_when_killed_at_random_moments(tmp_path: Path, seed: int, kills: int) -> None:
    dice = random.Random(seed)
    async with a_house(tmp_path) as house:
        house.server.delay = NETWORK_SECONDS
        ear, reaper, street = Ear(house), Reaper(house), Street(house, dice)
        managers = [Manager(house, house.hires(name), random.Random(seed)) for name in ("Anna", "Bohdan")]
        taking = [asyncio.create_task(manager.takes_cards()) for manager in managers]
        try:
            async with asyncio.TaskGroup() as story:
                story.create_task(street.keeps_busy())
                story.create_task(kill_again_and_again(house, reaper, street, dice, kills))
            await house.until(lambda: len(taken(house)) == len(street.prospects), "every lead is taken")
        finally:
            await all_go_home(taking)
        assert reaper.kills == kills
        await check_the_end(house, ear, street.prospects)
