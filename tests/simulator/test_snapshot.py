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


async def test_a_snapshot_does_not_change_with_the_world(world: World, anna: User, person: Person) -> None:
    await person.starts()
    taken = world.snapshot()
    before = json.dumps(taken)
    anna.first_name = "Hanna"
    message = await person.writes("first")
    await person.edits(message, "second")
    assert json.dumps(taken) == before != world.written()


def test_a_strange_snapshot_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        World.restored({})
