"""Ids that name nothing: facts and values in conditions, weights, changes, the minimum, services, points, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from conversations.check.fault import Fault
from conversations.conditions import UNKNOWN, Comparison, Condition, Value
from conversations.questionnaire import PARTS, Question, Questionnaire
from conversations.rules import BY_SCORE, COUNTS, DERIVED, Named, Statement

AGENCY, QUESTIONS, RULES = "agency.toml", "questions.toml", "rules.toml"


def name_faults(questionnaire: Questionnaire) -> list[Fault]:
    """Every id that names nothing, or nothing that can be known at its place."""
    return [
        *_question_conditions(questionnaire),
        *_rule_conditions(questionnaire),
        *_minimum(questionnaire),
        *_weights(questionnaire),
        *_changes(questionnaire),
        *_ways(questionnaire),
        *_sources(questionnaire),
        *_twice(questionnaire),
        *_points(questionnaire),
        *_agency(questionnaire),
    ]


# ------------------------------------------------------------------ what can be named


def values_of(question: Question) -> tuple[Value, ...]:
    """The values that a condition may compare a choice with; none where people answer freely."""
    values = tuple(option == "true" if question.is_boolean else option for option in question.options)
    return (*values, UNKNOWN) if question.unsure else values


def in_order(questionnaire: Questionnaire) -> list[Question]:
    """The questions in the order in which they are asked."""
    return sorted(questionnaire.questions.question, key=lambda question: PARTS.index(question.part))


def _known_before(questionnaire: Questionnaire, table: str, row: str) -> set[str]:
    """The facts that a condition of the rules may look at, in the order in which they are derived."""
    known = {question.id for question in questionnaire.questions.question}
    if "stack" in known:
        known.add("stack_known")
    if table == "sign":
        return known
    known.update(COUNTS)
    for signal in questionnaire.rules.signal:
        if table == "signal" and signal.id == row:
            return known
        known.add(signal.id)
    return known if table in ("rule", "weights", "readiness") else {*known, "ruled_by"}


# ------------------------------------------------------------------ conditions


def _question_conditions(questionnaire: Questionnaire) -> Iterator[Fault]:
    asked = in_order(questionnaire)
    for number, question in enumerate(asked):
        place = f"question `{question.id}`"
        earlier = {before.id for before in asked[:number]}
        for comparison in question.when.each_comparison():
            if comparison.fact in questionnaire.by_id and comparison.fact not in earlier:
                yield Fault(
                    QUESTIONS, place, f"`when` looks at `{comparison.fact}`, which is not asked before it",
                    f"put `{comparison.fact}` before `{question.id}`, or look at another answer",
                )  # fmt: skip
            else:
                yield from _comparison(questionnaire, QUESTIONS, place, comparison, earlier)


def _rule_conditions(questionnaire: Questionnaire) -> Iterator[Fault]:
    for place, condition in questionnaire.rules.conditions():
        table, row = place.replace(".", " ").split(maxsplit=1)
        known = _known_before(questionnaire, table, row.strip("`"))
        yield from _condition(questionnaire, place, condition, known)


def _condition(questionnaire: Questionnaire, place: str, condition: Condition, known: set[str]) -> Iterator[Fault]:
    for comparison in condition.each_comparison():
        yield from _comparison(questionnaire, RULES, place, comparison, known)


def _comparison(
    questionnaire: Questionnaire, file: str, place: str, comparison: Comparison, known: set[str]
) -> Iterator[Fault]:
    fact = comparison.fact
    if fact not in known:
        yield Fault(file, place, f"there is no fact `{fact}` here", f"known here: {', '.join(sorted(known))}")
        return
    question = questionnaire.by_id.get(fact)
    if comparison.operator in ("answered", "asked"):
        return
    if comparison.operator in ("at_least", "at_most"):
        if not (fact in COUNTS or (question is not None and question.kind in ("choices", "list"))):
            yield Fault(file, place, f"`{fact}` cannot be counted", "compare it with its values")
        return
    possible = _comparable(questionnaire, comparison)
    if possible is None:
        return
    for value in _wanted(comparison):
        if not any(value == other and type(value) is type(other) for other in possible):
            what = f"`{fact}` is never {_quoted(value)} for `{comparison.operator}`"
            yield Fault(file, place, what, _choose(possible))


def _wanted(comparison: Comparison) -> tuple[Value, ...]:
    return comparison.wanted if isinstance(comparison.wanted, tuple) else (comparison.wanted,)


def _comparable(questionnaire: Questionnaire, comparison: Comparison) -> tuple[Value, ...] | None:
    """What a comparison may want of its fact; None where that is free."""
    of_items = comparison.operator in ("includes", "includes_not")
    question = questionnaire.by_id.get(comparison.fact)
    if question is None:
        return () if of_items else _derived(questionnaire, comparison.fact)
    if question.kind in ("choices", "list"):
        if of_items:
            return question.options or None
        return (UNKNOWN,) if question.unsure else ()
    if of_items:
        return ()
    return values_of(question) or None


def _derived(questionnaire: Questionnaire, fact: str) -> tuple[Value, ...]:
    if fact in COUNTS:
        return tuple(range(len([sign for sign in questionnaire.rules.sign if sign.list == fact]) + 1))
    if fact == "ruled_by":
        return (*(rule.id for rule in questionnaire.rules.rule), BY_SCORE)
    return (True, False)


# ------------------------------------------------------------------ tables


def _minimum(questionnaire: Questionnaire) -> Iterator[Fault]:
    minimum = questionnaire.questions.minimum
    for fact in (*minimum.all, *minimum.any):
        question = questionnaire.by_id.get(fact)
        if question is None:
            yield Fault(QUESTIONS, "minimum", f"there is no question `{fact}`", _choose(questionnaire.by_id))
        elif question.part != "advice":
            what = f"`{fact}` is asked after the advice"
            yield Fault(QUESTIONS, "minimum", what, 'name questions of the part "advice"')


def _weights(questionnaire: Questionnaire) -> Iterator[Fault]:
    weighable: dict[str, tuple[Value, ...]] = {
        question.id: values_of(question)
        for question in questionnaire.questions.question
        if question.kind == "choice"
    }  # fmt: skip
    weighable.update({signal.id: (True, False) for signal in questionnaire.rules.signal})
    if "stack" in questionnaire.by_id:
        weighable["stack_known"] = (True, False)
    for fact, weight in questionnaire.rules.weights.items():
        place = f"weights.{fact}"
        if fact not in weighable:
            yield Fault(RULES, place, f"`{fact}` is no question of one choice", _choose(weighable))
            continue
        written = [str(value).lower() for value in weighable[fact]]
        for value, points in weight.values.items():
            if value not in written:
                yield Fault(RULES, place, f"`{fact}` is never `{value}`", _choose(written))
            if abs(points) > weight.max:
                what = f"`{value}` weighs {points}, more than the max"
                yield Fault(RULES, place, what, f"raise max to {abs(points)}")


def _changes(questionnaire: Questionnaire) -> Iterator[Fault]:
    for change in questionnaire.rules.change:
        place = f"change {change.fact} = {change.value}"
        question = questionnaire.by_id.get(change.fact)
        if question is None or change.value not in values_of(question):
            values = () if question is None else [str(value) for value in values_of(question)]
            yield Fault(RULES, place, "no question has this answer", _choose(values or questionnaire.by_id))
        for fact in change.voids:
            if fact not in questionnaire.by_id:
                yield Fault(RULES, place, f"there is no question `{fact}`", _choose(questionnaire.by_id))


def _ways(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Each way out of a contradiction changes answers that there are, and one of those that contradict."""
    for contradiction in questionnaire.rules.contradiction:
        facts = {comparison.fact for comparison in contradiction.when.each_comparison()}
        for way in contradiction.way:
            place = f"contradiction `{contradiction.id}`, way `{way.id}`"
            for fact, value in way.set.items():
                question = questionnaire.by_id.get(fact)
                if question is None or question.kind != "choice" or value not in question.choices:
                    options = () if question is None else question.choices
                    remedy = _choose(options or questionnaire.by_id)
                    yield Fault(RULES, place, f"no question of one choice has the answer {fact} = {value}", remedy)
            if way.set and not facts & set(way.set):
                yield Fault(RULES, place, "it changes none of the answers that contradict", _choose(facts))


def _sources(questionnaire: Questionnaire) -> Iterator[Fault]:
    rules = questionnaire.rules
    known = {statement.id for statement in rules.statement}
    for table, rows in (
        ("rule", rules.rule), ("point", rules.point), ("payment", rules.payment), ("team", rules.team),
        ("readiness", rules.readiness),
    ):  # fmt: skip
        for row in rows:
            if row.source not in known:
                remedy = f"add the statement, or {_choose(known)}"
                yield Fault(RULES, f"{table} `{row.id}`", f"there is no statement `{row.source}`", remedy)


def _twice(questionnaire: Questionnaire) -> Iterator[Fault]:
    rules = questionnaire.rules
    tables: dict[str, Sequence[Statement | Named]] = {
        "statement": rules.statement, "signal": rules.signal, "rule": rules.rule, "point": rules.point,
        "payment": rules.payment, "wish": rules.wish, "team": rules.team, "depends": rules.depends,
        "readiness": rules.readiness, "contradiction": rules.contradiction,
    }  # fmt: skip
    for table, rows in tables.items():
        for name, times in Counter(row.id for row in rows).items():
            if times > 1:
                yield Fault(RULES, f"{table} `{name}`", f"stands there {times} times", "give each an id of its own")
    for signal in rules.signal:
        if signal.id in questionnaire.by_id or signal.id in DERIVED:
            yield Fault(RULES, f"signal `{signal.id}`", "a fact has this name already", "give the signal another id")


def _points(questionnaire: Questionnaire) -> Iterator[Fault]:
    for fact, points in questionnaire.rules.priority.points.items():
        place = f"priority.points.{fact}"
        question = questionnaire.by_id.get(fact)
        if question is None:
            yield Fault(RULES, place, f"there is no question `{fact}`", _choose(questionnaire.by_id))
            continue
        if UNKNOWN not in points:
            yield Fault(RULES, place, "`unknown` is missing", "add it: the points of those who did not answer")
        for value in points:
            if value not in (*question.options, UNKNOWN):
                yield Fault(RULES, place, f"`{fact}` is never `{value}`", _choose((*question.options, UNKNOWN)))


def _agency(questionnaire: Questionnaire) -> Iterator[Fault]:
    agency = questionnaire.agency
    for place, fact, values in (
        ("services", "need", agency.services),
        ("below_floor", "budget_amount", agency.below_floor),
    ):
        question = questionnaire.by_id.get(fact)
        options = question.options if question is not None else ()
        for value in values:
            if value not in options:
                yield Fault(AGENCY, place, f"the question `{fact}` has no answer `{value}`", _choose(options))


# ------------------------------------------------------------------ remedies


def _quoted(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def _choose(values: Iterable[Value]) -> str:
    written = [_quoted(value).strip('"') for value in values]
    return f"choose from: {', '.join(sorted(written))}" if written else "take it out"
