"""The receipt of a request: one message that tells where it is, who has it and until when, in the reader's time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.simulator.messages import Message
from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, an_agency, answers, begins, newest, say, sends_request, tap
from tests.stories.movable_clock import WEDNESDAY_AT_TEN, MovableClock
from tests.stories.words import english_in

HOUR = 3600.0
EVENING = WEDNESDAY_AT_TEN + 10 * HOUR
SATURDAY = WEDNESDAY_AT_TEN + 3 * 24 * HOUR + 2 * HOUR
MINUTES = 60.0


@pytest.fixture
async def evening(tmp_path: Path) -> AsyncIterator[Agency]:
    async with an_agency(tmp_path, clock=MovableClock(EVENING)) as found:
        yield found


@pytest.fixture
async def saturday(tmp_path: Path) -> AsyncIterator[Agency]:
    async with an_agency(tmp_path, clock=MovableClock(SATURDAY)) as found:
        yield found


def receipt(person: Person, number: int = 1) -> Message:
    """The one message that is a request's receipt."""
    titles = tuple(f"{it} #L-{number:04d} " for it in ("Your request", "Ваш запит"))
    (found,) = [message for message in person.screen() if message.text.startswith(titles)]
    return found


def told(person: Person, number: int = 1) -> list[str]:
    """The receipt's lines above the answers."""
    return receipt(person, number).text.split("\n\n")[0].split("\n")


async def a_request(agency: Agency, name: str = "Mark", language: str = "en") -> Person:
    """Somebody whose request has just reached the managers."""
    person = await agency.comes(name, "en")
    await sends_request(person)
    if language != "en":
        await say(person, "/language")
        await tap(person, "Українська")
    await agency.settled()
    return person


async def passes(agency: Agency, minutes: float) -> None:
    await agency.lets_pass(minutes * MINUTES)


# ---------------------------------------------------------------------- a day's work


async def test_a_receipt_goes_with_the_request_from_the_way_there_to_the_end(morning: Agency) -> None:
    anna, bohdan = await morning.hires("Anna"), await morning.hires("Bohdan")
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, retry_after=180)
    mark = await morning.comes("Mark")
    await sends_request(mark, delivered=False)
    assert told(mark) == [
        "Your request #L-0001 is on its way to our managers.",
        "You’ll hear from a person by 10:05 (Kyiv).",
        "Anything to add? Just write it here.",
    ]
    shown = receipt(mark).id
    await passes(morning, 3)
    assert told(mark) == [
        "Your request #L-0001 is with our managers.",
        "Delivered 10:03 · reply due by 10:05 (Kyiv)",
        "Anything to add? Just write it here.",
    ]
    await passes(morning, 1)
    await tap(anna, "Take", morning.group.id)
    await morning.settled()
    assert told(mark)[1] == "Delivered 10:03 · with Anna since 10:04 · reply due by 10:05 (Kyiv)"
    await tap(anna, "Give back", morning.group.id)
    await morning.settled()
    assert told(mark)[1] == "Delivered 10:03 · waiting for the next free manager · reply due by 10:05 (Kyiv)"
    await passes(morning, 5)
    await tap(bohdan, "Take", morning.group.id)
    await morning.settled()
    assert told(mark)[1:3] == [
        "Delivered 10:03 · with Bohdan since 10:09",
        "Sorry for the wait: our reply was due by 10:05 (Kyiv).",
    ]
    await tap(bohdan, "Contacted", morning.group.id)
    await morning.settled()
    assert told(mark)[1:] == ["Delivered 10:03 · with Bohdan since 10:09", "Anything to add? Just write it here."]
    assert receipt(mark).id == shown, "all in one message"


async def test_the_same_in_ukrainian(morning: Agency) -> None:
    anna = await morning.hires("Анна")
    olena = await a_request(morning, "Олена", "uk")
    assert told(olena) == [
        "Ваш запит #L-0001 уже в наших менеджерів.",
        "Доставлено: 10:00 · відповідь до 10:05 (Київ)",
        "Хочете щось додати? Просто напишіть тут.",
    ]
    await tap(anna, "Take", morning.group.id)
    await morning.settled()
    assert told(olena)[1] == "Доставлено: 10:00 · веде Анна з 10:00 · відповідь до 10:05 (Київ)"
    for label in ("Lost", "Contacted", "Give back"):
        await tap(anna, label, morning.group.id)
        await morning.settled()
        assert english_in("\n".join([receipt(olena).text, *receipt(olena).buttons])) == set()
    assert told(olena)[1] == "Доставлено: 10:00 · чекає на вільного менеджера · відповідь до 10:05 (Київ)"


def times_in(message: Message) -> list[tuple[str, int, str]]:
    """Moments that Telegram shows in the reader's own time: what stands there, when it is, how it is shown."""
    found = []
    for mark in message.entities:
        if mark["type"] == "date_time":
            words = message.text.encode("utf-16-le")[mark["offset"] * 2 : (mark["offset"] + mark["length"]) * 2]
            found.append((words.decode("utf-16-le"), mark["unix_time"], mark["date_time_format"]))
    return found


async def test_each_reads_moments_in_his_own_time(morning: Agency) -> None:
    mark = await a_request(morning)
    at = int(WEDNESDAY_AT_TEN)
    assert times_in(receipt(mark)) == [("10:00", at, "t"), ("10:05 (Kyiv)", at + 300, "t")]


async def test_a_moment_of_another_day_comes_with_the_day(evening: Agency) -> None:
    mark = await a_request(evening)
    due = int(WEDNESDAY_AT_TEN + 23.25 * HOUR)
    assert times_in(receipt(mark))[1] == ("Thu 26 Nov, 09:15 (Kyiv)", due, "wdt")


# ---------------------------------------------------------------------- out of hours


async def test_out_of_hours_it_says_when_somebody_is_there(evening: Agency) -> None:
    mark = await a_request(evening)
    assert told(mark)[1:3] == ["Delivered 20:00", "We’re closed now; you’ll hear from us by Thu 26 Nov, 09:15 (Kyiv)."]
    anna = await evening.hires("Anna")
    await evening.lets_pass(13 * HOUR)
    await tap(anna, "Take", evening.group.id)
    await evening.settled()
    assert told(mark)[1] == ("Delivered Wed 25 Nov, 20:00 · with Anna since 09:00 · reply due by 09:15 (Kyiv)")


async def test_at_the_weekend_it_is_monday(saturday: Agency) -> None:
    anna = await saturday.hires("Anna")
    olena = await a_request(saturday, "Олена", "uk")
    assert told(olena)[1:3] == [
        "Доставлено: 12:00",
        "Зараз ми не працюємо; відповімо вам до пн, 30 лист., 09:15 (Київ).",
    ]
    await tap(anna, "Take", saturday.group.id)
    await saturday.settled()
    assert told(olena)[1] == "Доставлено: 12:00 · веде Anna з 12:00 · відповідь до пн, 30 лист., 09:15 (Київ)"


async def test_before_the_card_arrives_it_is_also_said_that_nobody_is_there(evening: Agency) -> None:
    evening.world.faults.add("error", method="sendMessage", chat_id=evening.group.id, retry_after=60)
    mark = await evening.comes("Mark")
    await sends_request(mark, delivered=False)
    assert told(mark)[1] == "We’re closed now; you’ll hear from us by Thu 26 Nov, 09:15 (Kyiv)."


# ---------------------------------------------------------------------- given back, closed, opened again


async def test_who_had_it_is_no_longer_named_once_it_is_given_back(morning: Agency) -> None:
    anna, bohdan = await morning.hires("Anna"), await morning.hires("Bohdan")
    mark = await a_request(morning)
    await tap(anna, "Take", morning.group.id)
    await mark.sees("Anna is handling it.")
    await tap(anna, "Give back", morning.group.id)
    await morning.settled()
    assert all("Anna" not in message.text for message in mark.screen())
    assert newest(mark).text == "Your request is waiting for the next free manager."
    await tap(bohdan, "Take", morning.group.id)
    await mark.sees("Bohdan is handling it.")


@pytest.mark.parametrize(("steps", "end"), [(("Lost",), "Lost"), (("Spam",), "Spam"), (("Duplicate",), "Duplicate")])
async def test_a_closed_request_says_so_and_offers_a_new_one(morning: Agency, steps: tuple[str, ...], end: str) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    await answers_of_manager(anna, morning, "Take", *steps)
    assert told(mark) == [
        "Your request #L-0001 is closed.",
        "Need something else? Start a new request. What you write here still reaches a manager.",
    ]
    assert end not in receipt(mark).text
    assert receipt(mark).buttons == ["A new request"]


async def answers_of_manager(manager: Person, agency: Agency, *labels: str) -> None:
    for label in labels:
        await tap(manager, label, agency.group.id)
    await agency.settled()


async def test_a_request_that_is_opened_again_is_with_its_manager_again(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    await answers_of_manager(anna, morning, "Take", "Contacted", "Lost")
    await answers_of_manager(anna, morning, "Contacted")
    assert told(mark)[:2] == [
        "Your request #L-0001 is with our managers.",
        "Delivered 10:00 · with Anna since 10:00",
    ]
    await answers_of_manager(anna, morning, "Later")
    assert told(mark)[1] == "Kept for later · with Anna"


async def test_words_for_a_closed_request_reach_the_managers_with_its_number(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    await answers_of_manager(anna, morning, "Take", "Lost")
    await say(mark, "We have a budget after all")
    await morning.settled()
    assert morning.posts("adds:")[0].text == "➕ #L-0001 · Mark adds:\nWe have a budget after all"
    assert newest(mark).text.startswith("Passed on to a manager.\n\nYour request #L-0001 is closed.")
    assert newest(mark).buttons == ["A new request"]


async def test_a_move_that_changes_nothing_for_the_prospect_costs_no_call(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    await answers_of_manager(anna, morning, "Take", "Contacted")
    before = len(morning.calls("editMessageText", chat=mark.id))
    await answers_of_manager(anna, morning, "Qualified", "Proposal")
    assert len(morning.calls("editMessageText", chat=mark.id)) == before


# ---------------------------------------------------------------------- whatever happens to the bot and to Telegram


async def test_a_receipt_is_kept_up_to_date_after_a_restart(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    shown = receipt(mark).id
    async with morning.away():
        await anna.taps("Take", morning.group.id)
    await morning.settled()
    assert "with Anna since 10:00" in told(mark)[1]
    assert receipt(mark).id == shown


async def test_a_card_that_is_sent_after_a_restart_is_delivered_then(morning: Agency) -> None:
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, retry_after=60)
    mark = await morning.comes("Mark")
    await sends_request(mark, delivered=False)
    await morning.restart()
    await passes(morning, 2)
    assert told(mark)[1] == "Delivered 10:01 · reply due by 10:05 (Kyiv)"


async def test_a_receipt_is_changed_once_telegram_allows_it_again(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    morning.world.faults.add("error", chat_id=mark.id, retry_after=120, times=1)
    await tap(anna, "Take", morning.group.id)
    await tap(anna, "Contacted", morning.group.id)
    await passes(morning, 1)
    assert told(mark)[1] == "Delivered 10:00 · reply due by 10:05 (Kyiv)"
    await passes(morning, 2)
    assert told(mark)[1] == "Delivered 10:00 · with Anna since 10:00"
    assert len(morning.calls("editMessageText", chat=mark.id)[-1:]) == 1


async def test_a_receipt_that_was_deleted_comes_anew(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    del morning.world.private_chat(mark.id).messages[receipt(mark).id]
    await answers_of_manager(anna, morning, "Take")
    assert "with Anna since 10:00" in told(mark)[1]
    await answers_of_manager(anna, morning, "Contacted")
    assert told(mark)[1] == "Delivered 10:00 · with Anna since 10:00", "and is the receipt from now on"


async def test_a_request_sent_in_words_has_one_receipt_too(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    await say(mark, "send")
    await mark.sees("is with our managers")
    await morning.settled()
    assert told(mark)[1] == "Delivered 10:00 · reply due by 10:05 (Kyiv)"


async def test_a_receipt_that_is_shown_again_is_the_one_from_then_on(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    first = receipt(mark)
    await say(mark, "/start")
    assert (first.text, first.buttons) == ("Your request #L-0001: see below.", [])
    await answers_of_manager(anna, morning, "Take")
    assert "with Anna since 10:00" in told(mark)[1]
    assert receipt(mark).id > first.id


# ---------------------------------------------------------------------- a second request


async def test_a_second_request_leaves_the_first_receipt_where_it_is(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_request(morning)
    first = receipt(mark)
    await tap(mark, "A new request")
    await answers(mark, *PROJECT[:2])
    await anna.taps_old(await morning.card(1), "Take")
    await morning.settled()
    assert receipt(mark).id == first.id
    assert "with Anna since 10:00" in told(mark)[1]
    assert receipt(mark).buttons == [], "he is at another request already"
    await answers(mark, *PROJECT[2:], *SENT, "That’s enough", "Send to a manager")
    await mark.sees("Your request #L-0002 is with our managers.")
    await anna.taps_old(await morning.card(1), "Lost")
    await morning.settled()
    assert told(mark, 1)[0] == "Your request #L-0001 is closed."
    assert told(mark, 2)[1] == "Delivered 10:00 · reply due by 10:05 (Kyiv)"


@pytest.mark.parametrize("words", ["a new request", "Another project", "новий запит"])
async def test_a_second_request_can_be_asked_for_in_words(morning: Agency, words: str) -> None:
    mark = await a_request(morning)
    await say(mark, words)
    assert newest(mark).text.startswith("Hello!")
    assert (await morning.the_lead()).details.additions == []


async def test_the_button_of_an_old_receipt_begins_nothing_twice(morning: Agency) -> None:
    mark = await a_request(morning)
    first = receipt(mark)
    await tap(mark, "A new request")
    await answers(mark, *PROJECT[:2])
    await mark.taps_old(first, "A new request")
    await mark.is_told("That’s an earlier button")
    await morning.settled()
    assert len(await morning.answers_of(mark)) == 2


async def test_a_request_that_is_taken_while_a_number_is_asked_for_asks_no_second_time(morning: Agency) -> None:
    anna, mark = await morning.hires("Anna"), await a_request(morning)
    await answers(mark, "Change answers", "Contact")
    await mark.taps("By phone")
    await mark.sees("Which number shall we call?")
    await morning.settled()
    await tap(anna, "Take", morning.group.id)
    await morning.settled()
    assert [m.text for m in mark.screen()].count(newest(mark).text) == 1
    assert len([m for m in mark.screen() if "Which number" in m.text]) == 1
    await say(mark, "+380501112233")
    await morning.settled()
    assert "with Anna since 10:00" in newest(mark).text
    assert len([m for m in mark.screen() if "#L-0001" in m.text]) == 2, "the receipt, and what points at it"


async def test_leaving_the_question_for_a_number_passes_on_nobody(morning: Agency) -> None:
    mark = await a_request(morning)
    await answers(mark, "Change answers", "Contact")
    await mark.taps("By phone")
    await mark.sees("Which number shall we call?")
    await mark.taps("‹ Back")
    await mark.sees("Which answer would you like to change?")
    await morning.settled()
    assert not [m for m in mark.screen() if "passing you on" in m.text]


async def test_two_people_of_one_name_see_their_own_receipts_only(morning: Agency) -> None:
    anna, bohdan = await morning.hires("Anna"), await morning.hires("Bohdan")
    one, other = await a_request(morning), await a_request(morning)
    await anna.taps_old(await morning.card(1), "Take")
    await bohdan.taps_old(await morning.card(2), "Take")
    await morning.settled()
    assert "with Anna" in told(one, 1)[1]
    assert "with Bohdan" in told(other, 2)[1]
    assert all("#L-0002" not in message.text for message in one.screen())
    assert all("#L-0001" not in message.text for message in other.screen())


def kinds(calls: list[Any]) -> list[str]:
    return [call.method for call in calls]


async def test_from_sending_to_taking_it_costs_four_calls(morning: Agency) -> None:
    """The receipt, its delivery, the word that rings, and who has it."""
    anna = await morning.hires("Anna")
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    before = len(morning.world.calls)
    await tap(mark, "Send to a manager")
    await mark.sees("is with our managers")
    await answers_of_manager(anna, morning, "Take")
    mine = [call for call in list(morning.world.calls)[before:] if str(call.params.get("chat_id")) == str(mark.id)]
    assert kinds(mine) == ["editMessageText", "editMessageText", "sendMessage", "editMessageText"]
