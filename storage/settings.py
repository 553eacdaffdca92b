"""Small facts that the program learns and keeps: the group's present id, what was set up, the key's mark."""

from __future__ import annotations

from storage.database import Transaction
from storage.errors import WrongKey
from storage.sealing import HOUSE

KEY_MARK = "key_mark"
MANAGERS_CHAT = "managers_chat"
"""The id of the group now."""
MANAGERS_SETTING = "managers_setting"
"""The id that the operator set; the group may have moved since."""
SETUP = "setup"


def get(tx: Transaction, name: str) -> str | None:
    row = tx.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def put(tx: Transaction, name: str, value: str) -> None:
    tx.execute(
        "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def forget(tx: Transaction, name: str) -> bool:
    """True where it was there."""
    return tx.execute("DELETE FROM settings WHERE name = ?", (name,)).rowcount == 1


def mark_key(tx: Transaction) -> None:
    """Leave something sealed, so that another master key is noticed at the next start."""
    if get(tx, KEY_MARK) is None:
        put(tx, KEY_MARK, tx.seal(HOUSE, KEY_MARK, "sealed").hex())


def check_key(tx: Transaction) -> None:
    """Raise WrongKey where the data was sealed with another master key."""
    mark = get(tx, KEY_MARK)
    if mark is not None and tx.open(HOUSE, KEY_MARK, bytes.fromhex(mark)) != "sealed":
        raise WrongKey("the mark of the key cannot be read")
