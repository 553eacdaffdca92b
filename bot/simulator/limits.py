"""Telegram's limits on sending, as a switch."""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.simulator.errors import too_many_requests

PRIVATE_BURST = 5
GROUP_PER_MINUTE = 20
OVERALL_PER_SECOND = 30


@dataclass(slots=True)
class _Bucket:
    tokens: float = PRIVATE_BURST
    at: float = 0.0


@dataclass(slots=True)
class Limits:
    """Off by default. Edits and topic creations count as sending.

    Telegram says that a private chat takes one message a second and that "short bursts" are allowed; how short,
    it does not say: a burst of five is this simulator's number.
    """

    enabled: bool = False
    _private: dict[str, _Bucket] = field(default_factory=dict)
    _groups: dict[str, deque[float]] = field(default_factory=dict)
    _all: dict[int, deque[float]] = field(default_factory=dict)

    def spend(self, bot_id: int, chat_key: str, now: float, *, private: bool) -> None:
        """Count one operation, or refuse it with 429; a refused one is not counted."""
        if not self.enabled:
            return
        overall = self._all.setdefault(bot_id, deque())
        self._check_window(overall, OVERALL_PER_SECOND, 1.0, now)
        if private:
            self._take_token(chat_key, now)
        else:
            group = self._groups.setdefault(chat_key, deque())
            self._check_window(group, GROUP_PER_MINUTE, 60.0, now)
            group.append(now)
        overall.append(now)

    def _take_token(self, key: str, now: float) -> None:
        bucket = self._private.setdefault(key, _Bucket(at=now))
        bucket.tokens = min(PRIVATE_BURST, bucket.tokens + max(0.0, now - bucket.at))
        bucket.at = now
        if bucket.tokens < 1:
            raise too_many_requests(max(1, math.ceil(1 - bucket.tokens)))
        bucket.tokens -= 1

    @staticmethod
    def _check_window(times: deque[float], most: int, seconds: float, now: float) -> None:
        while times and times[0] <= now - seconds:
            times.popleft()
        if len(times) >= most:
            raise too_many_requests(max(1, math.ceil(times[0] + seconds - now)))
