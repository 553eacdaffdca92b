"""What is ready before day one and what is missing, from the person's own answers; what he did not say stays open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conversations.advice_texts import answer_label
from conversations.cleaning import one_line
from conversations.conditions import Facts
from conversations.questionnaire import Questionnaire
from conversations.recommendation import as_asked, derive
from conversations.rules import Model, Readiness, Rules
from conversations.wording import Markup, Texts, escape

State = Literal["ready", "missing", "open"]
STATES: tuple[State, ...] = ("ready", "missing", "open")
LONGEST_ANSWER = 100
"""Characters of an answer that a line repeats."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to prepare, how it stands, and the answers that tell so."""

    id: str
    state: State
    facts: tuple[str, ...] = ()


def readiness(rules: Rules, answers: Facts, model: Model) -> tuple[Line, ...]:
    """All that a model needs before day one, in the order of the table."""
    facts = derive(rules, answers)
    return tuple(_line(row, facts) for row in rules.readiness if model in row.models and row.when.holds(facts))


def _line(row: Readiness, facts: Facts) -> Line:
    if row.ready is not None and row.ready.holds(facts):
        return Line(row.id, "ready", as_asked(row.ready.grounds(facts), facts))
    if row.missing is not None and row.missing.holds(facts):
        return Line(row.id, "missing", as_asked(row.missing.grounds(facts), facts))
    return Line(row.id, "open")


def readiness_html(questionnaire: Questionnaire, answers: Facts, model: Model, texts: Texts) -> str:
    """The report as a person reads and keeps it."""
    lines = readiness(questionnaire.rules, answers, model)
    blocks = [texts.html("readiness-title", model=texts.plain(f"model-{model}"))]
    for state in STATES:
        shown = [_shown(questionnaire, line, answers, texts) for line in lines if line.state == state]
        if shown:
            blocks.append("\n".join([texts.html(f"readiness-{state}"), *shown]))
    return "\n\n".join([*blocks, texts.html("readiness-end")])


def _shown(questionnaire: Questionnaire, line: Line, answers: Facts, texts: Texts) -> str:
    """What it is, what he said of it, and, unless it is ready, what to do about it."""
    said = "; ".join(
        _shortened(answer_label(questionnaire.by_id[fact], answers[fact], texts))
        for fact in line.facts
        if fact in questionnaire.by_id
    )
    name = texts.plain(f"prepare-{line.id}")
    told = texts.html("readiness-said", name=name, answer=said) if said else str(escape(name))
    if line.state == "ready":
        return f"✓ {Markup(told)}"
    return f"○ {Markup(told)}. {escape(texts.plain(f'prepare-{line.id}.advice'))}"


def _shortened(answer: str) -> str:
    answer = one_line(answer)
    return answer if len(answer) <= LONGEST_ANSWER else f"{answer[:LONGEST_ANSWER]}…"
