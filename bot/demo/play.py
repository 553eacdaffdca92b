"""The demo: the simulator in this process, and the very bot that runs in life as a second one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from bot.demo.folder import Demo
from bot.demo.process import BotProcess
from bot.demo.serving import serve, told_to_end


async def run(folder: Path, port: int, fresh: bool) -> None:
    """Run until SIGINT or SIGTERM."""
    stop = told_to_end()
    demo = Demo.prepared(folder, fresh)
    world = demo.world()
    bot = BotProcess(world, demo.folder, lambda: demo.environment(world, server.url))
    server = await serve(world, port)
    click.echo(f"\n  Open  {server.url}/  in your browser: a prospect on the left, the managers on the right.")
    click.echo(f"  Data is kept in {demo.folder}; `--fresh` starts over. Ctrl+C ends.\n")
    keeping = asyncio.create_task(demo.file.keep(world))
    await bot.start()
    await stop.wait()
    keeping.cancel()
    await asyncio.gather(keeping, bot.stop(), return_exceptions=True)
    await server.close()
    demo.file.save(world)
