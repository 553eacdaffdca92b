"""What the tests of the parse modes share: somebody to mention, and entities in short."""

from typing import Any

OLENA = {"id": 7, "is_bot": False, "first_name": "Olena"}
_DETAILS = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format", "user")


def find_user(user_id: int) -> dict[str, Any] | None:
    return OLENA if user_id == 7 else None


def shown(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[tuple[Any, ...]]]:
    return text, [(e["type"], e["offset"], e["length"], *(e[k] for k in _DETAILS if k in e)) for e in entities]
