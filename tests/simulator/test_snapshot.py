"""The demo survives a restart: the state goes out as JSON and comes back whole."""

import json

import pytest

from bot.simulator import World
from bot.simulator.person import Person
from bot.simulator.users import User

from .conftest import Api, Clock


async def test_a_world_comes_back_whole(api: Api, world: World, anna: User, person: Person, clock: Clock) -> None:
    group = world.add_group("Managers", [anna.id], forum=True)
    world.open_topic(group.id, anna.id, "Lead")
    await person.starts()
    await person.sends_document()
    keyboard = '{"keyboard": [["Skip"]]}'
    sent = (await api("sendMessage", chat_id=anna.id, text="<b>x</b>", parse_mode="HTML", reply_markup=keyboard)).result
    world.press(anna.id, await person.sees("x"), "y")
    await api("setMyCommands", commands='[{"command": "start", "description": "Begin"}]')
    await api.updates(allowed_updates='["message", "callback_query"]')
    data = json.loads(world.written())
    restored = World.restored(data, time=clock)
    assert restored.snapshot() == world.snapshot() == data
    again = Person(restored, anna.id)
    assert again.buttons() == ["Skip"]
    assert (await again.writes("on we go")).id == sent["message_id"] + 1
    assert restored.updates().fetch(0, 100)[-1]["message"]["text"] == "on we go"
    assert restored.snapshot() != data


async def test_what_is_to_come_again_comes_after_a_restart(
    api: Api, world: World, person: Person, clock: Clock
) -> None:
    await person.starts()
    (start,) = await api.updates()
    assert await api.updates(offset=start["update_id"] + 1) == []
    world.redeliver(start["update_id"])
    restored = World.restored(json.loads(world.written()), time=clock)
    assert restored.updates().fetch(start["update_id"] + 1, 100) == [start]


async def test_a_snapshot_does_not_change_with_the_world(world: World, anna: User, person: Person) -> None:
    await person.starts()
    taken = world.snapshot()
    before = json.dumps(taken)
    anna.first_name = "Hanna"
    message = await person.writes("first")
    await person.edits(message, "second")
    assert json.dumps(taken) == before != world.written()


async def test_what_many_files_share_is_written_once(world: World, person: Person, clock: Clock) -> None:
    await person.starts()
    for data in (b"one" * 9000, b"two" * 9000, b"one" * 9000, b"one" * 9000):
        await person.sends_document(data=data)
    restored = World.restored(json.loads(world.written()), time=clock)
    assert len(world.written()) < 2 * 9000 * 4 + 10_000
    assert restored.written() == world.written()
    sent = [it.content["document"]["file_id"] for it in person.screen() if "document" in it.content]
    found = [restored.files.find(file_id) for file_id in sent]
    assert [it.data[:3] for it in found if it and it.data] == [b"one", b"two", b"one", b"one"]


def test_a_strange_snapshot_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        World.restored({})
