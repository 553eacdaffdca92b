"""Telegram's errors, sorted once: what became of a call, and what is right now."""

from __future__ import annotations

from typing import Literal

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.request import NeverLeft, Outage

Fate = Literal["sent", "wait", "moved", "gone", "new message", "plain text", "refused", "unknown", "outage", "token"]

BAD_REQUESTS: tuple[tuple[str, Fate], ...] = (
    ("not modified", "sent"),
    ("message to delete not found", "sent"),
    ("message to edit not found", "new message"),
    ("message can't be edited", "new message"),
    ("message_id_invalid", "new message"),
    ("can't parse entities", "plain text"),
    ("chat not found", "gone"),
    ("not enough rights", "gone"),
    ("have no rights", "gone"),
    ("_forbidden", "gone"),
    ("administrator rights", "gone"),
    ("chat_admin_required", "gone"),
    ("chat_restricted", "gone"),
    ("topic_closed", "gone"),
    ("peer_id_invalid", "gone"),
)
"""What a 400 means, by its words."""


def fate_of(error: TelegramError) -> Fate:
    """Sort an error: what became of the call, and what is right now."""
    if isinstance(error, RetryAfter | NeverLeft):
        return "wait"
    if isinstance(error, ChatMigrated):
        return "moved"
    if isinstance(error, Forbidden):
        return "gone"
    if isinstance(error, InvalidToken):
        return "token"
    if isinstance(error, Outage):
        return "outage"
    if isinstance(error, BadRequest):
        said = error.message.lower()
        return next((fate for words, fate in BAD_REQUESTS if words in said), "refused")
    return "unknown"


def pause_asked(error: RetryAfter) -> float:
    """Seconds for which Telegram wants no more calls."""
    asked = error.retry_after
    return float(asked if isinstance(asked, int) else asked.total_seconds())
