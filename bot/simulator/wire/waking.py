"""What wakes the one who takes updates to a webhook, and the tasks that end with him."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from bot.simulator.world import Change, World

_LOOK_AGAIN = 1.0


class Bell:
    """Rings when there may be work: an update came, an answer came, or the world's clock was moved."""

    def __init__(self, world: World, bot_id: int) -> None:
        self._world = world
        self._queue = world.queues[bot_id]
        self._event = asyncio.Event()

    def __enter__(self) -> "Bell":
        self._queue.on_put.append(self.ring)
        self._world.listeners.append(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        self._queue.on_put.remove(self.ring)
        self._world.listeners.remove(self._note)

    def ring(self, _task: object = None) -> None:
        self._event.set()

    def _note(self, change: Change) -> None:
        if change.kind == "clock":
            self.ring()

    async def wait(self, seconds: float | None) -> None:
        """No longer than a second while something is to be repeated: the clock may be moved without a word."""
        with suppress(TimeoutError):
            async with asyncio.timeout(None if seconds is None else min(seconds, _LOOK_AGAIN)):
                await self._event.wait()
        self._event.clear()


class Tasks:
    """Tasks that do not outlive their block."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None], bell: Bell) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(bell.ring)

    async def __aenter__(self) -> "Tasks":
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
