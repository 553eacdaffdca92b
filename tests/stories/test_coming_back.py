"""Leaving and coming back: /cancel, a restart of the bot in the middle, /start again, later words, a second request."""

from __future__ import annotations

import asyncio

from storage import leads
from tests.stories.agency import (
    PROJECT,
    SENT,
    Agency,
    answers,
    begins,
    newest,
    say,
    sends_request,
    tap,
)


async def test_cancel_and_go_on(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await say(mark, "/cancel")
    assert newest(mark).text.startswith("Stop here? Nothing was sent.")
    await tap(mark, "Go on")
    assert "Who is on your team now?" in newest(mark).text
    assert len(await agency.answers_of(mark)) == 3


async def test_cancel_and_delete_leaves_nothing(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "Mark")
    await say(mark, "/cancel")
    await tap(mark, "Delete my answers")
    await mark.sees("Done: your answers are deleted, and nothing was sent.")
    await agency.settled()
    assert await agency.rows("SELECT * FROM sessions") == []
    assert await agency.rows("SELECT * FROM leads") == []
    assert await agency.rows("SELECT * FROM inbox WHERE raw IS NOT NULL") == []
    assert await agency.rows("SELECT * FROM outbox WHERE payload IS NOT NULL") == []
    assert agency.posts() == []


async def test_who_deleted_everything_begins_anew(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await say(mark, "стоп")
    await say(mark, "delete my answers")
    await begins(mark)
    assert newest(mark).text.startswith("Hello!")
    assert await agency.answers_of(mark) == {}


async def test_the_bot_starts_again_in_the_middle(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:4])
    await agency.restart()
    await answers(mark, *PROJECT[4:], *SENT)
    await agency.restart()
    await answers(mark, "That’s enough", "Send to a manager")
    await agency.restart()
    assert len(agency.cards()) == 1
    await tap(await agency.hires("Anna"), "Take", agency.group.id)
    await mark.sees("Anna is handling it")


async def test_what_was_written_while_the_bot_was_away_is_answered(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:4])
    async with agency.away():
        await mark.taps(PROJECT[4])
        await mark.writes("up to 3 months")
    await mark.sees("How clearly is the work described?")
    assert len(await agency.answers_of(mark)) == 6


async def test_start_again_welcomes_back(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await say(mark, "/start")
    assert newest(mark).text == "Welcome back! You are at question 4 of 8."
    await tap(mark, "Go on")
    assert "Who is on your team now?" in newest(mark).text


async def test_start_again_tells_the_stages_after_the_advice(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    await say(mark, "/start")
    assert newest(mark).text == "Welcome back! You have your advice."
    await answers(mark, "Go on", *SENT)
    await say(mark, "/start")
    assert newest(mark).text == "Welcome back! You have your advice. 4 more answers, and it can go to a manager."
    await answers(mark, "Go on", "That’s enough")
    await say(mark, "/start")
    assert newest(mark).text == "Welcome back! You are one step before sending."


async def test_start_again_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena, "Проєкт", "Ніхто")
    await say(olena, "/start")
    assert newest(olena).text == "З поверненням! Ви на запитанні 3 з 8."
    await say(olena, "продовжити")
    await answers(olena, "Лише результат", "Команди немає", "Ні", "Показати пораду", "Підготувати запит")
    await say(olena, "/start")
    assert newest(olena).text == "З поверненням! Порада у вас уже є. Ще 7 відповідей, і запит можна передати менеджеру."


async def test_start_again_and_start_over(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, payload="autumn")
    await say(mark, "/start")
    await tap(mark, "Start over")
    assert newest(mark).text.startswith("Hello!")
    session = await agency.session(mark)
    assert session is not None
    assert (dict(session.answers), session.consent, session.source) == ({}, None, "autumn")


async def test_start_before_any_answer_asks_the_first_question_again(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await say(mark, "/start")
    assert newest(mark).text.startswith("Hello!")


async def test_start_after_sending_shows_the_request(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await say(mark, "/start")
    assert newest(mark).text.startswith("Your request #L-0001 is with our managers.")


async def test_a_later_message_is_added_to_the_lead_and_reaches_the_group(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await say(mark, "We also need <b>French</b> & a phone line")
    assert newest(mark).text == "Added to your request; your manager will see it."
    await agency.until(lambda: bool(agency.posts("adds:")), "the words do not reach the group")
    (post,) = agency.posts("adds:")
    assert post.text == "➕ #L-0001 · Mark adds:\nWe also need <b>French</b> & a phone line"
    assert (await agency.the_lead()).details.additions == ["We also need <b>French</b> & a phone line"]
    history = await agency.look(lambda tx: leads.history(tx, 1))
    assert [step["event"] for step in history] == ["submitted", "added words"]


async def test_words_that_sound_like_buttons_are_added_too(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    for words in ("yes", "back", "skip"):
        await say(mark, words)
    assert (await agency.the_lead()).details.additions == ["yes", "back", "skip"]


async def test_a_new_request_makes_a_second_lead(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await tap(mark, "A new request")
    assert newest(mark).text.startswith("Hello!")
    await answers(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    await mark.sees("Your request #L-0002 is with our managers.")
    await agency.card(2)
    first, second = await agency.leads()
    assert first.person == second.person
    assert first.nonce != second.nonce


async def test_tapping_send_twice_makes_one_lead(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    summary = newest(mark)
    await mark.taps_old(summary, "Send to a manager")
    await mark.taps_old(summary, "Send to a manager")
    await mark.sees("Your request #L-0001")
    await mark.is_told("That’s an earlier button")
    await agency.settled()
    assert len(await agency.leads()) == 1
    assert len(agency.cards()) == 1


async def test_two_devices_share_one_draft(agency: Agency) -> None:
    """The phone and the computer show the same chat; what is tapped on both at once is answered once."""
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    question = newest(mark)
    await asyncio.gather(mark.taps_old(question, "Only the result"), mark.taps_old(question, "The process"))
    await asyncio.gather(mark.starts(), mark.starts(), mark.writes("/status"))
    await agency.settled()
    assert await agency.rows("SELECT count(*) FROM sessions") == [(1,)]
    known = await agency.answers_of(mark)
    assert known["wants_control"] == "result_only", (
        "the first tap counts, the second one was for a question that is answered"
    )
    assert len(known) == 3


async def test_sending_from_two_devices_makes_one_request_and_one_receipt(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    summary = newest(mark)
    await asyncio.gather(
        mark.taps_old(summary, "Send to a manager"),
        mark.writes("send"),
        mark.writes("/person"),
        mark.taps_old(summary, "Send to a manager"),
    )
    await mark.sees("is with our managers")
    await agency.settled()
    assert len(await agency.leads()) == len(agency.cards()) == 1
    assert sum(m.text.startswith("Your request #L-0001 is") for m in mark.screen()) == 1
