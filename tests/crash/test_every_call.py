"""One intake and its take, with a kill at each call of the Bot API in turn."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest

from tests.crash.harness import House, a_house
from tests.crash.people import Manager, Prospect, all_go_home, taken
from tests.crash.proof import Ear, check_the_end, check_what_is_left
from tests.crash.reaper import AtCall, Reaper, Stage

SAMPLE = [
    (AtCall(2, "before"), AtCall(23, "answered"), AtCall(55, "before")),
    (AtCall(12, "after"), AtCall(38, "after"), AtCall(70, "after")),
]
"""From the first call of a start to the manager's take; three stories run side by side."""
SIDE_BY_SIDE = 2
CALLS_AT_LEAST = 60
"""An intake with its take needs more calls than this; else the sweep would prove little."""


async def is_killed_and_goes_on(folder: Path, moment: AtCall) -> bool:
    """The whole story with a kill at a moment; False where it ended before that."""
    folder.mkdir()
    async with a_house(folder) as house:
        ear, reaper, dice = Ear(house), Reaper(house), random.Random(moment.number)
        prospect = Prospect(house, house.comes("Prospekta", phone="+442079460958"), dice, "+442079460958")
        manager = Manager(house, house.hires("Anna"), dice)
        reaper.wait_for(moment)
        await house.spawn()
        taking = asyncio.create_task(manager.takes_cards())
        reviving = asyncio.create_task(revive(house, prospect))
        try:
            await prospect.goes_all_the_way()
            await house.until(lambda: bool(taken(house)), "the lead is taken")
        finally:
            reaper.wait_for(None)
            await all_go_home([taking] if reaper.kills else [taking, reviving])
        if reaper.kills:
            await reviving
        await check_the_end(house, ear, [prospect])
        return reaper.kills == 1


async def revive(house: House, prospect: Prospect) -> None:
    """Start the bot again when it was killed."""
    await house.ended()
    await check_what_is_left(house, "killed", [prospect])
    await house.start()


async def side_by_side(folder: Path, moments: Iterable[AtCall]) -> bool:
    """Whether any of the stories was still going on at its moment."""
    stories = [is_killed_and_goes_on(folder / str(moment.number), moment) for moment in moments]
    return any(await asyncio.gather(*stories))


@pytest.mark.parametrize("moments", SAMPLE)
async def test_a_kill_at_some_calls_loses_nothing(tmp_path: Path, moments: tuple[AtCall, ...]) -> None:
    assert await side_by_side(tmp_path, moments)


@pytest.mark.sweep
@pytest.mark.parametrize("stage", ["before", "after", "answered"])
async def test_a_kill_at_any_call_loses_nothing(tmp_path: Path, stage: Stage) -> None:
    for first in count(1, SIDE_BY_SIDE):
        if not await side_by_side(tmp_path, [AtCall(first + beside, stage) for beside in range(SIDE_BY_SIDE)]):
            break
    assert first > CALLS_AT_LEAST
