"""Renamed questions and options: stored answers, buttons and conversations under way understand both names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conversations.check import check
from conversations.dialogue import Act
from conversations.questionnaire import Questionnaire, Renamed
from conversations.renaming import act_now, answers_now, question_now
from tests.conversations.people import AGENCY, PROJECT, Prospect, advised, at_summary, copied


def renamed(questions: dict[str, str], options: dict[str, str], version: str = "2") -> Questionnaire:
    """The shipped questionnaire as if its names had been others before."""
    names = Renamed(questions=questions, options=options)
    changed = AGENCY.questions.model_copy(update={"renamed": names, "version": version})
    return replace(AGENCY, questions=changed)


NOW = renamed(
    {"team": "in_house_team", "crew": "team", "interviews": "wants_interviews", "a": "b", "b": "a"},
    {
        "need.project": "whole_project", "need.job": "project", "roles.qa": "tester", "wants_interviews.yes": "true",
        "wants_interviews.no": "unknown", "scope.a": "b", "scope.b": "a",
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("stored", "now"),
    [
        ({"team": "none"}, {"in_house_team": "none"}),
        ({"crew": "none"}, {"in_house_team": "none"}),
        ({"need": "project"}, {"need": "whole_project"}),
        ({"need": "job"}, {"need": "whole_project"}),
        ({"need": "support"}, {"need": "support"}),
        ({"roles": ("frontend", "qa", "tester")}, {"roles": ("frontend", "tester")}),
        ({"wants_interviews": "yes"}, {"wants_interviews": True}),
        ({"interviews": False}, {"wants_interviews": False}),
        ({"wants_interviews": "no"}, {"wants_interviews": "unknown"}),
        ({"stack": ("qa",)}, {"stack": ("qa",)}),
        ({"gone": "x"}, {"gone": "x"}),
        ({"team": "none", "in_house_team": "full_team"}, {"in_house_team": "full_team"}),
        ({"scope": "a"}, {"scope": "a"}),
    ],
)
def test_stored_answers_under_the_names_of_now(stored: dict[str, Any], now: dict[str, Any]) -> None:
    assert answers_now(NOW, stored) == now


def test_a_circle_ends() -> None:
    assert question_now(NOW, "a") == "a"


def test_an_old_button_says_the_same_under_the_new_names() -> None:
    assert act_now(NOW, Act("answer", "team", "none", 3)) == Act("answer", "in_house_team", "none", 3)
    assert act_now(NOW, Act("answer", "need", "job", 3)) == Act("answer", "need", "whole_project", 3)


# ------------------------------------------------------------------ a conversation under way


def updated(prospect: Prospect, questionnaire: Questionnaire, **of: Any) -> Prospect:
    prospect.questionnaire = questionnaire
    prospect.session = replace(prospect.session, **of)
    return prospect


def with_required(question: str) -> Questionnaire:
    """A next version that requires a question of the shipped one which people could leave out."""
    rows = tuple(q.model_copy(update={"required": q.required or q.id == question}) for q in AGENCY.questions.question)
    return replace(AGENCY, questions=AGENCY.questions.model_copy(update={"question": rows, "version": "2"}))


def test_answers_and_skips_come_along() -> None:
    prospect = updated(advised(), NOW, answers={"need": "job", "crew": "none"}, skipped=("interviews", "duration"))
    prospect.commands("start")
    assert prospect.answers == {"need": "whole_project", "in_house_team": "none"}
    assert prospect.session.skipped == ("duration",)


@pytest.mark.parametrize(
    ("question", "value"),
    [("stack", "Go"), ("comment", ("a",)), ("name", True), ("start", "yesterday"), ("roles", ("astronaut",))],
)
def test_an_answer_that_does_not_fit_any_more_is_asked_for_again(question: str, value: Any) -> None:
    prospect = updated(Prospect(), NOW, answers={"need": "specialists", question: value}, version="1")
    assert prospect.commands("start").answers == {"need": "specialists"}


def test_a_question_that_is_required_now_is_put_to_who_has_gone_on() -> None:
    prospect = at_summary()
    answers = {name: value for name, value in prospect.answers.items() if name != "duration"}
    updated(prospect, with_required("duration"), answers=answers)
    assert prospect.taps("submit").codes == ["stale"]
    assert prospect.at == "duration"
    prospect.taps("answer", "duration", "ongoing")
    assert prospect.at == "summary"
    assert prospect.taps("submit").last.submit


def test_what_was_left_out_for_an_early_advice_stays_out() -> None:
    prospect = Prospect().answers_with(need="whole_project", task_manager="nobody", wants_control="process")
    prospect.taps("advice")
    left_out = set(prospect.session.left_out)
    assert {"technical_competence", "in_house_team"} <= left_out
    assert updated(prospect, NOW).commands("start").taps("go_on").at == "advice"
    assert prospect.taps("go_on").at == "in_house_team"


def test_buttons_of_a_screen_that_another_version_replaces_are_out_of_date() -> None:
    prospect = Prospect().answers_with(**dict(list(PROJECT.items())[:5]))
    assert prospect.at == "duration"
    updated(prospect, NOW, answers={"need": "whole_project", "task_manager": "nobody", "crew": "none"})
    assert prospect.taps("skip").codes == ["stale"]
    assert prospect.at == prospect.session.shown == "wants_control"


def test_the_screen_of_a_request_that_was_sent_is_the_same_in_every_version() -> None:
    prospect = updated(at_summary().taps("submit").is_sent(), NOW)
    assert prospect.taps("restart").at == "need"


# ------------------------------------------------------------------ the check of the folder


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('questions = { need = "scope" }', "`need` is still there"),
        ('questions = { team = "people" }', "`team` became `people`, which is not there"),
        ('questions = { team = "crew", crew = "team" }', "`crew` is renamed in a circle"),
        ('options = { "need.support" = "unsure" }', "`need.support` is still there"),
        ('options = { "need.help" = "rescue" }', "`need.help` became `need.rescue`, which is not there"),
        ('options = { "need.a" = "b", "need.b" = "a" }', "`need.a` is renamed in a circle"),
        ('options = { "team.none" = "nobody" }', "`team.none` is no option of a question"),
        ('options = { "comment.none" = "nobody" }', "`comment.none` is no option of a question"),
    ],
)
def test_maps_that_lead_nowhere_are_found(tmp_path: Path, table: str, words: str) -> None:
    folder = copied(tmp_path, questions_toml=("[minimum]", f"[renamed]\n{table}\n\n[minimum]"))
    assert words in "\n".join(str(fault) for fault in check(folder))


def test_a_chain_of_names_is_no_fault(tmp_path: Path) -> None:
    table = '[renamed]\nquestions = { crew = "team", team = "in_house_team" }\noptions = { "need.project" = "support" }'
    assert check(copied(tmp_path, questions_toml=("[minimum]", f"{table}\n\n[minimum]"))) == []
