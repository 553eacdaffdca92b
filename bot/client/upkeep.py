"""Receipts kept up to date: drawn anew in their place whenever something happens to their lead."""

from __future__ import annotations

import logging
from datetime import datetime

from bot.client import views
from bot.client.office import Office
from bot.client.screen import Receipt, Screen
from bot.errors import place_of
from bot.messages import Message
from conversations.adopting import adopted
from conversations.session import Session
from storage import leads, outbox, sessions
from storage.database import Transaction
from storage.leads import Lead
from storage.outbox import Care, Outgoing, Rank, person_address

log = logging.getLogger("intake.receipts")


def screen_place(person: int, session: Session) -> str:
    """The name of the message that shows a person's present screen; a request that was sent keeps its own."""
    return f"person:{person}:screen" if session.lead is None else receipt_place(session.lead)


def receipt_place(lead_id: int) -> str:
    return f"lead:{lead_id}:receipt"


def receipt_of(office: Office, lead: Lead, now: float) -> Receipt:
    """What is known of a request at a moment (unix seconds)."""
    is_open = office.hours.is_open(datetime.fromtimestamp(now, office.zone))
    return Receipt(lead, now, office.zone, is_open)


def keep_up(tx: Transaction, office: Office, lead_id: int, now: float) -> None:
    """Draw the receipt of a lead anew. One that cannot be read or drawn stops nothing else, least of all a manager."""
    try:
        lead = leads.get(tx, lead_id)
        if lead.is_erased:
            return
        message = _drawn(office, lead, sessions.load(tx, lead.person), now)
    except Exception as error:
        log.error("the receipt of lead %d cannot be drawn: %s", lead_id, place_of(error))
        return
    if not message.editable:  # in its place a number is asked for; the receipt follows the answer
        return
    chat, place = person_address(lead.person), receipt_place(lead_id)
    outgoing = Outgoing(chat, lead.person, Care.IDEMPOTENT, Rank.PROSPECT, message.payload(), place, place, lead_id)
    outbox.put(tx, outgoing, now)


def _drawn(office: Office, lead: Lead, session: Session | None, now: float) -> Message:
    """In the language that the person reads now; without buttons where he is elsewhere already."""
    receipt, questionnaire = receipt_of(office, lead, now), office.questionnaire
    if session is not None and session.lead == lead.id:
        return views.render(Screen(questionnaire, adopted(questionnaire, session), lead.details.name, receipt))
    language = lead.language if session is None else session.language
    return views.sent(questionnaire, questionnaire.wording[language], receipt)
