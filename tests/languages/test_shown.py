"""Everything that the bot shows, in both languages, through the real doors: it fits, and it is short."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as trying

from bot import settings
from bot.app import TEXTS, managers_texts
from bot.introduction import calls
from bot.messages import length
from bot.pseudo_check import too_long, visible
from bot.rehearsal import Shown, rehearse
from bot.replies import LONGEST_WORD
from conversations.advice_texts import advice_html
from conversations.check.words import LONGEST_LABEL
from conversations.conditions import Facts
from conversations.questionnaire import load
from conversations.recommendation import advise
from conversations.wording import keys_in
from tests.conversations.people import AGENCY, collected_answers

LANGUAGES = ("en", "uk")
KINDS = ("advice", "consent", "summary", "sent", "review", "cancel", "resume", "still_true")
LONGEST_SCREEN = 900
"""Characters that a phone shows without much scrolling."""
LONGER = {"advice": 1100, "summary": 2000, "sent": 2000, "card": 4000}
"""The advice gives its reasons, and the others list all answers."""


def shown(language: str) -> list[Shown]:
    """All that is shown to a prospect and to managers of a language."""
    questionnaire = load()
    agency = questionnaire.agency.model_copy(update={"languages": (language,)})
    given = settings.Settings(_env_file=None)
    return asyncio.run(rehearse(given, replace(questionnaire, agency=agency), managers_texts(language), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_shown_fits_and_is_short(language: str) -> None:
    """One test, for the rehearsal takes its time."""
    rehearsed = shown(language)
    places = {one.place for one in rehearsed}
    assert places >= {*AGENCY.by_id, *KINDS, "card"}
    assert [line for one in rehearsed for line in too_long(one)] == []
    assert [one for one in rehearsed if length(visible(one.text)) > LONGER.get(one.place, LONGEST_SCREEN)] == []
    assert [one for one in rehearsed if one.columns > 2 and one.place != "card"] == [], "two columns are what fits"


@trying(max_examples=200, deadline=None)
@given(collected_answers())
def test_an_advice_is_short_whatever_was_answered(answers: Facts) -> None:
    for language in LANGUAGES:
        text = visible(advice_html(advise(AGENCY.rules, answers), AGENCY.wording[language]))
        assert length(text) <= LONGER["advice"] - 100, "a remark and a hint stand around it"


MOST = {"description": 512, "short_description": 120}
"""Characters that Telegram takes."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_and_descriptions_fit(language: str) -> None:
    for _, values in calls(AGENCY, language):
        for command in values.get("commands", ()):
            assert 1 <= length(command["description"]) <= 256
        for name, most in MOST.items():
            assert length(values.get(name, "")) <= most


def test_the_managers_side_has_the_same_texts_in_both_languages() -> None:
    assert keys_in(TEXTS / "en.ftl") == keys_in(TEXTS / "uk.ftl")


ON_BUTTONS = ("action-", "status-", "card-copy")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_managers_buttons_and_toasts_fit_also_where_the_rehearsal_shows_none(language: str) -> None:
    texts = managers_texts(language)
    for key, values in keys_in(TEXTS / f"{language}.ftl").items():
        words = texts.plain(key, **dict.fromkeys(values, "n" * 64))
        assert not key.startswith(ON_BUTTONS) or length(words) <= LONGEST_LABEL, key
        assert not key.startswith("press-") or length(words) <= LONGEST_WORD, key
