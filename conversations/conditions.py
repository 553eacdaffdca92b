"""Conditions: when a question, a rule or a remark applies. One table of operators, data in, yes or no out.

In a TOML file a condition is a table of facts that must all hold:

    when = { need = "specialists", wants_control = { not = ["result_only"] } }
    when = { any = [ { duration = "ongoing" }, { scope = "evolving" } ] }

A fact that was not answered satisfies `not`, `includes_not`, `at_most` and `answered = false` only;
`asked = false` tells a question that was not put from one answered with "don't know".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Value = bool | int | str | tuple[str, ...]
Facts = Mapping[str, Value]

UNKNOWN = "unknown"
"""The stored answer of somebody who was asked and does not know, or does not mind."""


class ConditionError(ValueError):
    """A condition cannot be read."""


def is_answered(facts: Facts, fact: str) -> bool:
    """Whether the person told us something: asked, answered, and not with "don't know"."""
    return facts.get(fact, UNKNOWN) not in (UNKNOWN, (), "")


def amount(value: Value | None) -> int:
    """How many: a number as it is, a list by its length, anything else nothing."""
    if isinstance(value, tuple):
        return len(value)
    return value if isinstance(value, int) else 0


def _includes(value: Value | None, wanted: Any) -> bool:
    return isinstance(value, tuple) and any(item in value for item in wanted)


OPERATORS: dict[str, Callable[[Facts, str, Any], bool]] = {
    "is": lambda facts, fact, wanted: facts.get(fact) == wanted,
    "in": lambda facts, fact, wanted: facts.get(fact) in wanted,
    "not": lambda facts, fact, wanted: facts.get(fact) not in wanted,
    "includes": lambda facts, fact, wanted: _includes(facts.get(fact), wanted),
    "includes_not": lambda facts, fact, wanted: not _includes(facts.get(fact), wanted),
    "at_least": lambda facts, fact, wanted: amount(facts.get(fact)) >= wanted,
    "at_most": lambda facts, fact, wanted: amount(facts.get(fact)) <= wanted,
    "answered": lambda facts, fact, wanted: is_answered(facts, fact) is wanted,
    "asked": lambda facts, fact, wanted: (fact in facts) is wanted,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One fact compared with what is wanted of it."""

    fact: str
    operator: str
    wanted: Any

    def holds(self, facts: Facts) -> bool:
        return OPERATORS[self.operator](facts, self.fact, self.wanted)


@dataclass(frozen=True, slots=True)
class Condition:
    """All comparisons hold, and, where alternatives are given, at least one of them does."""

    comparisons: tuple[Comparison, ...] = ()
    alternatives: tuple[Condition, ...] = ()

    def holds(self, facts: Facts) -> bool:
        for comparison in self.comparisons:  # asked so often that a generator would show
            if not comparison.holds(facts):
                return False
        return not self.alternatives or any(alternative.holds(facts) for alternative in self.alternatives)

    def each_comparison(self) -> Iterator[Comparison]:
        """Every comparison at any depth, in the order of the file."""
        yield from self.comparisons
        for alternative in self.alternatives:
            yield from alternative.each_comparison()

    def grounds(self, facts: Facts) -> tuple[str, ...]:
        """The answered facts on which it rests just now: what a reason may point to."""
        found = [c.fact for c in self.comparisons if is_answered(facts, c.fact)]
        for alternative in self.alternatives:
            if alternative.holds(facts):
                found.extend(alternative.grounds(facts))
                break
        return tuple(dict.fromkeys(found))


ALWAYS = Condition()


def read_condition(table: Any) -> Condition:
    """Build a condition from its TOML table. Raises ConditionError with what is wrong."""
    if isinstance(table, Condition):
        return table
    if not isinstance(table, dict):
        raise ConditionError(f'a condition is a table such as {{ need = "support" }}, not {table!r}')
    comparisons: list[Comparison] = []
    alternatives: tuple[Condition, ...] = ()
    for fact, wanted in table.items():
        if fact == "any":
            alternatives = _read_alternatives(wanted)
        else:
            comparisons.extend(_read_comparisons(fact, wanted))
    return Condition(tuple(comparisons), alternatives)


def _read_alternatives(wanted: Any) -> tuple[Condition, ...]:
    if not isinstance(wanted, list) or not wanted:
        raise ConditionError("`any` takes a list of conditions")
    return tuple(read_condition(alternative) for alternative in wanted)


def _read_comparisons(fact: str, wanted: Any) -> Iterator[Comparison]:
    if wanted == {}:
        raise ConditionError(f"{fact}: an empty comparison says nothing")
    if isinstance(wanted, dict):
        for operator, operand in wanted.items():
            yield _read_comparison(fact, operator, operand)
    elif isinstance(wanted, list):
        yield Comparison(fact, "in", tuple(wanted))
    else:
        yield Comparison(fact, "is", wanted)


_OPERAND_TYPES: dict[str, type] = {
    "at_least": int,
    "at_most": int,
    "answered": bool,
    "asked": bool,
    "is": object,
}


def _read_comparison(fact: str, operator: str, operand: Any) -> Comparison:
    if operator not in OPERATORS:
        raise ConditionError(f"{fact}: no operator `{operator}`; there are {', '.join(OPERATORS)}")
    expected = _OPERAND_TYPES.get(operator, list)
    if not isinstance(operand, expected):
        raise ConditionError(f"{fact}: `{operator}` takes a value of the kind {expected.__name__}")
    return Comparison(fact, operator, tuple(operand) if isinstance(operand, list) else operand)
