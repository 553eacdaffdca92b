"""What to prepare before day one: a list that a prospect keeps, whatever comes of it."""

from __future__ import annotations

import pytest

from bot.simulator.person import Person
from tests.stories.agency import PROJECT, Agency, answers, begins, newest, say, sends_request, tap
from tests.stories.words import english_in


async def at_the_advice(agency: Agency) -> Person:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    return mark


async def test_the_list_stays_in_the_chat_while_the_conversation_goes_on(agency: Agency) -> None:
    mark = await at_the_advice(agency)
    before = await agency.session(mark)
    await tap(mark, "What to prepare")
    kept = newest(mark)
    assert "✓ A description of the work: There’s a detailed specification" in kept.text
    assert "○ One person who decides and accepts the work. Agree who it is" in kept.text
    assert await agency.session(mark) == before
    await tap(mark, "Prepare a request")
    await mark.sees("When do you want to start?")
    await say(mark, "/cancel")
    await tap(mark, "Delete my answers")
    assert kept in mark.screen(), "it is his, though nothing came of it"


@pytest.mark.parametrize("words", ["what to prepare", "Checklist", "що підготувати"])
async def test_the_list_can_be_asked_for_in_words(agency: Agency, words: str) -> None:
    mark = await at_the_advice(agency)
    await say(mark, words)
    assert newest(mark).text.startswith("What to prepare before day one")


async def test_the_list_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", language="uk")
    await say(olena, "/language")
    await tap(olena, "English")
    await answers(olena, *PROJECT)
    await say(olena, "/language")
    await tap(olena, "Українська")
    await tap(olena, "Що підготувати")
    told = newest(olena).text
    assert told.startswith("Що підготувати до першого дня")
    assert "✓ Опис роботи: Є докладне технічне завдання" in told
    assert english_in(told) == set()


async def test_after_sending_the_list_can_still_be_had(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    advice = next(m for m in mark.screen() if m.text.startswith("Our suggestion:"))
    await mark.taps_old(advice, "What to prepare")
    await mark.sees("What to prepare before day one")


async def test_below_the_advice_two_columns_lead_on(agency: Agency) -> None:
    mark = await at_the_advice(agency)
    rows = [[button["text"] for button in row] for row in newest(mark).inline or []]
    assert rows == [
        ["Prepare a request"],
        ["Change answers", "What to prepare"],
        ["First steps", "How they differ"],
        ["Talk to a person"],
    ]
