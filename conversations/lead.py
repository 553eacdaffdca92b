"""A lead's life: its statuses, the moves between them, and who may make them."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a lead stands. Duplicate, spam and withdrawn are outside the funnel."""

    NEW = "new"
    TAKEN = "taken"
    CONTACTED = "contacted"
    QUALIFIED = "qualified"
    PROPOSAL = "proposal"
    WON = "won"
    LOST = "lost"
    LATER = "later"
    DUPLICATE = "duplicate"
    SPAM = "spam"
    WITHDRAWN = "withdrawn"
    """The prospect took the consent back: nobody may contact him, and no manager moves it again."""


S = Status
OUTSIDE = (S.DUPLICATE, S.SPAM)
CLOSED = (S.WON, S.LOST, *OUTSIDE, S.WITHDRAWN)

MOVES: dict[Status, tuple[Status, ...]] = {
    S.NEW: (S.TAKEN,),
    S.TAKEN: (S.NEW, S.CONTACTED, S.LATER, S.LOST, *OUTSIDE),
    S.CONTACTED: (S.NEW, S.QUALIFIED, S.LATER, S.LOST, *OUTSIDE),
    S.QUALIFIED: (S.NEW, S.PROPOSAL, S.LATER, S.LOST, *OUTSIDE),
    S.PROPOSAL: (S.NEW, S.WON, S.LATER, S.LOST, *OUTSIDE),
    S.LATER: (S.NEW, S.CONTACTED, S.LOST, *OUTSIDE),
    S.WON: (S.PROPOSAL,),
    S.LOST: (S.CONTACTED,),
    S.DUPLICATE: (S.TAKEN,),
    S.SPAM: (S.TAKEN,),
    S.WITHDRAWN: (),
}
"""What may follow what. `new` is the pool: moving there gives the lead back. A closed lead can be reopened,
unless its prospect closed it."""


class MoveError(ValueError):
    """The move is not allowed; nothing was changed."""


def check_move(status: Status, to: Status, owner: int | None, actor: int) -> None:
    """Whether `actor` may move a lead that `owner` holds. Raises MoveError."""
    if to not in MOVES[status]:
        raise MoveError(f"a lead that is {status} cannot become {to}")
    if owner is not None and owner != actor:
        raise MoveError("only the owner of a lead moves it")


def next_moves(status: Status) -> tuple[Status, ...]:
    """The moves to offer as buttons, without taking and giving back, which have their own."""
    return tuple(to for to in MOVES[status] if to is not S.NEW) if status is not S.NEW else ()
