"""Whether conditions can hold: a search through the answers, cut off as soon as a few of them decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from conversations.check.names import values_of
from conversations.conditions import UNKNOWN, Comparison, Condition, Facts, Value
from conversations.outlook import Known, Truth
from conversations.questionnaire import Question, Questionnaire


class Possible:
    """The answers that people can give to a questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._truth = Truth(questionnaire.rules, questionnaire.questions.question)

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
        if any(self._truth.of(condition, known) is False for condition in must):
            return None
        if any(self._truth.of(condition, known) is True for condition in must_not):
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
        asked = self._truth.of(question.when, known)
        return asked is not False if value is not None else not (asked is True and question.required)

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
                for condition in self._truth.behind(comparison.fact):
                    waiting.extend(condition.each_comparison())
        return found

    def _values(self, fact: str, comparisons: list[Comparison]) -> list[Value | None]:
        """One answer for each way in which the comparisons can turn out, and one for no answer."""
        question = self._questionnaire.by_id[fact]
        found: dict[tuple[bool, ...], Value | None] = {(): None}
        for value in _answers(question, comparisons):
            found.setdefault(tuple(comparison.holds({fact: value}) for comparison in comparisons), value)
        return [*list(found.values())[1:], None]


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
