"""Questions that nobody is asked, rows that never hold, models that nobody is advised, and rows that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Protocol

from conversations.check.fault import Fault
from conversations.check.names import QUESTIONS, RULES
from conversations.check.possible import Possible
from conversations.conditions import Comparison, Condition
from conversations.questionnaire import Questionnaire
from conversations.rules import MODELS, Model, Rules


def reach_faults(questionnaire: Questionnaire) -> list[Fault]:
    """What can never happen. Only for a questionnaire in which every id names something."""
    possible = Possible(questionnaire)
    return [
        *_unreachable_questions(questionnaire, possible),
        *_minimum_never_met(questionnaire, possible),
        *_never_hold(questionnaire.rules, possible),
        *_shadowed(questionnaire.rules, possible),
        *_never_advised(questionnaire.rules, possible),
        *_without_last_row(questionnaire.rules, possible),
    ]


def _unreachable_questions(questionnaire: Questionnaire, possible: Possible) -> Iterator[Fault]:
    for question in questionnaire.questions.question:
        if possible.witness([question.when], in_dialogue=True) is None:
            yield Fault(
                QUESTIONS, f"question `{question.id}`", "is never asked: no answers to other questions lead to it",
                "change its `when`",
            )  # fmt: skip


def _minimum_never_met(questionnaire: Questionnaire, possible: Possible) -> Iterator[Fault]:
    minimum = questionnaire.questions.minimum
    of_all = tuple(Comparison(fact, "asked", True) for fact in minimum.all)
    for some in combinations(minimum.any, minimum.any_count):
        enough = Condition((*of_all, *(Comparison(fact, "asked", True) for fact in some)))
        if possible.witness([enough], in_dialogue=True) is not None:
            return
    yield Fault(QUESTIONS, "minimum", "no path through the questions meets it", "ask for less before the advice")


def _never_hold(rules: Rules, possible: Possible) -> Iterator[Fault]:
    for place, condition in rules.conditions():
        if possible.witness([condition]) is None:
            yield Fault(RULES, place, "its condition can never hold", "correct the condition, or take the row out")


class _Conditional(Protocol):
    @property
    def when(self) -> Condition: ...


def _shadowed(rules: Rules, possible: Possible) -> Iterator[Fault]:
    """Rows of which the first that holds counts, and that come too late."""
    for place, earlier, row in _with_earlier(rules):
        if possible.witness([row]) is not None and possible.witness([row], earlier) is None:
            what = "never counts: rows before it hold wherever it does"
            yield Fault(RULES, place, what, "move it up, or take it out")


def _with_earlier(rules: Rules) -> Iterator[tuple[str, list[Condition], Condition]]:
    for number, rule in enumerate(rules.rule):
        yield f"rule `{rule.id}`", _conditions(rules.rule[:number]), rule.when
    for number, depends in enumerate(rules.depends):
        yield f"depends `{depends.id}`", _conditions(rules.depends[:number]), depends.when
    for number, word in enumerate(rules.confidence):
        earlier = _conditions([row for row in rules.confidence[:number] if row.model in (None, word.model)])
        yield f"confidence number {number + 1}", earlier, word.when
    for number, payment in enumerate(rules.payment):
        earlier = _conditions([row for row in rules.payment[:number] if row.model == payment.model])
        yield f"payment `{payment.id}`", earlier, payment.when
    for number, team in enumerate(rules.team):
        earlier = _conditions([row for row in rules.team[:number] if row.model == team.model])
        yield f"team `{team.id}`", earlier, team.when
    for thing in rules.readiness:
        if thing.ready is not None and thing.missing is not None:
            yield f"readiness `{thing.id}` (missing)", [thing.ready], thing.missing


def _conditions(rows: Sequence[_Conditional]) -> list[Condition]:
    return [row.when for row in rows]


def _never_advised(rules: Rules, possible: Possible) -> Iterator[Fault]:
    by_score = Condition((Comparison("ruled_by", "is", "score"),))
    if possible.witness([by_score], in_dialogue=True) is not None:
        return
    for model in MODELS:
        if not any(_decides(rules, number, possible) for number, rule in enumerate(rules.rule) if rule.model == model):
            remedy = "give it a rule, or leave some answers to the weights"
            yield Fault(RULES, f"model {model}", "no path leads to it", remedy)


def _decides(rules: Rules, number: int, possible: Possible) -> bool:
    earlier = _conditions(rules.rule[:number])
    return possible.witness([rules.rule[number].when], earlier, in_dialogue=True) is not None


def _without_last_row(rules: Rules, possible: Possible) -> Iterator[Fault]:
    for model in MODELS:
        yield from _uncovered("payment", model, [row.when for row in rules.payment if row.model == model], possible)
        yield from _uncovered("team", model, [row.when for row in rules.team if row.model == model], possible)


def _uncovered(table: str, model: Model, conditions: list[Condition], possible: Possible) -> Iterator[Fault]:
    if possible.witness([], conditions) is not None:
        what = f"some answers have no row of `{table}`"
        yield Fault(RULES, f"model {model}", what, f"add a last row of `{table}` without `when`")
