"""A database of its own for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.sealing import new_key, read_key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "intake.db"


@pytest.fixture
def key() -> bytes:
    return read_key(new_key())


@pytest.fixture
async def database(file: Path, key: bytes) -> AsyncIterator[Database]:
    found = await Database.open(file, key)
    yield found
    await found.close()
