"""The word that confirms what a person sent to keep: one for all that came in a row."""

from __future__ import annotations

from bot.client.screen import Screen
from bot.messages import Message
from storage.attachments import MOST_ATTACHMENTS, NOTES, Batch

SPOKEN = ("voice", "video_note")


def confirmation(screen: Screen, batch: Batch | None, *, full: bool) -> Message:
    """What is kept, what is not taken as an answer, and that it is enough."""
    texts, lines = screen.texts, []
    if batch is not None:
        key = "kept-draft" if screen.session.lead is None else "kept-sent"
        lines.append(texts.html(key, what=_named(screen, batch.kinds)))
    if batch is not None and screen.place.kind == "question":
        lines.extend(_still_open(screen, batch.kinds))
    if full:
        lines.append(texts.html("kept-full", most=MOST_ATTACHMENTS))
    return Message("\n".join(lines))


def _still_open(screen: Screen, kinds: tuple[str, ...]) -> list[str]:
    """Why the question waits all the same."""
    if any(kind in SPOKEN for kind in kinds):
        return [screen.texts.html("kept-cannot_listen")]
    return [screen.texts.html("kept-not_an_answer")] if "forwarded" in kinds else []


def _named(screen: Screen, kinds: tuple[str, ...]) -> str:
    """One thing by its kind, several by their number."""
    texts = screen.texts
    if len(kinds) == 1:
        return texts.plain("kept-one", kind=kinds[0])
    notes = sum(kind in NOTES for kind in kinds)
    files = len(kinds) - notes
    parts = [texts.plain("kept-files", count=files)] if files else []
    return ", ".join([*parts, texts.plain("kept-notes", count=notes)] if notes else parts)
