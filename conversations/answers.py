"""What a person tapped or typed, turned into an answer or into a kind word about what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from conversations.conditions import UNKNOWN, Value
from conversations.questionnaire import Question
from conversations.wording import Wording

LONGEST_TEXT = 4096
"""Characters; Telegram's own limit for a message."""
MOST_ITEMS = 40
MOST_MARKS = 2
SURE = 86
"""Points of a hundred from which a typed word is taken for an option."""
SUBSET = 90
"""Points of a text that has some of the option's own words and no others."""
MARGIN = 4
"""Points by which the best option must lead the second."""

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_BLANK = "\u2800\u3164\u115f\u1160\uffa0"
"""Letters that look like nothing: names are made of them."""
_WORDS = re.compile(r"[\w'’+#.-]+")
_SEPARATORS = re.compile(r"[,;\n]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an input is no answer: a code with a text `problem-<code>`, and the values of that text."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


def clean(text: str) -> str:
    """Typed text without what cannot be stored or seen: lone surrogates, controls, invisible marks."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n"))
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc").strip()


def one_line(text: str) -> str:
    """Cleaned text for a title or a name: on one line, without piles of combining marks."""
    letters = (" " if c in _BLANK else c for c in _without_piles(clean(text)))
    return " ".join("".join(letters).split())


def _without_piles(text: str) -> Iterator[str]:
    """Two marks on a letter are writing (Arabic, Hindi, Vietnamese); more of them climb over the lines above."""
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) == "Mn" else 0
        if marks <= MOST_MARKS:
            yield letter


def tapped(question: Question, value: str) -> Value | None:
    """The answer behind a button; None where the question has no such option (any more)."""
    return stored(question, value) if value in question.choices else None


def stored(question: Question, option: str) -> Value:
    """An option as it is kept among the answers: yes and no as true and false."""
    return option == "true" if question.is_boolean and option != UNKNOWN else option


def typed(question: Question, text: str, wording: Wording, region: str | None) -> Value | Problem:
    """Understand typed text; `region` is the country (`UA`) of a phone number without a prefix."""
    text = clean(text)
    if not text:
        return Problem("empty")
    if len(text) > LONGEST_TEXT:
        return Problem("too_long")
    return _KINDS[question.kind](question, text, wording, region)


def _choice(question: Question, text: str, wording: Wording, _: str | None) -> Value | Problem:
    option = match(question, text, wording)
    return Problem("not_understood") if option is None else stored(question, option)


def _choices(question: Question, text: str, wording: Wording, _: str | None) -> Value | Problem:
    parts = list(dict.fromkeys(split(text)))
    if len(parts) > MOST_ITEMS:
        return Problem("too_many", {"most": str(MOST_ITEMS)})
    found = [match(question, part, wording) for part in parts]
    strange = [part for part, option in zip(parts, found, strict=True) if option is None]
    if strange:
        return Problem("not_among_options", {"word": one_line(strange[0])[:64]})
    return combine(question, (option for option in found if option is not None))


def _text(_question: Question, text: str, _wording: Wording, _region: str | None) -> Value | Problem:
    return text


def _list(question: Question, text: str, wording: Wording, _: str | None) -> Value | Problem:
    if question.unsure and match(question, text, wording) == UNKNOWN:
        return UNKNOWN
    items = tuple(dict.fromkeys(split(text)))
    if not items:
        return Problem("empty")
    return items if len(items) <= MOST_ITEMS else Problem("too_many", {"most": str(MOST_ITEMS)})


def _contact(question: Question, text: str, _wording: Wording, region: str | None) -> Value | Problem:
    return phone_number(text, region) if question.of == "phone" else email_address(text)


_KINDS: dict[str, Callable[[Question, str, Wording, str | None], Value | Problem]] = {
    "choice": _choice,
    "choices": _choices,
    "text": _text,
    "list": _list,
    "contact": _contact,
}


def phone_number(text: str, region: str | None) -> str | Problem:
    """A phone number in the international form `+380501112233`."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return Problem("bad_phone")
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return Problem("bad_phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_address(text: str) -> str | Problem:
    """An e-mail address, normalised; whether it exists is not asked."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        return Problem("bad_email")


def split(text: str) -> list[str]:
    """The parts of a list typed with commas, semicolons or line breaks."""
    return [part for part in (one_line(raw) for raw in _SEPARATORS.split(text)) if part]


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


def option_key(option: str) -> str:
    """An option as the name of a Fluent attribute, which may not begin with a digit."""
    return f"n{option}" if option[0].isdigit() else option


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
