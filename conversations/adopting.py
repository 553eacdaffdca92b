"""A conversation that began with another version of the questionnaire: it goes on with all that still fits."""

from __future__ import annotations

from dataclasses import replace

from conversations.conditions import UNKNOWN, Facts, Value
from conversations.path import path, without_void
from conversations.position import place
from conversations.questionnaire import Question, Questionnaire
from conversations.renaming import answers_now, option_now, question_now
from conversations.session import Session


def adopted(questionnaire: Questionnaire, session: Session) -> Session:
    """The session as this version understands it; what does not fit any more is asked again."""
    if session.version == questionnaire.version:
        return session
    skipped, left_out = (_names_now(questionnaire, names) for names in (session.skipped, session.left_out))
    kept, skipped, _ = without_void(questionnaire, _fitting(questionnaire, session.answers), skipped)
    revisit = question_now(questionnaire, session.revisit or "")
    revisited = questionnaire.by_id.get(revisit)
    named = replace(
        session,
        version=questionnaire.version,
        answers=kept,
        skipped=skipped,
        left_out=(*left_out, *_new_and_optional(questionnaire, session, kept)),
        guess=(),
        revisit=revisit if revisited is not None and revisited.when.holds(kept) else None,
        shown=question_now(questionnaire, session.shown),
    )
    return _on_its_screen(questionnaire, named)


def _new_and_optional(questionnaire: Questionnaire, session: Session, answers: Facts) -> tuple[str, ...]:
    """Who has his advice is not called back for what this version may leave out."""
    asked = path(questionnaire, answers, "advice") if session.advice_now else []
    return tuple(question.id for question in asked if not question.required and question.id not in answers)


def _names_now(questionnaire: Questionnaire, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question_now(questionnaire, name) for name in names))


def _fitting(questionnaire: Questionnaire, answers: Facts) -> dict[str, Value]:
    return {
        name: value
        for name, value in answers_now(questionnaire, answers).items()
        if name in questionnaire.by_id and _fits(questionnaire.by_id[name], value)
    }


def _fits(question: Question, value: Value) -> bool:
    if not question.options:
        several = question.kind == "list" and value != UNKNOWN
        return isinstance(value, tuple) if several else isinstance(value, str)
    if value == UNKNOWN or question.kind == "choice":
        return (str(value).lower() if isinstance(value, bool) else value) in question.choices
    return isinstance(value, tuple) and all(item in question.options for item in value)


def _on_its_screen(questionnaire: Questionnaire, session: Session) -> Session:
    """Ticks stay below their question; where this version asks something else, the buttons shown are out of date."""
    here = place(questionnaire, session)
    if session.shown not in ("", here.name):
        return replace(session, ticks=(), screen=session.screen + 1, shown=here.name)
    options = here.question.options if here.question is not None else ()
    ticks = (option_now(questionnaire, here.name, tick) for tick in session.ticks)
    return replace(session, ticks=tuple(tick for tick in ticks if tick in options))
