"""Drafts: conversations of which nothing was sent, with everything that hangs on them."""

from __future__ import annotations

from storage import attachments, reminders, sayings, sessions
from storage.database import Transaction

REMINDER = "draft"
"""The kind of the one reminder of a draft."""


def subject(person: int) -> str:
    """The name of a person's draft among the reminders."""
    return f"person:{person}"


def delete(tx: Transaction, person: int) -> None:
    """Delete a draft for good. What belongs to a lead stays."""
    sessions.delete(tx, person)
    sayings.forget_draft(tx, person)
    attachments.delete_draft(tx, person)
    reminders.forget(tx, subject(person), REMINDER)


def forget_before(tx: Transaction, at: int, most: int) -> int:
    """Delete drafts that nobody touched since a moment, at most so many; returns how many were looked at."""
    rows = tx.execute(
        "SELECT person, sent FROM sessions WHERE sent IS NOT 1 AND updated_at < ? ORDER BY updated_at LIMIT ?",
        (at, most),
    ).fetchall()
    for person, sent in rows:
        if sent is None and _was_sent(tx, person):
            tx.execute("UPDATE sessions SET sent = 1 WHERE person = ?", (person,))
        else:
            delete(tx, person)
    return len(rows)


def _was_sent(tx: Transaction, person: int) -> bool:
    session = sessions.load(tx, person)
    return session is not None and session.lead is not None
