"""A simulated Telegram for each test: a world with a clock that can be moved, a server, and a way to call it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.simulator import Server, World, serve
from bot.simulator.person import Person
from bot.simulator.users import Bot, User


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += seconds


@dataclass(slots=True)
class Reply:
    status: int
    body: Any

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def error(self) -> str:
        assert not self.body["ok"], self.body
        return str(self.body["description"])


class Api:
    """Calls methods as a bot with a form does; structured arguments are passed as JSON text by the caller."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session = session
        self.url = url
        self.token = token

    async def __call__(self, method: str, **params: Any) -> Reply:
        form = {name: str(value) for name, value in params.items()}
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", data=form) as response:
            return Reply(response.status, await response.json())

    async def updates(self, offset: int = 0, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self("getUpdates", offset=offset, **params)).result
        return found


class Page:
    """Uses the desk's JSON API as the page does."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.url}/api/{path}") as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def post(self, path: str, status: int = 200, /, **body: Any) -> Any:
        async with self.session.post(f"{self.url}/api/{path}", json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()

    async def chat(self, chat_id: int) -> dict[str, Any]:
        """The chat with its messages."""
        found: dict[str, Any] = next(it for it in (await self.get("state"))["chats"] if it["id"] == chat_id)
        return {**found, **await self.get(f"chat?key={found['key']}")}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    world = World(time=clock)
    world.add_bot()
    return world


@pytest.fixture
def bot(world: World) -> Bot:
    return world.bot()


@pytest.fixture
def anna(world: World) -> User:
    return world.add_user("Anna", "Koval", "anna", phone="+380501112233")


@pytest.fixture
def person(world: World, anna: User) -> Person:
    return Person(world, anna.id)


@pytest.fixture
async def server(world: World) -> AsyncIterator[Server]:
    server = await serve(world)
    yield server
    await server.close()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def api(server: Server, session: aiohttp.ClientSession, bot: Bot) -> Api:
    return Api(session, server.url, bot.token)


@pytest.fixture
def page(session: aiohttp.ClientSession, server: Server) -> Page:
    return Page(session, server.url)
