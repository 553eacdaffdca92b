"""The demo as a command, and the bot as it runs it: it comes again by itself, but not after a person ended it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest

from bot.demo import process
from bot.demo.process import BotProcess
from bot.simulator import World
from tests.commands.running import a_service, asked

PATIENCE = 20.0
LONG = (sys.executable, "-c", "import signal; signal.pause()")


class Told:
    """Hears of the process as the page does."""

    def __init__(self, world: World) -> None:
        self.times: list[float] = []
        self._world = world
        self._changed = asyncio.Event()
        world.listeners.append(lambda change: self._hear(change.kind))

    def _hear(self, kind: str) -> None:
        if kind == "process":
            self.times.append(self._world.time())
            self._changed.set()

    async def until(self, seen: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not seen():
                self._changed.clear()
                await self._changed.wait()


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def told(world: World) -> Told:
    return Told(world)


@pytest.fixture
async def bot(world: World, tmp_path: Path) -> AsyncIterator[BotProcess]:
    found = BotProcess(world, tmp_path, lambda: dict(os.environ), LONG)
    yield found
    await found.kill()


def pids() -> set[int]:
    return {it.pid for it in psutil.Process().children() if it.status() != psutil.STATUS_ZOMBIE}


async def test_a_bot_is_started_once(bot: BotProcess, told: Told) -> None:
    before = pids()
    assert not bot.running
    await asyncio.gather(bot.start(), bot.start())
    assert bot.running
    assert len(pids() - before) == len(told.times) == 1
    assert bot.since <= told.times[0]


async def test_a_bot_that_ends_by_itself_comes_again(
    bot: BotProcess, told: Told, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(process, "RESTART_SECONDS", 0.01)
    before = pids()
    await bot.start()
    (first,) = pids() - before
    os.kill(first, signal.SIGKILL)
    await told.until(lambda: len(told.times) == 3)
    (second,) = pids() - before
    assert first != second
    assert bot.running
    assert "ended with code -9; starting it again" in capsys.readouterr().err


@pytest.mark.parametrize("deed", ["kill", "stop"])
async def test_a_bot_that_a_person_ended_stays_down_until_it_is_started(
    bot: BotProcess, told: Told, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    monkeypatch.setattr(process, "RESTART_SECONDS", 0.0)
    before = pids()
    await bot.start()
    await getattr(bot, deed)()
    assert not bot.running
    assert pids() == before
    assert len(told.times) == 2
    await getattr(bot, deed)()
    assert len(told.times) == 2, "nothing changed"
    await bot.start()
    assert bot.running


async def test_a_bot_can_be_ended_while_it_waits_to_come_again(bot: BotProcess, told: Told) -> None:
    before = pids()
    await bot.start()
    os.kill((pids() - before).pop(), signal.SIGKILL)
    await told.until(lambda: len(told.times) == 2)
    await bot.stop()
    assert not bot.running
    await bot.start()
    assert bot.running


async def test_a_bot_that_does_not_hear_is_killed(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "STOP_SECONDS", 0.1)
    before, heard = pids(), signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a process is born with what is ignored
    deaf = BotProcess(world, tmp_path, lambda: dict(os.environ), LONG)
    await deaf.start()
    signal.signal(signal.SIGTERM, heard)
    await deaf.stop()
    assert not deaf.running
    assert pids() == before


async def test_the_page_can_kill_the_bot_and_start_it_while_people_walk_by_themselves(tmp_path: Path) -> None:
    options = ("--data", str(tmp_path / "demo"), "--port", "0", "--people", "1", "--seed", "7")
    async with a_service("demo", *options, until="Ctrl+C") as printed:
        desk = re.findall(r"http://\S+/", printed)[0] + "api/"
        assert "1 people come" in printed
        await until_listening(desk)
        await asked(f"{desk}process", {"action": "kill"})
        down = (await asked(f"{desk}state"))["process"]
        assert not down["running"]
        await asked(f"{desk}process", {"action": "start"})
        up = (await asked(f"{desk}state"))["process"]
        assert up["running"]
        assert up["since"] > down["since"]
        await until_listening(desk, since=up["since"])
        people = (await asked(f"{desk}state"))["people"]
        assert any(it["started"] for it in people), "nobody came"


async def until_listening(desk: str, since: float = 0.0) -> None:
    async with asyncio.timeout(PATIENCE):
        while ((await asked(f"{desk}state"))["bots"][0]["asked_at"] or 0.0) <= since:
            await asyncio.sleep(0.05)
