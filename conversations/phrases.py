"""How alike two short phrases are: word by word, with typos, endings, any order, numbers and another alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from conversations.wording import Texts

EQUAL, SAME_MEANING, SOME_OF_THE_WORDS = 100, 99, 90
LONGEST_GUESS = 85
"""Points that a phrase with words of its own beside those of the other can reach."""
SHORTEST_TYPO = 4
"""Letters from which a word may be mistyped; shorter ones mean something else."""
SHORT = 6
"""Letters up to which a single mistyped word is never sure: `yeara` may be a year or years."""
MISTYPED = 85
ALIKE = 72
"""Points of a hundred from which two words may be the same."""
NEARLY_ALL = 0.93
ENOUGH = 0.55
"""Share of the letters of a name that stand for the whole of it."""

_NUMBER = r"(\d+)(?:\s*(k|к|тис\w*|тыс\w*|thousands?)\b)?"
_SPAN = re.compile(rf"{_NUMBER}(?:\s*(?:[-–—]|\.\.|to\b|до\b)\s*{_NUMBER})?")
_THOUSANDS = re.compile(r"(?<=\d)[ ,.\u00a0\u202f](?=\d{3}(?!\d))")
_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|['#+])*")
_LETTERS = str.maketrans(
    dict(zip("абвгґдеєэёжзиіїыйклмнопрстуфхцчшщьъюя'", [
        "a", "b", "v", "h", "h", "d", "e", "e", "e", "e", "zh", "z", "i", "i", "i", "i", "i", "k", "l", "m", "n", "o",
        "p", "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sh", "", "", "u", "a", "",
    ], strict=True))
)  # fmt: skip
_HABITS = (("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("g", "h"), ("w", "v"), ("y", "i"), ("j", "i"),
           ("iu", "u"), ("ia", "a"), ("ie", "e"))  # fmt: skip

Span = tuple[int, int]


@dataclass(frozen=True)
class Vocabulary:
    """Words that say little by themselves, words that deny, and words for numbers, in all languages."""

    fillers: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    numbers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, wording: Mapping[str, Texts]) -> Vocabulary:
        return cls(
            frozenset(listed(wording, "filler-words")),
            frozenset(_word(word).heard for word in listed(wording, "denial-words")),
            tuple(_number_words(wording)),
        )


def listed(wording: Mapping[str, Texts], key: str) -> Iterator[str]:
    """The words of a text `one|two|…`, of all languages; none where there is no such text."""
    for texts in wording.values():
        if texts.has(key):
            yield from (_plain(word) for word in texts.plain(key).split("|"))


def _number_words(wording: Mapping[str, Texts]) -> Iterator[tuple[str, str]]:
    """`zero|one|two/a couple` gives each word the number of its place."""
    for texts in wording.values():
        if texts.has("number-words"):
            for number, words in enumerate(texts.plain("number-words").split("|")):
                yield from ((_plain(word), str(number)) for word in words.split("/"))


def _plain(text: str) -> str:
    return _THOUSANDS.sub("", text.casefold().replace("’", "'").replace("ʼ", "'").strip())


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the Latin alphabet; double letters are one."""

    plain: str
    heard: str
    """As those spell it who write Ukrainian without a Ukrainian keyboard, each in a way of his own."""
    ascii: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text taken apart."""

    text: str
    """Its words and numbers as they stand, for those who type just what the button says."""
    words: tuple[Word, ...]
    """Without fillers and denials."""
    spans: tuple[Span, ...]
    """Its numbers; one that stands alone is a span of itself."""
    denies: bool

    joined: str
    """The words without blanks: `back end` is `backend`."""


def phrase(text: str, vocabulary: Vocabulary) -> Phrase:
    """Take a text apart."""
    plain = _plain(text)
    numbers = dict(vocabulary.numbers)
    counted = _WORDS.sub(lambda found: numbers.get(found[0], found[0]), plain)
    words = _WORDS.findall(_SPAN.sub(" ", counted))
    telling = [word for word in words if word not in vocabulary.fillers] or words
    meant = [_word(word) for word in telling]
    said = [word for word in meant if not _denies(word.heard, vocabulary)]
    spans = tuple(_span(*found.groups()) for found in _SPAN.finditer(counted))
    counted = _SPAN.sub(lambda found: " {}-{} ".format(*_span(*found.groups())), counted)  # `5k` is `5000`
    whole = " ".join(re.findall(r"[\w'#+]+", counted))
    return Phrase(whole, tuple(said), spans, len(said) < len(meant), "".join(word.plain for word in said))


def _denies(word: str, vocabulary: Vocabulary) -> bool:
    """Also when it is mistyped: `nobdy` must not pass for somebody."""
    if word in vocabulary.denials or len(word) <= SHORTEST_TYPO:
        return word in vocabulary.denials
    return any(fuzz.ratio(word, denial) > MISTYPED for denial in vocabulary.denials)


def _span(first: str, thousand: str | None, last: str | None, thousands: str | None) -> Span:
    low = int(first[:12]) * (1000 if thousand or (last and thousands) else 1)
    return low, int(last[:12]) * (1000 if thousands else 1) if last else low


def _word(written: str) -> Word:
    plain = _single(written.translate(_LETTERS))
    heard = plain
    for habit, meant in _HABITS:
        heard = heard.replace(habit, meant)
    return Word(plain, _single(heard), written.isascii())


def _single(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def likeness(typed: Phrase, name: Phrase) -> float:
    """Points of a hundred for how surely what was typed means the name."""
    if not typed.text or not name.text:
        return 0
    if typed.text == name.text:
        return EQUAL
    if typed.denies != name.denies or not _numbers_agree(typed, name):
        return 0
    if len(name.joined) > 2 and typed.joined == name.joined and bool(typed.spans) == bool(name.spans):
        return SAME_MEANING
    points = _by_words(typed, name)
    return min(points, LONGEST_GUESS) if 0 < len(typed.joined) <= SHORT and not typed.spans else points


def _numbers_agree(typed: Phrase, name: Phrase) -> bool:
    """A name without numbers takes any; else each number that was typed lies within the name's."""
    if not name.spans:
        return True
    return len(typed.spans) == len(name.spans) and all(
        low <= first and last <= high for (first, last), (low, high) in zip(typed.spans, name.spans, strict=True)
    )


def _by_words(typed: Phrase, name: Phrase) -> float:
    if not typed.words or not name.words:
        alone = not typed.words and not name.words and bool(typed.spans) == bool(name.spans)
        return SAME_MEANING - 2 if alone else 0
    mine, its = _shares(typed.words, name.words)
    if typed.spans and not name.spans:
        mine *= 0.8
    if mine >= NEARLY_ALL and its < NEARLY_ALL:
        return SOME_OF_THE_WORDS if its >= ENOUGH else LONGEST_GUESS * (0.6 + its)
    if its >= NEARLY_ALL and mine < NEARLY_ALL:
        return LONGEST_GUESS * (0.7 + 0.3 * mine)
    both = 2 * mine * its / (mine + its) if mine + its else 0
    return min(100 * both, SAME_MEANING - 1) if min(mine, its) >= ALIKE / 100 else LONGEST_GUESS * both


def _shares(typed: tuple[Word, ...], name: tuple[Word, ...]) -> tuple[float, float]:
    """How much of the typed words has words of its own in the name, and of the name; less for typos."""
    left, mine, its = list(name), 0.0, 0.0
    for word in typed:
        best = max(left, key=lambda other: _same(word, other), default=word)
        points = _same(word, best) if left else 0
        if points:
            left.remove(best)
            mine += points * len(word.plain)
            its += points * len(best.plain)
    return mine / _letters(typed) / 100, its / _letters(name) / 100


def _letters(words: tuple[Word, ...]) -> int:
    return sum(len(word.plain) for word in words)


def _same(word: Word, other: Word) -> float:
    mine, its = (word.plain, other.plain) if word.ascii == other.ascii else (word.heard, other.heard)
    if mine == its:
        return 100
    if min(len(mine), len(its)) < SHORTEST_TYPO:
        return 0
    points = fuzz.ratio(mine, its)
    return points if points >= ALIKE else 0
