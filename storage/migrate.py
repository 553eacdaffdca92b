"""The schema's version: numbered steps, each applied in one transaction; a newer database is refused untouched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from storage.errors import Unusable

APPLICATION = 0x494E544B
"""SQLite's application_id of our files: "INTK"."""


def steps() -> dict[int, str]:
    """All steps of the schema by their number, from 1."""
    folder = resources.files("storage.migrations")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return {int(file.name[:4]): file.read_text(encoding="utf-8") for file in files}


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the last step that was applied; 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def inspect(file: Path) -> None:
    """Refuse a file that is not ours or is newer than this program, without writing. Raises Unusable."""
    if not file.exists() or file.stat().st_size == 0:
        return
    try:
        connection = sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise Unusable(f"{file} cannot be opened: {error}") from error
    try:
        _refuse_strangers(file, connection)
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{file} is no SQLite database or is damaged ({error}); restore it from a backup") from error
    finally:
        connection.close()


def _refuse_strangers(file: Path, connection: sqlite3.Connection) -> None:
    version, newest = version_of(connection), max(steps())
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and not ours:
        raise Unusable(f"{file} belongs to another program; point INTAKE_DATABASE_URL to a file of its own")
    if version > newest:
        raise Unusable(f"{file} is of version {version}, this program knows {newest}: install the newer program")


def migrate(connection: sqlite3.Connection) -> Iterator[int]:
    """Apply what is missing, one transaction for each step; yields the number of each step applied."""
    for number, script in steps().items():
        if number > version_of(connection):
            _apply(connection, number, script)
            yield number


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {number};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}\n{marks}\nCOMMIT;")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
