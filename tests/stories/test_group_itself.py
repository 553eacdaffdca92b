"""The group itself: it moves, throws the bot out and takes it back; and how the bot is set up without one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator.chats import Chat
from tests.stories.agency import Agency, an_agency, newest, say, sends_request, tap
from tests.stories.log import Log
from tests.stories.movable_clock import MovableClock


@pytest.fixture
async def small(tmp_path: Path) -> AsyncIterator[Agency]:
    """An agency whose managers are in a basic group."""
    async with an_agency(tmp_path, clock=MovableClock(), group="group") as found:
        yield found


# ---------------------------------------------------------------------- the group moves


async def moved(agency: Agency) -> Chat:
    new = agency.world.migrate(agency.group.id)
    await agency.settled()
    return new


async def test_cards_follow_the_group_when_it_becomes_a_supergroup(small: Agency) -> None:
    anna = await small.hires("Anna")
    mark, eva = await small.comes("Mark"), await small.comes("Eva")
    await sends_request(mark)
    old_card = await small.card()
    new_group = await moved(small)
    await sends_request(eva)
    await small.card(2, new_group)
    card = await small.card(1, new_group)
    assert card.text == old_card.text, "what is still to be done is shown in the new group as well"
    await anna.taps_old(card, "Take")
    await mark.sees("Anna is handling it")
    await small.settled()
    assert (await small.card(1, new_group)).text.endswith("👤 Taken · Anna")
    assert len(small.cards(new_group)) == 2


async def test_what_is_done_is_not_shown_again(small: Agency) -> None:
    anna = await small.hires("Anna")
    await sends_request(await small.comes("Mark"))
    for label in ("Take", "Spam"):
        await tap(anna, label, small.group.id)
    new_group = await moved(small)
    assert small.cards(new_group) == []


async def test_the_move_is_learnt_from_the_first_call_too(small: Agency, log: Log) -> None:
    """The word of the move may come late; the first call to the old group is answered with the new id."""
    anna = await small.hires("Anna")
    async with small.away():
        new_group = small.world.migrate(small.group.id)
        small.world.updates().clear()
    await sends_request(await small.comes("Mark"))
    card = await small.card(1, new_group)
    await anna.taps_old(card, "Take")
    await anna.is_told("It’s yours now")
    assert len(small.refused("upgraded to a supergroup")) == 1


async def test_the_new_id_is_kept_over_a_restart(small: Agency) -> None:
    """The setting still holds the old id; what Telegram said since counts."""
    new_group = await moved(small)
    await small.restart()
    await sends_request(await small.comes("Mark"))
    await small.card(1, new_group)
    assert small.refused("upgraded") == []


# ---------------------------------------------------------------------- the bot is thrown out


async def test_a_bot_that_is_kicked_serves_prospects_and_cards_arrive_when_it_is_back(
    morning: Agency, log: Log
) -> None:
    log.expects("the managers' group cannot be reached")
    anna = await morning.hires("Anna")
    robot = morning.world.bot().id
    morning.world.remove_member(morning.group.id, robot, by=anna.id)
    prospects = [await morning.comes(name) for name in ("Mark", "Eva", "Ivan")]
    for prospect in prospects:
        await sends_request(prospect, delivered=False)
    await say(prospects[0], "One more thing")
    await morning.lets_pass(3600)
    assert morning.cards() == []
    assert len(morning.refused("bot was kicked")) <= 62, "it is tried once in a minute, not more"
    morning.world.promote(morning.group.id, robot, by=anna.id)
    await morning.lets_pass(120)
    assert [card.text.rsplit("#L-", 1)[1][:4] for card in morning.cards()] == ["0001", "0002", "0003"]
    assert len(morning.posts("One more thing")) == 1
    await tap(anna, "Take", morning.group.id)


async def test_cards_wait_over_a_restart_too(morning: Agency, log: Log) -> None:
    log.expects("the managers' group cannot be reached")
    anna = await morning.hires("Anna")
    robot = morning.world.bot().id
    morning.world.remove_member(morning.group.id, robot, by=anna.id)
    await sends_request(await morning.comes("Mark"), delivered=False)
    await morning.restart()
    morning.world.promote(morning.group.id, robot, by=anna.id)
    await morning.lets_pass(120)
    assert len(morning.cards()) == 1


# ---------------------------------------------------------------------- set-up


@pytest.fixture
async def new_agency(tmp_path: Path) -> AsyncIterator[Agency]:
    """An agency that has not set its group yet."""
    async with an_agency(tmp_path, clock=MovableClock(), managers_chat_id=None) as found:
        yield found


async def test_a_group_that_takes_the_bot_in_is_told_its_id(new_agency: Agency) -> None:
    group = new_agency.group
    await new_agency.until(lambda: bool(new_agency.posts("id is")), "the group is not told its id")
    (told,) = new_agency.posts("id is")
    assert f"INTAKE_MANAGERS_CHAT_ID={group.id}" in told.text
    assert told.text.endswith("I have all the rights I need.")


RIGHTS = [
    ({"bot_status": "member"}, "to be an administrator, to manage topics, to delete messages and to pin messages"),
    ({"rights": {"can_manage_topics": False}}, "to manage topics"),
    ({"rights": {"can_pin_messages": False, "can_delete_messages": False}}, "to delete messages and to pin messages"),
]


@pytest.mark.parametrize(("how", "lacking"), RIGHTS)
async def test_rights_that_are_lacking_are_told(new_agency: Agency, how: dict[str, object], lacking: str) -> None:
    group = new_agency.world.add_group("Sales", **how)  # type: ignore[arg-type]
    await new_agency.until(lambda: bool(new_agency.posts("id is", group)), "the group is not told its id")
    (told,) = new_agency.posts("id is", group)
    assert told.text.endswith(f"I also need these rights here: {lacking}.")


async def test_the_operator_is_told_the_id_too(tmp_path: Path) -> None:
    async with an_agency(tmp_path, managers_chat_id=None, running=False) as agency:
        boss = await agency.comes("Boss")
        agency.extra["admin_ids"] = str(boss.id)
        await agency.start()
        await boss.starts()
        group = agency.world.add_group("Sales")
        await boss.sees(f"This group’s id is {group.id}")


async def test_an_operator_who_never_pressed_start_stops_nothing(new_agency: Agency) -> None:
    boss = await new_agency.comes("Boss")
    await new_agency.restart(admin_ids=str(boss.id))
    group = new_agency.world.add_group("Sales")
    await new_agency.until(lambda: bool(new_agency.posts("id is", group)), "the group is not told its id")
    await new_agency.settled()
    assert await new_agency.rows("SELECT DISTINCT state FROM outbox WHERE state <> 'sent'") == [("dead",)]


async def test_leads_that_were_taken_before_the_group_was_set_are_carded_afterwards(new_agency: Agency) -> None:
    mark = await new_agency.comes("Mark")
    await sends_request(mark, delivered=False)
    assert "is on its way to our managers" in newest(mark).text
    await new_agency.lets_pass(600)
    assert new_agency.cards() == []
    await new_agency.restart(managers_chat_id=new_agency.group.id)
    await new_agency.lets_pass(61)
    assert len(new_agency.cards()) == 1


async def test_a_group_that_takes_part_is_told_nothing_once_another_is_set(agency: Agency) -> None:
    other = agency.world.add_group("Curious strangers")
    await agency.settled()
    assert agency.posts("", other) == []


async def test_a_strangers_group_that_throws_the_bot_out_is_not_tried_for_ever(new_agency: Agency) -> None:
    """Only the managers' own group is waited for."""
    await new_agency.stop()
    group = new_agency.world.add_group("Curious strangers")
    new_agency.world.remove_member(group.id, new_agency.world.bot().id, by=new_agency.world.bot().id)
    new_agency.world.faults.add("error", method="sendMessage", chat_id=group.id, times=None, code=403)
    await new_agency.start()
    await new_agency.lets_pass(600)
    assert len(new_agency.calls("sendMessage", chat=group.id)) == 1


async def test_another_group_can_be_set_later(agency: Agency) -> None:
    other = agency.world.add_group("New managers")
    await agency.restart(managers_chat_id=other.id)
    await sends_request(await agency.comes("Mark"))
    await agency.card(1, other)
