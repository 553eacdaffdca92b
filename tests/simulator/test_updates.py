"""getUpdates: what is kept, what is confirmed, who waits and who gives way."""

import asyncio
import math
from typing import Any

import aiohttp
import pytest

from bot.simulator import World
from bot.simulator.kinds import DEFAULT_KINDS, KINDS
from bot.simulator.updates import Waiting
from bot.simulator.users import User
from bot.simulator.wire.polling import Pace

from .conftest import Api, Clock

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def waits(world: World, polls: int = 1) -> None:
    """Until so many polls have come and the last of them waits."""
    async with asyncio.timeout(5):
        while len(world.calls.of("getUpdates")) < polls or not world.updates().on_put:
            await asyncio.sleep(0)


@pytest.fixture
def three(world: World, anna: User) -> list[int]:
    """Three texts of Anna's; the ids of their updates."""
    first = world.updates().next_id
    for text in ("one", "two", "three"):
        world.write(anna.id, text)
    return [first, first + 1, first + 2]


async def test_updates_stay_until_an_offset_confirms_them(api: Api, three: list[int]) -> None:
    assert [update["update_id"] for update in await api.updates()] == three
    assert texts(await api.updates()) == ["one", "two", "three"]
    assert texts(await api.updates(offset=three[1])) == ["two", "three"]
    assert texts(await api.updates(offset=0)) == ["two", "three"]
    assert await api.updates(offset=three[2] + 1) == []


async def test_a_limit_gives_the_oldest_first(api: Api, three: list[int]) -> None:
    assert texts(await api.updates(limit=2)) == ["one", "two"]
    assert len(await api.updates(limit=0)) == 1
    assert len(await api.updates(limit=1000)) == 3


async def test_a_negative_offset_forgets_what_is_older(api: Api, three: list[int]) -> None:
    assert texts(await api.updates(offset=-1)) == ["three"]
    assert texts(await api.updates()) == ["three"]


async def test_a_long_poll_is_answered_when_something_comes(api: Api, world: World, anna: User) -> None:
    poll = asyncio.create_task(api.updates(timeout=30))
    await waits(world)
    assert not poll.done()
    world.write(anna.id, "hello")
    assert texts(await asyncio.wait_for(poll, 1)) == ["hello"]


async def test_a_long_poll_is_answered_empty_when_its_time_is_over(api: Api) -> None:
    assert await asyncio.wait_for(api.updates(timeout=1), 3) == []


async def test_the_older_of_two_waiting_polls_is_told_of_the_conflict(api: Api, world: World, anna: User) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=30))
    await waits(world)
    newer = asyncio.create_task(api("getUpdates", timeout=30))
    reply = await asyncio.wait_for(older, 1)
    assert (reply.status, reply.error) == (409, CONFLICT)
    world.write(anna.id, "hello")
    assert texts((await asyncio.wait_for(newer, 1)).result) == ["hello"]


async def test_two_polls_that_need_not_wait_get_the_same(api: Api, three: list[int]) -> None:
    for got in await asyncio.gather(api.updates(timeout=30), api.updates(timeout=30)):
        assert texts(got) == ["one", "two", "three"]


async def test_a_poller_that_vanished_leaves_nothing_stuck(api: Api, world: World, anna: User) -> None:
    async with aiohttp.ClientSession() as other:
        doomed = asyncio.create_task(other.get(f"{api.url}/bot{api.token}/getUpdates", params={"timeout": "30"}))
        await waits(world)
        doomed.cancel()
        with pytest.raises(asyncio.CancelledError):
            await doomed
    world.write(anna.id, "hello")
    assert texts(await asyncio.wait_for(api.updates(timeout=30), 1)) == ["hello"]


async def test_the_server_closes_though_a_poll_waits(api: Api, world: World, server: Any) -> None:
    poll = asyncio.create_task(api.updates(timeout=30))
    await waits(world)
    await asyncio.wait_for(server.close(), 2)
    assert await poll == []


async def test_allowed_updates_are_remembered_and_applied_when_the_update_is_made(
    api: Api, world: World, anna: User
) -> None:
    message = world.start(anna.id)
    await api.updates(allowed_updates='["callback_query", "nonsense"]')
    world.write(anna.id, "not wanted")
    assert world.press(anna.id, message, "x").update_id is not None
    kinds = [set(update) - {"update_id"} for update in await api.updates()]
    assert kinds == [{"message"}, {"callback_query"}]
    await api.updates(allowed_updates="[]")
    world.write(anna.id, "wanted again")
    assert len(await api.updates()) == 3


@pytest.mark.parametrize(
    ("asked", "remembered"),
    [
        ('["Message", "POLL", "nonsense"]', ["message", "poll"]),
        ('["nonsense"]', None),
        ("[]", None),
        ('["poll", 5]', ["chat_member"]),
        ('{"poll": true}', ["chat_member"]),
        ("poll", ["chat_member"]),
        ("", ["chat_member"]),
    ],
)
async def test_only_a_list_of_names_changes_what_is_allowed(api: Api, asked: str, remembered: list[str] | None) -> None:
    await api.updates(allowed_updates='["chat_member"]')
    await api.updates(allowed_updates=asked)
    assert (await api("getWebhookInfo")).result.get("allowed_updates") == remembered


def test_three_kinds_come_only_when_they_are_asked_for() -> None:
    assert set(KINDS) - DEFAULT_KINDS == {"chat_member", "message_reaction", "message_reaction_count"}


async def test_who_names_the_kinds_they_want_names_blocks_too(api: Api, world: World, anna: User) -> None:
    await api.updates(allowed_updates='["message"]')
    world.start(anna.id)
    world.block(anna.id)
    assert [set(update) for update in await api.updates()] == [{"update_id", "message"}]


async def test_an_offset_from_the_far_future_confirms_nothing(api: Api, three: list[int]) -> None:
    assert len(await api.updates(offset=three[2] + 100)) == 3
    assert await api.updates(offset=three[2] + 11) == []


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [
        ("message", 86_400),
        ("edited_message", 86_400),
        ("callback_query", 150),
        ("inline_query", 30),
        ("my_chat_member", 86_400),
    ],
)
def test_how_long_an_update_is_kept(world: World, clock: Clock, kind: str, seconds: int) -> None:
    world.updates().put(kind, {})
    clock.forward(seconds - 1)
    assert len(world.updates()) == 1
    clock.forward(1)
    assert len(world.updates()) == 0


def test_a_queue_is_full_at_a_hundred_thousand(world: World) -> None:
    queue = world.updates()
    queue.waiting.extend([Waiting(1, math.inf, {})] * 99_999)
    assert [queue.put("poll", {}) is None for _ in range(2)] == [False, True]


@pytest.mark.parametrize(
    ("offset", "later", "held"),
    [(7, 0.4, (1, 3.0)), (7, 0.6, (100, 3.0)), (7, 3.1, (100, 0.0)), (8, 0.1, (100, 0.0))],
)
def test_who_asks_for_the_same_again_is_slowed_down(offset: int, later: float, held: tuple[int, float]) -> None:
    pace = Pace()
    assert pace.held(42, 7, 1000.0, 100, 0.0) == (100, 0.0)
    assert pace.held(43, 7, 1000.0, 100, 0.0) == (100, 0.0)
    assert pace.held(42, offset, 1000.0 + later, 100, 0.0) == held


async def test_with_the_limits_who_asks_an_empty_queue_again_waits_a_little(api: Api, world: World, anna: User) -> None:
    world.limits.enabled = True
    assert await api.updates(offset=5) == []
    again = asyncio.create_task(api.updates(offset=5))
    await waits(world, 2)
    world.write(anna.id, "hello")
    assert texts(await asyncio.wait_for(again, 1)) == ["hello"]


async def test_messages_are_kept_a_day_and_presses_150_seconds(
    api: Api, world: World, anna: User, clock: Clock
) -> None:
    message = world.start(anna.id)
    world.press(anna.id, message, "x")
    clock.forward(149)
    assert len(await api.updates()) == 2
    clock.forward(1)
    assert texts(await api.updates()) == ["/start"]
    clock.forward(86_400)
    assert await api.updates() == []


async def test_an_update_can_come_again_though_it_was_confirmed(api: Api, world: World, three: list[int]) -> None:
    assert await api.updates(offset=three[2] + 1) == []
    world.redeliver(three[1])
    again = await api.updates(offset=three[2] + 1)
    assert (again[0]["update_id"], texts(again)) == (three[1], ["two"])
    assert await api.updates(offset=three[2] + 1) == []
    with pytest.raises(KeyError):
        world.redeliver(5)


async def test_what_comes_again_is_kept_a_day_as_well(api: Api, world: World, three: list[int], clock: Clock) -> None:
    assert await api.updates(offset=three[2] + 1) == []
    clock.forward(86_400)
    world.redeliver(three[1])
    clock.forward(86_399)
    world.redeliver(three[0])
    assert len(world.updates()) == 2
    clock.forward(1)
    assert texts(await api.updates(offset=three[2] + 1)) == ["one"]


async def test_a_malformed_update_can_be_pushed(api: Api, world: World, three: list[int]) -> None:
    world.push_raw_update({"message": {"no": "sense"}})
    world.push_raw_update({"update_id": 5, "future": True})
    assert [update["update_id"] for update in await api.updates()] == [5, *three, three[2] + 1]


async def test_the_number_of_waiting_updates_is_told(api: Api, three: list[int]) -> None:
    info = (await api("getWebhookInfo")).result
    assert (info["url"], info["pending_update_count"]) == ("", 3)
    assert (await api("deleteWebhook", drop_pending_updates=True)).result is True
    assert await api.updates() == []


async def test_a_bot_does_not_hear_itself(api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    sent = (await api("sendMessage", chat_id=anna.id, text="hello")).result
    await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="hello!")
    assert texts(await api.updates()) == ["/start"]
