"""The folder of a demo: the world, the bot's database and its key."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from bot.demo.keeping import WorldFile
from bot.simulator import World
from storage.sealing import new_key

WORLD, KEY, DATABASE = "world.json", "data.key", "intake.db"


@dataclass(frozen=True, slots=True)
class Demo:
    """A folder with everything that a demo keeps."""

    folder: Path

    @classmethod
    def prepared(cls, folder: Path, fresh: bool) -> Demo:
        """A demo whose folder is there, and empty where it starts over."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        demo = cls(folder.resolve())
        if fresh:
            demo.clear()
        return demo

    def clear(self) -> None:
        """Start over: only the demo's own files are deleted."""
        for name in (WORLD, KEY, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}.lock"):
            (self.folder / name).unlink(missing_ok=True)

    @property
    def file(self) -> WorldFile:
        return WorldFile(self.folder / WORLD)

    def world(self) -> World:
        """The world as it was left, or a new one with a few people in it."""
        return self.file.world() or a_new_world()

    def environment(self, world: World, url: str) -> dict[str, str]:
        """The bot's settings; whatever the operator set for a real bot is left out."""
        key = self.folder / KEY
        if not key.exists():
            key.touch(mode=0o600)
            key.write_text(new_key(), encoding="ascii")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("INTAKE_")}
        group = list(world.chats.groups())[-1]  # after a migration the newest is the live one
        return {
            **inherited,
            "INTAKE_BOT_TOKEN": world.bot().token,
            "INTAKE_BOT_API_URL": url,
            "INTAKE_MANAGERS_CHAT_ID": str(group.id),
            "INTAKE_DATABASE_URL": f"sqlite:///{self.folder / DATABASE}",
            "INTAKE_DATA_KEY_FILE": str(key),
        }


def a_new_world() -> World:
    """Two prospects, and two managers with their group."""
    world = World(time=time.time)
    world.add_bot(first_name="Example Agency")
    anna = world.add_user("Anna", username="anna_sales", language_code="en", role="manager")
    bohdan = world.add_user("Bohdan", username="bohdan_sales", language_code="uk", role="manager")
    world.add_user("Olena", "Koval", "olena_k", language_code="uk", phone="+380501112233")
    world.add_user("Mark", "Reed", "mark_reed", language_code="en", phone="+442079460958")
    world.add_group("Managers", members=[anna.id, bohdan.id])
    return world
