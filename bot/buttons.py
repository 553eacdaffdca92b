"""Typed buttons <-> callback data of at most 64 bytes, `1:<kind>:<id>:<rev>:<arg>:<nonce>`. The only parser."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import get_args

from conversations.dialogue import Verb
from storage.sealing import random_bytes

VERSION = "1"
LEAD = "L"
VERBS: dict[str, Verb] = {
    "a": "answer", "t": "tick", "d": "done", "u": "suggested", "s": "skip", "b": "back", "v": "advice", "g": "go_on",
    "h": "hand_over", "y": "agree", "n": "decline", "e": "enough", "z": "submit", "r": "review", "c": "change",
    "x": "reconcile", "k": "cancel", "f": "forget", "w": "restart", "m": "difference", "p": "steps", "rd": "readiness",
    "l": "language", "o": "start", "st": "still_true", "q": "quiet", "pe": "person", "sh": "show", "i": "meant",
    "md": "my_data", "wd": "withdraw", "er": "erasure", "ea": "erase", "kp": "keep",
}  # fmt: skip
CODES = {verb: code for code, verb in VERBS.items()}
assert set(CODES) == set(get_args(Verb)), "each verb has a code"  # noqa: S101 - a fault of this file


@dataclass(frozen=True, slots=True)
class ProspectButton:
    """A button in a prospect's chat: an act of the conversation on a certain screen."""

    verb: Verb
    question: str
    screen: int
    value: str
    nonce: str


@dataclass(frozen=True, slots=True)
class LeadButton:
    """A button on a lead's card: an action on the lead as it was when the card was drawn."""

    lead: int
    revision: int
    action: str
    nonce: str


def new_nonce() -> str:
    """Five random letters that make the buttons of one conversation or card its own."""
    return base64.urlsafe_b64encode(random_bytes(4))[:5].decode()


def encode(button: ProspectButton | LeadButton) -> str:
    """The callback data of a button."""
    if isinstance(button, LeadButton):
        parts = (LEAD, str(button.lead), str(button.revision), button.action, button.nonce)
    else:
        parts = (CODES[button.verb], button.question, str(button.screen), button.value, button.nonce)
    return ":".join((VERSION, *parts))


def decode(data: str | None) -> ProspectButton | LeadButton | None:
    """The button behind callback data; None for anything that is not ours, however it was made."""
    parts = (data or "").split(":")
    if len(parts) != 6 or parts[0] != VERSION:
        return None
    _, kind, identity, revision, argument, nonce = parts
    if not _is_number(revision):
        return None
    if kind == LEAD:
        return LeadButton(int(identity), int(revision), argument, nonce) if _is_number(identity) else None
    verb = VERBS.get(kind)
    return None if verb is None else ProspectButton(verb, identity, int(revision), argument, nonce)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12
