"""Strangers and two managers walk through the real bot by themselves, while the clock is moved for them."""

import asyncio

from bot.simulator.life import Life
from tests.stories.agency import Agency

AN_HOUR = 3600.0


async def test_an_hour_with_strangers_leaves_leads_and_taken_cards(morning: Agency) -> None:
    agency = morning
    hour = asyncio.create_task(Life(agency.world, people=3, seed=3, pause=agency.clock.sleep).goes_on())
    await agency.lets_pass(AN_HOUR, until=hour.done)
    await asyncio.wait_for(hour, 5)
    found = await agency.leads()
    assert any(lead.owner for lead in found), "nobody got to the end, or no manager took a card"
    assert len(agency.cards()) >= len(found)
    staff = [it for it in agency.world.accounts.people.values() if it.role == "manager"]
    assert {it.language_code for it in staff} == {"uk", "en"}
