"""Away for weeks: answers that may have changed are confirmed before anything is sent, in both languages."""

from __future__ import annotations

from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, everything, newest, say, tap
from tests.stories.movable_clock import MovableClock
from tests.stories.words import english_in

DAY = 24 * 3600.0


async def pass_days(agency: Agency, days: float) -> None:
    """So long that the reminder has come as well."""
    assert isinstance(agency.clock, MovableClock)
    await agency.settled()
    agency.clock.move(days * DAY)
    await agency.settled()


async def test_after_three_weeks_the_bot_asks_what_still_holds(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    summary = newest(mark)
    await pass_days(morning, 21)
    await mark.taps_old(summary, "Send to a manager")
    await mark.sees("Is this still true?")
    shown = newest(mark)
    assert shown.text.split("\n") == [
        "Welcome back! It has been a while. Is this still true?",
        "Team: No team",
        "Start: As soon as possible",
        "Budget: A sum per month",
        "Amount: $5,000–20,000",
    ]
    assert await morning.leads() == []
    await tap(mark, "Change: Start")
    await tap(mark, "Later")
    assert "Start: Later" in newest(mark).text
    await answers(mark, "Yes, still true", "Send to a manager")
    await mark.sees("is with our managers")
    assert (await morning.the_lead()).details.answers["start"] == "later"


async def test_within_two_weeks_nothing_is_asked(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    summary = newest(mark)
    await pass_days(morning, 13)
    await mark.taps_old(summary, "Send to a manager")
    await mark.sees("is with our managers")


async def test_words_typed_on_coming_back_are_kept(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT)
    await pass_days(morning, 15)
    await say(mark, "Mark Smith")
    assert "Is this still true?" in newest(mark).text
    assert (await morning.answers_of(mark))["name"] == "Mark Smith"


async def test_asked_in_ukrainian(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena, "Проєкт", "Ніхто", "Процесом", "Команди немає")
    await pass_days(morning, 15)
    await say(olena, "/start")
    assert newest(olena).text == "З поверненням! Минуло чимало часу. Чи все ще так?\nКоманда: Команди немає"
    assert olena.buttons() == ["Так, усе правильно", "Змінити: Команда", "Почати спочатку", "До менеджера"]
    assert english_in(everything(olena)) == set()
    await say(olena, "так")
    assert "5 з 8" in newest(olena).text
