"""The database file: one connection, one writer, and several pieces of work in one durable commit.

A piece of work is a plain function that takes the Transaction. It runs in the connection's thread, so it cannot await
anything, and network I/O inside a transaction is impossible. Pieces that wait while a commit is under way share the
next one (group commit): under load the price of `synchronous=FULL` is paid once for many. Each piece has a savepoint
of its own, so a failing one takes back only itself. Who waits for a piece may be cancelled; the piece is not.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import aiosqlite

from storage import migrate
from storage.errors import Unavailable, Unusable
from storage.sealing import Vault

T = TypeVar("T")

MOST_IN_ONE_COMMIT = 128
LOCKED_RETRY_SECONDS = 0.2
LOCKED_PATIENCE_SECONDS = 30.0
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 1000",
    "PRAGMA cache_size = -1024",
    "PRAGMA journal_size_limit = 16777216",
)


@dataclass(slots=True)
class Transaction:
    """What a piece of work is given: SQL, the vault, and a list of what others must hear of after the commit."""

    connection: sqlite3.Connection
    vault: Vault
    queued: list[Any] = field(default_factory=list)
    """Outbox rows that this piece of work added, for the delivery to take up."""
    due_at: int | None = None
    """When the first reminder is due that it wrote, in unix seconds."""

    def execute(self, sql: str, values: tuple[Any, ...] | dict[str, Any] = ()) -> sqlite3.Cursor:
        return self.connection.execute(sql, values)

    def seal(self, person: int, purpose: str, data: Any) -> bytes:
        return self.vault.seal(self.connection, person, purpose, data)

    def open(self, person: int, purpose: str, sealed: bytes) -> Any:
        return self.vault.open(self.connection, person, purpose, sealed)


Work = Callable[[Transaction], T]


@dataclass(slots=True)
class _Job(Generic[T]):
    work: Work[T]
    future: asyncio.Future[T]
    result: Any = None
    fault: BaseException | None = None
    queued: list[Any] = field(default_factory=list)
    due_at: int | None = None


class _Connection(aiosqlite.Connection):
    """aiosqlite runs one statement a hop between threads; this runs a whole piece of work in one."""

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result


class Database:
    """An open file. `write` is the only way to change anything in it."""

    def __init__(self, connection: _Connection, vault: Vault, looking: bool) -> None:
        self._looking = looking
        self._connection = connection
        self._vault = vault
        self._jobs: deque[_Job[Any]] = deque()
        self._wake = asyncio.Event()
        self._closing = False
        self.on_queued: Callable[[list[Any]], None] = lambda _rows: None
        """Told, after each commit, which outbox rows it added."""
        self.on_due: Callable[[int], None] = lambda _at: None
        """Told, after each commit, when the first reminder is due that it wrote."""
        self._writer = asyncio.create_task(self._write_for_ever(), name="database writer")

    @classmethod
    async def open(cls, file: Path, master_key: bytes, *, looking: bool = False) -> Database:
        """Open, make or migrate a file. Raises Unusable or WrongKey, and then nothing was changed.

        `looking` opens beside a running program: SQLite itself refuses to write then.
        """
        vault = Vault(master_key)
        migrate.inspect(file)
        _check_key(file, vault)
        if not looking:
            _prepare_folder(file)
        connection = _Connection(lambda: _connect(file, looking), iter_chunk_size=64)
        await connection
        try:
            await connection.run(lambda raw: _prepare(raw, vault, looking))
        except BaseException:
            await connection.close()
            raise
        return cls(connection, vault, looking)

    async def write(self, work: Work[T]) -> T:
        """Run a piece of work and return its result once it is on the disk. Raises what the work raised."""
        if self._closing:
            raise Unavailable("the database is closing")
        job = _Job(work, asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        self._wake.set()
        return await asyncio.shield(job.future)

    async def read(self, work: Work[T]) -> T:
        """Run a piece of work that only looks, without a commit."""
        return await self._connection.run(lambda raw: work(Transaction(raw, self._vault)))

    async def close(self) -> None:
        """Finish all work, empty the write-ahead log, and close."""
        self._closing = True
        self._wake.set()
        await self._writer
        if not self._looking:
            with contextlib.suppress(sqlite3.Error):
                await self._connection.run(lambda raw: raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        await self._connection.close()

    async def _write_for_ever(self) -> None:
        while not (self._closing and not self._jobs):
            if not self._jobs:
                self._wake.clear()
                if not self._closing:
                    await self._wake.wait()
                continue
            count = min(len(self._jobs), MOST_IN_ONE_COMMIT)
            await self._commit([self._jobs.popleft() for _ in range(count)])

    async def _commit(self, batch: list[_Job[Any]]) -> None:
        try:
            await self._with_patience(batch)
        except Exception as error:
            for job in batch:
                job.fault = _sorted(error)
        for job in batch:
            _settle(job)
            if job.queued and job.fault is None:
                self.on_queued(job.queued)
            if job.due_at is not None and job.fault is None:
                self.on_due(job.due_at)

    async def _with_patience(self, batch: list[_Job[Any]]) -> None:
        """Wait while another process holds the file: nothing is confirmed to anybody meanwhile."""
        deadline = asyncio.get_running_loop().time() + LOCKED_PATIENCE_SECONDS
        while True:
            try:
                return await self._connection.run(lambda raw: _run_batch(raw, self._vault, batch))
            except sqlite3.OperationalError as error:
                late = asyncio.get_running_loop().time() > deadline
                if late or self._closing or "locked" not in str(error):
                    raise
            await asyncio.sleep(LOCKED_RETRY_SECONDS)


def _sorted(error: Exception) -> Exception:
    """What the disk or another process is to blame for, apart from faults in our own SQL."""
    if not isinstance(error, sqlite3.OperationalError):
        return error
    ours = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_ERROR
    return error if ours else Unavailable(str(error))


def _settle(job: _Job[Any]) -> None:
    if job.future.done():
        return
    if job.fault is None:
        job.future.set_result(job.result)
    else:
        job.future.set_exception(job.fault)
        job.future.exception()  # who waited may be gone; the fault was theirs to see


def _run_batch(connection: sqlite3.Connection, vault: Vault, batch: list[_Job[Any]]) -> None:
    """All jobs in one transaction; in the connection's thread."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for job in batch:
            _run_job(connection, vault, job)
        connection.execute("COMMIT")
    except BaseException:
        vault.forget_keys()
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run_job(connection: sqlite3.Connection, vault: Vault, job: _Job[Any]) -> None:
    transaction = Transaction(connection, vault)
    job.result = job.fault = job.due_at = None
    connection.execute("SAVEPOINT job")
    try:
        job.result = job.work(transaction)
        job.queued, job.due_at = transaction.queued, transaction.due_at
    except Exception as error:  # it belongs to whoever asked for the work
        if not connection.in_transaction:  # SQLite gave up the whole transaction: disk full, for one
            raise
        connection.execute("ROLLBACK TO job")
        vault.forget_keys()
        job.fault = _sorted(error)
    connection.execute("RELEASE job")


def _connect(file: Path, looking: bool) -> sqlite3.Connection:
    address = f"file:{quote(str(file.absolute()))}?mode={'ro' if looking else 'rwc'}"
    return sqlite3.connect(address, uri=True, isolation_level=None, cached_statements=256)


def _prepare_folder(file: Path) -> None:
    """The file and its folder are the operator's alone."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Unusable(f"{file} cannot be written: {error.strerror}; see to the folder and its owner") from error


def _check_key(file: Path, vault: Vault) -> None:
    """Through a connection that only reads: one that may write moves the log into the file when it closes."""
    from storage import settings

    if not file.exists() or file.stat().st_size == 0:
        return
    connection = _connect(file, looking=True)
    try:
        if migrate.version_of(connection):
            settings.check_key(Transaction(connection, vault))
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection, vault: Vault, looking: bool) -> None:
    from storage import people, settings

    if looking:
        return
    transaction = Transaction(connection, vault)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    for _ in migrate.migrate(connection):
        pass
    people.ensure_house(transaction)
    settings.mark_key(transaction)
