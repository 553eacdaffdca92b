"""Raw updates -> inbox -> handled one at a time for each chat, chats beside each other.

An update is committed before the next getUpdates confirms it to Telegram, and handled in one transaction with all
that follows from it. One that cannot be read is set aside and stops nobody.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application

from bot.clock import Clock
from bot.errors import place_of
from bot.fates import pause_asked
from bot.request import Api
from storage import inbox
from storage.database import Database, Transaction
from storage.errors import StorageError, Unavailable
from storage.inbox import Received

log = logging.getLogger("intake.ingress")
T = TypeVar("T")

POLL_SECONDS = 30
BATCH = 100
LONGEST_PAUSE = 30.0
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]


@dataclass(slots=True)
class Turn:
    """The handling of one update: what its handler writes is committed together with "handled"."""

    database: Database
    update_id: int
    now: int
    written: bool = False
    fault: BaseException | None = None

    async def write(self, work: Callable[[Transaction], T]) -> T | None:
        """Run the handler's work and mark the update as handled; None where that had happened before."""

        def once(tx: Transaction) -> T | None:
            return work(tx) if inbox.done(tx, self.update_id, self.now) else None

        result = await self.database.write(once)
        self.written = True
        return result


TURN: ContextVar[Turn] = ContextVar("turn")
"""The turn of the update that is being handled; handlers run in the task that set it."""


class Ingress:
    """Takes updates from Telegram and gives each its turn."""

    def __init__(
        self, database: Database, api: Api, clock: Clock, application: Application[Any, Any, Any, Any, Any, Any]
    ) -> None:
        self._database = database
        self._api = api
        self._clock = clock
        self._application = application
        self._chats: dict[int, deque[Received]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.on_refused_token: Callable[[], None] = lambda: None
        self.on_given_up: Callable[[Transaction, Received], None] = lambda _tx, _item: None
        """Told of an update whose handler failed too often, to say a word to its sender."""
        application.add_error_handler(_note_fault)

    async def start(self) -> None:
        """Take up what was received and not handled by an earlier run."""
        left = await self._database.write(inbox.take_up)
        if left:
            log.info("%d updates wait from an earlier run", len(left))
        self._queue(left)

    async def poll(self) -> None:
        """Fetch for ever; what is stored is confirmed by the next call."""
        offset: int | None = None
        failures = 0
        while True:
            try:
                batch = await self._fetch(offset)
                if batch:
                    offset = await self._store(batch, offset)
                else:
                    offset = None  # all is confirmed, and after a quiet week ids may begin anew, lower
                failures = 0
            except InvalidToken:
                self.on_refused_token()
                return
            except Exception as error:  # whatever it is, the next try may go well, and nothing was confirmed
                failures += 1
                if isinstance(error, Conflict) and "webhook" in error.message.lower():
                    await self._drop_webhook()
                await self._clock.sleep(_pause(error, failures))

    async def take(self, batch: list[Any]) -> None:
        """Updates that come another way than by a poll; each has had its turn when this returns."""
        await self._store(batch, None)
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _drop_webhook(self) -> None:
        """While a webhook is set nobody can poll. What waits there comes to us."""
        log.warning("a webhook was set for this bot; taking it off, for we poll")
        with contextlib.suppress(TelegramError):
            await self._api.call("deleteWebhook", drop_pending_updates=False)

    async def _fetch(self, offset: int | None) -> list[Any]:
        batch = await self._api.call(
            "getUpdates",
            read_timeout=POLL_SECONDS + 10,
            offset=offset,
            limit=BATCH,
            timeout=POLL_SECONDS,
            allowed_updates=ALLOWED_UPDATES,
        )
        if not isinstance(batch, list):
            raise TelegramError("getUpdates gave no list")
        return batch

    async def _store(self, batch: list[Any], offset: int | None) -> int | None:
        """Commit a batch; returns the offset that confirms it."""
        now = int(self._clock.now())
        self._queue(await self._database.write(lambda tx: inbox.store(tx, batch, now)))
        ids = [found for raw in batch if (found := inbox.update_id(raw)) is not None]
        return ids[-1] + 1 if ids else offset

    def _queue(self, received: list[Received]) -> None:
        for item in received:
            line = self._chats.get(item.chat)
            if line is None:
                self._chats[item.chat] = deque([item])
                self._spawn(item.chat)
            else:
                line.append(item)

    def _spawn(self, chat: int) -> None:
        task = asyncio.create_task(self._work_off(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self, patience: float) -> None:
        """Let turns under way end; what is left waits in the inbox."""
        for line in self._chats.values():
            line.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _work_off(self, chat: int) -> None:
        line = self._chats[chat]
        while line:
            item = line.popleft()
            if not await self._handled_somehow(item):
                line.appendleft(item)
                await self._clock.sleep(1.0)
        del self._chats[chat]

    async def _handled_somehow(self, item: Received) -> bool:
        """As below; whatever else goes wrong holds up this chat for a moment, not for good."""
        try:
            return await self._handled(item)
        except Exception as error:
            log.error("update %d: %s", item.update_id, place_of(error))
            return False

    async def _handled(self, item: Received) -> bool:
        """Give an update its turn; False where it has to be tried again."""
        try:
            update = Update.de_json(_lean(item.raw), self._application.bot)
        except Exception as error:  # whatever PTB trips over
            await self._set_aside(item, f"cannot be read: {type(error).__name__}")
            return True
        turn = Turn(self._database, item.update_id, int(self._clock.now()))
        TURN.set(turn)
        await self._application.process_update(update)
        if turn.fault is not None and not turn.written:
            return await self._failed(item, turn.fault)
        if turn.fault is not None:
            log.error("update %d was handled, but then: %s", item.update_id, place_of(turn.fault))
        elif not turn.written:
            await self._finish(turn)
        return True

    async def _finish(self, turn: Turn) -> None:
        """An update that nobody answers is handled too."""
        try:
            await turn.write(lambda _tx: None)
        except StorageError:
            log.warning("update %d could not be marked as handled; it will be at the next start", turn.update_id)

    async def _failed(self, item: Received, fault: BaseException) -> bool:
        """Count a failure; True where the update was set aside after too many."""
        if isinstance(fault, Unavailable):
            log.warning("update %d waits for the database (%s)", item.update_id, type(fault).__name__)
            return False
        log.error("update %d failed: %s", item.update_id, place_of(fault))
        try:
            given_up = await self._database.write(lambda tx: inbox.failed(tx, item.update_id, type(fault).__name__))
        except StorageError:
            return False
        if given_up:
            await self._say_sorry(item)
        return given_up

    async def _say_sorry(self, item: Received) -> None:
        """In a write of its own: what broke the update may well break the apology."""
        try:
            await self._database.write(lambda tx: self.on_given_up(tx, item))
        except Exception as error:
            log.error("nobody was told that update %d failed: %s", item.update_id, place_of(error))

    async def _set_aside(self, item: Received, fault: str) -> None:
        log.error("update %d was set aside: it %s", item.update_id, fault)
        try:
            await self._database.write(lambda tx: self._give_up(tx, item, fault))
        except StorageError:
            log.warning("update %d could not be set aside; it will be at the next start", item.update_id)

    def _give_up(self, tx: Transaction, item: Received, fault: str) -> None:
        inbox.set_aside(tx, item.update_id, fault)
        self.on_given_up(tx, item)


BULKY = ("text", "entities", "reply_markup", "reply_to_message", "link_preview_options")
"""Of the message below which a button was tapped: parsed at some cost, and read by nobody."""


def _lean(raw: dict[str, Any]) -> dict[str, Any]:
    """An update without what only costs time; the inbox has it whole."""
    query = raw.get("callback_query")
    if not isinstance(query, dict) or not isinstance(message := query.get("message"), dict):
        return raw
    light = {name: value for name, value in message.items() if name not in BULKY}
    return {**raw, "callback_query": {**query, "message": light}}


async def _note_fault(_update: object, context: Any) -> None:
    TURN.get().fault = context.error


def _pause(error: Exception, failures: int) -> float:
    """Seconds until the next try, and a word in the log about it: the first time, then ever more seldom."""
    seconds = min(LONGEST_PAUSE, 2.0 ** min(failures - 1, 5))
    if isinstance(error, RetryAfter):
        seconds = pause_asked(error)
    if isinstance(error, Conflict) and "webhook" not in error.message.lower():
        log.error("another program reads this bot's updates; stop it, or this one hears nothing")
        seconds = max(seconds, 5.0)
    elif failures & (failures - 1) == 0:
        log.warning("no updates just now (%s); trying again in %.0f s", type(error).__name__, seconds)
    return seconds
