"""Which updates are due at a webhook, and when the next attempt is: Telegram's order and its patience."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.simulator.lanes import Lane
from bot.simulator.updates import UpdateQueue, Waiting

# The source is WebhookActor.cpp, on_update_error and load_updates. There the longest delay is 60 to 120 s by chance.
LONGEST_DELAY = 90.0
LONGEST_RETRY_AFTER = 3600


@dataclass(slots=True)
class _Attempts:
    """How the attempts at an update go."""

    under_way: bool = False
    due: float = 0.0
    delay: float = 1.0
    failed: int = 0


class Deliveries:
    """One update of a lane at a time; lanes do not wait for one another.

    Telegram looks at twice as many of the oldest updates as there may be connections, so that very many failing ones
    do hold up the others.
    """

    def __init__(self, queue: UpdateQueue, connections: int, time: Callable[[], float]) -> None:
        self._queue = queue
        self._connections = connections
        self._time = time
        self._attempts: dict[Waiting, _Attempts] = {}

    def take_due(self) -> list[Waiting]:
        """What is to be posted now; each stays under way until it is confirmed or failed."""
        now, free = self._time(), self._free()
        if len({it.lane for it in free}) < len(free) and self._queue.struck("disordered"):
            free.reverse()
        due = [it for it in _heads(free) if self._due(it) <= now]
        taken = sorted(due, key=self._due)[: self._connections - self._under_way()]
        for it in taken:
            self._attempts.setdefault(it, _Attempts()).under_way = True
        return taken

    def wait(self) -> float | None:
        """Seconds until an attempt is repeated; None when only an answer or a new update brings work."""
        if self._under_way() >= self._connections:
            return None
        later = [self._due(it) for it in _heads(self._free()) if self._due(it)]
        return max(min(later) - self._time(), 0.0) if later else None

    def confirmed(self, it: Waiting) -> None:
        self._attempts.pop(it, None)
        self._queue.confirm(it)

    def failed(self, it: Waiting, retry_after: int = 0) -> None:
        """The first retry comes at once, then after 2, 4, 8... seconds, or when the bot asked for it."""
        attempts, now = self._attempts[it], self._time()
        wait = float(min(max(retry_after, 0), LONGEST_RETRY_AFTER))
        if not wait and attempts.failed:
            wait = attempts.delay = min(attempts.delay * 2, LONGEST_DELAY)
        if now + wait > it.expires:
            del self._attempts[it]
            self._queue.drop(it)
            return
        attempts.under_way, attempts.due = False, now + wait
        attempts.failed += 1

    def _free(self) -> list[Waiting]:
        """Those in lanes where nothing is under way, oldest first."""
        window = self._queue.first(2 * self._connections)
        self._attempts = {it: how for it, how in self._attempts.items() if how.under_way or it in window}
        busy = {it.lane for it, how in self._attempts.items() if how.under_way}
        return [it for it in window if it.lane not in busy]

    def _under_way(self) -> int:
        return sum(how.under_way for how in self._attempts.values())

    def _due(self, it: Waiting) -> float:
        return self._attempts[it].due if it in self._attempts else 0.0


def _heads(free: list[Waiting]) -> list[Waiting]:
    """The first of each lane."""
    heads: dict[Lane, Waiting] = {}
    for it in free:
        heads.setdefault(it.lane, it)
    return list(heads.values())
