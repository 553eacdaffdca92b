"""Pages beside the conversation: to read, not to answer."""

from __future__ import annotations

from dataclasses import replace

from bot.client.screen import Screen, button, in_rows, named, row
from bot.client.views import ways_from_advice
from bot.messages import Message, Picture, Rows
from conversations.comparison import comparison
from conversations.dialogue import Explain
from conversations.readiness import readiness_html
from conversations.recommendation import advise
from conversations.wording import escape


def explain(screen: Screen, page: Explain) -> Message:
    """A page to read; at the advice it has the ways on, for those of the advice are far above then."""
    rows = ways_from_advice(screen) if screen.place.kind == "advice" else ()
    return replace(_page(screen, page), rows=rows)


def _page(screen: Screen, page: Explain) -> Message:
    texts = screen.texts
    if page.what == "difference":
        return difference(screen)
    answers = screen.session.answers
    model = advise(screen.questionnaire.rules, answers).model
    if page.what == "readiness":
        return Message(readiness_html(screen.questionnaire, answers, model, texts))
    return Message(texts.html("steps-title") + "\n" + texts.html(f"steps-{model}"))


def difference(screen: Screen) -> Message:
    """The two models side by side, as a picture and in words; the advised one is marked as soon as there is one."""
    questionnaire, session = screen.questionnaire, screen.session
    advised = None
    if questionnaire.questions.minimum.met_by(session.answers):
        advised = advise(questionnaire.rules, session.answers).model
    picture = Picture(comparison(screen.texts, advised), f"comparison:{session.language}:{advised or 'none'}")
    return Message(screen.texts.html("difference"), media=picture)


def languages(screen: Screen) -> Message:
    """The choice of a language, each in its own words."""
    wording = screen.questionnaire.wording
    buttons = [
        button(screen, wording[language].plain("language-name"), "language", value=language) for language in wording
    ]
    return Message(screen.texts.html("language-title"), in_rows(buttons))


def privacy(screen: Screen, *, has_agreed: bool) -> Message:
    """What is kept about a person, why, how long, who sees it, and the ways to see it, stop it and delete it."""
    agency = screen.questionnaire.agency
    days = agency.retention.draft_days
    text = screen.texts.html("privacy", agency=agency.name, contact=agency.privacy_contact, days=days)
    return Message(
        text,
        row(named(screen, "my_data")) + row(named(screen, "withdraw") if has_agreed else None) + _erasure(screen),
    )


def withdrawn(screen: Screen, *, was_sent: bool) -> Message:
    """The consent counts no more; what can still be deleted."""
    return Message(screen.texts.html("withdrawn-sent" if was_sent else "withdrawn-draft"), _erasure(screen))


def erasure(screen: Screen) -> Message:
    """What will happen, before it happens."""
    rows = row(named(screen, "erase", style="danger")) + row(named(screen, "keep"))
    return Message(screen.texts.html("erasure"), rows)


def _erasure(screen: Screen) -> Rows:
    return row(named(screen, "erasure"))


def keys_away(screen: Screen, *, passed_on: bool) -> Message:
    """The same, where no number was given."""
    return Message(screen.texts.html("remark-passed_on" if passed_on else "keys_away"), clears_keys=True)


def noted(answer: str) -> Message:
    """A word that takes the phone's extra keyboard away."""
    return Message(f"✓ {escape(answer)}", clears_keys=True)
