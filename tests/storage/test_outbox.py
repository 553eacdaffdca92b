"""The outbox: each row has one fate, and an unknown fate is treated by its class of care."""

from __future__ import annotations

from typing import Any

import pytest

from storage import outbox, people, places, settings
from storage.database import Database, Transaction
from storage.outbox import Care, Claimed, Outgoing, Rank


@pytest.fixture
async def mark(database: Database) -> int:
    return await database.write(lambda tx: people.ensure(tx, 700, 0))


def message(person: int, text: str = "hi", care: Care = Care.PROMPT, **more: Any) -> Outgoing:
    return Outgoing(f"person:{person}", person, care, Rank.PROSPECT, {"text": text}, **more)


async def put(database: Database, out: Outgoing) -> int:
    return await database.write(lambda tx: outbox.put(tx, out, 1.0))


async def claimed(database: Database, row: int) -> Claimed:
    found = await database.write(lambda tx: outbox.claim(tx, row, 2.0))
    assert found is not None
    return found


async def state(database: Database, row: int) -> str:
    found = await database.read(lambda tx: tx.execute("SELECT state FROM outbox WHERE id = ?", (row,)).fetchone())
    return str(found[0])


async def test_a_row_is_claimed_once_with_all_that_is_needed(database: Database, mark: int) -> None:
    row = await put(database, message(mark, "Привіт", place="a place", lead=None))
    found = await claimed(database, row)
    assert (found.chat_id, found.payload, found.attempts, found.uncertain) == (700, {"text": "Привіт"}, 1, 0)
    assert await database.write(lambda tx: outbox.claim(tx, row, 3.0)) is None


async def test_what_was_sent_forgets_its_words_and_remembers_its_place(database: Database, mark: int) -> None:
    row = await put(database, message(mark, place="a place"))
    found = await claimed(database, row)
    await database.write(lambda tx: outbox.sent(tx, found, 42, 3.0))
    assert await database.read(lambda tx: places.find(tx, "a place")) == (700, 42)
    kept = await database.read(lambda tx: tx.execute("SELECT payload, state FROM outbox").fetchall())
    assert kept == [(None, "sent")]


async def test_an_edit_is_aimed_at_where_its_message_stands(database: Database, mark: int) -> None:
    await database.write(lambda tx: places.remember(tx, "a place", 700, 42))
    row = await put(database, message(mark, edits="a place"))
    assert (await claimed(database, row)).target == (700, 42)
    await database.write(lambda tx: places.forget(tx, "a place"))
    row = await put(database, message(mark, edits="a place"))
    assert (await claimed(database, row)).target is None, "then it is sent as a new one"


async def test_a_newer_edit_takes_the_place_of_one_that_waits(database: Database, mark: int) -> None:
    rows = [await put(database, message(mark, str(n), edits="a place")) for n in range(3)]
    other = await put(database, message(mark, edits="another place"))
    assert [await state(database, row) for row in (*rows, other)] == ["dropped", "dropped", "pending", "pending"]


async def test_an_edit_that_is_under_way_is_not_dropped(database: Database, mark: int) -> None:
    first = await put(database, message(mark, edits="a place"))
    await claimed(database, first)
    await put(database, message(mark, edits="a place"))
    assert await state(database, first) == "sending"


async def test_what_is_queued_is_told_after_the_commit_only(database: Database, mark: int) -> None:
    told: list[int] = []
    database.on_queued = lambda rows: told.extend(row.id for row in rows)

    def failing(tx: Transaction) -> None:
        outbox.put(tx, message(mark), 1.0)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(failing)
    row = await put(database, message(mark))
    assert told == [row]


REPEATED = {
    Care.MUST_ARRIVE: "retry",
    Care.CONVERSATION: "unknown",
    Care.IDEMPOTENT: "retry",
    Care.CREATE_TOPIC: "unknown",
    Care.PROMPT: "retry",
}


@pytest.mark.parametrize("care", REPEATED)
async def test_what_was_under_way_at_the_end_is_recovered_by_its_care(
    database: Database, mark: int, care: Care
) -> None:
    row, waiting = await put(database, message(mark, care=care)), await put(database, message(mark, care=care))
    await claimed(database, row)
    assert await database.write(outbox.recover) == 1
    assert await state(database, row) == REPEATED[care]
    assert await state(database, waiting) == "pending"
    (listed, *_) = await database.read(lambda tx: outbox.listed(tx, 10))
    assert (listed["uncertain"], listed["fault"]) == (1, "the program ended while it was being sent")
    left = [queued.id for queued in await database.read(outbox.waiting)]
    assert left == ([row, waiting] if REPEATED[care] == "retry" else [waiting])


def test_every_class_of_care_has_its_bound() -> None:
    assert set(outbox.MOST_REPEATS) == set(Care)


async def test_a_prompt_is_given_up_some_day(database: Database, mark: int) -> None:
    row = await put(database, message(mark))
    most = int(outbox.MOST_REPEATS[Care.PROMPT])
    again = [
        await database.write(lambda tx, n=n: outbox.uncertain(tx, row, Care.PROMPT, n, 0.0, "lost"))  # type: ignore[misc]
        for n in range(most + 1)
    ]
    assert again == [True] * most + [False]
    assert await state(database, row) == "unknown"


async def test_a_person_may_send_again_what_is_unknown_or_dead(database: Database, mark: int) -> None:
    dead, unknown, sent = [await put(database, message(mark, care=Care.CONVERSATION)) for _ in range(3)]
    await database.write(lambda tx: outbox.dead(tx, dead, 3.0, "blocked"))
    await database.write(lambda tx: outbox.uncertain(tx, unknown, Care.CONVERSATION, 0, 0.0, "lost"))
    decided = await database.write(lambda tx: [outbox.resend(tx, row) for row in (dead, unknown, sent, 99)])
    assert decided == [True, True, False, False]
    assert await database.read(outbox.counts) == {"retry": 2, "pending": 1}


async def test_pauses_are_kept_until_they_are_over(database: Database) -> None:
    await database.write(lambda tx: outbox.pause(tx, "managers", 100.0))
    await database.write(lambda tx: outbox.pause(tx, "managers", 200.0))
    await database.write(lambda tx: outbox.pause(tx, "person:1", 120.0))
    assert await database.write(lambda tx: outbox.pauses(tx, 150.0)) == {"managers": 200.0}
    assert await database.write(lambda tx: outbox.pauses(tx, 200.0)) == {}


async def test_addresses_lead_where_things_live_now(database: Database, mark: int) -> None:
    def lead(chat: str) -> Any:
        return database.read(lambda tx: outbox.chat_id_of(tx, chat))

    assert await lead(outbox.MANAGERS) is None
    await database.write(lambda tx: settings.put(tx, settings.MANAGERS_CHAT, "-100500"))
    assert await lead(outbox.MANAGERS) == -100500
    assert await lead("chat:-7") == -7
    assert await lead(f"person:{mark}") == 700
    assert await lead("person:99") is None


async def test_lists_hold_no_words(database: Database, mark: int) -> None:
    await put(database, message(mark, "a secret", lead=7))
    (row,) = await database.read(lambda tx: outbox.listed(tx, 10))
    assert set(row) == set(outbox.COLUMNS)
    assert "secret" not in str(row)


async def test_what_ended_long_ago_is_forgotten(database: Database, mark: int) -> None:
    sent, dead = await put(database, message(mark)), await put(database, message(mark))
    found = await claimed(database, sent)
    await database.write(lambda tx: outbox.sent(tx, found, 1, 10.0))
    await database.write(lambda tx: outbox.dead(tx, dead, 10.0, "blocked"))
    assert await database.write(lambda tx: outbox.forget_before(tx, 100.0)) == 1
    assert await database.read(outbox.counts) == {"dead": 1}, "what a person has to see stays"


async def test_a_message_that_goes_by_another_name_keeps_what_is_on_its_way_to_it(
    database: Database, mark: int
) -> None:
    """The summary becomes the receipt while an edit of it is being sent and another one waits."""
    await database.write(lambda tx: places.remember(tx, "screen", 700, 42))
    under_way = await claimed(database, await put(database, message(mark, place="screen", edits="screen")))
    waits = await put(database, message(mark, "older", edits="screen"))
    await database.write(lambda tx: outbox.rename_place(tx, "screen", "receipt"))
    newest = await put(database, message(mark, "newest", place="receipt", edits="receipt"))
    assert await state(database, waits) == "dropped"
    await database.write(lambda tx: outbox.sent(tx, under_way, 42, 3.0))
    assert await database.read(lambda tx: places.find(tx, "screen")) is None
    assert (await claimed(database, newest)).target == (700, 42)


@pytest.mark.parametrize(
    "deed",
    [
        lambda tx: outbox.is_under_way(tx, "lead:1:receipt"),
        lambda tx: outbox.rename_place(tx, "person:1:screen", "lead:1:receipt"),
        outbox.waiting,
        outbox.recover,
    ],
    ids=["is it under way", "it goes by another name", "what waits", "what was under way"],
)
async def test_nobody_looks_through_all_that_was_ever_sent(database: Database, deed: Any) -> None:
    said: list[str] = []

    def watched(tx: Transaction) -> None:
        tx.connection.set_trace_callback(said.append)
        deed(tx)
        tx.connection.set_trace_callback(None)

    await database.write(watched)
    assert said
    for sql in said:
        plan = await database.read(lambda tx, sql=sql: tx.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall())  # type: ignore[misc]
        assert not [row[3] for row in plan if row[3].startswith("SCAN")], sql
