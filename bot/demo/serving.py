"""A simulator on a free port of this machine, until the operator has had enough."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import Awaitable

import click

from bot.demo.process import BotProcess
from bot.errors import place_of
from bot.simulator import Server, World
from bot.simulator import serve as serve_world

HOST = "127.0.0.1"
MOST_PORTS = 20
"""So many ports after the wanted one are tried where that is taken."""


FEWER_COLLECTIONS = 50_000
"""What a Telegram keeps is kept for long, and hardly ever in circles: the collector would look at it in vain."""


async def serve(world: World, wanted: int, process: BotProcess | None = None) -> Server:
    """Listen on the wanted port, or else on one of the next."""
    gc.set_threshold(FEWER_COLLECTIONS, 20, 20)
    for port in (*range(wanted, wanted + MOST_PORTS), 0):
        with contextlib.suppress(OSError, OverflowError):
            return await serve_world(world, host=HOST, port=port, process=process)
    raise OSError(f"no port of {HOST} is free")


def told_to_end() -> asyncio.Event:
    """Set by SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def beside(stop: asyncio.Event, *works: Awaitable[None]) -> None:
    """Do these things until it is time to stop; one that breaks down is told and does not disturb the others."""
    tasks = [asyncio.ensure_future(_told(work)) for work in works]
    await stop.wait()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _told(work: Awaitable[None]) -> None:
    try:
        await work
    except Exception as error:
        click.echo(f"A fault of the simulator: {place_of(error)}", err=True)
