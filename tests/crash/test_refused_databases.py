"""A database that this program must not touch is refused, and every byte of it stays as it was."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from storage import people
from storage.database import Database
from storage.sealing import new_key, read_key
from tests.crash.harness import DATABASE, House, a_house

BAD_DATA, WRONG_SETTINGS = 65, 78


def prints(folder: Path) -> dict[str, str]:
    """A print of the bytes of what holds data: the database, and a write-ahead log in which there is something."""
    files = [file for file in (folder / DATABASE, folder / f"{DATABASE}-wal") if file.exists() and file.stat().st_size]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


async def is_refused(house: House, code: int) -> str:
    """Start the bot on what lies there; returns what it said."""
    before = prints(house.folder)
    await house.spawn()
    assert await house.ended() == code, house.log()
    assert prints(house.folder) == before
    assert "Traceback" not in house.log()
    return house.log()


async def make_a_database(house: House) -> None:
    """One with somebody in it."""
    database = await Database.open(house.database, read_key(house.key))
    await database.write(lambda tx: people.ensure(tx, 1, 1))
    await database.close()


async def test_a_newer_database(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await make_a_database(house)
        with sqlite3.connect(house.database) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()
        assert "999" in await is_refused(house, BAD_DATA)


async def test_a_database_sealed_with_another_key(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await make_a_database(house)
        house.extra["INTAKE_DATA_KEY"] = other = new_key()
        said = await is_refused(house, WRONG_SETTINGS)
        assert "INTAKE_DATA_KEY" in said
        assert other not in said


async def test_another_key_after_a_kill(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.start()
        await house.kill()
        assert house.database.with_name(f"{DATABASE}-wal").stat().st_size > 0
        house.extra["INTAKE_DATA_KEY"] = new_key()
        await is_refused(house, WRONG_SETTINGS)
        del house.extra["INTAKE_DATA_KEY"]
        await house.start()


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        house.database.write_bytes(b"Dear diary, this is no database. " * 500)
        assert "no SQLite database" in await is_refused(house, BAD_DATA)


async def test_a_database_of_another_program(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        with sqlite3.connect(house.database) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.close()
        assert "another program" in await is_refused(house, BAD_DATA)


async def test_a_damaged_database(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await make_a_database(house)
        whole = house.database.read_bytes()
        house.database.write_bytes(whole[:100] + b"\xa5" * 4000 + whole[4100:])
        await is_refused(house, BAD_DATA)
