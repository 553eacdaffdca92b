"""What a prospect sees: pure functions from a place in the conversation to a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.buttons import ProspectButton, encode
from bot.messages import Button, Keys, Message, Rows, Style
from conversations import advice_texts as words
from conversations.answers import Problem, one_line
from conversations.conditions import UNKNOWN
from conversations.dialogue import Explain, Place, Remark, Said, Stale, Verb
from conversations.path import path, progress
from conversations.position import place
from conversations.questionnaire import Question, Questionnaire
from conversations.recommendation import advise
from conversations.session import Session
from conversations.wording import Markup, Texts, escape

WIDE = 18
"""Letters from which an option gets a row of its own."""
LONGEST_SUMMARY_ANSWER = 300


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of a request that was sent."""

    number: str
    due: str
    manager: str | None


@dataclass(frozen=True, slots=True)
class Screen:
    """All that a view looks at."""

    questionnaire: Questionnaire
    session: Session
    name: str
    """The person's name in Telegram."""
    receipt: Receipt | None = None

    @property
    def texts(self) -> Texts:
        return self.questionnaire.wording[self.session.language]

    @property
    def place(self) -> Place:
        return place(self.questionnaire, self.session)


def render(screen: Screen, said: Sequence[Said] = ()) -> Message:
    """The screen at which the person is, below what is said to the last event."""
    here = screen.place
    message = _SCREENS[here.kind](screen) if here.question is None else _question(screen, here.question)
    above = [line for line in (remark(screen, one) for one in said) if line]
    text = "\n\n".join([*above, message.text])
    return Message(text, message.rows, message.keys)


def remark(screen: Screen, said: Said) -> str:
    """One line about the last event, as HTML; empty for what is shown otherwise."""
    texts = screen.texts
    if isinstance(said, Problem):
        return texts.html(f"problem-{said.code}", **said.values)
    if isinstance(said, Remark):
        names = [words.question_name(screen.questionnaire.by_id[q], texts) for q in said.questions]
        return texts.html(f"remark-{said.code}", questions=", ".join(names))
    return texts.html("problem-stale") if isinstance(said, Stale) else ""


def toast(screen: Screen, said: Sequence[Said]) -> str | None:
    """The word that answers a tap, where there is one to say."""
    for one in said:
        if isinstance(one, Problem):
            return screen.texts.plain(f"problem-{one.code}", **one.values)
        if isinstance(one, Stale):
            return screen.texts.plain("problem-stale-toast")
    return None


def explain(screen: Screen, page: Explain) -> Message:
    """A page to read."""
    texts = screen.texts
    if page.what == "difference":
        return Message(texts.html("difference"))
    model = advise(screen.questionnaire.rules, screen.session.answers).model
    return Message(texts.html("steps-title") + "\n" + texts.html(f"steps-{model}"))


# ------------------------------------------------------------------ buttons


def _button(
    screen: Screen, label: str, verb: Verb, question: str = "", value: str = "", style: Style | None = None
) -> Button:
    session = screen.session
    return Button(label, encode(ProspectButton(verb, question, session.screen, value, session.nonce)), style=style)


def _named(screen: Screen, verb: Verb, name: str = "", style: Style | None = None) -> Button:
    return _button(screen, screen.texts.plain(f"button-{name or verb}"), verb, style=style)


def _in_rows(buttons: Sequence[Button]) -> Rows:
    """Short labels two in a row, long ones alone."""
    if any(len(button.label) > WIDE for button in buttons):
        return tuple((button,) for button in buttons)
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def _row(*buttons: Button | None) -> Rows:
    present = tuple(button for button in buttons if button is not None)
    return (present,) if present else ()


# ------------------------------------------------------------------ questions


def _question(screen: Screen, question: Question) -> Message:
    session, texts = screen.session, screen.texts
    first = not session.answers and not session.skipped
    count = progress(screen.questionnaire, session.answers, question)
    number = texts.html("progress", number=count.number, total=count.total)
    lead_in = texts.html("greeting") if first else f"<i>{number}</i>"
    lines = [lead_in, f"<b>{words.question_text(question, session.answers, texts)}</b>"]
    lines.extend(_hints(screen, question))
    text = ("\n\n" if first else "\n").join(lines)
    if question.of == "phone":
        return Message(text, keys=Keys(texts.plain("button-contact"), (texts.plain("button-back"),)))
    return Message(text, (*_options(screen, question), *_ways(screen, question, first)))


def _hints(screen: Screen, question: Question) -> list[str]:
    texts, known = screen.texts, screen.session.answers.get(question.id)
    hints = []
    if texts.has(f"{question.id}.hint"):
        hints.append(texts.html(f"{question.id}.hint"))
    if question.kind == "choices":
        hints.append(texts.html("several-hint"))
    if known is not None and question.kind != "choices":
        answer = one_line(words.answer_label(question, known, texts))[:LONGEST_SUMMARY_ANSWER]
        hints.append(texts.html("now", answer=answer))
    return hints


def _options(screen: Screen, question: Question) -> Rows:
    session, texts = screen.session, screen.texts
    verb: Verb = "tick" if question.kind == "choices" else "answer"
    buttons = []
    for option in question.options:
        label = words.option_label(question, option, texts)
        ticked = option in session.ticks
        buttons.append(_button(screen, f"✓ {label}" if ticked else label, verb, question.id, option))
    if question.unsure:
        label = words.option_label(question, UNKNOWN, texts)
        buttons.append(_button(screen, label, "answer", question.id, UNKNOWN))
    rows = _in_rows(buttons)
    if question.kind == "choices" and session.ticks:
        done = texts.plain("button-done-count", count=len(session.ticks))
        rows += ((_button(screen, done, "done", question.id, style="primary"),),)
    if question.suggest is not None and one_line(screen.name):
        rows += ((_button(screen, one_line(screen.name)[:32], "suggested", question.id),),)
    return rows


def _ways(screen: Screen, question: Question, first: bool) -> Rows:
    """Everything but an answer: on, back, out."""
    if first:
        return ((_named(screen, "difference"),),)
    session = screen.session
    rows = _row(
        _named(screen, "back"),
        None if question.required else _named(screen, "skip"),
    )
    if question.part == "advice" and screen.questionnaire.questions.minimum.met_by(session.answers):
        rows += ((_named(screen, "advice"),),)
    if question.part == "contact" and not question.required:
        rows += ((_named(screen, "enough"),),)
    return rows


# ------------------------------------------------------------------ the other screens


def _advice(screen: Screen) -> Message:
    session, texts = screen.session, screen.texts
    advice = advise(screen.questionnaire.rules, session.answers)
    left = [
        question
        for question in path(screen.questionnaire, session.answers, "advice")
        if question.id not in session.answers and question.id not in session.skipped
    ]
    text = words.advice_html(advice, texts)
    rows: Rows = ((_named(screen, "hand_over", style="primary"),),)
    if left:
        text += "\n\n" + f"<i>{texts.html('advice-early')}</i>"
        rows += ((_button(screen, texts.plain("button-go_on-count", count=len(left)), "go_on"),),)
    rows += _row(_named(screen, "review"), _named(screen, "steps"))
    return Message(text, (*rows, (_named(screen, "difference"),)))


def _consent(screen: Screen) -> Message:
    agency = screen.questionnaire.agency
    text = screen.texts.html("consent", agency=agency.name, contact=agency.privacy_contact)
    rows = _row(_named(screen, "agree", style="success"), _named(screen, "decline"))
    return Message(text, (*rows, (_named(screen, "back"),)))


def _answers(screen: Screen) -> str:
    lines = words.answered_lines(screen.questionnaire, screen.session.answers, screen.texts)
    return "\n".join(screen.texts.html("summary-line", name=name, answer=_shortened(answer)) for name, answer in lines)


def _shortened(answer: str) -> str:
    answer = one_line(answer)
    return answer if len(answer) <= LONGEST_SUMMARY_ANSWER else answer[:LONGEST_SUMMARY_ANSWER] + "…"


def _summary(screen: Screen) -> Message:
    texts = screen.texts
    model = texts.plain(f"model-{advise(screen.questionnaire.rules, screen.session.answers).model}")
    text = "\n\n".join(
        [
            texts.html("summary-title"),
            _answers(screen) + "\n" + texts.html("summary-model", model=model),
            texts.html("summary-send"),
        ]
    )
    rows: Rows = ((_named(screen, "submit", style="success"),),)
    return Message(text, rows + _row(_named(screen, "back"), _named(screen, "review")))


def _sent(screen: Screen) -> Message:
    texts, receipt = screen.texts, screen.receipt
    lines = []
    if receipt is not None:
        lines.append(texts.html("sent-title", number=receipt.number))
        if receipt.manager is None:
            lines.append(texts.html("sent-due", due=receipt.due))
        else:
            lines.append(texts.html("sent-taken", manager=receipt.manager))
    lines.append(texts.html("sent-more"))
    sent = f"<blockquote expandable>{Markup(_answers(screen))}</blockquote>"
    return Message("\n".join(lines) + "\n\n" + sent, ((_named(screen, "restart", "new"),),))


def _review(screen: Screen) -> Message:
    texts, session = screen.texts, screen.session
    rows: Rows = ()
    for question in screen.questionnaire.questions.question:
        if question.id in session.answers or question.id in session.skipped:
            rows += ((_button(screen, words.question_name(question, texts), "change", question.id),),)
    text = texts.html("review-title") + "\n\n" + _answers(screen)
    return Message(text, (*rows, (_named(screen, "back"),)))


def _cancel(screen: Screen) -> Message:
    rows = _row(_named(screen, "go_on", style="primary"), _named(screen, "forget", style="danger"))
    return Message(screen.texts.html("cancel-title"), rows)


def _resume(screen: Screen) -> Message:
    text = screen.texts.html("resume-title", answered=len(screen.session.answers))
    return Message(text, _row(_named(screen, "go_on", style="primary"), _named(screen, "restart")))


_SCREENS = {
    "advice": _advice,
    "consent": _consent,
    "summary": _summary,
    "sent": _sent,
    "review": _review,
    "cancel": _cancel,
    "resume": _resume,
}


def languages(screen: Screen) -> Message:
    """The choice of a language, each in its own words."""
    wording = screen.questionnaire.wording
    buttons = [
        _button(screen, wording[language].plain("language-name"), "language", value=language) for language in wording
    ]
    return Message(screen.texts.html("language-title"), _in_rows(buttons))


def privacy(screen: Screen) -> Message:
    """What is kept about a person."""
    agency = screen.questionnaire.agency
    return Message(screen.texts.html("privacy", agency=agency.name, contact=agency.privacy_contact))


def noted(answer: str) -> Message:
    """A word that takes the phone's extra keyboard away."""
    return Message(f"✓ {escape(answer)}", clears_keys=True)
