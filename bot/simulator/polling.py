"""getUpdates: long polls, and who of two pollers gives way."""

import asyncio

from bot.simulator.errors import ApiError
from bot.simulator.methods import Call

_LONGEST_WAIT = 50
_MOST_UPDATES = 100
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Polls:
    """The waiting polls, one for each bot. Only real seconds are waited, whatever the world's clock says."""

    def __init__(self) -> None:
        self._waiting: dict[int, asyncio.Future[bool]] = {}
        self._closed = False

    async def get_updates(self, call: Call) -> list[dict[str, object]]:
        queue = call.world.queues[call.bot.id]
        kinds = call.json("allowed_updates")
        if isinstance(kinds, list):
            queue.allow(str(kind) for kind in kinds)
        offset = call.integer("offset")
        limit = min(max(call.integer("limit", _MOST_UPDATES), 1), _MOST_UPDATES)
        timeout = min(max(call.integer("timeout"), 0), _LONGEST_WAIT)
        found = queue.fetch(offset, limit)
        if found or timeout == 0 or self._closed:
            return found
        await self._wait(call, timeout)
        return queue.fetch(max(offset, 0), limit)

    async def _wait(self, call: Call, timeout: int) -> None:
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
            raise ApiError(409, _CONFLICT)

    def close(self) -> None:
        """Let every waiting poll answer at once."""
        self._closed = True
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_result(True)
