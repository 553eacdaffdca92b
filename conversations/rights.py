"""A person's rights over his data. What the conversation knows of it changes here; the rest is the door's to do."""

from __future__ import annotations

from dataclasses import replace

from conversations import in_person
from conversations.dialogue import ANOTHER_CONVERSATION, Act, Move, Remark, Step
from conversations.moving import restart


def my_data(move: Move, _: Act) -> Step:
    return Step(move.session, show=False, right="my_data")


def withdraw(move: Move, act: Act) -> Step:
    """Without his consent a request that was sent is no longer this conversation's; a draft stays as it is."""
    if move.session.lead is not None:
        return replace(restart(move, act), show=False, right="withdraw")
    return Step(replace(in_person.calm(move.session), consent=None), show=False, right="withdraw")


def erasure(move: Move, _: Act) -> Step:
    return Step(move.session, show=False, right="erasure")


def erase(move: Move, act: Act) -> Step:
    """A button that was left over from an earlier conversation asks once more."""
    return erasure(move, act) if act.screen == ANOTHER_CONVERSATION else Step(move.session, show=False, right="erase")


def keep(move: Move, _: Act) -> Step:
    return Step(move.session, (Remark("kept_all"),), guess=move.session.guess)
