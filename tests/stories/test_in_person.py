"""Talk to a person now: at any step, with what is there; consent first, and nothing more is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.simulator.person import Person
from tests.conversations.people import copied
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, lines, newest, say, tap
from tests.stories.words import english_in

TICKING = ("Specialists", "A dedicated", "Some dev", "Yes", "People", "Constantly", "Yes", "Tester")


async def is_with_a_person(agency: Agency, prospect: Person, agree: str = "I agree") -> str:
    """Agree, and that is all; returns the card."""
    await tap(prospect, agree)
    await agency.settled()
    return (await agency.card()).text


async def test_at_the_very_first_question_with_no_answer_at_all(morning: Agency) -> None:
    mark = await morning.comes("Mark", username="mark_reed")
    await begins(mark, "Talk to a person")
    assert newest(mark).text.startswith("Before we pass this on")
    card = await is_with_a_person(morning, mark)
    assert card.split("\n") == [
        "🔥 HOT 70 · HYBRID (depends, let’s talk) · reply by 10:05 (Kyiv)",
        "Mark · EN · Telegram @mark_reed",
        *lines(card, "Payment"),
        "Ask: Need; Who sets tasks; Team; Tech expertise; Control",
        *lines(card, "Priority 70, mostly: wants to talk now +"),
        "#L-0001 · direct · 10:00 (Kyiv) · rules 1",
    ]
    assert newest(mark).text.split("\n")[:2] == [
        "Your request #L-0001 is with our managers.",
        "Delivered 10:00 · reply due by 10:05 (Kyiv)",
    ]
    assert (await morning.the_lead()).details.answers == {}


NO_ANSWERS = {
    "en": ("Talk to a person", "I agree", "A new request"),
    "uk": ("До менеджера", "Погоджуюся", "Новий запит"),
}


@pytest.mark.parametrize("language", NO_ANSWERS)
async def test_where_nothing_was_answered_there_is_no_button_to_change_it(morning: Agency, language: str) -> None:
    person, agree, new = NO_ANSWERS[language]
    mark = await morning.comes("Mark", language)
    await begins(mark, person)
    await is_with_a_person(morning, mark, agree)
    assert mark.buttons() == [new]


async def test_it_can_be_asked_for_before_anything_else(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await say(mark, "/person")
    assert newest(mark).text.startswith("Before we pass this on")
    assert "🔥 HOT" in await is_with_a_person(morning, mark)


async def test_in_the_middle_of_ticking(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *TICKING, "Talk to a person")
    await is_with_a_person(morning, mark)
    assert (await morning.the_lead()).details.answers["roles"] == ["tester"]


async def test_at_the_phone_number_the_keys_go_away_and_it_is_sent_at_once(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT[:5], "By phone")
    await mark.taps("Talk to a person")
    await mark.sees("All right, we’re passing you on to a person.")
    await mark.sees("is with our managers")
    await morning.settled()
    assert mark.chat().keyboard is None
    assert "Talk to a person" not in mark.buttons()
    assert "wants to talk now" in (await morning.card()).text


@pytest.mark.parametrize("command", ["/person", "talk to a human"])
async def test_at_the_phone_number_in_words(morning: Agency, command: str) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT[:5], "By phone")
    await mark.writes(command)
    await mark.sees("is with our managers")
    assert mark.chat().keyboard is None


async def test_after_the_advice(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, "Talk to a person")
    card = await is_with_a_person(morning, mark)
    assert card.startswith("🔥 HOT")
    assert lines(card, "Ask") == ["Ask: Technologies; Start; Budget"]
    assert any(message.text.startswith("Our suggestion:") for message in mark.screen()), "the advice stays"


@pytest.mark.parametrize("way", ["Change answers", "/start", "/cancel"])
async def test_from_what_is_laid_over_the_conversation(morning: Agency, way: str) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT)
    await (say(mark, way) if way.startswith("/") else tap(mark, way))
    await (say(mark, "/person") if way == "/cancel" else tap(mark, "Talk to a person"))
    assert "wants to talk now" in await is_with_a_person(morning, mark)


async def test_who_agreed_already_is_not_asked_again(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "Talk to a person")
    await mark.sees("is with our managers")
    assert len(await morning.leads()) == 1


async def test_who_declines_is_back_where_he_was_and_nothing_is_sent(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *TICKING, "Talk to a person", "No, thanks")
    assert newest(mark).text.startswith("All right, nothing was sent.\n\n")
    assert "✓ Tester" in newest(mark).buttons
    await answers(mark, "Talk to a person", "Back")
    assert "✓ Tester" in newest(mark).buttons
    assert await morning.leads() == []


async def test_the_whole_way_in_ukrainian(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena)
    await say(olena, "Поговорити з людиною")
    assert newest(olena).text.startswith("Перш ніж передати ваш запит")
    await answers(olena, "Ні, дякую")
    assert newest(olena).text.startswith("Гаразд, нічого не надіслано.")
    await tap(olena, "До менеджера")
    await is_with_a_person(morning, olena, "Погоджуюся")
    assert newest(olena).text.startswith("Ваш запит #L-0001 уже в наших менеджерів.")
    assert english_in("\n".join(message.text for message in olena.screen())) == set()


async def test_two_thumbs_make_one_lead(morning: Agency) -> None:
    """The button, the command and the consent twice each, from two devices."""
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:2])
    question = newest(mark)
    await mark.taps_old(question, "Talk to a person")
    await mark.taps_old(question, "Talk to a person")
    await mark.writes("/person")
    await morning.settled()
    consent = newest(mark)
    for _ in range(3):
        await mark.taps_old(consent, "I agree")
    await mark.writes("yes")
    await mark.sees("is with our managers")
    await morning.settled()
    assert len(await morning.leads()) == len(morning.cards()) == 1


async def test_a_service_that_is_not_offered_is_not_hot(morning: Agency, tmp_path: Path) -> None:
    services = ('services = ["specialists", "whole_project", "support", "unsure"]', 'services = ["specialists"]')
    await morning.restart(questionnaire=str(copied(tmp_path / "agency", agency_toml=services)))
    mark = await morning.comes("Mark")
    await begins(mark, "Support of an existing", "Talk to a person")
    card = await is_with_a_person(morning, mark)
    assert not card.startswith("🔥")
    assert ", mostly: wants to talk now, " in card


async def test_out_of_hours_it_is_the_next_morning(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await morning.lets_pass(9 * 3600)
    await begins(mark, "Talk to a person")
    await is_with_a_person(morning, mark)
    assert newest(mark).text.split("\n")[2] == "We’re closed now; you’ll hear from us by Thu 26 Nov, 09:15 (Kyiv)."
