"""Where a person stands, computed from the answers; and which question came before."""

from __future__ import annotations

from conversations.dialogue import Move, Place
from conversations.path import ageing, first_open, in_order, path
from conversations.questionnaire import Part, Question, Questionnaire
from conversations.recommendation import contradictions
from conversations.session import Session


def place(questionnaire: Questionnaire, session: Session) -> Place:
    """Where the answers have led."""
    if session.overlay is not None:
        return Place(session.overlay)
    if session.urgent and session.lead is None:
        return Place("consent" if session.consent is None else "summary")
    revisited = questionnaire.by_id.get(session.revisit or "")
    if revisited is not None and revisited.when.holds(session.answers):
        return Place("question", revisited)
    if session.lead is not None:
        return Place("sent")
    if session.aged and ageing(questionnaire, session.answers):
        return Place("still_true")
    question = _before_advice(questionnaire, session)
    if question is not None:
        return Place("question", question)
    return _to_advice(questionnaire, session) or _to_manager(questionnaire, session)


def _before_advice(questionnaire: Questionnaire, session: Session) -> Question | None:
    """Whoever asked for the advice is only asked what came up since, by a change of an answer or of the questions."""
    if not _advice_is_due(questionnaire, session):
        return questionnaire.outlook.next(session.answers, session.skipped)
    asked = path(questionnaire, session.answers, "advice")
    new = [question for question in asked if question.id not in session.left_out]
    return first_open(new, session.answers, session.skipped)


def _to_advice(questionnaire: Questionnaire, session: Session) -> Place | None:
    if session.handing_over:
        return None
    return _reconciling(questionnaire, session) or Place("advice")


def _to_manager(questionnaire: Questionnaire, session: Session) -> Place:
    question = _open_question(questionnaire, session, "hand_off")
    if question is not None:
        return Place("question", question)
    if session.consent is None:
        return _reconciling(questionnaire, session) or Place("consent")
    question = _open_question(questionnaire, session, "contact")
    if question is not None:
        return Place("question", question)
    return Place("summary")


def _reconciling(questionnaire: Questionnaire, session: Session) -> Place | None:
    """Where answers contradict each other, one question tries to reconcile them; never a second one."""
    if session.reconciled is not None:
        return None
    found = contradictions(questionnaire.rules, session.answers)
    return next((Place("reconcile", contradiction=c) for c in found if c.way), None)


def _advice_is_due(questionnaire: Questionnaire, session: Session) -> bool:
    return session.advice_now and questionnaire.questions.minimum.met_by(session.answers)


def _open_question(questionnaire: Questionnaire, session: Session, part: Part) -> Question | None:
    questions = path(questionnaire, session.answers, part)
    if part == "contact" and session.enough:
        questions = [question for question in questions if question.required]
    return first_open(questions, session.answers, session.skipped)


PARTS_BEFORE: dict[str, tuple[Part, ...]] = {
    "advice": ("advice",),
    "hand_off": ("hand_off",),
    "reconcile": ("advice",),
    "consent": ("hand_off",),
    "contact": ("hand_off", "contact"),
    "summary": ("hand_off", "contact"),
}
"""How far back one can go, by place or part; from the first question after the advice, back to the advice."""


def before(move: Move) -> Question | None:
    """The question that was asked before this place, on the branch that the person is on."""
    current = move.place.question
    parts = PARTS_BEFORE[current.part if current is not None else move.place.kind]
    if move.place.kind == "reconcile" and move.session.handing_over:
        parts = PARTS_BEFORE["consent"]
    asked = _in_order(move, parts)
    if current in asked:
        asked = asked[: asked.index(current)]
    seen = [q for q in asked if q.id in move.session.answers or q.id in move.session.skipped]
    return seen[-1] if seen else None


def _in_order(move: Move, parts: tuple[Part, ...]) -> list[Question]:
    if parts == ("advice",):
        return in_order(move.questionnaire, move.session.answers, move.session.skipped)
    return path(move.questionnaire, move.session.answers, *parts)
