"""People: who has a key of their own, by the number that Telegram gave them."""

from __future__ import annotations

from storage.database import Transaction
from storage.sealing import HOUSE


def ensure(tx: Transaction, telegram_id: int, at: int) -> int:
    """The person of a Telegram user, known or new."""
    row = tx.execute("SELECT id FROM people WHERE telegram_id = ?", (telegram_id,)).fetchone()
    if row is not None:
        return int(row[0])
    cursor = tx.execute(
        "INSERT INTO people (telegram_id, wrapped_key, created_at) VALUES (?, ?, ?)",
        (telegram_id, tx.vault.new_person_key(), at),
    )
    return int(cursor.lastrowid or 0)


def telegram_id(tx: Transaction, person: int) -> int | None:
    """The number of a person in Telegram, which is also the private chat's."""
    row = tx.execute("SELECT telegram_id FROM people WHERE id = ?", (person,)).fetchone()
    return None if row is None else int(row[0])


def begin_anew(tx: Transaction, person: int, at: int) -> int:
    """Destroy a person's key, and with it whatever was sealed under it; returns the number under which he goes on.

    The old number is never given again, so nothing that still names it leads to anybody.
    """
    row = tx.execute(
        "UPDATE people SET id = (SELECT max(id) + 1 FROM people), wrapped_key = ?, created_at = ? WHERE id = ? "
        "RETURNING id",
        (tx.vault.new_person_key(), at, person),
    ).fetchone()
    tx.vault.forget_key(person)
    return int(row[0])


def ensure_house(tx: Transaction) -> None:
    """The key of what belongs to nobody in particular."""
    tx.execute(
        "INSERT OR IGNORE INTO people (id, telegram_id, wrapped_key, created_at) VALUES (?, 0, ?, 0)",
        (HOUSE, tx.vault.new_person_key()),
    )
