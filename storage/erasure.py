"""Erasure: all that is known of a person deleted in one transaction, and the key with it.

What stays belongs to nobody: the numbers of the leads for the figures, and the consents as proof.
"""

from __future__ import annotations

from typing import NamedTuple

from storage import attachments, consents, inbox, leads, outbox, people, places, reminders, sayings, sessions
from storage.database import Transaction


class Erased(NamedTuple):
    """Who the person is from now on, and the leads that were emptied."""

    person: int
    leads: list[int]


def erase(tx: Transaction, person: int, at: int) -> Erased:
    """Delete everything about a person, who begins anew under another number and a fresh key."""
    emptied = [lead.id for lead in leads.of_person(tx, person)]
    outbox.drop_of_person(tx, person, at)
    _delete_own(tx, person)
    for lead in emptied:
        leads.erase(tx, lead, at)
        consents.keep_as_proof(tx, lead, at)
        for private in ("receipt", "notice"):
            places.forget(tx, f"lead:{lead}:{private}")
    return Erased(_begin_anew(tx, person, at), emptied)


def _delete_own(tx: Transaction, person: int) -> None:
    """What no figure needs."""
    sessions.delete(tx, person)
    sayings.forget_person(tx, person)
    attachments.delete_of_person(tx, person)
    reminders.forget_person(tx, person)
    places.forget_below(tx, f"person:{person}:")


def _begin_anew(tx: Transaction, person: int, at: int) -> int:
    """What he wrote since then still counts, and the leads that he holds as a manager are his still."""
    waiting, held = inbox.waiting_of(tx, person), leads.held_by(tx, person)
    new = people.begin_anew(tx, person, at)
    inbox.follow(tx, person, new, waiting)
    leads.follow_owner(tx, person, new, held)
    return new
