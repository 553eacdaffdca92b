"""The child that draws: what it makes, and what becomes of a recipe that it cannot draw."""

from __future__ import annotations

import os
from typing import Any

import pytest

from bot.drawing.child import NotDrawn, draw
from conversations.comparison import comparison
from conversations.questionnaire import load
from conversations.rules import MODELS
from tests.stories.test_comparison import size

TEXTS = load().wording
PNG = b"\x89PNG"


@pytest.mark.parametrize("language", TEXTS)
async def test_the_comparison_has_a_width_for_phones_whichever_way_is_advised(language: str) -> None:
    drawn = [await draw(comparison(TEXTS[language], model)) for model in (None, *MODELS)]
    assert {size(picture)[0] for picture in drawn} == {1080}
    assert len(set(drawn)) == 4
    assert max(map(len, drawn)) < 500_000


async def test_long_words_make_it_taller_and_never_wider() -> None:
    usual = comparison(TEXTS["uk"], "outsourcing")
    long = comparison(TEXTS["uk"], "outsourcing")
    long["rows"][0] = {"label": "Щ" * 90, "cells": ["найвідповідальніший" * 9, "ї"]}
    assert size(await draw(long))[0] == 1080
    assert size(await draw(long))[1] > size(await draw(usual))[1] + 200


BAD: dict[str, Any] = {
    "no such drawing": {"drawing": "a sheep"},
    "a letter that the faces lack": {**comparison(TEXTS["en"], None), "title": "二つの方法"},
    "half a recipe": {"drawing": "comparison", "title": "Олена"},
}


@pytest.mark.parametrize("name", BAD)
async def test_what_cannot_be_drawn_is_told_without_its_words(name: str) -> None:
    with pytest.raises(NotDrawn, match=r"^the child ended with 1$"):
        await draw(BAD[name])


async def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.drawing.child.LONGEST_SECONDS", 0.0)
    with pytest.raises(NotDrawn, match="took longer"):
        await draw(comparison(TEXTS["en"], None))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


async def test_where_no_child_can_be_started_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(NotDrawn, match="no child could be started: FileNotFoundError"):
        await draw(comparison(TEXTS["en"], None))
