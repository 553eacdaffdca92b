"""The two processes that are measured apart: the bot as it runs in life, and the simulator with its people."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parent.parent.parent
LONGEST_LINE = 10_000_000


@dataclass
class TelegramProcess:
    """The simulator and its people."""

    process: asyncio.subprocess.Process
    url: str
    token: str
    group: int

    async def ask(self, **question: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(question).encode() + b"\n")
        return await _answer(self.process)

    def cpu(self) -> float:
        return cpu_of(self.process.pid)


@dataclass
class BotProcess:
    """The bot: what it has used up so far."""

    process: asyncio.subprocess.Process
    started_at: float

    def cpu(self) -> float:
        return cpu_of(self.process.pid)

    def megabytes(self) -> float:
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6


def cpu_of(pid: int) -> float:
    """Seconds of CPU, those of the system included."""
    used = psutil.Process(pid).cpu_times()
    return float(used.user + used.system)


async def _answer(process: asyncio.subprocess.Process) -> dict[str, Any]:
    assert process.stdout is not None
    line = await process.stdout.readline()
    if not line:
        raise SystemExit("the simulator's process ended; see above")
    found: dict[str, Any] = json.loads(line)
    return found


@contextlib.asynccontextmanager
async def a_telegram(delay: float, port: int = 0) -> AsyncIterator[TelegramProcess]:
    """A fresh simulated Telegram."""
    command = (sys.executable, "-m", "tests.bench.telegram", str(port), str(delay))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe, limit=LONGEST_LINE)
    try:
        yield TelegramProcess(process, **await _answer(process))
    finally:
        await _end(process)


@contextlib.asynccontextmanager
async def a_bot(environment: dict[str, str], log: Path, wrapper: tuple[str, ...]) -> AsyncIterator[BotProcess]:
    """The real bot, with nothing of the operator's own settings; `wrapper` may be a profiler."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("INTAKE_")}
    command = (*(wrapper or (sys.executable,)), "-m", "bot", "run")
    with log.open("ab") as out:
        started_at = time.time()
        process = await asyncio.create_subprocess_exec(
            *command, env={**inherited, "PYTHONPATH": str(ROOT), **environment}, cwd=log.parent, stdout=out, stderr=out
        )
    try:
        yield BotProcess(process, started_at)
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    await process.wait()
