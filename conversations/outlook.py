"""What the answers so far leave open: which models are still possible, and which questions decide between them.

Answers are known, known to be missing (skipped, or never asked), or open. A condition over open answers is true, false
or undecided. What is found may be too many, never too few: a model that is not named here cannot be advised any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conversations.conditions import UNKNOWN, Comparison, Condition, Facts, Value
from conversations.rules import BY_SCORE, COUNTS, Model, Rules, Weight

if TYPE_CHECKING:
    from conversations.questionnaire import Question

Known = Mapping[str, Value | None]
"""Questions that are settled: an answer, or None where there is and will be none. Others are open."""

OPEN: Any = object()
"""The value of a fact that depends on open questions."""
MOST_REMEMBERED = 2_000
"""Sets of answers, each with what is still possible: about a megabyte."""


class Truth:
    """Conditions over answers of which some are open."""

    def __init__(self, rules: Rules, questions: Iterable[Question]) -> None:
        self._rules = rules
        self._questions = {question.id: question for question in questions}
        self._signals = {signal.id: signal.when for signal in rules.signal}
        self._signs = {kind: [sign.when for sign in rules.sign if sign.list == kind] for kind in COUNTS}

    def of(self, condition: Condition, known: Known) -> bool | None:
        """Whether a condition holds; None as long as open questions decide it."""
        parts = [self._compared(comparison, known) for comparison in condition.comparisons]
        if condition.alternatives:
            parts.append(_either([self.of(alternative, known) for alternative in condition.alternatives]))
        return False if False in parts else None if None in parts else True

    def open_behind(self, condition: Condition, known: Known) -> Iterator[str]:
        """The open questions on which a condition depends; none where it is decided."""
        if self.of(condition, known) is not None:
            return
        for comparison in condition.comparisons:
            if self._compared(comparison, known) is None:
                yield from self._open_behind_fact(comparison.fact, known)
        for alternative in condition.alternatives:
            yield from self.open_behind(alternative, known)

    def _open_behind_fact(self, fact: str, known: Known) -> Iterator[str]:
        if fact in self._questions:
            yield fact
        elif fact == "stack_known":
            yield "stack"
        else:
            for condition in self.behind(fact):
                yield from self.open_behind(condition, known)

    def behind(self, fact: str) -> Sequence[Condition]:
        """The conditions that make a derived fact."""
        if fact in COUNTS:
            return self._signs[fact]
        if fact == "ruled_by":
            return [rule.when for rule in self._rules.rule]
        return [self._signals[fact]]

    def _compared(self, comparison: Comparison, known: Known) -> bool | None:
        if comparison.fact in COUNTS:
            return self._counted(comparison, known)
        value = self.value(comparison.fact, known)
        if value is OPEN:
            return None
        return comparison.holds({} if value is None else {comparison.fact: value})

    def _counted(self, comparison: Comparison, known: Known) -> bool | None:
        """A count of signs lies between those that hold and those that may still hold."""
        signs = [self.of(sign, known) for sign in self._signs[comparison.fact]]
        fewest = signs.count(True)
        found = {comparison.holds({comparison.fact: n}) for n in range(fewest, fewest + signs.count(None) + 1)}
        return found.pop() if len(found) == 1 else None

    def value(self, fact: str, known: Known) -> Any:
        """What is known of a fact: OPEN, None where there is nothing, else its value."""
        if fact in self._questions:
            return known.get(fact, OPEN)
        if fact == "stack_known":
            stack = known.get("stack", OPEN)
            return stack if stack in (OPEN, None) else stack != UNKNOWN
        if fact == "ruled_by":
            return self._ruled_by(known)
        truth = self.of(self._signals[fact], known)
        return OPEN if truth is None else truth

    def _ruled_by(self, known: Known) -> Any:
        for rule in self._rules.rule:
            truth = self.of(rule.when, known)
            if truth is not False:
                return OPEN if truth is None else rule.id
        return BY_SCORE


def _either(parts: list[bool | None]) -> bool | None:
    return True if True in parts else None if None in parts else False


@dataclass(frozen=True, slots=True)
class Ahead:
    """What answers leave open: the models that can still be advised, and the question to ask next."""

    models: frozenset[Model]
    question: Question | None

    @property
    def settled(self) -> bool:
        """Whether no further answer can change the model."""
        return len(self.models) == 1


class Outlook:
    """What is still possible, for the questions before the advice. Those after it hardly move the model and count as
    not answered."""

    def __init__(self, rules: Rules, questions: Sequence[Question]) -> None:
        self._rules = rules
        self._questions = questions
        self._before_advice = [question.id for question in questions if question.part == "advice"]
        self._truth = Truth(rules, questions)
        self._remembered: dict[tuple[frozenset[tuple[str, Value]], frozenset[str]], Ahead] = {}

    def settled(self, answers: Facts, skipped: Iterable[str]) -> bool:
        """Whether no further answer can change the model."""
        return self.ahead(answers, skipped).settled

    def next(self, answers: Facts, skipped: Iterable[str]) -> Question | None:
        """The question to ask next before the advice: the first that can still change it, else the first open one."""
        return self.ahead(answers, skipped).question

    def ahead(self, answers: Facts, skipped: Iterable[str]) -> Ahead:
        """People give the same answers over and over, so what was found is remembered."""
        key = (frozenset((q, answers[q]) for q in self._before_advice if q in answers), frozenset(skipped))
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[key] = self._look(self._known(answers, frozenset(skipped)))
        return found

    def _look(self, known: Known) -> Ahead:
        models, deciding = self._possible(known)
        waited_for = self._with_what_they_wait_for(deciding, known) if len(models) > 1 else set()
        open_now = [q for q in self._questions if q.id not in known and self._truth.of(q.when, known) is True]
        first = next((question for question in open_now if question.id in waited_for), None)
        return Ahead(frozenset(models), first or (open_now[0] if open_now else None))

    def _known(self, answers: Facts, skipped: frozenset[str]) -> Known:
        known: dict[str, Value | None] = {}
        for question in self._questions:
            if question.part != "advice" or question.id in skipped:
                known[question.id] = None
            if question.id in answers:
                known[question.id] = answers[question.id]
            elif question.id not in known and self._truth.of(question.when, known) is False:
                known[question.id] = None
        return known

    def _possible(self, known: Known) -> tuple[set[Model], set[str]]:
        """The models that can still be advised, and the open questions that decide between them."""
        models: set[Model] = set()
        deciding: set[str] = set()
        for rule in self._rules.rule:
            truth = self._truth.of(rule.when, known)
            if truth is not False:
                models.add(rule.model)
                deciding.update(self._truth.open_behind(rule.when, known))
            if truth is True:
                return models, deciding
        weighed, weights = self._weighed(known)
        return models | weighed, deciding | weights

    def _with_what_they_wait_for(self, deciding: set[str], known: Known) -> set[str]:
        """A question that may not come up at all waits for those on which that depends."""
        found, waiting = set(deciding), list(deciding)
        by_id = {question.id: question for question in self._questions}
        while waiting:
            for name in self._truth.open_behind(by_id[waiting.pop()].when, known):
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return found

    # ------------------------------------------------------------------ weights

    def _weighed(self, known: Known) -> tuple[set[Model], set[str]]:
        """The models that the sum of the weights can still come to, and the open questions that it counts."""
        choices = [self._choices(fact, weight, known) for fact, weight in self._rules.weights.items()]
        border = self._rules.border
        models: set[Model] = set()
        if _most(choices, -border) >= 0:
            models.add("outstaffing")
        if _least(choices, border) <= 0:
            models.add("outsourcing")
        if all((0, 0) in choice for choice in choices) or (_least(choices, -border) < 0 < _most(choices, border)):
            models.add("hybrid")
        open_facts = {f for f, choice in zip(self._rules.weights, choices, strict=True) if len(choice) > 1}
        return models, {"stack" if fact == "stack_known" else fact for fact in open_facts}

    def _choices(self, fact: str, weight: Weight, known: Known) -> list[tuple[int, int]]:
        """The value and the maximum that a weight can still add."""
        nothing = (0, 0)
        if weight.unless is not None and self._truth.of(weight.unless, known) is True:
            return [nothing]
        value = self._truth.value(fact, known)
        if value is OPEN:
            return [nothing, *((points, weight.max) for points in weight.values.values())]
        points = weight.of(value)
        found = nothing if points is None else (points, weight.max)
        may_not_count = weight.unless is not None and self._truth.of(weight.unless, known) is None
        return [nothing, found] if may_not_count else [found]


def _most(choices: list[list[tuple[int, int]]], border: float) -> float:
    """The most that the sum of values, moved by `border` for each maximum, can come to."""
    return sum(max(value + border * most for value, most in choice) for choice in choices)


def _least(choices: list[list[tuple[int, int]]], border: float) -> float:
    return sum(min(value + border * most for value, most in choice) for choice in choices)
