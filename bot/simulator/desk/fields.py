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

    def choice(self, name: str, options: tuple[str, ...], default: str | None) -> str:
        """One of the options; without a default it must be given."""
        value = self._given.get(name, default)
        if not isinstance(value, str) or value not in options:
            raise WrongRequestError(f"{name} must be one of {', '.join(options)}")
        return value

    def object(self, name: str) -> dict[str, Any]:
        value = self._given.get(name)
        if not isinstance(value, dict):
            raise WrongRequestError(f"{name} must be an object")
        return value

    def objects(self, name: str) -> "list[Fields]":
        value = self._given.get(name)
        if not isinstance(value, list) or not all(isinstance(it, dict) for it in value):
            raise WrongRequestError(f"{name} must be a list of objects")
        return [Fields(it) for it in value]

    def numbers(self, name: str) -> list[int]:
        """A list of whole numbers, empty where it is left out."""
        value = self._given.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise WrongRequestError(f"{name} must be a list of whole numbers")
        return [Fields({name: it}).number(name) for it in value]

    def flags(self, name: str, known: frozenset[str]) -> dict[str, bool]:
        """An object of truth values under known names, empty where it is left out."""
        value = {} if self._given.get(name) is None else self.object(name)
        for flag, on in value.items():
            if flag not in known:
                raise WrongRequestError(f"there is no {flag} among the {name}")
            if not isinstance(on, bool):
                raise WrongRequestError(f"{flag} must be true or false")
        return value
