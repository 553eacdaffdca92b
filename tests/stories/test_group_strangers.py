"""Whoever may not press: nothing changes, and there is a kind word."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.simulator.messages import Message
from bot.simulator.person import Person
from bot.simulator.posting import post
from bot.simulator.presses import Press
from conversations.lead import Status
from tests.stories.agency import Agency, newest, sends_request, tap

MEMBERS_ONLY = "This is for members of the managers’ group"
OUT_OF_DATE = "This button is out of date"


async def a_card(agency: Agency) -> Message:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    return await agency.card()


def data_of(card: Message, label: str = "Take") -> str:
    return next(str(b["callback_data"]) for row in card.inline or [] for b in row if b["text"] == label)


async def answered(agency: Agency, press: Press) -> Press:
    await agency.until(lambda: press.answered, "the press is not answered")
    return press


async def untouched(agency: Agency) -> None:
    lead = await agency.the_lead()
    assert (lead.status, lead.owner, lead.revision) == (Status.NEW, None, 0)
    await agency.settled()
    assert (await agency.card()).buttons == ["Take"]


async def _outsider(agency: Agency) -> int:
    return (await agency.comes("Mallory")).id


async def _left(agency: Agency) -> int:
    former = await agency.hires("Fay")
    agency.world.remove_member(agency.group.id, former.id)
    return former.id


async def _kicked(agency: Agency) -> int:
    anna, former = await agency.hires("Anna"), await agency.hires("Fay")
    agency.world.remove_member(agency.group.id, former.id, by=anna.id)
    return former.id


async def _another_bot(agency: Agency) -> int:
    robot = agency.world.add_bot("43:simulated", "Robot", "robot_bot")
    agency.world.add_member(agency.group.id, robot.id)
    return robot.id


Stranger = Callable[[Agency], Awaitable[int]]


@pytest.mark.parametrize("stranger", [_outsider, _left, _kicked, _another_bot])
async def test_strangers_cannot_take_a_lead(agency: Agency, stranger: Stranger) -> None:
    card = await a_card(agency)
    user_id = await stranger(agency)
    press = await answered(agency, agency.world.press(user_id, card, data_of(card)))
    assert (press.text, press.alert) == (MEMBERS_ONLY, True)
    await untouched(agency)


async def test_who_is_removed_loses_the_rights_at_once(agency: Agency) -> None:
    """Members are remembered for some minutes; Telegram's word that one left counts at once."""
    anna, fay = await agency.hires("Anna"), await agency.hires("Fay")
    card = await a_card(agency)
    await tap(fay, "Take", agency.group.id)
    await tap(fay, "Give back", agency.group.id)
    agency.world.remove_member(agency.group.id, fay.id, by=anna.id)
    await agency.settled()
    press = await answered(agency, agency.world.press(fay.id, card, data_of(card)))
    assert press.text == MEMBERS_ONLY
    assert (await agency.the_lead()).owner is None


async def test_who_joins_may_press_at_once(agency: Agency) -> None:
    card = await a_card(agency)
    gus = await agency.comes("Gus")
    await answered(agency, agency.world.press(gus.id, card, data_of(card)))
    agency.world.add_member(agency.group.id, gus.id)
    await agency.settled()
    press = await answered(agency, agency.world.press(gus.id, card, data_of(card)))
    assert press.text == "It’s yours now"


FORGED = {
    "another lead": "1:L:2:0:take:{nonce}",
    "no such lead": "1:L:999999999999:0:take:{nonce}",
    "another nonce": "1:L:1:0:take:aaaaa",
    "no nonce": "1:L:1:0:take:",
    "a newer version": "2:L:1:0:take:{nonce}",
    "too few parts": "1:L:1:take",
    "no number": "1:L:one:0:take:{nonce}",
    "a number of other digits": "1:L:١:0:take:{nonce}",
    "a negative number": "1:L:-1:0:take:{nonce}",
    "nothing like ours": "take",
    "no such action": "1:L:1:0:nonsense:{nonce}",
    "no action": "1:L:1:0::{nonce}",
    "an action shouted": "1:L:1:0:TAKE:{nonce}",
    "SQL": "1:L:1 OR 1=1:0:take:{nonce}",
}


@pytest.mark.parametrize("name", FORGED)
async def test_forged_buttons_are_out_of_date(agency: Agency, name: str) -> None:
    anna = await agency.hires("Anna")
    card = await a_card(agency)
    nonce = data_of(card).rsplit(":", 1)[1]
    press = await answered(agency, agency.world.press(anna.id, card, FORGED[name].format(nonce=nonce)))
    assert (press.text, press.alert) == (OUT_OF_DATE, True)
    await untouched(agency)


@pytest.mark.parametrize("action", ["won", "new", "taken", "contacted", "give_back"])
async def test_moves_that_are_not_allowed_are_refused(agency: Agency, action: str) -> None:
    """A modified client may send an action for which there is no button."""
    anna = await agency.hires("Anna")
    card = await a_card(agency)
    nonce = data_of(card).rsplit(":", 1)[1]
    press = await answered(agency, agency.world.press(anna.id, card, f"1:L:1:0:{action}:{nonce}"))
    assert press.text == "Nobody has it yet; take it first"
    await untouched(agency)


async def test_the_owner_cannot_leap_over_steps_either(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    card = await a_card(agency)
    await tap(anna, "Take", agency.group.id)
    nonce = data_of(card, "Contacted").rsplit(":", 1)[1]
    press = await answered(agency, agency.world.press(anna.id, card, f"1:L:1:1:won:{nonce}"))
    assert press.text == "It has moved on meanwhile; here is how it stands"
    assert (await agency.the_lead()).status is Status.TAKEN


async def test_a_press_from_another_chat_takes_nothing(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    card = await a_card(agency)
    other = agency.world.add_group("Others", members=[anna.id])
    shown = _said_in(agency, other.id)
    await anna.starts()
    await anna.sees("Hello!")
    for message in (newest(anna), shown):
        press = await answered(agency, agency.world.press(anna.id, message, data_of(card)))
        assert (press.text, press.alert) == (OUT_OF_DATE, True)
    await untouched(agency)


def _said_in(agency: Agency, chat_id: int) -> Message:
    """Something that the bot wrote in another group."""
    return post(agency.world, agency.world.chat(chat_id), agency.world.bot().id, {"text": "hello"})


async def test_a_prospects_button_pressed_by_somebody_else_changes_nothing(agency: Agency) -> None:
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    await mark.starts()
    question = await mark.sees("What do you need")
    await answered(agency, agency.world.press(eva.id, question, data_of(question, "A whole project, done for you")))
    await agency.settled()
    assert await agency.answers_of(mark) == {}
    assert await agency.session(eva) is None


async def test_telegram_cannot_be_asked_who_is_a_member(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    card = await a_card(agency)
    agency.world.faults.add("error", method="getChatMember", code=500)
    press = await answered(agency, agency.world.press(anna.id, card, data_of(card)))
    assert press.text is not None
    assert press.text.startswith("I can’t ask Telegram just now")
    await untouched(agency)
    await tap(anna, "Take", agency.group.id)


async def test_what_people_say_in_the_group_is_not_answered(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    for words in ("hello", "/start", "/help", "/cancel@intake_bot"):
        await anna.writes(words, agency.group.id)
    await agency.settled()
    assert agency.posts() == []


async def test_an_administrator_who_hides_may_press(agency: Agency) -> None:
    """A press carries the real person, also of an anonymous administrator."""
    user = agency.world.add_user("Hal")
    agency.world.promote(agency.group.id, user.id, is_anonymous=True)
    card = await a_card(agency)
    press = await answered(agency, await Person(agency.world, user.id).taps_old(card, "Take"))
    assert press.text == "It’s yours now"
