"""Somebody writes and taps without end: the others are served, and what is kept has its bounds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from bot.simulator import contents
from bot.simulator.person import Person
from storage.attachments import MOST_ATTACHMENTS
from storage.leads import MOST_ADDITIONS
from tests.stories.agency import PROJECT, Agency, answers, begins, newest, say, sends_request, tap


async def test_others_are_served_at_once_while_one_person_floods(agency: Agency) -> None:
    mallory, mark = await agency.comes("Mallory"), await agency.comes("Mark")
    await begins(mallory)
    for number in range(300):
        agency.world.write(mallory.id, f"purple {number}")
    await begins(mark, *PROJECT)
    assert "Our suggestion" in newest(mark).text
    await agency.settled()


async def test_many_press_start_at_once(agency: Agency) -> None:
    crowd = [await agency.comes(f"Prospect {number}") for number in range(300)]
    for person in crowd:
        agency.world.start(person.id)
    await asyncio.gather(*(person.sees("What do you need help with?") for person in crowd))


async def test_a_hundred_taps_on_one_button_are_one_step(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    question = newest(mark)
    presses = [await mark.taps_old(question, PROJECT[3]) for _ in range(100)]
    await mark.sees("judge technical work")
    await agency.until(lambda: all(press.answered for press in presses), "a press is not answered")
    assert [press.text for press in presses].count("That’s an earlier button") == 99
    assert len(await agency.answers_of(mark)) == 4


async def test_later_words_have_a_bound_and_it_is_said(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await sends_request(mark)
    for number in range(MOST_ADDITIONS):
        morning.world.write(mark.id, f"wish {number}")
    await morning.until(lambda: len(morning.posts("adds:")) == MOST_ADDITIONS, "not all words reach the group")
    await morning.lets_pass(10)
    await say(mark, "one wish more")
    assert newest(mark).text.startswith("That’s a lot already, thank you!")
    assert len((await morning.the_lead()).details.additions) == MOST_ADDITIONS
    await morning.settled()
    assert len(morning.posts("adds:")) == MOST_ADDITIONS


async def test_new_leads_go_before_what_somebody_adds_without_end(agency: Agency) -> None:
    mallory, mark = await agency.comes("Mallory"), await agency.comes("Mark")
    await sends_request(mallory)
    hanging = agency.world.faults.add("hang", method="sendMessage", chat_id=agency.group.id, seconds=0.3)
    for number in range(30):
        agency.world.write(mallory.id, f"wish {number}")
    await sends_request(mark)
    agency.world.faults.remove(hanging.id)
    await agency.until(lambda: len(agency.posts()) > 20, "nothing reaches the group")
    order = [post.text[:4] for post in agency.posts()]
    assert any(text.startswith("🔥") for text in order[1:4]), order


async def test_a_flood_of_presses_on_a_card_is_answered(agency: Agency) -> None:
    """Each press is answered, and each move follows from the one before."""
    anna = await agency.hires("Anna")
    await sends_request(await agency.comes("Mark"))
    await tap(anna, "Take", agency.group.id)
    await agency.settled()
    card = await agency.card()
    labels = list(card.buttons)
    presses = [await anna.taps_old(card, label) for label in labels * 20]
    await agency.until(lambda: all(press.answered for press in presses), "a press is not answered")
    moves = await agency.rows("SELECT from_status, to_status FROM lead_history ORDER BY id")
    assert [move[0] for move in moves[1:]] == [move[1] for move in moves[:-1]]


async def test_a_long_list_is_refused_kindly(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:7])
    await say(mark, ", ".join(f"tool {number}" for number in range(200)))
    assert newest(mark).text.startswith("That’s a lot! Please name up to 40.")
    await answers(mark, "Don’t know, up to you")


# ------------------------------------------------------------------ two hundred in ten seconds

REPLIES = ("sendMessage", "editMessageText", "sendPhoto")


async def floods(agency: Agency, person: Person, made: Callable[[int], dict[str, Any]]) -> int:
    """Send two hundred messages within ten seconds; returns how many replies came in that time."""
    before = len(agency.calls(*REPLIES, chat=person.id))
    for number in range(200):
        agency.world.send(person.id, made(number))
        if number % 10 == 9:
            await agency.lets_pass(0.5)
    return len(agency.calls(*REPLIES, chat=person.id)) - before


async def test_two_hundred_messages_in_ten_seconds_are_answered_ten_times(morning: Agency) -> None:
    mallory, mark = await morning.comes("Mallory"), await morning.comes("Mark")
    await begins(mallory, *PROJECT[:2])
    flood = asyncio.create_task(floods(morning, mallory, lambda number: {"text": f"purple {number}"}))
    await begins(mark, *PROJECT)
    assert "Our suggestion" in newest(mark).text
    assert await flood <= 10
    await morning.lets_pass(10)
    assert newest(mallory).buttons, "there is something to go on with"
    assert len(await morning.answers_of(mallory)) == 2
    assert await morning.rows("SELECT update_id FROM inbox WHERE state <> 'done'") == []


async def test_answers_in_a_flood_are_all_kept(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena)
    words = ("Проєкт під ключ", "Ніхто", "Результат", "Команди немає", "Ні", "До 3 місяців", "/help", "Докладне ТЗ")
    for text in words:
        morning.world.send(olena.id, {"text": text})
    assert await floods(morning, olena, lambda number: {"text": f"що {number}"}) <= 10 + len(words)
    known = await morning.answers_of(olena)
    assert known["need"] == "whole_project"
    assert known["duration"] == "under_3_months"
    assert len(await morning.leads()) == 0


async def test_two_hundred_photos_in_ten_seconds_are_confirmed_by_one_message(morning: Agency) -> None:
    mallory = await morning.comes("Mallory")
    await begins(mallory)
    assert await floods(morning, mallory, lambda _: contents.photo(morning.world.files)) <= 10
    await morning.lets_pass(10)
    mine = [m.text for m in mallory.screen() if m.sender_id != mallory.id]
    assert len([text for text in mine if text.startswith("Kept for the manager: 50 files.")]) == 1
    rows = await morning.rows("SELECT count(*) FROM attachments")
    assert rows == [(MOST_ATTACHMENTS,)]


async def test_two_hundred_messages_after_sending_stay_one_lead(morning: Agency) -> None:
    mallory = await morning.comes("Mallory")
    await sends_request(mallory)
    assert await floods(morning, mallory, lambda number: {"text": f"wish {number}"}) <= 10
    assert len((await morning.the_lead()).details.additions) == MOST_ADDITIONS
