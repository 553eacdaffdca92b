"""Whenever the bot confirms updates to Telegram, they lie on the disk already."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from bot.simulator.calls import CallRecord
from tests.crash.harness import House, a_house
from tests.crash.people import Prospect
from tests.crash.proof import confirmed

AT_ONCE = 4
CONFIRMATIONS_AT_LEAST = 20


@dataclass
class Notary:
    """Freezes the bot at each getUpdates that confirms something, and copies its files as a power cut would."""

    house: House
    copies: list[tuple[Path, set[int]]] = field(default_factory=list)

    def hear(self, record: CallRecord, stage: str) -> None:
        if stage != "arrived" or record.method != "getUpdates" or "offset" not in record.params:
            return
        offset = int(record.params["offset"])
        told = {it.update_id for it in self.house.world.updates().waiting if it.update_id < offset}
        with self.house.standing_still():
            self.copies.append((self.house.copy(f"frozen-{len(self.copies)}"), told | confirmed(self.house)))


async def test_an_update_is_stored_before_it_is_confirmed(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        notary = Notary(house)
        house.world.on_call.append(notary.hear)
        await house.start()
        people = [house.comes(f"Prospekta{number}") for number in range(AT_ONCE)]
        prospects = [Prospect(house, person, random.Random(person.id)) for person in people]
        await asyncio.gather(*[prospect.goes_all_the_way() for prospect in prospects])
        await house.kill()
        assert len(notary.copies) >= CONFIRMATIONS_AT_LEAST
        for copy, told in notary.copies:
            assert told <= stored_in(copy)


def stored_in(copy: Path) -> set[int]:
    """The updates in a copy, which SQLite repairs from the write-ahead log by itself."""
    connection = sqlite3.connect(copy)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {row[0] for row in connection.execute("SELECT update_id FROM inbox")}
    finally:
        connection.close()
