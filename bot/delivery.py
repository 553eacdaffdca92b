"""Outbox -> Telegram: in order per chat, chats beside each other, within Telegram's limits; errors sorted once."""

from __future__ import annotations

import asyncio
import html
import logging
import random
import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.clock import Clock
from bot.fates import Fate, fate_of, pause_asked
from bot.limits import GROUP_SECONDS, Limiter
from bot.lines import Lines
from bot.messages import DELETE
from bot.request import Api
from bot.uploads import Uploads
from storage import outbox, places
from storage.database import Database, Transaction
from storage.errors import StorageError, Unavailable
from storage.outbox import Care, Claimed, Queued

log = logging.getLogger("intake.delivery")
T = TypeVar("T")

SEND_TEXT = "sendMessage"
MOST_IN_FLIGHT = 64
"""So many calls may be of unknown fate after a kill, at most one for each chat."""
MOST_REFUSALS = 3
LONGEST_BACKOFF = 60.0
PATIENT_REPEATS = {"unknown": 2, "outage": 8}
"""So many attempts a card keeps its place in the line; then it waits aside."""
LATE_SECONDS = 600.0
"""Seconds between attempts for a card whose answers get lost or that is refused: each may double it."""
GROUP_PATIENCE = 60.0
"""Seconds after which a card is tried again when the group cannot be reached; it waits as long as it takes."""


class Delivery:
    """Takes rows from the outbox to Telegram, and writes down what became of each."""

    def __init__(self, database: Database, api: Api, clock: Clock, limiter: Limiter | None, uploads: Uploads) -> None:
        self._database = database
        self._api = api
        self._uploads = uploads
        self._clock = clock
        self._limiter = limiter
        self._lines = Lines(clock)
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = False
        self._plain: set[int] = set()
        """Rows whose markup Telegram could not read."""
        self._refusals: dict[int, int] = {}
        self.on_refused_token: Callable[[], None] = lambda: None
        self.on_moved: Callable[[Transaction, int, int], None] = lambda _tx, _old, _new: None
        """Told when the managers' group has another id."""
        self.on_sent: Callable[[Transaction, Claimed], None] = lambda _tx, _row: None
        """Told of each row that has reached Telegram, in the transaction that writes it down."""

    async def start(self) -> None:
        """Take up what an earlier run left, and listen to commits."""
        self._database.on_queued = self.queue
        now = self._clock.now()
        repeated = await self._database.write(outbox.recover)
        if repeated:
            log.warning("%d messages were under way when the program ended; their fate is unknown", repeated)
        for chat, until in (await self._database.write(lambda tx: outbox.pauses(tx, now))).items():
            self._lines.hold(chat, until)
        await self._remember_limits(now)
        self.queue(await self._database.read(outbox.waiting))

    async def _remember_limits(self, now: float) -> None:
        """What an earlier run sent to the group counts in Telegram's minute still."""
        if self._limiter is None:
            return
        recent = await self._database.read(lambda tx: outbox.started_since(tx, outbox.MANAGERS, now - GROUP_SECONDS))
        for started in recent:
            self._limiter.spend(outbox.MANAGERS, _is_group(outbox.MANAGERS), self._clock.monotonic() - (now - started))

    def queue(self, rows: list[Queued]) -> None:
        """Rows that were committed just now."""
        self._lines.add(rows)
        self._wake.set()

    async def run(self) -> None:
        """Send until stopped."""
        while not self._stopping:
            self._wake.clear()
            await self._clock.wait(self._wake, self._dispatch())

    async def stop(self, patience: float) -> None:
        """Let calls under way end for so many seconds; what remains is of unknown fate at the next start."""
        self._stopping = True
        self._wake.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _dispatch(self) -> float | None:
        """Start what may leave now; returns the seconds until something else may, None if nothing waits."""
        soonest = self._lines.recall()
        for chat in self._lines.ready():
            if len(self._tasks) >= MOST_IN_FLIGHT:
                return None  # the end of a call wakes the loop
            delay = self._delay(chat)
            if delay <= 0:
                self._launch(chat)
            else:
                soonest = delay if soonest is None else min(soonest, delay)
        return soonest

    def _delay(self, chat: str) -> float:
        wanted = self._lines.delay(chat)
        if self._limiter is None:
            return wanted
        now = self._clock.monotonic()
        return max(wanted, self._limiter.overall_delay(now), self._limiter.delay(chat, _is_group(chat), now))

    def _launch(self, chat: str) -> None:
        rank, row_id = self._lines.take(chat)
        if self._limiter is not None:
            self._limiter.spend(chat, _is_group(chat), self._clock.monotonic())
        task = asyncio.create_task(self._deliver(chat, rank, row_id))
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._landed(chat, done))

    def _landed(self, chat: str, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("a delivery failed: %s", type(task.exception()).__name__)
        self._lines.landed(chat)
        self._wake.set()

    async def _deliver(self, chat: str, rank: int, row_id: int) -> None:
        now = self._clock.now()
        try:
            row = await self._database.write(lambda tx: outbox.claim(tx, row_id, now))
        except Unavailable:
            log.warning("the outbox cannot be written; trying again")
            self._lines.again(chat, rank, row_id, now + 1.0)
            return
        except StorageError as error:
            log.error("outbox row %d cannot be read (%s)", row_id, type(error).__name__)
            unreadable = f"cannot be read: {type(error).__name__}"
            await self._mark(row_id, lambda tx: outbox.dead(tx, row_id, now, unreadable))
            return
        if row is None or row.chat_id is None:
            self._refund(chat)  # a newer row took its place, or there is nobody to call for
        if row is not None:
            try:
                await self._attempt(row, rank)
            except Exception as error:  # a fault of ours, perhaps after the call was carried out
                log.error("outbox row %d: %s", row_id, type(error).__name__)
                await self._unknown(row, rank, f"a fault of ours: {type(error).__name__}")

    def _refund(self, chat: str) -> None:
        if self._limiter is not None:
            self._limiter.refund(chat, _is_group(chat))

    async def _attempt(self, row: Claimed, rank: int) -> None:
        if row.chat_id is None:
            await self._wait(row, rank, GROUP_PATIENCE, "there is no such chat yet")
            return
        try:
            shown = await self._send(row, row.chat_id)
        except TelegramError as error:
            await self._failed(row, rank, error)
        else:
            await self._mark(row.id, lambda tx: self._sent(tx, row, shown))

    def _sent(self, tx: Transaction, row: Claimed, shown: dict[str, Any] | None) -> None:
        message_id = None
        if shown is not None:
            message_id = int(shown["message_id"])
            self._uploads.keep(tx, row.payload, shown)
        self._written_down(tx, row, message_id)

    def _written_down(self, tx: Transaction, row: Claimed, message_id: int | None) -> None:
        outbox.sent(tx, row, message_id, self._clock.now())
        if _deletes(row) and row.edits is not None:
            places.forget(tx, row.edits)
        self.on_sent(tx, row)

    async def _send(self, row: Claimed, chat_id: int) -> dict[str, Any] | None:
        """At most one call; returns the message that shows the row now, as far as it is known."""
        target = None if row.target is None else row.target._asdict()
        payload = await self._uploads.filled(row.payload)
        method, values = _call(row, payload, row.id in self._plain)
        if method != SEND_TEXT and row.edits is not None:
            return await self._change(method, target, values)
        if target is None:
            sent: dict[str, Any] = await self._api.call(method, chat_id=chat_id, **values)
            return sent
        await self._api.call("editMessageText", **target, **values)
        return target

    async def _change(
        self, method: str, target: dict[str, Any] | None, values: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Change or delete what stands there; where nothing arrived, or nothing is left, that is as good as done."""
        if target is not None:
            await self._api.call(method, **target, **values)
        return None if method == DELETE else target

    async def _mark(self, row_id: int, work: Callable[[Transaction], T]) -> T | None:
        """Write down a fate, and hold the chat's turn until it is written. None where the program ends before."""
        while True:
            try:
                return await self._database.write(work)
            except Unavailable:
                log.warning("what became of outbox row %d cannot be written yet", row_id)
            except StorageError as error:
                log.error("what became of outbox row %d cannot be written: %s", row_id, type(error).__name__)
                return None
            if self._stopping:
                return None
            await self._clock.sleep(1.0)

    async def _failed(self, row: Claimed, rank: int, error: TelegramError) -> None:
        fate = fate_of(error)
        said = _said(error)
        log.info("outbox row %d: %s (%s)", row.id, fate, said)
        if "instead" in row.payload and (_refuses_deletion if _deletes(row) else _refuses_file)(fate, said):
            await self._replace(row, said)
            return
        handle: dict[Fate, Callable[[], Awaitable[None]]] = {
            "sent": lambda: self._as_sent(row),
            "wait": lambda: self._pause(row, rank, error),
            "moved": lambda: self._moved(row, rank, error),
            "gone": lambda: self._gone(row, rank, said),
            "new message": lambda: self._send_anew(row, rank, said),
            "plain text": lambda: self._send_plain(row, rank, said),
            "refused": lambda: self._refused(row, rank, said),
            "unknown": lambda: self._unknown(row, rank, said),
            "outage": lambda: self._unknown(row, rank, said, outage=True),
            "token": lambda: self._token_refused(row, rank),
        }
        await handle[fate]()

    async def _as_sent(self, row: Claimed) -> None:
        known = None if row.target is None or _deletes(row) else row.target.message_id
        await self._mark(row.id, lambda tx: self._written_down(tx, row, known))

    async def _send_anew(self, row: Claimed, rank: int, said: str) -> None:
        """The message cannot be edited any more: forget where it was, and the next attempt sends another."""
        if row.target is None or row.edits is None:
            await self._refused(row, rank, said)
            return
        gone = row.edits
        await self._mark(row.id, lambda tx: places.forget(tx, gone))
        await self._wait(row, rank, 0.0, said)

    async def _send_plain(self, row: Claimed, rank: int, said: str) -> None:
        """Telegram cannot read the markup: the next attempt goes without."""
        if row.id in self._plain:
            await self._refused(row, rank, said)
            return
        log.error("outbox row %d has markup that Telegram cannot read; it goes as plain text", row.id)
        self._plain.add(row.id)
        await self._wait(row, rank, 0.0, said)

    async def _wait(self, row: Claimed, rank: int, seconds: float, fault: str, *, aside: bool = False) -> None:
        due = self._clock.now() + seconds
        await self._mark(row.id, lambda tx: outbox.retry(tx, row.id, due, fault))
        self._lines.again(row.chat, rank, row.id, due, aside=aside)

    async def _pause(self, row: Claimed, rank: int, error: TelegramError) -> None:
        if not isinstance(error, RetryAfter):
            await self._wait(row, rank, _backoff(row.attempts), _said(error))
            return
        seconds = pause_asked(error)
        until = self._clock.now() + seconds
        await self._mark(row.id, lambda tx: outbox.pause(tx, row.chat, until))
        await self._wait(row, rank, seconds, f"Telegram asked for a pause of {seconds:.0f} s")

    async def _moved(self, row: Claimed, rank: int, error: TelegramError) -> None:
        if row.chat != outbox.MANAGERS:
            await self._mark(row.id, lambda tx: outbox.dead(tx, row.id, self._clock.now(), "the group moved"))
            return
        new_id = error.new_chat_id if isinstance(error, ChatMigrated) else 0
        await self._mark(row.id, lambda tx: self.on_moved(tx, row.chat_id or 0, new_id))
        await self._wait(row, rank, 0.0 if row.attempts == 1 else _backoff(row.attempts), "the group moved")

    async def _gone(self, row: Claimed, rank: int, said: str) -> None:
        if row.chat == outbox.MANAGERS:
            log.error("the managers' group cannot be reached (%s); outbox row %d waits", said, row.id)
            await self._wait(row, rank, GROUP_PATIENCE, said)
        else:
            await self._mark(row.id, lambda tx: outbox.dead(tx, row.id, self._clock.now(), said))

    async def _refused(self, row: Claimed, rank: int, said: str) -> None:
        if "upload" in row.payload and await self._mark(row.id, lambda tx: self._uploads.forget(tx, row.payload)):
            await self._wait(row, rank, 0.0, said)  # perhaps Telegram no longer has the file: it is made anew
            return
        refusals = self._refusals[row.id] = self._refusals.get(row.id, 0) + 1
        if refusals < MOST_REFUSALS:
            await self._wait(row, rank, _backoff(refusals), said)
        elif row.chat == outbox.MANAGERS and row.care is Care.MUST_ARRIVE:
            log.error("outbox row %d for the managers is refused (%s); it waits aside", row.id, said)
            await self._wait(row, rank, LATE_SECONDS, said, aside=True)
        else:
            self._refusals.pop(row.id)
            log.error("outbox row %d is refused for good: %s", row.id, said)
            await self._mark(row.id, lambda tx: outbox.dead(tx, row.id, self._clock.now(), said))

    async def _replace(self, row: Claimed, said: str) -> None:
        log.warning("Telegram refuses outbox row %d (%s); what was prepared for that goes in its place", row.id, said)
        await self._mark(row.id, lambda tx: outbox.replace(tx, row.id, row.payload["instead"], self._clock.now(), said))

    async def _unknown(self, row: Claimed, rank: int, said: str, *, outage: bool = False) -> None:
        """Send it again, as its class of care allows. A card is soon repeated, then seldom, and never given up."""
        care, repeats = _care(row), row.uncertain + 1
        aside = care is Care.MUST_ARRIVE and repeats > PATIENT_REPEATS["outage" if outage else "unknown"]
        due = self._clock.now() + (LATE_SECONDS if aside and not outage else _backoff(repeats))
        again = await self._mark(row.id, lambda tx: outbox.uncertain(tx, row.id, care, row.uncertain, due, said))
        if again:
            self._lines.again(row.chat, rank, row.id, due, aside=aside)
        elif again is not None:
            log.error("outbox row %d is of unknown fate and is left to a person", row.id)

    async def _token_refused(self, row: Claimed, rank: int) -> None:
        await self._wait(row, rank, LONGEST_BACKOFF, "Telegram refuses the token")
        self.on_refused_token()


def _care(row: Claimed) -> Care:
    """An edit whose message is gone is a new message, which is not repeated as freely."""
    if row.care is Care.IDEMPOTENT and row.target is None:
        return Care.MUST_ARRIVE if _is_group(row.chat) else Care.PROMPT
    return row.care


def _is_group(chat: str) -> bool:
    return not chat.startswith("person:")


def _refuses_file(fate: Fate, said: str) -> bool:
    """Also where the group lets nobody send such files: words may still come through."""
    return fate == "refused" or "rights to send" in said.lower()


def _deletes(row: Claimed) -> bool:
    return row.payload.get("method") == DELETE


def _refuses_deletion(fate: Fate, said: str) -> bool:
    """Too old for it, or without the right to: its words can still be taken away."""
    lacks_right = fate == "gone" and said.startswith("BadRequest") and "chat not found" not in said.lower()
    return fate == "refused" or lacks_right


def _call(row: Claimed, payload: dict[str, Any], plain: bool) -> tuple[str, dict[str, Any]]:
    """The method that a row is sent with, `sendMessage` unless its payload names another, and its values."""
    values = dict(payload)
    method, repeat = values.pop("method", SEND_TEXT), values.pop("repeat", "")
    values.pop("instead", None)
    words = "text" if "text" in values else "caption"
    if method == SEND_TEXT:
        values["link_preview_options"] = {"is_disabled": True}
    if repeat and row.uncertain:
        values[words] = f"{repeat}\n{values.get(words, '')}".rstrip()
    if words in values and plain:
        values[words] = html.unescape(re.sub(r"<[^>]+>", "", values[words]))
    elif words in values:
        values["parse_mode"] = "HTML"
    return method, values


def _backoff(attempt: int) -> float:
    """Seconds 1, 2, 4 … 60 with a little chance, so that not all come back at once."""
    return min(LONGEST_BACKOFF, 2.0 ** min(attempt - 1, 6)) * random.uniform(0.8, 1.2)  # noqa: S311 - no secret


def _said(error: TelegramError) -> str:
    return f"{type(error).__name__}: {error.message}"[:200]
