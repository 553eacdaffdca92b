"""Where things that were shown live in Telegram: a name such as `lead:42:card` -> chat and message."""

from __future__ import annotations

from typing import NamedTuple

from storage.database import Transaction


class Place(NamedTuple):
    """A message in a chat."""

    chat_id: int
    message_id: int


def remember(tx: Transaction, name: str, chat_id: int, message_id: int) -> None:
    tx.execute(
        "INSERT INTO places (name, chat_id, message_id) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET chat_id = excluded.chat_id, message_id = excluded.message_id",
        (name, chat_id, message_id),
    )


def find(tx: Transaction, name: str) -> Place | None:
    row = tx.execute("SELECT chat_id, message_id FROM places WHERE name = ?", (name,)).fetchone()
    return None if row is None else Place(*row)


def rename(tx: Transaction, old: str, new: str) -> None:
    """The same message goes by another name from now on."""
    tx.execute("DELETE FROM places WHERE name = ?", (new,))
    tx.execute("UPDATE places SET name = ? WHERE name = ?", (new, old))


def forget(tx: Transaction, name: str) -> None:
    tx.execute("DELETE FROM places WHERE name = ?", (name,))


def below(tx: Transaction, prefix: str) -> dict[str, Place]:
    """All places whose names begin so, such as `lead:42:`."""
    rows = tx.execute("SELECT name, chat_id, message_id FROM places WHERE name >= ? AND name < ?", _range(prefix))
    return {name: Place(*place) for name, *place in rows.fetchall()}


def forget_below(tx: Transaction, prefix: str) -> None:
    tx.execute("DELETE FROM places WHERE name >= ? AND name < ?", _range(prefix))


def _range(prefix: str) -> tuple[str, str]:
    """From a prefix to the first name after all that begin with it."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)
