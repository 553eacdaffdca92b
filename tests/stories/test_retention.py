"""Drafts are kept for thirty days after the last deed; then nothing of them is left."""

from __future__ import annotations

from bot.simulator.person import Person
from storage import people
from storage.database import Transaction
from tests.stories.agency import PROJECT, Agency, answers, begins, newest, say, sends_request
from tests.stories.movable_clock import MovableClock

DAY = 24 * 3600.0


async def days_pass(agency: Agency, days: float) -> None:
    assert isinstance(agency.clock, MovableClock)
    await agency.settled()
    agency.clock.move(days * DAY)
    await agency.settled()
    await agency.lets_pass(3601)


async def hangs_something_on_it(agency: Agency, mark: Person) -> None:
    """A file and a saying of the draft, and a file that belongs to a lead."""

    def hang(tx: Transaction) -> None:
        person = people.ensure(tx, mark.id, 0)
        sealed = tx.seal(person, "attachment", {"file_id": "f"})
        row = "INSERT INTO attachments (person, lead, kind, unique_id, sealed, created_at) VALUES (?, NULL, ?, ?, ?, 0)"
        tx.execute(row, (person, "photo", "u", sealed))
        tx.execute("INSERT INTO sayings (person, message_id, question, said_at) VALUES (?, 5, 'need', 0)", (person,))

    await agency.stop()
    await agency.change(hang)
    await agency.start()


async def test_after_twenty_nine_days_a_draft_is_there(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await hangs_something_on_it(morning, mark)
    await days_pass(morning, 29)
    assert len(await morning.answers_of(mark)) == 3
    assert len(await morning.rows("SELECT * FROM attachments")) == 1


async def test_after_thirty_one_days_nothing_of_it_is_left(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await hangs_something_on_it(morning, mark)
    await days_pass(morning, 31)
    for table in ("sessions", "sayings", "attachments", "reminders"):
        assert await morning.rows(f"SELECT * FROM {table}") == [], table
    assert await morning.rows("SELECT * FROM inbox WHERE raw IS NOT NULL") == []


async def test_who_comes_later_begins_anew_and_is_greeted(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await days_pass(morning, 31)
    await say(mark, "/start")
    assert newest(mark).text.startswith("Hello!")
    await answers(mark, *PROJECT)
    assert "Our suggestion" in newest(mark).text


async def test_an_old_button_of_a_deleted_draft_leads_to_the_greeting(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena, "Проєкт", "Ніхто")
    await days_pass(morning, 31)
    old = next(message for message in olena.chat().newest_first() if "Процесом" in message.buttons)
    await olena.taps_old(old, "Процесом")
    await olena.sees("Вітаємо!")
    assert await morning.answers_of(olena) == {}


async def test_any_deed_begins_the_thirty_days_anew(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:2])
    await days_pass(morning, 20)
    await say(mark, "something that is no answer")
    await days_pass(morning, 20)
    assert len(await morning.answers_of(mark)) == 2


async def test_what_was_sent_is_no_draft(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await sends_request(mark)
    await days_pass(morning, 100)
    await say(mark, "One more thing")
    assert (await morning.the_lead()).details.additions == ["One more thing"]
