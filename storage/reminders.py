"""When to write to somebody by oneself: due, moved, done, declined. A row for each subject and kind, no timers."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Reminder:
    """What somebody is to be reminded of."""

    id: int
    subject: str
    kind: str
    person: int
    """Whom it concerns."""


def schedule(tx: Transaction, subject: str, kind: str, person: int, due_at: int) -> None:
    """Remind at a moment (unix seconds). One that waits is moved; one that is done or declined stays so."""
    tx.execute(
        "INSERT INTO reminders (subject, kind, person, due_at, state) VALUES (?, ?, ?, ?, 'waiting') "
        "ON CONFLICT (subject, kind) DO UPDATE SET due_at = excluded.due_at WHERE state = 'waiting'",
        (subject, kind, person, due_at),
    )
    tx.due_at = due_at if tx.due_at is None else min(tx.due_at, due_at)


def call_off(tx: Transaction, subject: str, kind: str) -> None:
    """Do not remind, for now: it can be scheduled again, unless it is done or declined."""
    tx.execute("DELETE FROM reminders WHERE subject = ? AND kind = ? AND state = 'waiting'", (subject, kind))


def forget(tx: Transaction, subject: str, kind: str) -> None:
    """The subject ended: what was done counts no more. Who declined is not asked again."""
    tx.execute("DELETE FROM reminders WHERE subject = ? AND kind = ? AND state <> 'declined'", (subject, kind))


def of_person(tx: Transaction, person: int) -> list[tuple[str, int]]:
    """State and moment (unix seconds) of a person's reminders."""
    rows = tx.execute("SELECT state, due_at FROM reminders WHERE person = ? ORDER BY id", (person,))
    return [(state, due_at) for state, due_at in rows.fetchall()]


def forget_person(tx: Transaction, person: int) -> None:
    """Whatever concerns a person, also what was declined."""
    tx.execute("DELETE FROM reminders WHERE person = ?", (person,))


def decline(tx: Transaction, subject: str, kind: str, person: int, at: int) -> None:
    """Never remind of it again."""
    tx.execute(
        "INSERT INTO reminders (subject, kind, person, due_at, state, ended_at) VALUES (?, ?, ?, ?, 'declined', ?) "
        "ON CONFLICT (subject, kind) DO UPDATE SET state = 'declined', ended_at = excluded.ended_at",
        (subject, kind, person, at, at),
    )


def take_due(tx: Transaction, at: int, most: int) -> list[Reminder]:
    """The next reminders that are due at a moment, marked as done."""
    rows = tx.execute(
        "UPDATE reminders SET state = 'done', ended_at = ? WHERE id IN (SELECT id FROM reminders "
        "WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at LIMIT ?) RETURNING id, subject, kind, person",
        (at, at, most),
    ).fetchall()
    return [Reminder(*row) for row in sorted(rows)]


def next_due(tx: Transaction) -> int | None:
    """When the next reminder is due, in unix seconds; None where nothing waits."""
    found: int | None = tx.execute("SELECT min(due_at) FROM reminders WHERE state = 'waiting'").fetchone()[0]
    return found
