"""The questionnaire as data: its document, its checks, and `load`, which reads the folder once at the start."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from babel import localedata
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from conversations.conditions import ALWAYS, UNKNOWN, Condition, Facts, read_condition
from conversations.outlook import Outlook
from conversations.rules import Rules
from conversations.technologies import SHIPPED_TABLE, Technologies, TechnologyTable
from conversations.wording import Wording, WordingError

SHIPPED = Path(__file__).parent / "questionnaires" / "agency"
DIALOGUE = Path(__file__).parent / "texts"

Kind = Literal["choice", "choices", "text", "list", "contact"]
Part = Literal["advice", "hand_off", "contact"]
PARTS: tuple[Part, ...] = ("advice", "hand_off", "contact")
Priority = Literal["hot", "warm", "cold"]


class QuestionnaireError(ValueError):
    """The folder of the questionnaire cannot be used: the message names file, place and remedy."""


class Document(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _option(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else value


class Question(Document):
    """One question: how it is answered, when it is asked, and whether it may be left out."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: Kind
    part: Part
    when: Annotated[Condition, BeforeValidator(read_condition)] = ALWAYS
    required: bool = False
    unsure: bool = False
    options: tuple[Annotated[str, BeforeValidator(_option)], ...] = ()
    alone: str | None = None
    """An option of several that excludes the others."""
    of: Literal["phone", "email"] | None = None
    recognise: Literal["technologies"] | None = None
    """The table by which the words of a list are read."""
    suggest: Literal["telegram_name"] | None = None
    ages: bool = False
    """The answer may not hold any more after a while."""
    brief: bool = False
    """It keeps what a person tells at length before the first question."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Question:
        if (self.kind in ("choice", "choices")) != bool(self.options):
            raise ValueError(f"question `{self.id}`: a choice needs options, and nothing else takes them")
        if (self.kind == "contact") != (self.of is not None):
            raise ValueError(f"question `{self.id}`: a contact needs `of` (phone or email), nothing else takes it")
        if self.recognise is not None and self.kind != "list":
            raise ValueError(f"question `{self.id}`: `recognise` is for a list, nothing else takes it")
        if self.alone is not None and self.alone not in self.options:
            raise ValueError(f"question `{self.id}`: `alone` names `{self.alone}`, none of its options")
        return self

    @property
    def choices(self) -> tuple[str, ...]:
        """All values that a button of this question may carry, "don't know" included."""
        return (*self.options, UNKNOWN) if self.unsure else self.options

    @property
    def is_boolean(self) -> bool:
        return set(self.options) == {"true", "false"}


class Minimum(Document):
    """The answers without which the dialogue does not show an advice."""

    all: tuple[str, ...]
    any: tuple[str, ...]
    any_count: int

    def met_by(self, answers: Facts) -> bool:
        return not self.missing(answers)

    def missing(self, answers: Facts) -> tuple[str, ...]:
        """The questions of which one more has to be answered; empty as soon as enough is there."""
        absent = tuple(fact for fact in self.all if fact not in answers)
        if absent:
            return absent
        others = tuple(fact for fact in self.any if fact not in answers)
        return others if len(self.any) - len(others) < self.any_count else ()


class Renamed(Document):
    """Names of earlier versions and what became of them, so that stored answers are still understood."""

    questions: dict[str, str] = {}
    """`{ old = "new" }`."""
    options: dict[str, str] = {}
    """`{ "question.old" = "new" }`, with the question's present name."""


class Questions(Document):
    """`questions.toml`."""

    version: str
    minimum: Minimum
    question: tuple[Question, ...]
    renamed: Renamed = Renamed()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Questions:
        seen: set[str] = set()
        for question in self.question:
            if question.id in seen:
                raise ValueError(f"question `{question.id}` stands there twice")
            seen.add(question.id)
        return self


class ReplyMinutes(Document):
    """Working minutes from a card to the first answer."""

    hot: int = Field(gt=0)
    warm: int = Field(gt=0)
    cold: int = Field(gt=0)
    hot_in_the_morning: int = Field(gt=0)


class Retention(Document):
    """How long what was not sent is kept, in days since the person was here last."""

    draft_days: int = Field(default=30, gt=0)
    still_true_days: int = Field(default=14, gt=0)
    """From so many on, answers that age are asked about before the conversation goes on."""


def _language(code: str) -> str:
    """Telegram tells languages apart by two letters; plurals, dates and lists come from Babel."""
    if len(code) != 2 or not localedata.exists(code):
        raise ValueError(f"`{code}` is no language; give two letters such as `de`")
    return code


class Agency(Document):
    """`agency.toml`."""

    name: str
    privacy_contact: str
    languages: tuple[Annotated[str, AfterValidator(_language)], ...] = Field(min_length=1)
    services: tuple[str, ...]
    below_floor: tuple[str, ...] = ()
    reply_minutes: ReplyMinutes
    retention: Retention = Retention()


@dataclass(frozen=True)
class Questionnaire:
    """All that a conversation needs to know; loaded once, never changed."""

    agency: Agency
    questions: Questions
    rules: Rules
    wording: Wording
    technologies: Technologies

    @cached_property
    def by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions.question}

    @cached_property
    def deciding_on_others(self) -> frozenset[str]:
        """The questions with options on whose answers it depends whether others are asked."""
        conditions = (question.when for question in self.questions.question)
        facts = {comparison.fact for condition in conditions for comparison in condition.each_comparison()}
        return frozenset(fact for fact in facts if fact in self.by_id and self.by_id[fact].choices)

    @cached_property
    def outlook(self) -> Outlook:
        """What answers leave open; it remembers what it found."""
        return Outlook(self.rules, self.questions.question)

    @property
    def version(self) -> str:
        return self.questions.version

    def consent_hash(self, language: str) -> str:
        """A fingerprint of the very words that a person agrees to, as proof of what was read."""
        texts = self.wording[language]
        words = texts.html("consent", agency=self.agency.name, contact=self.agency.privacy_contact)
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def load(folder: Path = SHIPPED) -> Questionnaire:
    """Read a folder. Raises QuestionnaireError with file, place and remedy."""
    agency = _read(folder / "agency.toml", Agency)
    questions = _read(folder / "questions.toml", Questions)
    rules = _read(folder / "rules.toml", Rules)
    try:
        wording = Wording.load({language: text_files(folder, language) for language in agency.languages})
    except WordingError as error:
        raise QuestionnaireError(str(error)) from error
    shipped, own = _read(SHIPPED_TABLE, TechnologyTable), own_technologies(folder)
    technologies = Technologies.of(shipped, *([own] if own is not None else []))
    return Questionnaire(agency, questions, rules, wording, technologies)


def text_files(folder: Path, language: str) -> tuple[Path, ...]:
    """Where the texts of a language stand: the dialogue, ours or the agency's or both, and the agency's own words."""
    ours, theirs = DIALOGUE / f"{language}.ftl", folder / "dialogue" / f"{language}.ftl"
    dialogue = [file for file in (ours, theirs) if file.is_file()] or [theirs]
    return (*dialogue, folder / f"{language}.ftl")


def own_technologies(folder: Path) -> TechnologyTable | None:
    """The names of technologies that a folder adds, if it does. Raises QuestionnaireError."""
    file = folder / SHIPPED_TABLE.name
    return _read(file, TechnologyTable) if file.exists() else None


D = TypeVar("D", bound=BaseModel)


def _read(file: Path, document: type[D]) -> D:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise QuestionnaireError(f"{file} is missing: copy it from the shipped folder {SHIPPED}") from error
    except OSError as error:
        raise QuestionnaireError(f"{file} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise QuestionnaireError(f"{file}: no valid TOML: {error}") from error
    try:
        return document.model_validate(data)
    except ValidationError as error:
        raise QuestionnaireError("\n".join(_faults(file, error))) from error


def _faults(file: Path, error: ValidationError) -> Iterable[str]:
    for fault in error.errors(include_url=False, include_input=False):
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"])
        yield f"{file}: {place or 'as a whole'}: {fault['msg'].removeprefix('Value error, ')}"
