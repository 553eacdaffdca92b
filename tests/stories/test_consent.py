"""Consent: nothing reaches a manager without it, and whoever refuses keeps the advice."""

from __future__ import annotations

import pytest

from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, tap

BEFORE = SENT[:4]


@pytest.mark.parametrize("refusal", ["No, thanks", "no", "ні, дякую"])
async def test_refusing_leaves_the_advice_and_makes_no_lead(agency: Agency, refusal: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *BEFORE)
    assert newest(mark).text.startswith("Before we pass this on")
    if refusal in mark.buttons():
        await tap(mark, refusal)
    else:
        await say(mark, refusal)
    shown = newest(mark).text
    assert shown.startswith("All right, nothing was sent. The advice is yours to keep.")
    assert "Our suggestion: Work done by our team" in shown
    await agency.settled()
    assert await agency.rows("SELECT * FROM leads") == await agency.rows("SELECT * FROM consents") == []
    assert agency.posts() == []


async def test_who_refused_can_think_again(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *BEFORE, "No, thanks", "Prepare a request", "I agree", "Here in Telegram")
    await answers(mark, "That’s enough", "Send to a manager")
    await agency.card()


@pytest.mark.parametrize("button", ["Send to a manager", "Here in Telegram", "That’s enough"])
async def test_no_button_goes_round_the_consent(agency: Agency, button: str) -> None:
    """Buttons of an earlier, finished conversation send nothing for a new one."""
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT)
    old = [newest(mark)]
    old_data = [b["callback_data"] for row in old[0].inline or [] for b in row]
    await say(mark, "/start")
    await answers(mark, "Start over", *PROJECT, *BEFORE)
    for data in old_data:
        agency.world.press(mark.id, newest(mark), data)
    await agency.settled()
    assert newest(mark).text.startswith("Before we pass this on")
    assert await agency.rows("SELECT * FROM leads") == []


async def test_the_notice_names_the_agency_and_whom_to_write_to(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *BEFORE)
    shown = newest(mark).text
    assert "Example Agency keeps your answers, your Telegram name and the contact you choose" in shown
    assert "privacy@agency.example" in shown
