"""Time: the only caller of the system's clock and of asyncio's sleep."""

from __future__ import annotations

import asyncio
import time


class Clock:
    """The system's time. Tests give one that is moved by hand."""

    def now(self) -> float:
        """Unix seconds, for what people see and what outlives the process."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that only rise, for limits and waiting."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def wait(self, event: asyncio.Event, seconds: float | None) -> None:
        """Until the event, or for so many seconds; None is for ever."""
        if seconds is None:
            await event.wait()
        elif seconds > 0:
            waker = asyncio.get_running_loop().call_later(seconds, event.set)
            try:
                await event.wait()
            finally:
                waker.cancel()
        else:
            await asyncio.sleep(0)  # others get their turn even where nothing is waited for
