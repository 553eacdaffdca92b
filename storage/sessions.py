"""Unfinished conversations: the answers, sealed."""

from __future__ import annotations

from conversations.session import Session
from storage.database import Transaction


def load(tx: Transaction, person: int) -> Session | None:
    """The conversation of a person, or None."""
    row = tx.execute("SELECT sealed FROM sessions WHERE person = ?", (person,)).fetchone()
    return None if row is None else Session.from_data(tx.open(person, "session", row[0]))


def last_here(tx: Transaction, person: int) -> int | None:
    """When the person did something last, in unix seconds; None where there is no conversation."""
    row = tx.execute("SELECT updated_at FROM sessions WHERE person = ?", (person,)).fetchone()
    return None if row is None else int(row[0])


def touch(tx: Transaction, person: int, at: int) -> None:
    """The person was here, and nothing changed."""
    tx.execute("UPDATE sessions SET updated_at = ? WHERE person = ?", (at, person))


def save(tx: Transaction, person: int, session: Session, at: int) -> None:
    tx.execute(
        "INSERT INTO sessions (person, sealed, updated_at, sent) VALUES (?, ?, ?, ?) ON CONFLICT (person) "
        "DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at, sent = excluded.sent",
        (person, tx.seal(person, "session", session.as_data()), at, session.lead is not None),
    )


def delete(tx: Transaction, person: int) -> None:
    tx.execute("DELETE FROM sessions WHERE person = ?", (person,))
