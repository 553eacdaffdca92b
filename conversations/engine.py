"""The conversation: one step from a session and an event to the next session and what is said.

The state is the answers. Where a person stands is computed from them (`place`), so going back, changing an answer,
skipping, resuming after weeks and a changed questionnaire all follow from one function. An act that its place does not
know, or that belongs to an older screen, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from conversations import answers as answer
from conversations.answers import Problem
from conversations.conditions import UNKNOWN, Value
from conversations.path import first_open, path, without_void
from conversations.questionnaire import Part, Question, Questionnaire
from conversations.session import Consent, Session

# ------------------------------------------------------------------ places

PlaceKind = Literal["question", "advice", "consent", "summary", "sent", "review", "cancel", "resume"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands: a kind of screen, and the question where it is one."""

    kind: PlaceKind
    question: Question | None = None


def place(questionnaire: Questionnaire, session: Session) -> Place:
    """Where the answers have led."""
    if session.lead is not None:
        return Place("sent")
    if session.overlay is not None:
        return Place(session.overlay)
    if session.revisit is not None and session.revisit in questionnaire.by_id:
        return Place("question", questionnaire.by_id[session.revisit])
    if not _advice_is_due(questionnaire, session):
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


def _open_question(
    questionnaire: Questionnaire, session: Session, part: Literal["advice", "hand_off", "contact"]
) -> Question | None:
    questions = path(questionnaire, session.answers, part)
    if part == "contact" and session.enough:
        questions = [question for question in questions if question.required]
    return first_open(questions, session.answers, session.skipped)


# ------------------------------------------------------------------ events

Verb = Literal[
    "start", "answer", "tick", "done", "suggested", "skip", "back", "advice", "go_on", "hand_over", "agree", "decline",
    "enough", "submit", "review", "change", "cancel", "forget", "restart", "difference", "steps", "language",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """A tapped button or a command. `screen` is the button's; None for what is never out of date."""

    verb: Verb
    question: str = ""
    value: str = ""
    screen: int | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A text message."""

    text: str


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A contact card; `own` where Telegram vouches that it is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message without text: a sticker, a voice message, a poll …"""

    kind: str


Event = Act | Typed | SharedContact | Unreadable


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an event brings along from outside, so that the engine asks no clock and throws no dice."""

    at: int
    """Unix seconds."""
    nonce: str
    """A fresh random word for a conversation that begins now."""
    name: str = ""
    """The person's name in Telegram."""


# ------------------------------------------------------------------ what is said


@dataclass(frozen=True, slots=True)
class Remark:
    """A short word before the screen: a code with a text `remark-<code>`, and the questions that it names."""

    code: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explain:
    """A page to read that changes nothing: how the models differ, or the first steps."""

    what: Literal["difference", "steps"]


@dataclass(frozen=True, slots=True)
class Stale:
    """A button that is out of date, or an act that fits nowhere here. Nothing was changed."""


Said = Remark | Problem | Explain | Stale


@dataclass(frozen=True, slots=True)
class Step:
    """The next session, what is said, and what is to be done with it."""

    session: Session
    said: tuple[Said, ...] = ()
    show: bool = True
    """Whether the screen is shown (again)."""
    submit: bool = False
    """Make a lead of it."""
    addition: str = ""
    """Words that belong to a lead that was sent already."""
    forget: bool = False
    """The draft is to be deleted."""


# ------------------------------------------------------------------ the step


def begin(questionnaire: Questionnaire, language: str, nonce: str, source: str = "") -> Session:
    """A conversation in which nothing was said yet."""
    return Session(language=language, nonce=nonce, version=questionnaire.version, source=source)


def sent(session: Session, lead: int) -> Session:
    """The conversation after its lead was made."""
    return replace(session, lead=lead, screen=session.screen + 1)


def step(questionnaire: Questionnaire, session: Session, event: Event, circumstances: Circumstances) -> Step:
    """Apply one event. Pure; raises nothing for whatever a person may do."""
    session = _adopted(questionnaire, session)
    move = Move(questionnaire, session, place(questionnaire, session), circumstances)
    if isinstance(event, Act):
        result = _act(move, event)
    elif isinstance(event, Typed):
        result = _typed(move, event.text)
    elif isinstance(event, SharedContact):
        result = _contact(move, event)
    else:
        result = Step(session, (Problem(_unreadable(move)),))
    return _numbered(questionnaire, move.place, result)


@dataclass(frozen=True, slots=True)
class Move:
    """All that a handler of an act looks at."""

    questionnaire: Questionnaire
    session: Session
    place: Place
    circumstances: Circumstances


def _adopted(questionnaire: Questionnaire, session: Session) -> Session:
    """A session of another version of the questionnaire keeps what still fits."""
    if session.version == questionnaire.version:
        return session
    fitting = {
        name: value
        for name, value in session.answers.items()
        if name in questionnaire.by_id and _fits(questionnaire.by_id[name], value)
    }
    kept, skipped, _ = without_void(questionnaire, fitting, session.skipped)
    return replace(session, version=questionnaire.version, answers=kept, skipped=skipped, revisit=None, ticks=())


def _fits(question: Question, value: Value) -> bool:
    if not question.options:
        return True
    if value == UNKNOWN or question.kind == "choice":
        return (str(value).lower() if isinstance(value, bool) else value) in question.choices
    return isinstance(value, tuple) and all(item in question.options for item in value)


def _numbered(questionnaire: Questionnaire, before: Place, result: Step) -> Step:
    """Give another screen another number, so that buttons of the old one are known as such."""
    session = result.session
    if result.forget or place(questionnaire, session) == before:
        return result
    return replace(result, session=replace(session, screen=session.screen + 1))


def _act(move: Move, act: Act) -> Step:
    if act.verb in ANYWHERE:
        return ANYWHERE[act.verb](move, act)
    out_of_date = act.screen is not None and act.screen != move.session.screen
    handler = HERE[move.place.kind].get(act.verb)
    if out_of_date or handler is None:
        return Step(move.session, (Stale(),), show=False)
    return handler(move, act)


# ------------------------------------------------------------------ answering


def _answer(move: Move, act: Act) -> Step:
    question = move.place.question
    if question is None or question.id != act.question:
        return Step(move.session, (Stale(),), show=False)
    value = answer.tapped(question, act.value)
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


def _tick(move: Move, act: Act) -> Step:
    question = move.place.question
    if question is None or question.kind != "choices" or act.value not in question.options:
        return Step(move.session, (Stale(),), show=False)
    return Step(replace(move.session, ticks=answer.toggled(question, move.session.ticks, act.value)))


def _done(move: Move, _: Act) -> Step:
    question = move.place.question
    if question is None or question.kind != "choices":
        return Step(move.session, (Stale(),), show=False)
    if not move.session.ticks:
        return Step(move.session, (Problem("nothing_ticked"),), show=False)
    return _answered(move, question, move.session.ticks)


def _suggested(move: Move, _: Act) -> Step:
    question, name = move.place.question, answer.one_line(move.circumstances.name)
    if question is None or question.suggest is None or not name:
        return Step(move.session, (Stale(),), show=False)
    return _answered(move, question, name)


def _skip(move: Move, _: Act) -> Step:
    question = move.place.question
    if question is None or question.required:
        return Step(move.session, (Problem("required"),))
    answers = {name: value for name, value in move.session.answers.items() if name != question.id}
    passed = (*(name for name in move.session.skipped if name != question.id), question.id)
    kept, skipped, dropped = without_void(move.questionnaire, answers, passed)
    session = replace(move.session, answers=kept, skipped=skipped, revisit=None, ticks=())
    return Step(session, _dropped(dropped))


def _typed(move: Move, text: str) -> Step:
    act = _spoken(move, text)
    if act is not None:
        return _act(move, act)
    if move.place.kind == "sent":
        cleaned = answer.clean(text)
        return Step(move.session, (Remark("added"),) if cleaned else (), show=not cleaned, addition=cleaned)
    question = move.place.question
    if question is None:
        return Step(move.session, (Problem("use_buttons"),))
    value = answer.typed(question, text, move.questionnaire.wording, REGIONS.get(move.session.language))
    if isinstance(value, Problem):
        return _kept_as_brief(move, text) or Step(move.session, (value,))
    return _answered(move, question, value)


LONG_ENOUGH_FOR_A_BRIEF = 30
"""Characters of a first message from which it is no mistyped option but the person's own story."""


def _kept_as_brief(move: Move, text: str) -> Step | None:
    """Who opens with a story or a link instead of a tap does not have to tell it twice."""
    brief = next((q for q in move.questionnaire.questions.question if q.brief), None)
    told = answer.clean(text)
    if brief is None or move.session.answers or move.session.skipped or len(told) < LONG_ENOUGH_FOR_A_BRIEF:
        return None
    return Step(replace(move.session, answers={brief.id: told}), (Remark("kept_as_brief"),))


REGIONS = {"uk": "UA"}
"""The country of a phone number that is typed without a prefix, by language."""

SPOKEN: dict[PlaceKind, tuple[Verb, ...]] = {
    "question": ("skip", "back", "advice", "cancel"),
    "advice": ("hand_over", "back", "cancel", "difference", "steps"),
    "consent": ("agree", "decline", "back", "cancel"),
    "summary": ("submit", "back", "cancel"),
    "sent": (),
    "review": ("back",),
    "cancel": ("go_on", "forget"),
    "resume": ("go_on", "restart"),
}
"""Acts that can be typed in words, by place; the words stand in the texts `spoken-<verb>`."""


def _spoken(move: Move, text: str) -> Act | None:
    wanted = answer.one_line(text).casefold().strip(" .!‹")  # a key of the phone's keyboard sends its label
    for verb in SPOKEN[move.place.kind]:
        for texts in move.questionnaire.wording.values():
            if wanted in (word.strip().casefold() for word in texts.plain(f"spoken-{verb}").split("|")):
                return Act(verb)
    return None


def _contact(move: Move, event: SharedContact) -> Step:
    question = move.place.question
    if question is None or question.of != "phone":
        return Step(move.session, (Problem("contact_not_asked"),))
    if not event.own:
        return Step(move.session, (Problem("not_own_contact"),))
    number = event.phone if event.phone.startswith("+") else f"+{event.phone}"
    value = answer.phone_number(number, None)
    if isinstance(value, Problem):
        return Step(move.session, (value,))
    return _answered(move, question, value)


def _unreadable(move: Move) -> str:
    question = move.place.question
    if question is None:
        return "use_buttons" if move.place.kind != "sent" else "unreadable_sent"
    return "unreadable_choice" if question.options else "unreadable_text"


# ------------------------------------------------------------------ moving about


def _start(move: Move, _: Act) -> Step:
    session = move.session
    if session.lead is not None or not (session.answers or session.skipped):
        return Step(replace(session, overlay=None))
    return Step(replace(session, overlay="resume"))


def _restart(move: Move, _: Act) -> Step:
    source, language = move.session.source, move.session.language
    fresh = begin(move.questionnaire, language, move.circumstances.nonce, source)
    return Step(replace(fresh, screen=move.session.screen + 1))


def _back(move: Move, _: Act) -> Step:
    if move.session.overlay is not None:
        return Step(replace(move.session, overlay=None))
    previous = _before(move)
    if previous is not None:
        return Step(_asking_again(move.session, previous))
    if move.session.handing_over:
        return Step(replace(move.session, handing_over=False, advice_now=True, revisit=None, ticks=()))
    return Step(move.session, (Problem("nothing_before"),))


def _asking_again(session: Session, question: Question) -> Session:
    """A question is put once more, with what was ticked before."""
    known = session.answers.get(question.id, ())
    ticks = known if question.kind == "choices" and isinstance(known, tuple) else ()
    return replace(session, overlay=None, revisit=question.id, ticks=ticks)


PARTS_BEFORE: dict[str, tuple[Part, ...]] = {
    "advice": ("advice",),
    "hand_off": ("hand_off",),
    "consent": ("hand_off",),
    "contact": ("hand_off", "contact"),
    "summary": ("hand_off", "contact"),
}
"""How far back one can go, by place or part; from the first question after the advice, back to the advice."""


def _before(move: Move) -> Question | None:
    """The question that was asked before this place, on the branch that the person is on."""
    current = move.place.question
    parts = PARTS_BEFORE[current.part if current is not None else move.place.kind]
    asked = path(move.questionnaire, move.session.answers, *parts)
    if current in asked:
        asked = asked[: asked.index(current)]
    seen = [q for q in asked if q.id in move.session.answers or q.id in move.session.skipped]
    return seen[-1] if seen else None


def _advice(move: Move, _: Act) -> Step:
    if move.questionnaire.questions.minimum.met_by(move.session.answers):
        return Step(replace(move.session, advice_now=True, handing_over=False, revisit=None, ticks=()))
    return Step(move.session, (Problem("advice_too_early"),))


def _go_on(move: Move, _: Act) -> Step:
    if move.place.kind in ("cancel", "resume"):
        return Step(replace(move.session, overlay=None))
    return Step(replace(move.session, advice_now=False))


def _hand_over(move: Move, _: Act) -> Step:
    return Step(replace(move.session, handing_over=True, advice_now=True))


def _agree(move: Move, _: Act) -> Step:
    language = move.session.language
    consent = Consent(move.questionnaire.consent_hash(language), language, move.circumstances.at)
    return Step(replace(move.session, consent=consent))


def _decline(move: Move, _: Act) -> Step:
    return Step(replace(move.session, handing_over=False), (Remark("declined"),))


def _enough(move: Move, _: Act) -> Step:
    question = move.place.question
    if question is None or question.part != "contact":
        return Step(move.session, (Stale(),), show=False)
    return Step(replace(move.session, enough=True, revisit=None, ticks=()))


def _submit(move: Move, _: Act) -> Step:
    return Step(move.session, submit=True)


def _review(move: Move, _: Act) -> Step:
    return Step(replace(move.session, overlay="review"))


def _change(move: Move, act: Act) -> Step:
    question = move.questionnaire.by_id.get(act.question)
    if question is None or not _can_be_changed(move.session, question):
        return Step(move.session, (Stale(),), show=False)
    return Step(_asking_again(move.session, question))


def _can_be_changed(session: Session, question: Question) -> bool:
    """Personal questions are put only after the consent, or again to who answered them unasked."""
    asked = question.part != "contact" or session.consent is not None or question.id in session.answers
    return asked and question.when.holds(session.answers)


def _cancel(move: Move, _: Act) -> Step:
    return Step(replace(move.session, overlay="cancel"))


def _forget(move: Move, _: Act) -> Step:
    fresh = begin(move.questionnaire, move.session.language, move.circumstances.nonce)
    return Step(fresh, (Remark("forgotten"),), show=False, forget=True)


def _difference(move: Move, _: Act) -> Step:
    return Step(move.session, (Explain("difference"),), show=False)


def _steps(move: Move, _: Act) -> Step:
    return Step(move.session, (Explain("steps"),), show=False)


def _language(move: Move, act: Act) -> Step:
    if act.value not in move.questionnaire.wording:
        return Step(move.session, (Stale(),), show=False)
    return Step(replace(move.session, language=act.value))


# ------------------------------------------------------------------ the tables

Handler = Callable[[Move, Act], Step]

ANYWHERE: dict[str, Handler] = {
    "start": _start,
    "difference": _difference,
    "steps": _steps,
    "language": _language,
}
"""Acts that every place knows and that no screen makes out of date."""

HERE: dict[PlaceKind, dict[str, Handler]] = {
    "question": {
        "answer": _answer, "tick": _tick, "done": _done, "suggested": _suggested, "skip": _skip, "back": _back,
        "advice": _advice, "enough": _enough, "cancel": _cancel,
    },
    "advice": {
        "hand_over": _hand_over, "review": _review, "go_on": _go_on, "back": _back, "cancel": _cancel,
        "advice": _advice,
    },
    "consent": {"agree": _agree, "decline": _decline, "back": _back, "cancel": _cancel},
    "summary": {"submit": _submit, "review": _review, "back": _back, "cancel": _cancel},
    "sent": {"restart": _restart},
    "review": {"change": _change, "back": _back, "cancel": _cancel},
    "cancel": {"go_on": _go_on, "forget": _forget},
    "resume": {"go_on": _go_on, "restart": _restart},
}  # fmt: skip
"""What can be done where. Anything else is answered kindly and changes nothing."""
