"""Who comes, and what the agency brings along: what every visit has at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.client.patience import Patience
from conversations.questionnaire import Questionnaire
from conversations.working_time import WorkingHours
from storage.attachments import Attachment
from storage.database import Transaction
from storage.leads import Lead


@dataclass(frozen=True, slots=True)
class Prospect:
    """Who writes: the person's number here, and what Telegram says of them."""

    person: int
    telegram_id: int
    name: str
    username: str | None
    language_code: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """What the agency brings along: its questionnaire, and when it works."""

    questionnaire: Questionnaire
    hours: WorkingHours
    zone: ZoneInfo
    announce: Callable[[Transaction, Lead], None]
    """Puts the card of a new lead before the managers."""
    tell_change: Callable[[Transaction, Lead, Lead], None]
    """Tells the managers what a prospect changed: the lead before and after."""
    pass_on: Callable[[Transaction, Lead, str], None]
    """Tells the managers what a prospect added to a lead."""
    pass_file: Callable[[Transaction, Lead, Attachment], None]
    """Gives the managers a file, or a note, that a prospect sent after the hand-over."""
    clear: Callable[[Transaction, Lead], None]
    """Takes out of the managers' group what a prospect wants nobody to use any more."""
    patience: Patience = field(default_factory=Patience)
