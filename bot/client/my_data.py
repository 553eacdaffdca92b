"""All that is known of a person, as a file for him to read: JSON in plain words, and nothing of anybody else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.client.office import Prospect
from bot.client.receipts import state_of
from bot.client.screen import Screen
from bot.messages import Message, TextFile
from conversations import advice_texts as words
from conversations.conditions import Facts
from conversations.recommendation import Advice, Argument
from conversations.renaming import answers_now
from conversations.wording import Texts
from storage import attachments, consents, leads, reminders
from storage.attachments import Attachment
from storage.consents import Given
from storage.database import Transaction
from storage.leads import Lead

FILE = "my-data.json"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in the database about one person."""

    leads: Sequence[Lead]
    consents: Sequence[Given]
    attachments: Sequence[Attachment]
    reminders: Sequence[tuple[str, int]]


def known(tx: Transaction, person: int) -> Known:
    """Look it up."""
    return Known(
        leads.of_person(tx, person),
        consents.of_person(tx, person),
        attachments.of_person(tx, person),
        reminders.of_person(tx, person),
    )


def file(screen: Screen, prospect: Prospect, zone: ZoneInfo, found: Known, now: int) -> Message:
    """The file, with a line about it."""
    text = json.dumps(_Report(screen, zone).whole(prospect, found, now), ensure_ascii=False, indent=2)
    return Message(screen.texts.html("my_data-file"), media=TextFile(FILE, text + "\n"))


class _Report:
    """The parts of the file; each method knows one of them."""

    def __init__(self, screen: Screen, zone: ZoneInfo) -> None:
        self.session = screen.session
        self.zone = zone
        self.texts: Texts = screen.texts
        self.questionnaire = screen.questionnaire

    def whole(self, prospect: Prospect, found: Known, now: int) -> Data:
        agency = self.questionnaire.agency
        return {
            "agency": agency.name,
            "questions_to": agency.privacy_contact,
            "made": self.moment(now),
            "from_telegram": self.account(prospect),
            "draft": self.draft(),
            "requests": [self.request(lead) for lead in sorted(found.leads, key=lambda lead: lead.id)],
            "consents": [self.consent(given) for given in found.consents],
            "files_and_notes": [self.attachment(one) for one in found.attachments],
            "reminders": [{"state": state, "at": self.moment(at)} for state, at in found.reminders],
            "kept_for": self.kept_for(),
        }

    def moment(self, at: int | None) -> str | None:
        """As the agency's clock shows it, with the zone."""
        return None if at is None else datetime.fromtimestamp(at, self.zone).isoformat(timespec="seconds")

    def account(self, prospect: Prospect) -> Data:
        return {
            "id": prospect.telegram_id,
            "name": prospect.name,
            "username": prospect.username,
            "language": prospect.language_code,
        }

    def draft(self) -> Data | None:
        """What was not sent; the answers of a request stand with the request."""
        session = self.session
        if session.lead is not None:
            return None
        agreed = session.consent
        consent = None if agreed is None else {"text": agreed.text_hash, "given": self.moment(agreed.at)}
        return {
            "language": session.language,
            "answers": self.answers(session.answers),
            "skipped": self.names(session.skipped),
            "consent": consent,
            "came_by_link": session.source or None,
        }

    def answers(self, given: Facts) -> Data:
        return dict(words.answered_lines(self.questionnaire, given, self.texts))

    def names(self, questions: Sequence[str]) -> list[str]:
        asked = self.questionnaire.by_id
        return [words.question_name(asked[name], self.texts) for name in questions if name in asked]

    def request(self, lead: Lead) -> Data:
        details = lead.details
        stored = {name: tuple(v) if isinstance(v, list) else v for name, v in details.answers.items()}
        return {
            "number": lead.number,
            "state": self.texts.plain("my_data-state", state=state_of(lead)),
            "handled_by": lead.owner_name,
            "sent": self.moment(lead.created_at),
            "delivered": self.moment(lead.delivered_at),
            "taken": self.moment(lead.taken_at),
            "reply_due": self.moment(lead.due_at),
            "urgency_points": lead.points,
            "name": details.name,
            "username": details.username,
            "language": lead.language,
            "came_by_link": details.source or None,
            "answers": self.answers(answers_now(self.questionnaire, stored)),
            "skipped": self.names(details.skipped),
            "advice": self.advice(Advice.from_data(details.advice)),
            "added_words": details.additions,
        }

    def advice(self, advice: Advice) -> Data:
        return {
            "model": self.texts.plain(f"model-{advice.model}"),
            "confidence": self.texts.plain(f"confidence-{advice.confidence}"),
            "reasons": self.points(advice.reasons, "reason"),
            "against": self.points(advice.against, "against"),
        }

    def points(self, points: Sequence[Argument], side: str) -> list[str]:
        """What the rules of now do not know any more is left out."""
        keys = [f"point-{point.id}.{side}" for point in points]
        return [self.texts.plain(key) for key in keys if self.texts.has(key)]

    def consent(self, given: Given) -> Data:
        return {
            "request": leads.number(given.lead),
            "version": given.version,
            "text": given.text_hash,
            "language": given.language,
            "given": self.moment(given.given_at),
            "withdrawn": self.moment(given.withdrawn_at),
        }

    def attachment(self, one: Attachment) -> Data:
        return {
            "request": None if one.lead is None else leads.number(one.lead),
            "kind": one.kind,
            "name": one.content.file_name,
            "words": one.content.words or None,
            "sent": self.moment(one.created_at),
        }

    def kept_for(self) -> Data:
        days = self.questionnaire.agency.retention.draft_days
        return {
            "draft": self.texts.plain("my_data-kept-draft", days=days),
            "requests": self.texts.plain("my_data-kept-requests"),
            "files_and_notes": self.texts.plain("my_data-kept-files"),
        }
