"""An album that arrives in two batches with a kill between them: all of it once, in order, together."""

from __future__ import annotations

from pathlib import Path

from bot.simulator import contents
from bot.simulator.deeds import say
from bot.simulator.person import Person
from bot.simulator.posting import new_album
from storage import attachments, people
from storage.attachments import Attachment
from storage.database import Transaction
from tests.crash.harness import House, a_house


def of(person: Person, tx: Transaction) -> list[Attachment]:
    row = tx.execute("SELECT id FROM people WHERE telegram_id = ?", (person.id,)).fetchone()
    return attachments.of_person(tx, people.ensure(tx, person.id, 0)) if row else []


def sends_part(house: House, person: Person, album: str, names: list[str]) -> None:
    for name in names:
        say(house.world, person.id, person.chat(), contents.document(house.world.files, name), album=album)


async def test_an_album_over_two_batches_survives_a_kill_between_them(tmp_path: Path) -> None:
    names = [f"page-{number}.pdf" for number in range(10)]
    async with a_house(tmp_path) as house:
        await house.start()
        olena = house.comes("Olena")
        await olena.starts()
        await olena.sees("What do you need help with?", within=30)
        album = new_album(house.world, olena.chat())
        sends_part(house, olena, album, names[:5])
        await house.until_stored(lambda tx: bool(of(olena, tx)), "the first page is kept")
        await house.kill()
        sends_part(house, olena, album, names[5:])
        await house.start()
        await house.until_stored(lambda tx: len(of(olena, tx)) == len(names), "all pages are kept")
        await olena.sees("Kept for the manager: 10 files.", within=30)
        found = await house.look(lambda tx: of(olena, tx))
    assert [one.content.file_name for one in found] == names
    assert {one.album for one in found} == {album}
