"""The switches of the desk: faults, limits, the network, the clock, the bot's process."""

import asyncio
from typing import Any

from bot.simulator.desk.fields import Fields, WrongRequestError
from bot.simulator.desk.process import BotProcess
from bot.simulator.wire.api import BotApi
from bot.simulator.world import World

Answer = dict[str, Any]
_LONGEST_DELAY = 60.0
_FURTHEST = 400 * 86_400.0


def change_faults(world: World, given: Fields) -> Answer:
    action = given.choice("action", ("add", "remove", "clear"), None)
    if action == "clear":
        world.faults.clear()
    elif action == "remove":
        world.faults.remove(given.number("id"))
    else:
        return _add_fault(world, given)
    world.tell("faults")
    return {}


def _add_fault(world: World, given: Fields) -> Answer:
    lasts = given.optional_seconds("lasts")
    numbers = ("chat_id", "code", "retry_after", "migrate_to_chat_id")
    fault = world.faults.add(
        given.text("kind"),
        method=given.optional_text("method"),
        description=given.optional_text("description"),
        times=given.optional_number("times") if "times" in given else 1,
        after=given.number("after", 0),
        seconds=given.optional_seconds("seconds"),
        carried_out=given.flag("carried_out"),
        until=world.time() + lasts if lasts is not None else None,
        **{name: given.optional_number(name) for name in numbers},
    )
    if lasts is not None:
        asyncio.get_running_loop().call_later(lasts, _take_back, world, fault.id)
    world.tell("faults")
    return {"fault": fault.id}


def _take_back(world: World, fault_id: int) -> None:
    world.faults.remove(fault_id)
    world.tell("faults")


def change_settings(world: World, api: BotApi, given: Fields) -> Answer:
    delay, forward = given.optional_seconds("delay"), given.optional_seconds("forward")
    limits = given.flag("limits", default=world.limits.enabled)
    if forward is not None and forward > _FURTHEST:
        raise WrongRequestError(f"forward must be at most {_FURTHEST:.0f} seconds")
    world.limits.enabled = limits
    if delay is not None:
        api.delay = min(delay, _LONGEST_DELAY)
    if forward:
        world.forward_clock(forward)
    world.tell("faults")
    return {}


async def switch(process: BotProcess | None, given: Fields) -> Answer:
    action = given.choice("action", ("kill", "stop", "start"), None)
    if process is None:
        raise WrongRequestError("the bot runs elsewhere; the simulator cannot switch it")
    await {"kill": process.kill, "stop": process.stop, "start": process.start}[action]()
    return {"running": process.running}
