"""A lead's card in the managers' group: pure, from a lead to a message. The first lines fit a push notification."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot import notices, times
from bot.buttons import LeadButton, encode
from bot.messages import Button, Message, Rows, Style, cut, length
from bot.notices import LONGEST_NAME, folded
from conversations import advice_texts as words
from conversations.cleaning import one_line
from conversations.conditions import UNKNOWN, Facts, Value
from conversations.lead import CLOSED, Status, next_moves
from conversations.path import path
from conversations.questionnaire import Questionnaire
from conversations.recommendation import Advice
from conversations.renaming import answers_now
from conversations.wording import Texts, escape
from storage.leads import Lead

LONGEST_LINES = (200, 60, 0)
"""Characters of a typed answer on a line of the card, the first with which it fits one message; what is longer follows
in full. With none, the answers follow in messages of their own."""
LONGEST_CARD = 4000
MOST_QUESTIONS = 5
SIGNS = {"hot": "🔥", "warm": "🌤", "cold": "❄️"}
STATUS_SIGNS = {
    Status.NEW: "🆕", Status.TAKEN: "👤", Status.CONTACTED: "💬", Status.QUALIFIED: "✅", Status.PROPOSAL: "📄",
    Status.WON: "🏆", Status.LOST: "✖️", Status.LATER: "⏳", Status.DUPLICATE: "👯", Status.SPAM: "🚫",
    Status.WITHDRAWN: "⛔",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a card is drawn: the managers' language and the agency's zone."""

    questionnaire: Questionnaire
    texts: Texts
    language: str
    zone: ZoneInfo

    @property
    def wording(self) -> Texts:
        """The questionnaire's texts in the managers' language."""
        return self.questionnaire.wording[self.language]


def render(reader: Reader, lead: Lead) -> Message:
    """The card as it is now."""
    if lead.is_erased:
        return Message(reader.texts.html("card-erased", number=lead.number))
    view = _fitting(reader, lead)
    repeat = reader.texts.html("card-repeat", number=lead.number)
    return Message(view.text(), view.buttons(), repeat=repeat)


def rest(reader: Reader, lead: Lead) -> list[Message]:
    """Answers that are too long for the card, whole."""
    view = _fitting(reader, lead)
    if not view.longest:
        whole = "\n".join(f"{name}: {answer}" for name, answer in view.answered())
        return [Message(f"<code>{lead.number}</code>:\n{part}") for part in folded(whole)]
    found: list[Message] = []
    for name, answer in view.answered():
        if length(answer) > view.longest:
            found.extend(Message(f"<code>{lead.number}</code> · {name}:\n{part}") for part in folded(answer))
    return found


def difference(reader: Reader, before: Lead, after: Lead) -> list[Message]:
    """What a prospect changed after the hand-over, for a glance: `Team now: No team → Some developers`."""
    old, new = _Card(reader, before, 0), _Card(reader, after, 0)
    were, are = dict(old.answered()), dict(new.answered())
    nothing = reader.texts.plain("changed-nothing")
    lines = [
        f"{name}: {were.get(name, nothing)} → {are.get(name, nothing)}"
        for name in {**were, **are}
        if were.get(name) != are.get(name)
    ]
    if before.model != after.model:
        lines.append(reader.texts.plain("changed-model", model=reader.wording.plain(f"model-{after.model}.short")))
    return notices.under_title(
        reader.texts.html("changed-title", number=after.number, name=new.name()), "\n".join(lines)
    )


def _fitting(reader: Reader, lead: Lead) -> _Card:
    """The card with lines as long as one message allows."""
    views = [_Card(reader, lead, longest) for longest in LONGEST_LINES]
    return next((view for view in views if length(_seen(view.text())) <= LONGEST_CARD), views[-1])


def _seen(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


class _Card:
    """The lines of one card; each method knows one of them."""

    def __init__(self, reader: Reader, lead: Lead, longest: int) -> None:
        self.lead = lead
        self.longest = longest
        self.texts = reader.texts
        self.wording = reader.wording
        self.questionnaire = reader.questionnaire
        self.reader = reader
        stored = {name: tuple(v) if isinstance(v, list) else v for name, v in lead.details.answers.items()}
        self.is_withdrawn = lead.status is Status.WITHDRAWN
        self.answers = self.without_contact(answers_now(reader.questionnaire, stored))
        self.advice = Advice.from_data(lead.details.advice)

    def without_contact(self, answers: Facts) -> Facts:
        """Where the consent was withdrawn, nothing is shown by which the prospect could be reached."""
        asked = self.questionnaire.by_id
        hidden = [name for name in answers if self.is_withdrawn and name in asked and asked[name].part == "contact"]
        return {name: value for name, value in answers.items() if name not in hidden}

    def text(self) -> str:
        lines = self.withdrawn_lines() if self.is_withdrawn else self.lines()
        return "\n".join(line for line in lines if line)

    def withdrawn_lines(self) -> Iterator[str]:
        yield self.texts.html("card-withdrawn", number=self.lead.number)
        yield f"{escape(self.name())} · {self.texts.html('card-masked')}"
        yield self.need()
        yield self.all_answers()
        yield self.origin()

    def lines(self) -> Iterator[str]:
        yield self.headline()
        yield self.who()
        yield self.need()
        yield self.reasons()
        yield self.objection()
        yield self.payment()
        yield self.questions()
        yield self.all_answers()
        yield self.files()
        yield self.texts.html("card-priority", points=self.lead.points, parts=self.contributors())
        yield self.origin()
        yield self.standing()

    def headline(self) -> str:
        lead = self.lead
        priority = self.texts.plain(f"priority-{lead.priority}").upper()
        model = self.wording.plain(f"model-{lead.model}.short").upper()
        sure = self.wording.plain(f"confidence-{lead.confidence}").lower()
        due = times.stamp(lead.due_at, lead.created_at, self.reader.zone, self.texts.language, named=True)
        due_words = self.texts.html("card-due", due=due)
        return f"{SIGNS[lead.priority]} <b>{priority} {lead.points} · {model}</b> ({sure}) · {due_words}"

    def who(self) -> str:
        details = self.lead.details
        name = escape(self.name())
        mention = f'<a href="tg://user?id={details.telegram_id}">{name}</a>'
        parts = [f"{mention}{self.role()}"]
        company = _line(str(self.answers.get("company", "")))
        if company:
            parts.append(str(escape(self.cut(company))))
        parts.append(self.lead.language.upper())
        parts.append(str(escape(self.channel())))
        return " · ".join(parts)

    def name(self) -> str:
        return cut(_line(self.lead.details.name), LONGEST_NAME) or self.texts.plain("card-nameless")

    def role(self) -> str:
        label = self.label("authority")
        return f", {escape(label)}" if label else ""

    def channel(self) -> str:
        username = self.lead.details.username
        handle = f" @{username}" if username else ""
        typed = self.answers.get("phone") or self.answers.get("email")
        telegram = self.texts.plain("card-telegram")
        channel = self.label("channel") or telegram
        return f"{channel}: {typed}{handle}" if typed else f"{telegram}{handle}"

    def need(self) -> str:
        shown = ("need", "roles", "stack", "workload", "duration", "scope", "start")
        parts = [self.cut(label) for label in (self.label(name) for name in shown) if label]
        return str(escape(" · ".join(parts)))

    def label(self, name: str) -> str:
        """An answer in the managers' language; nothing where there is none."""
        value: Value | None = self.answers.get(name)
        question = self.questionnaire.by_id.get(name)
        if question is None or value in (None, UNKNOWN, ()):
            return ""
        return _line(words.answer_label(question, value or False, self.wording))

    def reasons(self) -> str:
        """What the prospect was told; a point that the rules of now do not know any more is left out."""
        known = [point for point in self.advice.reasons if self.wording.has(f"point-{point.id}.reason")]
        first, *others = [words.reason_text(point, self.wording) for point in known] or [""]
        reasons = "; ".join([first, *map(_inside, others)])
        return self.texts.html("card-why", reasons=reasons) if known else ""

    def objection(self) -> str:
        known = [point for point in self.advice.against if self.wording.has(f"point-{point.id}.against")]
        return self.texts.html("card-against", point=words.objection_text(known[0], self.wording)) if known else ""

    def payment(self) -> str:
        formats = [self.wording.plain(f"format-{payment}.short") for payment in self.advice.payment]
        line = self.texts.html("card-payment", format=formats[0])
        if formats[1:]:
            others = self.wording.listed(formats[1:], "or")
            line += self.texts.html("card-payment-or", formats=others)
        budget = " · ".join(label for label in (self.label("budget"), self.label("budget_amount")) if label)
        budget = budget or self.texts.plain("card-budget-unknown")
        return f"{line} · {self.texts.html('card-budget', budget=budget)}"

    def questions(self) -> str:
        """What the first call has to settle: contradictions first, then what was left out."""
        settled = self.settled_contradiction()
        open_ones = [name for name in self.advice.contradictions if settled is None or name != settled[0]]
        open_points = [f"contradiction-{name}" for name in open_ones]
        asked = [self.wording.plain(key) for key in open_points if self.wording.has(key)]
        relevant = path(self.questionnaire, self.answers, "advice", "hand_off")
        asked.extend(
            words.question_name(question, self.wording)
            for question in relevant
            if self.answers.get(question.id, UNKNOWN) == UNKNOWN
        )
        return self.texts.html("card-ask", questions="; ".join(asked[:MOST_QUESTIONS])) if asked else ""

    def settled_contradiction(self) -> tuple[str, str] | None:
        """The contradiction that the prospect was asked about, and the way out that he chose."""
        reconciled = self.lead.details.reconciled
        if reconciled is None or not self.wording.has(f"contradiction-{reconciled[0]}.{reconciled[1]}"):
            return None
        return reconciled[0], reconciled[1]

    def answered(self) -> list[tuple[str, str]]:
        """Every answer in words; the comment first, because it is the prospect's own voice."""
        own = {name: value for name, value in self.answers.items() if name == "comment"}
        others = {name: value for name, value in self.answers.items() if name not in own}
        lines = words.answered_lines(self.questionnaire, own, self.wording)
        lines += words.answered_lines(self.questionnaire, others, self.wording)
        settled = self.settled_contradiction()
        if settled is not None:
            key = f"contradiction-{settled[0]}"
            lines.append((self.wording.plain(key), self.wording.plain(f"{key}.{settled[1]}")))
        return lines

    def all_answers(self) -> str:
        """Every answer, folded."""
        if not self.longest:
            return ""
        lines = [f"{escape(name)}: {escape(self.cut(answer))}" for name, answer in self.answered()]
        return f"<blockquote expandable>{chr(10).join(lines)}</blockquote>" if lines else ""

    def files(self) -> str:
        """How many files follow the card."""
        count = self.lead.files
        return self.texts.html("card-files", count=count) if count else ""

    def contributors(self) -> str:
        parts = []
        for part, answer, points in self.lead.details.contributors:
            key = f"urgency-{part}.{answer}" if answer else f"urgency-{part}"
            parts.append(self.texts.plain(key) + (f" +{points}" if points else ""))
        return ", ".join(parts)

    def origin(self) -> str:
        lead = self.lead
        at = times.stamp(lead.created_at, lead.created_at, self.reader.zone, self.texts.language, named=True)
        source = lead.details.source or self.texts.plain("card-no-source")
        rules = self.texts.html("card-rules", version=lead.rules_version)
        return f"<code>{lead.number}</code> · {escape(source)} · {at} · {rules}"

    def cut(self, text: str) -> str:
        return cut(text, self.longest or LONGEST_NAME)

    def standing(self) -> str:
        lead = self.lead
        status = self.texts.plain(f"status-{lead.status}")
        if lead.owner_name is None:
            return ""
        return f"{STATUS_SIGNS[lead.status]} <b>{status}</b> · {escape(_line(lead.owner_name))}"

    # -------------------------------------------------------------- buttons

    def buttons(self) -> Rows:
        lead = self.lead
        rows: Rows = ()
        if self.is_withdrawn:
            return rows
        phone = self.answers.get("phone")
        if phone:
            rows += ((Button(self.texts.plain("card-copy-phone"), copy=str(phone)),),)
        if lead.owner is None:
            return ((self.button("take", "success"),), *rows)
        moves = [self.button(move.value) for move in next_moves(lead.status)]
        rows += tuple(tuple(moves[i : i + 3]) for i in range(0, len(moves), 3))
        if lead.status not in CLOSED:
            rows += ((self.button("give_back"),),)
        return rows

    def button(self, action: str, style: Style | None = None) -> Button:
        lead = self.lead
        name = f"action-{action}" if action in ("take", "give_back") else f"status-{action}"
        return Button(
            self.texts.plain(name), encode(LeadButton(lead.id, lead.revision, action, lead.nonce)), style=style
        )


def _line(text: str) -> str:
    return one_line(text)


def _inside(text: str) -> str:
    """A sentence that follows another after a semicolon."""
    return text[:1].lower() + text[1:]
