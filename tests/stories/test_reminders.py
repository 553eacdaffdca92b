"""Somebody goes silent in the middle: one reminder a day later, by day, and never a second one."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.client.reminding import remind
from bot.simulator.person import Person
from conversations.questionnaire import load
from storage import drafts, outbox, people, reminders, sessions
from storage.database import Transaction
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, everything, newest, outgoing, say, tap
from tests.stories.movable_clock import MovableClock
from tests.stories.words import english_in

HOUR, DAY = 3600.0, 24 * 3600.0
QUESTION = "You stopped at question 4 of 8, and your answers are kept. Shall we go on?"


def hour_of(agency: Agency) -> str:
    return datetime.fromtimestamp(agency.clock.now(), ZoneInfo("Europe/Kyiv")).strftime("%H:%M")


def times_reminded(person: Person) -> int:
    return sum("Shall we go on?" in message.text for message in person.screen())


async def passes(agency: Agency, hours: float) -> None:
    """Time goes by at once; whatever became due meanwhile is late."""
    assert isinstance(agency.clock, MovableClock)
    await agency.settled()
    agency.clock.move(hours * HOUR)
    await agency.settled()
    await agency.lets_pass(5)


async def went_silent(agency: Agency, *labels: str, name: str = "Mark") -> Person:
    mark = await agency.comes(name)
    await begins(mark, *(labels or PROJECT[:3]))
    return mark


async def test_a_day_later_by_day(morning: Agency) -> None:
    mark = await went_silent(morning)
    await passes(morning, 23.9)
    assert times_reminded(mark) == 0
    await passes(morning, 0.2)
    await mark.sees(QUESTION)
    assert newest(mark).buttons == ["Go on", "Don’t remind me"]
    await tap(mark, "Go on")
    assert "Who is on your team now?" in newest(mark).text
    await answers(mark, *PROJECT[3:], *SENT, "That’s enough", "Send to a manager")
    await mark.sees("is with our managers")


async def test_at_night_it_waits_for_the_morning(morning: Agency) -> None:
    await passes(morning, 9)
    assert hour_of(morning) == "19:00"
    mark = await went_silent(morning)
    await passes(morning, 38.9)
    assert (hour_of(morning), times_reminded(mark)) == ("09:54", 0)
    await passes(morning, 0.2)
    await mark.sees(QUESTION)


async def test_what_became_due_while_the_bot_was_away_waits_for_the_morning_too(morning: Agency) -> None:
    mark = await went_silent(morning)
    async with morning.away():
        assert isinstance(morning.clock, MovableClock)
        morning.clock.move(37 * HOUR)
    await passes(morning, 0.1)
    assert (hour_of(morning)[:2], times_reminded(mark)) == ("23", 0)
    await passes(morning, 11)
    await mark.sees(QUESTION)


async def test_a_restart_forgets_nothing_and_repeats_nothing(morning: Agency) -> None:
    mark = await went_silent(morning)
    await morning.restart()
    await passes(morning, 24.1)
    await mark.sees(QUESTION)
    await morning.restart()
    await passes(morning, 24)
    assert times_reminded(mark) == 1


async def test_never_a_second_one_for_the_same_conversation(morning: Agency) -> None:
    mark = await went_silent(morning)
    await passes(morning, 25)
    await tap(mark, "Go on")
    await tap(mark, PROJECT[3])
    for _ in range(3):
        await passes(morning, 24)
    assert times_reminded(mark) == 0, "the reminder became the question"
    assert await morning.rows("SELECT state FROM reminders") == [("done",)]


async def test_who_comes_back_in_time_is_reminded_a_day_after_that(morning: Agency) -> None:
    mark = await went_silent(morning, *PROJECT[:2])
    await passes(morning, 5)
    await tap(mark, PROJECT[2])
    await passes(morning, 23)
    assert times_reminded(mark) == 0
    await passes(morning, 1.1)
    await mark.sees(QUESTION)


async def test_the_stages_after_the_advice(morning: Agency) -> None:
    mark = await went_silent(morning, *PROJECT)
    olga = await went_silent(morning, *PROJECT, *SENT[:2], name="Olga")
    paul = await went_silent(morning, *PROJECT, *SENT, "That’s enough", name="Paul")
    await passes(morning, 24.1)
    await mark.sees("Your advice is ready, and nothing was sent yet. Shall we go on?")
    await olga.sees("more answers, and it can go to a manager. Shall we go on?")
    await paul.sees("Your request is ready, but not sent yet. Shall we go on?")
    await tap(paul, "Go on")
    await tap(paul, "Send to a manager")
    await paul.sees("is with our managers")


async def test_in_ukrainian(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena, "Проєкт", "Ніхто")
    await passes(morning, 24.1)
    await olena.sees("Ви зупинилися на запитанні 3 з 8, відповіді збережено. Продовжимо?")
    assert newest(olena).buttons == ["Продовжити", "Не нагадувати"]
    await tap(olena, "Не нагадувати")
    assert newest(olena).text.startswith("Гаразд, нагадувань не буде. Продовжуйте, коли забажаєте.\n\n3 з 8")
    assert english_in(everything(olena)) == set()


# ------------------------------------------------------------------ nothing to remind of


async def test_who_said_nothing_is_left_alone(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark)
    await passes(morning, 25)
    assert times_reminded(mark) == 0
    assert await morning.rows("SELECT * FROM reminders") == []


async def test_who_has_sent_is_left_alone(morning: Agency) -> None:
    mark = await went_silent(morning, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    await mark.sees("is with our managers")
    assert await morning.rows("SELECT * FROM reminders") == []


async def test_who_stopped_is_left_alone_until_he_goes_on(morning: Agency) -> None:
    mark = await went_silent(morning)
    await say(mark, "/cancel")
    assert await morning.rows("SELECT * FROM reminders") == []
    await passes(morning, 25)
    assert times_reminded(mark) == 0
    await tap(mark, "Go on")
    await passes(morning, 25)
    await mark.sees(QUESTION)


async def test_who_deleted_everything_leaves_no_reminder(morning: Agency) -> None:
    mark = await went_silent(morning)
    await say(mark, "/cancel")
    await tap(mark, "Delete my answers")
    await mark.sees("your answers are deleted")
    assert await morning.rows("SELECT * FROM reminders") == []


async def test_a_new_conversation_has_a_reminder_of_its_own(morning: Agency) -> None:
    mark = await went_silent(morning)
    await passes(morning, 24.1)
    await mark.sees(QUESTION)
    await say(mark, "/start")
    await answers(mark, "Start over", *PROJECT[:3])
    await passes(morning, 25)
    assert times_reminded(mark) == 2


@pytest.mark.parametrize("typed", [False, True], ids=["tapped", "typed"])
async def test_who_wants_no_reminders_gets_none_ever_again(morning: Agency, typed: bool) -> None:
    mark = await went_silent(morning)
    await passes(morning, 24.1)
    await mark.sees(QUESTION)
    await (say(mark, "Don't remind me") if typed else tap(mark, "Don’t remind me"))
    await mark.sees("All right, no reminders. Go on whenever you like.")
    assert len(await morning.answers_of(mark)) == 3
    await say(mark, "/start")
    await answers(mark, "Start over", *PROJECT[:3])
    await passes(morning, 25)
    assert times_reminded(mark) <= 1
    assert await morning.rows("SELECT state FROM reminders") == [("declined",)]


async def test_who_blocked_the_bot_is_tried_once(morning: Agency) -> None:
    mark = await went_silent(morning)
    morning.world.block(mark.id)
    await passes(morning, 24.1)
    assert await morning.rows("SELECT state FROM reminders") == [("done",)]
    assert await outgoing(morning, "dead") == 1


async def test_a_deed_before_the_reminder_leaves_makes_it_void(morning: Agency) -> None:
    mark = await went_silent(morning)
    async with morning.away():
        await morning.change(lambda tx: _remind_behind_a_pause(tx, morning, mark))
    await mark.taps(PROJECT[3])
    await passes(morning, 0.1)
    await mark.sees("judge technical work")
    assert times_reminded(mark) == 0
    assert await morning.rows("SELECT state FROM outbox WHERE care = 'B'") == [("dropped",)]


def _remind_behind_a_pause(tx: Transaction, agency: Agency, person: Person) -> None:
    """Telegram wants no calls to this chat for a minute, and the reminder waits meanwhile."""
    number, now = people.ensure(tx, person.id, 0), agency.clock.now()
    outbox.pause(tx, outbox.person_address(number), now + 60)
    remind(tx, load(), number, now)


# ------------------------------------------------------------------ many at once


@pytest.mark.parametrize("crowd", [100, pytest.param(1000, marks=pytest.mark.sweep)])
async def test_however_many_are_due_at_once_they_delay_nobody(limited: Agency, crowd: int) -> None:
    silent = await limited.ready_to_send(crowd)
    for prospect in silent:
        limited.world.private_chat(prospect.id).started = True

    def all_due(tx: Transaction) -> None:
        now = int(limited.clock.now())
        for prospect in silent:
            person = people.ensure(tx, prospect.id, now)
            assert sessions.last_here(tx, person) is not None
            reminders.schedule(tx, drafts.subject(person), drafts.REMINDER, person, now)

    await limited.change(all_due)
    await limited.start()
    mark = await limited.comes("Mark")
    async with limited.time_goes_on():
        await limited.until(lambda: len(limited.calls("sendMessage")) > 20, "no reminders leave")
        begun = limited.clock.now()
        await begins(mark, *PROJECT[:3])
        assert limited.clock.now() - begun < 5
        for sent in range(100, crowd + 1, 100):
            await limited.until(lambda sent=sent: len(limited.calls("sendMessage")) > sent, "they stop")  # type: ignore[misc]
    assert [times_reminded(prospect) for prospect in silent] == [1] * crowd
    assert limited.refused("Too Many Requests") == []
