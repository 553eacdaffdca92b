"""The schema: made from nothing, never downgraded, never half applied; a foreign file stays as it is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import migrate
from storage.database import Database
from storage.errors import Unusable, WrongKey
from storage.sealing import new_key, read_key

TABLES = {
    "people", "settings", "inbox", "sessions", "leads", "lead_history", "consents", "outbox", "places", "pauses",
    "attachments", "sayings", "reminders",
}  # fmt: skip


def looked(file: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def tables(file: Path) -> set[object]:
    return {row[0] for row in looked(file, "SELECT name FROM sqlite_master WHERE type = 'table'")} - {"sqlite_sequence"}


async def test_a_new_file_gets_the_whole_schema(database: Database, file: Path) -> None:
    assert tables(file) == TABLES
    newest = max(migrate.steps())
    assert looked(file, "PRAGMA user_version") == [(newest,)]
    assert looked(file, "PRAGMA application_id") == [(migrate.APPLICATION,)]


def test_steps_are_numbered_without_gaps() -> None:
    assert list(migrate.steps()) == list(range(1, max(migrate.steps()) + 1))


async def test_an_empty_file_is_taken_for_a_new_one(file: Path, key: bytes) -> None:
    file.parent.mkdir()
    file.touch()
    await (await Database.open(file, key)).close()
    assert tables(file) == TABLES


async def test_opening_again_applies_nothing_twice(file: Path, key: bytes) -> None:
    await (await Database.open(file, key)).close()
    again = await Database.open(file, key)
    assert await again.read(lambda tx: list(migrate.migrate(tx.connection))) == []
    await again.close()


def newer(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {max(migrate.steps()) + 1}")
    connection.close()


def foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE somebody_elses (id INTEGER)")
    connection.close()


def text(file: Path) -> None:
    file.write_text("This is not a database at all. " * 100, encoding="ascii")


def broken(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:4000] = b"\xff" * 3900
    file.write_bytes(data)


UNUSABLE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a newer one": (newer, "install the newer program"),
    "a foreign one": (foreign, "belongs to another program"),
    "a text": (text, "no SQLite database or is damaged"),
    "a damaged one": (broken, "is damaged"),
}


@pytest.mark.parametrize("kind", UNUSABLE)
@pytest.mark.parametrize("looking", [False, True])
async def test_a_file_that_cannot_be_used_is_refused_untouched(
    file: Path, key: bytes, kind: str, looking: bool
) -> None:
    await (await Database.open(file, key)).close()
    change, said = UNUSABLE[kind]
    change(file)
    before = file.read_bytes()
    with pytest.raises(Unusable, match=said):
        await Database.open(file, key, looking=looking)
    assert file.read_bytes() == before


async def test_another_key_is_refused_and_nothing_is_touched(file: Path, key: bytes) -> None:
    await (await Database.open(file, key)).close()
    before = file.read_bytes()
    for looking in (False, True):
        with pytest.raises(WrongKey):
            await Database.open(file, read_key(new_key()), looking=looking)
    assert file.read_bytes() == before
    await (await Database.open(file, key)).close()


KILLED = """
import os, sqlite3, sys
from storage import migrate
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.create_function("die", 0, lambda: os.kill(os.getpid(), 9))
script = migrate.steps()[1] + "\\nSELECT die();"
migrate._apply(connection, 1, script)
"""


async def test_a_kill_in_the_middle_leaves_the_old_version(file: Path, key: bytes) -> None:
    file.parent.mkdir()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(file)], timeout=30, check=False)
    assert killed.returncode == -9
    assert looked(file, "PRAGMA user_version") == [(0,)]
    assert tables(file) == set()
    await (await Database.open(file, key)).close()
    assert tables(file) == TABLES


def test_a_step_that_fails_leaves_the_old_version(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate._apply(connection, 1, "CREATE TABLE one (id INTEGER); CREATE TABEL two (id INTEGER);")
    assert migrate.version_of(connection) == 0
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


async def test_leads_of_the_first_version_know_when_they_were_delivered_and_taken(file: Path, key: bytes) -> None:
    file.parent.mkdir()
    connection = sqlite3.connect(file, isolation_level=None)
    migrate._apply(connection, 1, migrate.steps()[1])
    for lead in (1, 2, 3):
        connection.execute(
            "INSERT INTO leads VALUES (?, ?, 7, 'taken', 8, x'', 1, 'n', 'hybrid', 'clear', 'hot', 80, 'en', '1', '1', "
            "900, 100, 100, x'')",
            (lead, str(lead)),
        )
    connection.execute("INSERT INTO lead_history VALUES (1, 1, 250, 8, 'taken', 'new', 'taken')")
    connection.execute("INSERT INTO lead_history VALUES (2, 1, 400, 9, 'taken', 'new', 'taken')")
    connection.execute("INSERT INTO places VALUES ('lead:2:card', -1, 5)")
    connection.close()
    await (await Database.open(file, key)).close()
    assert looked(file, "SELECT id, delivered_at, taken_at FROM leads ORDER BY id") == [
        (1, 100, 400),
        (2, 100, None),
        (3, None, None),
    ]
