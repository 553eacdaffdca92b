"""The simulator as a server on loopback: the Bot API, the page's JSON API and the page."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import lru_cache
from urllib.parse import urlsplit

from aiohttp import web

from bot.simulator.desk import BotProcess, Desk
from bot.simulator.wire.api import BotApi
from bot.simulator.wire.hooking import Hooking
from bot.simulator.wire.page_files import add_page
from bot.simulator.world import World

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LARGEST_BODY = 64_000_000
_SHUTDOWN = 0.2
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A running simulator. `delay` may be changed at any time."""

    def __init__(self, api: BotApi, hooking: Hooking, desk: Desk, runner: web.AppRunner, url: str) -> None:
        self.url = url
        self._api = api
        self._hooking = hooking
        self._desk = desk
        self._runner = runner

    @property
    def delay(self) -> float:
        return self._api.delay

    @delay.setter
    def delay(self, seconds: float) -> None:
        self._api.delay = seconds

    async def close(self) -> None:
        """Answer the waiting polls, break off what hangs, post nothing more, and stop listening."""
        self._api.carrier.polls.close()
        self._desk.close()
        await self._hooking.close()
        await asyncio.sleep(0)
        await self._runner.cleanup()


async def serve(
    world: World,
    host: str = "127.0.0.1",
    port: int = 0,
    delay: float = 0.0,
    page: bool = True,
    process: BotProcess | None = None,
) -> Server:
    """Listen on loopback, and nowhere else; port 0 takes a free one. `process` is the bot's, for the page to switch."""
    if host not in _LOOPBACK:
        raise ValueError(f"the simulator listens on loopback only, not on {host}")
    app = web.Application(client_max_size=_LARGEST_BODY, middlewares=[_only_loopback])
    api = BotApi(world, delay)
    desk = Desk(world, api, process)
    api.add_routes(app.router)
    desk.add_routes(app.router)
    if page:
        add_page(app.router)
    # Packed bodies are unpacked by the Bot API itself: it has its own words for those that are broken.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_SHUTDOWN, auto_decompress=False)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    bound = runner.addresses[0][1]
    shown = f"[{host}]" if ":" in host else host
    hooking = Hooking(api.carrier)
    hooking.start()
    return Server(api, hooking, desk, runner, f"http://{shown}:{bound}")


@web.middleware
async def _only_loopback(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page from elsewhere must not reach the simulator by a name that it bends to this machine."""
    if not _is_loopback(request.headers.get("Host", ""), bare=True):
        return web.json_response({"error": "the simulator answers on loopback only"}, status=403)
    origin = request.headers.get("Origin")
    if origin is not None and not _is_loopback(origin, bare=False):
        return web.json_response({"error": "the simulator answers its own page only"}, status=403)
    return await handler(request)


@lru_cache(maxsize=64)
def _is_loopback(address: str, *, bare: bool) -> bool:
    try:
        return urlsplit(f"//{address}" if bare else address).hostname in _LOOPBACK
    except ValueError:
        return False
