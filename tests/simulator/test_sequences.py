"""A bot with a webhook and a bot that polls are told the same, however their answers fail on the way."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, cycle
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.simulator import World, contents, serve
from bot.simulator.lanes import lane_of

from .conftest import Api, Clock
from .hooked import hook_of

Update = dict[str, Any]
KINDS = '["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]'


def a_world() -> World:
    world = World(time=Clock())
    world.add_bot()
    return world


def script(world: World) -> Iterator[None]:
    """A morning: what two prospects and a manager do. Between any two deeds anything may be delivered."""
    anna, borys = world.add_user("Anna", phone="+380501112233").id, world.add_user("Borys").id
    olena = world.add_user("Olena", role="manager").id
    group = world.add_group("Managers", [olena], forum=True)
    first = world.start(anna, "ads")
    yield
    world.start(borys)
    answer = world.write(anna, "a shop, 100 €")
    yield
    world.press(anna, first, "next")
    world.press(anna, first, "next")
    world.edit(anna, answer, "a shop, 200 €")
    yield
    world.share_contact(anna)
    world.send(borys, contents.document(world.files))
    world.send_album(borys, [contents.photo(world.files), contents.video(world.files)])
    yield
    topic = world.open_topic(group.id, olena, "Anna")
    card = world.write(olena, "mine", group.id, thread_id=topic.id)
    world.react(olena, card, "👍")
    world.forward(anna, answer)
    yield
    world.block(borys)
    world.unblock(borys)
    world.add_member(group.id, borys, by=olena)
    world.promote(group.id, borys, by=olena)
    yield
    for number in range(120):
        world.write(anna, f"and {number}")
    yield
    world.remove_member(group.id, world.bot().id, by=olena)


async def polled(limits: list[int]) -> list[Update]:
    """What a poller gets that takes its batches in these sizes and loses every third answer."""
    world, got, offset = a_world(), [], 0
    server = await serve(world)
    sizes = cycle(limits)
    async with aiohttp.ClientSession() as session:
        api = Api(session, server.url, world.bot().token)
        await api.updates(allowed_updates=KINDS)
        for number, _ in enumerate(chain(script(world), [None] * 200)):
            batch = await api.updates(offset=offset, limit=next(sizes))
            if number % 3 and batch:
                got += batch
                offset = batch[-1]["update_id"] + 1
        assert await api.updates(offset=offset) == []
    await server.close()
    return got


async def posted(failing: int, connections: int) -> list[Update]:
    """What a webhook takes that fails at first with every so-manyth update."""
    world, failed = a_world(), set[int]()
    taken: list[Update] = []
    server = await serve(world)

    def take(update: Update) -> web.StreamResponse:
        number = update["update_id"]
        if failing and number % failing == 0 and number not in failed:
            failed.add(number)
            return web.Response(status=500)
        taken.append(update)
        return web.Response()

    async with hook_of(take) as hook, aiohttp.ClientSession() as session:
        api = Api(session, server.url, world.bot().token)
        await api("setWebhook", url=hook.url, max_connections=connections, allowed_updates=KINDS)
        for _ in script(world):
            await hook.has(len(hook.got) + 1)
        await all_taken(world)
    await server.close()
    return taken


async def all_taken(world: World) -> None:
    changed = asyncio.Event()
    with world.watched(lambda _change: changed.set()):
        async with asyncio.timeout(10):
            while len(world.updates()):
                await changed.wait()
                changed.clear()


def in_lanes(updates: list[Update]) -> dict[Any, list[Update]]:
    found = defaultdict(list)
    for update in updates:
        found[lane_of(update)].append(update)
    return found


@pytest.mark.parametrize(
    ("limits", "failing", "connections"),
    [([100], 0, 40), ([1, 2, 7], 0, 1), ([5], 3, 40)],
    ids=["all is well", "one connection", "every third fails"],
)
async def test_a_webhook_and_a_poller_are_told_the_same(limits: list[int], failing: int, connections: int) -> None:
    by_polls = await polled(limits)
    by_posts = await posted(failing, connections)
    assert len(by_polls) > 140
    assert {kind for update in by_polls for kind in update} == {"update_id", *json.loads(KINDS)}
    assert [update["update_id"] for update in by_polls] == sorted({update["update_id"] for update in by_polls})
    assert sorted(by_posts, key=lambda update: update["update_id"]) == by_polls
    assert in_lanes(by_posts) == in_lanes(by_polls)
