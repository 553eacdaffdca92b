"""The record of Bot API calls: what a bot asked for and what it was told."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_REMEMBERED = 5_000


@dataclass(slots=True)
class CallRecord:
    """One call. `result` or `error` is set once it was worked out, `took` the seconds that this needed; `carried_out`
    says whether it changed the world, `lost` whether the answer to what was worked out never came to the bot."""

    number: int
    at: float
    method: str
    bot_id: int
    params: dict[str, Any]
    result: Any = None
    error: str | None = None
    carried_out: bool = False
    fault: str | None = None
    lost: bool = False
    took: float | None = None


# A listener hears "arrived", "carried_out" and "answered". Returning False closes the connection at that point.
OnCall = Callable[[CallRecord, str], bool | None]


class CallLog(deque[CallRecord]):
    """The newest calls, oldest first."""

    def __init__(self) -> None:
        super().__init__(maxlen=_REMEMBERED)
        self.total = 0

    def arrived(self, at: float, method: str, bot_id: int, params: dict[str, Any]) -> CallRecord:
        self.total += 1
        record = CallRecord(self.total, at, method, bot_id, params)
        self.append(record)
        return record

    def of(self, method: str) -> list[CallRecord]:
        wanted = method.lower()
        return [record for record in self if record.method.lower() == wanted]
