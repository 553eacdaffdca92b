"""A question as a prospect sees it: its words, its options, and the ways on."""

from __future__ import annotations

from bot.client.screen import Screen, button, in_columns, in_rows, named, row
from bot.messages import Keys, Message, Rows, cut
from conversations import advice_texts as words
from conversations.cleaning import one_line
from conversations.conditions import UNKNOWN
from conversations.path import first_open, path, progress
from conversations.questionnaire import Question
from conversations.rules import Contradiction

LONGEST_KNOWN_ANSWER = 300
LONGEST_LABEL = 32
"""Characters of a button that a phone still shows."""
TICK = "✓ "


def ask(screen: Screen, question: Question) -> Message:
    """The question with everything below it."""
    session, texts = screen.session, screen.texts
    first = not session.answers and not session.skipped
    lead_in = texts.html("greeting") if first else _lead_in(screen, question)
    lines = [lead_in, f"<b>{words.question_text(question, session.answers, texts)}</b>"]
    lines.extend(_hints(screen, question))
    text = _guess(screen, question) + ("\n\n" if first else "\n").join(lines)
    if question.of == "phone":
        words_on_keys = texts.plain("button-back"), texts.plain("button-person")
        return Message(text, keys=Keys(texts.plain("button-contact"), words_on_keys))
    return Message(text, (*_meant(screen, question), *_options(screen, question), *_ways(screen, question, first)))


def _lead_in(screen: Screen, question: Question) -> str:
    """How far one is; before the first question after the advice, also what these questions are for."""
    session, texts = screen.session, screen.texts
    count = progress(screen.questionnaire, session.answers, session.skipped, question)
    number = texts.html("progress", number=count.number, total=count.total)
    beginning = question.part != "advice" and count.number == 1 and session.revisit is None and session.lead is None
    return (texts.html("hand_over-title") + "\n\n" if beginning else "") + f"<i>{number}</i>"


def _guess(screen: Screen, question: Question) -> str:
    label = _guessed(screen, question)
    return screen.texts.html("did-you-mean", option=label) + "\n\n" if label else ""


def _meant(screen: Screen, question: Question) -> Rows:
    """Yes to what was guessed, in one tap."""
    label = _guessed(screen, question)
    if not label:
        return ()
    yes = screen.texts.plain("button-meant", option=label)
    yes = yes if len(yes) <= LONGEST_LABEL else cut(yes, LONGEST_LABEL - 1)
    return ((button(screen, yes, "meant", question.id, screen.session.guess[0], style="primary"),),)


def _guessed(screen: Screen, question: Question) -> str:
    """The label of the option that the last words may have meant."""
    guess = screen.session.guess
    return words.option_label(question, guess[0], screen.texts) if guess and guess[0] in question.choices else ""


def _hints(screen: Screen, question: Question) -> list[str]:
    texts, known = screen.texts, screen.session.answers.get(question.id)
    hints = []
    if texts.has(f"{question.id}.hint"):
        hints.append(texts.html(f"{question.id}.hint"))
    if question.kind == "choices":
        hints.append(texts.html("several-hint"))
    if known is not None and question.kind != "choices":
        answer = one_line(words.answer_label(question, known, texts))[:LONGEST_KNOWN_ANSWER]
        hints.append(texts.html("now", answer=answer))
    return hints


def _options(screen: Screen, question: Question) -> Rows:
    if question.kind == "choices":
        return _to_tick(screen, question)
    labels = {option: words.option_label(question, option, screen.texts) for option in question.choices}
    rows = in_rows([button(screen, label, "answer", question.id, option) for option, label in labels.items()])
    if question.suggest is not None and one_line(screen.name):
        rows += ((button(screen, one_line(screen.name)[:LONGEST_LABEL], "suggested", question.id),),)
    return rows


def _to_tick(screen: Screen, question: Question) -> Rows:
    """Options that leave room for their ticks, so that no button moves while one chooses."""
    session, texts = screen.session, screen.texts
    labels = {option: words.option_label(question, option, texts) for option in question.options}
    shown = {option: TICK + label if option in session.ticks else label for option, label in labels.items()}
    buttons = [button(screen, label, "tick", question.id, option) for option, label in shown.items()]
    rows = in_columns(buttons, [TICK + label for label in labels.values()])
    if question.unsure:
        label = words.option_label(question, UNKNOWN, texts)
        rows += ((button(screen, label, "answer", question.id, UNKNOWN),),)
    if session.ticks:
        done = texts.plain("button-done-count", count=len(session.ticks))
        rows += ((button(screen, done, "done", question.id, style="primary"),),)
    return rows


def _ways(screen: Screen, question: Question, first: bool) -> Rows:
    """Everything but an answer: on, back, out."""
    person = named(screen, "person")
    if first:
        return row(named(screen, "difference")) + row(person)
    if screen.session.lead is not None:
        return row(named(screen, "back"), None if question.required else named(screen, "skip"))
    can_be_advised = screen.questionnaire.questions.minimum.met_by(screen.session.answers)
    advice = named(screen, "advice") if question.part == "advice" and can_be_advised else None
    if question.required:
        return row(named(screen, "back"), person) + row(advice)
    enough = named(screen, "enough") if question.part == "contact" and not _is_last(screen, question) else None
    return row(named(screen, "back"), named(screen, "skip")) + row(enough) + row(advice, person)


def _is_last(screen: Screen, question: Question) -> bool:
    """Whether skipping it leads to the summary anyway."""
    session = screen.session
    others = [other for other in path(screen.questionnaire, session.answers, question.part) if other != question]
    return first_open(others, session.answers, session.skipped) is None


def reconcile(screen: Screen, contradiction: Contradiction) -> Message:
    """The one question about answers that do not go together."""
    texts, key = screen.texts, f"contradiction-{contradiction.id}"
    labels = [(texts.plain(f"{key}.{way.id}"), way.id) for way in contradiction.way]
    labels.append((texts.plain("button-leave_open"), "open"))
    ways = tuple((button(screen, label, "reconcile", contradiction.id, way),) for label, way in labels)
    return Message(f"<b>{texts.html(f'{key}.ask')}</b>", ways + row(named(screen, "back"), named(screen, "person")))
