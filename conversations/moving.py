"""Acts that move about: on and back, to the advice and to a manager, out and in again."""

from __future__ import annotations

from dataclasses import replace

from conversations import in_person
from conversations.answers import Problem
from conversations.dialogue import Act, Explain, Move, Remark, Stale, Step
from conversations.position import before, place
from conversations.questionnaire import Question, Questionnaire
from conversations.session import Consent, Session


def begin(questionnaire: Questionnaire, language: str, nonce: str, source: str = "") -> Session:
    """A conversation in which nothing was said yet."""
    return Session(language=language, nonce=nonce, version=questionnaire.version, source=source)


def sent(session: Session, lead: int) -> Session:
    """The conversation after its lead was made."""
    moved = replace(session, overlay=None, revisit=None, ticks=())
    return replace(moved, lead=lead, screen=session.screen + 1, shown="sent")


def start(move: Move, _: Act) -> Step:
    here = replace(move.session, overlay=None)
    nothing_said = not (here.answers or here.skipped)
    if here.lead is not None or nothing_said or place(move.questionnaire, here).kind == "still_true":
        return Step(here)
    return Step(replace(here, overlay="resume"))


def show(move: Move, _: Act) -> Step:
    """The present screen, whatever was laid over it."""
    return Step(replace(move.session, overlay=None))


def restart(move: Move, _: Act) -> Step:
    source, language = move.session.source, move.session.language
    fresh = begin(move.questionnaire, language, move.circumstances.nonce, source)
    return Step(replace(fresh, screen=move.session.screen + 1))


def back(move: Move, _: Act) -> Step:
    if move.session.overlay is not None:
        return Step(replace(move.session, overlay=None))
    if move.session.lead is not None:
        return Step(replace(move.session, overlay="review", revisit=None, ticks=()))
    session = in_person.calm(move.session)
    if session != move.session and place(move.questionnaire, session).kind != "consent":
        return Step(session)
    unvisited = replace(session, revisit=None, ticks=())
    if place(move.questionnaire, unvisited).kind == "still_true":
        return Step(unvisited)
    previous = before(move)
    if previous is not None:
        return Step(_asking_again(session, previous))
    if session.handing_over:
        return Step(replace(session, handing_over=False, advice_now=True, revisit=None, ticks=()))
    return Step(move.session, (Problem("nothing_before"),))


def _asking_again(session: Session, question: Question) -> Session:
    """A question is put once more, with what was ticked before."""
    known = session.answers.get(question.id, ())
    ticks = known if question.kind == "choices" and isinstance(known, tuple) else ()
    return replace(session, overlay=None, revisit=question.id, ticks=ticks)


def advice(move: Move, _: Act) -> Step:
    if move.questionnaire.questions.minimum.met_by(move.session.answers):
        return Step(replace(move.session, advice_now=True, handing_over=False, revisit=None, ticks=()))
    return Step(move.session, (Problem("advice_too_early"),))


def go_on(move: Move, _: Act) -> Step:
    if move.place.kind in ("cancel", "resume"):
        return Step(replace(move.session, overlay=None))
    return Step(replace(move.session, advice_now=False))


def hand_over(move: Move, _: Act) -> Step:
    return Step(replace(move.session, handing_over=True, advice_now=True))


def agree(move: Move, _: Act) -> Step:
    language = move.session.language
    consent = Consent(move.questionnaire.consent_hash(language), language, move.circumstances.at)
    session = replace(move.session, consent=consent)
    return in_person.sent_as_it_is(move, session) if session.urgent else Step(session)


def decline(move: Move, _: Act) -> Step:
    session = in_person.calm(move.session)
    if session != move.session and place(move.questionnaire, session).kind != "consent":
        return Step(session, (Remark("not_sent"),))
    return Step(replace(session, handing_over=False), (Remark("declined"),))


def enough(move: Move, _: Act) -> Step:
    question = move.place.question
    if question is None or question.part != "contact":
        return Step(move.session, (Stale(),), show=False)
    return Step(replace(move.session, enough=True, revisit=None, ticks=()))


def submit(move: Move, _: Act) -> Step:
    return Step(move.session, submit=True)


def review(move: Move, _: Act) -> Step:
    return Step(replace(move.session, overlay="review"))


def change(move: Move, act: Act) -> Step:
    question = move.questionnaire.by_id.get(act.question)
    if question is None or not _can_be_changed(move.session, question):
        return Step(move.session, (Stale(),), show=False)
    session = move.session if move.session.lead is not None else in_person.calm(move.session)
    return Step(_asking_again(session, question))


def _can_be_changed(session: Session, question: Question) -> bool:
    asked = question.id in session.answers or question.id in session.skipped
    return asked and question.when.holds(session.answers)


def cancel(move: Move, _: Act) -> Step:
    if move.session.lead is not None:  # it was sent; what is under way is the change of an answer
        return Step(replace(move.session, overlay=None, revisit=None, ticks=()))
    return Step(replace(move.session, overlay="cancel"))


def forget(move: Move, _: Act) -> Step:
    fresh = begin(move.questionnaire, move.session.language, move.circumstances.nonce)
    return Step(fresh, (Remark("forgotten"),), show=False, forget=True)


def difference(move: Move, _: Act) -> Step:
    return Step(move.session, (Explain("difference"),), show=False)


def steps(move: Move, _: Act) -> Step:
    return Step(move.session, (Explain("steps"),), show=False)


def readiness(move: Move, _: Act) -> Step:
    return Step(move.session, (Explain("readiness"),), show=False)


def quiet(move: Move, _: Act) -> Step:
    return Step(move.session, (Remark("quiet"),), quiet=True)


def language(move: Move, act: Act) -> Step:
    if act.value not in move.questionnaire.wording:
        return Step(move.session, (Stale(),), show=False)
    return Step(replace(move.session, language=act.value), guess=move.session.guess)
