"""Taking a lead and moving it on: one atomic step each, and a word for whoever pressed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot import notices
from bot.buttons import LeadButton
from bot.messages import Message
from bot.team import card, files
from bot.team.card import Reader
from conversations.lead import MoveError, Status
from storage import attachments, leads, outbox, places, settings
from storage.attachments import Attachment
from storage.database import Transaction
from storage.errors import StorageError
from storage.leads import Lead
from storage.outbox import Care, Outgoing, Rank

log = logging.getLogger("intake.claim")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the presser is told; an alert has to be closed, a toast passes by."""

    word: str
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Presser:
    """A manager who pressed a button."""

    person: int
    name: str


def card_place(lead_id: int) -> str:
    """The name of the message that shows a lead's card."""
    return f"lead:{lead_id}:card"


def note_place(lead_id: int, kind: str) -> str:
    """The name of a further message about a lead, a `note` or a `file`: each has a number of its own."""
    return f"lead:{lead_id}:{kind}:"


def former_place(lead_id: int, message_id: int) -> str:
    """The name of a card that was left behind in another group."""
    return f"lead:{lead_id}:former:{message_id}"


def notice_place(lead_id: int) -> str:
    """The name of the message that tells a prospect who handles the lead."""
    return f"lead:{lead_id}:notice"


def announce(tx: Transaction, reader: Reader, lead: Lead, now: float) -> None:
    """Put a new lead's card before the managers, in full what is too long for it, and then what the prospect sent."""
    _put(tx, card.render(reader, lead), lead, now, place=card_place(lead.id))
    for message in card.rest(reader, lead):
        _put(tx, message, lead, now)
    for found in attachments.of_lead(tx, lead.id):
        pass_file(tx, reader, lead, found, now)


def pass_file(tx: Transaction, reader: Reader, lead: Lead, found: Attachment, now: float) -> None:
    """Give the managers a file, or a note, that a prospect sent."""
    for message in files.shown(reader.texts, lead, found):
        _put(tx, message, lead, now, rank=Rank.WORDS)


def pass_on(tx: Transaction, reader: Reader, lead: Lead, words: str, now: float) -> None:
    """Tell the managers what a prospect added."""
    for message in notices.words_added(reader.texts, lead, words):
        _put(tx, message, lead, now, rank=Rank.WORDS)


def tell_change(tx: Transaction, reader: Reader, before: Lead, after: Lead, now: float) -> None:
    """Draw the card anew, and tell the managers what a prospect changed."""
    redraw(tx, reader, after, now)
    for message in card.difference(reader, before, after):
        _put(tx, message, after, now, rank=Rank.WORDS)


def follow_group(tx: Transaction, reader: Reader, old: int, new: int, now: float) -> None:
    """The group has another id from now on: cards that stand in the old one are shown again where work goes on."""
    if outbox.chat_id_of(tx, outbox.MANAGERS) not in (old, new):
        return
    settings.put(tx, settings.MANAGERS_CHAT, str(new))
    for lead_id in leads.unfinished(tx):
        place = places.find(tx, card_place(lead_id))
        if place is not None and place.chat_id != new:
            places.rename(tx, card_place(lead_id), former_place(lead_id, place.message_id))
            _show_again(tx, reader, lead_id, now)


def _show_again(tx: Transaction, reader: Reader, lead_id: int, now: float) -> None:
    """One lead that cannot be read does not keep the others from the new group."""
    try:
        lead = leads.get(tx, lead_id)
    except StorageError as error:
        log.error("the card of lead %d cannot be drawn: %s", lead_id, type(error).__name__)
    else:
        redraw(tx, reader, lead, now)


Moved = Callable[[Transaction, Lead, Lead], None]
"""Told of a lead before and after a move, in the transaction of it."""


def press(tx: Transaction, reader: Reader, button: LeadButton, presser: Presser, now: int, on_moved: Moved) -> Answer:
    """Do what a button on a card says, if it may be done; a card that is out of date is drawn anew either way."""
    try:
        lead = leads.get(tx, button.lead)
    except KeyError:
        return Answer(reader.texts.plain("press-unknown"), alert=True)
    if lead.nonce != button.nonce or button.action not in ACTIONS:
        return Answer(reader.texts.plain("press-unknown"), alert=True)
    if lead.is_erased or lead.status is Status.WITHDRAWN:
        if not outbox.is_under_way(tx, card_place(lead.id)):
            redraw(tx, reader, lead, now)
        return Answer(reader.texts.plain("press-erased" if lead.is_erased else "press-withdrawn"), alert=True)
    try:
        moved, answer = _do(tx, reader, lead, button, presser, now)
    except MoveError:
        if button.revision != lead.revision and not outbox.is_under_way(tx, card_place(lead.id)):
            redraw(tx, reader, lead, now)
        return _refusal(reader, lead, button.action, presser)
    redraw(tx, reader, moved, now)
    on_moved(tx, lead, moved)
    return answer


ACTIONS = ("take", "give_back", *(status.value for status in Status))


def _do(
    tx: Transaction, reader: Reader, lead: Lead, button: LeadButton, presser: Presser, now: int
) -> tuple[Lead, Answer]:
    texts, action = reader.texts, button.action
    if action != "take" and button.revision != lead.revision:
        raise MoveError("the button is of an older card; Telegram may also have sent an old press again")
    if action == "take":
        taken = leads.take(tx, lead.id, presser.person, presser.name, now)
        _tell_prospect(tx, reader, taken, now)
        return taken, Answer(texts.plain("press-taken"))
    if action == "give_back":
        free = leads.give_back(tx, lead.id, presser.person, now)
        _take_back_the_notice(tx, reader, free, now)
        return free, Answer(texts.plain("press-given_back"))
    moved = leads.move(tx, lead.id, Status(action), presser.person, now)
    return moved, Answer(texts.plain("press-moved", status=texts.plain(f"status-{moved.status}")))


def _refusal(reader: Reader, lead: Lead, action: str, presser: Presser) -> Answer:
    """Why it was not done, in words that help."""
    texts = reader.texts
    if lead.owner is None:
        return Answer(texts.plain("press-untaken"))
    if lead.owner == presser.person:
        return Answer(texts.plain("press-taken" if action == "take" else "press-too-late"))
    key = "press-owner" if action == "take" else "press-not-yours"
    return Answer(texts.plain(key, name=lead.owner_name or ""), alert=True)


def redraw(tx: Transaction, reader: Reader, lead: Lead, now: float) -> None:
    """The card as it is now, in its place."""
    place = card_place(lead.id)
    outgoing = _outgoing(card.render(reader, lead), lead, Care.IDEMPOTENT, Rank.CARD_EDIT, place, edits=place)
    outbox.put(tx, outgoing, now)


def _tell_prospect(tx: Transaction, reader: Reader, lead: Lead, now: float) -> None:
    """A message of its own, because it makes the phone ring."""
    message = notices.taken(reader.questionnaire, lead)
    outbox.put(tx, _notice(message, lead, Care.MUST_ARRIVE), now)


def _take_back_the_notice(tx: Transaction, reader: Reader, lead: Lead, now: float) -> None:
    """Nobody goes on reading who had it."""
    message = notices.given_back(reader.questionnaire, lead)
    outbox.put(tx, _notice(message, lead, Care.IDEMPOTENT, edits=notice_place(lead.id)), now)


def _notice(message: Message, lead: Lead, care: Care, edits: str | None = None) -> Outgoing:
    return Outgoing(
        chat=outbox.person_address(lead.person),
        person=lead.person,
        care=care,
        rank=Rank.PROSPECT,
        payload=message.payload(),
        place=notice_place(lead.id),
        edits=edits,
        lead=lead.id,
    )


def _put(
    tx: Transaction, message: Message, lead: Lead, now: float, place: str | None = None, rank: int = Rank.CARD
) -> None:
    place = place or note_place(lead.id, "note" if message.media is None else "file")
    outbox.put(tx, _outgoing(message, lead, Care.MUST_ARRIVE, rank, place), now)


def _outgoing(
    message: Message, lead: Lead, care: Care, rank: int, place: str | None, edits: str | None = None
) -> Outgoing:
    return Outgoing(
        chat=outbox.MANAGERS,
        person=lead.person,
        care=care,
        rank=rank,
        payload=message.payload(),
        place=place,
        edits=edits,
        lead=lead.id,
    )
