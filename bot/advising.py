"""`intake-bot advise`: answers from a file, checked by name, and the advice for each as text or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.app import read_questionnaire
from bot.errors import BadData
from conversations.advice_texts import advice_data, advice_html
from conversations.conditions import UNKNOWN, Value
from conversations.questionnaire import Question, Questionnaire
from conversations.recommendation import Advice, advise

TRUTHS = {"stack_known"}
"""Facts that may be given though nobody is asked for them."""


def advise_all(folder: Path, given: Any, language: str, *, as_json: bool, explain: bool) -> Iterator[str]:
    """Lines to print. Raises BadData, naming each unknown id and value."""
    questionnaire = read_questionnaire(folder)
    if language not in questionnaire.wording:
        raise BadData(f"--language: there is no `{language}`, only {', '.join(questionnaire.wording)}")
    persons = given if isinstance(given, list) else [given]
    advices = [advise(questionnaire.rules, answers_of(questionnaire, person, i)) for i, person in enumerate(persons)]
    texts = questionnaire.wording[language]
    if as_json:
        found = [{**advice_data(a, texts), **(explained(a) if explain else {})} for a in advices]
        yield json.dumps(found if isinstance(given, list) else found[0], ensure_ascii=False, indent=2)
        return
    for advice in advices:
        yield re.sub(r"</?[bi]>", "", advice_html(advice, texts)).replace("&amp;", "&") + "\n"
        if explain:
            yield json.dumps(explained(advice), ensure_ascii=False, indent=2)


def explained(advice: Advice) -> dict[str, Any]:
    """How the advice came about, for whoever tends the rules."""
    return {
        "ruled_by": advice.ruled_by,
        "score": advice.score,
        "out_of": advice.out_of,
        "lacks": list(advice.lacks),
        "haves": list(advice.haves),
        "contradictions": list(advice.contradictions),
        "team": advice.team,
    }


def answers_of(questionnaire: Questionnaire, given: Any, index: int) -> dict[str, Value]:
    """Answers by question id, checked. Raises BadData with every fault."""
    if not isinstance(given, Mapping):
        raise BadData(f'person {index + 1}: answers are an object such as {{"need": "support"}}')
    answers: dict[str, Value] = {}
    faults = []
    for name, value in given.items():
        if value is None:
            continue
        try:
            answers[name] = _value(questionnaire, name, value)
        except ValueError as error:
            faults.append(f"person {index + 1}: {error}")
    if faults:
        raise BadData("\n".join(faults))
    return answers


def _value(questionnaire: Questionnaire, name: str, value: Any) -> Value:
    if name in TRUTHS:
        if isinstance(value, bool):
            return value
        raise ValueError(f"`{name}`: is true or false")
    question = questionnaire.by_id.get(name)
    if question is None:
        raise ValueError(f"unknown id `{name}`; there are {', '.join(questionnaire.by_id)}")
    if value == UNKNOWN:
        return UNKNOWN
    if question.kind in ("list", "choices"):
        return _several(question, value)
    if question.is_boolean and isinstance(value, bool):
        return value
    if question.options and value not in question.options:
        raise ValueError(f"`{name}`: no value {json.dumps(value)}; there are {', '.join(question.choices)}")
    if isinstance(value, str):
        return value == "true" if question.is_boolean else value
    raise ValueError(f"`{name}`: is a text")


def _several(question: Question, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"`{question.id}`: is a list of texts")
    strange = [item for item in value if question.options and item not in question.options]
    if strange:
        raise ValueError(f"`{question.id}`: no value {json.dumps(strange[0])}; there are {', '.join(question.options)}")
    return tuple(value)
