"""The bot as a process that can be killed, stopped and started by hand, and comes again when it ends by itself."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

import click

from bot.simulator import World

COMMAND = (sys.executable, "-m", "bot", "run")
RESTART_SECONDS = 1.0
STOP_SECONDS = 2.5
Environment = Callable[[], dict[str, str]]


class BotProcess:
    """A bot that a person has ended stays down until it is started; one that ended by itself does not.

    `environment` is asked at each start: a group may have got another id meanwhile.
    """

    def __init__(
        self, world: World, folder: Path, environment: Environment, command: tuple[str, ...] = COMMAND
    ) -> None:
        self._world = world
        self._folder = folder
        self._environment = environment
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._changing = asyncio.Lock()
        self.since = world.time()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        async with self._changing:
            if self._keeper is None:
                self._keeper = asyncio.create_task(self._keep_running(await self._spawned()))

    async def kill(self) -> None:
        """As SIGKILL does: the bot has no time for anything."""
        async with self._changing:
            await self._let_be()
            await self._killed()

    async def stop(self) -> None:
        """As SIGTERM does; a bot that does not end by itself is killed."""
        async with self._changing:
            await self._let_be()
            if self._process is not None and self.running:
                self._process.terminate()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._process.wait(), STOP_SECONDS)
            await self._killed()

    async def _let_be(self) -> None:
        """From now on nobody starts the bot again."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)

    async def _killed(self) -> None:
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        self._process = None
        self._tell()

    async def _keep_running(self, process: asyncio.subprocess.Process) -> None:
        while True:
            code = await process.wait()
            self._tell()
            click.echo(f"The bot ended with code {code}; starting it again.", err=True)
            await asyncio.sleep(RESTART_SECONDS)
            async with self._changing:  # who ends the bot meanwhile waits for a start under way, or forestalls it
                process = await self._spawned()

    async def _spawned(self) -> asyncio.subprocess.Process:
        self._process = await asyncio.create_subprocess_exec(
            *self._command, env=self._environment(), cwd=self._folder, start_new_session=True
        )
        self._tell()
        return self._process

    def _tell(self) -> None:
        self.since = self._world.time()
        self._world.tell("process")
