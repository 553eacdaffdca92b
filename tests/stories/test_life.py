"""Strangers and two managers walk through the real bot by themselves, while the clock is moved for them."""

import asyncio

from bot.simulator.life import Life
from tests.stories.agency import Agency, sends_request

LONGER_THAN_ANYBODY_WALKS = 3 * 3600.0
"""Seconds of the clock."""


async def test_an_hour_with_strangers_leaves_all_cards_and_a_taken_one(morning: Agency) -> None:
    """One prospect gets to the end for sure; how far the strangers get hangs on their dice and on the bot's pace."""
    agency = morning
    await sends_request(await agency.comes("Mark"))
    hour = asyncio.create_task(Life(agency.world, people=2, seed=1, pause=agency.clock.sleep).goes_on())
    await agency.lets_pass(LONGER_THAN_ANYBODY_WALKS, until=hour.done)
    assert hour.done(), "somebody walks without end"
    hour.result()
    await agency.settled()
    found = await agency.leads()
    assert any(lead.taken_at for lead in found), "no manager took a card"
    assert len(agency.cards()) >= len(found)
    staff = [it for it in agency.world.accounts.people.values() if it.role == "manager"]
    assert {it.language_code for it in staff} == {"uk", "en"}
