"""What a person tapped or typed, turned into an answer or into a kind word about what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from conversations.cleaning import clean, one_line, split
from conversations.conditions import UNKNOWN, Value
from conversations.contacts import email_address, phone_number
from conversations.matching import Match, match
from conversations.questionnaire import Question
from conversations.technologies import Technologies
from conversations.wording import Wording

LONGEST_TEXT = 4096
"""Characters; Telegram's own limit for a message."""
MOST_ITEMS = 40
_COUNT = re.compile(r"^\d{1,3}\s*[xх×]?\s+")
"""`2 frontend, 1 tester` names what it counts."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an input is no answer: a code with a text `problem-<code>`, and the values of that text."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that are an answer only in part or only perhaps."""

    perhaps: tuple[str, ...]
    """Options that may have been meant."""
    understood: tuple[str, ...] = ()
    """Options of several that were surely meant."""
    problem: Problem | None = None
    """Why the rest is no answer."""


def tapped(question: Question, value: str) -> Value | None:
    """The answer behind a button; None where the question has no such option (any more)."""
    return stored(question, value) if value in question.choices else None


def stored(question: Question, option: str) -> Value:
    """An option as it is kept among the answers: yes and no as true and false."""
    return option == "true" if question.is_boolean and option != UNKNOWN else option


@dataclass(frozen=True, slots=True)
class Reader:
    """What typed words are understood by."""

    wording: Wording
    technologies: Technologies = field(default_factory=Technologies)
    regions: tuple[str, ...] = ()
    """Countries (`UA`) in which a phone number without a prefix may be, the likeliest first."""


def typed(question: Question, text: str, reader: Reader) -> Value | Doubt | Problem:
    """Understand typed text."""
    text = clean(text)
    if not text:
        return Problem("empty")
    if len(text) > LONGEST_TEXT:
        return Problem("too_long")
    return _KINDS[question.kind](question, text, reader)


def _choice(question: Question, text: str, reader: Reader) -> Value | Doubt | Problem:
    found = match(question, text, reader.wording)
    if found is None:
        return Problem("not_understood")
    return stored(question, found.option) if found.sure else Doubt((found.option,))


def _choices(question: Question, text: str, reader: Reader) -> Value | Doubt | Problem:
    parts = list(dict.fromkeys(split(text)))
    if len(parts) > MOST_ITEMS:
        return Problem("too_many", {"most": str(MOST_ITEMS)})
    found = {part: match(question, _COUNT.sub("", part), reader.wording) for part in parts}
    sure = combine(question, (one.option for one in found.values() if one and one.sure))
    strange = [part for part, one in found.items() if one is None]
    if strange:
        problem = Problem("not_among_options", {"word": one_line(strange[0])[:64]})
        return Doubt((), sure, problem) if sure else problem
    perhaps = dict.fromkeys(one.option for one in found.values() if one and not one.sure)
    return Doubt(tuple(perhaps), sure) if perhaps else sure


def _text(_question: Question, text: str, _reader: Reader) -> Value | Problem:
    return text


def _list(question: Question, text: str, reader: Reader) -> Value | Problem:
    if question.unsure and match(question, text, reader.wording) == Match(UNKNOWN, sure=True):
        return UNKNOWN
    known = reader.technologies if question.recognise else Technologies()
    items = known.recognise(text)
    if not items:
        return Problem("empty")
    return items if len(items) <= MOST_ITEMS else Problem("too_many", {"most": str(MOST_ITEMS)})


def _contact(question: Question, text: str, reader: Reader) -> Value | Problem:
    found = phone_number(text, reader.regions) if question.of == "phone" else email_address(text)
    return found or Problem(f"bad_{question.of}")


_KINDS: dict[str, Callable[[Question, str, Reader], Value | Doubt | Problem]] = {
    "choice": _choice,
    "choices": _choices,
    "text": _text,
    "list": _list,
    "contact": _contact,
}


def combine(question: Question, options: Iterable[str]) -> tuple[str, ...]:
    """Several options in the order of the question; the one that stands alone pushes out the others."""
    chosen = set(options)
    if question.alone in chosen:
        return (question.alone,)
    return tuple(option for option in question.options if option in chosen)


def toggled(question: Question, ticks: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Set or take back one tick; a tick that stands alone and the others exclude each other."""
    if option in ticks:
        return tuple(tick for tick in ticks if tick != option)
    if option == question.alone:
        return (option,)
    return combine(question, (*(tick for tick in ticks if tick != question.alone), option))
