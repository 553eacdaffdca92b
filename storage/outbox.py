"""What has to reach Telegram: put, claimed, sent, tried again, of unknown fate, dead. Addresses are symbolic.

How careful a row is handled is its class of care (`care`). Telegram has no idempotency key, so after a lost answer
nobody can know whether a message was sent; the table MOST_REPEATS says what is right then.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from storage import people, places, settings
from storage.database import Transaction

MANAGERS = "managers"
"""The address of the managers' group, wherever it lives now."""


class Care(StrEnum):
    """What is right when the fate of an attempt is unknown."""

    MUST_ARRIVE = "A"
    """Cards, confirmations, alerts: sent again and marked as a repeat. A doubled card costs a glance."""
    CONVERSATION = "B"
    """A manager's words to a prospect, and a reminder: not repeated by itself; a person decides."""
    IDEMPOTENT = "C"
    """Edits and deletions: repeated freely, "not modified" counts as done."""
    CREATE_TOPIC = "D"
    """Looked for before it is repeated; until then of unknown fate."""
    PROMPT = "E"
    """Questions and keyboards: sent again; buttons of the older copy are known as such."""


MOST_REPEATS: dict[Care, float] = {
    Care.MUST_ARRIVE: math.inf,
    Care.CONVERSATION: 0,
    Care.IDEMPOTENT: math.inf,
    Care.CREATE_TOPIC: 0,
    Care.PROMPT: 10,
}
"""How often a row is sent again after attempts of unknown fate. One repeat is nearly always the end of it; questions
outlast an outage of five minutes so, and a card is never given up."""


class Rank:
    """Who goes first where Telegram's limits make them wait: lower before higher, then by age."""

    PROSPECT = 0
    CARD = 1
    CARD_EDIT = 2
    WORDS = 2
    """Files, and what prospects add later: new leads go before it, however much somebody sends."""
    REMINDER = 3
    """Nobody waits for it."""


def person_address(person: int) -> str:
    """The private chat with a person."""
    return f"person:{person}"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be put: for whom, how careful, and where it is shown."""

    chat: str
    person: int
    """Under whose key the text is sealed."""
    care: Care
    rank: int
    payload: dict[str, Any]
    place: str | None = None
    """The name under which the sent message is remembered; one that ends in `:` is completed by the row's number."""
    edits: str | None = None
    """The name of the message that is edited; where there is none (any more) it is sent as a new one."""
    lead: int | None = None
    not_before: float = 0.0
    """Unix seconds before which neither it nor anything after it leaves for this chat."""


@dataclass(frozen=True, slots=True)
class Queued:
    """A row that waits: all that the delivery holds in memory of it."""

    id: int
    chat: str
    rank: int
    not_before: float = 0.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that is being sent."""

    id: int
    chat: str
    chat_id: int | None
    """None where the address leads nowhere (yet)."""
    care: Care
    payload: dict[str, Any]
    place: str | None
    target: places.Place | None
    """The message to edit."""
    edits: str | None
    attempts: int
    uncertain: int
    lead: int | None


def put(tx: Transaction, out: Outgoing, now: float) -> int:
    """Add a row in the caller's transaction. Of a message and of its edits only the newest that still waits is sent."""
    if out.edits is not None:
        tx.execute(
            "UPDATE outbox SET state = 'dropped', payload = NULL, ended_at = ? "
            "WHERE edits = ? AND state IN ('pending', 'retry')",
            (now, out.edits),
        )
    cursor = tx.execute(
        "INSERT INTO outbox (chat, person, lead, care, rank, place, edits, payload, state, not_before, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?)",
        (
            out.chat,
            out.person,
            out.lead,
            out.care.value,
            out.rank,
            out.place,
            out.edits,
            tx.seal(out.person, "outbox", out.payload),
            out.not_before,
            now,
        ),
    )
    row = int(cursor.lastrowid or 0)
    if out.place is not None and out.place.endswith(":"):
        tx.execute("UPDATE outbox SET place = ? WHERE id = ?", (f"{out.place}{row}", row))
    elif out.place is not None:
        tx.execute(
            "UPDATE outbox SET state = 'dropped', payload = NULL, ended_at = ? "
            "WHERE place = ? AND state = 'pending' AND attempts = 0 AND id < ?",
            (now, out.place, row),
        )
    tx.queued.append(Queued(row, out.chat, out.rank, out.not_before))
    return row


def claim(tx: Transaction, row_id: int, now: float) -> Claimed | None:
    """Mark a row as being sent, before it leaves. None where it no longer waits."""
    row = tx.execute(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1, started_at = ? "
        "WHERE id = ? AND state IN ('pending', 'retry') "
        "RETURNING chat, person, care, payload, place, edits, attempts, uncertain, lead",
        (now, row_id),
    ).fetchone()
    if row is None:
        return None
    chat, person, care, payload, place, edits, attempts, uncertain, lead = row
    return Claimed(
        id=row_id,
        chat=chat,
        chat_id=chat_id_of(tx, chat),
        care=Care(care),
        payload=tx.open(person, "outbox", payload),
        place=place,
        target=None if edits is None else places.find(tx, edits),
        edits=edits,
        attempts=attempts,
        uncertain=uncertain,
        lead=lead,
    )


def chat_id_of(tx: Transaction, chat: str) -> int | None:
    """Where an address leads now."""
    if chat == MANAGERS:
        known = settings.get(tx, settings.MANAGERS_CHAT)
        return None if known is None else int(known)
    if chat.startswith("chat:"):
        return int(chat.removeprefix("chat:"))
    return people.telegram_id(tx, int(chat.removeprefix("person:")))


def sent(tx: Transaction, row: Claimed, message_id: int | None, now: float) -> None:
    """Telegram has it: remember where, and drop the text."""
    tx.execute(
        "UPDATE outbox SET state = 'sent', payload = NULL, message_id = ?, ended_at = ?, fault = NULL WHERE id = ?",
        (message_id, now, row.id),
    )
    (name,) = tx.execute("SELECT ifnull(place, edits) FROM outbox WHERE id = ?", (row.id,)).fetchone()
    if name is not None and message_id is not None and row.chat_id is not None:
        chat_id = row.chat_id if row.target is None else row.target.chat_id
        places.remember(tx, name, chat_id, message_id)


OPEN = "state IN ('pending', 'sending', 'retry', 'unknown', 'dead')"
"""The very words of the index `outbox_open`: without them SQLite looks through all that was ever sent."""


def rename_place(tx: Transaction, old: str, new: str) -> None:
    """The message of a place goes by another name from now on, and so does what is still on its way to it."""
    places.rename(tx, old, new)
    for column in ("place", "edits"):
        tx.execute(
            f"UPDATE outbox SET {column} = ? "  # noqa: S608
            f"WHERE {OPEN} AND state IN ('pending', 'sending', 'retry') AND {column} = ?",
            (new, old),
        )


def is_under_way(tx: Transaction, place: str) -> bool:
    """Whether something is still to be shown at a place."""
    return (
        tx.execute(
            f"SELECT 1 FROM outbox WHERE {OPEN} AND state IN ('pending', 'sending', 'retry') "  # noqa: S608
            "AND ? IN (place, edits) LIMIT 1",
            (place,),
        ).fetchone()
        is not None
    )


def under_way_of(tx: Transaction, lead: int) -> list[str]:
    """Names of places at which something of a lead is being shown at this moment."""
    rows = tx.execute(
        f"SELECT place FROM outbox WHERE {OPEN} AND state = 'sending' AND lead = ? AND place IS NOT NULL",  # noqa: S608
        (lead,),
    )
    return [row[0] for row in rows.fetchall()]


def was_shown_since(tx: Transaction, chat: str, place: str, at: float) -> bool:
    """Whether something left for a place of a chat after a moment, or is about to."""
    row = tx.execute("SELECT 1 FROM outbox WHERE chat = ? AND started_at > ? AND place = ?", (chat, at, place))
    return row.fetchone() is not None or is_under_way(tx, place)


def drop_of_person(tx: Transaction, person: int, now: float) -> None:
    """Destroy every text that is sealed for a person; what is under way just now goes, but is not repeated."""
    tx.execute(f"UPDATE outbox {DROPPED} WHERE person = ? AND {OPEN}", (now, person))
    tx.execute(
        "UPDATE outbox SET place = NULL, edits = NULL WHERE chat = ? AND state = 'sending'", (person_address(person),)
    )


def drop_of_lead(tx: Transaction, lead: int, now: float) -> None:
    """The same for every text about a lead, to whomever."""
    tx.execute(f"UPDATE outbox {DROPPED} WHERE lead = ? AND {OPEN}", (now, lead))


DROPPED = "SET payload = NULL, ended_at = ?, state = CASE state WHEN 'sending' THEN 'sending' ELSE 'dropped' END"
UNLESS_DROPPED = "CASE WHEN payload IS NULL THEN 'dropped' ELSE ? END"
"""The next state of a row that was being sent; where its text was destroyed meanwhile, that is the end of it."""


def started_since(tx: Transaction, chat: str, at: float) -> list[float]:
    """When calls to a chat left lately: its limit outlives the process."""
    rows = tx.execute("SELECT started_at FROM outbox WHERE chat = ? AND started_at > ? ORDER BY started_at", (chat, at))
    return [row[0] for row in rows.fetchall()]


def retry(tx: Transaction, row_id: int, not_before: float, fault: str) -> None:
    """Surely not sent: try again, not before a moment."""
    tx.execute(
        f"UPDATE outbox SET state = {UNLESS_DROPPED}, not_before = ?, fault = ? WHERE id = ?",  # noqa: S608
        ("retry", not_before, fault, row_id),
    )


def uncertain(tx: Transaction, row_id: int, care: Care, repeats: int, not_before: float, fault: str) -> bool:
    """The fate of an attempt is unknown: send again or leave it to a person. True where it is sent again."""
    again = repeats < MOST_REPEATS[care]
    tx.execute(
        f"UPDATE outbox SET state = {UNLESS_DROPPED}, uncertain = uncertain + 1, not_before = ?, fault = ? "  # noqa: S608
        "WHERE id = ?",
        ("retry" if again else "unknown", not_before, fault, row_id),
    )
    return again


def dead(tx: Transaction, row_id: int, now: float, fault: str) -> None:
    """It will never arrive: Telegram refuses it for good."""
    tx.execute(
        f"UPDATE outbox SET state = {UNLESS_DROPPED}, ended_at = ?, fault = ? WHERE id = ?",  # noqa: S608
        ("dead", now, fault, row_id),
    )


def replace(tx: Transaction, row_id: int, payloads: list[dict[str, Any]], now: float, fault: str) -> None:
    """Telegram refuses it for good: others go in its stead, unless its text was destroyed meanwhile."""
    row = tx.execute(
        "SELECT chat, person, care, rank, place, edits, lead, payload IS NULL FROM outbox WHERE id = ?", (row_id,)
    ).fetchone()
    chat, person, care, rank, place, edits, lead, is_dropped = row
    numbered = None if place is None else f"{place}:"
    for payload in [] if is_dropped else payloads:
        put(tx, Outgoing(chat, person, Care(care), rank, payload, numbered, edits, lead), now)
    tx.execute(
        "UPDATE outbox SET state = 'dropped', payload = NULL, ended_at = ?, fault = ? WHERE id = ?",
        (now, fault, row_id),
    )


def recover(tx: Transaction) -> int:
    """At the start: what was being sent when the process ended is of unknown fate. Returns how many rows."""
    rows = tx.execute(f"SELECT id, care, uncertain FROM outbox WHERE {OPEN} AND state = 'sending'").fetchall()  # noqa: S608
    for row_id, care, repeats in rows:
        uncertain(tx, row_id, Care(care), repeats, 0.0, "the program ended while it was being sent")
    return len(rows)


def waiting(tx: Transaction) -> list[Queued]:
    """All rows that are still to be sent, in order."""
    rows = tx.execute(
        f"SELECT id, chat, rank, not_before FROM outbox WHERE {OPEN} AND state IN ('pending', 'retry') "  # noqa: S608
        "ORDER BY id"
    ).fetchall()
    return [Queued(*row) for row in rows]


def pause(tx: Transaction, chat: str, until: float) -> None:
    """Telegram asked for a pause in a chat: it outlives the process."""
    tx.execute(
        "INSERT INTO pauses (chat, until) VALUES (?, ?) ON CONFLICT (chat) DO UPDATE SET until = excluded.until",
        (chat, until),
    )


def pauses(tx: Transaction, now: float) -> dict[str, float]:
    """The pauses that are not over; older ones are dropped."""
    tx.execute("DELETE FROM pauses WHERE until <= ?", (now,))
    return dict(tx.execute("SELECT chat, until FROM pauses").fetchall())


COLUMNS = ("id", "chat", "lead", "care", "state", "attempts", "uncertain", "created_at", "not_before", "fault")


def listed(tx: Transaction, limit: int) -> list[dict[str, Any]]:
    """What has not arrived, without any text: for the operator."""
    rows = tx.execute(
        f"SELECT {', '.join(COLUMNS)} FROM outbox WHERE state NOT IN ('sent', 'dropped') ORDER BY id LIMIT ?",  # noqa: S608
        (limit,),
    ).fetchall()
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def resend(tx: Transaction, row_id: int) -> bool:
    """A person decided: a row of unknown fate, or a dead one, is tried again."""
    cursor = tx.execute(
        "UPDATE outbox SET state = 'retry', not_before = 0 WHERE id = ? AND state IN ('unknown', 'dead')", (row_id,)
    )
    return cursor.rowcount == 1


def counts(tx: Transaction) -> dict[str, int]:
    """How many rows are in each state."""
    return dict(tx.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())


def forget_before(tx: Transaction, at: float) -> int:
    """Drop rows that ended well before a moment."""
    return tx.execute("DELETE FROM outbox WHERE state IN ('sent', 'dropped') AND ended_at < ?", (at,)).rowcount
