"""Which option typed words mean, in whatever language of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from conversations.questionnaire import Question
from conversations.wording import Wording, option_key

SURE = 86
"""Points of a hundred from which a typed word is taken for an option."""
SUBSET = 90
"""Points of a text that has some of the option's own words and no others."""
MARGIN = 4
"""Points by which the best option must lead the second."""

_WORDS = re.compile(r"[\w'’+#.-]+")


def match(question: Question, text: str, wording: Wording) -> str | None:
    """The option that typed text means, in whatever language of ours; None where that is not clear."""
    wanted = _normal(text)
    scores = {option: _score(question, option, wanted, wording) for option in question.choices}
    best, *others = sorted(scores, key=lambda option: -scores[option])
    second = scores[others[0]] if others else 0
    if scores[best] < SURE or (scores[best] < 100 and scores[best] - second < MARGIN):
        return None
    return best if scores[best] != second else None


def _score(question: Question, option: str, wanted: str, wording: Wording) -> float:
    return max((_alike(wanted, name) for name in _names(question, option, wording)), default=0)


def _names(question: Question, option: str, wording: Wording) -> Iterable[str]:
    """Everything that an option is called: its labels in all languages and the words listed beside them."""
    for texts in wording.values():
        yield _normal(texts.plain(f"{question.id}.{option_key(option)}"))
        words = f"{question.id}.{option_key(option)}-words"
        if texts.has(words):
            yield from (_normal(word) for word in texts.plain(words).split("|"))


def _alike(wanted: str, name: str) -> float:
    if not wanted or not name:
        return 0
    if wanted == name:
        return 100
    if set(wanted.split()) < set(name.split()):
        return SUBSET
    return min(fuzz.ratio(wanted, name), 99)


def _normal(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold().replace("’", "'"))).strip(" .-")
