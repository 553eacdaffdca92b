"""Pages beside the conversation: they can be asked for in any state, and change nothing in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, sends_request, tap
from tests.stories.words import english_in

Way = Callable[[Person], Awaitable[None]]


async def _nowhere(_: Person) -> None:
    """Who never pressed Start."""


async def _cancelling(person: Person) -> None:
    await begins(person, *PROJECT[:3])
    await say(person, "/cancel")


async def _resuming(person: Person) -> None:
    await begins(person, *PROJECT[:3])
    await say(person, "/start")


def _after(*labels: str) -> Way:
    async def walk(person: Person) -> None:
        await begins(person, *labels)

    return walk


STATES: dict[str, Way] = {
    "nowhere": _nowhere,
    "first question": _after(),
    "a question": _after(*PROJECT[:3]),
    "ticking": _after("Specialists", "A dedicated", "Some dev", "Yes", "People", "Constantly", "Yes", "Tester"),
    "advice": _after(*PROJECT),
    "consent": _after(*PROJECT, *SENT[:4]),
    "phone": _after(*PROJECT, *SENT[:5], "By phone"),
    "summary": _after(*PROJECT, *SENT, "That’s enough"),
    "review": _after(*PROJECT, "Change answers"),
    "cancelling": _cancelling,
    "resuming": _resuming,
    "sent": sends_request,
}
PAGES = {
    "/difference": "Two ways to work together",
    "/privacy": "Answers and contacts are stored encrypted",
    "/help": "Then, if you agree, a manager takes over.",
}


@pytest.mark.parametrize("state", STATES)
async def test_a_page_is_shown_in_any_state_and_changes_nothing(agency: Agency, state: str) -> None:
    mark = await agency.comes("Mark")
    await STATES[state](mark)
    before = await agency.session(mark)
    keys = mark.buttons()
    for command, words in PAGES.items():
        await say(mark, command)
        await mark.sees(words)
    await agency.settled()
    after = await agency.session(mark)
    assert before in (None, after)
    assert mark.buttons() == keys or not keys, "the buttons of the conversation are still there"


@pytest.mark.parametrize("state", STATES)
async def test_the_language_is_switched_in_any_state(agency: Agency, state: str) -> None:
    mark = await agency.comes("Mark")
    await STATES[state](mark)
    before = await agency.session(mark)
    await say(mark, "/language")
    assert newest(mark).buttons == ["English", "Українська"]
    await tap(mark, "Українська")
    after = await agency.session(mark)
    assert after is not None
    assert after.language == "uk"
    assert before is None or before.answers == after.answers
    await agency.settled()
    shown = newest(mark)
    assert english_in("\n".join([shown.text, *mark.buttons()])) - {"Mark", "Kyiv"} == set()
    assert mark.buttons(), "the conversation goes on below, in the other language"


async def test_the_language_is_switched_there_and_back_in_the_middle(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await say(mark, "/language")
    await tap(mark, "Українська")
    assert "Яка у вас зараз команда?" in newest(mark).text
    await tap(mark, "Команди немає")
    await say(mark, "/language")
    await tap(mark, "English")
    await answers(mark, *PROJECT[4:])
    assert newest(mark).text.startswith("Our suggestion:")
    assert (await agency.answers_of(mark))["in_house_team"] == "none"


async def test_a_page_does_not_make_the_buttons_above_it_old(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    question = newest(mark)
    await say(mark, "/help")
    await mark.taps_old(question, PROJECT[3])
    await mark.sees("judge technical work")


async def test_the_difference_and_the_first_steps_are_a_tap_away(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, "How do the two ways differ?")
    await mark.sees("Two ways to work together")
    await answers(mark, *PROJECT, "First steps")
    assert "1. A call with our manager" in newest(mark).text
    await tap(mark, "Prepare a request")
    await mark.sees("When do you want to start?")


@pytest.mark.parametrize("command", ["/start@intake_bot", "/START", "/Start"])
async def test_a_command_may_be_written_as_clients_write_it(agency: Agency, command: str) -> None:
    mark = await agency.comes("Mark")
    await say(mark, command)
    assert newest(mark).text.startswith("Hello!")
