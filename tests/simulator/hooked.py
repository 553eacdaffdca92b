"""A bot with a webhook: a real HTTP server on loopback that answers as it is told."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

Answer = Callable[[dict[str, Any]], web.StreamResponse]


def ok(_update: dict[str, Any]) -> web.StreamResponse:
    return web.Response()


class Hook:
    """`got` are the updates in the order in which they came, `headers` what came with them.

    While it is `held` nothing is answered.
    """

    def __init__(self, url: str, answer: Answer) -> None:
        self.url = url
        self.answer = answer
        self.got: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.most_at_once = 0
        self._at_once = 0
        self._free = asyncio.Event()
        self._free.set()
        self._came = asyncio.Condition()

    def hold(self) -> None:
        self._free.clear()

    def let_go(self) -> None:
        self._free.set()

    async def take(self, request: web.Request) -> web.StreamResponse:
        async with self._came:
            self.got.append(json.loads(await request.read()))
            self.headers.append(dict(request.headers))
            update = self.got[-1]
            self._came.notify_all()
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await self._free.wait()
            return self.answer(update)
        finally:
            self._at_once -= 1

    async def has(self, number: int, within: float = 5.0) -> list[dict[str, Any]]:
        """The first so many updates, as soon as they have come."""
        async with asyncio.timeout(within), self._came:
            await self._came.wait_for(lambda: len(self.got) >= number)
        return self.got[:number]

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got if "message" in update]


@asynccontextmanager
async def hook_of(answer: Answer = ok, **site: Any) -> AsyncIterator[Hook]:
    """`site` may give an ssl_context."""
    app = web.Application()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    hook = Hook("", answer)
    app.router.add_post("/hook", hook.take)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, **site).start()
    scheme = "https" if site else "http"
    hook.url = f"{scheme}://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield hook
    finally:
        hook.let_go()
        await runner.cleanup()
