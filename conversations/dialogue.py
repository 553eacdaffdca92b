"""The vocabulary of the conversation: places, events, what is said. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from conversations.answers import Problem
from conversations.questionnaire import Question, Questionnaire
from conversations.rules import Contradiction
from conversations.session import Session

# ------------------------------------------------------------------ places

PlaceKind = Literal[
    "question", "reconcile", "advice", "consent", "summary", "sent", "review", "cancel", "resume", "still_true"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands: a kind of screen, and the question where it is one."""

    kind: PlaceKind
    question: Question | None = None
    contradiction: Contradiction | None = None
    """The answers that are to be reconciled, where that is asked."""

    @property
    def name(self) -> str:
        """The question's, or what kind of screen it is."""
        return self.kind if self.question is None else self.question.id


# ------------------------------------------------------------------ events

Verb = Literal[
    "start", "answer", "tick", "done", "suggested", "skip", "back", "advice", "go_on", "hand_over", "agree", "decline",
    "enough", "submit", "review", "change", "reconcile", "cancel", "forget", "restart", "difference", "steps",
    "readiness", "language", "still_true", "quiet", "person", "show", "meant", "my_data", "withdraw", "erasure",
    "erase", "keep",
]  # fmt: skip
Right = Literal["my_data", "withdraw", "erasure", "erase"]
"""What a person may claim over his data; `erasure` asks first, `erase` is the confirmed wish."""
ANOTHER_CONVERSATION = -1
"""The screen of a button that belongs to an earlier conversation."""


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
class Edited:
    """Other words in a message that was written at a question before."""

    question: str
    text: str
    is_followed: bool = False
    """A later message was about the same question, so that its words stand there too."""


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A contact card; `own` where Telegram vouches that it is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Attached:
    """A file, or something else to pass on, that is kept beside the answers."""

    kind: str
    words: str = ""
    """What the person wrote below it."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message that cannot be read or kept: a sticker, a poll …"""

    kind: str


Event = Act | Typed | Edited | SharedContact | Attached | Unreadable


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an event brings along from outside, so that the engine asks no clock and throws no dice."""

    at: int
    """Unix seconds."""
    nonce: str
    """A fresh random word for a conversation that begins now."""
    name: str = ""
    """The person's name in Telegram."""
    away: int = 0
    """Seconds since the person was here last."""
    language_tag: str = ""
    """Of the person's Telegram, such as `en-GB`: where a number without a prefix may be called."""


# ------------------------------------------------------------------ what is said


@dataclass(frozen=True, slots=True)
class Remark:
    """A short word before the screen: a code with a text `remark-<code>`, the questions that it names, a count."""

    code: str
    questions: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Explain:
    """A page to read that changes nothing: how the models differ, the first steps, what to prepare."""

    what: Literal["difference", "steps", "readiness"]


@dataclass(frozen=True, slots=True)
class Stale:
    """A button that is out of date, or an act that fits nowhere here. Nothing was changed."""

    answered: str | None = None
    """The question below which it stands, where that is answered and can be changed."""


Said = Remark | Problem | Explain | Stale


@dataclass(frozen=True, slots=True)
class Step:
    """The next session, what is said, and what is to be done with it."""

    session: Session
    said: tuple[Said, ...] = ()
    guess: tuple[str, ...] = ()
    """Options that the words may have meant."""
    show: bool = True
    """Whether the screen is shown (again)."""
    submit: bool = False
    """Make a lead of it."""
    addition: str = ""
    """Words that belong to a lead that was sent already."""
    forget: bool = False
    """The draft is to be deleted."""
    quiet: bool = False
    """The person wants no reminders, ever."""
    right: Right | None = None
    """What the person claims over his data; nothing else is done then."""


@dataclass(frozen=True, slots=True)
class Move:
    """All that a handler of an act looks at."""

    questionnaire: Questionnaire
    session: Session
    place: Place
    circumstances: Circumstances
