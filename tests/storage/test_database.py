"""One writer, many pieces of work: a failing one takes back only itself, and what was confirmed is on the disk."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from storage import people, settings
from storage.database import Database, Transaction, Work
from storage.errors import Unavailable, Unusable


def put(name: str, value: str = "yes") -> Work[str]:
    def work(tx: Transaction) -> str:
        settings.put(tx, name, value)
        return name

    return work


def failing(name: str) -> Work[Any]:
    def work(tx: Transaction) -> Any:
        settings.put(tx, name, "never")
        raise ZeroDivisionError

    return work


async def known(database: Database) -> set[str]:
    rows = await database.read(lambda tx: tx.execute("SELECT name FROM settings WHERE name LIKE 'test%'").fetchall())
    return {row[0] for row in rows}


async def test_work_returns_its_result_once_it_is_kept(database: Database, file: Path) -> None:
    assert await database.write(put("test")) == "test"
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as beside:
        assert beside.execute("SELECT value FROM settings WHERE name = 'test'").fetchone() == ("yes",)
    beside.close()


async def test_a_failing_piece_takes_back_only_itself(database: Database) -> None:
    done = await asyncio.gather(
        database.write(put("test 1")),
        database.write(failing("test 2")),
        database.write(put("test 3")),
        return_exceptions=True,
    )
    assert isinstance(done[1], ZeroDivisionError)
    assert await known(database) == {"test 1", "test 3"}


async def test_fifty_at_once_while_some_fail(database: Database) -> None:
    pieces = [failing(f"test {n}") if n % 7 == 0 else put(f"test {n}") for n in range(50)]
    done = await asyncio.gather(*(database.write(piece) for piece in pieces), return_exceptions=True)
    assert [n for n, result in enumerate(done) if isinstance(result, ZeroDivisionError)] == list(range(0, 50, 7))
    assert await known(database) == {f"test {n}" for n in range(50) if n % 7}


async def test_who_is_cancelled_while_waiting_stops_no_piece(database: Database) -> None:
    waiting = [asyncio.create_task(database.write(put(f"test {n}"))) for n in range(5)]
    await asyncio.sleep(0)
    waiting[2].cancel()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(results[2], asyncio.CancelledError)
    await database.write(put("test end"))
    assert {f"test {n}" for n in range(5)} <= await known(database), "what was begun is whole"


async def test_a_fault_of_cancelled_work_is_nobodys_trouble(database: Database) -> None:
    waiting = asyncio.create_task(database.write(failing("test")))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await database.write(put("test end"))
    assert await known(database) == {"test end"}


async def test_many_pieces_share_few_commits(database: Database) -> None:
    commits = 0

    def count(statement: str) -> None:
        nonlocal commits
        commits += statement == "COMMIT"

    await database.read(lambda tx: tx.connection.set_trace_callback(count))
    await asyncio.gather(*(database.write(put(f"test {n}")) for n in range(500)))
    assert len(await known(database)) == 500
    assert commits <= 10


async def test_a_key_that_was_rolled_back_is_not_used_again(database: Database) -> None:
    """A person whose row was taken back has another key the next time; what is sealed then opens again."""

    def sealed(tx: Transaction, fail: bool) -> bytes:
        person = people.ensure(tx, 7, 0)
        found = tx.seal(person, "test", "words")
        if fail:
            raise ZeroDivisionError
        return found

    with pytest.raises(ZeroDivisionError):
        await database.write(lambda tx: sealed(tx, True))
    kept = await database.write(lambda tx: sealed(tx, False))
    assert await database.write(lambda tx: tx.open(people.ensure(tx, 7, 0), "test", kept)) == "words"


HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
held.execute("ROLLBACK")
"""


async def test_while_another_process_holds_the_file_work_waits(database: Database, file: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "held"
    waiting = asyncio.create_task(database.write(put("test")))
    done, _ = await asyncio.wait([waiting], timeout=1.5)
    assert not done, "nothing is confirmed meanwhile"
    other.communicate("\n")
    assert await waiting == "test"
    assert await known(database) == {"test"}


async def test_a_file_that_cannot_be_written_is_told_apart(database: Database) -> None:
    """It may come back: a read-only disk is remounted, and the work is tried again then."""
    await database.read(lambda tx: tx.execute("PRAGMA query_only = ON"))
    with pytest.raises(Unavailable):
        await database.write(put("test"))
    await database.read(lambda tx: tx.execute("PRAGMA query_only = OFF"))
    await database.write(put("test"))


async def test_a_full_disk_confirms_nothing_and_goes_on_afterwards(database: Database) -> None:
    pages = await database.read(lambda tx: tx.execute("PRAGMA page_count").fetchone()[0])
    await database.read(lambda tx: tx.execute(f"PRAGMA max_page_count = {pages + 2}"))
    with pytest.raises(Unavailable, match="full"):
        await database.write(put("test big", "x" * 100_000))
    await database.write(put("test small"))
    await database.read(lambda tx: tx.execute("PRAGMA max_page_count = 1000000"))
    await database.write(put("test big", "x" * 100_000))
    assert await known(database) == {"test small", "test big"}


async def test_after_closing_nothing_is_taken(file: Path, key: bytes) -> None:
    database = await Database.open(file, key)
    last = asyncio.create_task(database.write(put("test")))
    await asyncio.sleep(0)
    await database.close()
    assert await last == "test", "what was begun is finished"
    with pytest.raises(Unavailable):
        await database.write(put("test 2"))
    wal = file.with_name("intake.db-wal")
    assert not wal.exists() or wal.stat().st_size == 0


async def test_the_file_is_the_operators_alone(database: Database, file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


async def test_the_file_is_kept_safely(database: Database) -> None:
    asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    found = {
        name: (await database.read(lambda tx, name=name: tx.execute(f"PRAGMA {name}").fetchone()))[0]  # type: ignore[misc]
        for name in asked
    }
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}


async def test_looking_goes_beside_and_cannot_write(database: Database, file: Path, key: bytes) -> None:
    await database.write(put("test"))
    beside = await Database.open(file, key, looking=True)
    assert await known(beside) == {"test"}
    try:
        with pytest.raises(Unavailable, match="readonly"):
            await beside.write(put("test 2"))
    finally:
        await beside.close()


async def test_a_fault_in_our_own_sql_is_no_trouble_of_the_disk(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await database.write(lambda tx: tx.execute("SELECT * FROM nowhere"))


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(Unusable, match="cannot be written"):
        await Database.open(tmp_path / "taken" / "intake.db", key)
