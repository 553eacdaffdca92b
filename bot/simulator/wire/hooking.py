"""Takes updates to the webhooks of bots, and carries out what a bot asks for in its answer."""

import asyncio

import aiohttp

from bot.simulator.deliveries import Deliveries
from bot.simulator.errors import ApiError
from bot.simulator.methods import Call
from bot.simulator.updates import Waiting
from bot.simulator.webhook import Webhook
from bot.simulator.wire.bodies import arguments
from bot.simulator.wire.carrying import Carrier
from bot.simulator.wire.reaching import Reached, post, session
from bot.simulator.wire.waking import Bell, Tasks

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
        async with session(webhook) as client, Tasks() as tasks:
            with Bell(self._world, bot_id) as bell:
                while True:
                    for it in deliveries.take_due():
                        tasks.begin(self._deliver(client, bot_id, webhook, deliveries, it), bell)
                    await bell.wait(deliveries.wait())

    async def _deliver(
        self, client: aiohttp.ClientSession, bot_id: int, webhook: Webhook, deliveries: Deliveries, it: Waiting
    ) -> None:
        reached = await post(client, webhook, it.update)
        if isinstance(reached, str):
            webhook.failed(reached, self._world.time())
            deliveries.failed(it)
        elif reached.took:
            webhook.took()
            await self._carry_out(bot_id, reached)
            deliveries.confirmed(it)
        else:
            webhook.refused(reached.status, reached.reason, self._world.time())
            deliveries.failed(it, reached.retry_after)
        if webhook.given_up:
            self._world.webhooks.delete(bot_id)
        self._world.tell("bots")

    async def _carry_out(self, bot_id: int, reached: Reached) -> None:
        """A method that stands in the answer; an answer that cannot be read asks for nothing."""
        try:
            params, uploads = arguments("", reached.content_type, reached.body)
        except ApiError:
            return
        method = params.pop("method", None)
        if isinstance(method, str) and method and not _passed_over(method.lower()):
            await self._carrier.without_answer(Call(self._world, self._world.bot(bot_id), params, uploads), method)


def _passed_over(method: str) -> bool:
    return method in _NOT_IN_AN_ANSWER or method.startswith("get")
