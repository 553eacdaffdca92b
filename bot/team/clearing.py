"""A prospect's words taken out of the group: his consent was withdrawn, or all about him was erased."""

from __future__ import annotations

from bot import notices
from bot.messages import Deletion, Message
from bot.team import claim
from bot.team.card import Reader
from storage import outbox, places
from storage.database import Transaction
from storage.leads import Lead
from storage.outbox import Care, Outgoing, Rank


def clear(tx: Transaction, reader: Reader, lead: Lead, now: float) -> None:
    """What is on its way stays away, what stands below the card goes, and the card and one line say why."""
    outbox.drop_of_lead(tx, lead.id, now)
    for name in _notes(tx, lead.id):
        _delete(tx, reader, lead, name, now)
    card = claim.card_place(lead.id)
    if places.find(tx, card) is not None or outbox.is_under_way(tx, card):
        claim.redraw(tx, reader, lead, now)
        _put(tx, lead, outbox.MANAGERS, Care.MUST_ARRIVE, notices.cleared(reader.texts, lead), now)


def _notes(tx: Transaction, lead_id: int) -> list[str]:
    """Names of all further messages about a lead in the group, those that arrive just now too."""
    known = {*places.below(tx, f"lead:{lead_id}:"), *outbox.under_way_of(tx, lead_id)}
    kinds = tuple(f"lead:{lead_id}:{kind}:" for kind in ("note", "file", "former"))
    return sorted(name for name in known if name.startswith(kinds))


def _delete(tx: Transaction, reader: Reader, lead: Lead, name: str, now: float) -> None:
    words = reader.texts.html("cleared-words", number=lead.number)
    has_file = name.startswith(claim.note_place(lead.id, "file")) and name.count(":") == FILE_COLONS
    place, group = places.find(tx, name), outbox.chat_id_of(tx, outbox.MANAGERS)
    chat = outbox.MANAGERS if place is None or place.chat_id == group else f"chat:{place.chat_id}"
    _put(tx, lead, chat, Care.IDEMPOTENT, Deletion(words, has_file), now, edits=name)


FILE_COLONS = 3
"""In `lead:7:file:12`; words that took the place of a refused file have one more."""


def _put(
    tx: Transaction,
    lead: Lead,
    chat: str,
    care: Care,
    message: Message | Deletion,
    now: float,
    edits: str | None = None,
) -> None:
    outgoing = Outgoing(chat, lead.person, care, Rank.WORDS, message.payload(), edits=edits, lead=lead.id)
    outbox.put(tx, outgoing, now)
