"""What must hold of any screen: all answers given and no others, a way on, and a way out."""

from __future__ import annotations

from collections.abc import Mapping

from bot.pseudo_check import visible
from conversations.advice_texts import answered_lines
from conversations.cleaning import one_line
from conversations.conditions import Value
from conversations.dialogue import Act, Circumstances, Stale
from conversations.engine import step
from conversations.position import place
from conversations.questionnaire import Questionnaire
from conversations.session import Session
from tests.walks.chat import NAME, Shown

SHORTENED = 300
HERE_NOW = Circumstances(1_795_593_600, "other", NAME)


def shows_answers(questionnaire: Questionnaire, session: Session, given: Mapping[str, Value], screen: Shown) -> bool:
    """Whether a screen lists the answers given, and nothing else but what goes along with them."""
    texts = questionnaire.wording[session.language]
    named = [(name, one_line(answer)) for name, answer in answered_lines(questionnaire, given, texts)]
    wanted = [f"{name}: {text[:SHORTENED]}{'…' if len(text) > SHORTENED else ''}" for name, text in named]
    beside = (texts.html("summary-model", model="\n"), texts.html("kept-count", files="\n"))
    beginnings = tuple(visible(text).split("\n")[0] for text in beside)
    names = tuple(f"{line.split(': ')[0]}: " for line in wanted)
    blocks = [block.split("\n") for block in visible(screen.text).split("\n\n")]
    found = next((block for block in blocks if wanted and block[0].startswith(names)), [])
    return [line for line in found if not line.startswith(beginnings)] == wanted


def leads_on(questionnaire: Questionnaire, session: Session, screen: Shown) -> bool:
    """Whether a button leads on, or an answer can be typed."""
    asked = place(questionnaire, session).question
    if asked is not None and not asked.options:
        return True
    onward = [Act(b.verb, b.question, b.value, b.screen) for b in screen.acts if b.verb not in ("back", "cancel")]
    return any(_goes_on(questionnaire, session, act) for act in onward)


def _goes_on(questionnaire: Questionnaire, session: Session, act: Act) -> bool:
    result = step(questionnaire, session, act, HERE_NOW)
    if any(isinstance(one, Stale) for one in result.said):
        return False
    elsewhere = place(questionnaire, result.session) != place(questionnaire, session)
    return elsewhere or result.submit or result.forget or result.session.ticks != session.ticks


def leads_out(questionnaire: Questionnaire, session: Session) -> bool:
    """Whether `/cancel` leads out, from every place but the two to which it leads."""
    out = "cancel" if session.lead is None else "sent"
    result = step(questionnaire, session, Act("cancel"), HERE_NOW)
    return out in (place(questionnaire, session).kind, place(questionnaire, result.session).kind)
