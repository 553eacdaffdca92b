"""A world in a file: read at the start, written soon after each change."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from pathlib import Path

from bot.simulator import World

SAVE_SECONDS = 1.0
SHARE = 0.05
"""At most so much of the time goes into saving: a huge world is saved less often."""


@dataclass(frozen=True, slots=True)
class WorldFile:
    """One world; what is written replaces the last version whole or not at all."""

    file: Path

    def world(self) -> World | None:
        """The world as it was left; None where there is none yet."""
        if not self.file.exists():
            return None
        return World.restored(json.loads(self.file.read_text(encoding="utf-8")), time=time.time)

    def save(self, world: World) -> None:
        self._write(world.written())

    def _write(self, text: str) -> None:
        draft = self.file.with_name(f"{self.file.name}.new")
        draft.write_text(text, encoding="utf-8")
        draft.replace(self.file)

    async def keep(self, world: World) -> None:
        """Save soon after each change, for ever, so that even a kill costs no more than a moment."""
        changed = asyncio.Event()
        pause = SAVE_SECONDS
        with world.watched(lambda _change: changed.set()):
            while True:
                await changed.wait()
                await asyncio.sleep(pause)
                changed.clear()
                began = time.perf_counter()
                text = world.written()
                pause = max(SAVE_SECONDS, (time.perf_counter() - began) / SHARE)
                await self._written(text)

    async def _written(self, text: str) -> None:
        """Write beside the world's own work; whoever cancels it waits for the last byte."""
        writing = asyncio.ensure_future(asyncio.to_thread(self._write, text))
        try:
            await asyncio.shield(writing)
        finally:
            await asyncio.gather(writing, return_exceptions=True)
