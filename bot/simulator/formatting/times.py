"""How a time is to be shown: the letters of a format, in the order that Telegram gives them back."""

import re

from bot.simulator.formatting.entity import EntityError

_LETTERS = re.compile(r"[tTdDwW]*")


def date_time_format(given: str, wrong: str = "Invalid date format used") -> str:
    if given in ("r", "R"):
        return "r"
    if not _LETTERS.fullmatch(given):
        raise EntityError(wrong)
    day = "w" if "w" in given.lower() else ""
    return day + _one_of(given, "d", "D") + _one_of(given, "t", "T")


def _one_of(given: str, short: str, long: str) -> str:
    """A date or a time is short or long; the short one wins."""
    return short if short in given else long if long in given else ""
