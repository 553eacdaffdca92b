"""Faults that a story or a maintainer asks for: how Telegram, or the way to it, fails."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bot.simulator.errors import ApiError

OF_UPDATES = frozenset({"malformed", "twice", "disordered"})
KINDS = OF_UPDATES | {"error", "drop", "drop_after", "hang", "slow", "bad_gateway", "garbage", "truncated"}


@dataclass(slots=True)
class Fault:
    """`left` is how many calls it still strikes; None is until it is removed. `after` calls are let through first.
    `until` is the time at which it is over, however often it struck.

    error        answered with `code` and `description` (and `retry_after`, `migrate_to_chat_id`); not carried out
    drop         the connection is closed; not carried out
    drop_after   carried out, then the connection is closed without an answer
    hang         silence for `seconds`, then the connection is closed; carried out first if `carried_out`
    slow         carried out and answered, but only after `seconds`
    bad_gateway  502 with a page of HTML; carried out first if `carried_out`
    garbage      200 with something that is no JSON; carried out
    truncated    carried out, and the connection closes in the middle of the answer

    These strike updates, whichever way they go to the bot:
    malformed    before an update that is made comes one in a shape that no library expects
    twice        an update comes once more after it was confirmed, with the same number
    disordered   what waits together comes newest first
    """

    id: int
    kind: str
    method: str | None = None
    chat_id: int | None = None
    left: int | None = 1
    after: int = 0
    code: int = 400
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    seconds: float = 0.0
    carried_out: bool = False
    until: float | None = None

    @property
    def carries_out(self) -> bool:
        """Whether the call is carried out all the same."""
        return self.carried_out or self.kind in ("slow", "drop_after", "garbage", "truncated")

    @property
    def loses_answer(self) -> bool:
        """Whether the call is carried out and the bot does not learn what came of it."""
        return self.carries_out and self.kind not in ("slow", "error")

    def error(self) -> ApiError:
        parameters: dict[str, int] = {}
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        if self.migrate_to_chat_id is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to_chat_id
        return ApiError(self.code, self.description or self._usual_description(), **parameters)

    def _usual_description(self) -> str:
        if self.retry_after is not None:
            return f"Too Many Requests: retry after {self.retry_after}"
        if self.migrate_to_chat_id is not None:
            return "Bad Request: group chat was upgraded to a supergroup chat"
        names = {401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 429: "Too Many Requests"}
        return names.get(self.code, "Bad Request" if self.code < 500 else "Internal Server Error: restart")

    def described(self) -> dict[str, Any]:
        return asdict(self)


class Faults:
    """The faults in force, in the order in which they were asked for; the first that fits strikes."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._last_id = 0

    def add(
        self,
        kind: str,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        times: int | None = 1,
        after: int = 0,
        code: int | None = None,
        description: str | None = None,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
        seconds: float | None = None,
        carried_out: bool = False,
        until: float | None = None,
    ) -> Fault:
        """Without `method` every method is struck, getUpdates too; without `chat_id` every chat."""
        if kind not in KINDS:
            raise ValueError(f"no such fault: {kind}; there are {', '.join(sorted(KINDS))}")
        if kind in OF_UPDATES and (method or chat_id):
            raise ValueError(f"{kind} strikes updates: leave out the method and the chat")
        if times is not None and times < 1:
            raise ValueError("times must be at least 1, or None for as long as the fault is not removed")
        self._last_id += 1
        fault = Fault(
            self._last_id,
            kind,
            method=method.lower() if method else None,
            chat_id=chat_id,
            left=times,
            after=after,
            code=code if code is not None else (429 if retry_after is not None else 400),
            description=description,
            retry_after=retry_after,
            migrate_to_chat_id=migrate_to_chat_id,
            seconds=seconds if seconds is not None else (3600.0 if kind == "hang" else 1.0),
            carried_out=carried_out,
            until=until,
        )
        self._faults.append(fault)
        return fault

    def remove(self, fault_id: int) -> None:
        self._faults = [fault for fault in self._faults if fault.id != fault_id]

    def expire(self, now: float) -> None:
        self._faults = [fault for fault in self._faults if fault.until is None or fault.until > now]

    def clear(self) -> None:
        self._faults = []

    def in_force(self) -> list[Fault]:
        return list(self._faults)

    def take(self, method: str, chat_id: str | None) -> Fault | None:
        """The fault that strikes this call, used up by one."""
        if not self._faults:
            return None
        return self._first(lambda it: it.kind not in OF_UPDATES and _fits(it, method.lower(), chat_id))

    def strikes(self, kind: str) -> bool:
        """Whether a fault of updates strikes this time; it is used up by one."""
        return bool(self._faults) and self._first(lambda it: it.kind == kind) is not None

    def _first(self, fits: Callable[[Fault], bool]) -> Fault | None:
        for fault in self._faults:
            if not fits(fault):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            self._use(fault)
            return fault
        return None

    def _use(self, fault: Fault) -> None:
        if fault.left is not None:
            fault.left -= 1
            if fault.left <= 0:
                self._faults.remove(fault)


def _fits(fault: Fault, method: str, chat_id: str | None) -> bool:
    return fault.method in (None, method) and (fault.chat_id is None or str(fault.chat_id) == chat_id)
