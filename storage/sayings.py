"""Which message of a person gave which answer, so that an edit of the message changes the answer. Ids only."""

from __future__ import annotations

from typing import NamedTuple

from storage.database import Transaction


class Saying(NamedTuple):
    """What a message was about: a question, or, where that is empty, words added to a lead."""

    question: str
    lead: int | None


def remember(tx: Transaction, person: int, message_id: int, saying: Saying, at: int) -> None:
    tx.execute(
        "INSERT INTO sayings (person, message_id, question, lead, said_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (person, message_id) DO NOTHING",
        (person, message_id, *saying, at),
    )


def find(tx: Transaction, person: int, message_id: int) -> Saying | None:
    """What a message was about; None where it gave nothing, or that is forgotten."""
    row = tx.execute(
        "SELECT question, lead FROM sayings WHERE person = ? AND message_id = ?", (person, message_id)
    ).fetchone()
    return None if row is None else Saying(*row)


def is_followed(tx: Transaction, person: int, message_id: int, question: str) -> bool:
    """Whether a later message of the person was about the same question."""
    later = "SELECT 1 FROM sayings WHERE person = ? AND message_id > ? AND question = ? LIMIT 1"
    return tx.execute(later, (person, message_id, question)).fetchone() is not None


def belong_to(tx: Transaction, person: int, lead: int) -> None:
    """The conversation became a lead: what was said in it belongs there."""
    tx.execute("UPDATE sayings SET lead = ? WHERE person = ? AND lead IS NULL", (lead, person))


def forget_draft(tx: Transaction, person: int) -> None:
    """The draft is gone, and with it what its messages meant."""
    tx.execute("DELETE FROM sayings WHERE person = ? AND lead IS NULL", (person,))


def forget_lead(tx: Transaction, lead: int) -> None:
    """An edit of what was said in a lead's conversation changes nothing any more."""
    tx.execute("DELETE FROM sayings WHERE lead = ?", (lead,))


def forget_person(tx: Transaction, person: int) -> None:
    tx.execute("DELETE FROM sayings WHERE person = ?", (person,))


def forget_before(tx: Transaction, at: int) -> None:
    """Telegram lets nobody edit a message for as long as this."""
    tx.execute("DELETE FROM sayings WHERE said_at < ?", (at,))
