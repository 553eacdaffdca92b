"""Where a person stands, computed from the answers; and which question came before."""

from __future__ import annotations

from conversations.dialogue import Move, Place
from conversations.path import ageing, first_open, path
from conversations.questionnaire import Part, Question, Questionnaire
from conversations.session import Session


def place(questionnaire: Questionnaire, session: Session) -> Place:
    """Where the answers have led."""
    if session.lead is not None:
        return Place("sent")
    if session.overlay is not None:
        return Place(session.overlay)
    if session.urgent:
        return Place("consent" if session.consent is None else "summary")
    if session.revisit is not None and session.revisit in questionnaire.by_id:
        return Place("question", questionnaire.by_id[session.revisit])
    if session.aged and ageing(questionnaire, session.answers):
        return Place("still_true")
    question = _open_question(questionnaire, session, "advice")
    if question is not None:
        return Place("question", question)
    if not session.handing_over:
        return Place("advice")
    question = _open_question(questionnaire, session, "hand_off")
    if question is not None:
        return Place("question", question)
    if session.consent is None:
        return Place("consent")
    question = _open_question(questionnaire, session, "contact")
    if question is not None:
        return Place("question", question)
    return Place("summary")


def _advice_is_due(questionnaire: Questionnaire, session: Session) -> bool:
    return session.advice_now and questionnaire.questions.minimum.met_by(session.answers)


def _open_question(questionnaire: Questionnaire, session: Session, part: Part) -> Question | None:
    questions = path(questionnaire, session.answers, part)
    if part == "advice" and _advice_is_due(questionnaire, session):
        questions = [question for question in questions if question.required and question.id not in session.left_out]
    if part == "contact" and session.enough:
        questions = [question for question in questions if question.required]
    return first_open(questions, session.answers, session.skipped)


PARTS_BEFORE: dict[str, tuple[Part, ...]] = {
    "advice": ("advice",),
    "hand_off": ("hand_off",),
    "consent": ("hand_off",),
    "contact": ("hand_off", "contact"),
    "summary": ("hand_off", "contact"),
}
"""How far back one can go, by place or part; from the first question after the advice, back to the advice."""


def before(move: Move) -> Question | None:
    """The question that was asked before this place, on the branch that the person is on."""
    current = move.place.question
    parts = PARTS_BEFORE[current.part if current is not None else move.place.kind]
    asked = path(move.questionnaire, move.session.answers, *parts)
    if current in asked:
        asked = asked[: asked.index(current)]
    seen = [q for q in asked if q.id in move.session.answers or q.id in move.session.skipped]
    return seen[-1] if seen else None
