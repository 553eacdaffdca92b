"""How urgent a lead is, from 0 to 100, and what made it so. Apart from how sure the advice is."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.conditions import UNKNOWN, Facts
from conversations.questionnaire import Agency, Priority
from conversations.rules import Confidence, PriorityRules

MOST_CONTRIBUTORS = 3


@dataclass(frozen=True, slots=True)
class Urgency:
    """A number of points, its word, and the largest contributors as (part, answer, points)."""

    points: int
    word: Priority
    contributors: tuple[tuple[str, str, int], ...]


def prioritise(
    rules: PriorityRules,
    agency: Agency,
    answers: Facts,
    confidence: Confidence,
    answered: float,
    *,
    wants_person: bool = False,
) -> Urgency:
    """Rate a lead; `answered` is the share of asked questions that were answered, from 0 to 1.

    Whoever wants to talk to a person now is hot, unless what he wants is not offered.
    """
    parts = [(part, *_listed(points, answers.get(part))) for part, points in rules.points.items()]
    parts.append(("budget", *_budget(rules, agency, answers)))
    parts.append(("fit", *_fit(rules, agency, answers, confidence)))
    parts.append(("completeness", "", round(rules.completeness.max * answered)))
    total = sum(points for _, _, points in parts)
    word: Priority = "hot" if total >= rules.hot else "warm" if total >= rules.warm else "cold"
    if word == "hot" and not (_offered(agency, answers) and _above_floor(agency, answers)):
        word = "warm"
    largest = sorted((part for part in parts if part[2] > 0), key=lambda part: -part[2])
    if wants_person:
        lift = max(0, rules.hot - total) if _offered(agency, answers) else 0
        total, largest = total + lift, [("person", "", lift), *largest]
        word = "hot" if _offered(agency, answers) else word
    return Urgency(total, word, tuple(largest[:MOST_CONTRIBUTORS]))


def _listed(points: dict[str, int], answer: object) -> tuple[str, int]:
    value = str(answer) if answer in points else UNKNOWN
    return value, points[value]


def _offered(agency: Agency, answers: Facts) -> bool:
    return answers.get("need", UNKNOWN) in (*agency.services, UNKNOWN)


def _above_floor(agency: Agency, answers: Facts) -> bool:
    return answers.get("budget_amount") not in agency.below_floor


def _budget(rules: PriorityRules, agency: Agency, answers: Facts) -> tuple[str, int]:
    if answers.get("budget_amount", UNKNOWN) != UNKNOWN:
        if _above_floor(agency, answers):
            return "amount_in_range", rules.budget.amount_in_range
        return "below_floor", rules.budget.below_floor
    if answers.get("budget", UNKNOWN) != UNKNOWN:
        return "form_known", rules.budget.form_known
    return UNKNOWN, rules.budget.unknown


def _fit(rules: PriorityRules, agency: Agency, answers: Facts, confidence: Confidence) -> tuple[str, int]:
    if not _offered(agency, answers):
        return "not_offered", rules.fit.not_offered
    return confidence, int(getattr(rules.fit, confidence))
