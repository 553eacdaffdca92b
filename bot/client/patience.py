"""How fast a person is answered who writes faster than anybody reads: one answer for several messages then."""

from __future__ import annotations

from bot.limits import Pace, Window

MOST_AT_ONCE, REPLY_SECONDS = 4, 2.0
"""Replies that a person gets at once, and seconds for each further one: nine in ten seconds, however many messages
come. Every message is kept and handled; of the replies that wait only the newest is given."""
MOST_MOVES, MOVE_SECONDS = 30, 10.0
"""Messages that lead on to another screen are answered at once, as long as no machine writes them."""
MOST_KNOWN = 1000
"""From so many people on, those who were answered long ago are forgotten."""


class Patience:
    """Remembers who was answered when; nothing of it needs to outlive the process."""

    def __init__(self) -> None:
        self._people: dict[int, _Listener] = {}

    def hold(self, person: int, now: float, *, moves_on: bool) -> float:
        """Unix seconds before which this message is not answered; 0 where it is at once."""
        if len(self._people) > MOST_KNOWN:
            self._people = {one: listener for one, listener in self._people.items() if not listener.is_idle(now)}
        listener = self._people.setdefault(person, _Listener())
        return listener.hold_move(now) if moves_on else listener.hold(now)


class _Listener:
    """One person's pace."""

    __slots__ = ("_held_until", "_moves", "_pace")

    def __init__(self) -> None:
        self._pace = Pace(MOST_AT_ONCE, REPLY_SECONDS)
        self._moves = Window(MOST_MOVES, MOVE_SECONDS)
        self._held_until = 0.0

    def hold_move(self, now: float) -> float:
        if self._moves.delay(now) > 0:
            return self.hold(now)
        self._moves.spend(now)
        return 0.0

    def hold(self, now: float) -> float:
        """A reply that waits stands for all that is written until it is given."""
        if now < self._held_until:
            return self._held_until
        delay = self._pace.delay(now)
        self._pace.spend(now)
        self._held_until = now + delay if delay > 0 else 0.0
        return self._held_until

    def is_idle(self, now: float) -> bool:
        return self._pace.is_idle(now) and now >= self._held_until
