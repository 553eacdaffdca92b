"""A bot's queue of updates: what it is owed, until it is confirmed or too old."""

import math
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from bot.simulator.kinds import DEFAULT_KINDS, KINDS, MESSAGE_LIFETIME, lifetime
from bot.simulator.lanes import Lane, lane_of

_MOST_WAITING = 100_000
_FUTURE = 10
_REMEMBERED = 10_000


@dataclass(slots=True, eq=False)
class Waiting:
    """An update that is not confirmed. Where order matters to Telegram, it is the order within a lane."""

    update_id: int
    expires: float
    update: dict[str, Any]
    lane: Lane = field(init=False)

    def __post_init__(self) -> None:
        self.lane = lane_of(self.update)


def _never(_kind: str) -> bool:
    return False


class UpdateQueue:
    """`on_put` are called when something new can be fetched; `struck` tells whether a fault of updates strikes now."""

    def __init__(self, time: Callable[[], float], first_id: int, struck: Callable[[str], bool] = _never) -> None:
        self._time = time
        self.struck = struck
        self.next_id = first_id
        self.allowed: frozenset[str] = DEFAULT_KINDS
        self.waiting: deque[Waiting] = deque()
        self.seen: deque[Waiting] = deque(maxlen=_REMEMBERED)
        self._again: deque[Waiting] = deque()
        self._given_again: list[Waiting] = []
        self._soonest = math.inf
        self.on_put: list[Callable[[], None]] = []

    def allow(self, kinds: Any) -> None:
        """Remember `allowed_updates`. No known name among them means the default; no list of names, no change."""
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            self.allowed = frozenset(kind.lower() for kind in kinds) & frozenset(KINDS) or DEFAULT_KINDS

    def put(self, kind: str, payload: dict[str, Any]) -> int | None:
        """Queue an update, or drop it when the bot does not want its kind; returns its id."""
        if kind not in self.allowed or len(self.waiting) >= _MOST_WAITING:
            return None
        if self.struck("malformed"):
            self._append({"message": {"message_id": "x", "chat": 5}}, MESSAGE_LIFETIME)
        return self._append({kind: payload}, lifetime(kind))

    def push_raw(self, update: dict[str, Any]) -> Any:
        """Queue anything, however malformed; returns its number. Without an own one it gets the next."""
        if "update_id" in update:
            self._give_again(update)
            return update["update_id"]
        return self._append(update, MESSAGE_LIFETIME)

    def redeliver(self, update_id: int) -> None:
        """Give an update once more, with its old number, whatever was confirmed since."""
        for past in (*self.seen, *self.waiting):
            if past.update_id == update_id:
                self._give_again(past.update)
                return
        raise KeyError(f"no update {update_id} is remembered")

    def fetch(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """What getUpdates gives: everything below the offset is confirmed and gone; a negative one forgets."""
        self._confirm(offset)
        self._expire()
        self._given_again = again = [self._again.popleft() for _ in range(min(limit, len(self._again)))]
        found = again + list(islice(self.waiting, limit - len(again)))
        if len(found) > 1 and self.struck("disordered"):
            found.reverse()
        return [it.update for it in found]

    def not_given(self) -> None:
        """The answer to the last poll was lost. No offset confirms what was given once more, so it waits again."""
        self._again.extendleft(reversed(self._given_again))
        if self._given_again:
            self._given_again = []
            self.tell()

    def first(self, most: int) -> list[Waiting]:
        """What a webhook is given next. Unlike a poll this confirms nothing."""
        self._expire()
        return list(islice(chain(self._again, self.waiting), most))

    def confirm(self, it: Waiting) -> None:
        """A webhook took this one, whatever waits before it."""
        if it in self._again:
            self._again.remove(it)
        elif it in self.waiting:
            self.waiting.remove(it)
            self._confirmed(it)

    def drop(self, it: Waiting) -> None:
        """Give it up: it would be too old by the next attempt."""
        for queue in (self._again, self.waiting):
            if it in queue:
                queue.remove(it)

    def __len__(self) -> int:
        self._expire()
        return len(self.waiting) + len(self._again)

    def clear(self) -> None:
        self.waiting.clear()
        self._again.clear()

    def tell(self) -> None:
        for told in tuple(self.on_put):
            told()

    def _confirm(self, offset: int) -> None:
        if offset > self.next_id + _FUTURE:
            return  # Telegram takes such an offset for one of another time, and begins at the oldest update
        while offset < 0 and len(self.waiting) > -offset:
            self.seen.append(self.waiting.popleft())
        while self.waiting and self.waiting[0].update_id < offset:
            self._confirmed(self.waiting.popleft())

    def _confirmed(self, it: Waiting) -> None:
        self.seen.append(it)
        if self.struck("twice"):
            self._give_again(it.update)

    def _expire(self) -> None:
        now = self._time()
        if self._soonest <= now:
            self._keep(it for it in self.waiting if it.expires > now)
        while self._again and self._again[0].expires <= now:
            self._again.popleft()

    def _keep(self, waiting: Iterable[Waiting]) -> None:
        self.waiting = deque(waiting)
        self._soonest = min((it.expires for it in self.waiting), default=math.inf)

    def _give_again(self, update: dict[str, Any]) -> None:
        self._again.append(Waiting(update["update_id"], self._time() + MESSAGE_LIFETIME, update))
        self.tell()

    def _append(self, body: dict[str, Any], seconds: int) -> int:
        update_id = self.next_id
        self.next_id += 1
        it = Waiting(update_id, self._time() + seconds, {"update_id": update_id, **body})
        self.waiting.append(it)
        self._soonest = min(self._soonest, it.expires)
        self.tell()
        return update_id

    def stored(self) -> dict[str, Any]:
        return {
            "next_id": self.next_id,
            "allowed": sorted(self.allowed),
            "waiting": [[it.update_id, it.expires, it.update] for it in self.waiting],
            "again": [[it.update_id, it.expires, it.update] for it in self._again],
        }

    def restore(self, stored: dict[str, Any]) -> None:
        self.next_id = stored["next_id"]
        self.allowed = frozenset(stored["allowed"])
        self._keep(Waiting(*row) for row in stored["waiting"])
        self._again = deque(Waiting(*row) for row in stored.get("again", []))
