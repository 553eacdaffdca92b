"""A database in which many prospects stopped half-way: does the bot stay as fast?"""

from __future__ import annotations

import time
from pathlib import Path

from conversations.questionnaire import SHIPPED, load
from conversations.session import Session
from storage import people, sessions
from storage.database import Database, Transaction
from storage.sealing import read_key

FIRST_TELEGRAM_ID = 5_000_000_000
IN_ONE_COMMIT = 5_000
HALF_WAY = {"need": "whole_project", "task_manager": "nobody", "in_house_team": "none", "technical_competence": "none"}


async def fill(file: Path, key: str, stored: int) -> None:
    """Store so many conversations under way."""
    version = load(SHIPPED).version
    session = Session(language="en", nonce="bench", version=version, answers=HALF_WAY, screen=5)
    database = await Database.open(file, read_key(key))
    try:
        for start in range(0, stored, IN_ONE_COMMIT):
            numbers = range(start, min(start + IN_ONE_COMMIT, stored))
            await database.write(lambda tx, numbers=numbers: _store(tx, numbers, session))  # type: ignore[misc]
    finally:
        await database.close()


def _store(tx: Transaction, numbers: range, session: Session) -> None:
    now = int(time.time())
    for number in numbers:
        sessions.save(tx, people.ensure(tx, FIRST_TELEGRAM_ID + number, now), session, now)
