"""Which questions apply, in which order, given the answers; and what a changed answer makes void."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conversations.answers import stored
from conversations.conditions import Facts, Value
from conversations.questionnaire import Part, Question, Questionnaire


def path(questionnaire: Questionnaire, answers: Facts, *parts: Part) -> list[Question]:
    """The questions of these parts that apply to the answers so far, in their order."""
    return [
        question
        for question in questionnaire.questions.question
        if question.part in parts and question.when.holds(answers)
    ]


def in_order(questionnaire: Questionnaire, answers: Facts, skipped: Iterable[str]) -> list[Question]:
    """The questions before the advice in the order in which they come up: those that can still change it first.

    It follows from the answers alone, so whoever goes back finds them in the order in which he met them.
    """
    met: dict[str, Value] = {}
    passed: list[str] = []
    order: list[Question] = []
    while (question := questionnaire.outlook.next(met, passed)) is not None:
        order.append(question)
        if question.id in answers:
            met[question.id] = answers[question.id]
        elif question.id in skipped:
            passed.append(question.id)
        else:
            break
    return order + [question for question in path(questionnaire, answers, "advice") if question not in order]


def open_before_advice(questionnaire: Questionnaire, answers: Facts, skipped: Iterable[str]) -> list[Question]:
    """The questions before the advice that were neither answered nor skipped."""
    return [q for q in path(questionnaire, answers, "advice") if q.id not in answers and q.id not in skipped]


def first_open(questions: Iterable[Question], answers: Facts, skipped: Iterable[str]) -> Question | None:
    """The first question that was neither answered nor skipped."""
    return next((q for q in questions if q.id not in answers and q.id not in skipped), None)


def ageing(questionnaire: Questionnaire, answers: Facts) -> list[Question]:
    """The answered questions whose answers may not hold any more after a while."""
    return [question for question in questionnaire.questions.question if question.ages and question.id in answers]


@dataclass(frozen=True, slots=True)
class Progress:
    """The how-manieth question of how many that may come up at most: as one goes on, the total never grows."""

    number: int
    total: int


def progress(questionnaire: Questionnaire, answers: Facts, skipped: Iterable[str], question: Question) -> Progress:
    """Where a question stands: among those before the advice, or among those after it."""
    parts: tuple[Part, ...] = ("advice",) if question.part == "advice" else ("hand_off", "contact")
    before_advice = question.part == "advice"
    asked = in_order(questionnaire, answers, skipped) if before_advice else path(questionnaire, answers, *parts)
    return Progress(asked.index(question) + 1, _most(questionnaire, answers, {*answers, *skipped}, parts))


def _most(questionnaire: Questionnaire, answers: Facts, seen: set[str], parts: tuple[Part, ...]) -> int:
    """How many questions come up if each open one is answered in the way that brings the most."""
    asked = path(questionnaire, answers, *parts)
    deciding = next((q for q in asked if q.id not in seen and q.id in questionnaire.deciding_on_others), None)
    if deciding is None:
        return len(asked)
    seen = {*seen, deciding.id}
    answered = ({**answers, deciding.id: stored(deciding, option)} for option in deciding.choices)
    return max(_most(questionnaire, each, seen, parts) for each in answered)


def without_void(
    questionnaire: Questionnaire, answers: dict[str, Value], skipped: tuple[str, ...]
) -> tuple[dict[str, Value], tuple[str, ...], tuple[str, ...]]:
    """Drop answers to questions that do not apply any more; returns answers, skipped, dropped."""
    kept = dict(answers)
    dropped: list[str] = []
    while True:
        void = [
            question.id
            for question in questionnaire.questions.question
            if question.id in kept and not question.when.holds(kept)
        ]
        if not void:
            break
        for name in void:
            del kept[name]
        dropped.extend(void)
    still_skipped = tuple(
        name for name in skipped if name in questionnaire.by_id and questionnaire.by_id[name].when.holds(kept)
    )
    return kept, still_skipped, tuple(dropped)
