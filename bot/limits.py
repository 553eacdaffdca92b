"""Telegram's limits on sending: per private chat, per group with edits counted, and overall."""

from __future__ import annotations

from collections import deque

GROUP_CALLS, GROUP_SECONDS = 20, 61.0
"""Telegram allows a group 20 operations in a minute; a second more leaves room for the way there."""
OVERALL_CALLS, OVERALL_SECONDS = 28, 1.05
"""Telegram allows about 30 in a second."""
CHAT_BURST, CHAT_SECONDS = 4, 1.0
"""Telegram allows about one in a second to a chat, and short bursts."""
MOST_KNOWN_CHATS = 1000
"""From so many on, chats whose pace is free again are forgotten."""


class Window:
    """At most so many calls in any stretch of so many seconds."""

    __slots__ = ("_calls", "_seconds", "_times")

    def __init__(self, calls: int, seconds: float) -> None:
        self._calls = calls
        self._seconds = seconds
        self._times: deque[float] = deque(maxlen=calls)

    def delay(self, now: float) -> float:
        """Seconds until a call may leave."""
        if len(self._times) < self._calls:
            return 0.0
        return max(0.0, self._times[0] + self._seconds - now)

    def spend(self, now: float) -> None:
        self._times.append(now)

    def refund(self) -> None:
        """The last call did not leave after all."""
        if self._times:
            self._times.pop()


class Pace:
    """One call in so many seconds on average, with bursts of a few."""

    __slots__ = ("_burst", "_due", "_seconds")

    def __init__(self, burst: int = CHAT_BURST, seconds: float = CHAT_SECONDS) -> None:
        self._burst = burst
        self._seconds = seconds
        self._due = 0.0

    def delay(self, now: float) -> float:
        return max(0.0, self._due - (self._burst - 1) * self._seconds - now)

    def spend(self, now: float) -> None:
        self._due = max(self._due, now) + self._seconds

    def refund(self) -> None:
        """The last call did not leave after all."""
        self._due -= self._seconds

    def is_idle(self, now: float) -> bool:
        return self._due <= now


class Limiter:
    """When a call to a chat may leave; times are the clock's monotonic seconds."""

    def __init__(self) -> None:
        self._overall = Window(OVERALL_CALLS, OVERALL_SECONDS)
        self._groups: dict[str, Window] = {}
        self._chats: dict[str, Pace] = {}

    def overall_delay(self, now: float) -> float:
        return self._overall.delay(now)

    def delay(self, chat: str, is_group: bool, now: float) -> float:
        return self._of(chat, is_group).delay(now)

    def spend(self, chat: str, is_group: bool, now: float) -> None:
        self._overall.spend(now)
        self._of(chat, is_group).spend(now)
        if len(self._chats) > MOST_KNOWN_CHATS:
            self._chats = {name: pace for name, pace in self._chats.items() if not pace.is_idle(now)}

    def refund(self, chat: str, is_group: bool) -> None:
        self._overall.refund()
        self._of(chat, is_group).refund()

    def _of(self, chat: str, is_group: bool) -> Window | Pace:
        if is_group:
            return self._groups.setdefault(chat, Window(GROUP_CALLS, GROUP_SECONDS))
        return self._chats.setdefault(chat, Pace())
