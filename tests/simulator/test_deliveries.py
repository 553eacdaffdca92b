"""Which updates are due at a webhook, and when: told without a wire."""

from typing import Any

import pytest

from bot.simulator import World
from bot.simulator.deliveries import Deliveries
from bot.simulator.lanes import lane_of
from bot.simulator.updates import Waiting
from bot.simulator.users import User

from .conftest import Clock


@pytest.fixture
def deliveries(world: World, clock: Clock) -> Deliveries:
    return Deliveries(world.updates(), 40, clock)


def words(taken: list[Waiting]) -> list[str]:
    return [it.update["message"]["text"] for it in taken]


def test_a_chat_gets_one_update_at_a_time_and_others_do_not_wait_for_it(
    deliveries: Deliveries, world: World, anna: User
) -> None:
    other = world.add_user("Olena")
    for text, who in (("one", anna), ("two", anna), ("other", other)):
        world.write(who.id, text)
    first, aside = deliveries.take_due()
    assert words([first, aside]) == ["one", "other"]
    assert deliveries.take_due() == []
    deliveries.confirmed(aside)
    assert deliveries.take_due() == []
    deliveries.confirmed(first)
    assert words(deliveries.take_due()) == ["two"]
    assert len(world.updates()) == 1


def test_a_failed_update_comes_again_at_once_and_then_after_longer_and_longer_pauses(
    deliveries: Deliveries, world: World, anna: User, clock: Clock
) -> None:
    world.write(anna.id, "one")
    world.write(anna.id, "two")
    pauses = []
    for _ in range(9):
        (it,) = deliveries.take_due()
        assert words([it]) == ["one"]
        deliveries.failed(it)
        pauses.append(deliveries.wait())
        clock.forward((pauses[-1] or 0) - 0.5)
        assert not pauses[-1] or deliveries.take_due() == []
        clock.forward(0.5)
    assert pauses == [0, 2, 4, 8, 16, 32, 64, 90, 90]


@pytest.mark.parametrize(("asked", "given"), [(30, 30), (3600, 3600), (7200, 3600), (-5, 0)])
def test_the_bot_may_ask_for_a_pause(
    deliveries: Deliveries, world: World, anna: User, clock: Clock, asked: int, given: int
) -> None:
    world.write(anna.id, "one")
    (it,) = deliveries.take_due()
    deliveries.failed(it, asked)
    assert deliveries.wait() == given
    clock.forward(given)
    assert deliveries.take_due() == [it]


def test_what_would_be_too_old_by_the_next_attempt_is_dropped(
    deliveries: Deliveries, world: World, anna: User, clock: Clock
) -> None:
    message = world.start(anna.id)
    world.press(anna.id, message, "x")
    for it in deliveries.take_due():
        deliveries.failed(it, 149)
    clock.forward(149)
    start, press = deliveries.take_due()
    deliveries.failed(press, 2)
    deliveries.failed(start, 2)
    assert len(world.updates()) == 1
    clock.forward(86_400)
    assert len(world.updates()) == 0
    assert deliveries.take_due() == []
    assert deliveries.wait() is None


def test_no_more_are_under_way_than_there_may_be_connections(world: World, clock: Clock) -> None:
    deliveries = Deliveries(world.updates(), 2, clock)
    for number in range(5):
        world.write(world.add_user(f"P{number}").id, str(number))
    taken = deliveries.take_due()
    assert words(taken) == ["0", "1"]
    assert deliveries.wait() is None
    deliveries.failed(taken[0], 60)
    assert words(deliveries.take_due()) == ["2"]
    deliveries.confirmed(taken[1])
    assert words(deliveries.take_due()) == ["3"]


def test_very_many_that_fail_hold_up_the_others_as_they_do_at_telegram(world: World, clock: Clock) -> None:
    deliveries = Deliveries(world.updates(), 1, clock)
    for number in range(3):
        world.write(world.add_user(f"P{number}").id, str(number))
    for _ in range(2):
        (it,) = deliveries.take_due()
        deliveries.failed(it, 60)
    assert deliveries.take_due() == []
    assert deliveries.wait() == 60


def test_newest_first_while_that_fault_is_in_force(deliveries: Deliveries, world: World, anna: User) -> None:
    world.faults.add("disordered", times=2)
    for text in ("one", "two", "three"):
        world.write(anna.id, text)
    got = []
    for _ in range(3):
        (it,) = deliveries.take_due()
        got += words([it])
        assert deliveries.take_due() == []
        deliveries.confirmed(it)
    assert got == ["three", "two", "one"]
    assert world.faults.in_force() == []


@pytest.mark.parametrize(
    ("one", "another", "together"),
    [
        ({"message": {"chat": {"id": 5}}}, {"edited_message": {"chat": {"id": 5}}}, True),
        ({"message": {"chat": {"id": 5}}}, {"message": {"chat": {"id": 6}}}, False),
        ({"message": {"chat": {"id": 5}}}, {"callback_query": {"from": {"id": 5}}}, False),
        ({"callback_query": {"from": {"id": 5}}}, {"callback_query": {"from": {"id": 5}}}, True),
        ({"my_chat_member": {"chat": {"id": 5}}}, {"message": {"chat": {"id": 5}}}, False),
        ({"chat_member": {"new_chat_member": {"user": {"id": 5}}}}, {"chat_join_request": {"from": {"id": 5}}}, True),
        ({"message": {"chat": 5}}, {"message": {"chat": 5}}, False),
        ({"message": "x"}, {"message": "x"}, False),
        ({"message": {"chat": {"id": []}}}, {"message": {"chat": {"id": []}}}, False),
        ({"tomorrow": {}}, {"tomorrow": {}}, False),
    ],
)
def test_who_waits_for_whom(one: dict[str, Any], another: dict[str, Any], together: bool) -> None:
    assert (lane_of({"update_id": 1, **one}) == lane_of({"update_id": 2, **another})) is together
