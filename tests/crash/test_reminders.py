"""The one reminder of a conversation outlives kills, and comes once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.simulator.person import Person
from storage.database import Database
from storage.sealing import read_key
from tests.crash.harness import House, a_house

ASKED = "Shall we go on?"


def where_it_is_noon() -> str:
    """A zone in which it is noon just now: reminders come by day only."""
    hours = datetime.now(UTC).hour - 12
    return f"Etc/GMT{hours:+d}" if hours else "Etc/GMT"


def times_reminded(person: Person) -> int:
    return sum(ASKED in message.text for message in person.screen())


async def a_day_passes(house: House) -> None:
    """What was planned for tomorrow is due now."""
    database = await Database.open(house.database, read_key(house.key))
    await database.write(lambda tx: tx.execute("UPDATE reminders SET due_at = due_at - 86400"))
    await database.close()


async def went_silent(house: House) -> Person:
    mark = house.comes("Mark")
    await mark.starts()
    await mark.sees("What do you need help with")
    await mark.taps("A whole project")
    await mark.sees("set tasks and check the work")
    return mark


async def test_a_reminder_outlives_a_kill_and_is_not_repeated_after_another(tmp_path: Path) -> None:
    async with a_house(tmp_path, INTAKE_TIMEZONE=where_it_is_noon()) as house:
        await house.start()
        mark = await went_silent(house)
        await house.kill()
        await a_day_passes(house)
        house.world.faults.add("hang", method="sendMessage", seconds=60.0, carried_out=True)
        await house.start()
        await mark.sees(ASKED)
        await house.kill()
        await house.start()
        await house.until_stored(
            lambda tx: tx.execute("SELECT state FROM outbox WHERE care = 'B'").fetchall() == [("unknown",)],
            "what became of it is not known",
        )
        await mark.taps("Go on")
        await mark.sees("set tasks and check the work")
        assert times_reminded(mark) <= 1
        assert await house.look(lambda tx: tx.execute("SELECT count(*) FROM reminders").fetchone()) == (1,)
