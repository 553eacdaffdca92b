"""The readiness report: a table of people, and what each has ready, lacks, or has not told."""

from __future__ import annotations

from typing import Any

import pytest

from conversations.conditions import Value
from conversations.questionnaire import load
from conversations.readiness import readiness, readiness_html
from conversations.recommendation import advise
from conversations.rules import MODELS, Model

AGENCY = load()
SPECIALISTS: dict[str, Value] = {
    "need": "specialists", "task_manager": "client_dedicated", "technical_competence": "strong",
    "wants_control": "people", "roles": ("frontend", "tester"), "stack": ("Vue", "Nuxt"),
    "onboarding_resources": "documented_and_mentor",
}  # fmt: skip

CASES: list[tuple[str, Model, dict[str, Value], dict[str, str]]] = [
    (
        "a team that is ready for its specialists",
        "outstaffing",
        SPECIALISTS,
        {"ready": "roles task_owner judge documentation mentor", "open": "tracker access"},
    ),
    (
        "nobody knows whom he needs, and little is prepared",
        "outstaffing",
        {
            **SPECIALISTS, "roles": ("advise",), "task_manager": "client_part_time", "technical_competence": "basic",
            "onboarding_resources": "some",
        },
        {"missing": "roles task_owner judge documentation", "open": "tracker access mentor"},
    ),
    (
        "the technologies are left to us",
        "outstaffing",
        {**SPECIALISTS, "stack": "unknown", "onboarding_resources": "none"},
        {"ready": "task_owner judge", "missing": "roles access documentation mentor", "open": "tracker"},
    ),
    (
        "don't know is not an answer to this",
        "outstaffing",
        {"need": "specialists", "task_manager": "unknown"},
        {"open": "roles task_owner judge tracker access documentation mentor"},
    ),
    (
        "an owner with a detailed specification",
        "outsourcing",
        {"need": "whole_project", "scope": "fixed", "authority": "owner"},
        {"ready": "specification decision_maker", "open": "materials"},
    ),
    (
        "an idea, and somebody who does not decide",
        "outsourcing",
        {"need": "whole_project", "scope": "rough", "authority": "other"},
        {"missing": "specification", "open": "materials decision_maker"},
    ),
    (
        "support without documentation",
        "outsourcing",
        {"need": "support", "onboarding_resources": "none"},
        {"missing": "product_access documentation", "open": "decision_maker"},
    ),
    (
        "a mix for people who want to direct but have nobody for it",
        "hybrid",
        {"need": "specialists", "task_manager": "nobody", "technical_competence": "none"},
        {"missing": "task_owner judge", "open": "tracker access documentation mentor decision_maker"},
    ),
    (
        "a mix for a project whose requirements change",
        "hybrid",
        {"need": "whole_project", "task_manager": "client_dedicated", "scope": "evolving"},
        {"ready": "task_owner", "missing": "specification", "open": "judge tracker access mentor decision_maker"},
    ),
    ("nothing was said", "outsourcing", {}, {"open": "specification documentation materials decision_maker"}),
]  # fmt: skip


def by_state(model: Model, answers: dict[str, Value]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in readiness(AGENCY.rules, answers, model):
        found[line.state] = f"{found.get(line.state, '')} {line.id}".strip()
    return found


@pytest.mark.parametrize(("who", "model", "answers", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_what_is_ready_what_is_missing_and_what_was_not_said(
    who: str, model: Model, answers: dict[str, Value], wanted: dict[str, str]
) -> None:
    assert by_state(model, answers) == wanted


def test_each_thing_rests_on_the_answers_that_tell_of_it() -> None:
    facts = {line.id: line.facts for line in readiness(AGENCY.rules, SPECIALISTS, "outstaffing")}
    assert facts["roles"] == ("roles", "stack")
    assert facts["mentor"] == ("onboarding_resources",)
    assert facts["tracker"] == ()


@pytest.mark.parametrize("model", MODELS)
def test_each_model_has_things_to_prepare_and_no_more_than_a_screen_holds(model: Model) -> None:
    assert 3 <= len(readiness(AGENCY.rules, SPECIALISTS, model)) <= 8


def report(answers: dict[str, Value], language: str = "en", **questionnaire: Any) -> str:
    model = advise(AGENCY.rules, answers).model
    return readiness_html(AGENCY, answers, model, AGENCY.wording[language])


def test_the_report_repeats_the_answers_and_says_what_to_do() -> None:
    told = report({**SPECIALISTS, "onboarding_resources": "some"}).split("\n\n")
    assert told[0].endswith("Specialists in your team (outstaffing)")
    assert "✓ Roles and technologies: <i>Frontend developer, Tester; Vue, Nuxt</i>" in told[1]
    assert told[2].startswith("<b>Still missing</b>\n○ Documentation: <i>Some things, not everything</i>. How to run")
    assert "○ Access to code, servers and tools. Have accounts ready" in told[3]
    assert len(told) == 5


def test_a_part_without_lines_is_left_out() -> None:
    assert "Ready" not in report({"need": "support"})
    assert "Still missing" not in report({"need": "support"})


def test_what_people_typed_is_shortened_and_harmless() -> None:
    told = report({**SPECIALISTS, "stack": ("<b>" * 500, "C&C")})
    assert "&lt;b&gt;" in told
    assert "<b><b>" not in told
    assert len(told) < 2000


def test_the_report_is_in_the_language_of_the_person() -> None:
    told = report(SPECIALISTS, "uk")
    assert told.startswith("<b>Що підготувати до першого дня</b>")
    assert "Людина, яка щодня ставить завдання: <i>Окремий менеджер або техлід</i>" in told
