"""The bot as a process of its own before a simulated Telegram in the test's: started, killed, frozen, looked into."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import psutil

from bot.simulator import Server, World, serve
from bot.simulator.calls import CallRecord
from bot.simulator.chats import Chat
from bot.simulator.person import Person
from storage.database import Database, Transaction
from storage.sealing import new_key, read_key

T = TypeVar("T")

ROOT = Path(__file__).parent.parent.parent
DATABASE = "intake.db"
LOG = "bot.log"
TOKEN = "4242:simulated-and-secret"
PATIENCE = 30.0
"""Seconds for what surely comes: generous, because other tests may share the machine."""
PLAIN = (sys.executable, "-m", "bot", "run")
AS_IN_THE_BACKGROUND = ("/bin/sh", "-c", 'trap "" INT; exec "$@"', "sh", *PLAIN)
"""A shell without job control starts what ends in `&` so: SIGINT is ignored from birth."""


@dataclass
class House:
    """An agency whose bot is a real process; it outlives the bot as often as need be."""

    world: World
    server: Server
    folder: Path
    group: Chat
    key: str = field(default_factory=new_key)
    extra: dict[str, str] = field(default_factory=dict)
    """Settings that differ from the usual; an empty one is left out."""
    bot: asyncio.subprocess.Process | None = None
    polled_at: float = 0.0
    """When the bot last asked for updates, on the monotonic clock."""
    _polled: asyncio.Event = field(default_factory=asyncio.Event)

    # ------------------------------------------------------------------ the process

    def environment(self) -> dict[str, str]:
        """The bot's settings, and nothing of the operator's own."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("INTAKE_")}
        settings = {
            "INTAKE_BOT_TOKEN": self.world.bot().token,
            "INTAKE_BOT_API_URL": self.server.url,
            "INTAKE_MANAGERS_CHAT_ID": str(self.group.id),
            "INTAKE_DATABASE_URL": f"sqlite:///{self.database}",
            "INTAKE_DATA_KEY": self.key,
            "INTAKE_LIMITS": "off",
            **self.extra,
        }
        return {**inherited, "PYTHONPATH": str(ROOT), **{name: value for name, value in settings.items() if value}}

    async def spawn(self, command: tuple[str, ...] = PLAIN) -> None:
        """Start the bot, and do not wait for anything."""
        self._polled.clear()
        with (self.folder / LOG).open("ab") as log:
            self.bot = await asyncio.create_subprocess_exec(
                *command, env=self.environment(), cwd=self.folder, stdout=log, stderr=log
            )

    async def start(self, command: tuple[str, ...] = PLAIN) -> None:
        """Start the bot and wait until it asks for updates."""
        await self.spawn(command)
        await self.until_polling()

    async def until_polling(self) -> None:
        ended = asyncio.ensure_future(self.ended())
        polled = asyncio.ensure_future(self._polled.wait())
        await asyncio.wait([ended, polled], timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        both = (ended.done(), polled.done())
        for waiting in (ended, polled):
            waiting.cancel()
        assert both == (False, True), f"the bot does not poll:\n{self.log()}"

    def send_signal(self, number: int) -> None:
        """A signal for the bot, if it still runs."""
        if number == signal.SIGKILL:
            self._polled.clear()
        if self.bot is not None and self.bot.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.bot.pid, number)

    @property
    def listens(self) -> bool:
        """Whether the bot has asked for updates since its last start."""
        return self._polled.is_set()

    async def ended(self) -> int:
        """The exit code, as soon as there is one."""
        assert self.bot is not None
        return await self.bot.wait()

    async def kill(self) -> None:
        """End the process as a power cut would: it is told nothing."""
        self.send_signal(signal.SIGKILL)
        await self.ended()

    async def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask the bot to end; returns its exit code."""
        self.send_signal(number)
        return await asyncio.wait_for(self.ended(), PATIENCE)

    async def close(self) -> None:
        if self.bot is not None:
            await self.kill()
        await self.server.close()

    def hear(self, record: CallRecord, stage: str) -> None:
        """Note that the bot polls."""
        if stage == "arrived" and record.method == "getUpdates":
            self.polled_at = time.monotonic()
            self._polled.set()

    @contextlib.contextmanager
    def standing_still(self) -> Iterator[None]:
        """While the block runs the bot is frozen: its files do not change."""
        assert self.bot is not None
        self.send_signal(signal.SIGSTOP)
        while psutil.Process(self.bot.pid).status() != psutil.STATUS_STOPPED:
            time.sleep(0.0005)
        try:
            yield
        finally:
            self.send_signal(signal.SIGCONT)

    # ------------------------------------------------------------------ what is on the disk

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    def log(self) -> str:
        return (self.folder / LOG).read_text(encoding="utf-8")

    def copy(self, name: str) -> Path:
        """The database and its write-ahead log as they lie on the disk now, in a folder of their own."""
        folder = self.folder / name
        folder.mkdir()
        for part in (self.database, self.database.with_name(f"{DATABASE}-wal")):
            if part.exists():
                shutil.copy(part, folder)
        return folder / DATABASE

    async def look(self, work: Callable[[Transaction], T], file: Path | None = None) -> T:
        """Look into the database, or a copy, through a connection of one's own: only what was committed counts."""
        database = await Database.open(file or self.database, read_key(self.key), looking=True)
        try:
            return await database.read(work)
        finally:
            await database.close()

    async def until(self, seen: Callable[[], bool], what: str) -> None:
        """Wait until something holds in the world of the simulator."""
        changed = asyncio.Event()
        with self.world.watched(lambda _change: changed.set()):
            try:
                async with asyncio.timeout(PATIENCE):
                    while not seen():
                        await changed.wait()
                        changed.clear()
            except TimeoutError:
                raise AssertionError(f"{what}: not within {PATIENCE} s\n{self.log()}") from None

    async def until_called(self, method: str, times: int = 1) -> None:
        """Wait until the bot has called a method so often."""
        async with asyncio.timeout(PATIENCE):
            while len(self.world.calls.of(method)) < times:
                await asyncio.sleep(0.01)

    async def until_stored(self, look: Callable[[Transaction], bool], what: str) -> None:
        """Wait until something holds in the database."""
        deadline = time.monotonic() + PATIENCE
        while not await self.look(look):
            assert time.monotonic() < deadline, f"{what}: not within {PATIENCE} s\n{self.log()}"
            await asyncio.sleep(0.05)

    # ------------------------------------------------------------------ people

    def comes(self, name: str, phone: str | None = None) -> Person:
        """A prospect who has not said anything yet."""
        return Person(self.world, self.world.add_user(name, phone=phone).id)

    def hires(self, name: str) -> Person:
        """A manager in the group."""
        user = self.world.add_user(name, role="manager")
        self.world.add_member(self.group.id, user.id)
        return Person(self.world, user.id)


@contextlib.asynccontextmanager
async def a_house(folder: Path, **extra: str) -> AsyncIterator[House]:
    """A house whose bot is not started yet; everything ends with the block."""
    world = World()
    world.add_bot(token=TOKEN)
    server = await serve(world, page=False)
    house = House(world, server, folder, world.add_group("Managers"), extra=extra)
    world.on_call.append(house.hear)
    try:
        yield house
    finally:
        await house.close()
