"""Where a request stands, in a prospect's words: on its way, delivered, with whom since when, and until when."""

from __future__ import annotations

from typing import Literal

from bot import times
from bot.client.screen import Receipt, Screen
from bot.messages import Message
from conversations.lead import CLOSED, Status
from conversations.wording import Markup, Texts
from storage.leads import Lead

State = Literal["on_its_way", "delivered", "given_back", "taken", "under_way", "later", "closed", "withdrawn"]
AWAITED: tuple[State, ...] = ("on_its_way", "delivered", "given_back", "taken")
"""States in which nobody has written to the prospect yet."""


TITLES: dict[State, str] = {
    "on_its_way": "sent-title-way",
    "closed": "sent-title-closed",
    "withdrawn": "sent-title-closed",
}
"""States that are said in the title."""


def state_of(lead: Lead) -> State:
    """What a prospect is told of a lead's status: never that it counts as lost, or as spam."""
    if lead.status is Status.WITHDRAWN:
        return "withdrawn"
    if lead.status in CLOSED:
        return "closed"
    if lead.owner is None:
        nobody_yet: State = "on_its_way" if lead.delivered_at is None else "delivered"
        return nobody_yet if lead.taken_at is None else "given_back"
    if lead.status is Status.LATER:
        return "later"
    return "taken" if lead.status is Status.TAKEN else "under_way"


def reads_the_same(before: Lead, after: Lead) -> bool:
    """Whether a move of a lead changes nothing for its prospect."""
    return (state_of(before), before.owner) == (state_of(after), after.owner)


def standing(receipt: Receipt, texts: Texts) -> str:
    """The state in one line, as HTML."""
    parts = [_state(receipt, texts)]
    if state_of(receipt.lead) in AWAITED and not _is_overdue(receipt):
        parts.append(texts.html("standing-due", due=_due(receipt, texts)))
    return " · ".join(parts)


def lines(receipt: Receipt, texts: Texts) -> list[str]:
    """The receipt without the answers, as HTML."""
    lead, state = receipt.lead, state_of(receipt.lead)
    title = TITLES.get(state, "sent-title")
    promise = _promise(receipt, texts)
    found = [texts.html(title, number=lead.number)]
    if state not in TITLES:
        found.append(_beginning(_state(receipt, texts) if promise else standing(receipt, texts)))
    if promise:
        found.append(promise)
    return [*found, texts.html(f"sent-more-{state}" if state in ("closed", "withdrawn") else "sent-more")]


def pointer(screen: Screen) -> Message:
    """What is left of a receipt that is shown again further down."""
    number = "" if screen.receipt is None else screen.receipt.lead.number
    return Message(screen.texts.html("sent-below", number=number))


def _promise(receipt: Receipt, texts: Texts) -> str:
    """When somebody will be there, where that takes a sentence of its own."""
    state = state_of(receipt.lead)
    if state not in AWAITED:
        return ""
    if _is_overdue(receipt):
        return texts.html("sent-overdue", due=_due(receipt, texts))
    if not receipt.is_open and state != "taken":
        return texts.html("sent-closed_now", due=_due(receipt, texts))
    return texts.html("sent-due", due=_due(receipt, texts)) if state == "on_its_way" else ""


def _is_overdue(receipt: Receipt) -> bool:
    return receipt.now > receipt.lead.due_at


def _state(receipt: Receipt, texts: Texts) -> str:
    lead = receipt.lead
    moments = {"delivered": lead.delivered_at, "taken": lead.taken_at}
    shown = {name: _stamp(at, receipt, texts) for name, at in moments.items() if at is not None}
    return texts.html(f"standing-{state_of(lead)}", manager=lead.owner_name or "", **shown)


def _stamp(at: float, receipt: Receipt, texts: Texts) -> Markup:
    return times.stamp(at, receipt.now, receipt.zone, texts.language)


def _due(receipt: Receipt, texts: Texts) -> Markup:
    return times.stamp(receipt.lead.due_at, receipt.now, receipt.zone, texts.language, named=True)


def _beginning(text: str) -> str:
    return text[:1].upper() + text[1:]
