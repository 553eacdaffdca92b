"""The conversation: one step from a session and an event to the next session and what is said.

The state is the answers. Where a person stands is computed from them (`place`), so going back, changing an answer,
skipping, resuming after weeks and a changed questionnaire all follow from one function. An act that its place does not
know, or that belongs to an older screen, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from conversations import answering, coming_back, hearing, in_person, moving, rights
from conversations.adopting import adopted
from conversations.cleaning import one_line
from conversations.dialogue import (
    ANOTHER_CONVERSATION,
    Act,
    Attached,
    Circumstances,
    Edited,
    Event,
    Move,
    Place,
    PlaceKind,
    SharedContact,
    Stale,
    Step,
    Typed,
    Verb,
)
from conversations.path import path
from conversations.position import place
from conversations.questionnaire import Questionnaire
from conversations.renaming import act_now
from conversations.session import Session

# ------------------------------------------------------------------ the tables

Handler = Callable[[Move, Act], Step]

ANYWHERE: dict[str, Handler] = {
    "start": moving.start,
    "difference": moving.difference,
    "steps": moving.steps,
    "readiness": moving.readiness,
    "language": moving.language,
    "show": moving.show,
    "quiet": moving.quiet,
    "my_data": rights.my_data,
    "withdraw": rights.withdraw,
    "erasure": rights.erasure,
    "erase": rights.erase,
    "keep": rights.keep,
}
"""Acts that every place knows and that no screen makes out of date."""

HERE: dict[PlaceKind, dict[str, Handler]] = {
    "question": {
        "answer": answering.answer,
        "meant": hearing.meant,
        "tick": answering.tick,
        "done": answering.done,
        "suggested": answering.suggested,
        "skip": answering.skip,
        "back": moving.back,
        "advice": moving.advice,
        "enough": moving.enough,
        "cancel": moving.cancel,
        "person": in_person.person,
        "change": moving.change,
    },
    "reconcile": {
        "reconcile": answering.reconcile,
        "skip": answering.leave_open,
        "back": moving.back,
        "cancel": moving.cancel,
        "change": moving.change,
        "person": in_person.person,
    },
    "advice": {
        "hand_over": moving.hand_over,
        "change": moving.change,
        "review": moving.review,
        "go_on": moving.go_on,
        "back": moving.back,
        "cancel": moving.cancel,
        "advice": moving.advice,
        "person": in_person.person,
    },
    "consent": {
        "agree": moving.agree,
        "decline": moving.decline,
        "back": moving.back,
        "cancel": moving.cancel,
        "change": moving.change,
        "person": in_person.person,
    },
    "summary": {
        "submit": moving.submit,
        "change": moving.change,
        "back": moving.back,
        "cancel": moving.cancel,
        "person": in_person.person,
    },
    "sent": {
        "restart": moving.restart,
        "review": moving.review,
        "change": moving.change,
        "person": moving.show,
    },
    "review": {
        "change": moving.change,
        "back": moving.back,
        "cancel": moving.cancel,
        "person": in_person.person,
    },
    "cancel": {"go_on": moving.go_on, "forget": moving.forget, "person": in_person.person},
    "resume": {
        "go_on": moving.go_on,
        "restart": moving.restart,
        "cancel": moving.cancel,
        "person": in_person.person,
    },
    "still_true": {
        "still_true": coming_back.still_true,
        "change": moving.change,
        "restart": moving.restart,
        "cancel": moving.cancel,
        "person": in_person.person,
    },
}
"""What can be done where. Anything else is answered kindly and changes nothing."""

SPOKEN: dict[PlaceKind, tuple[Verb, ...]] = {
    "question": ("skip", "back", "advice", "cancel", "person", "quiet"),
    "reconcile": ("skip", "back", "cancel", "person", "quiet"),
    "advice": ("hand_over", "back", "cancel", "difference", "steps", "readiness", "person", "quiet"),
    "consent": ("agree", "decline", "back", "cancel", "person", "quiet"),
    "summary": ("submit", "back", "cancel", "person", "quiet"),
    "sent": ("restart",),
    "review": ("back", "person", "quiet"),
    "cancel": ("go_on", "forget", "person", "quiet"),
    "resume": ("go_on", "restart", "cancel", "person", "quiet"),
    "still_true": ("still_true", "restart", "cancel", "person", "quiet"),
}
"""Acts that can be typed in words, by place; the words stand in the texts `spoken-<verb>`."""

SPOKEN_ANYWHERE: tuple[Verb, ...] = ("my_data", "withdraw", "erasure")

TIMELESS: tuple[Verb, ...] = ("advice", "enough", "person")
"""Acts that mean the same on every screen that has them, so a quick thumb on the last one is understood."""

# ------------------------------------------------------------------ the step


def step(questionnaire: Questionnaire, session: Session, event: Event, circumstances: Circumstances) -> Step:
    """Apply one event. Pure; raises nothing for whatever a person may do."""
    session = adopted(questionnaire, session)
    if isinstance(event, Act) and event.question:
        event = act_now(questionnaire, event)
    move = Move(questionnaire, session, place(questionnaire, session), circumstances)
    result = _without_the_rest(move, coming_back.after_long(move, _guessing(_result(move, event))))
    return _numbered(questionnaire, move.place, result)


def _result(move: Move, event: Event) -> Step:
    if isinstance(event, Typed):
        act = _spoken(move, event.text)
        return hearing.typed(move, event.text) if act is None else _act(move, act)
    if isinstance(event, Edited):
        return hearing.edited(move, event)
    if isinstance(event, SharedContact):
        return answering.contact(move, event)
    if isinstance(event, Attached):
        return answering.attached(move, event)
    return _act(move, event) if isinstance(event, Act) else answering.unreadable(move, event)


def _guessing(result: Step) -> Step:
    """What was guessed holds until the next screen is shown."""
    if not result.show or result.guess == result.session.guess:
        return result
    return replace(result, session=replace(result.session, guess=result.guess))


def _numbered(questionnaire: Questionnaire, before: Place, result: Step) -> Step:
    """Give another screen another number, so that buttons of the old one are known as such."""
    session = result.session
    here = place(questionnaire, session)
    if result.forget or here == before:
        return result
    return replace(result, session=replace(session, screen=session.screen + 1, shown=here.name))


def _without_the_rest(move: Move, result: Step) -> Step:
    """Whoever asks for the advice now is not asked later what was open then."""
    session = result.session
    if not session.advice_now or move.session.advice_now:
        return result
    asked = path(move.questionnaire, session.answers, "advice")
    left_out = tuple(question.id for question in asked if question.id not in session.answers)
    return replace(result, session=replace(session, left_out=left_out))


def _act(move: Move, act: Act) -> Step:
    if act.verb in ANYWHERE:
        return ANYWHERE[act.verb](move, act)
    out_of_date = act.screen not in (None, move.session.screen)
    if out_of_date and act.verb in TIMELESS:
        out_of_date = act.screen == ANOTHER_CONVERSATION
    handler = HERE[move.place.kind].get(act.verb)
    if out_of_date or handler is None:
        return Step(move.session, (Stale(_answered_there(move, act)),), show=False)
    return handler(move, act)


def _answered_there(move: Move, act: Act) -> str | None:
    """The question below which an old button stands, if its answer can be changed from here."""
    can_change = act.screen != ANOTHER_CONVERSATION and "change" in HERE[move.place.kind]
    answered = act.question in move.session.answers and act.verb in ("answer", "tick", "done", "suggested")
    asked_now = move.place.question is not None and move.place.question.id == act.question
    return act.question if can_change and answered and not asked_now else None


def _spoken(move: Move, text: str) -> Act | None:
    wanted = one_line(text).casefold().strip(" .!‹")  # a key of the phone's keyboard sends its label
    free = move.place.question is not None and move.place.question.kind in ("text", "list")
    for verb in (*SPOKEN[move.place.kind], *SPOKEN_ANYWHERE):
        for texts in move.questionnaire.wording.values():
            words = [word.strip().casefold() for word in texts.plain(f"spoken-{verb}").split("|")]
            if wanted in (words[:1] if free else words):  # a company may well be called "Next", and so is a framework
                return Act(verb)
    return None
