"""When the bot is killed: at a call of the Bot API that is counted since the start, or at a moment by the clock."""

from __future__ import annotations

import asyncio
import random
import signal
from dataclasses import dataclass
from typing import Literal

from bot.simulator.calls import CallRecord
from tests.crash.harness import House

Stage = Literal["before", "after", "answered"]
HEARD: dict[str, Stage] = {"arrived": "before", "carried_out": "after", "answered": "answered"}
PATIENCE = 2.5
"""Seconds after which the bot is killed wherever it is, because the awaited call does not come."""


@dataclass(frozen=True, slots=True)
class AtCall:
    """At so many calls since the start: before Telegram carries it out, after that with the answer lost on its way,
    or with the answer just sent."""

    number: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class AfterSeconds:
    """At a moment that has nothing to do with any call."""

    seconds: float


Moment = AtCall | AfterSeconds


def any_moment(dice: random.Random) -> Moment:
    """Most often in the midst of work, now and then at the start."""
    if dice.random() < 0.2:
        return AfterSeconds(dice.uniform(0.05, 1.2))
    stages: tuple[Stage, ...] = ("before", "after", "answered")
    return AtCall(dice.randint(1, 25), dice.choice(stages))


class Reaper:
    """Kills the bot of a house, and counts how often."""

    def __init__(self, house: House) -> None:
        self.kills = 0
        self._house = house
        self._moment: AtCall | None = None
        self._calls = 0
        self._victim: int | None = None
        house.world.on_call.append(self._hear)

    def wait_for(self, moment: AtCall | None) -> None:
        """The next kill comes at this call, counted from now."""
        self._moment, self._calls, self._victim = moment, 0, None

    async def strike(self, moment: Moment) -> None:
        """Kill the bot that was just started at a moment; returns when it is dead."""
        ended, before = asyncio.ensure_future(self._house.ended()), self.kills
        self.wait_for(moment if isinstance(moment, AtCall) else None)
        seconds = moment.seconds if isinstance(moment, AfterSeconds) else PATIENCE
        await asyncio.wait([ended], timeout=seconds)
        if not ended.done() and self.kills == before:  # or it was struck just now, and is about to die
            self._kill()
        await ended

    def _kill(self) -> None:
        self._moment = None
        self.kills += 1
        self._house.send_signal(signal.SIGKILL)

    def _hear(self, record: CallRecord, stage: str) -> bool:
        """False closes the connection there: what the bot would have heard, it does not hear."""
        if self._moment is None:
            return True
        if stage == "arrived":
            self._calls += 1
            if self._calls == self._moment.number:
                self._victim = record.number
        if record.number != self._victim or HEARD[stage] not in (self._moment.stage, "answered"):
            return True
        self._kill()
        return stage == "answered"
