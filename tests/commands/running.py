"""Running a command as an operator does: in a process of its own, or in this one where that is enough."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.lock import Lock

START_SECONDS, STOP_SECONDS = 20, 3


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


def in_a_process(*arguments: str, folder: Path, given: str = "", **settings: str) -> Done:
    """The real thing: `python -m bot`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INTAKE_")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments], input=given, capture_output=True, text=True, timeout=60,
        cwd=folder, env={**kept, **settings, "PYTHONPATH": str(Path(cli.__file__).parents[1])}, check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def _noted(held: list[Lock]) -> Callable[[Lock], None]:
    """The end of a process gives its locks back; here somebody has to."""
    take = Lock.take

    def noted(lock: Lock) -> None:
        take(lock)
        held.append(lock)

    return noted


@dataclass
class Shell:
    """Commands run in this process, with an environment and a folder of their own."""

    folder: Path
    patch: pytest.MonkeyPatch

    def set(self, **settings: str) -> None:
        for name, value in settings.items():
            self.patch.setenv(f"INTAKE_{name.upper()}", value)

    def __call__(self, *arguments: str, given: str = "") -> Done:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), self.patch.context() as patch:
            patch.setattr(sys, "argv", ["intake-bot", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode("utf-8", "surrogateescape"))))
            held: list[Lock] = []
            patch.setattr(Lock, "take", _noted(held))
            try:
                cli.main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(bool(end.code))
            for lock in held:
                lock.release()
        return Done(code, out.getvalue(), err.getvalue())


@contextlib.asynccontextmanager
async def a_service(*arguments: str, until: str, end: int = signal.SIGTERM) -> AsyncIterator[str]:
    """A command that goes on until it is told to end; what it printed up to certain words."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INTAKE_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, stdout=asyncio.subprocess.PIPE, env=kept
    )
    assert process.stdout is not None
    printed = ""
    try:
        async with asyncio.timeout(START_SECONDS):
            while until not in printed:
                printed += (await process.stdout.readline()).decode()
        yield printed
    finally:
        process.send_signal(end)
        async with asyncio.timeout(STOP_SECONDS):
            assert await process.wait() == 0


async def asked(url: str, given: dict[str, Any] | None = None) -> Any:
    """The JSON that comes back from an address."""
    body = None if given is None else json.dumps(given).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    return json.loads(await asyncio.to_thread(lambda: urllib.request.urlopen(request, timeout=10).read()))
