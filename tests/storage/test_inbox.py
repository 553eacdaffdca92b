"""The inbox: kept once, handled once, set aside after too many failures."""

from __future__ import annotations

from typing import Any

import pytest

from storage import inbox
from storage.database import Database


def update(number: int, chat: int = 7, **more: Any) -> dict[str, Any]:
    return {"update_id": number, "message": {"from": {"id": 7}, "chat": {"id": chat}, "text": "hi", **more}}


async def test_what_is_new_is_kept_and_what_is_known_is_not(database: Database) -> None:
    first = await database.write(lambda tx: inbox.store(tx, [update(1), update(2), update(1)], 0))
    assert [item.update_id for item in first] == [1, 2]
    again = await database.write(lambda tx: inbox.store(tx, [update(2), update(3)], 0))
    assert [item.update_id for item in again] == [3]


async def test_what_waits_is_taken_up_in_order_and_as_it_came(database: Database) -> None:
    await database.write(lambda tx: inbox.store(tx, [update(3), update(1), update(2)], 0))
    await database.write(lambda tx: inbox.done(tx, 2, 5))
    left = await database.write(inbox.take_up)
    assert [(item.update_id, item.raw) for item in left] == [(1, update(1)), (3, update(3))]


async def test_what_is_done_is_done_once_and_forgets_its_words(database: Database) -> None:
    await database.write(lambda tx: inbox.store(tx, [update(1)], 0))
    assert await database.write(lambda tx: inbox.done(tx, 1, 5))
    assert not await database.write(lambda tx: inbox.done(tx, 1, 6))
    assert not await database.write(lambda tx: inbox.done(tx, 99, 6))
    rows = await database.read(lambda tx: tx.execute("SELECT raw, state, handled_at FROM inbox").fetchall())
    assert rows == [(None, "done", 5)]


async def test_after_three_failures_it_is_set_aside_and_can_be_tried_again(database: Database) -> None:
    await database.write(lambda tx: inbox.store(tx, [update(1)], 0))
    tries = [await database.write(lambda tx: inbox.failed(tx, 1, "Boom")) for _ in range(3)]
    assert tries == [False, False, True]
    assert await database.write(inbox.take_up) == []
    (row,) = await database.read(lambda tx: inbox.listed(tx, 10))
    assert row == {"update_id": 1, "state": "quarantined", "attempts": 3, "fault": "Boom", "received_at": 0}
    assert await database.write(lambda tx: inbox.retry(tx, 1))
    assert not await database.write(lambda tx: inbox.retry(tx, 1))
    assert len(await database.write(inbox.take_up)) == 1


async def test_what_cannot_be_opened_stops_nobody(database: Database) -> None:
    await database.write(lambda tx: inbox.store(tx, [update(1), update(2)], 0))
    await database.write(lambda tx: tx.execute("UPDATE inbox SET raw = x'00' WHERE update_id = 1"))
    assert [item.update_id for item in await database.write(inbox.take_up)] == [2]
    (row, _) = await database.read(lambda tx: inbox.listed(tx, 10))
    assert (row["state"], row["fault"]) == ("quarantined", "cannot be opened: WrongKey")


NAMELESS: list[Any] = [
    {"update_id": None},
    {"update_id": True},
    {"update_id": "7"},
    {"update_id": 2**63},
    {},
    [],
    "text",
    None,
    7,
]


async def test_what_has_no_number_is_kept_apart(database: Database) -> None:
    assert await database.write(lambda tx: inbox.store(tx, NAMELESS, 0)) == []
    rows = await database.read(lambda tx: inbox.listed(tx, 100))
    assert sorted(row["update_id"] for row in rows) == list(range(-len(NAMELESS), 0))
    assert {row["state"] for row in rows} == {"quarantined"}


ADDRESSES: list[tuple[Any, tuple[int, int]]] = [
    (update(1), (7, 7)),
    (update(1, chat=-100), (-100, 7)),
    ({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -100}}}}, (7, 7)),
    ({"callback_query": {"from": {"id": 7}}}, (7, 7)),
    ({"chat_member": {"from": {"id": 7}, "chat": {"id": -100}}}, (-100, 7)),
    ({"message": {"from": {"id": "seven"}, "chat": []}}, (0, 0)),
    ({"message": {"from": {"id": 2**63}, "chat": {"id": True}}}, (0, 0)),
    ({"message": None}, (0, 0)),
    ({}, (0, 0)),
]


@pytest.mark.parametrize(("raw", "found"), ADDRESSES)
def test_the_order_and_the_sender_are_found_in_any_shape(raw: Any, found: tuple[int, int]) -> None:
    """Messages go in the order of their chat, presses in the order of who presses."""
    assert inbox.address(raw) == found


async def test_old_numbers_are_forgotten_and_what_is_open_is_not(database: Database) -> None:
    await database.write(lambda tx: inbox.store(tx, [update(1), update(2), update(3)], 0))
    await database.write(lambda tx: (inbox.done(tx, 1, 100), inbox.done(tx, 2, 900)))
    assert await database.write(lambda tx: inbox.forget_before(tx, 500)) == 1
    numbers = await database.read(lambda tx: tx.execute("SELECT update_id FROM inbox ORDER BY 1").fetchall())
    assert numbers == [(2,), (3,)]
