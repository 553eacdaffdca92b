"""A prospect's chat with the real bot, without Telegram: visits go in, messages come out and stand in the chat."""

from __future__ import annotations

import contextlib
import functools
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from bot.buttons import ProspectButton, decode
from bot.client.intake import Visit
from bot.client.office import Office, Prospect
from bot.client.upkeep import screen_place
from bot.messages import length
from bot.pseudo_check import LONGEST_MESSAGE, visible
from bot.replies import LONGEST_WORD
from bot.simulator.formatting.html import parse_html
from conversations.check.words import LONGEST_LABEL
from conversations.questionnaire import Questionnaire
from conversations.session import Session
from conversations.working_time import WorkingHours
from storage import migrate, outbox, people, places, sessions
from storage.database import Transaction
from storage.sealing import Vault
from tests.stories.movable_clock import WEDNESDAY_AT_TEN

KEY = bytes(32)
ZONE = ZoneInfo("Europe/Kyiv")
TELEGRAM_ID, NAME = 501, "Olena"
READS = 30
"""Seconds that a person takes for a message: nobody is answered later than at once."""
LONGEST_CAPTION = 1024
LONGEST_DATA = 64
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stood in the chat at one time."""

    message_id: int
    text: str
    """Telegram's HTML."""
    buttons: tuple[tuple[str, str], ...] = ()
    """Label and callback data."""
    keys: tuple[str, ...] = ()
    """Of the keyboard in place of the phone's own; the first shares the contact."""

    @property
    def acts(self) -> list[ProspectButton]:
        """What the buttons do."""
        decoded = (decode(data) for _, data in self.buttons)
        return [button for button in decoded if isinstance(button, ProspectButton)]


@dataclass(slots=True)
class Chat:
    """What the bot sends arrives at once and in order; everything that ever stood here can still be tapped."""

    questionnaire: Questionnaire
    client_language: str = "en"
    now: int = int(WEDNESDAY_AT_TEN)
    messages: dict[int, Shown] = field(default_factory=dict)
    history: list[Shown] = field(default_factory=list)
    last_id: int = 0
    told_managers: list[str] = field(default_factory=list)
    tx: Transaction = field(default_factory=lambda: Transaction(_new_database(), Vault(KEY)))
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        people.ensure_house(self.tx)
        self.restart()

    def restart(self) -> None:
        """The process ends and begins again: what is not in the database is gone."""
        self.tx = Transaction(self.tx.connection, Vault(KEY))
        self.office = Office(
            self.questionnaire,
            WorkingHours.parse("Mon-Fri 09:00-18:00"),
            ZONE,
            announce=lambda _tx, lead: self.told_managers.append(lead.number),
            tell_change=lambda _tx, old, new: self.told_managers.append(f"{old.number} changed to {new.revision}"),
            pass_on=lambda _tx, _lead, words: self.told_managers.append(words),
            pass_file=lambda _tx, _lead, file: self.told_managers.append(file.kind),
            clear=lambda _tx, lead: self.told_managers.append(f"{lead.number} cleared"),
        )

    @property
    def person(self) -> int:
        return people.ensure(self.tx, TELEGRAM_ID, self.now)

    @property
    def session(self) -> Session | None:
        return sessions.load(self.tx, self.person)

    @property
    def screen(self) -> Shown | None:
        """The message that shows where the conversation is."""
        session = self.session
        place = None if session is None else places.find(self.tx, screen_place(self.person, session))
        return None if place is None else self.messages[place.message_id]

    def visited(self, work: Callable[[Visit], str | None]) -> list[Shown]:
        """One update; returns what it showed, the word on a tapped button included."""
        self.now += READS
        prospect = Prospect(self.person, TELEGRAM_ID, NAME, None, self.client_language)
        word = work(Visit(self.tx, self.office, prospect, self.now))
        shown = [self._arrives(row.id) for row in outbox.waiting(self.tx)]
        if word is None:
            return shown
        assert 0 < length(word) <= LONGEST_WORD
        return [*shown, Shown(0, word)]

    def types(self) -> int:
        """The number of a message of the person's own."""
        self.last_id += 1
        return self.last_id

    def _arrives(self, row_id: int) -> Shown:
        row = outbox.claim(self.tx, row_id, self.now)
        assert row is not None and row.chat_id == TELEGRAM_ID
        message_id = self.types() if row.target is None else row.target.message_id
        outbox.sent(self.tx, row, message_id, self.now)
        assert row.target is None or set(row.payload) <= {"text", "reply_markup"}, "an edit can show only these"
        shown = _shown(message_id, row.payload)
        self.messages[message_id] = shown
        self.history.append(shown)
        return shown


def _shown(message_id: int, payload: dict[str, Any]) -> Shown:
    """A message as it arrives; one that Telegram would refuse does not."""
    most = LONGEST_MESSAGE if "text" in payload else LONGEST_CAPTION
    text = payload.get("text", payload.get("caption", ""))
    parse_html(text, lambda _user: None)
    assert 0 < length(visible(text).strip()) <= most
    markup = payload.get("reply_markup", {})
    buttons = tuple((b["text"], b["callback_data"]) for row in markup.get("inline_keyboard", ()) for b in row)
    keys = tuple(key["text"] for row in markup.get("keyboard", ()) for key in row)
    for label in (*(label for label, _ in buttons), *keys):
        assert 0 < length(label) <= LONGEST_LABEL, label
    assert all(len(data.encode()) <= LONGEST_DATA for _, data in buttons)
    return Shown(message_id, text, buttons, keys)


@functools.cache
def _empty_database() -> bytes:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        for _ in migrate.migrate(connection):
            pass
        return connection.serialize()


def _new_database() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(_empty_database())
    return connection
