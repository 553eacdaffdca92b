"""How a call is carried out, whichever way it came: the log, those who listen, the limits, the method itself."""

from typing import Any

from bot.simulator.calls import CallRecord
from bot.simulator.errors import ApiError, method_not_found, not_implemented
from bot.simulator.methods import KNOWN, METHODS, Call
from bot.simulator.users import Bot
from bot.simulator.wire.polling import Polls
from bot.simulator.world import World

Envelope = dict[str, Any]


class Carrier:
    """Carries out calls, one after another in the order in which they come."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.polls = Polls()

    def arrived(self, bot: Bot, name: str, params: dict[str, Any]) -> CallRecord:
        known = METHODS.get(name.lower())
        return self.world.calls.arrived(self.world.time(), known.name if known else name, bot.id, params)

    def heard(self, record: CallRecord, stage: str) -> bool:
        """Tell those who listen to calls; False means that one of them wants the connection closed here."""
        return all([listener(record, stage) is not False for listener in tuple(self.world.on_call)])  # noqa: C419

    def told(self, record: CallRecord) -> None:
        """What came of the call is known."""
        record.took = max(self.world.time() - record.at, 0.0)
        self.world.tell("call", what=record)

    async def carry_out(self, call: Call, record: CallRecord) -> tuple[int, Envelope]:
        """The HTTP status and the body of the answer."""
        try:
            record.result = await self._result(call, record)
        except ApiError as error:
            record.error = error.description
            status, body = error.code, error.envelope()
        else:
            record.carried_out = True
            status, body = 200, {"ok": True, "result": record.result}
            if call.remark:
                body["description"] = call.remark
        self.told(record)
        return status, body

    async def without_answer(self, call: Call, name: str) -> None:
        """A call whose answer nobody waits for; a fault that keeps a call from being carried out does so here too."""
        record = self.arrived(call.bot, name, call.params)
        fault = self.world.faults.take(record.method, call.text("chat_id") or None)
        record.fault = fault.kind if fault else None
        if fault is not None and not fault.carries_out:
            record.error = fault.error().description if fault.kind == "error" else f"simulated fault: {fault.kind}"
            self.told(record)
        elif self.heard(record, "arrived"):
            await self.carry_out(call, record)
            if record.carried_out:
                self.heard(record, "carried_out")

    async def _result(self, call: Call, record: CallRecord) -> Any:
        name = record.method.lower()
        if name == "getupdates":
            return await self.polls.get_updates(call)
        method = METHODS.get(name)
        if method is None:
            raise not_implemented(KNOWN[name]) if name in KNOWN else method_not_found()
        if method.counted:
            self._spend(call)
        return method.run(call)

    def _spend(self, call: Call) -> None:
        limits = self.world.limits
        if limits.enabled:
            given = call.text("chat_id")
            limits.spend(call.bot.id, f"{call.bot.id}:{given}", self.world.time(), private=not given.startswith("-"))
