"""Reminders and drafts as rows."""

from __future__ import annotations

from dataclasses import replace

from conversations.session import Session
from storage import drafts, people, reminders, sessions
from storage.database import Database, Transaction

SESSION = Session(language="en", nonce="n", answers={"need": "support"})


def due(tx: Transaction, at: int) -> list[str]:
    return [reminder.subject for reminder in reminders.take_due(tx, at, 10)]


async def test_one_row_for_each_subject_and_kind_which_moves(database: Database) -> None:
    def work(tx: Transaction) -> None:
        reminders.schedule(tx, "lead:1", "reply", 1, 100)
        reminders.schedule(tx, "lead:1", "reply", 1, 200)
        reminders.schedule(tx, "lead:1", "follow_up", 1, 300)
        assert reminders.next_due(tx) == 200
        assert due(tx, 199) == []
        assert due(tx, 200) == ["lead:1"]
        assert reminders.next_due(tx) == 300

    await database.write(work)


async def test_what_is_done_is_not_scheduled_again_until_its_subject_ends(database: Database) -> None:
    def work(tx: Transaction) -> None:
        reminders.schedule(tx, "lead:1", "reply", 1, 100)
        assert due(tx, 100) == ["lead:1"]
        reminders.schedule(tx, "lead:1", "reply", 1, 200)
        reminders.call_off(tx, "lead:1", "reply")
        reminders.schedule(tx, "lead:1", "reply", 1, 200)
        assert due(tx, 1000) == []
        reminders.forget(tx, "lead:1", "reply")
        reminders.schedule(tx, "lead:1", "reply", 1, 300)
        assert due(tx, 1000) == ["lead:1"]

    await database.write(work)


async def test_what_is_declined_stays_so_for_good(database: Database) -> None:
    def work(tx: Transaction) -> None:
        reminders.decline(tx, "person:1", "draft", 1, 50)
        reminders.schedule(tx, "person:1", "draft", 1, 100)
        reminders.forget(tx, "person:1", "draft")
        reminders.schedule(tx, "person:1", "draft", 1, 100)
        assert due(tx, 1000) == []

    await database.write(work)


async def test_the_earliest_go_first_and_so_many_at_a_time(database: Database) -> None:
    def work(tx: Transaction) -> None:
        for number in range(5):
            reminders.schedule(tx, f"lead:{number}", "reply", 1, 100 - number)
        assert {r.subject for r in reminders.take_due(tx, 100, 2)} == {"lead:3", "lead:4"}

    await database.write(work)


async def test_after_a_commit_who_waits_is_told_what_is_due_first(database: Database) -> None:
    told: list[int] = []
    database.on_due = told.append

    def work(tx: Transaction) -> None:
        reminders.schedule(tx, "a", "reply", 1, 300)
        reminders.schedule(tx, "b", "reply", 1, 200)

    await database.write(work)
    await database.write(lambda tx: reminders.call_off(tx, "a", "reply"))
    assert told == [200]


async def test_drafts_that_were_saved_before_it_was_noted_are_told_from_what_was_sent(database: Database) -> None:
    def work(tx: Transaction) -> None:
        for number in (1, 2, 3):
            person = people.ensure(tx, number, 0)
            sessions.save(tx, person, replace(SESSION, lead=7 if number == 2 else None), 10)
        tx.execute("UPDATE sessions SET sent = NULL WHERE person <> 3")
        assert drafts.forget_before(tx, 10, 100) == 0
        assert drafts.forget_before(tx, 11, 2) == 2
        assert drafts.forget_before(tx, 11, 2) == 1
        assert drafts.forget_before(tx, 11, 2) == 0
        assert tx.execute("SELECT person, sent FROM sessions").fetchall() == [(2, 1)]

    await database.write(work)
