"""Whether a bot listens: told by its polls, and by nothing else."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from bot.simulator import Server
from bot.simulator.users import Bot
from bot.simulator.wire import presence
from bot.simulator.wire.presence import Presence

from .conftest import Api

Look = Callable[[], Awaitable[dict[str, Any]]]


@pytest.fixture
def look(session: aiohttp.ClientSession, server: Server) -> Look:
    async def state() -> dict[str, Any]:
        async with session.get(f"{server.url}/api/state") as response:
            found: dict[str, Any] = (await response.json())["bots"][0]
            return found

    return state


async def until(look: Look, *, listens: bool) -> None:
    async with asyncio.timeout(3):
        while (await look())["listens"] is not listens:
            await asyncio.sleep(0.01)


async def test_a_bot_listens_while_it_polls(api: Api, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "_BETWEEN_POLLS", 0.0)
    assert await look() | {"listens": False, "asked_at": None} == await look()
    poll = asyncio.create_task(api("getUpdates", timeout=20))
    await until(look, listens=True)
    assert (await look())["asked_at"] == 1_800_000_000.0
    poll.cancel()
    await until(look, listens=False)


async def test_between_two_polls_a_bot_is_not_called_silent(api: Api, look: Look) -> None:
    await api("getUpdates")
    assert (await look())["listens"]


async def test_a_page_hears_when_a_bot_comes(api: Api, server: Server, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{server.url}/api/events") as stream:
        await api("getUpdates")
        while not (line := await asyncio.wait_for(stream.content.readline(), 3)).startswith(b'data: {"k'):
            pass
    assert json.loads(line.removeprefix(b"data: ")) == {"kinds": ["bots"], "chats": []}


def test_a_caller_that_hung_up_leaves_no_trace(bot: Bot) -> None:
    known = Presence()
    with known.polling(bot.id, 5.0, lambda: True):
        assert not known.listens(bot.id)
    assert (known.listens(bot.id), known.listening(), known.asked_at(bot.id)) == (False, frozenset(), 5.0)
