"""Updates as Telegram sent them, kept before they are confirmed and until they are handled; ids already seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from storage import people
from storage.database import Transaction
from storage.errors import WrongKey
from storage.sealing import HOUSE, Erased

MOST_ATTEMPTS = 3
"""Failures of the handler after which an update is set aside."""


@dataclass(frozen=True, slots=True)
class Received:
    """An update that waits to be handled."""

    update_id: int
    chat: int
    raw: dict[str, Any]


def store(tx: Transaction, updates: Iterable[dict[str, Any]], at: int) -> list[Received]:
    """Keep a batch; returns what is new. One without a readable id is set aside under an id of its own."""
    fresh = []
    for raw in updates:
        number = update_id(raw)
        if number is None:
            _set_aside_nameless(tx, raw, at)
            continue
        chat, sender = address(raw)
        person = people.ensure(tx, sender, at) if sender else HOUSE
        cursor = tx.execute(
            "INSERT INTO inbox (update_id, chat, person, raw, state, received_at) VALUES (?, ?, ?, ?, 'waiting', ?) "
            "ON CONFLICT (update_id) DO NOTHING",
            (number, chat, person, tx.seal(person, "update", raw), at),
        )
        if cursor.rowcount == 1:
            fresh.append(Received(number, chat, raw))
    return fresh


def update_id(raw: object) -> int | None:
    """The number of an update; None where it has none that can be kept."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    usable = isinstance(found, int) and not isinstance(found, bool) and abs(found) < LARGEST
    return found if usable else None


LARGEST = 2**62


def address(raw: dict[str, Any]) -> tuple[int, int]:
    """In whose order an update is handled, and its sender, 0 where there is none; trusts no shape.

    Messages go in the order of their chat, presses in the order of who presses: one manager waits for no other.
    """
    for kind, part in raw.items():
        if not isinstance(part, dict):
            continue
        sender, chat = _identity(part.get("from")), _identity(part.get("chat"))
        if chat or sender:
            return (sender if kind == "callback_query" else chat or sender), sender
    return 0, 0


def _identity(value: object) -> int:
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and abs(found) < LARGEST else 0


def _set_aside_nameless(tx: Transaction, raw: object, at: int) -> None:
    lowest = tx.execute("SELECT min(update_id) FROM inbox").fetchone()[0]
    tx.execute(
        "INSERT INTO inbox (update_id, chat, person, raw, state, fault, received_at) "
        "VALUES (?, 0, ?, ?, 'quarantined', 'no update_id', ?)",
        (min(lowest or 0, 0) - 1, HOUSE, tx.seal(HOUSE, "update", raw), at),
    )


def take_up(tx: Transaction) -> list[Received]:
    """All that was received and not handled, in order; what cannot be opened is set aside."""
    rows = tx.execute("SELECT update_id, chat, person, raw FROM inbox WHERE state = 'waiting' ORDER BY update_id")
    left = []
    for update_id, chat, person, raw in rows.fetchall():
        try:
            left.append(Received(update_id, chat, tx.open(person, "update", raw)))
        except (Erased, WrongKey) as error:
            set_aside(tx, update_id, f"cannot be opened: {type(error).__name__}")
    return left


def follow(tx: Transaction, old: int, new: int, waiting: list[tuple[int, Any]]) -> None:
    """A person goes on under another number: what waits is sealed anew, what was set aside is deleted."""
    tx.execute("DELETE FROM inbox WHERE person = ? AND state = 'quarantined'", (old,))
    for update_id, raw in waiting:
        tx.execute("UPDATE inbox SET raw = ? WHERE update_id = ?", (tx.seal(new, "update", raw), update_id))
    tx.execute("UPDATE inbox SET person = ? WHERE person = ?", (new, old))


def waiting_of(tx: Transaction, person: int) -> list[tuple[int, Any]]:
    """The updates of a person that wait to be handled, by their ids."""
    rows = tx.execute("SELECT update_id, raw FROM inbox WHERE person = ? AND state = 'waiting'", (person,))
    return [(update_id, tx.open(person, "update", raw)) for update_id, raw in rows.fetchall()]


def done(tx: Transaction, update_id: int, at: int) -> bool:
    """Mark as handled and drop the raw text; False where it was handled already, and then nothing may happen."""
    cursor = tx.execute(
        "UPDATE inbox SET state = 'done', raw = NULL, handled_at = ? WHERE update_id = ? AND state = 'waiting'",
        (at, update_id),
    )
    return cursor.rowcount == 1


def failed(tx: Transaction, update_id: int, fault: str) -> bool:
    """Count a failure; after the last attempt the update is set aside. True where it was."""
    tx.execute(
        "UPDATE inbox SET attempts = attempts + 1, fault = ?, "
        "state = CASE WHEN attempts + 1 >= ? THEN 'quarantined' ELSE state END WHERE update_id = ?",
        (fault, MOST_ATTEMPTS, update_id),
    )
    row = tx.execute("SELECT state FROM inbox WHERE update_id = ?", (update_id,)).fetchone()
    return row is not None and row[0] == "quarantined"


def set_aside(tx: Transaction, update_id: int, fault: str) -> None:
    """An update that cannot be read is kept, and stops nobody."""
    tx.execute("UPDATE inbox SET state = 'quarantined', fault = ? WHERE update_id = ?", (fault, update_id))


def retry(tx: Transaction, update_id: int) -> bool:
    """Give an update that was set aside another chance at the next start."""
    cursor = tx.execute(
        "UPDATE inbox SET state = 'waiting', attempts = 0 WHERE update_id = ? AND state = 'quarantined'", (update_id,)
    )
    return cursor.rowcount == 1


def listed(tx: Transaction, limit: int) -> list[dict[str, Any]]:
    """What is not done, without any content: for the operator."""
    rows = tx.execute(
        "SELECT update_id, state, attempts, fault, received_at FROM inbox WHERE state <> 'done' "
        "ORDER BY update_id LIMIT ?",
        (limit,),
    ).fetchall()
    return [dict(zip(("update_id", "state", "attempts", "fault", "received_at"), row, strict=True)) for row in rows]


def forget_before(tx: Transaction, at: int) -> int:
    """Drop ids that were handled before a moment; Telegram will not send them again."""
    return tx.execute("DELETE FROM inbox WHERE state = 'done' AND handled_at < ?", (at,)).rowcount
