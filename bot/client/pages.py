"""Pages beside the conversation: to read, not to answer."""

from __future__ import annotations

from bot.client.screen import Screen, button, in_rows
from bot.messages import Message, Picture
from conversations.comparison import comparison
from conversations.dialogue import Explain
from conversations.readiness import readiness_html
from conversations.recommendation import advise
from conversations.wording import escape


def explain(screen: Screen, page: Explain) -> Message:
    """A page to read."""
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


def privacy(screen: Screen) -> Message:
    """What is kept about a person."""
    agency = screen.questionnaire.agency
    return Message(screen.texts.html("privacy", agency=agency.name, contact=agency.privacy_contact))


def passed_on(screen: Screen) -> Message:
    """The same, where the number is no longer asked for."""
    return Message(screen.texts.html("remark-passed_on"), clears_keys=True)


def noted(answer: str) -> Message:
    """A word that takes the phone's extra keyboard away."""
    return Message(f"✓ {escape(answer)}", clears_keys=True)
