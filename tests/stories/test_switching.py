"""Another language in the middle: the place, the answers and the ticks stay, and the conversation goes on in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.simulator.person import Person
from tests.stories.agency import Agency, newest, say, tap
from tests.stories.states import GOES_ON, STATES


async def switches(person: Person, name: str) -> None:
    await say(person, "/language")
    await tap(person, name)


@pytest.mark.parametrize("state", STATES)
async def test_the_place_the_answers_and_the_ticks_stay_there_and_back(morning: Agency, state: str) -> None:
    mark = await morning.comes("Mark")
    await STATES[state](morning, mark)
    before = await morning.session(mark)
    ukrainian, english = GOES_ON[state]
    await switches(mark, "Українська")
    assert ukrainian in mark.buttons()
    after = await morning.session(mark)
    assert before is None or after == replace(before, language="uk")
    await switches(mark, "English")
    assert english in mark.buttons()
    again = await morning.session(mark)
    assert before is None or again == before


@pytest.mark.parametrize("state", [state for state in STATES if state != "phone"])
async def test_it_goes_on_in_the_other_language(morning: Agency, state: str) -> None:
    mark = await morning.comes("Mark")
    await STATES[state](morning, mark)
    await switches(mark, "Українська")
    before = newest(mark).text
    await tap(mark, GOES_ON[state][0])
    await morning.settled()
    session = await morning.session(mark)
    assert session is not None
    assert session.language == "uk"
    assert newest(mark).text != before or state == "ticking"
