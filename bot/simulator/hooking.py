"""Posts updates to the webhooks of bots, and carries out what a bot asks for in its answer."""

import asyncio
import os
import ssl
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import aiohttp

from bot.simulator.bodies import arguments
from bot.simulator.carrying import Carrier
from bot.simulator.deliveries import Deliveries
from bot.simulator.errors import ApiError
from bot.simulator.methods import Call
from bot.simulator.updates import Waiting
from bot.simulator.webhook import Webhook
from bot.simulator.world import Change, World

_PATIENCE = 60.0
_LOOK_AGAIN = 1.0
# A method that begins with "get" is not carried out either: nobody would see its result.
_NOT_IN_AN_ANSWER = ("deletewebhook", "setwebhook", "close", "logout")


class Hooking:
    """One task for each bot that has a webhook, and one for each update that is under way."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._world = carrier.world
        self._posting: dict[int, asyncio.Task[None]] = {}
        self._ending: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        self._world.webhooks.on_change.append(self._changed)
        for bot_id in self._world.webhooks:
            self._changed(bot_id)

    async def close(self) -> None:
        """What is under way is broken off; the update counts as not delivered."""
        if self._changed in self._world.webhooks.on_change:
            self._world.webhooks.on_change.remove(self._changed)
        for bot_id in list(self._posting):
            self._end(bot_id)
        await asyncio.gather(*self._ending, return_exceptions=True)

    def _changed(self, bot_id: int) -> None:
        self._end(bot_id)
        webhook = self._world.webhooks.get(bot_id)
        if webhook is not None:
            self._posting[bot_id] = asyncio.get_running_loop().create_task(self._post_all(bot_id, webhook))

    def _end(self, bot_id: int) -> None:
        task = self._posting.pop(bot_id, None)
        if task is not None:
            task.cancel()
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    async def _post_all(self, bot_id: int, webhook: Webhook) -> None:
        deliveries = Deliveries(self._world.queues[bot_id], webhook.max_connections, self._world.time)
        async with _session(webhook) as session, _Tasks() as tasks:
            with _Bell(self._world, bot_id) as bell:
                while True:
                    for it in deliveries.take_due():
                        tasks.begin(self._post(session, bot_id, webhook, deliveries, it), bell)
                    await bell.wait(deliveries.wait())

    async def _post(
        self, session: aiohttp.ClientSession, bot_id: int, webhook: Webhook, deliveries: Deliveries, it: Waiting
    ) -> None:
        secret = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            async with session.post(webhook.address, json=it.update, headers=secret, allow_redirects=False) as response:
                body = await response.read()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            webhook.failed(failure(error), self._world.time())
            deliveries.failed(it)
        else:
            if 200 <= response.status < 300:
                webhook.took()
                await self._carry_out(bot_id, response.headers.get("Content-Type", ""), body)
                deliveries.confirmed(it)
            else:
                webhook.refused(response.status, response.reason or "", self._world.time())
                deliveries.failed(it, retry_after(response.headers.get("Retry-After", "")))
        if webhook.given_up:
            self._world.webhooks.delete(bot_id)
        self._world.tell("bots")

    async def _carry_out(self, bot_id: int, content_type: str, body: bytes) -> None:
        """A method that stands in the answer; an answer that cannot be read asks for nothing."""
        try:
            params, uploads = arguments("", content_type, body)
        except ApiError:
            return
        method = params.pop("method", None)
        if isinstance(method, str) and method and not _passed_over(method.lower()):
            await self._carrier.without_answer(Call(self._world, self._world.bot(bot_id), params, uploads), method)


def _passed_over(method: str) -> bool:
    return method in _NOT_IN_AN_ANSWER or method.startswith("get")


def _session(webhook: Webhook) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=webhook.max_connections, ssl=_trusted(webhook)),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=_PATIENCE),
        skip_auto_headers=("User-Agent", "Accept"),
    )


def _trusted(webhook: Webhook) -> ssl.SSLContext | bool:
    """Usual certificates, and the one that came with the webhook."""
    if webhook.certificate is None:
        return True
    context = ssl.create_default_context()
    with suppress(ssl.SSLError):  # with one that is none every connection fails, which the webhook's error tells
        context.load_verify_locations(cadata=webhook.certificate)
    return context


def failure(error: Exception) -> str:
    """Why an update could not be delivered, in the words of Telegram's server."""
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    if isinstance(error, aiohttp.ClientConnectorSSLError | aiohttp.ClientConnectorCertificateError):
        return f"SSL error {{{error}}}"
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno)
    return "Webhook connection closed"


def retry_after(header: str) -> int:
    return int(header) if header.strip().isascii() and header.strip().isdecimal() and len(header) < 10 else 0


class _Bell:
    """Rings when there may be work: an update came, an answer came, or the world's clock was moved."""

    def __init__(self, world: World, bot_id: int) -> None:
        self._world = world
        self._queue = world.queues[bot_id]
        self._event = asyncio.Event()

    def __enter__(self) -> "_Bell":
        self._queue.on_put.append(self.ring)
        self._world.listeners.append(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        self._queue.on_put.remove(self.ring)
        self._world.listeners.remove(self._note)

    def ring(self, _task: object = None) -> None:
        self._event.set()

    def _note(self, change: Change) -> None:
        if change.kind == "clock":
            self.ring()

    async def wait(self, seconds: float | None) -> None:
        """No longer than a second while something is to be repeated: the clock may be moved without a word."""
        with suppress(TimeoutError):
            async with asyncio.timeout(None if seconds is None else min(seconds, _LOOK_AGAIN)):
                await self._event.wait()
        self._event.clear()


class _Tasks:
    """Tasks that do not outlive their block."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None], bell: _Bell) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(bell.ring)

    async def __aenter__(self) -> "_Tasks":
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
