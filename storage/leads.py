"""Leads and their history: who asks for what, who has it, and every move with who and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from conversations.lead import CLOSED, MoveError, Status, check_move
from storage.attachments import NOTES
from storage.database import Transaction
from storage.sealing import HOUSE

MOST_ADDITIONS = 50
"""Later words of a prospect that are kept with a lead; more are refused kindly."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is personal about a lead; stored sealed."""

    answers: dict[str, Any]
    skipped: list[str]
    advice: dict[str, Any]
    contributors: list[list[Any]]
    name: str
    username: str | None
    telegram_id: int
    source: str
    additions: list[str] = field(default_factory=list)
    reconciled: list[str] | None = None
    """The contradiction that the person was asked about, and the way out that was chosen."""

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Details:
        """The details again; fields that this version does not know are left out."""
        return cls(**{name: data[name] for name in cls.__dataclass_fields__ if name in data})


@dataclass(frozen=True, slots=True)
class Lead:
    """A prospect's request."""

    id: int
    person: int
    status: Status
    owner: int | None
    owner_name: str | None
    revision: int
    nonce: str
    model: str
    confidence: str
    priority: str
    points: int
    language: str
    rules_version: str
    due_at: int
    created_at: int
    updated_at: int
    delivered_at: int | None
    """When the card first stood in the managers' group."""
    taken_at: int | None
    """When a manager last took it; it stays when the lead is given back."""
    files: int
    """How many the prospect sent."""
    details: Details

    @property
    def is_erased(self) -> bool:
        """Whether its prospect had everything deleted: it belongs to nobody then."""
        return self.person == HOUSE

    @property
    def number(self) -> str:
        """The name by which people speak of it: `#L-0142`."""
        return number(self.id)


def number(lead_id: int) -> str:
    return f"#L-{lead_id:04d}"


@dataclass(frozen=True, slots=True)
class NewLead:
    """A lead that is about to be added."""

    submission: str
    """The conversation's nonce: one conversation makes one lead."""
    person: int
    nonce: str
    model: str
    confidence: str
    priority: str
    points: int
    language: str
    rules_version: str
    questionnaire_version: str
    due_at: int
    details: Details


@dataclass(frozen=True, slots=True)
class Agreed:
    """A consent as it is proved later."""

    version: str
    text_hash: str
    language: str
    given_at: int


def add(tx: Transaction, new: NewLead, consent: Agreed, at: int) -> Lead:
    """Add a lead with its consent, once for each submission."""
    known = tx.execute("SELECT id FROM leads WHERE submission = ?", (new.submission,)).fetchone()
    if known is not None:
        return get(tx, known[0])
    cursor = tx.execute(
        "INSERT INTO leads (submission, person, status, nonce, model, confidence, priority, points, language, "
        "rules_version, questionnaire_version, due_at, created_at, updated_at, sealed) "
        "VALUES (?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.submission,
            new.person,
            new.nonce,
            new.model,
            new.confidence,
            new.priority,
            new.points,
            new.language,
            new.rules_version,
            new.questionnaire_version,
            new.due_at,
            at,
            at,
            _seal(tx, new.person, new.details),
        ),
    )
    lead_id = int(cursor.lastrowid or 0)
    tx.execute(
        "INSERT INTO consents (person, lead, version, text_hash, language, given_at) VALUES (?, ?, ?, ?, ?, ?)",
        (new.person, lead_id, consent.version, consent.text_hash, consent.language, consent.given_at),
    )
    _record(tx, lead_id, at, new.person, "submitted", Status.NEW, Status.NEW)
    return get(tx, lead_id)


FILES = f"SELECT count(*) FROM attachments WHERE lead = leads.id AND kind NOT IN {NOTES}"  # noqa: S608
COLUMNS = (
    "id, person, status, owner, owner_name, revision, nonce, model, confidence, priority, points, language, "
    f"rules_version, due_at, created_at, updated_at, delivered_at, taken_at, ({FILES}), sealed"
)


def get(tx: Transaction, lead_id: int) -> Lead:
    """A lead by its number. Raises KeyError."""
    row = tx.execute(f"SELECT {COLUMNS} FROM leads WHERE id = ?", (lead_id,)).fetchone()  # noqa: S608
    if row is None:
        raise KeyError(lead_id)
    return _read(tx, row)


def unfinished(tx: Transaction) -> list[int]:
    """The numbers of leads that are not closed and not erased, oldest first."""
    marks = ", ".join("?" * len(CLOSED))
    rows = tx.execute(
        f"SELECT id FROM leads WHERE status NOT IN ({marks}) AND person <> ? ORDER BY id",  # noqa: S608
        (*CLOSED, HOUSE),
    )
    return [row[0] for row in rows.fetchall()]


def of_person(tx: Transaction, person: int, limit: int = -1) -> list[Lead]:
    """A person's own leads: the open ones first, then the newer before the older; all of them without a limit."""
    marks = ", ".join("?" * len(CLOSED))
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM leads WHERE person = ? ORDER BY status IN ({marks}), id DESC LIMIT ?",  # noqa: S608
        (person, *CLOSED, limit),
    )
    return [_read(tx, row) for row in rows.fetchall()]


def _read(tx: Transaction, row: tuple[Any, ...]) -> Lead:
    values = list(row)
    person, owner = values[1], values[3]
    values[2] = Status(values[2])
    values[4] = None if values[4] is None else tx.open(owner, "owner name", values[4])
    values[-1] = Details.from_data(tx.open(person, "lead", values[-1]))
    return Lead(*values)


def take(tx: Transaction, lead_id: int, actor: int, name: str, at: int) -> Lead:
    """Give a new lead its owner. Raises MoveError where it has one already."""
    lead = get(tx, lead_id)
    if lead.owner is not None:
        raise MoveError("the lead has an owner")
    _move(tx, lead, Status.TAKEN, actor, (actor, tx.seal(actor, "owner name", name)), "taken", at)
    tx.execute("UPDATE leads SET taken_at = ? WHERE id = ?", (at, lead_id))
    mark_delivered(tx, lead_id, at)  # who presses a card has it before the eyes
    return get(tx, lead_id)


def mark_delivered(tx: Transaction, lead_id: int, at: int) -> bool:
    """The card stands in the group. True where that is news."""
    cursor = tx.execute("UPDATE leads SET delivered_at = ? WHERE id = ? AND delivered_at IS NULL", (at, lead_id))
    return cursor.rowcount == 1


def give_back(tx: Transaction, lead_id: int, actor: int, at: int) -> Lead:
    """Put a lead back into the pool. Raises MoveError where `actor` does not own it."""
    return _move(tx, get(tx, lead_id), Status.NEW, actor, (None, None), "given back", at)


def move(tx: Transaction, lead_id: int, to: Status, actor: int, at: int) -> Lead:
    """Move a lead on. Raises MoveError."""
    lead = get(tx, lead_id)
    if Status.NEW in (to, lead.status):
        raise MoveError("a lead is taken and given back, not moved there")
    sealed_name = None if lead.owner is None else tx.seal(lead.owner, "owner name", lead.owner_name)
    return _move(tx, lead, to, actor, (lead.owner, sealed_name), "moved", at)


def _move(
    tx: Transaction, lead: Lead, to: Status, actor: int, owner: tuple[int | None, bytes | None], event: str, at: int
) -> Lead:
    check_move(lead.status, to, lead.owner, actor)
    tx.execute(
        "UPDATE leads SET status = ?, owner = ?, owner_name = ?, revision = revision + 1, updated_at = ? WHERE id = ?",
        (to.value, *owner, at, lead.id),
    )
    _record(tx, lead.id, at, actor, event, lead.status, to)
    return get(tx, lead.id)


def withdraw(tx: Transaction, lead_id: int, at: int) -> Lead:
    """The prospect took his consent back: closed for everybody, whoever has it."""
    lead = get(tx, lead_id)
    tx.execute(
        "UPDATE leads SET status = ?, revision = revision + 1, updated_at = ? WHERE id = ?",
        (Status.WITHDRAWN.value, at, lead_id),
    )
    _record(tx, lead_id, at, lead.person, "consent withdrawn", lead.status, Status.WITHDRAWN)
    return get(tx, lead_id)


ERASED = Details(answers={}, skipped=[], advice={}, contributors=[], name="", username=None, telegram_id=0, source="")


def erase(tx: Transaction, lead_id: int, at: int) -> None:
    """What is left of a lead belongs to nobody: its status, its times and its numbers, for the figures."""
    lead = get(tx, lead_id)
    tx.execute(
        "UPDATE leads SET person = ?, submission = ?, sealed = ?, revision = revision + 1, updated_at = ? WHERE id = ?",
        (HOUSE, f"erased:{lead_id}", _seal(tx, HOUSE, ERASED), at, lead_id),
    )
    tx.execute("UPDATE lead_history SET actor = ? WHERE lead = ? AND actor = ?", (HOUSE, lead_id, lead.person))
    _record(tx, lead_id, at, HOUSE, "erased", lead.status, lead.status)


def held_by(tx: Transaction, owner: int) -> list[tuple[int, str]]:
    """The leads that a manager holds, each with the name under which he took it."""
    rows = tx.execute("SELECT id, owner_name FROM leads WHERE owner = ?", (owner,)).fetchall()
    return [(lead_id, tx.open(owner, "owner name", name)) for lead_id, name in rows]


def follow_owner(tx: Transaction, old: int, new: int, held: list[tuple[int, str]]) -> None:
    """A manager goes on under another number."""
    for lead_id, name in held:
        sealed = tx.seal(new, "owner name", name)
        tx.execute("UPDATE leads SET owner = ?, owner_name = ? WHERE id = ?", (new, sealed, lead_id))
    tx.execute("UPDATE lead_history SET actor = ? WHERE actor = ?", (new, old))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers come to: kept beside them so that leads can be found by it."""

    model: str
    confidence: str
    priority: str
    points: int
    rules_version: str


def change_answers(tx: Transaction, lead_id: int, verdict: Verdict, details: Details, at: int) -> Lead:
    """Other answers of a prospect after the hand-over, with what they come to now."""
    lead = get(tx, lead_id)
    tx.execute(
        "UPDATE leads SET model = ?, confidence = ?, priority = ?, points = ?, rules_version = ?, sealed = ?, "
        "updated_at = ? WHERE id = ?",
        (
            verdict.model,
            verdict.confidence,
            verdict.priority,
            verdict.points,
            verdict.rules_version,
            _seal(tx, lead.person, details),
            at,
            lead_id,
        ),
    )
    _record(tx, lead_id, at, lead.person, "changed answers", lead.status, lead.status)
    return get(tx, lead_id)


def add_words(tx: Transaction, lead_id: int, words: str, at: int) -> Lead | None:
    """Keep what a prospect added later; None where there is too much of it already."""
    lead = get(tx, lead_id)
    if len(lead.details.additions) >= MOST_ADDITIONS:
        return None
    lead.details.additions.append(words)
    tx.execute(
        "UPDATE leads SET sealed = ?, updated_at = ? WHERE id = ?",
        (_seal(tx, lead.person, lead.details), at, lead_id),
    )
    _record(tx, lead_id, at, lead.person, "added words", lead.status, lead.status)
    return lead


def _seal(tx: Transaction, person: int, details: Details) -> bytes:
    data = {name: getattr(details, name) for name in Details.__dataclass_fields__}
    return tx.seal(person, "lead", data)


def _record(tx: Transaction, lead_id: int, at: int, actor: int, event: str, before: Status, after: Status) -> None:
    tx.execute(
        "INSERT INTO lead_history (lead, at, actor, event, from_status, to_status) VALUES (?, ?, ?, ?, ?, ?)",
        (lead_id, at, actor, event, before.value, after.value),
    )


def history(tx: Transaction, lead_id: int) -> list[dict[str, Any]]:
    """Every move of a lead, oldest first; people by their numbers only."""
    names = ("at", "actor", "event", "from_status", "to_status")
    rows = tx.execute(
        "SELECT at, actor, event, from_status, to_status FROM lead_history WHERE lead = ? ORDER BY id", (lead_id,)
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in rows]


LISTED = ("id", "status", "owner", "model", "confidence", "priority", "points", "language", "due_at", "created_at")


def listed(tx: Transaction, status: str | None, limit: int) -> list[dict[str, Any]]:
    """Leads for the operator, newest first, without personal data."""
    rows = tx.execute(
        f"SELECT {', '.join(LISTED)} FROM leads WHERE ? IS NULL OR status = ? ORDER BY id DESC LIMIT ?",  # noqa: S608
        (status, status, limit),
    ).fetchall()
    return [dict(zip(LISTED, row, strict=True)) for row in rows]
