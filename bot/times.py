"""Moments in words, in the agency's time zone and the reader's language."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, get_timezone_location

LACKING = {("Europe/Kyiv", "uk"): "Київ"}
"""Names of cities that are missing in Babel's tables."""


def moment(at: float, now: float, zone: ZoneInfo, language: str) -> str:
    """`14:35` for today, `Tue, 24 Nov, 09:15` for another day."""
    then, today = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(now, zone).date()
    pattern = "HH:mm" if then.date() == today else "EEE, d MMM, HH:mm"
    return str(format_datetime(then, pattern, locale=language))


def zone_name(zone: ZoneInfo, language: str) -> str:
    """The place that a zone is named after: `Kyiv`, «Київ»."""
    known = LACKING.get((zone.key, language))
    return known or str(get_timezone_location(zone, locale=language, return_city=True))
