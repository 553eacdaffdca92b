"""How urgent a lead is, and what made it so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.conditions import Value
from conversations.priority import Urgency, prioritise
from conversations.rules import Confidence
from tests.conversations.people import AGENCY, RULES, any_answers

BEST: dict[str, Any] = {"need": "specialists", "start": "asap", "authority": "owner", "budget_amount": "over_50k"}


def urgency(answers: dict[str, Any], confidence: Confidence = "clear", answered: float = 1.0) -> Urgency:
    return prioritise(RULES.priority, AGENCY.agency, answers, confidence, answered)


@pytest.mark.parametrize(
    ("answers", "confidence", "answered", "points", "word"),
    [
        (BEST, "clear", 1.0, 100, "hot"),
        (BEST, "leaning", 1.0, 100, "hot"),
        (BEST, "borderline", 1.0, 93, "hot"),
        (BEST, "clear", 0.0, 90, "hot"),
        ({**BEST, "start": "later"}, "clear", 1.0, 78, "hot"),
        ({**BEST, "start": "later", "authority": "other"}, "clear", 1.0, 64, "warm"),
        ({**BEST, "start": "later", "authority": "other"}, "clear", 0.6, 60, "warm"),
        ({**BEST, "budget_amount": "under_5k"}, "clear", 1.0, 80, "warm"),
        ({**BEST, "need": "a rocket"}, "clear", 1.0, 75, "warm"),
        ({"budget_amount": "under_5k", "start": "later", "authority": "other"}, "borderline", 0.0, 27, "cold"),
        ({"start": "asap", "authority": "cto", "budget": "monthly"}, "leaning", 0.3, 80, "hot"),
        ({}, "clear", 0.0, 46, "warm"),
        ({}, "borderline", 0.0, 39, "cold"),
        ({}, "borderline", 0.1, 40, "warm"),
        ({"start": "this_quarter", "authority": "product", "budget": "unknown"}, "leaning", 1.0, 70, "hot"),
        ({"start": "this_quarter", "authority": "product", "budget": "unknown"}, "leaning", 0.9, 69, "warm"),
    ],
)
def test_points_and_word(
    answers: dict[str, Any], confidence: Confidence, answered: float, points: int, word: str
) -> None:
    found = urgency(answers, confidence, answered)
    assert (found.points, found.word) == (points, word)


def test_the_three_largest_contributors_are_named_with_their_answers() -> None:
    assert urgency(BEST).contributors == (("start", "asap", 25), ("fit", "clear", 25), ("authority", "owner", 20))


@pytest.mark.parametrize(
    ("answers", "points", "word", "first"),
    [
        ({}, 70, "hot", ("person", "", 31)),
        (BEST, 100, "hot", ("person", "", 0)),
        ({**BEST, "budget_amount": "under_5k"}, 80, "hot", ("person", "", 0)),
        ({"need": "a rocket"}, 21, "cold", ("person", "", 0)),
        ({**BEST, "need": "a rocket"}, 75, "warm", ("person", "", 0)),
    ],
)
def test_who_wants_a_person_now_is_hot_unless_it_is_not_offered(
    answers: dict[str, Any], points: int, word: str, first: tuple[str, str, int]
) -> None:
    share = 1.0 if answers.get("start") else 0.0
    found = prioritise(
        RULES.priority, AGENCY.agency, answers, "clear" if share else "borderline", share, wants_person=True
    )
    assert (found.points, found.word, found.contributors[0]) == (points, word, first)
    assert len(found.contributors) <= 3


def test_what_gave_nothing_is_not_named() -> None:
    found = urgency({"need": "a rocket", "budget_amount": "under_5k"}, answered=0)
    assert [part for part, _, _ in found.contributors] == ["start", "authority"]


@given(any_answers(), st.sampled_from(["clear", "leaning", "borderline"]), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_points_lie_between_0_and_100(answers: dict[str, Value], confidence: Confidence, answered: float) -> None:
    found = urgency(answers, confidence, answered)
    assert 0 <= found.points <= 100
    assert len(found.contributors) <= 3
