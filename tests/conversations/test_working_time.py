"""Working hours, and when an answer is due."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from conversations.working_time import WorkingHours, by_day, reply_due

KYIV = ZoneInfo("Europe/Kyiv")
HOURS = WorkingHours.parse("Mon-Fri 09:00-18:00")


def kyiv(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KYIV)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri 09:00-18:00", {0, 1, 2, 3, 4}),
        (" mon 9:00 - 18:00 ", {0}),
        ("Mon-Wed, Sat 09:00-18:00", {0, 1, 2, 5}),
    ],
)
def test_hours_are_read(text: str, days: set[int]) -> None:
    assert WorkingHours.parse(text).days == days


@pytest.mark.parametrize(
    "text",
    ["", "always", "Mon-Fri", "Fri-Mon 09:00-18:00", "Mo-Fr 09:00-18:00", "Mon-Tue-Wed 09:00-18:00", "Mon 09:00-25:00",
     "Mon 18:00-09:00", "Mon 09:00-09:00"],
)  # fmt: skip
def test_what_are_no_hours(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not of the form|ends before"):
        WorkingHours.parse(text)


@pytest.mark.parametrize(
    ("came", "minutes", "due"),
    [
        ("2026-01-05T10:00", 60, "2026-01-05T11:00"),
        ("2026-01-05T17:30", 60, "2026-01-06T09:30"),
        ("2026-01-05T17:00", 60, "2026-01-05T18:00"),
        ("2026-01-05T06:00", 5, "2026-01-05T09:05"),
        ("2026-01-09T17:59", 60, "2026-01-12T09:59"),
        ("2026-01-10T12:00", 540, "2026-01-12T18:00"),
        ("2026-01-05T10:00", 540, "2026-01-06T10:00"),
    ],
)
def test_minutes_of_working_time(came: str, minutes: int, due: str) -> None:
    assert reply_due(HOURS, KYIV, kyiv(came).timestamp(), minutes) == kyiv(due)


@pytest.mark.parametrize(
    ("came", "due"), [("2026-01-05T20:00", "2026-01-06T09:15"), ("2026-01-05T10:00", "2026-01-05T10:05")]
)
def test_out_of_hours_the_morning_counts(came: str, due: str) -> None:
    assert reply_due(HOURS, KYIV, kyiv(came).timestamp(), 5, in_the_morning=15) == kyiv(due)


def test_hours_without_a_day_are_refused_instead_of_sought_for_ever() -> None:
    never = WorkingHours(frozenset(), HOURS.start, HOURS.end)
    with pytest.raises(AssertionError):
        never.next_opening(kyiv("2026-01-05T09:00"))


def test_the_end_is_closed_and_the_beginning_open() -> None:
    assert HOURS.is_open(kyiv("2026-01-05T09:00"))
    assert not HOURS.is_open(kyiv("2026-01-05T18:00"))
    assert not HOURS.is_open(kyiv("2026-01-10T12:00"))


@pytest.mark.parametrize(
    ("at", "moved"),
    [
        ("2026-01-05T10:00", "2026-01-05T10:00"),
        ("2026-01-05T17:59:59", "2026-01-05T17:59:59"),
        ("2026-01-05T18:00", "2026-01-06T10:00"),
        ("2026-01-05T23:59", "2026-01-06T10:00"),
        ("2026-01-06T00:00", "2026-01-06T10:00"),
        ("2026-01-06T09:59", "2026-01-06T10:00"),
        ("2026-12-31T20:00", "2027-01-01T10:00"),
        ("2026-03-28T19:00", "2026-03-29T10:00"),
        ("2026-03-29T02:59", "2026-03-29T10:00"),
        ("2026-10-24T19:00", "2026-10-25T10:00"),
        ("2026-10-25T03:30", "2026-10-25T10:00"),
    ],
)
def test_what_was_not_asked_for_comes_by_day(at: str, moved: str) -> None:
    assert by_day(kyiv(at).timestamp(), KYIV) == kyiv(moved).timestamp()


def test_a_day_is_as_long_as_the_clocks_make_it() -> None:
    assert kyiv("2026-03-29T10:00").timestamp() - kyiv("2026-03-28T10:00").timestamp() == 23 * 3600
    assert by_day(kyiv("2026-03-28T10:00").timestamp() + 24 * 3600, KYIV) == kyiv("2026-03-29T11:00").timestamp()
    assert by_day(kyiv("2026-10-24T10:30").timestamp() + 24 * 3600, KYIV) == kyiv("2026-10-25T10:00").timestamp()
