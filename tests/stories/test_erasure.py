"""Everything about a person deleted at his wish: in the database, in the group, and the key with it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.simulator.person import Person
from conversations.lead import Status
from storage import leads, people
from storage.database import Transaction
from storage.errors import StorageError
from storage.sealing import HOUSE
from tests.stories.agency import (
    PROJECT,
    SENT,
    Agency,
    answers,
    begins,
    everything,
    newest,
    say,
    sends_request,
    tap,
)

WORDS = ("Zebrawood", "zebra_reed", "Marcus Zephyr", "zephyr.pdf", "ads-zebra")
DAYS = 24 * 3600.0
SEALED = {"inbox": "raw", "sessions": "sealed", "leads": "sealed", "outbox": "payload", "attachments": "sealed"}


async def told_everything(agency: Agency) -> Person:
    """Somebody with a request, added words, a file, a change, and a second draft."""
    mark = await agency.comes("Marcus Zephyr", username="zebra_reed")
    await begins(mark, *PROJECT, *SENT, "Skip", "Skip", "Skip", payload="ads-zebra")
    await say(mark, "Zebrawood, in short")
    await tap(mark, "Send to a manager")
    await mark.sees("is with our managers")
    await say(mark, "Zebrawood is urgent")
    await mark.sends_document("zephyr.pdf", caption="Zebrawood plans")
    await mark.sees("Passed on to the managers")
    await agency.settled()
    await tap(mark, "A new request")
    await tap(mark, "A whole project")
    await agency.settled()
    return mark


async def forgets(agency: Agency, person: Person, command: str = "/forget", button: str = "Delete everything") -> None:
    await say(person, command)
    await tap(person, button)
    await agency.settled()


def in_group(agency: Agency) -> list[str]:
    """What stands in the group, files and links too."""
    return [f"{post.content}{post.inline}" for post in agency.posts()]


def everything_sealed(tx: Transaction) -> Iterator[Any]:
    """Whatever can be opened with any key that the database still has."""
    numbers = [row[0] for row in tx.execute("SELECT id FROM people").fetchall()]
    purposes = ("update", "session", "lead", "outbox", "attachment", "owner name")
    for table, column in (*SEALED.items(), ("leads", "owner_name")):
        for (sealed,) in tx.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL").fetchall():
            for number in numbers:
                for purpose in purposes:
                    with contextlib.suppress(StorageError):
                        yield tx.open(number, purpose, sealed)


def on_the_disk(agency: Agency) -> bytes:
    file = agency.folder / "intake.db"
    return b"".join(Path(f"{file}{end}").read_bytes() for end in ("", "-wal") if Path(f"{file}{end}").exists())


async def sealed_of(agency: Agency, person: Person) -> list[bytes]:
    """What the database holds of a person: his wrapped key, and what is sealed under it."""

    def read(tx: Transaction) -> list[bytes]:
        number, key = tx.execute("SELECT id, wrapped_key FROM people WHERE telegram_id = ?", (person.id,)).fetchone()
        found = [key]
        for table, column in SEALED.items():
            rows = tx.execute(f"SELECT {column} FROM {table} WHERE person = ? AND {column} IS NOT NULL", (number,))
            found.extend(row[0] for row in rows.fetchall())
        return found

    return await agency.look(read)


# ------------------------------------------------------------------ what is asked and said


async def test_it_is_asked_first_and_keeping_changes_nothing(morning: Agency) -> None:
    mark = await told_everything(morning)
    before = (await morning.leads(), await morning.session(mark), in_group(morning))
    await say(mark, "/forget")
    asked = newest(mark)
    assert asked.text.startswith("Delete everything about you?\nYour draft, your requests and your files are deleted")
    assert "The messages in this chat are yours to clear in Telegram." in asked.text
    assert asked.buttons == ["Delete everything", "Keep it"]
    await tap(mark, "Keep it")
    assert newest(mark).text.startswith("All right, everything stays as it is.\n\n")
    await morning.settled()
    assert (await morning.leads(), await morning.session(mark), in_group(morning)) == before


@pytest.mark.parametrize("words", ["/forget", "delete my data", "видаліть мої дані"])
async def test_nothing_of_it_is_left_in_the_group(morning: Agency, words: str) -> None:
    mark = await told_everything(morning)
    assert all(any(word in post for post in in_group(morning)) for word in WORDS)
    await forgets(morning, mark, words)
    assert in_group(morning) == [str({"text": text, "entities": _entities(morning, text)}) + "None" for text in LEFT]
    assert newest(mark).text.startswith("Done: everything about you is deleted")


LEFT = (
    "🗑 #L-0001: erased at the person’s request.",
    "🗑 #L-0001: erased at the person’s request. If you keep a copy of anything, please delete it.",
)


def _entities(agency: Agency, text: str) -> list[dict[str, Any]]:
    return next(post.entities for post in agency.posts() if post.text == text)


async def test_in_ukrainian(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena, "До менеджера", "Погоджуюся")
    await morning.card()
    await morning.settled()
    await say(olena, "/forget")
    assert newest(olena).text.startswith("Видалити все про вас?")
    assert newest(olena).buttons == ["Видалити все", "Залишити"]
    await tap(olena, "Видалити все")
    await olena.sees("Готово: усе про вас видалено")
    await morning.settled()
    assert "Олена" not in "".join(in_group(morning))


# ------------------------------------------------------------------ what is left


async def test_nothing_of_it_is_left_in_the_database(morning: Agency) -> None:
    mark = await told_everything(morning)
    held = await sealed_of(morning, mark)
    opened = await morning.look(lambda tx: str(list(everything_sealed(tx))))
    assert all(word in opened for word in WORDS)
    await forgets(morning, mark)
    await morning.stop()
    opened = await morning.look(lambda tx: str(list(everything_sealed(tx))))
    assert not [word for word in WORDS if word in opened]
    disk = on_the_disk(morning)
    assert not [sealed for sealed in held if sealed in disk], "neither the key nor what it sealed is on the disk"
    for table in ("sessions", "sayings", "attachments", "reminders"):
        assert await morning.rows(f"SELECT * FROM {table}") == []
    assert await morning.rows("SELECT name FROM places WHERE name LIKE 'person:%'") == []


async def test_the_figures_and_the_proof_of_consent_stay_without_the_person(morning: Agency) -> None:
    mark = await told_everything(morning)
    before = await morning.the_lead()
    await forgets(morning, mark)
    after = await morning.the_lead()
    assert after.is_erased and after.person == HOUSE
    assert (after.status, after.model, after.created_at) == (Status.NEW, before.model, before.created_at)
    assert after.details == leads.ERASED
    ((person, version, given, withdrawn),) = await morning.rows(
        "SELECT person, version, given_at, withdrawn_at FROM consents"
    )
    assert (person, withdrawn) == (HOUSE, int(morning.clock.now()))
    assert version and given
    history = await morning.look(lambda tx: leads.history(tx, 1))
    assert history[-1]["event"] == "erased"
    assert {row["actor"] for row in history} == {HOUSE}


async def test_who_comes_back_begins_anew_with_another_key(morning: Agency) -> None:
    mark = await told_everything(morning)
    held = await sealed_of(morning, mark)
    (number,) = (await morning.rows("SELECT id FROM people WHERE telegram_id = ?", mark.id))[0]
    await forgets(morning, mark)
    await say(mark, "/start")
    assert newest(mark).text.startswith("Hello!")
    await answers(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    await mark.sees("#L-0002 is with our managers")
    assert not set(held) & set(await sealed_of(morning, mark))
    assert (await morning.rows("SELECT id FROM people WHERE telegram_id = ?", mark.id))[0] != (number,)
    await say(mark, "/status")
    assert "#L-0001" not in newest(mark).text


async def test_nobody_else_is_touched(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    vera = await morning.comes("Vera")
    await sends_request(vera)
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    await morning.card(2)
    await forgets(morning, mark)
    await tap(anna, "Take", morning.group.id)
    await vera.sees("Anna is handling it")
    assert [lead.is_erased for lead in await morning.leads()] == [False, True]


async def test_a_manager_who_erases_himself_as_a_prospect_keeps_his_leads(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await morning.comes("Mark")
    await sends_request(mark)
    await tap(anna, "Take", morning.group.id)
    await begins(anna, *PROJECT[:2])
    await forgets(morning, anna)
    lead = await morning.the_lead()
    assert lead.owner_name == "Anna"
    assert lead.owner == await morning.look(lambda tx: people.ensure(tx, anna.id, 0))
    await tap(anna, "Contacted", morning.group.id)
    assert (await morning.the_lead()).status is Status.CONTACTED


# ------------------------------------------------------------------ whenever it comes


async def test_what_waits_to_be_sent_is_never_sent(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, code=429, retry_after=600)
    await sends_request(mark, delivered=False)
    await morning.settled()
    await forgets(morning, mark)
    await morning.lets_pass(1200)
    assert morning.posts() == []
    assert (await morning.the_lead()).is_erased


async def test_a_card_that_is_on_its_way_just_then_is_emptied_as_soon_as_it_stands(agency: Agency) -> None:
    mark = await agency.comes("Marcus Zephyr")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    agency.world.faults.add("slow", method="sendMessage", chat_id=agency.group.id, seconds=0.4)
    await tap(mark, "Send to a manager")
    await forgets(agency, mark)
    await agency.until(lambda: [post.text for post in agency.posts()] == list(LEFT), "the card is not emptied")


async def test_what_is_too_old_to_be_deleted_is_emptied(morning: Agency) -> None:
    mark = await told_everything(morning)
    await morning.lets_pass(3 * DAYS)
    await forgets(morning, mark)
    shown = "".join(in_group(morning))
    assert not [word for word in ("Zebrawood", "zebra_reed", "Marcus Zephyr", "ads-zebra") if word in shown]
    assert [post.text for post in morning.posts()].count("🗑 #L-0001: erased") == 2


async def test_what_the_managers_deleted_themselves_is_as_good_as_deleted(morning: Agency) -> None:
    mark = await told_everything(morning)
    for post in morning.posts("adds:"):
        del morning.group.messages[post.id]
    await forgets(morning, mark)
    assert [post.text for post in morning.posts()] == list(LEFT)
    assert await morning.rows("SELECT * FROM outbox WHERE state NOT IN ('sent', 'dropped')") == []


async def test_an_old_button_on_the_card_does_nothing(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await morning.comes("Mark")
    await sends_request(mark)
    card = await morning.card()
    (data,) = [b["callback_data"] for row in card.inline or [] for b in row if "callback_data" in b]
    await forgets(morning, mark)
    before = everything(mark)
    morning.world.press(anna.id, card, data)
    await anna.is_told("This request was erased at the person’s request")
    await morning.settled()
    assert everything(mark) == before
    assert (await morning.the_lead()).owner is None


async def test_a_second_tap_and_an_old_button_delete_nothing_unasked(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:2])
    await say(mark, "/forget")
    page = newest(mark)
    await tap(mark, "Delete everything")
    await mark.taps_old(page, "Delete everything")
    await mark.sees("Nothing about you is kept here.")
    await begins(mark, *PROJECT[:2])
    await mark.taps_old(page, "Delete everything")
    await morning.settled()
    assert newest(mark).text.startswith("Delete everything about you?")
    assert len(await morning.answers_of(mark)) == 2


async def test_after_withdrawal_too(morning: Agency) -> None:
    mark = await told_everything(morning)
    await say(mark, "/withdraw")
    await tap(mark, "Delete everything")
    await tap(mark, "Delete everything")
    await morning.settled()
    assert "Zebrawood" not in "".join(in_group(morning))
    assert (await morning.the_lead()).is_erased


async def test_what_he_writes_at_once_afterwards_is_not_lost(morning: Agency) -> None:
    """The update waits in the inbox while everything before it is erased, and the bot ends in between."""
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:2])
    await say(mark, "/forget")
    async with morning.away():
        page = newest(mark)
        (data,) = [b["callback_data"] for row in page.inline or [] for b in row if b["text"] == "Delete everything"]
        morning.world.press(mark.id, page, data)
        morning.world.write(mark.id, "/start")
    await mark.sees("Done: everything about you is deleted")
    await morning.settled()
    assert newest(mark).text.startswith("Hello!")


async def test_across_a_restart_the_group_is_cleaned_all_the_same(morning: Agency) -> None:
    mark = await told_everything(morning)
    morning.world.faults.add("error", method="deleteMessage", chat_id=morning.group.id, code=500, times=None)
    morning.world.faults.add("error", method="editMessageText", chat_id=morning.group.id, code=500, times=None)
    await forgets(morning, mark)
    await morning.stop()
    morning.world.faults.clear()
    await morning.start()
    await morning.lets_pass(300)
    assert [post.text for post in morning.posts()] == list(LEFT)


async def test_cards_left_behind_in_another_group_are_deleted_too(morning: Agency) -> None:
    mark = await morning.comes("Marcus Zephyr")
    await sends_request(mark)
    old = morning.group
    morning.group = morning.world.add_group("Sales", kind="supergroup")
    await morning.restart()
    await morning.card()
    await forgets(morning, mark)
    assert morning.cards(old) == []
    assert [post.text for post in morning.posts()] == list(LEFT)


def test_sealed_columns_are_all_known() -> None:
    """A new table with sealed data has to be erased too."""
    from storage import migrate

    connection = sqlite3.connect(":memory:", isolation_level=None)
    list(migrate.migrate(connection))
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    columns = [(t, c[1]) for t in tables for c in connection.execute(f"PRAGMA table_info({t})") if c[2] == "BLOB"]
    connection.close()
    known = {*SEALED.items(), ("people", "wrapped_key"), ("leads", "owner_name")}
    assert set(columns) == known
