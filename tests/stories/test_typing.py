"""Typing instead of tapping: labels, other words and spoken commands, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say

WHOLE_WAY: dict[str, list[tuple[str, Any]]] = {
    "en": [
        ("turnkey", "whole_project"),
        ("nobody", "nobody"),
        ("priorities", "process"),
        ("a few developers", "some_developers"),
        ("a bit", "basic"),
        ("six months", "3_to_12_months"),
        ("agile", "evolving"),
        ("Python, Django", ("Python", "Django")),
    ],
    "uk": [
        ("проєкт під ключ", "whole_project"),
        ("ніхто", "nobody"),
        ("процесом", "process"),
        ("кілька розробників", "some_developers"),
        ("частково", "basic"),
        ("3–12 місяців", "3_to_12_months"),
        ("вимоги змінюватимуться", "evolving"),
        ("не знаю", "unknown"),
    ],
}


@pytest.mark.parametrize("language", WHOLE_WAY)
@pytest.mark.parametrize("client", ["en", "uk"])
async def test_the_way_to_the_advice_can_be_typed(agency: Agency, language: str, client: str) -> None:
    """Whoever has an English client may type Ukrainian, and the other way round."""
    mark = await agency.comes("Mark", client)
    await begins(mark)
    for words, _ in WHOLE_WAY[language]:
        await say(mark, words)
    assert list((await agency.answers_of(mark)).values()) == [answer for _, answer in WHOLE_WAY[language]]
    assert newest(mark).text.startswith("Our suggestion:" if client == "en" else "Наша порада:")


SPOKEN = [
    (PROJECT[:5], "skip", "How clearly is the work described?"),
    (PROJECT[:5], "Пропустити", "How clearly is the work described?"),
    (PROJECT[:5], "BACK!", "judge technical work"),
    (PROJECT[:5], "назад", "judge technical work"),
    (PROJECT[:5], "show advice now", "Our suggestion:"),
    (PROJECT[:5], "порада", "Our suggestion:"),
    (PROJECT[:5], "стоп", "Stop here?"),
    (PROJECT, "yes", "When do you want to start?"),
    (PROJECT, "передати менеджеру", "When do you want to start?"),
    (PROJECT, "difference", "Two ways to work together"),
    (PROJECT, "перші кроки", "First steps"),
    ((*PROJECT, *SENT[:4]), "I agree.", "How shall we get back"),
    ((*PROJECT, *SENT[:4]), "так", "How shall we get back"),
    ((*PROJECT, *SENT[:4]), "ні", "All right, nothing was sent."),
    ((*PROJECT, *SENT, "That’s enough"), "send it", "Your request #L-0001"),
    ((*PROJECT, *SENT, "That’s enough"), "надіслати", "Your request #L-0001"),
]


@pytest.mark.parametrize(("way", "words", "expected"), SPOKEN)
async def test_buttons_can_be_spoken(agency: Agency, way: tuple[str, ...], words: str, expected: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *way)
    await say(mark, words)
    assert expected in newest(mark).text


async def test_what_is_not_understood_is_asked_again_with_the_buttons(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:4])
    await say(mark, "purple")
    assert newest(mark).text.startswith("I didn’t quite get that. Please pick one of the answers below.")
    assert newest(mark).buttons[:3] == ["Yes, confidently", "Partly", "No"]


async def test_words_are_asked_for_buttons_where_only_these_do(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT[:4])
    await say(mark, "hm, let me think")
    assert newest(mark).text.startswith("Please use the buttons below.")
    await answers(mark, "I agree")
