"""Coming back: where somebody stands in a few words, and answers that are confirmed after a long time away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from conversations.dialogue import Act, Move, Step
from conversations.path import ageing, path, progress
from conversations.position import place
from conversations.questionnaire import Questionnaire
from conversations.session import Session

DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Stage:
    """How far somebody has come: at a question before the advice, by the advice, on the way to a manager, before it."""

    name: Literal["question", "advice", "hand_over", "sending"]
    number: int = 0
    """Of the question, before the advice."""
    total: int = 0
    """Of the questions before the advice."""
    left: int = 0
    """Answers that are missing on the way to a manager."""


def stage(questionnaire: Questionnaire, session: Session) -> Stage:
    """How far the answers have led, whatever is shown above them."""
    here = place(questionnaire, replace(session, overlay=None, aged=False, urgent=False))
    if here.question is not None and here.question.part == "advice":
        count = progress(questionnaire, session.answers, session.skipped, here.question)
        return Stage("question", count.number, count.total)
    if not session.handing_over:
        return Stage("advice")
    left = 0 if here.kind == "summary" else _left(questionnaire, session)
    return Stage("hand_over", left=left) if left else Stage("sending")


def _left(questionnaire: Questionnaire, session: Session) -> int:
    """How many questions are still put between the advice and the summary."""
    asked = path(questionnaire, session.answers, "hand_off", "contact")
    seen = {*session.answers, *session.skipped}
    return sum(question.id not in seen and (question.required or not session.enough) for question in asked)


def is_abandoned(session: Session) -> bool:
    """Whether somebody who goes silent now may be reminded: something was said, nothing sent, nothing called off."""
    return bool(session.answers) and session.lead is None and session.overlay != "cancel"


def after_long(move: Move, result: Step) -> Step:
    """Whoever was away for long is asked what still holds; what he did just now counts, but nothing is sent."""
    long = move.questionnaire.agency.retention.still_true_days * DAY
    if move.circumstances.away < long or not _can_have_aged(move, result):
        return result
    cancelling = result.session.overlay == "cancel"
    session = replace(result.session, aged=True, overlay="cancel" if cancelling else None, guess=())
    if session.revisit is not None:
        session = replace(session, revisit=None, ticks=())
    return replace(result, session=session, show=True, submit=False)


def _can_have_aged(move: Move, result: Step) -> bool:
    session = result.session
    goes_on = session.lead is None and session.nonce == move.session.nonce and not session.urgent
    return goes_on and bool(ageing(move.questionnaire, session.answers))


def still_true(move: Move, _: Act) -> Step:
    return Step(replace(move.session, aged=False))
