"""Whole conversations with the real bot and no Telegram: every screen that it shows, to be looked at one by one."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr

from bot.app import App
from bot.buttons import ProspectButton, encode
from bot.clock import Clock
from bot.introduction import COMMANDS
from bot.request import AiohttpRequest
from bot.settings import Settings
from conversations import position
from conversations.dialogue import Verb
from conversations.path import path
from conversations.questionnaire import PARTS, Questionnaire
from conversations.session import Session
from conversations.wording import Texts
from storage import outbox, people, sessions
from storage.database import Database, Transaction
from storage.outbox import MANAGERS, Claimed, person_address
from storage.sealing import new_key, read_key

PROSPECT, MANAGER, GROUP = 1, 2, -3
NAME, USERNAME = "Á Ḃ", "a_1"
"""Of the people who play; with no plain letters, so that they are not taken for words of the bot."""
TYPED = {"phone": "+380441234567", "email": "1@example.com", "text": "1 2 3", "list": "1, 2, 3"}
MOST_PRESSES = 40
DAY_SECONDS = 24 * 3600
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
ODD: tuple[dict[str, Any], ...] = (
    {"text": "?!"},
    {"sticker": {"file_id": "1", "file_unique_id": "1", "type": "regular", "width": 1, "height": 1,
                 "is_animated": False, "is_video": False}},
    {"contact": {"phone_number": "+380441234567", "first_name": NAME, "user_id": 77}},
    *({"text": f"/{name}"} for name in ("0", *COMMANDS) if name != "withdraw"),
)  # fmt: skip
"""What people also send, at any place of the conversation."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message, or the answer to a tap, and where in the conversation it came."""

    place: str
    text: str
    """Telegram's HTML."""
    buttons: tuple[str, ...] = ()
    columns: int = 0
    """Of the widest row of buttons."""
    toast: bool = False


class Loopback(AiohttpRequest):
    """A Telegram to which nothing gets out: it says yes to everything, and notes the answers to taps."""

    def __init__(self) -> None:
        super().__init__()
        self.toasts: list[str] = []

    async def initialize(self) -> None:
        """There is nothing to connect to."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - all are posted
        request_data: Any = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        values = {} if request_data is None else request_data.parameters
        name = url.rsplit("/", 1)[-1]
        if name == "answerCallbackQuery" and values.get("text"):
            self.toasts.append(values["text"])
        return 200, json.dumps({"ok": True, "result": RESULTS.get(name, True)}).encode()


RESULTS = {
    "getMe": {"id": 42, "is_bot": True, "first_name": NAME, "username": USERNAME},
    "getChatMember": {"status": "member"},
}


Act = dict[str, Any]
"""An update, as Telegram would bring it."""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The newest message with buttons in a chat."""

    message_id: int = 0
    data: tuple[str, ...] = ()


RIGHTS: tuple[Verb, ...] = ("my_data", "my_data", "keep", "erase", "erase")
"""Buttons of pages beside the conversation, some tapped twice."""
SCREENS = (":screen", ":receipt", ":card")
"""How places are called that have buttons to go on with."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A point in the conversation to which one can come back."""

    place: str
    session: Session | None
    keyboard: Keyboard


class Rehearsal:
    """One prospect who tries everything that can be tapped, typed and commanded, and one manager."""

    def __init__(
        self, app: App, database: Database, clock: Clock, telegram: Loopback, questionnaire: Questionnaire
    ) -> None:
        self._app = app
        self._clock = clock
        self._still_true_days = questionnaire.agency.retention.still_true_days
        self._database = database
        self._telegram = telegram
        self._questionnaire = questionnaire
        self._shown: list[Shown] = []
        self._keyboards: dict[str, Keyboard] = {}
        """By the chat's address."""
        self._seen: set[str] = set()
        self._tried: set[tuple[str, frozenset[str]]] = set()
        self._session: Session | None = None
        """As it is stored now."""
        self._last_id = 0

    async def play(self) -> list[Shown]:
        """Try everything at every place that can be reached, then go through a card's life."""
        ways = [await self._does("start", says("/start"))]
        while ways:
            stand = ways.pop()
            if self._is_worth_trying(stand):
                ways.extend(reversed(await self._tries_everything(stand)))  # the first answer goes first
        await self._plays_managers()
        await self._plays_rights()
        return self._shown

    def _is_worth_trying(self, stand: Stand) -> bool:
        """A place that was not seen, or answers that lead to a question that was not seen."""
        ahead = frozenset(self._ahead(stand))
        if not ahead - self._seen or (stand.place, ahead) in self._tried:
            return False
        self._tried.add((stand.place, ahead))
        return True

    def _ahead(self, stand: Stand) -> list[str]:
        answers = {} if stand.session is None else stand.session.answers
        return [stand.place, *(question.id for question in path(self._questionnaire, answers, *PARTS))]

    async def _tries_everything(self, stand: Stand) -> list[Stand]:
        reached = [await self._tries(stand, act) for act in self._taps(stand)]
        if stand.place not in self._seen:
            self._seen.add(stand.place)
            reached.extend([await self._tries(stand, act) for act in self._odd_acts(stand)])
            reached.append(await self._tries(stand, says("/start"), days=1 + self._still_true_days))
        return reached

    async def _tries(self, stand: Stand, act: Act, days: int = 0) -> Stand:
        """Do something at a point, wherever the conversation has gone meanwhile, perhaps days later."""
        session = stand.session
        if session is not None and (days or session != self._session):
            at = int(self._clock.now()) - days * DAY_SECONDS
            await self._database.write(lambda tx: sessions.save(tx, self._person(tx), session, at))
        return await self._does(stand.place, act)

    # ------------------------------------------------------------------ what can be done

    def _taps(self, stand: Stand) -> list[Act]:
        """Every button, and for a question without options an answer in words."""
        message_id = stand.keyboard.message_id
        taps = [press(PROSPECT, PROSPECT, message_id, data) for data in stand.keyboard.data]
        question = self._questionnaire.by_id.get(stand.place)
        if question is None or question.options:
            return taps
        return [*taps, says(TYPED[question.of or question.kind])]

    def _odd_acts(self, stand: Stand) -> list[Act]:
        stale = [press(PROSPECT, PROSPECT, 0, data[:-5] + "other") for data in stand.keyboard.data[:1]]
        return [*stale, *(said(odd) for odd in ODD)]

    async def _plays_managers(self) -> None:
        """Press what was pressed least, until everything was."""
        done: Counter[str] = Counter()
        for _ in range(MOST_PRESSES if MANAGERS in self._keyboards else 0):
            card = self._keyboards[MANAGERS]
            data = min(card.data, key=lambda data: done[data.split(":")[4]])
            done[data.split(":")[4]] += 1
            await self._does("card", press(MANAGER, GROUP, card.message_id, data))
        await self._does("sent", says("/start"))

    async def _plays_rights(self) -> None:
        """At the end, because it ends all that was sent: withdraw, and have everything deleted."""
        for words in ("/privacy", "/withdraw", "/status", "/forget"):
            await self._does("rights", says(words))
        session = self._session
        if session is None:
            return
        for verb in RIGHTS:
            data = encode(ProspectButton(verb, "", session.screen, "", session.nonce))
            await self._does("rights", press(PROSPECT, PROSPECT, 0, data))

    # ------------------------------------------------------------------ what comes of it

    async def _does(self, place: str, act: Act) -> Stand:
        self._last_id += 1
        await self._app.take([{"update_id": self._last_id, **act}])
        self._shown.extend(Shown(place, word, toast=True) for word in self._telegram.toasts)
        self._telegram.toasts.clear()
        return await self._database.write(self._arrive)

    def _arrive(self, tx: Transaction) -> Stand:
        """Everything that waits in the outbox arrives."""
        person = self._person(tx)
        session = self._session = sessions.load(tx, person)
        place = place_name(self._questionnaire, session)
        for row in outbox.waiting(tx):
            claimed = outbox.claim(tx, row.id, 0)
            if claimed is not None:
                self._arrives(tx, claimed, "card" if claimed.chat == MANAGERS else place)
        return Stand(place, session, self._keyboards.get(person_address(person), Keyboard()))

    def _arrives(self, tx: Transaction, row: Claimed, place: str) -> None:
        self._last_id += 1
        message_id = self._last_id if row.target is None else row.target.message_id
        outbox.sent(tx, row, message_id, 0)
        markup = row.payload.get("reply_markup", {})
        rows = [*markup.get("inline_keyboard", ()), *markup.get("keyboard", ())]
        buttons = [button for row in rows for button in row]
        data = tuple(b["callback_data"] for b in buttons if "callback_data" in b)
        if (row.place or "").endswith(SCREENS):  # a page or a note beside them does not count
            self._keyboards[row.chat] = Keyboard(message_id, data)
        text = row.payload.get("text") or row.payload.get("caption")
        if text:
            columns = max(map(len, rows), default=0)
            self._shown.append(Shown(place, text, tuple(b["text"] for b in buttons), columns))

    @staticmethod
    def _person(tx: Transaction) -> int:
        return people.ensure(tx, PROSPECT, 0)


def place_name(questionnaire: Questionnaire, session: Session | None) -> str:
    """The question that is asked, or the kind of screen."""
    if session is None:
        return "start"
    here = position.place(questionnaire, session)
    return here.kind if here.question is None else here.question.id


def user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": NAME, "username": USERNAME}


def said(content: dict[str, Any]) -> dict[str, Any]:
    """A message in the private chat."""
    command = str(content.get("text", "")).startswith("/")
    entities = [{"type": "bot_command", "offset": 0, "length": len(content["text"])}] if command else []
    chat = {"id": PROSPECT, "type": "private"}
    about = {"message_id": 1, "date": 1, "chat": chat, "from": user(PROSPECT)}
    return {"message": {**about, **content, **({"entities": entities} if entities else {})}}


def says(text: str) -> dict[str, Any]:
    return said({"text": text})


def press(who: int, chat: int, message_id: int, data: str) -> dict[str, Any]:
    """A tap on a button."""
    kind = "private" if chat == PROSPECT else "supergroup"
    message = {"message_id": message_id, "date": 1, "chat": {"id": chat, "type": kind}}
    return {"callback_query": {"id": "1", "from": user(who), "chat_instance": "1", "message": message, "data": data}}


def _memory() -> Path | None:
    """Nothing of a rehearsal is kept, so it need not wait for a disk."""
    return MEMORY if MEMORY.is_dir() else None


async def rehearse(given: Settings, questionnaire: Questionnaire, managers_words: Texts, language: str) -> list[Shown]:
    """Everything that the bot says in a language, to prospects and to managers."""
    own = {"managers_chat_id": GROUP, "bot_token": SecretStr("42:rehearsal"), "limits": "off", "language": language}
    telegram, clock = Loopback(), Clock()
    with TemporaryDirectory(dir=_memory()) as folder:
        database = await Database.open(Path(folder) / "rehearsal.db", read_key(new_key()))
        try:
            settings = given.model_copy(update=own)
            app = App(settings, questionnaire, database, clock, request=telegram, managers_words=managers_words)
            await app.rehearse()
            return await Rehearsal(app, database, clock, telegram, questionnaire).play()
        finally:
            await database.close()
