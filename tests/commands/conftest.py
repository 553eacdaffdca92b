"""A shell of its own for each test."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from bot import app, settings
from storage.sealing import new_key
from tests.commands.running import Shell


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """No settings at all."""
    for name in list(os.environ):
        if name.startswith("INTAKE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, monkeypatch)


@pytest.fixture
def ready(shell: Shell) -> Shell:
    """A key and a database."""
    shell.set(data_key=new_key(), database_url=f"sqlite:///{shell.folder / 'intake.db'}", bot_token="42:simulated")
    asyncio.run(_make())
    return shell


async def _make() -> None:
    await (await app.open_database(settings.load())).close()
