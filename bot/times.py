"""Moments in words, in the agency's time zone and the reader's language."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_skeleton, get_datetime_format, get_timezone_location

from conversations.wording import Markup, escape, locale_of


def moment(at: float, now: float, zone: ZoneInfo, language: str) -> str:
    """`14:35` for today, `Tue 24 Nov, 09:15` for another day."""
    locale = locale_of(language)
    then, today = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(now, zone).date()
    hour = format_skeleton("Hm", then, locale=locale)
    if then.date() == today:
        return hour
    return str(get_datetime_format("medium", locale)).format(hour, format_skeleton("MMMEd", then, locale=locale))


def stamp(at: float, now: float, zone: ZoneInfo, language: str, *, named: bool = False) -> Markup:
    """A moment that each reads in his own time; Telegram replaces the agency's, which older apps go on showing."""
    today = datetime.fromtimestamp(at, zone).date() == datetime.fromtimestamp(now, zone).date()
    shown = moment(at, now, zone, language) + (f" ({zone_name(zone, language)})" if named else "")
    return Markup(f'<tg-time unix="{int(at)}" format="{"t" if today else "wdt"}">{escape(shown)}</tg-time>')


def zone_name(zone: ZoneInfo, language: str) -> str:
    """The place that a zone is named after: `Kyiv`, «Київ»."""
    cities = Locale.parse(language).time_zones
    known = (cities.get(name, {}).get("city") for name in (zone.key, _first_name(zone.key)))
    return next(filter(None, known), None) or str(get_timezone_location(zone, locale=language, return_city=True))


def _first_name(zone: str) -> str:
    """What a zone was called first: Babel's tables of cities go by it, with `Europe/Kiev` for `Europe/Kyiv`."""
    return next((old for old, new in get_global("zone_aliases").items() if new == zone), zone)
