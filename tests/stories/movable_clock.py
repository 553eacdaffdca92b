"""A clock that a story moves by hand; the bot and the simulated Telegram both go by it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.clock import Clock

WEDNESDAY_AT_TEN = 1_795_593_600.0
"""Wednesday, 25 November 2026, 10:00 in Kyiv: a working morning."""


class MovableClock(Clock):
    """Stands still until it is moved; then whoever waited long enough goes on."""

    def __init__(self, now: float = WEDNESDAY_AT_TEN) -> None:
        self._now = now
        self._waiting: dict[int, tuple[float, Callable[[], None]]] = {}
        self._last = 0

    def now(self) -> float:
        return self._now

    def monotonic(self) -> float:
        return self._now - WEDNESDAY_AT_TEN + 1000.0

    async def sleep(self, seconds: float) -> None:
        await self.wait(asyncio.Event(), max(seconds, 1e-9))

    async def wait(self, event: asyncio.Event, seconds: float | None) -> None:
        if seconds is None:
            await event.wait()
        elif seconds > 0:
            self._last += 1
            mine = self._last
            self._waiting[mine] = (self._now + seconds, event.set)
            try:
                await event.wait()
            finally:
                self._waiting.pop(mine, None)

    def move(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self._now += seconds
        for due, wake in list(self._waiting.values()):
            if due <= self._now:
                wake()

    def until_next(self) -> float | None:
        """Seconds until the first of those who wait goes on; None where nobody waits."""
        dues = [due for due, _ in self._waiting.values()]
        return max(0.0, min(dues) - self._now) if dues else None
