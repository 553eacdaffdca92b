"""Server-sent events: a page hears that something changed, and fetches it."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from bot.simulator.world import Change, World

_GATHER = 0.03
_TICK = 1.0
_HEARTBEAT = 15


class Events:
    """Many changes in a moment become one event: {"kinds": [...], "chats": [keys...]}.

    Which bots listen is nothing that happens in the world, so it is looked at every second: the kind is "bots".
    """

    def __init__(self, world: World, listening: Callable[[], frozenset[int]]) -> None:
        self.world = world
        self._listening = listening
        self._closing = asyncio.Event()

    async def stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )
        await response.prepare(request)
        kinds: set[str] = set()
        places: set[str] = set()
        news = asyncio.Event()

        def note(change: Change) -> None:
            if change.kind == "call" and getattr(change.what, "method", "") == "getUpdates":
                return
            kinds.add(change.kind)
            if change.place is not None:
                places.add(change.place)
            news.set()

        with self.world.watched(note):
            await response.write(b"retry: 1000\n\nevent: hello\ndata: {}\n\n")
            known, quiet = self._listening(), 0
            while await self._wait(news):
                known, before = self._listening(), known
                if known != before:
                    kinds.add("bots")
                quiet = 0 if kinds else quiet + 1
                if quiet % _HEARTBEAT:
                    continue
                body = json.dumps({"kinds": sorted(kinds), "chats": sorted(places)})
                data = f"data: {body}\n\n" if kinds else ": still here\n\n"
                news.clear()
                kinds.clear()
                places.clear()
                try:
                    await response.write(data.encode())
                except ConnectionError:
                    break
        return response

    async def _wait(self, news: asyncio.Event) -> bool:
        """Until there are news or a second is over; False when the server closes."""
        waits = {asyncio.ensure_future(news.wait()), asyncio.ensure_future(self._closing.wait())}
        try:
            await asyncio.wait(waits, timeout=_TICK, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
        if news.is_set() and not self._closing.is_set():
            await asyncio.sleep(_GATHER)
        return not self._closing.is_set()

    def close(self) -> None:
        self._closing.set()
