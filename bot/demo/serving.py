"""A simulator on a free port of this machine, until the operator has had enough."""

from __future__ import annotations

import asyncio
import contextlib
import signal

from bot.simulator import Server, World
from bot.simulator import serve as serve_world

HOST = "127.0.0.1"
MOST_PORTS = 20
"""So many ports after the wanted one are tried where that is taken."""


async def serve(world: World, wanted: int) -> Server:
    """Listen on the wanted port, or else on one of the next."""
    for port in (*range(wanted, wanted + MOST_PORTS), 0):
        with contextlib.suppress(OSError, OverflowError):
            return await serve_world(world, host=HOST, port=port)
    raise OSError(f"no port of {HOST} is free")


def told_to_end() -> asyncio.Event:
    """Set by SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
