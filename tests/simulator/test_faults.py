"""How Telegram, or the way to it, fails when it is asked to; and its limits on sending."""

import asyncio
import json
from contextlib import suppress
from typing import Any

import aiohttp
import pytest

from bot.simulator import World
from bot.simulator.users import User

from .conftest import Api, Clock, Page, Reply


@pytest.fixture
def to_anna(world: World, anna: User) -> dict[str, Any]:
    world.start(anna.id)
    return {"chat_id": anna.id, "text": "hello"}


def said(world: World, anna: User) -> int:
    """How often the bot's message stands in Anna's chat."""
    return sum(message.text == "hello" for message in world.private_chat(anna.id).messages.values())


@pytest.mark.parametrize(
    ("given", "status", "body"),
    [
        ({}, 400, {"error_code": 400, "description": "Bad Request"}),
        ({"code": 401}, 401, {"error_code": 401, "description": "Unauthorized"}),
        ({"code": 500}, 500, {"error_code": 500, "description": "Internal Server Error: restart"}),
        (
            {"retry_after": 7},
            429,
            {"error_code": 429, "description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}},
        ),
        (
            {"migrate_to_chat_id": -1005},
            400,
            {
                "error_code": 400,
                "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "parameters": {"migrate_to_chat_id": -1005},
            },
        ),
        (
            {"code": 403, "description": "Forbidden: bot was blocked by the user"},
            403,
            {"error_code": 403, "description": "Forbidden: bot was blocked by the user"},
        ),
    ],
)
async def test_an_error_strikes_once_and_nothing_is_done(
    api: Api, world: World, anna: User, to_anna: dict[str, Any], given: dict[str, Any], status: int, body: Any
) -> None:
    world.faults.add("error", method="sendMessage", **given)
    reply = await api("sendMessage", **to_anna)
    assert reply == Reply(status, {"ok": False, **body})
    assert said(world, anna) == 0
    assert (await api("sendMessage", **to_anna)).status == 200
    assert world.calls.of("sendMessage")[0].fault == "error"


@pytest.mark.parametrize(("kind", "times_said"), [("drop", 0), ("drop_after", 1)])
async def test_a_connection_is_closed_before_or_after(
    api: Api, world: World, anna: User, to_anna: dict[str, Any], kind: str, times_said: int
) -> None:
    world.faults.add(kind, method="sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", **to_anna)
    assert said(world, anna) == times_said
    record = world.calls.of("sendMessage")[0]
    assert (record.carried_out, record.lost) == (bool(times_said), bool(times_said))


LOST: dict[str, tuple[bool, dict[str, Any]]] = {
    "drop": (False, {}), "drop_after": (True, {}), "garbage": (True, {}), "truncated": (True, {}),
    "hang": (True, {"carried_out": True, "seconds": 0.01}), "bad_gateway": (True, {"carried_out": True}),
    "slow": (False, {"seconds": 0.01}), "error": (False, {}),
}  # fmt: skip


@pytest.mark.parametrize("kind", LOST)
async def test_the_log_tells_whose_answer_was_lost(
    api: Api, page: Page, world: World, to_anna: dict[str, Any], kind: str
) -> None:
    lost, details = LOST[kind]
    world.faults.add(kind, method="sendMessage", **details)
    with suppress(aiohttp.ClientError, ValueError):
        await api("sendMessage", **to_anna)
    await api("sendMessage", **to_anna)
    calls = (await page.get("calls"))["calls"]
    assert [it["lost"] for it in calls] == [lost, False]
    assert calls[1]["error"] is None


@pytest.mark.parametrize("carried_out", [False, True])
async def test_silence_outlasts_a_time_out(
    api: Api, world: World, anna: User, to_anna: dict[str, Any], carried_out: bool
) -> None:
    world.faults.add("hang", method="sendMessage", carried_out=carried_out)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(api("sendMessage", **to_anna), 0.1)
    assert said(world, anna) == int(carried_out)


async def test_a_hanging_connection_is_closed_in_the_end(api: Api, world: World, to_anna: dict[str, Any]) -> None:
    world.faults.add("hang", method="sendMessage", seconds=0.02)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", **to_anna)


async def test_a_slow_call_is_answered_all_the_same(
    api: Api, world: World, anna: User, to_anna: dict[str, Any]
) -> None:
    world.faults.add("slow", method="sendMessage", seconds=0.05)
    call = asyncio.create_task(api("sendMessage", **to_anna))
    await asyncio.sleep(0.02)
    assert said(world, anna) == 0
    assert (await call).status == 200
    assert said(world, anna) == 1


@pytest.mark.parametrize(("kind", "status", "times_said"), [("bad_gateway", 502, 0), ("garbage", 200, 1)])
async def test_what_comes_back_is_no_json(
    api: Api, world: World, anna: User, to_anna: dict[str, Any], kind: str, status: int, times_said: int
) -> None:
    world.faults.add(kind, method="sendMessage")
    data = {name: str(value) for name, value in to_anna.items()}
    async with api.session.post(f"{api.url}/bot{api.token}/sendMessage", data=data) as response:
        assert response.status == status
        assert b"html" in await response.read()
    assert said(world, anna) == times_said


async def test_an_answer_may_break_off(api: Api, world: World, anna: User, to_anna: dict[str, Any]) -> None:
    world.faults.add("truncated", method="sendMessage")
    with pytest.raises(aiohttp.ClientPayloadError):
        await api("sendMessage", **to_anna)
    assert said(world, anna) == 1


async def test_faults_strike_the_right_calls_the_right_number_of_times(
    api: Api, world: World, anna: User, to_anna: dict[str, Any]
) -> None:
    other = world.add_user("Olena")
    world.start(other.id)
    world.faults.add("error", chat_id=other.id, times=2, code=500)
    world.faults.add("error", method="GETME", times=None, after=1)
    elsewhere = {**to_anna, "chat_id": other.id}
    statuses = [(await api("sendMessage", **given)).status for given in (to_anna, elsewhere, elsewhere, elsewhere)]
    assert statuses == [200, 500, 500, 200]
    assert [(await api("getMe")).status for _ in range(4)] == [200, 400, 400, 400]
    world.faults.clear()
    assert (await api("getMe")).status == 200


async def test_polling_may_fail_too(api: Api, world: World, to_anna: dict[str, Any]) -> None:
    world.faults.add("garbage", method="getUpdates")
    with pytest.raises(json.JSONDecodeError):
        await api("getUpdates")
    assert len(await api.updates()) == 1, "what was in a garbled answer is not lost"


async def test_a_malformed_update_comes_before_the_real_one_and_can_be_confirmed(
    api: Api, world: World, anna: User
) -> None:
    world.faults.add("malformed", after=1)
    for text in ("one", "two", "three"):
        world.write(anna.id, text)
    one, bad, two, three = await api.updates()
    assert bad == {"update_id": one["update_id"] + 1, "message": {"message_id": "x", "chat": 5}}
    assert [it["message"]["text"] for it in (one, two, three)] == ["one", "two", "three"]
    assert await api.updates(offset=bad["update_id"] + 1) == [two, three]


async def test_a_malformed_update_comes_only_with_one_that_the_bot_wants(api: Api, world: World, anna: User) -> None:
    await api.updates(allowed_updates='["callback_query"]')
    world.faults.add("malformed", times=None)
    world.write(anna.id, "not wanted")
    assert await api.updates() == []


async def test_updates_may_come_twice(api: Api, world: World, anna: User) -> None:
    fault = world.faults.add("twice", times=None)
    for text in ("one", "two"):
        world.write(anna.id, text)
    one, two = await api.updates()
    assert await api.updates(offset=two["update_id"] + 1, limit=1) == [one]
    assert await api.updates(offset=two["update_id"] + 1) == [two]
    assert await api.updates(offset=two["update_id"] + 1) == []
    world.faults.remove(fault.id)
    world.write(anna.id, "three")
    (three,) = await api.updates(offset=two["update_id"] + 1)
    assert await api.updates(offset=three["update_id"] + 1) == []


async def test_an_update_that_came_twice_with_a_lost_answer_comes_once_more(api: Api, world: World, anna: User) -> None:
    world.faults.add("twice")
    world.write(anna.id, "one")
    (one,) = await api.updates()
    world.faults.add("drop_after", method="getUpdates")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api.updates(offset=one["update_id"] + 1)
    world.faults.add("drop", method="getUpdates")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api.updates(offset=one["update_id"] + 1)
    assert await api.updates(offset=one["update_id"] + 1) == [one]
    assert await api.updates(offset=one["update_id"] + 1) == []


async def test_a_batch_may_come_newest_first(api: Api, world: World, anna: User) -> None:
    world.faults.add("disordered")
    world.write(anna.id, "one")
    assert len(await api.updates()) == 1, "one update has no order: the fault still waits"
    world.write(anna.id, "two")
    assert [update["message"]["text"] for update in await api.updates()] == ["two", "one"]
    assert [update["message"]["text"] for update in await api.updates()] == ["one", "two"]


async def test_faults_of_updates_strike_no_calls(api: Api, world: World) -> None:
    for kind in ("malformed", "twice", "disordered"):
        world.faults.add(kind)
    assert (await api("getMe")).status == 200
    assert (await api("getUpdates")).status == 200
    assert len(world.faults.in_force()) == 3


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "flood"},
        {"kind": "error", "times": 0},
        {"kind": "twice", "method": "sendMessage"},
        {"kind": "malformed", "chat_id": 5},
    ],
)
def test_a_fault_must_make_sense(world: World, given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no such fault|times must be|strikes updates"):
        world.faults.add(**given)


async def test_a_private_chat_takes_a_short_burst_and_then_one_a_second(
    api: Api, world: World, clock: Clock, to_anna: dict[str, Any]
) -> None:
    world.limits.enabled = True
    assert [(await api("sendMessage", **to_anna)).status for _ in range(6)] == [200] * 5 + [429]
    reply = await api("sendMessage", **to_anna)
    assert reply.body["parameters"] == {"retry_after": 1}
    assert reply.error == "Too Many Requests: retry after 1"
    clock.forward(1)
    assert [(await api("sendMessage", **to_anna)).status for _ in range(2)] == [200, 429]


async def test_a_group_takes_twenty_operations_a_minute(api: Api, world: World, anna: User, clock: Clock) -> None:
    world.limits.enabled = True
    group = world.add_group("Managers", [anna.id], forum=True).id
    sent = (await api("sendMessage", chat_id=group, text="0")).result
    await api("createForumTopic", chat_id=group, name="Lead")
    for number in range(18):
        clock.forward(1)
        await api("editMessageText", chat_id=group, message_id=sent["message_id"], text=f"{number}!")
    reply = await api("sendMessage", chat_id=group, text="too much")
    assert reply.body["parameters"] == {"retry_after": 42}
    clock.forward(42)
    assert (await api("sendMessage", chat_id=group, text="now")).status == 200


async def test_thirty_a_second_are_the_most_over_all(api: Api, world: World, clock: Clock) -> None:
    world.limits.enabled = True
    people = [world.add_user(f"P{number}").id for number in range(31)]
    for person in people:
        world.start(person)
    statuses = [(await api("sendMessage", chat_id=person, text="x")).status for person in people]
    assert statuses == [200] * 30 + [429]
    clock.forward(1)
    assert (await api("sendMessage", chat_id=people[-1], text="x")).status == 200


async def test_groups_and_people_share_the_thirty(api: Api, world: World, anna: User) -> None:
    world.limits.enabled = True
    group = world.add_group("Managers", [anna.id]).id
    people = [world.add_user(f"P{number}").id for number in range(11)]
    for person in people:
        world.start(person)
    statuses = [(await api("sendMessage", chat_id=it, text="x")).status for it in [*[group] * 20, *people]]
    assert statuses == [200] * 30 + [429]
