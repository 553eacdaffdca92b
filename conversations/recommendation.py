"""The advice: which model fits, how surely, why, what speaks against it, and what would change it.

This module knows only how the table of rules is read; what it says stands in `rules.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from conversations.conditions import Facts, Value, is_answered
from conversations.rules import BY_SCORE, Confidence, Contradiction, Model, Payment, Point, Rules, Weight

MOST_REASONS = 3
MOST_CHANGES = 2


@dataclass(frozen=True, slots=True)
class Argument:
    """A point that holds, with the statement behind it and the answers that it rests on."""

    id: str
    rule: str
    facts: tuple[str, ...]
    strength: int


@dataclass(frozen=True, slots=True)
class Flip:
    """One single change of an answer that would change the model."""

    fact: str
    value: str
    model: Model


@dataclass(frozen=True, slots=True)
class Advice:
    """What we advise. All texts are keys; `advice_texts.py` has the words."""

    model: Model
    confidence: Confidence
    ruled_by: str
    score: int
    out_of: int
    lacks: tuple[str, ...]
    haves: tuple[str, ...]
    reasons: tuple[Argument, ...]
    against: tuple[Argument, ...]
    would_change: tuple[Flip, ...]
    payment: tuple[Payment, ...]
    payment_id: str
    wishes: tuple[str, ...]
    team: str
    depends: str | None
    contradictions: tuple[str, ...]
    rules_version: str

    def as_data(self) -> dict[str, Any]:
        """The advice as JSON-able data, to be kept with a lead."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Advice:
        """The advice as it was given, whatever the rules say today."""
        values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in data.items()}
        for name in ("reasons", "against"):
            values[name] = tuple(Argument(**{**row, "facts": tuple(row["facts"])}) for row in data[name])
        values["would_change"] = tuple(Flip(**row) for row in data["would_change"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The model and what led to it, before anything is explained."""

    model: Model
    ruled_by: str
    score: int
    out_of: int


def advise(rules: Rules, answers: Facts) -> Advice:
    """Advise on any subset of answers, even none; the less was answered, the less sure it is."""
    facts = derive(rules, answers)
    verdict = _verdict(rules, facts)
    model = verdict.model
    facts = {**facts, "ruled_by": verdict.ruled_by}
    payment = next(row for row in rules.payment if row.model == model and row.when.holds(facts))
    return Advice(
        model=model,
        confidence=_confidence(rules, model, facts),
        ruled_by=verdict.ruled_by,
        score=verdict.score,
        out_of=verdict.out_of,
        lacks=_signs(rules, "lacks", facts),
        haves=_signs(rules, "haves", facts),
        reasons=_arguments([p for p in rules.point if model in p.speaks_for], rules, facts)[:MOST_REASONS],
        against=_arguments([p for p in rules.point if model in p.against], rules, facts)[:1],
        would_change=tuple(_flips(rules, answers, model))[:MOST_CHANGES],
        payment=payment.formats,
        payment_id=payment.id,
        wishes=tuple(w.id for w in rules.wish if w.model == model and w.when.holds(facts)),
        team=next(row.id for row in rules.team if row.model == model and row.when.holds(facts)),
        depends=_depends(rules, model, facts),
        contradictions=tuple(c.id for c in _contradictions(rules, facts)),
        rules_version=rules.version,
    )


def contradictions(rules: Rules, answers: Facts) -> tuple[Contradiction, ...]:
    """Answers that do not go together, in the order of the table."""
    return _contradictions(rules, derive(rules, answers))


def _contradictions(rules: Rules, facts: Facts) -> tuple[Contradiction, ...]:
    return tuple(row for row in rules.contradiction if row.when.holds(facts))


def derive(rules: Rules, answers: Facts) -> dict[str, Value]:
    """The answers with everything that follows from them: counted signs, named signals, a known stack."""
    facts: dict[str, Value] = dict(answers)
    if "stack" in facts:
        facts.setdefault("stack_known", is_answered(facts, "stack"))
    for kind in ("lacks", "haves"):
        facts[kind] = len(_signs(rules, kind, facts))
    for signal in rules.signal:
        facts[signal.id] = signal.when.holds(facts)
    return facts


def _signs(rules: Rules, kind: str, facts: Facts) -> tuple[str, ...]:
    return tuple(sign.id for sign in rules.sign if sign.list == kind and sign.when.holds(facts))


def _verdict(rules: Rules, facts: Facts) -> Verdict:
    score, out_of = _weigh(rules, facts)
    for rule in rules.rule:
        if rule.when.holds(facts):
            return Verdict(rule.model, rule.id, score, out_of)
    margin = score / out_of if out_of else 0.0
    if abs(margin) < rules.border:
        return Verdict("hybrid", BY_SCORE, score, out_of)
    return Verdict("outstaffing" if margin > 0 else "outsourcing", BY_SCORE, score, out_of)


def _weigh(rules: Rules, facts: Facts) -> tuple[int, int]:
    """The sum of the weights of the answers, and the sum of their maxima."""
    score = out_of = 0
    for fact, weight in rules.weights.items():
        value = weight.of(facts.get(fact))
        if value is None or (weight.unless is not None and weight.unless.holds(facts)):
            continue
        score += value
        out_of += weight.max
    return score, out_of


def _confidence(rules: Rules, model: Model, facts: Facts) -> Confidence:
    for row in rules.confidence:
        if row.model in (None, model) and row.when.holds(facts):
            return row.word
    return "leaning"


def _arguments(points: Sequence[Point], rules: Rules, facts: Facts) -> tuple[Argument, ...]:
    """The points that hold, strongest first, one for each statement that they rest on."""
    found: dict[str, Argument] = {}
    for point in points:
        if not point.when.holds(facts):
            continue
        grounds = point.when.grounds(facts)
        strength = _strength(rules.weights, facts, grounds) if point.strength is None else point.strength
        known = found.get(point.source)
        if known is None or strength > known.strength:
            found[point.source] = Argument(point.id, point.source, as_asked(grounds, facts), strength)
    return tuple(sorted(found.values(), key=lambda argument: -argument.strength))


def _strength(weights: Mapping[str, Weight], facts: Facts, grounds: tuple[str, ...]) -> int:
    return abs(sum(weights[fact].of(facts[fact]) or 0 for fact in grounds if fact in weights))


def as_asked(grounds: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    """Facts as the person knows them: a derived one is named by the answer that it follows from."""
    named = ("stack" if fact == "stack_known" and "stack" in facts else fact for fact in grounds)
    return tuple(dict.fromkeys(named))


def _flips(rules: Rules, answers: Facts, model: Model) -> Iterator[Flip]:
    """Single changes that lead to another model, one for each fact, in the order of the table."""
    changed: set[str] = set()
    for change in rules.change:
        if change.fact in changed or answers.get(change.fact) == change.value:
            continue
        kept = {fact: value for fact, value in answers.items() if fact not in change.voids}
        other = _verdict(rules, derive(rules, {**kept, change.fact: change.value})).model
        if other != model:
            changed.add(change.fact)
            yield Flip(change.fact, change.value, other)


def _depends(rules: Rules, model: Model, facts: Facts) -> str | None:
    if model != "hybrid":
        return None
    return next((row.id for row in rules.depends if row.when.holds(facts)), None)
