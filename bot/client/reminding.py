"""The one reminder of a conversation that was left: planned with each deed, sent when it is due, never repeated."""

from __future__ import annotations

import asyncio
import logging
import math
from zoneinfo import ZoneInfo

from bot.client import views
from bot.client.office import Office
from bot.client.screen import Screen
from bot.client.upkeep import screen_place
from bot.clock import Clock
from bot.errors import place_of
from conversations.adopting import adopted
from conversations.coming_back import DAY, is_abandoned
from conversations.questionnaire import Questionnaire
from conversations.session import Session
from conversations.working_time import by_day
from storage import drafts, outbox, reminders, sessions
from storage.database import Database, Transaction
from storage.errors import StorageError
from storage.outbox import Care, Outgoing, Rank, person_address

log = logging.getLogger("intake.reminding")

AFTER_SECONDS = DAY
BATCH, BATCH_SECONDS = 10, 1.0
"""However many are due at once, they take a third of what Telegram lets out in a second."""
PATIENCE = 60.0
"""Seconds until the next try where the database cannot be written."""


def plan(tx: Transaction, zone: ZoneInfo, person: int, before: Session, session: Session, now: int) -> None:
    """After each deed: a day later, by day, unless there is nothing to remind of or it was done already."""
    subject = drafts.subject(person)
    if session.lead is not None or session.nonce != before.nonce:
        reminders.forget(tx, subject, drafts.REMINDER)
    if is_abandoned(session):
        due = math.ceil(by_day(now + AFTER_SECONDS, zone))
        reminders.schedule(tx, subject, drafts.REMINDER, person, due)
    else:
        reminders.call_off(tx, subject, drafts.REMINDER)


def remind(tx: Transaction, questionnaire: Questionnaire, person: int, now: float) -> None:
    """Put the reminder in the place of the present screen: a deed before it leaves makes it void."""
    stored = sessions.load(tx, person)
    if stored is None or not is_abandoned(stored):
        return
    session = adopted(questionnaire, stored)
    message = views.reminder(Screen(questionnaire, session, ""))
    chat, place = person_address(person), screen_place(person, session)
    outgoing = Outgoing(chat, person, Care.CONVERSATION, Rank.REMINDER, message.payload(), place)
    outbox.put(tx, outgoing, now)


class Reminding:
    """Sleeps until the next reminder is due. All that it knows stands in the database."""

    def __init__(self, database: Database, office: Office, clock: Clock) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._wake = asyncio.Event()
        self._expected = math.inf
        database.on_due = self._note

    def _note(self, due_at: int) -> None:
        if due_at < self._expected:
            self._wake.set()

    async def run(self) -> None:
        """Remind for ever."""
        while True:
            self._wake.clear()
            self._expected = math.inf
            try:
                pause = await self._remind_some()
            except StorageError as error:
                log.warning("no reminders just now (%s)", type(error).__name__)
                pause = PATIENCE
            await self._clock.wait(self._wake, pause)

    async def _remind_some(self) -> float | None:
        """Send what is due; returns the seconds until something else may be, None where nothing waits."""
        due = await self._database.read(reminders.next_due)
        if due is None:
            return None
        self._expected = due
        now = self._clock.now()
        moment = by_day(max(due, now), self._office.zone)
        if moment > now:
            return moment - now
        await self._database.write(lambda tx: self._send_due(tx, int(now)))
        return BATCH_SECONDS

    def _send_due(self, tx: Transaction, now: int) -> None:
        for reminder in reminders.take_due(tx, now, BATCH):
            try:
                remind(tx, self._office.questionnaire, reminder.person, now)
            except Exception as error:  # one that cannot be read stops no other
                log.error("reminder %d: %s", reminder.id, place_of(error))
