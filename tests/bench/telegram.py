"""The simulator with its people as a process of its own: commands come as JSON lines, and so do the answers."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict
from typing import Any

import uvloop

from bot.simulator import World, serve
from tests.bench.people import Board, run_round


class Telegram:
    """Does what the measuring process asks for."""

    def __init__(self) -> None:
        self.world = World()
        self.world.add_bot()
        manager = self.world.add_user("Anna", role="manager")
        self.group = self.world.add_group("Managers", members=[manager.id])
        self.board = Board(self.world, self.group, manager)

    async def listen(self, port: int, delay: float) -> None:
        """Serve until the measuring process closes our standard input."""
        server = await serve(self.world, port=port, delay=delay, page=False)
        _say({"url": server.url, "token": self.world.bot().token, "group": self.group.id})
        reader = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        while line := await reader.readline():
            asked = json.loads(line)
            _say(await (self._first_poll() if asked["do"] == "first poll" else self._round(asked)))
        await server.close()

    async def _first_poll(self) -> dict[str, Any]:
        """When the bot asked for updates, as the system's clock has it."""
        while not (polls := self.world.calls.of("getUpdates")):
            await asyncio.sleep(0.005)
        return {"at": polls[0].at}

    async def _round(self, asked: dict[str, Any]) -> dict[str, Any]:
        return asdict(await run_round(self.world, self.board, asked["at_once"], asked["leads"]))


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    uvloop.run(Telegram().listen(int(sys.argv[1]), float(sys.argv[2])))
