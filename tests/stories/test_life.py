"""Six strangers and two managers walk through the real bot by themselves, in a hurry."""

import asyncio

from bot.simulator.life import Life
from tests.stories.agency import Agency

HURRY = 200
"""So many times faster than people."""


async def test_a_day_with_six_strangers_leaves_leads_and_taken_cards(agency: Agency) -> None:
    async def pause(seconds: float) -> None:
        await asyncio.sleep(seconds / HURRY)

    async with asyncio.timeout(60):
        await Life(agency.world, people=6, seed=7, pause=pause).goes_on()
    await agency.settled()
    found = await agency.leads()
    assert found, "nobody got to the end"
    assert any(lead.owner for lead in found), "no manager took a card"
    assert len(agency.cards()) >= len(found)
    staff = [it for it in agency.world.accounts.people.values() if it.role == "manager"]
    assert {it.language_code for it in staff} == {"uk", "en"}
