"""Consents: what was agreed to (a hash of the very words), in which language, when, and when it was taken back."""

from __future__ import annotations

from typing import NamedTuple

from storage.database import Transaction
from storage.sealing import HOUSE


class Given(NamedTuple):
    """A consent as it is stored; times in unix seconds."""

    lead: int
    version: str
    text_hash: str
    language: str
    given_at: int
    withdrawn_at: int | None


def of_person(tx: Transaction, person: int) -> list[Given]:
    """All that a person gave, oldest first."""
    rows = tx.execute(
        "SELECT lead, version, text_hash, language, given_at, withdrawn_at FROM consents WHERE person = ? ORDER BY id",
        (person,),
    ).fetchall()
    return [Given(*row) for row in rows]


def in_force(tx: Transaction, person: int) -> list[int]:
    """The leads for which a person's consent holds."""
    return [given.lead for given in of_person(tx, person) if given.withdrawn_at is None]


def withdraw(tx: Transaction, lead: int, at: int) -> None:
    tx.execute("UPDATE consents SET withdrawn_at = ? WHERE lead = ? AND withdrawn_at IS NULL", (at, lead))


def keep_as_proof(tx: Transaction, lead: int, at: int) -> None:
    """What the law wants kept of an erased person's consent: that it was given and ended, not by whom."""
    withdraw(tx, lead, at)
    tx.execute("UPDATE consents SET person = ? WHERE lead = ?", (HOUSE, lead))
