"""A made-up language shows words that come from no text, and what has no room to grow."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import settings
from bot.client import views
from bot.client.screen import Screen
from bot.messages import Message
from bot.pseudo_check import foreign, pseudo_check, too_long
from bot.rehearsal import Shown
from conversations.pseudo import accented
from conversations.questionnaire import SHIPPED

HELLO = accented("Hello")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HELLO} <b>{HELLO}</b> &amp; 2 · 11月24日", []),
        (f"{HELLO.upper()} {HELLO.lower()}", []),
        (f"{HELLO} /start @agency_bot name@company.com ZH x", []),
        (f"{HELLO} Telegram", ["Telegram"]),
        (f"<b>Привіт</b> {HELLO} and bye", ["Привіт", "and", "bye"]),
    ],
)
def test_words_that_come_from_elsewhere(text: str, found: list[str]) -> None:
    told = list(foreign(Shown("need", text)))
    assert [line.split("“")[1].split("”")[0] for line in told] == found
    assert all(line.startswith("need: ") for line in told)


def test_a_button_is_looked_at_too_and_the_agencys_contact_may_stand_anywhere() -> None:
    assert list(foreign(Shown("need", HELLO, ("Yes", HELLO)))) == ["need: “Yes” comes from no text, in: Yes"]
    assert list(foreign(Shown("consent", f"{HELLO} Agency Office"), "Agency Office")) == []


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (Shown("need", "", ("⟦" + "á" * 32 + "⟧",)), []),
        (Shown("need", "", ("á" * 33,)), ["has 33 characters, 32 fit"]),
        (Shown("advice", "á" * 4097), ["has 4097 characters, 4096 fit"]),
        (Shown("advice", "<b>" + "á" * 4096), []),
        (Shown("need", "á" * 201, toast=True), ["has 201 characters, 200 fit"]),
    ],
)
def test_what_does_not_fit(shown: Shown, told: list[str]) -> None:
    found = list(too_long(shown))
    assert len(found) == len(told)
    assert all(words in line for words, line in zip(told, found, strict=True))


def given() -> settings.Settings:
    return settings.Settings(_env_file=None)


def test_a_hard_coded_word_is_found_with_its_place_and_else_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """One view gets a raw string; everything else that the bot shows comes from the texts."""
    render = views._SCREENS["consent"]

    def spoilt(screen: Screen) -> Message:
        message = render(screen)
        return Message(f"{message.text}\nYours truly", message.rows)

    monkeypatch.setitem(views._SCREENS, "consent", spoilt)
    words, hints = asyncio.run(pseudo_check(given(), SHIPPED))
    assert {line.partition(",")[0] for line in words} == {
        "consent: “Yours” comes from no text",
        "consent: “truly” comes from no text",
    }
    assert any(hint.startswith("need: the button “") for hint in hints)
    assert len(hints) == len(set(hints))


def test_an_agency_whose_first_language_is_ukrainian(tmp_path: Path) -> None:
    from tests.conversations.people import copied

    copied(tmp_path, agency_toml=('languages = ["en", "uk"]', 'languages = ["uk", "en"]'))
    words, _ = asyncio.run(pseudo_check(given(), tmp_path))
    assert words == []
