"""Leads, conversations and places: added once, moved by their owner, remembered by name."""

from __future__ import annotations

import pytest

from conversations.lead import MoveError, Status
from conversations.session import Consent, Session
from storage import leads, people, places, sessions
from storage.database import Database, Transaction
from storage.leads import Agreed, Details, Lead, NewLead

DETAILS = Details(
    answers={"need": "support", "roles": ["tester"]}, skipped=["stack"], advice={"model": "outsourcing"},
    contributors=[["start", "asap", 25]], name="Mark", username=None, telegram_id=700, source="ads",
)  # fmt: skip
CONSENT = Agreed("1", "ab" * 16, "en", 90)


def added(tx: Transaction, submission: str = "1:abc", telegram_id: int = 700) -> Lead:
    person = people.ensure(tx, telegram_id, 0)
    new = NewLead(
        submission=submission, person=person, nonce="nonce", model="outsourcing", confidence="clear", priority="hot",
        points=94, language="en", rules_version="1", questionnaire_version="1", due_at=400, details=DETAILS,
    )  # fmt: skip
    return leads.add(tx, new, CONSENT, 100)


async def test_a_lead_is_added_once_for_each_submission(database: Database) -> None:
    first, again, second = await database.write(lambda tx: (added(tx), added(tx), added(tx, "1:def")))
    assert (first.id, again.id, second.id) == (1, 1, 2)
    assert (first.number, first.status, first.details) == ("#L-0001", Status.NEW, DETAILS)
    consents = await database.read(lambda tx: tx.execute("SELECT lead, text_hash, given_at FROM consents").fetchall())
    assert consents == [(1, CONSENT.text_hash, 90), (2, CONSENT.text_hash, 90)]


async def test_only_one_takes_it_and_only_the_owner_moves_it(database: Database) -> None:
    await database.write(added)
    anna, bohdan = await database.write(lambda tx: (people.ensure(tx, 1, 0), people.ensure(tx, 2, 0)))
    taken = await database.write(lambda tx: leads.take(tx, 1, anna, "Anna", 200))
    assert (taken.owner, taken.owner_name, taken.revision) == (anna, "Anna", 1)
    for work in (
        lambda tx: leads.take(tx, 1, bohdan, "Bohdan", 201),
        lambda tx: leads.move(tx, 1, Status.CONTACTED, bohdan, 201),
        lambda tx: leads.give_back(tx, 1, bohdan, 201),
        lambda tx: leads.move(tx, 1, Status.WON, anna, 201),
        lambda tx: leads.move(tx, 1, Status.NEW, anna, 201),
    ):
        with pytest.raises(MoveError):
            await database.write(work)
    assert (await database.read(lambda tx: leads.get(tx, 1))).revision == 1
    back = await database.write(lambda tx: leads.give_back(tx, 1, anna, 300))
    assert (back.status, back.owner, back.owner_name) == (Status.NEW, None, None)
    history = await database.read(lambda tx: leads.history(tx, 1))
    assert [(step["at"], step["event"]) for step in history] == [
        (100, "submitted"),
        (200, "taken"),
        (300, "given back"),
    ]


async def test_later_words_are_kept_up_to_a_bound(database: Database) -> None:
    await database.write(added)
    kept = [await database.write(lambda tx, n=n: leads.add_words(tx, 1, str(n), 5)) for n in range(52)]  # type: ignore[misc]
    assert [lead is not None for lead in kept] == [True] * leads.MOST_ADDITIONS + [False, False]
    lead = await database.read(lambda tx: leads.get(tx, 1))
    assert lead.details.additions == [str(n) for n in range(leads.MOST_ADDITIONS)]


async def test_lists_hold_nothing_personal(database: Database) -> None:
    await database.write(added)
    await database.write(lambda tx: added(tx, "2:x", 800))
    rows = await database.read(lambda tx: leads.listed(tx, None, 10))
    assert [row["id"] for row in rows] == [2, 1]
    assert set(rows[0]) == set(leads.LISTED)
    assert "Mark" not in str(rows)
    assert await database.read(lambda tx: leads.listed(tx, "won", 10)) == []
    assert len(await database.read(lambda tx: leads.listed(tx, "new", 1))) == 1


async def test_a_lead_that_is_not_there(database: Database) -> None:
    with pytest.raises(KeyError):
        await database.read(lambda tx: leads.get(tx, 7))


async def test_a_conversation_is_kept_and_deleted(database: Database) -> None:
    person = await database.write(lambda tx: people.ensure(tx, 700, 0))
    session = Session(
        language="uk", nonce="n", source="ads", answers={"need": "support", "wants_interviews": True, "roles": ("qa",)},
        skipped=("stack",), consent=Consent("ab", "uk", 5), screen=3,
    )  # fmt: skip
    assert await database.read(lambda tx: sessions.load(tx, person)) is None
    await database.write(lambda tx: sessions.save(tx, person, session, 1))
    assert await database.read(lambda tx: sessions.load(tx, person)) == session
    await database.write(lambda tx: sessions.delete(tx, person))
    assert await database.read(lambda tx: sessions.load(tx, person)) is None


async def test_a_place_is_remembered_where_it_is_now(database: Database) -> None:
    for place in ((1, 2), (3, 4)):
        await database.write(lambda tx, place=place: places.remember(tx, "card", *place))  # type: ignore[misc]
    assert await database.read(lambda tx: places.find(tx, "card")) == (3, 4)
    await database.write(lambda tx: places.forget(tx, "card"))
    assert await database.read(lambda tx: places.find(tx, "card")) is None


async def test_a_person_is_one_however_often_seen(database: Database) -> None:
    numbers = await database.write(lambda tx: [people.ensure(tx, telegram_id, 0) for telegram_id in (7, 8, 7)])
    assert numbers[0] == numbers[2] != numbers[1]
    assert await database.read(lambda tx: people.telegram_id(tx, numbers[1])) == 8
    assert await database.read(lambda tx: people.telegram_id(tx, 99)) is None


async def test_when_a_lead_was_delivered_and_last_taken_is_remembered(database: Database) -> None:
    first = await database.write(added)
    assert (first.delivered_at, first.taken_at) == (None, None)
    news = [await database.write(lambda tx, at=at: leads.mark_delivered(tx, 1, at)) for at in (150, 160)]  # type: ignore[misc]
    assert news == [True, False]
    assert not await database.write(lambda tx: leads.mark_delivered(tx, 99, 150))
    anna = await database.write(lambda tx: people.ensure(tx, 1, 0))
    await database.write(lambda tx: leads.take(tx, 1, anna, "Anna", 200))
    back = await database.write(lambda tx: leads.give_back(tx, 1, anna, 300))
    assert (back.delivered_at, back.taken_at) == (150, 200)


async def test_who_takes_a_lead_has_seen_its_card(database: Database) -> None:
    await database.write(added)
    taken = await database.write(lambda tx: leads.take(tx, 1, people.ensure(tx, 1, 0), "Anna", 200))
    assert (taken.delivered_at, taken.taken_at) == (200, 200)


async def test_a_persons_own_leads_the_open_ones_first(database: Database) -> None:
    def three(tx: Transaction) -> list[int]:
        anna = people.ensure(tx, 1, 0)
        mine = [added(tx, f"1:{number}") for number in range(3)]
        added(tx, "2:x", 800)
        leads.take(tx, mine[2].id, anna, "Anna", 200)
        leads.move(tx, mine[2].id, Status.LOST, anna, 201)
        assert len(leads.of_person(tx, mine[0].person, 2)) == 2
        return [lead.id for lead in leads.of_person(tx, mine[0].person, 5)]

    assert await database.write(three) == [2, 1, 3]
