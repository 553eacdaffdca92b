"""Questions and options that got other names: what was stored under the old ones, under those of now."""

from __future__ import annotations

from dataclasses import replace

from conversations.answers import stored
from conversations.conditions import Facts, Value
from conversations.dialogue import Act
from conversations.questionnaire import Questionnaire


def question_now(questionnaire: Questionnaire, name: str) -> str:
    """The present name of a question; one that was never renamed keeps its own."""
    names = questionnaire.questions.renamed.questions
    seen: set[str] = set()
    while name in names and name not in seen:
        seen.add(name)
        name = names[name]
    return name


def option_now(questionnaire: Questionnaire, question: str, option: str) -> str:
    """The present name of an option of a question (by the question's present name)."""
    names = questionnaire.questions.renamed.options
    seen: set[str] = set()
    while (key := f"{question}.{option}") in names and key not in seen:
        seen.add(key)
        option = names[key]
    return option


def answers_now(questionnaire: Questionnaire, answers: Facts) -> dict[str, Value]:
    """Stored answers by the present names; an answer that has one already goes before its older self."""
    found = {}
    for name, value in answers.items():
        now = question_now(questionnaire, name)
        if now == name or now not in answers:
            found[now] = _value_now(questionnaire, now, value)
    return found


def _value_now(questionnaire: Questionnaire, name: str, value: Value) -> Value:
    question = questionnaire.by_id.get(name)
    if question is None or not question.options:
        return value
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(option_now(questionnaire, name, option) for option in value))
    option = str(value).lower() if isinstance(value, bool) else str(value)
    now = option_now(questionnaire, name, option)
    return value if now == option else stored(question, now)


def act_now(questionnaire: Questionnaire, act: Act) -> Act:
    """A button that was drawn before something was renamed still does what it says."""
    question = question_now(questionnaire, act.question)
    return replace(act, question=question, value=option_now(questionnaire, question, act.value))
