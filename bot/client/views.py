"""The screens of the conversation: pure functions from a place in it to a message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.client import receipts
from bot.client.questions import ask, reconcile
from bot.client.screen import Receipt, Screen, button, in_columns, named, row
from bot.messages import Button, Message, Rows, length
from conversations import advice_texts as words
from conversations.answers import Problem
from conversations.cleaning import one_line
from conversations.coming_back import stage
from conversations.conditions import Facts
from conversations.dialogue import Remark, Said, Stale
from conversations.lead import CLOSED
from conversations.path import ageing, open_before_advice
from conversations.questionnaire import Questionnaire
from conversations.recommendation import advise
from conversations.renaming import answers_now
from conversations.wording import Markup, Texts

LONGEST_SUMMARY_ANSWER = 300
"""Characters of an answer where there is room for it."""
SHORTER_SUMMARY_ANSWERS = (LONGEST_SUMMARY_ANSWER, 100, 30)
LONGEST_SUMMARY = 3500
"""Characters of all answers together: Telegram's 4096 with room for the words around them. A summary that Telegram
refuses would be the end of the way."""


def render(screen: Screen, said: Sequence[Said] = ()) -> Message:
    """The screen at which the person is, below what is said to the last event."""
    message = _at(screen)
    above = [line for line in (remark(screen, one) for one in said) if line]
    text = "\n\n".join([*above, message.text])
    rows = message.rows if message.keys is not None else (*_changes(screen, said), *message.rows)
    return Message(text, rows, message.keys)


def _at(screen: Screen) -> Message:
    here = screen.place
    if here.contradiction is not None:
        return reconcile(screen, here.contradiction)
    return _SCREENS[here.kind](screen) if here.question is None else ask(screen, here.question)


def _changes(screen: Screen, said: Sequence[Said]) -> Rows:
    """Whoever taps below an answered question is asked whether to change that answer."""
    asked = [one.answered for one in said if isinstance(one, Stale) and one.answered is not None]
    return tuple((_change(screen, question, "button-change"),) for question in asked)


def _change(screen: Screen, question_id: str, text: str = "") -> Button:
    name = words.question_name(screen.questionnaire.by_id[question_id], screen.texts)
    label = screen.texts.plain(text, name=name) if text else name
    return button(screen, label, "change", question_id)


def remark(screen: Screen, said: Said) -> str:
    """One line about the last event, as HTML; empty for what is shown otherwise."""
    texts = screen.texts
    if isinstance(said, Problem):
        return texts.html(f"problem-{said.code}", **said.values)
    if isinstance(said, Remark):
        names = [words.question_name(screen.questionnaire.by_id[q], texts) for q in said.questions]
        return texts.html(f"remark-{said.code}", questions=texts.listed(names), count=said.count)
    return _stale(screen, said.answered) if isinstance(said, Stale) else ""


def _stale(screen: Screen, answered: str | None) -> str:
    if answered is None:
        return screen.texts.html("problem-stale")
    question = screen.questionnaire.by_id[answered]
    answer = words.answer_label(question, screen.session.answers[answered], screen.texts)
    name = words.question_name(question, screen.texts)
    return screen.texts.html("problem-answered", name=name, answer=_shortened(answer))


def toast(texts: Texts, said: Sequence[Said]) -> str | None:
    """The word that answers a tap, where there is one to say."""
    for one in said:
        if isinstance(one, Problem):
            return texts.plain(f"problem-{one.code}", **one.values)
        if isinstance(one, Stale):
            return texts.plain("problem-stale-toast" if one.answered is None else "problem-answered-toast")
    return None


def _advice(screen: Screen) -> Message:
    session, texts = screen.session, screen.texts
    text = words.advice_html(advise(screen.questionnaire.rules, session.answers), texts)
    left = _left_before_advice(screen)
    if left:
        settled = screen.questionnaire.outlook.settled(session.answers, session.skipped)
        early = texts.html("advice-settled" if settled else "advice-early", count=left)
        text += f"\n\n<i>{early}</i>"
    return Message(text, ways_from_advice(screen))


def ways_from_advice(screen: Screen) -> Rows:
    """What goes on from the advice; below the pages that are read there as well."""
    left = _left_before_advice(screen)
    more = button(screen, screen.texts.plain("button-go_on-count", count=left), "go_on") if left else None
    prepare = named(screen, "readiness") if screen.questionnaire.rules.readiness else None
    return (
        row(named(screen, "hand_over", style="primary"))
        + row(more)
        + row(named(screen, "review"), prepare)
        + row(named(screen, "steps"), named(screen, "difference", "difference-short"))
        + row(named(screen, "person"))
    )


def _left_before_advice(screen: Screen) -> int:
    return len(open_before_advice(screen.questionnaire, screen.session.answers, screen.session.skipped))


def _consent(screen: Screen) -> Message:
    agency = screen.questionnaire.agency
    text = screen.texts.html("consent", agency=agency.name, contact=agency.privacy_contact)
    rows = row(named(screen, "agree", style="success"), named(screen, "decline"))
    return Message(text, (*rows, (named(screen, "back"),)))


def _answers(screen: Screen) -> str:
    return _answered(screen.questionnaire, screen.session.answers, screen.texts)


def _answered(questionnaire: Questionnaire, answers: Facts, texts: Texts) -> str:
    lines = words.answered_lines(questionnaire, answers, texts)
    for most in SHORTER_SUMMARY_ANSWERS:
        shown = "\n".join(texts.html("summary-line", name=name, answer=_shortened(a, most)) for name, a in lines)
        if length(shown) <= LONGEST_SUMMARY:
            break
    return shown


def _kept_files(screen: Screen) -> list[str]:
    texts = screen.texts
    return [texts.html("kept-count", files=texts.plain("kept-files", count=screen.files))] if screen.files else []


def _shortened(answer: str, most: int = LONGEST_SUMMARY_ANSWER) -> str:
    answer = one_line(answer)
    return answer if len(answer) <= most else answer[:most] + "…"


def _summary(screen: Screen) -> Message:
    texts = screen.texts
    model = texts.plain(f"model-{advise(screen.questionnaire.rules, screen.session.answers).model}")
    text = "\n\n".join(
        [
            texts.html("summary-title"),
            "\n".join([_answers(screen), *_kept_files(screen), texts.html("summary-model", model=model)]),
            texts.html("summary-send"),
        ]
    )
    rows: Rows = ((named(screen, "submit", style="success"),), *_answer_buttons(screen))
    return Message(text, (*rows, (named(screen, "back"),)))


def _sent(screen: Screen) -> Message:
    if screen.receipt is None:
        raise ValueError("a request that was sent, and nothing known of it")
    can_change = screen.receipt.lead.status not in CLOSED and (screen.session.answers or screen.session.skipped)
    rows = row(named(screen, "review") if can_change else None, named(screen, "restart", "new"))
    return sent(screen.questionnaire, screen.texts, screen.receipt, rows)


def sent(questionnaire: Questionnaire, texts: Texts, receipt: Receipt, rows: Rows = ()) -> Message:
    """The receipt of a request, with its answers folded."""
    given = receipt.lead.details.answers
    stored = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    answers = answers_now(questionnaire, stored)
    text = "\n".join(receipts.lines(receipt, texts))
    quoted = _answered(questionnaire, answers, texts)
    return Message(f"{text}\n\n<blockquote expandable>{Markup(quoted)}</blockquote>" if quoted else text, rows)


def _review(screen: Screen) -> Message:
    text = screen.texts.html("review-title") + "\n\n" + _answers(screen)
    person = None if screen.session.lead is not None else named(screen, "person")
    return Message(text, _answer_buttons(screen) + row(named(screen, "back"), person))


def _answer_buttons(screen: Screen) -> Rows:
    """Every answer is a button that asks its question again."""
    session = screen.session
    asked = [q.id for q in screen.questionnaire.questions.question if q.id in (*session.answers, *session.skipped)]
    return in_columns([_change(screen, question) for question in asked])


def _cancel(screen: Screen) -> Message:
    rows = row(named(screen, "go_on", style="primary"), named(screen, "forget", style="danger"))
    return Message(screen.texts.html("cancel-title"), rows)


def _resume(screen: Screen) -> Message:
    rows = row(named(screen, "go_on", style="primary"), named(screen, "restart"))
    return Message(whereabouts(screen, "resume"), rows + row(named(screen, "person")))


def whereabouts(screen: Screen, text: str) -> str:
    """How far the person has come, in the words `<text>-<stage>`."""
    here = stage(screen.questionnaire, screen.session)
    return screen.texts.html(f"{text}-{here.name}", number=here.number, total=here.total, left=here.left)


def reminder(screen: Screen) -> Message:
    """To somebody who went silent: where he stopped, and the way on."""
    on = button(screen, screen.texts.plain("button-go_on"), "show", style="primary")
    return Message(whereabouts(screen, "reminder"), ((on,), (named(screen, "quiet"),)))


def _still_true(screen: Screen) -> Message:
    texts, answers = screen.texts, screen.session.answers
    lines, rows = [texts.html("still_true-title")], row(named(screen, "still_true", style="primary"))
    for question in ageing(screen.questionnaire, answers):
        name = words.question_name(question, texts)
        answer = _shortened(words.answer_label(question, answers[question.id], texts))
        lines.append(texts.html("summary-line", name=name, answer=answer))
        rows += ((_change(screen, question.id, "button-change"),),)
    return Message("\n".join(lines), rows + row(named(screen, "restart"), named(screen, "person")))


_SCREENS = {
    "advice": _advice,
    "consent": _consent,
    "summary": _summary,
    "sent": _sent,
    "review": _review,
    "cancel": _cancel,
    "resume": _resume,
    "still_true": _still_true,
}
