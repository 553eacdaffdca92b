"""Whether conditions can hold: a search through the answers, cut off as soon as a few of them decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from conversations.check.names import COUNTS, values_of
from conversations.conditions import UNKNOWN, Comparison, Condition, Facts, Value
from conversations.questionnaire import Question, Questionnaire
from conversations.rules import BY_SCORE

Known = Mapping[str, Value | None]
"""Questions that are settled in a search: an answer, or None for a question that was not answered."""

UNSETTLED: Any = object()
"""The value of a fact that depends on questions which are still open in the search."""


class Possible:
    """The answers that people can give to a questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        rules = questionnaire.rules
        self._signals = {signal.id: signal.when for signal in rules.signal}
        self._signs = {kind: [sign.when for sign in rules.sign if sign.list == kind] for kind in COUNTS}

    def witness(
        self, must: Sequence[Condition], must_not: Sequence[Condition] = (), in_dialogue: bool = False
    ) -> Facts | None:
        """Answers with which all of `must` and none of `must_not` hold; None if there are none.

        Any answers go together, unless `in_dialogue` asks for such as the conversation itself can collect.
        """
        looked_at = self._looked_at((*must, *must_not), in_dialogue)
        order = {fact: self._values(fact, comparisons) for fact, comparisons in looked_at.items()}
        known = self._search(list(order.items()), {}, (must, must_not), in_dialogue)
        return None if known is None else {fact: value for fact, value in known.items() if value is not None}

    def _search(
        self,
        open_facts: list[tuple[str, list[Value | None]]],
        known: Known,
        wanted: tuple[Sequence[Condition], Sequence[Condition]],
        in_dialogue: bool,
    ) -> Known | None:
        must, must_not = wanted
        if any(self.truth(condition, known) is False for condition in must):
            return None
        if any(self.truth(condition, known) is True for condition in must_not):
            return None
        if in_dialogue and not all(self._can_be_asked(fact, value, known) for fact, value in known.items()):
            return None
        if not open_facts:
            return known
        (fact, values), *later = open_facts
        tried = (self._search(later, {**known, fact: value}, wanted, in_dialogue) for value in values)
        return next((found for found in tried if found is not None), None)

    def _can_be_asked(self, fact: str, value: Value | None, known: Known) -> bool:
        """Whether the conversation leads to this: answered only if asked, left out only if that is allowed."""
        question = self._questionnaire.by_id[fact]
        asked = self.truth(question.when, known)
        return asked is not False if value is not None else not (asked is True and question.required)

    # -------------------------------------------------------------- what is true of the answers so far

    def truth(self, condition: Condition, known: Known) -> bool | None:
        """Whether a condition holds; None as long as open questions decide it."""
        parts = [self._compared(comparison, known) for comparison in condition.comparisons]
        if condition.alternatives:
            parts.append(_either([self.truth(alternative, known) for alternative in condition.alternatives]))
        return False if False in parts else None if None in parts else True

    def _compared(self, comparison: Comparison, known: Known) -> bool | None:
        value = self._value(comparison.fact, known)
        if value is UNSETTLED:
            return None
        return comparison.holds({} if value is None else {comparison.fact: value})

    def _value(self, fact: str, known: Known) -> Any:
        if fact in self._questionnaire.by_id:
            return known.get(fact, UNSETTLED)
        if fact == "stack_known":
            stack = known.get("stack", UNSETTLED)
            return stack if stack in (UNSETTLED, None) else stack != UNKNOWN
        if fact in COUNTS:
            signs = [self.truth(sign, known) for sign in self._signs[fact]]
            return UNSETTLED if None in signs else signs.count(True)
        if fact == "ruled_by":
            return self._ruled_by(known)
        truth = self.truth(self._signals[fact], known)
        return UNSETTLED if truth is None else truth

    def _ruled_by(self, known: Known) -> Any:
        for rule in self._questionnaire.rules.rule:
            truth = self.truth(rule.when, known)
            if truth is not False:
                return UNSETTLED if truth is None else rule.id
        return BY_SCORE

    # -------------------------------------------------------------- what is looked at

    def _looked_at(self, conditions: Iterable[Condition], in_dialogue: bool) -> dict[str, list[Comparison]]:
        """The questions behind conditions, each with every comparison that is made with its answer."""
        found: dict[str, list[Comparison]] = {}
        waiting = [comparison for condition in conditions for comparison in condition.each_comparison()]
        seen: list[Comparison] = []
        while waiting:
            comparison = waiting.pop(0)
            if comparison in seen:
                continue
            seen.append(comparison)
            if comparison.fact in self._questionnaire.by_id:
                new = comparison.fact not in found
                found.setdefault(comparison.fact, []).append(comparison)
                if in_dialogue and new:
                    waiting.extend(self._questionnaire.by_id[comparison.fact].when.each_comparison())
            elif comparison.fact == "stack_known":
                waiting.append(Comparison("stack", "answered", True))
            else:
                for condition in self._behind(comparison.fact):
                    waiting.extend(condition.each_comparison())
        return found

    def _behind(self, fact: str) -> Iterable[Condition]:
        if fact in COUNTS:
            return self._signs[fact]
        if fact == "ruled_by":
            return [rule.when for rule in self._questionnaire.rules.rule]
        return [self._signals[fact]]

    def _values(self, fact: str, comparisons: list[Comparison]) -> list[Value | None]:
        """One answer for each way in which the comparisons can turn out, and one for no answer."""
        question = self._questionnaire.by_id[fact]
        found: dict[tuple[bool, ...], Value | None] = {(): None}
        for value in _answers(question, comparisons):
            found.setdefault(tuple(comparison.holds({fact: value}) for comparison in comparisons), value)
        return [*list(found.values())[1:], None]


def _either(parts: list[bool | None]) -> bool | None:
    return True if True in parts else None if None in parts else False


def _answers(question: Question, comparisons: list[Comparison]) -> Iterator[Value]:
    if question.kind == "choice":
        yield from values_of(question)
        return
    if question.unsure:
        yield UNKNOWN
    wanted = [comparison.wanted for comparison in comparisons]
    if question.kind in ("choices", "list"):
        yield from _lists(question, wanted)
    else:
        yield "…"
        yield from (word for words in wanted for word in _words(words))


def _lists(question: Question, wanted: list[Any]) -> Iterator[tuple[str, ...]]:
    """Lists of every length that matters, with and without each item that is looked for."""
    most = len(question.options) or max([1, *(number + 1 for number in wanted if type(number) is int)])
    named = dict.fromkeys(word for words in wanted for word in _words(words))
    others = [option for option in question.options if option not in named] or [f"…{i}" for i in range(most)]
    if question.options:
        others = [option for option in others if option in question.options]
    for size in range(1, most + 1):
        for some in range(min(size, len(named)) + 1):
            for chosen in combinations(named, some):
                items = (*chosen, *others[: size - some])
                if len(items) == size and (question.alone not in items or size == 1):
                    yield items


def _words(wanted: Any) -> Iterator[str]:
    for word in wanted if isinstance(wanted, tuple) else (wanted,):
        if isinstance(word, str):
            yield word
