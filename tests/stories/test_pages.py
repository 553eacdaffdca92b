"""Pages beside the conversation: they can be asked for in any state, and change nothing in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.client.handlers import COMMANDS, PAGES
from bot.introduction import COMMANDS as MENU
from bot.simulator.person import Person
from conversations.session import Session
from tests.stories.agency import PROJECT, Agency, answers, begins, newest, say, tap
from tests.stories.states import GOES_ON, STATES
from tests.stories.words import english_in

SHOWN = {
    "/difference": "Two ways to work together",
    "/privacy": "Answers and contacts are stored encrypted",
    "/help": "Then, if you agree, a manager takes over.",
    "/mydata": "Here is everything we have about you.",
    "/status": "",
}


def on_keys(person: Person) -> bool:
    return person.chat().keyboard is not None


async def at(agency: Agency, state: str) -> tuple[Person, Session | None]:
    """Somebody in a state, with the session as it is stored."""
    mark = await agency.comes("Mark")
    await STATES[state](agency, mark)
    await agency.settled()
    return mark, await agency.session(mark)


def like(session: Session | None) -> Session | None:
    """A session whatever screen it shows."""
    return None if session is None else replace(session, screen=0, shown="", overlay=None, revisit=None, guess=())


@pytest.mark.parametrize("state", STATES)
async def test_a_page_is_shown_in_any_state_and_changes_nothing(morning: Agency, state: str) -> None:
    mark, before = await at(morning, state)
    screen = newest(mark) if before is not None else None
    buttons, keys = screen.buttons if screen is not None else [], on_keys(mark)
    for command, words in SHOWN.items():
        await mark.writes(command)
        await morning.lets_pass(10)
        await mark.sees(words)
    assert before in (None, await morning.session(mark))
    assert screen is None or screen.buttons == buttons, "the buttons of the conversation are still there"
    assert on_keys(mark) == keys


@pytest.mark.parametrize("state", STATES)
async def test_keeping_everything_goes_on_in_any_state(morning: Agency, state: str) -> None:
    mark, before = await at(morning, state)
    await say(mark, "/forget")
    await morning.settled()
    if before is None:
        assert newest(mark).text == "Nothing about you is kept here."
        return
    await tap(mark, "Keep it")
    await morning.settled()
    assert await morning.session(mark) == before
    assert GOES_ON[state][1] in mark.buttons()


@pytest.mark.parametrize("state", [state for state in STATES if state != "nowhere"])
async def test_everything_is_deleted_in_any_state(morning: Agency, state: str) -> None:
    mark, _ = await at(morning, state)
    await say(mark, "/forget")
    await tap(mark, "Delete everything")
    await mark.sees("Done: everything about you is deleted")
    await morning.settled()
    assert await morning.session(mark) is None
    assert not on_keys(mark)
    assert all(lead.is_erased for lead in await morning.leads())
    await say(mark, "/start")
    assert newest(mark).text.startswith("Hello!")


@pytest.mark.parametrize("state", STATES)
async def test_a_consent_is_withdrawn_in_any_state(morning: Agency, state: str) -> None:
    mark, before = await at(morning, state)
    had = before is not None and (before.consent is not None or before.lead is not None)
    await say(mark, "/withdraw")
    await mark.sees("Your consent is withdrawn." if had else "There is no consent to withdraw")
    await morning.settled()
    after = await morning.session(mark)
    assert not on_keys(mark)
    if not had:
        assert after == before
        return
    assert after is not None and (after.consent, after.lead) == (None, None)
    assert before is not None and after.answers == ({} if before.lead is not None else before.answers)


@pytest.mark.parametrize("state", STATES)
async def test_stopping_in_any_state_keeps_all_and_goes_on(morning: Agency, state: str) -> None:
    mark, before = await at(morning, state)
    requests = await morning.leads()
    await say(mark, "/cancel")
    await morning.settled()
    assert not on_keys(mark)
    assert await morning.leads() == requests
    await tap(mark, "A new request" if before is not None and before.lead is not None else "Go on")
    await morning.settled()
    after = await morning.session(mark)
    assert after is not None and (before is None or before.lead is not None or like(after) == like(before))
    assert mark.buttons()


@pytest.mark.parametrize("state", STATES)
async def test_a_person_can_be_asked_for_in_any_state(morning: Agency, state: str) -> None:
    mark, before = await at(morning, state)
    had = len(await morning.leads())
    await say(mark, "/person")
    await morning.settled()
    if "I agree" in mark.buttons():
        await tap(mark, "I agree")
        await morning.settled()
    assert newest(mark).text.startswith("Your request #L-")
    assert len(await morning.leads()) == max(had, 1) + (state == "withdrawn")
    assert not on_keys(mark)
    assert before is None or before.lead is None or (await morning.session(mark)) == before


@pytest.mark.parametrize("way", ["/cancel", "/start", "‹ Back", "back"])
async def test_the_phones_keys_go_with_the_question(morning: Agency, way: str) -> None:
    mark, _ = await at(morning, "phone")
    assert on_keys(mark)
    await say(mark, way)
    await morning.settled()
    assert not on_keys(mark)
    assert newest(mark).buttons


@pytest.mark.parametrize("language", ["en", "uk"])
async def test_help_and_the_menu_name_every_command(agency: Agency, language: str) -> None:
    mark = await agency.comes("Mark", language)
    await say(mark, "/help")
    known = {*COMMANDS, *PAGES}
    assert {word[1:] for word in newest(mark).text.split() if word.startswith("/")} == known - {"help"}
    assert set(MENU) == known


@pytest.mark.parametrize("command", ["/take", "/leads", "/reply hello", "/close", "/id"])
async def test_what_is_no_command_here_changes_nothing(agency: Agency, command: str) -> None:
    mark, before = await at(agency, "a question")
    await say(mark, command)
    assert newest(mark).text.startswith("I don’t know that command.")
    assert await agency.session(mark) == before


async def test_a_prospects_commands_do_nothing_in_the_group(agency: Agency) -> None:
    anna, mark = await agency.hires("Anna"), await agency.comes("Mark")
    await begins(anna, *PROJECT[:3])
    before = await agency.session(anna)
    for command in {*COMMANDS, *PAGES}:
        await anna.writes(f"/{command}", chat_id=agency.group.id)
        await anna.writes(f"/{command}@{agency.world.bot().username}", chat_id=agency.group.id)
    await agency.settled()
    assert agency.posts() == []
    assert await agency.session(anna) == before
    assert await agency.session(mark) is None


@pytest.mark.parametrize("state", STATES)
async def test_the_language_is_switched_in_any_state(morning: Agency, state: str) -> None:
    mark, before = await at(morning, state)
    await say(mark, "/language")
    assert newest(mark).buttons == ["English", "Українська"]
    await tap(mark, "Українська")
    after = await morning.session(mark)
    assert after is not None
    assert after.language == "uk"
    assert before is None or before.answers == after.answers
    await morning.settled()
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
    assert "Prepare a request" in newest(mark).buttons, "the buttons of the advice are far above"
    await tap(mark, "Prepare a request")
    await mark.sees("When do you want to start?")


@pytest.mark.parametrize("command", ["/start@intake_bot", "/START", "/Start"])
async def test_a_command_may_be_written_as_clients_write_it(agency: Agency, command: str) -> None:
    mark = await agency.comes("Mark")
    await say(mark, command)
    assert newest(mark).text.startswith("Hello!")
