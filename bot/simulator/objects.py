"""The fields of a JSON object inside a call, read as Telegram reads them and refused in its words.

A field that is null is there and of the wrong type, as in Telegram; a number may be written as a text, and the reverse.
"""

from typing import Any

Given = dict[str, Any]


class FieldError(ValueError):
    """A field is missing or of the wrong type; the message is Telegram's own."""


def _need(given: Given, name: str) -> Any:
    if name not in given:
        raise FieldError(f'Can\'t find field "{name}"')
    return given[name]


def text(given: Given, name: str) -> str:
    value = _need(given, name)
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise FieldError(f'Field "{name}" must be of type String')


def optional_text(given: Given, name: str) -> str:
    return text(given, name) if name in given else ""


def number(given: Given, name: str, bits: int = 32) -> int:
    value = _need(given, name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FieldError(f'Field "{name}" must be a Number')
    try:
        whole = int(value) if str(int(value)) == str(value) else None
    except (ValueError, OverflowError):
        whole = None
    if whole is None or not -(1 << (bits - 1)) <= whole < 1 << (bits - 1):
        raise FieldError(f'Field "{name}" must be a valid Number')
    return whole


def optional_number(given: Given, name: str, bits: int = 32) -> int:
    return number(given, name, bits) if name in given else 0


def optional_flag(given: Given, name: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise FieldError(f'Field "{name}" must be of type Boolean')
    return value


def inner(given: Given, name: str) -> Given:
    """An object that the object holds."""
    value = _need(given, name)
    if not isinstance(value, dict):
        raise FieldError(f'Field "{name}" must be of type Object')
    return value


def optional_list(given: Given, name: str) -> list[Any]:
    value = given.get(name, [])
    if not isinstance(value, list):
        raise FieldError(f'Field "{name}" must be of type Array')
    return value
