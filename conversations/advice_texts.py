"""The advice in words, for a person, for the manager's card and for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversations.conditions import UNKNOWN, Facts, Value
from conversations.questionnaire import Question, Questionnaire
from conversations.recommendation import Advice, Argument, Flip
from conversations.wording import Markup, Texts, escape, option_key


def option_label(question: Question, option: str, texts: Texts) -> str:
    """The words on the button of an option."""
    return texts.plain(f"{question.id}.{option_key(option)}")


def answer_label(question: Question, value: Value, texts: Texts) -> str:
    """An answer in the words of a language; what a person typed stays as it is."""
    if isinstance(value, tuple):
        known = set(question.options)
        return ", ".join(option_label(question, v, texts) if v in known else v for v in value)
    option = str(value).lower() if isinstance(value, bool) else str(value)
    return option_label(question, option, texts) if option in question.choices else option


def question_name(question: Question, texts: Texts) -> str:
    """The short name of a question, for summaries and cards."""
    return texts.plain(f"{question.id}.short")


def question_text(question: Question, answers: Facts, texts: Texts) -> str:
    """The question itself, as HTML; a text may depend on the form of the budget (`$form`)."""
    return texts.html(question.id, form=str(answers.get("budget", UNKNOWN)))


def reason_text(argument: Argument, texts: Texts) -> str:
    return texts.plain(f"point-{argument.id}.reason")


def objection_text(argument: Argument, texts: Texts) -> str:
    return texts.plain(f"point-{argument.id}.against")


def flip_text(flip: Flip, texts: Texts) -> str:
    suggestion = texts.plain(f"model-{flip.model}.suggested")
    return texts.plain(f"change-{flip.fact}-{flip.value}", suggestion=suggestion)


def confidence_text(advice: Advice, texts: Texts) -> str:
    """The word for how sure it is, with the signs counted where they speak for the model."""
    word = texts.plain(f"confidence-{advice.confidence}")
    signs = {"outsourcing": advice.lacks, "outstaffing": advice.haves}.get(advice.model, ())
    if advice.confidence == "borderline" or len(signs) < 2:
        return texts.plain("advice-confidence-only", word=word)
    return texts.plain("advice-confidence", word=word, signs=texts.plain("signs", count=len(signs), of=5))


def payment_text(advice: Advice, texts: Texts) -> str:
    """The advised format with its reason, other formats, and wishes that it does not meet; as HTML."""
    reason = texts.plain(f"payment-{advice.payment_id}")
    lines = [texts.html("advice-payment", format=texts.plain(f"format-{advice.payment[0]}"), reason=reason)]
    if len(advice.payment) > 1:
        others = texts.listed([texts.plain(f"format-{other}.short") for other in advice.payment[1:]], "or")
        lines[0] += " " + texts.html("advice-payment-or", formats=others)
    lines.extend(texts.html(f"wish-{wish}") for wish in advice.wishes)
    return "\n".join(lines)


def advice_html(advice: Advice, texts: Texts) -> str:
    """The whole advice as a prospect reads it."""
    blocks = [
        texts.html("advice-title", model=texts.plain(f"model-{advice.model}"))
        + f"\n<i>{Markup(texts.html('advice-confidence-only', word=confidence_text(advice, texts)))}</i>"
    ]
    if advice.reasons:
        blocks.append(_bullets(texts.html("advice-why"), [reason_text(r, texts) for r in advice.reasons]))
    blocks.extend(texts.html("advice-against", point=_inside(objection_text(a, texts))) for a in advice.against)
    if advice.depends is not None:
        blocks.append(texts.html("advice-depends", question=texts.plain(f"depends-{advice.depends}")))
    if advice.would_change:
        blocks.append(_bullets(texts.html("advice-change"), [flip_text(f, texts) for f in advice.would_change]))
    team = texts.html("advice-team", team=texts.plain(f"team-{advice.team}"))
    blocks.append(payment_text(advice, texts) + "\n" + team)
    return "\n\n".join(blocks)


def _bullets(title: str, lines: list[str]) -> str:
    return "\n".join([title, *(f"• {escape(line)}" for line in lines)])


def _inside(sentence: str) -> str:
    """A sentence that goes on after a colon begins with a small letter."""
    return sentence[:1].lower() + sentence[1:]


def advice_data(advice: Advice, texts: Texts) -> dict[str, Any]:
    """The advice for programs: the stable shape of `intake-bot advise --json`."""
    return {
        "model": advice.model,
        "confidence": advice.confidence,
        "payment": list(advice.payment),
        "reasons": [_argument(a, reason_text(a, texts)) for a in advice.reasons],
        "against": [_argument(a, objection_text(a, texts)) for a in advice.against],
        "would_change": [
            {"fact": f.fact, "value": f.value, "model": f.model, "text": flip_text(f, texts)}
            for f in advice.would_change
        ],
        "rules_version": advice.rules_version,
    }


def _argument(argument: Argument, text: str) -> Mapping[str, Any]:
    return {"text": text, "rule": argument.rule, "facts": list(argument.facts)}


def answered_lines(questionnaire: Questionnaire, answers: Facts, texts: Texts) -> list[tuple[str, str]]:
    """Every answered question by its short name, with the answer in words, in the order of the questionnaire."""
    return [
        (question_name(question, texts), answer_label(question, answers[question.id], texts))
        for question in questionnaire.questions.question
        if question.id in answers
    ]
