"""The simulator alone, for anyone's bot."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import click

from bot.demo.keeping import WorldFile
from bot.demo.serving import beside, serve, told_to_end
from bot.errors import BadData
from bot.simulator import Server, World
from bot.simulator.life import Life, newcomer

TOKEN = "42:simulated"  # noqa: S105 - made up, and meant to be seen


@dataclass(frozen=True, slots=True)
class Wish:
    """What an operator asks for; `token`, `name` and `username` are None where the operator did not say."""

    port: int
    token: str | None = None
    name: str | None = None
    username: str | None = None
    people: int = 2
    forum: bool = False
    limits: bool = False
    life: bool = False
    seed: int = 1
    file: Path | None = None

    def world(self) -> World:
        """The world as it was left in the file, or a new one: a bot, two managers with their group, prospects."""
        kept = self._kept()
        world = kept or World(time=time.time)
        if kept is None:
            self._fill(world)
        elif self.token is not None and world.accounts.bot_with(self.token) is None:
            raise BadData(f"{self.file} holds a Telegram whose bot has another token")
        world.limits.enabled = world.limits.enabled or self.limits
        return world

    def _kept(self) -> World | None:
        if self.file is None:
            return None
        self.file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return WorldFile(self.file).world()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise BadData(f"{self.file} holds no Telegram that this version can read") from None

    def _fill(self, world: World) -> None:
        try:
            world.add_bot(self.token or TOKEN, self.name or "My Bot", self.username or "my_bot")
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--token") from None
        anna = world.add_user("Anna", username="anna_sales", language_code="en", role="manager")
        bohdan = world.add_user("Bohdan", username="bohdan_sales", language_code="uk", role="manager")
        world.add_group("Managers", members=[anna.id, bohdan.id], forum=self.forum)
        dice = Random(self.seed)  # noqa: S311 - names of a game
        for _ in range(0 if self.life else self.people):
            newcomer(world, dice)


async def run(wish: Wish) -> None:
    """Run until SIGINT or SIGTERM."""
    world, stop = wish.world(), told_to_end()
    server = await serve(world, wish.port)
    click.echo(described(world, server))
    works = [Life(world, wish.people, wish.seed).goes_on()] if wish.life else []
    if wish.file is not None:
        works.append(WorldFile(wish.file).keep(world))
    await beside(stop, *works)
    await server.close()
    if wish.file is not None:
        WorldFile(wish.file).save(world)


def described(world: World, server: Server) -> str:
    """What somebody needs who wants to let a bot run against it."""
    rows = (
        ("Page", f"{server.url}/", "a prospect on the left, the group on the right"),
        ("Bot API", f"{server.url}/bot", "instead of https://api.telegram.org/bot"),
        ("Files", f"{server.url}/file/bot", ""),
        ("Token", world.bot().token, ""),
        *(("Group", str(group.id), group.title or "") for group in world.chats.groups()),
    )
    lines = [f"  {name:<8} {value:<32} {meaning}".rstrip() for name, value, meaning in rows]
    return "\n".join(["", *lines, "", "  Ctrl+C ends.", ""])
