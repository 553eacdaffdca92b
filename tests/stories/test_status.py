"""`/status`: where one's own requests stand, or how far the draft has come; nothing of anybody else's."""

from __future__ import annotations

import pytest

from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, sends_request, tap
from tests.stories.words import english_in


async def test_a_draft_says_how_far_it_is_and_that_nothing_was_sent(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    question = newest(mark).text
    await say(mark, "/status")
    assert newest(mark).text == "Your draft: nothing was sent. You are at question 4 of 8."
    await tap(mark, "Go on")
    assert question.endswith(newest(mark).text)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (PROJECT, "You have your advice."),
        ((*PROJECT, *SENT[:4]), "5 more answers, and it can go to a manager."),
        ((*PROJECT, *SENT, "That’s enough"), "You are one step before sending."),
    ],
)
async def test_a_draft_beyond_the_questions(agency: Agency, labels: tuple[str, ...], words: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *labels)
    await say(mark, "/status")
    assert newest(mark).text == f"Your draft: nothing was sent. {words}"


async def test_who_never_said_anything_can_begin(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await say(mark, "/status")
    assert newest(mark).text == "Nothing was sent yet."
    await tap(mark, "Begin")
    assert newest(mark).text.startswith("Hello!")


async def test_all_requests_the_open_ones_first_and_the_draft(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await morning.comes("Mark")
    await sends_request(mark)
    for label in ("Take", "Lost"):
        await tap(anna, label, morning.group.id)
    await tap(mark, "A new request")
    await answers(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    await mark.sees("Your request #L-0002 is with our managers")
    await say(mark, "/status")
    assert newest(mark).text.split("\n") == [
        "Your requests",
        "#L-0002 · delivered 10:00 · reply due by 10:05 (Kyiv)",
        "#L-0001 · closed",
    ]
    await tap(mark, "A new request")
    await answers(mark, *PROJECT[:2])
    await say(mark, "/status")
    assert newest(mark).text.split("\n")[3] == "Your draft: nothing was sent. You are at question 3 of 8."


async def test_at_most_five_are_told(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark)
    for number in range(1, 8):
        await answers(mark, "Talk to a person", "I agree")
        await mark.sees(f"Your request #L-{number:04d} is with our managers")
        await tap(mark, "A new request")
    await say(mark, "/status")
    told = newest(mark).text.split("\n")
    assert [line[:7] for line in told[1:]] == [f"#L-000{number}" for number in (7, 6, 5, 4, 3)]


@pytest.mark.parametrize("more", ["", " 1", " #L-0001", " L-0001", " all", "@intake_bot 1", " 700000001"])
async def test_whatever_is_typed_after_it_shows_nothing_of_others(agency: Agency, more: str) -> None:
    eva, mark = await agency.comes("Mark"), await agency.comes("Mark")
    await sends_request(eva)
    await say(mark, f"/status{more}")
    assert newest(mark).text == "Nothing was sent yet."


async def test_in_ukrainian(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena)
    await answers(olena, "Проєкт або продукт під ключ")
    await say(olena, "/status")
    assert newest(olena).text == "Ваша чернетка: нічого не надіслано. Ви на запитанні 2 з 8."
    await answers(olena, "Продовжити", "До менеджера", "Погоджуюся")
    await morning.settled()
    await say(olena, "/status")
    assert newest(olena).text.split("\n") == ["Ваші запити", "#L-0001 · доставлено: 10:00 · відповідь до 10:05 (Київ)"]
    assert english_in("\n".join(message.text for message in olena.screen())) == set()


async def test_the_menu_offers_it_in_both_languages(agency: Agency) -> None:
    await agency.settled()
    for language in ("en", "uk"):
        menu = {str(call.params["language_code"]): call.params["commands"] for call in agency.calls("setMyCommands")}
        assert "status" in str(menu[language])
        assert "person" in str(menu[language])
