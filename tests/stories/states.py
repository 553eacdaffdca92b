"""The ways to every state in which a prospect can be, and a button that each of them shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, begins, say, sends_request, tap
from tests.stories.movable_clock import MovableClock

Way = Callable[[Agency, Person], Awaitable[None]]
WEEKS = 21 * 24 * 3600.0
NOBODY = ("Specialists for our team", "Nobody, you should", "Yes, confidently", "The process")
"""Wants specialists, and nobody sets their tasks."""


async def _nowhere(_agency: Agency, _: Person) -> None:
    """Who never pressed Start."""


async def _cancelling(_agency: Agency, person: Person) -> None:
    await begins(person, *PROJECT[:3])
    await say(person, "/cancel")


async def _resuming(_agency: Agency, person: Person) -> None:
    await begins(person, *PROJECT[:3])
    await say(person, "/start")


async def _guessing(_agency: Agency, person: Person) -> None:
    await begins(person)
    await say(person, "suprot")
    await person.sees("Did you mean")


async def _long_away(agency: Agency, person: Person) -> None:
    await begins(person, *PROJECT)
    await agency.settled()
    assert isinstance(agency.clock, MovableClock)
    agency.clock.move(WEEKS)
    await agency.settled()
    await say(person, "/start")
    await person.sees("Is this still true?")


async def _sent(agency: Agency, person: Person) -> None:
    await sends_request(person)
    await agency.settled()


async def _closed(agency: Agency, person: Person) -> None:
    await _sent(agency, person)
    anna = await agency.hires("Anna")
    for label in ("Take", "Lost"):
        await tap(anna, label, agency.group.id)
    await person.sees("is closed.")
    await agency.settled()


async def _withdrawn(agency: Agency, person: Person) -> None:
    await _sent(agency, person)
    await say(person, "/withdraw")
    await agency.lets_pass(10)
    await say(person, "/start")
    await agency.lets_pass(10)


def _after(*labels: str) -> Way:
    async def walk(_agency: Agency, person: Person) -> None:
        await begins(person, *labels)

    return walk


STATES: dict[str, Way] = {
    "nowhere": _nowhere,
    "first question": _after(),
    "a question": _after(*PROJECT[:3]),
    "guess": _guessing,
    "ticking": _after("Specialists", "A dedicated", "Some dev", "Yes", "People", "Constantly", "Yes", "Tester"),
    "reconcile": _after(*NOBODY, "Show advice now"),
    "advice": _after(*PROJECT),
    "consent": _after(*PROJECT, *SENT[:4]),
    "urgent consent": _after(*PROJECT[:3], "Talk to a person"),
    "phone": _after(*PROJECT, *SENT[:5], "By phone"),
    "summary": _after(*PROJECT, *SENT, "That’s enough"),
    "review": _after(*PROJECT, "Change answers"),
    "cancelling": _cancelling,
    "resuming": _resuming,
    "still true": _long_away,
    "sent": _sent,
    "closed": _closed,
    "withdrawn": _withdrawn,
}
GOES_ON = {
    "nowhere": ("Фахівці в нашу команду", "Support of an existing product"),
    "first question": ("Фахівці в нашу команду", "Support of an existing product"),
    "a question": ("Команди немає", "No team"),
    "guess": ("Так: Підтримка готового продукту", "Yes: Support of an existing pro…"),
    "ticking": ("✓ Тестувальник", "✓ Tester"),
    "reconcile": ("Обговоримо це разом", "Let’s talk it over"),
    "advice": ("Підготувати запит", "Prepare a request"),
    "consent": ("Погоджуюся", "I agree"),
    "urgent consent": ("Погоджуюся", "I agree"),
    "phone": ("Надіслати мій номер", "Share my phone number"),
    "summary": ("Потреба", "Need"),
    "review": ("Потреба", "Need"),
    "cancelling": ("Продовжити", "Go on"),
    "resuming": ("Продовжити", "Go on"),
    "still true": ("Так, усе правильно", "Yes, still true"),
    "sent": ("Новий запит", "A new request"),
    "closed": ("Новий запит", "A new request"),
    "withdrawn": ("Фахівці в нашу команду", "Support of an existing product"),
}
"""A button that each state shows, in Ukrainian and in English."""
