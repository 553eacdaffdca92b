"""Personal data is sealed: for one person and one purpose, and unreadable in the file."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from conversations.session import Session
from storage import inbox, outbox, people, sessions
from storage.database import Database, Transaction
from storage.errors import WrongKey
from storage.outbox import Care, Outgoing, Rank
from storage.sealing import Erased, new_key, read_key

PURPOSE = "session"


async def two_people(database: Database) -> tuple[int, int]:
    return await database.write(lambda tx: (people.ensure(tx, 7, 0), people.ensure(tx, 8, 0)))


VALUES: list[object] = [
    "words", "", None, 0, True, [1, "two"], {"a": {"b": "ї"}}, "a\x00b", "lone \ud83d surrogate", "🌻" * 4096,
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(VALUES)))
async def test_what_was_sealed_opens_as_it_was(database: Database, number: int) -> None:
    mark, _ = await two_people(database)
    kept = await database.write(lambda tx: tx.seal(mark, PURPOSE, VALUES[number]))
    assert await database.read(lambda tx: tx.open(mark, PURPOSE, kept)) == VALUES[number]


async def test_it_opens_for_the_same_person_and_purpose_only(database: Database) -> None:
    mark, eva = await two_people(database)
    kept = await database.write(lambda tx: tx.seal(mark, PURPOSE, "words"))
    for person, purpose in ((eva, PURPOSE), (mark, "lead"), (0, PURPOSE)):
        with pytest.raises(WrongKey):
            await database.read(lambda tx, p=person, q=purpose: tx.open(p, q, kept))  # type: ignore[misc]


async def test_what_was_changed_does_not_open(database: Database) -> None:
    mark, _ = await two_people(database)
    kept = bytearray(await database.write(lambda tx: tx.seal(mark, PURPOSE, "words")))
    for place in (0, 12, len(kept) - 1):
        bent = bytes(kept[:place]) + bytes([kept[place] ^ 1]) + bytes(kept[place + 1 :])
        with pytest.raises(WrongKey):
            await database.read(lambda tx, bent=bent: tx.open(mark, PURPOSE, bent))  # type: ignore[misc]


async def test_the_same_words_never_look_the_same(database: Database) -> None:
    mark, _ = await two_people(database)
    sealed = await database.write(lambda tx: {tx.seal(mark, PURPOSE, "words") for _ in range(1000)})
    assert len(sealed) == 1000
    assert len({kept[:12] for kept in sealed}) == 1000


async def test_without_the_persons_key_it_is_gone(database: Database) -> None:
    mark, _ = await two_people(database)
    kept = await database.write(lambda tx: tx.seal(mark, PURPOSE, "words"))

    def erase(tx: Transaction) -> None:
        tx.execute("DELETE FROM people WHERE id = ?", (mark,))
        tx.vault.forget_keys()

    await database.write(erase)
    with pytest.raises(Erased):
        await database.read(lambda tx: tx.open(mark, PURPOSE, kept))


@pytest.mark.parametrize(
    "text",
    ["", "not base64 at all", base64.b64encode(b"short").decode(), base64.b64encode(b"x" * 33).decode(), "ї" * 44],
)
def test_a_key_that_is_none_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ValueError, match="intake-bot key new") as raised:
        read_key(text)
    assert not text or text not in str(raised.value)


def test_a_new_key_is_32_bytes_and_never_the_same() -> None:
    keys = {new_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(read_key(f" {key}\n")) for key in keys} == {32}


SAID = {"answer": "Printworks-Lviv", "name": "Olena-Koval", "phone": "+380501112233", "outgoing": "Hello-Olena"}


def everything_in(file: Path) -> bytes:
    return b"".join(part.read_bytes() for part in sorted(file.parent.iterdir()))


async def test_nothing_personal_can_be_read_in_the_file_or_its_log(file: Path, key: bytes) -> None:
    database = await Database.open(file, key)

    def fill(tx: Transaction) -> None:
        update = {"update_id": 1, "message": {"from": {"id": 7}, "chat": {"id": 7}, "text": SAID["phone"]}}
        inbox.store(tx, [update], 0)
        person = people.ensure(tx, 7, 0)
        given = {"company": SAID["answer"], "name": SAID["name"], "phone": SAID["phone"]}
        sessions.save(tx, person, Session(language="en", nonce="n", answers=given), 0)
        outbox.put(tx, Outgoing(f"person:{person}", person, Care.PROMPT, Rank.PROSPECT, {"text": SAID["outgoing"]}), 0)

    await database.write(fill)
    before = everything_in(file)
    await database.close()
    for found in (before, everything_in(file)):
        assert len(found) > 4096
        for words in SAID.values():
            assert words.encode() not in found
            assert words.encode("utf-16-le") not in found
