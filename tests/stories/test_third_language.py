"""A language that an agency adds by itself: two files in its folder, and a whole intake in it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator.person import Person
from tests.conversations.german import an_agency_with_german, german
from tests.stories.agency import PROJECT, SENT, Agency, an_agency, answers, begins, newest, say, tap
from tests.stories.movable_clock import WEDNESDAY_AT_TEN, MovableClock

SPECIALISTS = ("Specialists", "A dedicated", "Some dev", "Yes", "People", "Constantly", "Yes")
"""Up to the question which people are needed."""
EVENING = WEDNESDAY_AT_TEN + 10 * 3600


@pytest.fixture(scope="module")
def german_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_agency_with_german(tmp_path_factory.mktemp("questionnaires") / "mine")


@pytest.fixture
async def trilingual(tmp_path: Path, german_folder: Path) -> AsyncIterator[Agency]:
    """On an evening, so that a day is named with the hour."""
    async with an_agency(tmp_path, clock=MovableClock(EVENING), questionnaire=german_folder) as found:
        yield found


async def arrives(agency: Agency, name: str = "Greta", client: str = "de-AT") -> Person:
    person = await agency.comes(name, client)
    await begins(person)
    return person


async def test_a_whole_intake_in_the_third_language(trilingual: Agency) -> None:
    greta = await arrives(trilingual)
    assert newest(greta).text.startswith("Hellö! Ä few shört qüestiöns")
    await answers(greta, *map(german, (*PROJECT, *SENT, "That’s enough", "Send to a manager")))
    sent = await greta.sees(german("#L-0001"))
    assert "Dö., 26. Növ." not in sent.text, "dates are Babel's"
    assert "Do., 26. Nov., 09:15 (Kiew)" in sent.text
    lead = await trilingual.the_lead()
    assert (lead.language, lead.details.answers["need"]) == ("de", "whole_project")
    card = await trilingual.card()
    assert "· DE ·" in card.text


async def test_its_numbers_agree(trilingual: Agency) -> None:
    greta = await arrives(trilingual)
    await answers(greta, *map(german, (*SPECIALISTS, "Tester", "Designer")))
    assert german("Done · 2 chosen") in greta.buttons()


async def test_it_is_offered_by_language_and_switched_to_on_the_way(trilingual: Agency) -> None:
    mark = await trilingual.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await say(mark, "/language")
    assert newest(mark).buttons == ["English", "Українська", "Deutsch"]
    await tap(mark, "Deutsch")
    await answers(mark, *map(german, PROJECT[3:]))
    assert newest(mark).text.startswith(german("Our suggestion:"))


async def test_typed_answers_are_understood_in_it(trilingual: Agency) -> None:
    greta = await arrives(trilingual)
    await say(greta, german("a whole project, done for you"))
    assert (await trilingual.answers_of(greta))["need"] == "whole_project"
    await say(greta, german("back"))
    assert german("What do you need help with?") in newest(greta).text


async def test_telegram_shows_commands_and_description_in_it(trilingual: Agency) -> None:
    await trilingual.until(lambda: bool(trilingual.calls("setChatMenuButton")), "Telegram was told nothing")
    await trilingual.settled()
    for method in ("setMyCommands", "setMyDescription", "setMyShortDescription"):
        assert "de" in [call.params.get("language_code") for call in trilingual.calls(method)]
    (told,) = [it for it in trilingual.calls("setMyCommands") if it.params.get("language_code") == "de"]
    menu = [command["description"] for command in json.loads(told.params["commands"])]
    assert german("What we keep about you") in menu


async def test_managers_read_german_answers_among_english_words(tmp_path: Path, german_folder: Path) -> None:
    async with an_agency(tmp_path, clock=MovableClock(EVENING), questionnaire=german_folder, language="de") as agency:
        greta = await arrives(agency)
        await answers(greta, *map(german, (*PROJECT, *SENT, "That’s enough", "Send to a manager")))
        card = await agency.card()
        assert "reply by Thu 26 Nov, 09:15" in card.text
        assert german("A whole project, done for you") in card.text
        anna = await agency.hires("Anna")
        await tap(anna, "Take", agency.group.id)
        await anna.is_told("It’s yours now")
