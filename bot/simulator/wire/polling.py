"""getUpdates: long polls, and who of two pollers gives way."""

import asyncio
import time as clock

from bot.simulator.errors import ApiError
from bot.simulator.methods import Call
from bot.simulator.methods.webhooks import remember_kinds

_LONGEST_WAIT = 50
_MOST_UPDATES = 100
_OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_CAME = "Conflict: terminated by setWebhook request"
_WEBHOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_SAME_SOON = 3.0
_SAME_AT_ONCE = 0.5


class Pace:
    """Who asks for the same again and again is slowed down; the numbers are Telegram's."""

    def __init__(self) -> None:
        self._asked: dict[int, tuple[int, float]] = {}

    def held(self, bot_id: int, offset: int, now: float, limit: int, timeout: float) -> tuple[int, float]:
        """The limit and the timeout that count."""
        before, at = self._asked.get(bot_id, (None, 0.0))
        self._asked[bot_id] = offset, now
        if offset != before or now >= at + _SAME_SOON:
            return limit, timeout
        return 1 if now < at + _SAME_AT_ONCE else limit, max(timeout, _SAME_SOON)


class Polls:
    """The waiting polls, one for each bot. Only real seconds are waited, whatever the world's clock says."""

    def __init__(self) -> None:
        self._waiting: dict[int, asyncio.Future[bool]] = {}
        self._pace = Pace()
        self._closed = False

    async def get_updates(self, call: Call) -> list[dict[str, object]]:
        if call.bot.id in call.world.webhooks:
            raise ApiError(409, _WEBHOOK_IS_SET)
        remember_kinds(call)
        offset = call.integer("offset")
        limit = min(max(call.integer("limit", _MOST_UPDATES), 1), _MOST_UPDATES)
        timeout = float(min(max(call.integer("timeout"), 0), _LONGEST_WAIT))
        if call.world.limits.enabled:
            limit, timeout = self._pace.held(call.bot.id, offset, clock.monotonic(), limit, timeout)
        queue = call.world.queues[call.bot.id]
        found = queue.fetch(offset, limit)
        if found or timeout == 0 or self._closed:
            return found
        await self._wait(call, timeout)
        return queue.fetch(max(offset, 0), limit)

    async def _wait(self, call: Call, timeout: float) -> None:
        """Until there is something, or the time is over; the older of two waiting polls is told of the conflict."""
        bot_id, queue = call.bot.id, call.world.queues[call.bot.id]
        older = self._waiting.get(bot_id)
        if older is not None and not older.done():
            older.set_result(False)
        mine = self._waiting[bot_id] = asyncio.get_running_loop().create_future()

        def wake() -> None:
            if not mine.done():
                mine.set_result(True)

        queue.on_put.append(wake)
        try:
            done, _ = await asyncio.wait({mine}, timeout=timeout)
        finally:
            queue.on_put.remove(wake)
            if self._waiting.get(bot_id) is mine:
                del self._waiting[bot_id]
        if done and not mine.result():
            raise ApiError(409, _OTHER_POLLER)
        if bot_id in call.world.webhooks:
            raise ApiError(409, _WEBHOOK_CAME)

    def close(self) -> None:
        """Let every waiting poll answer at once."""
        self._closed = True
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_result(True)
