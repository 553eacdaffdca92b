"""Acts that answer a question: tapped, ticked, shared, skipped."""

from __future__ import annotations

from dataclasses import replace

from conversations import answers as read
from conversations.answers import Problem
from conversations.cleaning import clean, one_line
from conversations.conditions import Value
from conversations.contacts import phone_number
from conversations.dialogue import Act, Attached, Move, Remark, Said, SharedContact, Stale, Step, Unreadable
from conversations.path import first_open, open_before_advice, path, without_void
from conversations.position import place
from conversations.questionnaire import PARTS, Question, Questionnaire
from conversations.session import Session


def answer(move: Move, act: Act) -> Step:
    question = move.place.question
    if question is None or question.id != act.question:
        return Step(move.session, (Stale(),), show=False)
    value = read.tapped(question, act.value)
    if value is None or (question.kind == "choices" and value in question.options):
        return Step(move.session, (Stale(),), show=False)
    return answered(move, question, value)


def answered(move: Move, question: Question, value: Value) -> Step:
    """Keep an answer, and drop what it makes void, saying so."""
    answers = {**move.session.answers, question.id: value}
    skipped = tuple(name for name in move.session.skipped if name != question.id)
    kept, skipped, dropped = without_void(move.questionnaire, answers, skipped)
    session = replace(move.session, answers=kept, skipped=skipped, revisit=None, ticks=())
    session = replace(session, revisit=_came_up(move.questionnaire, session))
    return Step(session, (*_dropped(dropped), *_settled(move, session), *_passed_on(move, session)))


def _came_up(questionnaire: Questionnaire, session: Session) -> str | None:
    """After the hand-over nothing is asked, but for what another answer cannot do without: a call needs a number."""
    if session.lead is None or session.urgent:
        return None
    asked = path(questionnaire, session.answers, *PARTS)
    needed = [question for question in asked if question.required and question.id not in session.left_out]
    question = first_open(needed, session.answers, session.skipped)
    return None if question is None else question.id


def _passed_on(move: Move, session: Session) -> tuple[Said, ...]:
    changed = session.lead is not None and session.answers != move.session.answers
    return (Remark("change_passed_on"),) if changed else ()


def _dropped(questions: tuple[str, ...]) -> tuple[Said, ...]:
    return (Remark("dropped", questions),) if questions else ()


def _settled(move: Move, session: Session) -> tuple[Said, ...]:
    """Said once: from here on no answer can change the advice, though the manager is glad of more."""
    if not _is_settled(move.questionnaire, session) or _is_settled(move.questionnaire, move.session):
        return ()
    left = len(open_before_advice(move.questionnaire, session.answers, session.skipped))
    return (Remark("settled", count=left),) if left and place(move.questionnaire, session).kind == "question" else ()


def _is_settled(questionnaire: Questionnaire, session: Session) -> bool:
    minimum = questionnaire.questions.minimum.met_by(session.answers)
    return minimum and questionnaire.outlook.settled(session.answers, session.skipped)


def tick(move: Move, act: Act) -> Step:
    question = move.place.question
    if question is None or question.kind != "choices" or act.value not in question.options:
        return Step(move.session, (Stale(),), show=False)
    return Step(replace(move.session, ticks=read.toggled(question, move.session.ticks, act.value)))


def done(move: Move, _: Act) -> Step:
    question = move.place.question
    if question is None or question.kind != "choices":
        return Step(move.session, (Stale(),), show=False)
    if not move.session.ticks:
        return Step(move.session, (Problem("nothing_ticked"),), show=False)
    return answered(move, question, move.session.ticks)


def suggested(move: Move, _: Act) -> Step:
    question, name = move.place.question, one_line(move.circumstances.name)
    if question is None or question.suggest is None or not name:
        return Step(move.session, (Stale(),), show=False)
    return answered(move, question, name)


def skip(move: Move, _: Act) -> Step:
    question = move.place.question
    if question is None or question.required:
        return Step(move.session, (Problem("required"),))
    answers = {name: value for name, value in move.session.answers.items() if name != question.id}
    passed = (*(name for name in move.session.skipped if name != question.id), question.id)
    kept, skipped, dropped = without_void(move.questionnaire, answers, passed)
    session = replace(move.session, answers=kept, skipped=skipped, revisit=None, ticks=())
    return Step(session, (*_dropped(dropped), *_passed_on(move, session)))


def reconcile(move: Move, act: Act) -> Step:
    """The one question about answers that do not go together: change what the way out changes, or leave it open."""
    contradiction = move.place.contradiction
    way = next((way for way in contradiction.way if way.id == act.value), None) if contradiction is not None else None
    if contradiction is None or contradiction.id != act.question:
        return Step(move.session, (Stale(),), show=False)
    chosen = "open" if way is None else way.id
    changes = {} if way is None else way.set
    by_id = move.questionnaire.by_id
    answers = {**move.session.answers, **{name: read.stored(by_id[name], value) for name, value in changes.items()}}
    kept, skipped, dropped = without_void(move.questionnaire, answers, move.session.skipped)
    session = replace(move.session, answers=kept, skipped=skipped, reconciled=(contradiction.id, chosen))
    return Step(session, _dropped(dropped))


def leave_open(move: Move, _: Act) -> Step:
    """Nobody has to reconcile anything: the manager will ask."""
    contradiction = move.place.contradiction
    return reconcile(move, Act("reconcile", "" if contradiction is None else contradiction.id, "open"))


def contact(move: Move, event: SharedContact) -> Step:
    """A contact card."""
    question = move.place.question
    if question is None or question.of != "phone":
        return Step(move.session, (Problem("contact_not_asked"),))
    if not event.own:
        return Step(move.session, (Problem("not_own_contact"),))
    number = event.phone if event.phone.startswith("+") else f"+{event.phone}"
    value = phone_number(number)
    if value is None:
        return Step(move.session, (Problem("bad_phone"),))
    return answered(move, question, value)


def attached(move: Move, event: Attached) -> Step:
    """A file: the question stays as it is, unless it asks for words and some stand below the file."""
    question, words = move.place.question, clean(event.words)
    if question is None or question.kind != "text" or not words:
        return Step(move.session, show=False)
    return answered(move, question, words)


def unreadable(move: Move, event: Unreadable) -> Step:
    """A message that cannot be read; the question is asked again."""
    if move.place.kind == "question":
        return Step(move.session, (Problem("unreadable", {"kind": event.kind}),))
    return Step(move.session, (Problem("unreadable_sent" if move.place.kind == "sent" else "use_buttons"),))
