"""Moments in words, in the agency's time zone and the reader's language."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime


def moment(at: float, now: float, zone: ZoneInfo, language: str) -> str:
    """`14:35` for today, `Tue, 24 Nov, 09:15` for another day."""
    then, today = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(now, zone).date()
    pattern = "HH:mm" if then.date() == today else "EEE, d MMM, HH:mm"
    return str(format_datetime(then, pattern, locale=language))


def zone_name(zone: ZoneInfo) -> str:
    """The place that a zone is named after: `Kyiv`."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")
