"""Somebody wants to talk to a person now: consent first, and then what is there is sent, with nothing more asked."""

from __future__ import annotations

from dataclasses import replace

from conversations.dialogue import Act, Move, Step
from conversations.path import without_void
from conversations.position import place
from conversations.questionnaire import Questionnaire
from conversations.session import Session


def person(move: Move, _: Act) -> Step:
    if move.session.lead is not None:  # a person has it already; once more would be a second card
        return Step(replace(move.session, overlay=None, revisit=None, ticks=()))
    return sent_as_it_is(move, replace(move.session, urgent=True, overlay=None))


def sent_as_it_is(move: Move, session: Session) -> Step:
    """Send what is there, as soon as there is the consent for it."""
    if session.consent is None:
        return Step(session)
    return Step(_with_ticks(move.questionnaire, session), submit=True)


def calm(session: Session) -> Session:
    """The same person in no hurry: back where he was."""
    return replace(session, urgent=False)


def _with_ticks(questionnaire: Questionnaire, session: Session) -> Session:
    """What is ticked is an answer, also without a tap on "Done"."""
    question = place(questionnaire, calm(session)).question
    if question is None or question.kind != "choices" or not session.ticks:
        return session
    answers = {**session.answers, question.id: session.ticks}
    kept, skipped, _ = without_void(questionnaire, answers, session.skipped)
    return replace(session, answers=kept, skipped=tuple(q for q in skipped if q != question.id), ticks=())
