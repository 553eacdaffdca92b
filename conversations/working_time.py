"""Working hours: when somebody is there to answer, and when an answer is due. Pure; the moment is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FORM = re.compile(r"^(?P<days>[A-Za-z,\s-]+?)\s+(?P<start>\d{1,2}:\d{2})\s*-\s*(?P<end>\d{1,2}:\d{2})$")
EXAMPLE = "is not of the form `Mon-Fri 09:00-18:00`"


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The same hours on each working day; `end` is later than `start`."""

    days: frozenset[int]
    """Numbers of weekdays, Monday is 0."""
    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> WorkingHours:
        """Read `Mon-Fri 09:00-18:00`. Raises ValueError."""
        found = _FORM.match(text.strip())
        if found is None:
            raise ValueError(EXAMPLE)
        try:
            start, end = (time.fromisoformat(found[part].zfill(5)) for part in ("start", "end"))
            days = frozenset(day for part in found["days"].split(",") for day in _days(part.strip()))
        except ValueError:
            raise ValueError(EXAMPLE) from None
        if not start < end:
            raise ValueError("ends before it begins")
        return cls(days, start, end)

    def is_open(self, at: datetime) -> bool:
        """Whether a moment (with its zone) is within working hours."""
        return at.weekday() in self.days and self.start <= at.time() < self.end

    def next_opening(self, at: datetime) -> datetime:
        """When work begins next, strictly after a moment out of hours."""
        day = at.date()
        for _ in range(8):
            opening = datetime.combine(day, self.start, at.tzinfo)
            if opening.weekday() in self.days and opening > at:
                return opening
            day += timedelta(days=1)
        raise AssertionError("there is at least one working day")  # `parse` saw to it

    def after(self, at: datetime, minutes: int) -> datetime:
        """The moment when so many minutes of working time have passed."""
        left = timedelta(minutes=minutes)
        while True:
            if not self.is_open(at):
                at = self.next_opening(at)
            closing = datetime.combine(at.date(), self.end, at.tzinfo)
            if at + left <= closing:
                return at + left
            left -= closing - at
            at = closing


def _days(part: str) -> range:
    names = [name.strip().title() for name in part.split("-")]
    if not 1 <= len(names) <= 2 or any(name not in DAYS for name in names):
        raise ValueError(EXAMPLE)
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    if first > last:
        raise ValueError(EXAMPLE)
    return range(first, last + 1)


MORNING, EVENING = time(10), time(18)
"""Between these nobody minds a message that was not asked for."""


def by_day(at: float, zone: ZoneInfo) -> float:
    """The first moment from this one on (unix seconds) that is between 10:00 and 18:00 in a zone."""
    moment = datetime.fromtimestamp(at, zone)
    day = moment.date() if moment.time() < EVENING else moment.date() + timedelta(days=1)
    return max(at, datetime.combine(day, MORNING, zone).timestamp())


def reply_due(
    hours: WorkingHours, zone: ZoneInfo, at: float, minutes: int, in_the_morning: int | None = None
) -> datetime:
    """When an answer to what came at a moment (unix seconds) is due, in the agency's zone.

    Out of hours, `in_the_morning` minutes count from the next opening instead.
    """
    moment = datetime.fromtimestamp(at, zone).replace(microsecond=0)
    if in_the_morning is not None and not hours.is_open(moment):
        minutes = in_the_morning
    return hours.after(moment, minutes)
