"""Acts that answer a question: tapped, ticked, typed, shared, skipped."""

from __future__ import annotations

from dataclasses import replace

from conversations import answers as read
from conversations.answers import Problem
from conversations.cleaning import clean, one_line
from conversations.conditions import Value
from conversations.contacts import phone_number
from conversations.dialogue import Act, Move, Remark, Said, SharedContact, Stale, Step
from conversations.path import without_void
from conversations.questionnaire import Question


def answer(move: Move, act: Act) -> Step:
    question = move.place.question
    if question is None or question.id != act.question:
        return Step(move.session, (Stale(),), show=False)
    value = read.tapped(question, act.value)
    if value is None or (question.kind == "choices" and value in question.options):
        return Step(move.session, (Stale(),), show=False)
    return _answered(move, question, value)


def _answered(move: Move, question: Question, value: Value) -> Step:
    """Keep an answer, and drop what it makes void, saying so."""
    answers = {**move.session.answers, question.id: value}
    skipped = tuple(name for name in move.session.skipped if name != question.id)
    kept, skipped, dropped = without_void(move.questionnaire, answers, skipped)
    session = replace(move.session, answers=kept, skipped=skipped, revisit=None, ticks=())
    return Step(session, _dropped(dropped))


def _dropped(questions: tuple[str, ...]) -> tuple[Said, ...]:
    return (Remark("dropped", questions),) if questions else ()


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
    return _answered(move, question, move.session.ticks)


def suggested(move: Move, _: Act) -> Step:
    question, name = move.place.question, one_line(move.circumstances.name)
    if question is None or question.suggest is None or not name:
        return Step(move.session, (Stale(),), show=False)
    return _answered(move, question, name)


def skip(move: Move, _: Act) -> Step:
    question = move.place.question
    if question is None or question.required:
        return Step(move.session, (Problem("required"),))
    answers = {name: value for name, value in move.session.answers.items() if name != question.id}
    passed = (*(name for name in move.session.skipped if name != question.id), question.id)
    kept, skipped, dropped = without_void(move.questionnaire, answers, passed)
    session = replace(move.session, answers=kept, skipped=skipped, revisit=None, ticks=())
    return Step(session, _dropped(dropped))


def typed(move: Move, text: str) -> Step:
    """Words that are no act: an answer, a brief, or something for a lead that was sent."""
    if move.place.kind == "sent":
        cleaned = clean(text)
        return Step(move.session, (Remark("added"),) if cleaned else (), show=not cleaned, addition=cleaned)
    question = move.place.question
    if question is None:
        return Step(move.session, (Problem("use_buttons"),))
    value = read.typed(question, text, move.questionnaire.wording, REGIONS.get(move.session.language))
    if isinstance(value, Problem):
        return _kept_as_brief(move, text) or Step(move.session, (value,))
    return _answered(move, question, value)


LONG_ENOUGH_FOR_A_BRIEF = 30
"""Characters of a first message from which it is no mistyped option but the person's own story."""


def _kept_as_brief(move: Move, text: str) -> Step | None:
    """Who opens with a story or a link instead of a tap does not have to tell it twice."""
    brief = next((q for q in move.questionnaire.questions.question if q.brief), None)
    told = clean(text)
    if brief is None or move.session.answers or move.session.skipped or len(told) < LONG_ENOUGH_FOR_A_BRIEF:
        return None
    return Step(replace(move.session, answers={brief.id: told}), (Remark("kept_as_brief"),))


REGIONS = {"uk": "UA"}
"""The country of a phone number that is typed without a prefix, by language."""


def contact(move: Move, event: SharedContact) -> Step:
    """A contact card."""
    question = move.place.question
    if question is None or question.of != "phone":
        return Step(move.session, (Problem("contact_not_asked"),))
    if not event.own:
        return Step(move.session, (Problem("not_own_contact"),))
    number = event.phone if event.phone.startswith("+") else f"+{event.phone}"
    value = phone_number(number, None)
    if value is None:
        return Step(move.session, (Problem("bad_phone"),))
    return _answered(move, question, value)


def unreadable(move: Move) -> Step:
    """A message without text."""
    question = move.place.question
    if question is None:
        problem = "use_buttons" if move.place.kind != "sent" else "unreadable_sent"
    else:
        problem = "unreadable_choice" if question.options else "unreadable_text"
    return Step(move.session, (Problem(problem),))
