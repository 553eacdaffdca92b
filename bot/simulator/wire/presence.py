"""Which bots listen: whether a getUpdates of theirs waits, or ended a moment ago."""

import time as clock
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_BETWEEN_POLLS = 3.0

Gone = Callable[[], bool]


class Presence:
    """A bot listens while it polls; a poll whose caller has hung up does not count. Real seconds, not the world's."""

    def __init__(self) -> None:
        self._polls: dict[int, list[Gone]] = {}
        self._ended: dict[int, float] = {}
        self._asked: dict[int, float] = {}

    @contextmanager
    def polling(self, bot_id: int, at: float, gone: Gone) -> Iterator[None]:
        """`at` is the world's time; `gone` tells whether the caller has hung up."""
        polls = self._polls.setdefault(bot_id, [])
        polls.append(gone)
        self._asked[bot_id] = at
        try:
            yield
        finally:
            polls.remove(gone)
            if not gone():
                self._ended[bot_id] = clock.monotonic()

    def listens(self, bot_id: int) -> bool:
        if any(not gone() for gone in self._polls.get(bot_id, ())):
            return True
        return bot_id in self._ended and clock.monotonic() - self._ended[bot_id] < _BETWEEN_POLLS

    def asked_at(self, bot_id: int) -> float | None:
        """When the bot last asked for updates, by the world's clock."""
        return self._asked.get(bot_id)

    def listening(self) -> frozenset[int]:
        return frozenset(bot_id for bot_id in self._asked if self.listens(bot_id))
