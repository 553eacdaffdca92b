"""The rules as data: the models of `rules.toml`. Everything about the advice that can be argued about stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from conversations.conditions import ALWAYS, Condition, Value, read_condition

Model = Literal["outstaffing", "outsourcing", "hybrid"]
Confidence = Literal["clear", "leaning", "borderline"]
Payment = Literal["retainer", "time_and_material", "fixed_price"]

MODELS: tuple[Model, ...] = ("outstaffing", "outsourcing", "hybrid")
BY_SCORE = "score"
"""What `ruled_by` says when no rule held and the weights decided."""
COUNTS = ("lacks", "haves")
"""Facts that count signs."""
DERIVED = {"stack_known", "lacks", "haves", "ruled_by"}
"""Facts that nobody is asked: they follow from the answers."""

When = Annotated[Condition, BeforeValidator(read_condition)]


class Row(BaseModel):
    """A row of the rules; unknown fields are refused, so that a typing error is found at the start."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Statement(Row):
    """What rules rest on, in one sentence, and how well it is founded."""

    id: str
    kind: Literal["stated", "inferred", "guide", "judgement"]
    text: str


class Weight(Row):
    """How far each answer to one question moves the scale, and the most that it can."""

    max: int = Field(gt=0)
    values: dict[str, int]
    unless: When | None = None

    def of(self, value: Value | None) -> int | None:
        """The weight of an answer; None where the answer says nothing."""
        return self.values.get(str(value).lower()) if isinstance(value, str | bool) else None


class Named(Row):
    """A row that has a name and holds under a condition."""

    id: str
    when: When = ALWAYS


class Sign(Named):
    """One of the five signs of a list."""

    list: Literal["lacks", "haves"]


class Signal(Named):
    """A name for a condition that other conditions use."""


class Rule(Named):
    """Decides the model before any weighing."""

    model: Model
    source: str


class ConfidenceRow(Row):
    word: Confidence
    model: Model | None = None
    when: When


class Point(Named):
    """Something in the answers that speaks for some models and against others."""

    speaks_for: tuple[Model, ...] = Field(alias="for")
    against: tuple[Model, ...]
    strength: int | None = None
    source: str


class Change(Row):
    """One answer that a client could change, and the answers that would lose their question by it."""

    fact: str
    value: str
    voids: tuple[str, ...] = ()


class PaymentRow(Named):
    """How a model is paid: the advised format first."""

    model: Model
    formats: tuple[Payment, ...] = Field(min_length=1)
    source: str


class Wish(Named):
    """A wish that the payment of a model cannot meet, and that is named."""

    model: Model


class Team(Named):
    """The shape of the team for a model."""

    model: Model
    source: str


class Depends(Named):
    """The one question that a hybrid hangs on."""


class Readiness(Named):
    """Something that models need before day one: by which answers it is there, and by which it is missing."""

    models: tuple[Model, ...] = Field(min_length=1)
    ready: When | None = None
    missing: When | None = None
    source: str


class Way(Row):
    """One way out of a contradiction: the answers that it changes, none where all stay as they are."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    set: dict[str, str] = Field(default_factory=dict)


class Contradiction(Named):
    """Answers that do not go together, and the ways that the one reconciling question offers."""

    way: tuple[Way, ...] = ()


class BudgetPoints(Row):
    amount_in_range: int
    form_known: int
    unknown: int
    below_floor: int


class FitPoints(Row):
    clear: int
    leaning: int
    borderline: int
    not_offered: int


class Completeness(Row):
    max: int


class PriorityRules(Row):
    """Points for urgency; `priority.py` adds them up."""

    hot: int
    warm: int
    points: dict[str, dict[str, int]]
    budget: BudgetPoints
    fit: FitPoints
    completeness: Completeness


class Rules(Row):
    """The whole table, as `rules.toml` has it."""

    version: str
    border: float = Field(gt=0, lt=1)
    statement: tuple[Statement, ...]
    weights: dict[str, Weight]
    sign: tuple[Sign, ...]
    signal: tuple[Signal, ...]
    rule: tuple[Rule, ...]
    confidence: tuple[ConfidenceRow, ...]
    point: tuple[Point, ...]
    change: tuple[Change, ...]
    payment: tuple[PaymentRow, ...]
    wish: tuple[Wish, ...]
    team: tuple[Team, ...]
    depends: tuple[Depends, ...]
    readiness: tuple[Readiness, ...] = ()
    contradiction: tuple[Contradiction, ...]
    priority: PriorityRules

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Every condition of the table with the place where it stands."""
        for fact, weight in self.weights.items():
            if weight.unless is not None:
                yield f"weights.{fact}.unless", weight.unless
        tables: dict[str, Sequence[Named]] = {
            "sign": self.sign, "signal": self.signal, "rule": self.rule, "point": self.point,
            "payment": self.payment, "wish": self.wish, "team": self.team, "depends": self.depends,
            "readiness": self.readiness, "contradiction": self.contradiction,
        }  # fmt: skip
        for table, rows in tables.items():
            for row in rows:
                yield f"{table} `{row.id}`", row.when
        for thing in self.readiness:
            for state, condition in (("ready", thing.ready), ("missing", thing.missing)):
                if condition is not None:
                    yield f"readiness `{thing.id}` ({state})", condition
        for number, confidence in enumerate(self.confidence, start=1):
            yield f"confidence number {number}", confidence.when
