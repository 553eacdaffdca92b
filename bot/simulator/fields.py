"""The fields of a request from the page, each checked for its kind."""

import math
from typing import Any

_LONGEST_NUMBER = 1 << 53


class WrongRequestError(Exception):
    """The page asked for something that is not there or makes no sense; the text says what."""


class Fields:
    """A JSON object or a query; a missing or ill-formed field is a WrongRequestError."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def text(self, name: str) -> str:
        value = self._given.get(name)
        if not isinstance(value, str) or not value.strip():
            raise WrongRequestError(f"{name} must be a text that is not empty")
        return value

    def optional_text(self, name: str) -> str | None:
        value = self._given.get(name)
        if value is not None and not isinstance(value, str):
            raise WrongRequestError(f"{name} must be a text")
        return value or None

    def number(self, name: str, default: int | None = None) -> int:
        value = self.optional_number(name)
        if value is None:
            value = default
        if value is None:
            raise WrongRequestError(f"{name} must be a whole number")
        return value

    def optional_number(self, name: str) -> int | None:
        value = self._given.get(name)
        if value is None:
            return None
        if isinstance(value, str) and value.removeprefix("-").isdecimal():
            value = int(value) if len(value) < 18 else None
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LONGEST_NUMBER:
            raise WrongRequestError(f"{name} must be a whole number")
        return value

    def optional_seconds(self, name: str) -> float | None:
        value = self._given.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
            raise WrongRequestError(f"{name} must be a number of seconds")
        return float(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._given.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value in ("1", "true")
        if not isinstance(value, bool):
            raise WrongRequestError(f"{name} must be true or false")
        return value
