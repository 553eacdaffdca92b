"""The demo: the simulator in this process, and the very bot that runs in life as a second one."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import click

from bot.simulator import Server, World
from bot.simulator import serve as serve_world
from storage.sealing import new_key

HOST = "127.0.0.1"
MOST_PORTS = 20
"""So many ports after the wanted one are tried where that is taken."""
SAVE_SECONDS = 1.0
RESTART_SECONDS = 1.0
STOP_SECONDS = 2.5
WORLD, KEY, DATABASE = "world.json", "data.key", "intake.db"


@dataclass(frozen=True, slots=True)
class Demo:
    """A folder with everything that a demo keeps."""

    folder: Path

    @classmethod
    def prepared(cls, folder: Path, fresh: bool) -> Demo:
        """A demo whose folder is there, and empty where it starts over."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        demo = cls(folder.resolve())
        if fresh:
            demo.clear()
        return demo

    def clear(self) -> None:
        """Start over: only the demo's own files are deleted."""
        for name in (WORLD, KEY, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}.lock"):
            (self.folder / name).unlink(missing_ok=True)

    def world(self) -> World:
        """The world as it was left, or a new one with a few people in it."""
        file = self.folder / WORLD
        if file.exists():
            return World.restored(json.loads(file.read_text(encoding="utf-8")), time=time.time)
        world = World(time=time.time)
        world.add_bot(first_name="Example Agency")
        anna = world.add_user("Anna", username="anna_sales", language_code="en", role="manager")
        bohdan = world.add_user("Bohdan", username="bohdan_sales", language_code="uk", role="manager")
        world.add_user("Olena", "Koval", "olena_k", language_code="uk", phone="+380501112233")
        world.add_user("Mark", "Reed", "mark_reed", language_code="en", phone="+442079460958")
        world.add_group("Managers", members=[anna.id, bohdan.id])
        return world

    def save(self, world: World) -> None:
        """Keep the world, whole or not at all."""
        draft = self.folder / f"{WORLD}.new"
        draft.write_text(json.dumps(world.snapshot()), encoding="utf-8")
        draft.replace(self.folder / WORLD)

    def environment(self, world: World, url: str) -> dict[str, str]:
        """The bot's settings; whatever the operator set for a real bot is left out."""
        key = self.folder / KEY
        if not key.exists():
            key.touch(mode=0o600)
            key.write_text(new_key(), encoding="ascii")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("INTAKE_")}
        group = list(world.chats.groups())[-1]  # after a migration the newest is the live one
        return {
            **inherited,
            "INTAKE_BOT_TOKEN": world.bot().token,
            "INTAKE_BOT_API_URL": url,
            "INTAKE_MANAGERS_CHAT_ID": str(group.id),
            "INTAKE_DATABASE_URL": f"sqlite:///{self.folder / DATABASE}",
            "INTAKE_DATA_KEY_FILE": str(key),
        }


async def run(folder: Path, port: int, fresh: bool) -> None:
    """Run until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    demo = Demo.prepared(folder, fresh)
    world = demo.world()
    server = await _serve(world, port)
    click.echo(f"\n  Open  {server.url}/  in your browser: a prospect on the left, the managers on the right.")
    click.echo(f"  Data is kept in {demo.folder}; `--fresh` starts over. Ctrl+C ends.\n")
    helpers = [
        asyncio.create_task(_keep_saving(demo, world)),
        asyncio.create_task(_keep_running(demo.environment(world, server.url), demo.folder, stop)),
    ]
    await stop.wait()
    helpers[0].cancel()
    await asyncio.gather(*helpers, return_exceptions=True)
    await server.close()
    demo.save(world)


async def _serve(world: World, wanted: int) -> Server:
    for port in range(wanted, wanted + MOST_PORTS):
        with contextlib.suppress(OSError):
            return await serve_world(world, host=HOST, port=port)
    return await serve_world(world, host=HOST, port=0)


async def _keep_saving(demo: Demo, world: World) -> None:
    """Save soon after each change, so that even a kill costs no more than a second."""
    changed = asyncio.Event()
    with world.watched(lambda _change: changed.set()):
        while True:
            await changed.wait()
            await asyncio.sleep(SAVE_SECONDS)
            changed.clear()
            demo.save(world)


async def _keep_running(environment: dict[str, str], folder: Path, stop: asyncio.Event) -> None:
    """Start the bot, and again whenever it ends before the demo does."""
    while not stop.is_set():
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, cwd=folder, start_new_session=True
        )
        ended, stopped = asyncio.create_task(bot.wait()), asyncio.create_task(stop.wait())
        await asyncio.wait([ended, stopped], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if stop.is_set():
            await _end(bot, ended)
        else:
            click.echo(f"The bot ended with code {bot.returncode}; starting it again.", err=True)
            await asyncio.sleep(RESTART_SECONDS)


async def _end(bot: asyncio.subprocess.Process, ended: asyncio.Task[int]) -> None:
    with contextlib.suppress(ProcessLookupError):
        bot.terminate()
    await asyncio.wait([ended], timeout=STOP_SECONDS)
    if not ended.done():
        bot.kill()
    await ended
