"""A bot's queue of updates: what it is owed, until it is confirmed or too old."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

KINDS = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
        "business_message", "edited_business_message", "deleted_business_messages", "message_reaction",
        "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
        "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
        "chat_join_request", "chat_boost", "removed_chat_boost",
    }
)  # fmt: skip
DEFAULT_KINDS = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
MESSAGE_LIFETIME = 86_400
PRESS_LIFETIME = 150
_REMEMBERED = 10_000


@dataclass(slots=True)
class Waiting:
    update_id: int
    expires: float
    update: dict[str, Any]


class UpdateQueue:
    """`on_put` are called when something new can be fetched."""

    def __init__(self, time: Callable[[], float], first_id: int) -> None:
        self._time = time
        self.next_id = first_id
        self.allowed: frozenset[str] = DEFAULT_KINDS
        self.waiting: deque[Waiting] = deque()
        self.seen: deque[Waiting] = deque(maxlen=_REMEMBERED)
        self._again: list[dict[str, Any]] = []
        self.on_put: list[Callable[[], None]] = []

    def allow(self, kinds: Iterable[str]) -> None:
        """Remember `allowed_updates`; an empty list means the default, and unknown names are passed over."""
        wanted = frozenset(kinds) & KINDS
        self.allowed = wanted or DEFAULT_KINDS

    def put(self, kind: str, payload: dict[str, Any]) -> int | None:
        """Queue an update, or drop it when the bot does not want its kind; returns its id."""
        if kind not in self.allowed:
            return None
        lifetime = PRESS_LIFETIME if kind == "callback_query" else MESSAGE_LIFETIME
        return self._append({"update_id": self.next_id, kind: payload}, lifetime)

    def push_raw(self, update: dict[str, Any]) -> int:
        """Queue anything, however malformed. Without an own number it gets the next one."""
        if "update_id" in update:
            self._again.append(update)
            self._tell()
            return int(update["update_id"])
        return self._append({"update_id": self.next_id, **update}, MESSAGE_LIFETIME)

    def redeliver(self, update_id: int) -> None:
        """Give an update once more, with its old number, whatever was confirmed since."""
        for past in (*self.seen, *self.waiting):
            if past.update_id == update_id:
                self._again.append(past.update)
                self._tell()
                return
        raise KeyError(f"no update {update_id} is remembered")

    def fetch(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """What getUpdates gives: everything below the offset is confirmed and gone; a negative one forgets."""
        self._confirm(offset)
        self._expire()
        again, self._again = self._again[:limit], self._again[limit:]
        fresh = [it.update for _, it in zip(range(limit - len(again)), self.waiting, strict=False)]
        return again + fresh

    def __len__(self) -> int:
        self._expire()
        return len(self.waiting) + len(self._again)

    def clear(self) -> None:
        self.waiting.clear()
        self._again.clear()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self.waiting) > -offset:
                self.seen.append(self.waiting.popleft())
        while self.waiting and self.waiting[0].update_id < offset:
            self.seen.append(self.waiting.popleft())

    def _expire(self) -> None:
        now = self._time()
        if any(it.expires <= now for it in self.waiting):
            self.waiting = deque(it for it in self.waiting if it.expires > now)

    def _append(self, update: dict[str, Any], lifetime: int) -> int:
        update_id = self.next_id
        self.next_id += 1
        self.waiting.append(Waiting(update_id, self._time() + lifetime, update))
        self._tell()
        return update_id

    def _tell(self) -> None:
        for told in tuple(self.on_put):
            told()

    def stored(self) -> dict[str, Any]:
        return {
            "next_id": self.next_id,
            "allowed": sorted(self.allowed),
            "waiting": [[it.update_id, it.expires, it.update] for it in self.waiting],
        }

    def restore(self, stored: dict[str, Any]) -> None:
        self.next_id = stored["next_id"]
        self.allowed = frozenset(stored["allowed"])
        self.waiting = deque(Waiting(*row) for row in stored["waiting"])
