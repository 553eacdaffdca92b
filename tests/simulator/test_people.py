"""People with a client in hand: what they do reaches the bot, what the bot does they see."""

import asyncio
import json
from typing import Any

import pytest

from bot.simulator import World
from bot.simulator.person import Person
from bot.simulator.users import User

from .conftest import Api

CHOICE = json.dumps(
    {"inline_keyboard": [[{"text": "Yes, please", "callback_data": "y"}, {"text": "Yes", "callback_data": "z"}]]}
)
ASK_PHONE = json.dumps(
    {"keyboard": [[{"text": "Share my number", "request_contact": True}], ["Skip"]], "one_time_keyboard": True}
)


async def last(api: Api) -> dict[str, Any]:
    return (await api.updates())[-1]


async def test_start_carries_the_payload_of_a_deep_link(api: Api, person: Person) -> None:
    await person.starts("ref_42")
    message = (await last(api))["message"]
    assert message["text"] == "/start ref_42"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "en"
    assert message["chat"] == {
        "id": person.id, "type": "private", "first_name": "Anna", "last_name": "Koval", "username": "anna"
    }  # fmt: skip


async def test_a_tap_sends_the_message_as_it_is_now(api: Api, person: Person) -> None:
    await person.starts()
    sent = (await api("sendMessage", chat_id=person.id, text="Shall we?", reply_markup=CHOICE)).result
    await api("editMessageText", chat_id=person.id, message_id=sent["message_id"], text="Now?", reply_markup=CHOICE)
    press = await person.taps("Yes")
    query = (await last(api))["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("z", "Now?")
    assert not press.answered
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Saved", show_alert=True)
    assert await person.is_told("Saved") is press
    assert (press.answered, press.alert) == (True, True)


async def test_a_person_waits_for_what_they_want_to_see(api: Api, person: Person) -> None:
    await person.starts()
    waiting = asyncio.create_task(person.sees("budget"))
    tapping = asyncio.create_task(person.taps("please"))
    await asyncio.sleep(0)
    await api("sendMessage", chat_id=person.id, text="What is the <b>budget</b>?", parse_mode="HTML")
    assert (await waiting).text == "What is the budget?"
    await api("sendMessage", chat_id=person.id, text="Shall we?", reply_markup=CHOICE)
    assert (await tapping).data == "y"


async def test_what_is_not_on_the_screen_is_shown_with_what_is(api: Api, person: Person) -> None:
    await person.starts()
    await api("sendMessage", chat_id=person.id, text="Shall we?", reply_markup=CHOICE)
    with pytest.raises(AssertionError, match=r"no button 'No'[\s\S]*Shall we\? \[Yes, please\] \[Yes\]"):
        await person.taps("No", within=0.01)
    with pytest.raises(AssertionError, match=r"does not see 'budget'[\s\S]*Shall we"):
        await person.sees("budget", within=0.01)
    with pytest.raises(AssertionError, match="is not told"):
        await person.is_told("x", within=0.01)
    with pytest.raises(AssertionError, match="does not see '/start'"):
        await person.sees("/start", within=0.01)


async def test_the_contact_button_shares_the_own_contact_and_goes(api: Api, person: Person) -> None:
    await person.starts()
    asked = (await api("sendMessage", chat_id=person.id, text="Your phone?", reply_markup=ASK_PHONE)).result
    assert person.buttons() == ["Share my number", "Skip"]
    await person.taps("Share")
    message = (await last(api))["message"]
    assert message["contact"] == {
        "phone_number": "380501112233", "first_name": "Anna", "last_name": "Koval", "user_id": person.id
    }  # fmt: skip
    assert message["reply_to_message"]["message_id"] == asked["message_id"]
    assert person.buttons() == []


async def test_a_key_sends_its_text_and_stays_unless_it_is_removed(api: Api, person: Person) -> None:
    await person.starts()
    await api("sendMessage", chat_id=person.id, text="x", reply_markup='{"keyboard": [["Skip"]]}')
    press = await person.taps("Skip")
    assert (await last(api))["message"]["text"] == "Skip"
    assert person.screen()[-1].id == press.sent_message_id
    assert person.buttons() == ["Skip"]
    await api("sendMessage", chat_id=person.id, text="x", reply_markup='{"remove_keyboard": true}')
    assert person.buttons() == []


async def test_somebody_elses_contact_bears_no_id(api: Api, person: Person) -> None:
    await person.starts()
    await person.shares_contact(own=False)
    assert "user_id" not in (await last(api))["message"]["contact"]


async def test_an_old_button_can_still_be_pressed(api: Api, person: Person) -> None:
    await person.starts()
    await api("sendMessage", chat_id=person.id, text="Old", reply_markup=CHOICE)
    old = await person.sees("Old")
    await api("sendMessage", chat_id=person.id, text="New", reply_markup=CHOICE)
    assert (await person.taps_old(old, "please")).message_id == old.id
    with pytest.raises(AssertionError, match="no button"):
        await person.taps_old(old, "No")


async def test_a_deleted_message_is_gone_from_the_screen_and_inaccessible(api: Api, person: Person) -> None:
    await person.starts()
    sent = (await api("sendMessage", chat_id=person.id, text="Old", reply_markup=CHOICE)).result
    old = await person.sees("Old")
    await api("deleteMessage", chat_id=person.id, message_id=sent["message_id"])
    assert [message.text for message in person.screen()] == ["/start"]
    await person.taps_old(old, "please")
    assert (await last(api))["callback_query"]["message"]["date"] == 0


async def test_a_forged_press_reaches_the_bot(api: Api, world: World, person: Person) -> None:
    message = await person.starts()
    world.press(person.id, message, "anything")
    assert (await last(api))["callback_query"]["data"] == "anything"


async def test_links_and_copied_texts_do_not_reach_the_bot(api: Api, world: World, person: Person) -> None:
    await person.starts()
    rows = [[{"text": "Site", "url": "https://a.io/"}, {"text": "Copy", "copy_text": {"text": "L-1"}}]]
    await api("sendMessage", chat_id=person.id, text="x", reply_markup=json.dumps({"inline_keyboard": rows}))
    assert [(await person.taps(label)).opened for label in ("Site", "Copy")] == ["https://a.io/", "L-1"]
    assert len(world.updates()) == 1


async def test_an_edit_keeps_the_id(api: Api, person: Person) -> None:
    message = await person.writes("Olena")
    await person.edits(message, "Olha")
    edited = (await last(api))["edited_message"]
    assert (edited["message_id"], edited["text"]) == (message.id, "Olha")
    assert edited["edit_date"] > 0


async def test_a_block_and_its_end_are_told(api: Api, person: Person) -> None:
    await person.starts()
    await person.blocks_bot()
    change = (await last(api))["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    assert (await api("sendMessage", chat_id=person.id, text="x")).status == 403
    with pytest.raises(AssertionError, match="blocked"):
        await person.writes("hello?")
    await person.starts()
    kinds = [next(kind for kind in update if kind != "update_id") for update in await api.updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]
    assert (await api("sendMessage", chat_id=person.id, text="x")).status == 200


async def test_files_and_places_arrive(api: Api, person: Person) -> None:
    await person.sends_sticker()
    await person.sends_voice()
    await person.sends_photo("A sketch")
    await person.sends_document("brief.pdf", b"%PDF", "The brief")
    await person.sends_location()
    messages = [update["message"] for update in await api.updates()]
    kinds = ["sticker", "voice", "photo", "document", "location"]
    assert [next(kind for kind in kinds if kind in message) for message in messages] == kinds
    assert [message.get("caption") for message in messages] == [None, None, "A sketch", "The brief", None]


async def test_a_forced_reply_is_a_reply(api: Api, person: Person) -> None:
    await person.starts()
    sent = (await api("sendMessage", chat_id=person.id, text="Name?", reply_markup='{"force_reply": true}')).result
    await person.writes("Anna")
    await person.writes("again")
    first, second = (update["message"] for update in (await api.updates())[-2:])
    assert first["reply_to_message"]["message_id"] == sent["message_id"]
    assert "reply_to_message" not in second


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4097])
async def test_a_client_does_not_send_every_text(person: Person, text: str) -> None:
    with pytest.raises(AssertionError, match="Anna Koval cannot"):
        await person.writes(text)


async def test_numbers_rise_over_all_private_chats_of_a_bot(world: World, anna: User) -> None:
    olena = world.add_user("Olena")
    ids = [world.start(anna.id).id, world.start(olena.id).id, world.write(anna.id, "x").id]
    assert ids == [1, 2, 3]
    assert world.add_group("Managers", [anna.id]).last_message_id == 2
