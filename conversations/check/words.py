"""Texts that are missing, that nothing uses, that differ between languages, or that Telegram would not show."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from conversations import comparison
from conversations.check.fault import Fault, line_at
from conversations.check.markup import markup_fault
from conversations.questionnaire import DIALOGUE, SHIPPED, Questionnaire, text_files
from conversations.rules import MODELS
from conversations.wording import FALLBACK, Texts, WordingError, keys_in, option_key

LONGEST_LABEL = 32
"""Characters of a button that a phone still shows."""
LONGEST_CALLBACK = 45
"""Bytes of a question's id and an option that fit into a button beside what it carries for itself."""

LONGEST_IN_PICTURE = {
    **dict.fromkeys(comparison.LABELS, 34),
    **dict.fromkeys(comparison.NAMES, 40),
    **dict.fromkeys(comparison.CELLS, 64),
}
"""Characters, by key, with which the picture stays readable on a phone."""
CAPTIONS = ("difference",)
"""Texts that stand below a picture."""
LONGEST_CAPTION = 1024
"""Characters as Telegram counts them, without the tags."""

ALWAYS_USED = (
    *comparison.LABELS, *comparison.NAMES, *comparison.CELLS,
    "greeting", "bot-description", "bot-about", "consent", "privacy", "difference", "signs",
    "confidence-clear", "confidence-leaning", "confidence-borderline",
    *(f"model-{model}{part}" for model in MODELS for part in ("", ".short", ".suggested")),
    *(f"steps-{model}" for model in MODELS),
    *(f"format-{name}{part}" for name in ("retainer", "time_and_material", "fixed_price") for part in ("", ".short")),
)  # fmt: skip

PLAIN = (
    "button-", "menu-", "spoken-", "bot-", "model-", "confidence-", "signs", "point-", "change-", "format-", "payment-",
    "team-", "depends-", "language-name", "picture-", "prepare-",
)  # fmt: skip
"""Texts that are put on buttons or into other texts, where a tag would be shown as it is written."""


def word_faults(questionnaire: Questionnaire, folder: Path, extra_keys: Collection[str]) -> list[Fault]:
    """Everything that is wrong with the texts of a folder."""
    book = _Book.of(questionnaire, folder)
    return [
        *_missing(book),
        *_extra(book, extra_keys),
        *_different(book),
        *_shown(book),
        *_long_callbacks(questionnaire),
    ]


@dataclass(frozen=True)
class _Book:
    """The texts of all languages: which key stands in which file with which values, and which keys are used."""

    texts: Mapping[str, Texts]
    files: Mapping[str, tuple[Path, ...]]
    """By language: where the dialogue stands, and last the agency's own words."""
    own: Mapping[str, Mapping[str, frozenset[str]]]
    """By language: the keys of the agency's file with the names of their values."""
    dialogue: Mapping[str, Mapping[str, frozenset[str]]]
    """By language: the same of the dialogue."""
    needed: frozenset[str]
    labels: frozenset[str]
    """Keys of the labels of options."""
    optional: frozenset[str]

    @classmethod
    def of(cls, questionnaire: Questionnaire, folder: Path) -> _Book:
        languages = questionnaire.agency.languages
        labels = frozenset(_labels(questionnaire))
        files = {language: text_files(folder, language) for language in languages}
        return cls(
            texts=questionnaire.wording,
            files=files,
            own={language: keys_in(files[language][-1]) for language in languages},
            dialogue={language: _keys_in_all(files[language][:-1]) for language in languages},
            needed=frozenset([*ALWAYS_USED, *labels, *_needed(questionnaire)]),
            labels=labels,
            optional=frozenset([*(f"{label}-words" for label in labels), *_optional(questionnaire)]),
        )

    def keys(self, language: str) -> dict[str, frozenset[str]]:
        """The keys of a language as people meet them, the agency's words over the program's."""
        return {**self.dialogue[language], **self.own[language]}

    def fault(self, language: str, key: str, what: str, remedy: str) -> Fault:
        """A fault at the line where the text stands, or of the file where it should stand."""
        file = self._file_of(language, key)
        return Fault(_name(file), f"text `{key}`", what, remedy, _line(file, key))

    def _file_of(self, language: str, key: str) -> Path:
        *dialogue, own = self.files[language]
        there = (file for file in (own, *reversed(dialogue)) if key in keys_in(file))
        return next(there, dialogue[-1] if key in _shipped_dialogue() else own)


def _keys_in_all(files: Iterable[Path]) -> dict[str, frozenset[str]]:
    return {key: values for file in files for key, values in keys_in(file).items()}


def _shipped_dialogue() -> Mapping[str, frozenset[str]]:
    return keys_in(DIALOGUE / f"{FALLBACK}.ftl")


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}" if file.parent.name == "dialogue" else file.name


def _line(file: Path, key: str) -> int | None:
    """Where a text stands; for an attribute that is missing, where its message stands."""
    text = file.read_text(encoding="utf-8-sig")
    name, _, attribute = key.partition(".")
    message = re.search(rf"^{re.escape(name)}\s*=", text, re.MULTILINE)
    if message is None:
        return None
    end = re.compile(r"^(?![ \t\n])", re.MULTILINE).search(text, message.end())
    inside = text[message.end() : end.start() if end else len(text)]
    found = re.search(rf"^[ \t]+\.{re.escape(attribute)}\s*=", inside, re.MULTILINE) if attribute else None
    return line_at(text, message.start() if found is None else message.end() + found.start())


# ------------------------------------------------------------------ which texts are used


def _labels(questionnaire: Questionnaire) -> Iterator[str]:
    for question in questionnaire.questions.question:
        for option in question.choices:
            yield f"{question.id}.{option_key(option)}"
    for contradiction in questionnaire.rules.contradiction:
        yield from (f"contradiction-{contradiction.id}.{way.id}" for way in contradiction.way)


def _needed(questionnaire: Questionnaire) -> Iterator[str]:
    for question in questionnaire.questions.question:
        yield from (question.id, f"{question.id}.short")
    rules = questionnaire.rules
    for point in rules.point:
        if point.speaks_for:
            yield f"point-{point.id}.reason"
        if point.against:
            yield f"point-{point.id}.against"
    yield from (f"payment-{row.id}" for row in rules.payment)
    yield from (f"wish-{row.id}" for row in rules.wish)
    yield from (f"team-{row.id}" for row in rules.team)
    yield from (f"depends-{row.id}" for row in rules.depends)
    for thing in rules.readiness:
        yield from (f"prepare-{thing.id}", f"prepare-{thing.id}.advice")
    yield from (f"change-{change.fact}-{change.value}" for change in rules.change)
    yield from (f"contradiction-{row.id}.ask" for row in rules.contradiction if row.way)


def _optional(questionnaire: Questionnaire) -> Iterator[str]:
    yield from (f"{question.id}.hint" for question in questionnaire.questions.question)
    for point in questionnaire.rules.point:
        yield from (f"point-{point.id}.reason", f"point-{point.id}.against")
    yield from (f"contradiction-{row.id}" for row in questionnaire.rules.contradiction)


# ------------------------------------------------------------------ missing and extra


def _missing(book: _Book) -> Iterator[Fault]:
    everywhere = {key for language in book.texts for key in book.keys(language) if not key.endswith("-words")}
    for language in book.texts:
        for key in sorted((everywhere | book.needed) - set(book.keys(language))):
            yield book.fault(language, key, f"there is no such text in `{language}`", _to_add(key))


def _to_add(key: str) -> str:
    name, _, attribute = key.partition(".")
    return f"add a line `    .{attribute} = …` below `{name}`" if attribute else f"add a line `{name} = …`"


def _extra(book: _Book, extra_keys: Collection[str]) -> Iterator[Fault]:
    used = {*book.needed, *book.optional, *_shipped_dialogue(), *extra_keys}
    for language in book.texts:
        for key in sorted(set(book.keys(language)) - used):
            yield book.fault(language, key, "nothing uses this text", "correct its name, or take it out")


# ------------------------------------------------------------------ values


def _different(book: _Book) -> Iterator[Fault]:
    """Values that one language shows and another does not, and values that nobody provides."""
    provided = _provided()
    for language in book.texts:
        for key, values in book.keys(language).items():
            unknown = values - provided.get(key, _by_kind(key, book))
            others = [book.keys(other).get(key, values) for other in book.texts]
            lacking = frozenset().union(*others) - values
            if unknown:
                yield book.fault(language, key, f"no value {_values(unknown)} is given to it", "correct the name")
            elif lacking and not any(other - provided.get(key, other) for other in others):
                yield book.fault(language, key, f"{_values(lacking)} stands in another language only", "use it in both")


def _provided() -> dict[str, frozenset[str]]:
    """The values that the shipped texts use are those that the program provides."""
    return {key: values for folder in (DIALOGUE, SHIPPED) for key, values in keys_in(folder / "en.ftl").items()}


def _by_kind(key: str, book: _Book) -> frozenset[str]:
    """The values of a text that the shipped folder does not have."""
    if key.startswith("change-"):
        return frozenset({"suggestion"})
    return frozenset({"form"}) if f"{key}.short" in book.needed else frozenset()


def _values(names: Iterable[str]) -> str:
    return ", ".join(f"`${name}`" for name in sorted(names))


# ------------------------------------------------------------------ what people see


def _shown(book: _Book) -> Iterator[Fault]:
    for language in book.texts:
        variants = _variants(book.files[language])
        for key, values in book.keys(language).items():
            yield from _seen(book, language, key, dict.fromkeys(values, variants))


def _variants(files: Iterable[Path]) -> tuple[str | int, ...]:
    """Values with which every variant of a text shows up; 12 stands for any number of two digits."""
    named = {name for file in files for name in re.findall(r"\[(\w+)\]", file.read_text(encoding="utf-8-sig"))}
    return (12, 1, 2, 5, *sorted(named))


def _seen(book: _Book, language: str, key: str, values: Mapping[str, tuple[str | int, ...]]) -> Iterator[Fault]:
    wrong: set[tuple[str, str]] = set()
    for sample in zip(*values.values(), strict=True) if values else [()]:
        try:
            text = book.texts[language].plain(key, **dict(zip(values, sample, strict=True)))
        except WordingError as error:
            yield book.fault(language, key, str(error).rsplit(": ", 1)[-1], "correct the reference")
            return
        wrong.update(_wrong(book, key, text))
    for what, remedy in sorted(wrong):
        yield book.fault(language, key, what, remedy)


def _wrong(book: _Book, key: str, text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a text as people see it, and the remedy."""
    on_button = key.startswith("button-") or key in book.labels
    if on_button and len(text) > LONGEST_LABEL:
        yield f"“{text}” has {len(text)} characters", f"a button shows {LONGEST_LABEL}; the rest may go into a `.hint`"
    if len(text) > (most := LONGEST_IN_PICTURE.get(key, len(text))):
        yield f"“{text}” has {len(text)} characters", f"the picture has room for {most}"
    if key in CAPTIONS and (size := _shown_length(text)) > LONGEST_CAPTION:
        yield f"it has {size} characters", f"below a picture Telegram shows {LONGEST_CAPTION}"
    if on_button or key.startswith(PLAIN) or key.endswith(".short"):
        if re.search(r"</?[a-z]|&\w+;", text):
            yield "a tag has no effect here and would be shown as it is written", "take the tag out"
    elif fault := markup_fault(text):
        yield f"Telegram refuses it: {fault}", "close every tag, and write < as &lt;"


def _shown_length(text: str) -> int:
    """Characters as Telegram counts them once the tags are read."""
    shown = html.unescape(re.sub(r"<[^>]+>", "", text))
    return len(shown.encode("utf-16-le")) // 2


def _long_callbacks(questionnaire: Questionnaire) -> Iterator[Fault]:
    for question in questionnaire.questions.question:
        longest = max((len(option.encode()) for option in question.choices), default=0)
        if len(question.id.encode()) + longest > LONGEST_CALLBACK:
            yield Fault(
                "questions.toml", f"question `{question.id}`", "its id and its longest option do not fit into a button",
                f"shorten them to {LONGEST_CALLBACK} bytes together",
            )  # fmt: skip
