"""Running a command as an operator does: in a process of its own, or in this one where that is enough."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli
from bot.lock import Lock


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
