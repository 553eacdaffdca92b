"""Renamed questions and options: maps to nothing, in circles, or away from what is still there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conversations.check.fault import Fault
from conversations.questionnaire import Questionnaire
from conversations.renaming import option_now, question_now

FILE = "questions.toml"


def rename_faults(questionnaire: Questionnaire) -> list[Fault]:
    """Everything that is wrong with `[renamed]`."""
    return [*_questions(questionnaire), *_options(questionnaire)]


def _questions(questionnaire: Questionnaire) -> Iterator[Fault]:
    names = questionnaire.questions.renamed.questions
    for old in names:
        yield from _fault("renamed.questions", old, question_now(questionnaire, old), names, questionnaire.by_id)


def _options(questionnaire: Questionnaire) -> Iterator[Fault]:
    names = questionnaire.questions.renamed.options
    for key in names:
        name, _, option = key.partition(".")
        question = questionnaire.by_id.get(name)
        if question is None or not question.options:
            remedy = "write `question.option`, with the question's present name"
            yield Fault(FILE, "renamed.options", f"`{key}` is no option of a question", remedy)
            continue
        now = option_now(questionnaire, name, option)
        options = {f"{name}.{choice}": None for choice in question.choices}
        yield from _fault("renamed.options", key, f"{name}.{now}", names, options)


def _fault(place: str, old: str, now: str, names: Iterable[str], present: Iterable[str]) -> Iterator[Fault]:
    if old in present:
        yield Fault(FILE, place, f"`{old}` is still there", "take it out of the map, or take the old one away")
    elif now in names:
        yield Fault(FILE, place, f"`{old}` is renamed in a circle", "let the last name be one that is there")
    elif now not in present:
        yield Fault(FILE, place, f"`{old}` became `{now}`, which is not there", "name what it is called now")
