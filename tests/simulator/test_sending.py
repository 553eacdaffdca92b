"""What a bot sends is what people get: to the longest text, with every detail, and counted where Telegram counts."""

import json
from typing import Any

import pytest

from bot.simulator import World, contents
from bot.simulator.person import Person

from .conftest import Api, Clock
from .refusals.row import inline

BOLD = {"parse_mode": "HTML"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"text": "x" * 4096}, "x" * 4096),
        ({"text": "ї" * 4096}, "ї" * 4096),
        ({"text": "👍" * 2048}, "👍" * 2048),
        ({"text": f"<b>{'x' * 4096}</b>", **BOLD}, "x" * 4096),
        ({"text": f"{'&lt;' * 4096}", **BOLD}, "<" * 4096),
        ({"text": f"\n{'x' * 4096} \n"}, "x" * 4096),
    ],
    ids=["letters", "letters of two bytes", "pairs of UTF-16", "a mark-up", "names of characters", "blanks around"],
)
async def test_the_longest_text_arrives_whole(api: Api, person: Person, given: dict[str, str], shown: str) -> None:
    """Its length is that of the parsed text in UTF-16, whatever it takes to write it down."""
    await person.starts()
    sent = (await api("sendMessage", chat_id=person.id, **given)).result
    assert sent["text"] == person.screen()[-1].text == shown
    edited = await api("editMessageText", chat_id=person.id, message_id=sent["message_id"], text="short")
    assert edited.status == 200
    again = await api("editMessageText", chat_id=person.id, message_id=sent["message_id"], **given)
    assert again.result["text"] == shown


@pytest.mark.parametrize("caption", ["x" * 1024, "ї" * 1024, "👍" * 512, f"<b>{'x' * 1024}</b>"])
async def test_the_longest_caption_arrives_whole(api: Api, world: World, person: Person, caption: str) -> None:
    await person.starts()
    file = contents.document(world.files)["document"]["file_id"]
    words = {"caption": caption, **BOLD}
    sent = (await api("sendDocument", chat_id=person.id, document=file, **words)).result
    assert sent["caption"] == caption.removeprefix("<b>").removesuffix("</b>")
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    assert "caption" not in (await api("editMessageCaption", **where)).result
    assert (await api("editMessageCaption", **where, **words)).result["caption"] == sent["caption"]


@pytest.mark.parametrize("data", ["x" * 64, "ї" * 32, "👍" * 16])
async def test_a_button_carries_64_bytes(api: Api, person: Person, data: str) -> None:
    await person.starts()
    markup = inline({"text": "Yes", "callback_data": data})
    await api("sendMessage", chat_id=person.id, text="Go?", reply_markup=markup)
    assert (await person.taps("Yes")).data == data


async def test_a_bot_may_mark_up_by_a_list(api: Api, person: Person) -> None:
    await person.starts()
    entities = [{"type": "bold", "offset": 0, "length": 2}]
    sent = (await api("sendMessage", chat_id=person.id, text="👍 <b>", entities=json.dumps(entities))).result
    assert (sent["text"], sent["entities"]) == ("👍 <b>", entities)


async def test_a_caption_is_changed_and_nothing_else(api: Api, world: World, person: Person) -> None:
    await person.starts()
    file = contents.photo(world.files)["photo"][0]["file_id"]
    sent = (await api("sendPhoto", chat_id=person.id, photo=file, caption="Teh shop")).result
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    edited = (await api("editMessageCaption", **where, caption="The <b>shop</b>", **BOLD)).result
    assert (edited["caption"], edited["caption_entities"]) == (
        "The shop", [{"type": "bold", "offset": 4, "length": 4}],
    )  # fmt: skip
    assert edited["photo"] == sent["photo"]
    assert person.screen()[-1].text == "The shop"


async def test_a_contact_a_place_and_recordings_keep_what_is_said_of_them(
    api: Api, world: World, person: Person
) -> None:
    await person.starts()
    contact = {"phone_number": "+380501112233", "first_name": "Olena", "last_name": "Koval"}
    assert (await api("sendContact", chat_id=person.id, **contact)).result["contact"] == contact
    place = {"latitude": 50.45, "longitude": 30.52}
    assert (await api("sendLocation", chat_id=person.id, **place)).result["location"] == place
    voice = contents.voice(world.files)["voice"]["file_id"]
    assert (await api("sendVoice", chat_id=person.id, voice=voice, duration=9)).result["voice"]["duration"] == 9
    video = contents.video(world.files)["video"]["file_id"]
    size = {"duration": 8, "width": 320, "height": 240}
    shown = (await api("sendVideo", chat_id=person.id, video=video, **size)).result["video"]
    assert shown | size == shown
    assert [it.kind for it in person.screen()[-4:]] == ["contact", "location", "voice", "video"]


async def test_a_copy_may_have_a_caption_of_its_own(api: Api, person: Person) -> None:
    photo = await person.sends_photo("Mine")
    call = {"chat_id": person.id, "from_chat_id": person.id, "message_id": photo.id}
    await api("copyMessage", **call)
    await api("copyMessage", **call, caption="<b>Ours</b>", **BOLD)
    assert [it.text for it in person.screen()[-2:]] == ["Mine", "Ours"]
    assert [it["type"] for it in person.screen()[-1].entities] == ["bold"]


async def test_each_person_may_have_a_menu_button_of_their_own(api: Api, world: World, person: Person) -> None:
    olena = world.add_user("Olena").id
    app = {"type": "web_app", "text": "Shop", "web_app": {"url": "https://a.io/"}}
    await api("setChatMenuButton", chat_id=person.id, menu_button=json.dumps(app))
    buttons = [(await api("getChatMenuButton", chat_id=it)).result for it in (person.id, olena)]
    assert buttons == [app, {"type": "commands"}]


async def test_commands_of_one_language_are_deleted_and_the_others_stay(api: Api) -> None:
    for language in ("", "uk"):
        commands = json.dumps([{"command": "start", "description": "Begin"}])
        await api("setMyCommands", commands=commands, language_code=language)
    assert (await api("deleteMyCommands", language_code="uk")).result is True
    left = [len((await api("getMyCommands", language_code=language)).result) for language in ("", "uk")]
    assert left == [1, 0]


async def test_a_press_is_answered_only_by_the_bot_that_got_it(api: Api, world: World, person: Person) -> None:
    other = Api(api.session, api.url, world.add_bot("43:second", username="second_bot").token)
    press = world.press(person.id, await person.starts(), "x")
    assert (await other("answerCallbackQuery", callback_query_id=press.id)).status == 400
    assert (await api("answerCallbackQuery", callback_query_id=press.id)).result is True


COUNTED = [
    "sendMessage", "sendPhoto", "sendMediaGroup", "copyMessage", "forwardMessages", "editMessageText",
    "editMessageCaption", "editMessageReplyMarkup", "createForumTopic", "closeForumTopic",
]  # fmt: skip
FREE = ["getChat", "sendChatAction", "deleteMessage", "pinChatMessage", "setMessageReaction"]


@pytest.mark.parametrize(("method", "counts"), [*((it, True) for it in COUNTED), *((it, False) for it in FREE)])
async def test_what_counts_against_the_limit_of_a_group(
    api: Api, world: World, person: Person, clock: Clock, method: str, counts: bool
) -> None:
    world.limits.enabled = True
    where: dict[str, Any] = {"chat_id": world.add_group("Managers", [person.id], forum=True).id}
    for number in range(20):
        assert (await api("sendMessage", **where, text=str(number))).status == 200
    assert ((await api(method, **where)).status == 429) is counts
    clock.forward(60)
    assert (await api(method, **where)).status != 429
