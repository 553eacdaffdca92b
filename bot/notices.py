"""What one door's events tell the people on the other side: pure views."""

from __future__ import annotations

from bot.messages import Message, cut, pieces
from conversations.cleaning import one_line
from conversations.questionnaire import Questionnaire
from conversations.wording import Texts, escape
from storage.leads import Lead


def taken(questionnaire: Questionnaire, lead: Lead) -> Message:
    """To the prospect: who handles the request now."""
    texts = questionnaire.wording[lead.language]
    return Message(texts.html("sent-taken", manager=lead.owner_name or ""))


def given_back(questionnaire: Questionnaire, lead: Lead) -> Message:
    """To the prospect, in place of who handled the request: nobody does at the moment."""
    return Message(questionnaire.wording[lead.language].html("sent-given_back"))


def cleared(texts: Texts, lead: Lead) -> Message:
    """To the managers: the prospect wants it used no more. It names nobody."""
    return Message(texts.html("cleared-erased" if lead.is_erased else "cleared-withdrawn", number=lead.number))


def words_added(texts: Texts, lead: Lead, added: str) -> list[Message]:
    """To the managers: what the prospect wrote after sending the request; long words folded, none lost."""
    return under_title(texts.html("added-title", number=lead.number, name=sender(texts, lead)), added)


def under_title(title: str, text: str) -> list[Message]:
    """A quotation below a title, in as many messages as it takes."""
    return [Message(f"{title}\n{part}") for part in folded(text)]


def sender(texts: Texts, lead: Lead) -> str:
    """What a prospect is called, whatever is written as the name."""
    return cut(one_line(lead.details.name), LONGEST_NAME) or texts.plain("card-nameless")


LONGEST_NAME = 64
LONGEST_PART = 3500
"""Characters of quoted text in one message: Telegram's limit of 4096 less what stands around it."""


def folded(text: str) -> list[str]:
    """A person's text as quotations that unfold, each short enough for a message."""
    return [f"<blockquote expandable>{escape(part)}</blockquote>" for part in pieces(text, LONGEST_PART)]
