"""What the answers leave open: what is asked next, and when the advice is settled."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.conditions import Value, read_condition
from conversations.outlook import MOST_REMEMBERED, Outlook
from conversations.path import in_order, open_before_advice
from conversations.recommendation import advise
from tests.conversations.people import (
    AGENCY,
    BRANCHES,
    PROJECT,
    RULES,
    SPECIALISTS,
    SUPPORT,
    UNSURE,
    Prospect,
    values_of,
)

OUTLOOK = AGENCY.outlook
STRONG = {"technical_competence": "strong", "wants_control": "people", "in_house_team": "some_developers"}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "need"),
        ({"need": "whole_project"}, "task_manager"),
        ({"need": "whole_project", "task_manager": "nobody"}, "wants_control"),
        ({"need": "support", "task_manager": "nobody", "wants_control": "process"}, "in_house_team"),
        ({"need": "specialists", "task_manager": "client_dedicated"}, "in_house_team"),
        ({"need": "specialists", "task_manager": "client_dedicated", "in_house_team": "none"}, "technical_competence"),
        ({"need": "unsure", "task_manager": "client_part_time", "wants_control": "process"}, "in_house_team"),
    ],
)
def test_what_can_still_change_the_advice_is_asked_first(answers: dict[str, Any], asked: str) -> None:
    question = OUTLOOK.next(answers, ())
    assert question is not None
    assert question.id == asked


@pytest.mark.parametrize(
    ("answers", "settled"),
    [
        ({}, False),
        ({"need": "whole_project", "task_manager": "nobody"}, False),
        ({"need": "whole_project", "task_manager": "nobody", "wants_control": "process"}, True),
        ({"need": "whole_project", "task_manager": "nobody", "wants_control": "people"}, True),
        ({"need": "support", "task_manager": "client_dedicated", "wants_control": "people"}, False),
        ({"need": "specialists", "task_manager": "nobody", "technical_competence": "none"}, False),
        ({"need": "whole_project", "wants_control": "result_only"}, False),
        ({"need": "whole_project", "wants_control": "result_only", "task_manager": "unknown"}, True),
    ],
)
def test_the_advice_is_settled_when_no_answer_can_change_it(answers: dict[str, Any], settled: bool) -> None:
    assert OUTLOOK.settled(answers, ()) is settled


@pytest.mark.parametrize(
    ("answers", "models"),
    [
        ({}, {"outstaffing", "outsourcing", "hybrid"}),
        ({"need": "whole_project", "task_manager": "nobody"}, {"outsourcing", "hybrid"}),
        ({**STRONG, "task_manager": "client_part_time", "need": "specialists"}, {"outstaffing"}),
        ({**STRONG, "task_manager": "client_part_time", "need": "unsure"}, {"outstaffing", "hybrid"}),
    ],
)
def test_which_models_can_still_be_advised(answers: dict[str, Any], models: set[str]) -> None:
    assert OUTLOOK.ahead(answers, ()).models == models


@pytest.mark.parametrize("branch", [PROJECT, SPECIALISTS, SUPPORT, UNSURE])
def test_the_order_follows_from_the_answers_whenever_they_are_looked_at(branch: dict[str, str]) -> None:
    """Whoever goes back or returns after weeks finds the questions in the order in which he met them."""
    prospect = Prospect()
    met: list[str] = []
    for name, value in branch.items():
        assert in_order(AGENCY, prospect.answers, ())[len(met)].id == prospect.at == name
        met.append(name)
        prospect.answers_with(**{name: value})
        assert [question.id for question in in_order(AGENCY, prospect.answers, ())][: len(met)] == met


@st.composite
def conversations(draw: st.DrawFn) -> tuple[dict[str, Value], tuple[str, ...], dict[str, Value]]:
    """Answers on the way, what was skipped, and the answers in the end."""
    answers: dict[str, Value] = {}
    skipped: list[str] = []
    stop = draw(st.integers(0, 9))
    way: tuple[dict[str, Value], tuple[str, ...]] = ({}, ())
    while (question := OUTLOOK.next(answers, skipped)) is not None:
        if len(answers) + len(skipped) == stop:
            way = (dict(answers), tuple(skipped))
        if question.required or draw(st.integers(0, 5)):
            answers[question.id] = draw(values_of(question))
        else:
            skipped.append(question.id)
    return *way, answers


@given(conversations())
@settings(max_examples=300, deadline=None)
def test_what_comes_out_in_the_end_was_possible_all_along(
    case: tuple[dict[str, Value], tuple[str, ...], dict[str, Value]],
) -> None:
    answers, skipped, in_the_end = case
    model = advise(RULES, in_the_end).model
    assert model in OUTLOOK.ahead(answers, skipped).models
    if OUTLOOK.settled(answers, skipped) and answers:
        assert model == advise(RULES, answers).model


def test_it_is_said_once_that_the_advice_is_settled() -> None:
    prospect = Prospect().answers_with(need="whole_project", task_manager="nobody")
    assert prospect.codes == []
    prospect.answers_with(wants_control="result_only")
    assert prospect.codes == ["settled"]
    assert [getattr(said, "count", 0) for said in prospect.said] == [
        len(open_before_advice(AGENCY, prospect.answers, ()))
    ]
    assert prospect.answers_with(in_house_team="none").codes == []


def test_nothing_is_said_of_it_at_the_last_question() -> None:
    prospect = Prospect()
    for name, value in BRANCHES["unsure"].items():
        assert prospect.answers_with(**{name: value}).codes == []
    assert prospect.at == "advice"


def test_what_it_remembers_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_REMEMBERED > 1000
    monkeypatch.setattr("conversations.outlook.MOST_REMEMBERED", 3)
    outlook = Outlook(RULES, AGENCY.questions.question)
    for technology in "abcdefgh":
        assert outlook.settled({"need": "whole_project", "stack": (technology,)}, ()) is False
    assert len(outlook._remembered) <= 3


def test_what_a_deciding_question_waits_for_is_asked_before_it() -> None:
    """Whether somebody can judge the work decides; here that is asked only of those who look for the long run."""
    questions = [
        question.model_copy(update={"when": read_condition({"duration": "ongoing"})})
        if question.id == "technical_competence"
        else question
        for question in AGENCY.questions.question
    ]
    answers: dict[str, Value] = {"need": "whole_project", "task_manager": "client_dedicated", "wants_control": "people"}
    question = Outlook(RULES, questions).next(answers, ("in_house_team",))
    assert question is not None
    assert question.id == "duration"


def test_a_skipped_question_keeps_its_place_in_the_order() -> None:
    prospect = Prospect().answers_with(**dict(list(PROJECT.items())[:5])).taps("skip")
    assert prospect.session.skipped == ("duration",)
    order = [question.id for question in in_order(AGENCY, prospect.answers, prospect.session.skipped)]
    assert order[4:7] == ["technical_competence", "duration", "scope"]
    assert prospect.at == "scope"
