"""Where all of a person's requests stand, and how far the draft has come."""

from __future__ import annotations

from collections.abc import Sequence

from bot.client import receipts
from bot.client.screen import Receipt, Screen, named, row
from bot.client.views import whereabouts
from bot.messages import Message
from conversations.wording import Markup


def status(screen: Screen, requests: Sequence[Receipt]) -> Message:
    """The page behind `/status`, with a button to go on."""
    texts, session = screen.texts, screen.session
    lines = [texts.html("status-title")] if requests else []
    for request in requests:
        standing = Markup(receipts.standing(request, texts))
        lines.append(texts.html("status-request", number=request.lead.number, standing=standing))
    if session.lead is not None:
        return Message("\n".join(lines), row(named(screen, "restart", "new")))
    has_draft = bool(session.answers or session.skipped)
    if has_draft or not requests:
        lines.append(whereabouts(screen, "status") if has_draft else texts.html("status-none"))
    return Message("\n".join(lines), row(named(screen, "show", "go_on" if has_draft else "begin")))
