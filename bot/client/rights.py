"""What a person may claim over his data, done: a consent taken back, everything erased."""

from __future__ import annotations

from bot.client.office import Office
from bot.client.upkeep import keep_up
from storage import attachments, consents, erasure, leads, places, sayings, sessions
from storage.database import Transaction


def is_known(tx: Transaction, person: int) -> bool:
    """Whether anything is kept about a person but the number that Telegram gave him."""
    return (
        sessions.last_here(tx, person) is not None
        or bool(leads.of_person(tx, person, 1))
        or bool(attachments.of_person(tx, person))
        or bool(places.below(tx, f"person:{person}:"))
    )


def withdraw(tx: Transaction, office: Office, person: int, now: int) -> bool:
    """Close every request whose consent holds, and stop all work on it. False where there is none."""
    numbers = consents.in_force(tx, person)
    for number in numbers:
        consents.withdraw(tx, number, now)
        sayings.forget_lead(tx, number)
        office.clear(tx, leads.withdraw(tx, number, now))
        keep_up(tx, office, number, now)
    return bool(numbers)


def erase(tx: Transaction, office: Office, person: int, now: int) -> int:
    """Delete everything about a person; returns the number under which the last word finds him."""
    erased = erasure.erase(tx, person, now)
    for number in erased.leads:
        office.clear(tx, leads.get(tx, number))
    return erased.person
