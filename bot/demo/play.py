"""The demo: the simulator in this process, and the very bot that runs in life as a second one."""

from __future__ import annotations

from pathlib import Path

import click

from bot.demo.folder import Demo
from bot.demo.process import BotProcess
from bot.demo.serving import beside, serve, told_to_end
from bot.simulator.life import Life


async def run(folder: Path, port: int, fresh: bool, people: int = 0, seed: int = 1) -> None:
    """Run until SIGINT or SIGTERM."""
    stop = told_to_end()
    demo = Demo.prepared(folder, fresh)
    world = demo.world()
    bot = BotProcess(world, demo.folder, lambda: demo.environment(world, server.url))
    server = await serve(world, port, bot)
    click.echo(f"\n  Open  {server.url}/  in your browser: a prospect on the left, the managers on the right.")
    if people:
        click.echo(f"  {people} people come and go by themselves, and the managers work.")
    click.echo(f"  Data is kept in {demo.folder}; `--fresh` starts over. Ctrl+C ends.\n")
    await bot.start()
    life = [Life(world, people, seed).goes_on()] if people else []
    await beside(stop, demo.file.keep(world), *life)
    await bot.stop()
    await server.close()
    demo.file.save(world)
