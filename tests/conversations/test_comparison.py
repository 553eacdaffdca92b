"""The recipe of the picture that compares the two models: the same table for everybody, with another mark."""

from __future__ import annotations

import json

import pytest

from conversations.comparison import comparison
from conversations.questionnaire import load
from conversations.rules import Model

WORDING = load().wording

MARKS: list[tuple[Model | None, list[int], str]] = [
    (None, [], "Our advice"),
    ("outstaffing", [0], "Our advice"),
    ("outsourcing", [1], "Our advice"),
    ("hybrid", [0, 1], "Our advice: a mix of both"),
]


@pytest.mark.parametrize(("advised", "columns", "words"), MARKS)
def test_the_advised_column_is_marked_in_words(advised: Model | None, columns: list[int], words: str) -> None:
    recipe = comparison(WORDING["en"], advised)
    assert recipe["advised"] == columns
    assert recipe["advice"] == words


@pytest.mark.parametrize("language", WORDING)
def test_it_tells_six_things_of_both_models(language: str) -> None:
    recipe = comparison(WORDING[language], None)
    assert len(recipe["columns"]) == 2
    assert [len(row["cells"]) for row in recipe["rows"]] == [2] * 6
    assert recipe == json.loads(json.dumps(recipe)), "it goes to the outbox and to the child as JSON"
