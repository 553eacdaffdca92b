"""Which option typed words mean, in whatever language of ours: surely, perhaps, or none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from conversations.conditions import UNKNOWN
from conversations.phrases import EQUAL, Phrase, Vocabulary, likeness, listed, phrase
from conversations.questionnaire import Question
from conversations.wording import Wording, option_key

SURE = 86
"""Points of a hundred from which typed words are taken for an option."""
MAYBE = 64
"""Points from which it is worth asking whether that option was meant."""
LEAD = 4
"""Points by which the best option must lead the second."""
MOST_WORDS = 12
"""Whoever writes more tells a story, and names no option."""


@dataclass(frozen=True, slots=True)
class Match:
    """The option that was meant, surely or perhaps."""

    option: str
    sure: bool


def match(question: Question, text: str, wording: Wording) -> Match | None:
    """The option that typed text means; None where nothing comes near, or two come equally near."""
    wanted = phrase(text, _vocabulary(wording))
    if len(wanted.words) > MOST_WORDS:
        return None
    scores = {option: _score(question, option, wanted, wording) for option in question.choices}
    best, *others = sorted(scores, key=lambda option: -scores[option])
    lead = scores[best] - max((scores[other] for other in others), default=0)
    if scores[best] < MAYBE or lead <= 0:
        return None
    return Match(best, scores[best] == EQUAL or (scores[best] >= SURE and lead >= LEAD))


def is_unsure(text: str, wording: Wording) -> bool:
    """Whether somebody says, in so many words, that he does not know."""
    wanted = phrase(text, _vocabulary(wording))
    return any(likeness(wanted, words) >= SURE for words in _unsure(wording))


def says(word: str, text: str, wording: Wording) -> bool:
    """Whether a text is just one of those listed under `spoken-<word>`."""
    wanted = phrase(text, Vocabulary()).text
    return any(wanted == phrase(words, Vocabulary()).text for words in listed(wording, f"spoken-{word}"))


def _score(question: Question, option: str, wanted: Phrase, wording: Wording) -> float:
    names = _names(f"{question.id}.{option_key(option)}", option, wording)
    if wanted.spans and any(name.spans for name in names):  # `18 months` is not just any `month`
        names = tuple(name for name in names if name.spans)
    return max((likeness(wanted, name) for name in names), default=0)


@lru_cache(maxsize=512)
def _names(key: str, option: str, wording: Wording) -> tuple[Phrase, ...]:
    """Everything that an option is called: its labels in all languages and the words listed beside them."""
    names = [*(texts.plain(key) for texts in wording.values()), *listed(wording, f"{key}-words")]
    if option == UNKNOWN:
        names.extend(listed(wording, "unsure-words"))
    return tuple(phrase(name, _vocabulary(wording)) for name in dict.fromkeys(names))


@lru_cache(maxsize=8)
def _unsure(wording: Wording) -> tuple[Phrase, ...]:
    return tuple(phrase(words, _vocabulary(wording)) for words in listed(wording, "unsure-words"))


@lru_cache(maxsize=8)
def _vocabulary(wording: Wording) -> Vocabulary:
    return Vocabulary.of(wording)
