"""Typed words that are no act: an answer, perhaps an answer, a story for the manager, more for a lead that was sent."""

from __future__ import annotations

import re
from dataclasses import replace

from conversations import answers as read
from conversations.answering import answered
from conversations.answers import Doubt, Problem, Reader
from conversations.cleaning import clean
from conversations.conditions import Value
from conversations.contacts import regions_of
from conversations.dialogue import Act, Edited, Move, Remark, Stale, Step
from conversations.matching import is_unsure, says
from conversations.position import place
from conversations.questionnaire import Question
from conversations.session import Session

NO_ANSWER = ("not_understood", "not_among_options", "bad_phone", "bad_email")
"""Problems of words that may be a story instead."""
LONG_ENOUGH = 30
"""Characters from which words that are no answer are no mistyped option either, but something to tell a manager."""
LONGEST_BRIEF = 20_000
"""Characters of all that is kept so."""
PARAGRAPH = "\n\n"
FEW_WORDS = 3
ENOUGH_WORDS = 4
"""Words beside a number or an address that say more than "my number is"."""
LINK = re.compile(r"(?:https?://|www\.)\S|\b[\w-]+\.(?:com|net|org|io|app|dev|me|ua|eu|uk|pl|de)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"[^\W\d_]{2,}")


def typed(move: Move, text: str) -> Step:
    """Understand words in their place."""
    if move.session.lead is not None and move.place.question is None:
        told = clean(text)
        return Step(move.session, (Remark("added"),) if told else (), show=not told, addition=told)
    question = move.place.question
    if question is None:
        return _kept_for_manager(move, text) or Step(move.session, (Problem("use_buttons"),))
    return _at_question(move, question, text)


def edited(move: Move, event: Edited) -> Step:
    """Other words in an old message: they change the answer that it gave."""
    question = move.questionnaire.by_id.get(event.question)
    before = None if question is None else move.session.answers.get(question.id)
    if question is not None and question == move.place.question and not (question.brief and before):
        return typed(move, event.text)
    if question is None or before is None:
        return Step(move.session, (Problem("edit_too_late"),), show=False)
    value = read.typed(question, event.text, _reader(move))
    if isinstance(value, Doubt | Problem):
        return Step(move.session, (Remark("edit_not_understood", (question.id,)),), show=False)
    if question.brief and (event.is_followed or PARAGRAPH in str(before)):
        value = _retold(str(before), str(value))
        if len(value) > LONGEST_BRIEF:
            return Step(move.session, (Problem("enough_added"),), show=False)
    if value == before:
        return Step(move.session, show=False)
    changed = answered(move, question, value)
    return Step(_where_he_was(move, changed.session), (Remark("edited", (question.id,)), *changed.said))


def _where_he_was(move: Move, changed: Session) -> Session:
    """The question under way stays with its ticks, unless the change makes it void or leads elsewhere."""
    before = place(move.questionnaire, replace(move.session, overlay=None))
    session = replace(changed, revisit=move.session.revisit or changed.revisit, ticks=move.session.ticks)
    stays = place(move.questionnaire, replace(session, overlay=None)) == before
    return session if stays else changed


def _retold(story: str, words: str) -> str:
    """Which part of a story came with which message is not known, so none of several is lost."""
    return story if words in story else f"{story}{PARAGRAPH}{words}"


def _at_question(move: Move, question: Question, text: str) -> Step:
    wording = move.questionnaire.wording
    value = read.typed(question, text, _reader(move))
    unclear = isinstance(value, Doubt | Problem)
    if unclear and move.session.guess and says("meant", text, wording):
        return meant(move, Act("meant", question.id, move.session.guess[0]))
    if (unclear or question.kind == "text") and is_unsure(text, wording):
        return _without_knowing(move, question, value)
    if isinstance(value, Doubt):
        step = _asked_back(move, question, value)
        return _with_words_beside(move, step, text) if _says_more(question, text, doubtful=True) else step
    if isinstance(value, Problem):
        kept = _kept_for_manager(move, text) if value.code in NO_ANSWER else None
        return kept or Step(move.session, (value,))
    if question.kind == "choices" and isinstance(value, tuple):
        value = read.combine(question, (*_ticked(move, question), *value))
    step = answered(move, question, value)
    return _with_words_beside(move, step, text) if _says_more(question, text) else step


def _reader(move: Move) -> Reader:
    questionnaire = move.questionnaire
    regions = regions_of(move.circumstances.language_tag, move.session.language)
    return Reader(questionnaire.wording, questionnaire.technologies, regions)


# ------------------------------------------------------------------ perhaps an answer


def _asked_back(move: Move, question: Question, doubt: Doubt) -> Step:
    """Keep what was understood, and ask about the rest."""
    ticks = read.combine(question, (*_ticked(move, question), *doubt.understood))
    said = () if doubt.problem is None else (doubt.problem,)
    return Step(replace(move.session, ticks=ticks), said, guess=doubt.perhaps)


def _ticked(move: Move, question: Question) -> tuple[str, ...]:
    """What was ticked before; who answers anew with words does not mean the former answer."""
    return () if move.session.revisit == question.id else move.session.ticks


def meant(move: Move, act: Act) -> Step:
    """Yes, the option that was guessed."""
    question, guess = move.place.question, move.session.guess
    if question is None or act.question != question.id or act.value not in guess[:1]:
        return Step(move.session, (Stale(),), show=False)
    if question.kind == "choice":
        return answered(move, question, read.stored(question, act.value))
    ticks = read.combine(question, (*move.session.ticks, act.value))
    if guess[1:]:
        return Step(replace(move.session, ticks=ticks), guess=guess[1:])
    return answered(move, question, ticks)


# ------------------------------------------------------------------ no answer


def _without_knowing(move: Move, question: Question, value: Value | Doubt | Problem) -> Step:
    """Who does not know hears what he can do."""
    if question.options:
        return Step(move.session, (Problem("unsure_required" if question.required else "unsure_optional"),))
    if not question.required:
        return Step(move.session, (Problem("unsure_skip"),))
    return Step(move.session, (value,)) if isinstance(value, Problem) else Step(move.session, (Problem("required"),))


def _kept_for_manager(move: Move, text: str) -> Step | None:
    """Whoever tells a story, or sends a link, instead of a tap does not have to tell it twice."""
    brief, words = _brief(move), clean(text)
    if brief is None or not (_is_story(words) or _still_begins(move, brief)):
        return None
    first = not move.session.answers and not move.session.skipped
    return _told(move.session, brief, words, Remark("kept_as_brief" if first else "kept_for_manager"))


def _is_story(words: str) -> bool:
    """A link of any length, or several words that are too long for a mistyped option."""
    return bool(LINK.search(words)) or (len(words) >= LONG_ENOUGH and len(_SPOKEN.findall(words)) >= FEW_WORDS)


def _says_more(question: Question, text: str, *, doubtful: bool = False) -> bool:
    """`Call me at 050 111 22 33 after six`, `2 frontend, 1 tester`: the hour and the numbers are for the manager."""
    if doubtful:
        return question.kind == "choice" and len(text) >= 2 * LONG_ENOUGH
    if question.kind == "contact":
        return len(_SPOKEN.findall(LINK.sub("", text))) >= ENOUGH_WORDS
    return question.kind == "choices" and any(letter.isdigit() for letter in text)


def _with_words_beside(move: Move, step: Step, text: str) -> Step:
    brief = _brief(move)
    if brief is None:
        return step
    told = _told(step.session, brief, clean(text), Remark("kept_for_manager"))
    return replace(step, session=told.session, said=(*step.said, *told.said))


def _told(session: Session, brief: Question, words: str, remark: Remark) -> Step:
    """A session whose brief goes on with these words."""
    before = (str(session.answers[brief.id]),) if brief.id in session.answers else ()
    told = PARAGRAPH.join([*before, words])
    if len(told) > LONGEST_BRIEF:
        return Step(session, (Problem("enough_added"),))
    skipped = tuple(name for name in session.skipped if name != brief.id)
    return Step(replace(session, answers={**session.answers, brief.id: told}, skipped=skipped), (remark,))


def _brief(move: Move) -> Question | None:
    return next((question for question in move.questionnaire.questions.question if question.brief), None)


def _still_begins(move: Move, brief: Question) -> bool:
    """Several messages in a row before the first answer are one story."""
    return set(move.session.answers) == {brief.id} and not move.session.skipped and bool(move.place.question)
