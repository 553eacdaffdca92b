"""Strangers and two managers walk through the real bot by themselves, in a hurry."""

import asyncio

from bot.simulator.life import Life
from bot.simulator.life.visitor import PATIENCE
from tests.stories.agency import Agency

HURRY = 250
"""So many times faster than people."""
DAYS = (7, 8, 9)
"""Seeds. What people choose hangs on what they see at that moment: on a slow machine a day may bring nothing."""


async def test_days_with_six_strangers_each_leave_leads_and_taken_cards(agency: Agency) -> None:
    async def pause(seconds: float) -> None:
        await asyncio.sleep(seconds / HURRY)
        if seconds >= PATIENCE:  # nobody's patience ends while the bot still has something to say
            await agency.settled()

    for seed in DAYS:
        async with asyncio.timeout(60):
            await Life(agency.world, people=6, seed=seed, pause=pause).goes_on()
        await agency.settled()
        if any(lead.owner for lead in await agency.leads()):
            break
    found = await agency.leads()
    assert any(lead.owner for lead in found), "nobody got to the end, or no manager took a card"
    assert len(agency.cards()) >= len(found)
    staff = [it for it in agency.world.accounts.people.values() if it.role == "manager"]
    assert {it.language_code for it in staff} == {"uk", "en"}
