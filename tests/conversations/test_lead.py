"""The life of a lead: every pair of statuses."""

from __future__ import annotations

from itertools import product

import pytest

from conversations.lead import CLOSED, MoveError, Status, check_move, next_moves

ALLOWED = {
    ("new", "taken"),
    ("taken", "new"), ("taken", "contacted"), ("taken", "later"), ("taken", "lost"),
    ("taken", "duplicate"), ("taken", "spam"),
    ("contacted", "new"), ("contacted", "qualified"), ("contacted", "later"), ("contacted", "lost"),
    ("contacted", "duplicate"), ("contacted", "spam"),
    ("qualified", "new"), ("qualified", "proposal"), ("qualified", "later"), ("qualified", "lost"),
    ("qualified", "duplicate"), ("qualified", "spam"),
    ("proposal", "new"), ("proposal", "won"), ("proposal", "later"), ("proposal", "lost"),
    ("proposal", "duplicate"), ("proposal", "spam"),
    ("later", "new"), ("later", "contacted"), ("later", "lost"), ("later", "duplicate"), ("later", "spam"),
    ("won", "proposal"), ("lost", "contacted"), ("duplicate", "taken"), ("spam", "taken"),
}  # fmt: skip
EVERY_PAIR = list(product(Status, Status))
ANNA, BOHDAN = 1, 2


@pytest.mark.parametrize(("status", "to"), EVERY_PAIR, ids=lambda status: str(status))
def test_every_pair_of_statuses(status: Status, to: Status) -> None:
    if (str(status), str(to)) in ALLOWED:
        check_move(status, to, ANNA, ANNA)
    else:
        with pytest.raises(MoveError, match=f"that is {status} cannot become {to}"):
            check_move(status, to, ANNA, ANNA)


def test_only_the_owner_moves_a_lead_and_anybody_takes_one_that_nobody_has() -> None:
    check_move(Status.NEW, Status.TAKEN, None, BOHDAN)
    with pytest.raises(MoveError, match="only the owner"):
        check_move(Status.TAKEN, Status.CONTACTED, ANNA, BOHDAN)


@pytest.mark.parametrize("status", list(Status))
def test_buttons_offer_allowed_moves_but_taking_and_giving_back(status: Status) -> None:
    offered = {(str(status), str(to)) for to in next_moves(status)}
    assert offered <= ALLOWED
    assert all(to != "new" for _, to in offered)
    assert bool(offered) is (status not in (Status.NEW, Status.WITHDRAWN))


def test_every_closed_lead_can_be_reopened_unless_its_prospect_closed_it() -> None:
    reopened = {status for status in CLOSED if any((status, to) in ALLOWED for to in Status if to not in CLOSED)}
    assert reopened == {*CLOSED} - {Status.WITHDRAWN}
