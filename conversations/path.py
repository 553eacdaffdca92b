"""Which questions apply, in which order, given the answers; and what a changed answer makes void."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from conversations.conditions import Facts, Value
from conversations.questionnaire import Part, Question, Questionnaire


def path(questionnaire: Questionnaire, answers: Facts, *parts: Part) -> list[Question]:
    """The questions of these parts that apply to the answers so far, in their order."""
    return [
        question
        for question in questionnaire.questions.question
        if question.part in parts and question.when.holds(answers)
    ]


def first_open(questions: Iterable[Question], answers: Facts, skipped: Iterable[str]) -> Question | None:
    """The first question that was neither answered nor skipped."""
    return next((q for q in questions if q.id not in answers and q.id not in skipped), None)


def ageing(questionnaire: Questionnaire, answers: Facts) -> list[Question]:
    """The answered questions whose answers may not hold any more after a while."""
    return [question for question in questionnaire.questions.question if question.ages and question.id in answers]


@dataclass(frozen=True, slots=True)
class Progress:
    """The how-manieth question of how many on the branch that the person is on."""

    number: int
    total: int


def progress(questionnaire: Questionnaire, answers: Facts, question: Question) -> Progress:
    """Where a question stands: among those before the advice, or among those after it."""
    parts: tuple[Part, ...] = ("advice",) if question.part == "advice" else ("hand_off", "contact")
    ids = [q.id for q in path(questionnaire, answers, *parts)]
    return Progress(ids.index(question.id) + 1, len(ids))


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
