"""What a prospect sends beside answers: files by Telegram's file_id, never the bytes, and notes; sealed.

Before the hand-over they belong to the person's draft (no lead), afterwards to a lead. Those that come in a row are one
batch, which is confirmed to the person by one message; anything else that is said in between closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from storage.database import Transaction

MOST_ATTACHMENTS = 50
"""Kept with one draft or one lead; more are refused kindly."""
NOTES = ("forwarded", "location", "venue")
"""Kinds that are words and no files."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is personal about an attachment; stored sealed."""

    file_id: str | None = None
    """None for a note."""
    file_name: str | None = None
    words: str = ""
    """The caption, or the text of a note."""
    size: int | None = None
    """Bytes, as Telegram tells them."""

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Content:
        """The content again; fields that this version does not know are left out."""
        return cls(**{f.name: data[f.name] for f in fields(cls) if f.name in data})


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """What is about to be kept."""

    kind: str
    """Telegram's name of the kind of file, or one of NOTES."""
    unique_id: str
    """The same for the same file, whoever sends it."""
    content: Content
    message_id: int
    """Of the message that brought it: names the batch that begins with it."""
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is kept."""

    id: int
    person: int
    lead: int | None
    album: str | None
    kind: str
    content: Content
    created_at: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What came in a row and is confirmed together."""

    number: int
    kinds: tuple[str, ...]


Outcome = Literal["kept", "known", "full"]
"""`known` is the same file with nothing new said about it."""


def add(tx: Transaction, person: int, lead: int | None, new: NewAttachment, at: int) -> tuple[Outcome, int]:
    """Keep something with the draft or the lead, as part of the batch under way. Returns its number, 0 where full."""
    known = tx.execute(
        "SELECT id, sealed FROM attachments WHERE person = ? AND unique_id = ? AND ifnull(lead, 0) = ?",
        (person, new.unique_id, lead or 0),
    ).fetchone()
    if known is not None:
        return _add_again(tx, person, known[0], Content.from_data(tx.open(person, "attachment", known[1])), new)
    if count(tx, person, lead) >= MOST_ATTACHMENTS:
        return "full", 0
    cursor = tx.execute(
        "INSERT INTO attachments (person, lead, album, kind, unique_id, sealed, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (person, lead, new.album, new.kind, new.unique_id, _seal(tx, person, new.content), at),
    )
    number = int(cursor.lastrowid or 0)
    _join_batch(tx, person, number, new.message_id)
    return "kept", number


def _add_again(tx: Transaction, person: int, number: int, before: Content, new: NewAttachment) -> tuple[Outcome, int]:
    """The same file once more; what is said about it this time is kept as well."""
    _join_batch(tx, person, number, new.message_id)
    said = new.content.words
    if not said or said in before.words:
        return "known", number
    words = f"{before.words}\n{said}".strip()
    content = Content(new.content.file_id, new.content.file_name, words, new.content.size)
    tx.execute("UPDATE attachments SET sealed = ? WHERE id = ?", (_seal(tx, person, content), number))
    return "kept", number


def _seal(tx: Transaction, person: int, content: Content) -> bytes:
    return tx.seal(person, "attachment", {f.name: getattr(content, f.name) for f in fields(Content)})


# ------------------------------------------------------------------ batches


def batch(tx: Transaction, person: int) -> Batch | None:
    """The batch under way; None where something else was said since, or nothing was sent."""
    rows = tx.execute(
        "SELECT batch, kind FROM attachments WHERE person = ? AND batch IS NOT NULL ORDER BY id", (person,)
    ).fetchall()
    return Batch(rows[0][0], tuple(kind for _, kind in rows)) if rows else None


def close_batch(tx: Transaction, person: int) -> None:
    """Something else is said: what is sent next is confirmed by a message of its own."""
    tx.execute("UPDATE attachments SET batch = NULL WHERE person = ? AND batch IS NOT NULL", (person,))


def _join_batch(tx: Transaction, person: int, number: int, message_id: int) -> None:
    under_way = batch(tx, person)
    first = message_id if under_way is None else under_way.number
    tx.execute("UPDATE attachments SET batch = ? WHERE id = ?", (first, number))


# ------------------------------------------------------------------ of whom


def count(tx: Transaction, person: int, lead: int | None) -> int:
    """How many belong to a person's draft, or to a lead."""
    row = tx.execute(
        "SELECT count(*) FROM attachments WHERE person = ? AND ifnull(lead, 0) = ?", (person, lead or 0)
    ).fetchone()
    return int(row[0])


def count_files(tx: Transaction, person: int, lead: int | None) -> int:
    """The same without notes."""
    row = tx.execute(
        f"SELECT count(*) FROM attachments WHERE person = ? AND ifnull(lead, 0) = ? AND kind NOT IN {NOTES}",  # noqa: S608
        (person, lead or 0),
    ).fetchone()
    return int(row[0])


def get(tx: Transaction, number: int) -> Attachment:
    """One by its number. Raises KeyError."""
    found = _selected(tx, "id = ?", number)
    if not found:
        raise KeyError(number)
    return found[0]


def of_lead(tx: Transaction, lead: int) -> list[Attachment]:
    """What belongs to a lead, in order."""
    return _selected(tx, "lead = ?", lead)


def of_person(tx: Transaction, person: int) -> list[Attachment]:
    """All that a person ever sent, in order."""
    return _selected(tx, "person = ?", person)


def hand_over(tx: Transaction, person: int, lead: int) -> None:
    """What belonged to the draft belongs to its lead from now on."""
    tx.execute("UPDATE OR IGNORE attachments SET lead = ? WHERE person = ? AND lead IS NULL", (lead, person))
    delete_draft(tx, person)  # only what the lead has already


def delete_draft(tx: Transaction, person: int) -> int:
    """Delete what was not handed over. Returns how many there were."""
    return tx.execute("DELETE FROM attachments WHERE person = ? AND lead IS NULL", (person,)).rowcount


def delete_of_person(tx: Transaction, person: int) -> int:
    """Delete all that a person ever sent. Returns how many there were."""
    return tx.execute("DELETE FROM attachments WHERE person = ?", (person,)).rowcount


COLUMNS = "id, person, lead, album, kind, sealed, created_at"


def _selected(tx: Transaction, where: str, *values: int) -> list[Attachment]:
    rows: Sequence[tuple[Any, ...]] = tx.execute(
        f"SELECT {COLUMNS} FROM attachments WHERE {where} ORDER BY id",  # noqa: S608 - the conditions stand above
        values,
    ).fetchall()
    return [_read(tx, *row) for row in rows]


def _read(
    tx: Transaction, number: int, person: int, lead: int | None, album: str | None, kind: str, sealed: bytes, at: int
) -> Attachment:
    content = Content.from_data(tx.open(person, "attachment", sealed))
    return Attachment(number, person, lead, album, kind, content, at)
