"""Which rows wait for which chat, in which order and until when: the delivery's memory of the outbox."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush

from bot.clock import Clock
from storage.outbox import Queued

LONG_SECONDS = 60.0
"""A row that has to wait longer than this waits aside, so that it does not keep the others of its chat waiting."""


@dataclass(slots=True)
class Line:
    """The rows that wait for one chat, the next one first."""

    heap: list[tuple[int, int]] = field(default_factory=list)
    """Rank and number of each row."""
    due: float = 0.0
    """Unix seconds before which nothing leaves."""
    busy: bool = False
    """A row of this chat is under way."""


class Lines:
    """All lines. Numbers only: the texts stay in the database until a row is sent."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lines: dict[str, Line] = {}
        self._waiting: set[str] = set()
        """Chats that have rows and none under way."""
        self._aside: list[tuple[float, int, Queued]] = []
        """Rows that wait for long, by the time of their next attempt."""

    def add(self, rows: list[Queued]) -> None:
        """Rows that were committed just now, or left by an earlier run."""
        soon = self._clock.now() + LONG_SECONDS
        for row in rows:
            if row.not_before > soon:
                heappush(self._aside, (row.not_before, row.id, row))
            else:
                self._join(row.chat, row.rank, row.id, row.not_before)

    def again(self, chat: str, rank: int, row_id: int, due: float, *, aside: bool = False) -> None:
        """A row that was taken goes back to the head of its line, or aside."""
        if aside:
            heappush(self._aside, (due, row_id, Queued(row_id, chat, rank)))
        else:
            self._join(chat, rank, row_id, due)

    def hold(self, chat: str, until: float) -> None:
        """Nothing leaves for a chat before a moment."""
        self._line(chat).due = until

    def recall(self) -> float | None:
        """Bring back the rows that have waited aside long enough; the seconds until the next one has."""
        now = self._clock.now()
        while self._aside and self._aside[0][0] <= now:
            row = heappop(self._aside)[2]
            self._join(row.chat, row.rank, row.id, 0.0)
        return self._aside[0][0] - now if self._aside else None

    def ready(self) -> list[str]:
        """Chats of which a row could leave, prospects before the group, older rows first."""
        return sorted(self._waiting, key=lambda chat: self._lines[chat].heap[0])

    def delay(self, chat: str) -> float:
        """Seconds until the chat's next row may leave; not more than 0 where it may now."""
        return self._lines[chat].due - self._clock.now()

    def take(self, chat: str) -> tuple[int, int]:
        """The chat's next row, by rank and number; no other leaves until it has landed."""
        self._waiting.discard(chat)
        line = self._lines[chat]
        line.busy = True
        return heappop(line.heap)

    def landed(self, chat: str) -> None:
        """What was under way for a chat has ended, one way or the other."""
        line = self._lines[chat]
        line.busy = False
        if line.heap:
            self._waiting.add(chat)
        elif line.due <= self._clock.now():
            del self._lines[chat]

    def _join(self, chat: str, rank: int, row_id: int, due: float) -> None:
        line = self._line(chat)
        heappush(line.heap, (rank, row_id))
        line.due = max(line.due, due)
        if not line.busy:
            self._waiting.add(chat)

    def _line(self, chat: str) -> Line:
        return self._lines.setdefault(chat, Line())
