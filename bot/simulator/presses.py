"""Presses on buttons: what was pressed by whom, and what the person was told."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from bot.simulator.kinds import PRESS_LIFETIME
from bot.simulator.rows import row_of

_REMEMBERED = 10_000


@dataclass(slots=True)
class Press:
    """A tap. `label` is the button's text, None for a forged press.

    For a callback button `data` went to the bot and `answered`, `text`, `alert`, `url` record its answer. For a
    button of a reply keyboard `sent_message_id` is the message it sent. A link or a copied text is in `opened`.
    """

    id: str
    user_id: int
    bot_id: int
    place: str
    message_id: int
    at: float
    data: str | None = None
    label: str | None = None
    update_id: int | None = None
    answered: bool = False
    text: str | None = None
    alert: bool = False
    url: str | None = None
    sent_message_id: int | None = None
    opened: str | None = None


class Presses:
    """The newest presses, oldest first, by the id of their callback query."""

    def __init__(self) -> None:
        self._presses: OrderedDict[str, Press] = OrderedDict()
        self._last_id = 4_000_000_000_000_000_000

    def add(self, **what: Any) -> Press:
        self._last_id += 1
        press = Press(str(self._last_id), **what)
        self._presses[press.id] = press
        if len(self._presses) > _REMEMBERED:
            self._presses.popitem(last=False)
        return press

    def answerable(self, press_id: str, bot_id: int, now: float) -> Press | None:
        """The press if the bot may still answer it: once, and while the query is not too old."""
        press = self._presses.get(press_id)
        if press is None or press.bot_id != bot_id or press.answered or press.data is None:
            return None
        return press if now - press.at < PRESS_LIFETIME else None

    def newest_first(self) -> list[Press]:
        return list(reversed(self._presses.values()))

    def stored(self) -> dict[str, Any]:
        return {"last_id": self._last_id, "presses": [row_of(press) for press in self._presses.values()]}

    def restore(self, stored: dict[str, Any]) -> None:
        self._last_id = stored["last_id"]
        self._presses = OrderedDict((row["id"], Press(**row)) for row in stored["presses"])
