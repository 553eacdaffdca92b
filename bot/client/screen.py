"""What every view looks at, and the buttons that all of them are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.buttons import ProspectButton, encode
from bot.messages import Button, Rows, Style
from conversations.dialogue import Place, Verb
from conversations.position import place
from conversations.questionnaire import Questionnaire
from conversations.session import Session
from conversations.wording import Texts
from storage.leads import Lead

WIDE = 18
"""Letters from which a button gets a row of its own: two columns are what a phone shows whole."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of a request that was sent, and when it is read (unix seconds)."""

    lead: Lead
    now: float
    zone: ZoneInfo
    """The agency's."""
    is_open: bool
    """Whether now is within working hours."""


@dataclass(frozen=True, slots=True)
class Screen:
    """All that a view looks at."""

    questionnaire: Questionnaire
    session: Session
    name: str
    """The person's name in Telegram."""
    receipt: Receipt | None = None
    files: int = 0
    """How many the person sent along."""

    @property
    def texts(self) -> Texts:
        return self.questionnaire.wording[self.session.language]

    @property
    def place(self) -> Place:
        return place(self.questionnaire, self.session)


def button(
    screen: Screen, label: str, verb: Verb, question: str = "", value: str = "", style: Style | None = None
) -> Button:
    session = screen.session
    return Button(label, encode(ProspectButton(verb, question, session.screen, value, session.nonce)), style=style)


def named(screen: Screen, verb: Verb, name: str = "", style: Style | None = None) -> Button:
    return button(screen, screen.texts.plain(f"button-{name or verb}"), verb, style=style)


def in_rows(buttons: Sequence[Button]) -> Rows:
    """Short labels two in a row, long ones alone."""
    if any(len(button.label) > WIDE for button in buttons):
        return tuple((button,) for button in buttons)
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def in_columns(buttons: Sequence[Button], labels: Sequence[str] = ()) -> Rows:
    """Two short labels share a row; a long one has its own. `labels`: the longest that the buttons come to have."""
    rows: list[tuple[Button, ...]] = []
    waiting = False
    for button, label in zip(buttons, labels or [button.label for button in buttons], strict=True):
        fits = len(label) <= WIDE
        if fits and waiting:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
        waiting = fits and not waiting
    return tuple(rows)


def row(*buttons: Button | None) -> Rows:
    present = tuple(button for button in buttons if button is not None)
    return (present,) if present else ()
