"""Where Telegram is strict, the simulator is, with the server's own words."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.simulator import World
from bot.simulator.users import User

from .conftest import Api, Clock

Setting = Callable[[World, User], dict[str, Any]]


def inline(*buttons: dict[str, Any]) -> str:
    return json.dumps({"inline_keyboard": [list(buttons)]})


def started(world: World, anna: User) -> dict[str, Any]:
    world.start(anna.id)
    return {"chat_id": anna.id}


def unknown(world: World, anna: User) -> dict[str, Any]:
    return {"chat_id": 999}


def never_met(world: World, anna: User) -> dict[str, Any]:
    return {"chat_id": anna.id}


def never_started(world: World, anna: User) -> dict[str, Any]:
    world.add_group("Managers", [anna.id])
    return {"chat_id": anna.id}


def blocked(world: World, anna: User) -> dict[str, Any]:
    world.start(anna.id)
    world.block(anna.id)
    return {"chat_id": anna.id}


def deactivated(world: World, anna: User) -> dict[str, Any]:
    world.start(anna.id)
    world.deactivate(anna.id)
    return {"chat_id": anna.id}


def group(world: World, anna: User) -> dict[str, Any]:
    return {"chat_id": world.add_group("Managers", [anna.id]).id}


def forum(world: World, anna: User) -> dict[str, Any]:
    return {"chat_id": world.add_group("Managers", [anna.id], forum=True).id}


def forum_without_rights(world: World, anna: User) -> dict[str, Any]:
    rights = {"can_manage_topics": False, "can_delete_messages": False, "can_pin_messages": False}
    return {"chat_id": world.add_group("Managers", [anna.id], forum=True, rights=rights).id}


def kicked(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id])
    world.remove_member(managers.id, world.bot().id, by=anna.id)
    return {"chat_id": managers.id}


def left(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id])
    world.remove_member(managers.id, world.bot().id)
    return {"chat_id": managers.id}


def closed_topic(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id], forum=True, bot_status="member")
    topic = world.open_topic(managers.id, anna.id, "Lead")
    topic.closed = True
    return {"chat_id": managers.id, "message_thread_id": topic.id}


def open_topic(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id], forum=True)
    return {"chat_id": managers.id, "message_thread_id": world.open_topic(managers.id, anna.id, "Lead").id}


def opened_by_service_message(world: World, anna: User) -> dict[str, Any]:
    where = open_topic(world, anna)
    return {**where, "message_id": where["message_thread_id"]}


def written_by_anna(world: World, anna: User) -> dict[str, Any]:
    return {"chat_id": anna.id, "message_id": world.start(anna.id).id}


def written_in_group(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id], rights={"can_delete_messages": False, "can_pin_messages": False})
    return {"chat_id": managers.id, "message_id": world.write(anna.id, "x", managers.id).id}


def pressed(world: World, anna: User) -> dict[str, Any]:
    message = world.start(anna.id)
    return {"callback_query_id": world.press(anna.id, message, "x").id}


NOT_FOUND = "Bad Request: chat not found"
NO_TALK = "Forbidden: bot can't initiate conversation with a user"
BLOCKED = "Forbidden: bot was blocked by the user"
GONE = "Forbidden: user is deactivated"
KICKED = "Forbidden: bot was kicked from the supergroup chat"
LEFT = "Forbidden: bot is not a member of the supergroup chat"
BUTTON = "Bad Request: can't parse inline keyboard button: "
KEY = "Bad Request: can't parse keyboard button: "
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NO_THREAD = "Bad Request: message thread not found"
WRONG_FILE = "Bad Request: wrong file identifier/HTTP URL specified"
YES = {"text": "Yes", "callback_data": "y"}

REFUSALS: list[tuple[str, Setting, dict[str, Any], str]] = [
    # who may be written to
    ("sendMessage", unknown, {"text": "x"}, NOT_FOUND),
    ("sendMessage", unknown, {"text": "x", "chat_id": "@nobody"}, NOT_FOUND),
    ("sendMessage", unknown, {"text": "x", "chat_id": "Anna"}, NOT_FOUND),
    ("sendMessage", unknown, {"text": "x", "chat_id": -1009}, NOT_FOUND),
    ("sendMessage", unknown, {"text": "x", "chat_id": ""}, "Bad Request: chat_id is empty"),
    ("sendMessage", unknown, {"text": "x", "chat_id": 42}, "Forbidden: bots can't send messages to bots"),
    ("sendMessage", never_met, {"text": "x"}, NOT_FOUND),
    ("sendMessage", never_started, {"text": "x"}, NO_TALK),
    ("sendMessage", blocked, {"text": "x"}, BLOCKED),
    ("sendMessage", deactivated, {"text": "x"}, GONE),
    ("sendMessage", kicked, {"text": "x"}, KICKED),
    ("sendMessage", left, {"text": "x"}, LEFT),
    ("sendChatAction", blocked, {"action": "typing"}, BLOCKED),
    ("sendContact", blocked, {"phone_number": "1", "first_name": "A"}, BLOCKED),
    ("sendLocation", kicked, {"latitude": 1, "longitude": 1}, KICKED),
    ("copyMessage", kicked, {"from_chat_id": 999, "message_id": 1}, NOT_FOUND),
    ("getChat", unknown, {}, NOT_FOUND),
    ("getChat", kicked, {}, KICKED),
    ("getChatMember", unknown, {"user_id": 1}, NOT_FOUND),
    ("getChatMember", group, {"user_id": 999}, "Bad Request: user not found"),
    ("getChatMember", group, {"user_id": "x"}, "Bad Request: invalid user_id specified"),
    ("getChatMember", kicked, {"user_id": 42}, KICKED),
    ("getChatAdministrators", started, {}, "Bad Request: there are no administrators in the private chat"),
    ("createForumTopic", kicked, {"name": "x"}, KICKED),
    ("pinChatMessage", left, {"message_id": 1}, LEFT),
    ("leaveChat", kicked, {}, KICKED),
    # texts
    ("sendMessage", started, {}, "Bad Request: message text is empty"),
    ("sendMessage", started, {"text": "  \n"}, "Bad Request: text must be non-empty"),
    ("sendMessage", started, {"text": "<b> </b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"),
    ("sendMessage", started, {"text": "x" * 4097}, "Bad Request: message is too long"),
    ("sendMessage", started, {"text": "👍" * 2049}, "Bad Request: message is too long"),
    ("sendMessage", started, {"text": "<b>x", "parse_mode": "html"},
     "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ("sendMessage", unknown, {"text": "<b>x", "parse_mode": "html"},
     "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ("sendMessage", started, {"text": "x", "parse_mode": "bbcode"}, "Bad Request: unsupported parse_mode"),
    ("editMessageCaption", started, {"caption": "x" * 1025}, "Bad Request: message to edit not found"),
    ("sendPhoto", started, {"caption": "<i>", "parse_mode": "HTML"},
     "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"i\""),
    # answers and threads
    ("sendMessage", started, {"text": "x", "reply_to_message_id": 99}, "Bad Request: message to be replied not found"),
    ("sendMessage", started, {"text": "x", "reply_parameters": '{"message_id": 99}'},
     "Bad Request: message to be replied not found"),
    ("sendMessage", started, {"text": "x", "reply_parameters": "{"},
     "Bad Request: can't parse reply parameters JSON object"),
    ("sendMessage", started, {"text": "x", "message_thread_id": 5}, NO_THREAD),
    ("sendMessage", forum, {"text": "x", "message_thread_id": 1}, NO_THREAD),
    ("sendMessage", forum, {"text": "x", "message_thread_id": 999}, NO_THREAD),
    ("sendMessage", closed_topic, {"text": "x"}, "Bad Request: TOPIC_CLOSED"),
    # keyboards
    ("sendMessage", started, {"text": "x", "reply_markup": "{"},
     "Bad Request: can't parse reply keyboard markup JSON object"),
    ("sendMessage", started, {"text": "x", "reply_markup": "[]"}, "Bad Request: object expected as reply markup"),
    ("sendMessage", started, {"text": "x", "reply_markup": '{"inline_keyboard": [{}]}'},
     'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
    ("sendMessage", started, {"text": "x", "reply_markup": '{"keyboard": ["x"]}'},
     'Bad Request: field "keyboard" must be an Array of Arrays'),
    ("sendMessage", started, {"text": "x", "reply_markup": inline({"text": "x"})},
     f"{BUTTON}Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", started, {"text": "x", "reply_markup": inline({"callback_data": "x"})},
     f'{BUTTON}Can\'t find field "text"'),
    ("sendMessage", started, {"text": "x", "reply_markup": '{"inline_keyboard": [["x"]]}'},
     f"{BUTTON}InlineKeyboardButton must be an Object"),
    ("sendMessage", started, {"text": "x", "reply_markup": inline({**YES, "style": "pink"})},
     f"{BUTTON}invalid button style specified"),
    ("sendMessage", started, {"text": "x", "reply_markup": inline({**YES, "callback_data": "ї" * 33})},
     "Bad Request: BUTTON_DATA_INVALID"),
    ("sendMessage", started, {"text": "x", "reply_markup": inline(*[YES] * 101)},
     "Bad Request: reply markup is too long"),
    ("sendMessage", started, {"text": "x", "reply_markup": inline({"text": "x", "url": "no link"})},
     "Bad Request: inline keyboard button URL 'no link' is invalid: Wrong HTTP URL"),
    ("sendMessage", started, {"text": "x", "reply_markup": inline({"text": "x", "copy_text": {"text": "x" * 257}})},
     "Bad Request: BUTTON_COPY_TEXT_INVALID"),
    ("sendMessage", started, {"text": "x", "reply_markup": '{"keyboard": [[1]]}'},
     f"{KEY}KeyboardButton must be a String or an Object"),
    ("sendMessage", group, {"text": "x", "reply_markup": '{"keyboard": [[{"text": "x", "request_contact": true}]]}'},
     "Bad Request: phone number can be requested in private chats only"),
    ("sendMessage", group, {"text": "x", "reply_markup": '{"keyboard": [[{"text": "x", "request_location": true}]]}'},
     "Bad Request: location can be requested in private chats only"),
    # edits and deletions
    ("editMessageText", started, {"text": "x", "message_id": 99}, "Bad Request: message to edit not found"),
    ("editMessageText", started, {"text": "x"}, "Bad Request: message to edit not found"),
    ("editMessageText", started, {"message_id": 1}, "Bad Request: message text is empty"),
    ("editMessageText", unknown, {"text": "x", "message_id": 1}, NOT_FOUND),
    ("editMessageText", written_by_anna, {"text": "x"}, "Bad Request: message can't be edited"),
    ("editMessageText", written_by_anna, {"text": "x", "reply_markup": '{"remove_keyboard": true}'},
     "Bad Request: inline keyboard expected"),
    ("editMessageReplyMarkup", started, {"message_id": 99}, "Bad Request: message to edit not found"),
    ("editMessageReplyMarkup", written_by_anna, {}, "Bad Request: message can't be edited"),
    ("editMessageReplyMarkup", opened_by_service_message, {}, "Bad Request: message can't be edited"),
    ("deleteMessage", started, {"message_id": 99}, "Bad Request: message to delete not found"),
    ("deleteMessage", started, {}, "Bad Request: message identifier is not specified"),
    ("deleteMessage", written_in_group, {}, "Bad Request: message can't be deleted"),
    ("deleteMessage", opened_by_service_message, {}, "Bad Request: message can't be deleted"),
    ("deleteMessage", blocked, {"message_id": 1}, BLOCKED),
    ("copyMessage", started, {"from_chat_id": 999, "message_id": 1}, NOT_FOUND),
    ("pinChatMessage", started, {"message_id": 99}, "Bad Request: message to pin not found"),
    ("pinChatMessage", written_in_group, {},
     "Bad Request: not enough rights to manage pinned messages in the chat"),
    ("unpinChatMessage", started, {}, "Bad Request: message to unpin not found"),
    # presses
    ("answerCallbackQuery", started, {"callback_query_id": 1}, TOO_OLD),
    ("answerCallbackQuery", started, {}, TOO_OLD),
    ("answerCallbackQuery", pressed, {"text": "x" * 201}, "Bad Request: MESSAGE_TOO_LONG"),
    # files and other content
    ("sendDocument", started, {}, "Bad Request: there is no document in the request"),
    ("sendDocument", started, {"document": "nonsense"}, WRONG_FILE),
    ("sendDocument", started, {"document": "https://a.io/x.pdf"}, "Bad Request: failed to get HTTP URL content"),
    ("sendPhoto", started, {"photo": "nonsense"}, WRONG_FILE),
    ("sendVoice", started, {"voice": "nonsense"}, WRONG_FILE),
    ("getFile", started, {"file_id": "nonsense"}, "Bad Request: invalid file_id"),
    ("sendContact", started, {"first_name": "A"}, "Bad Request: phone number is empty"),
    ("sendLocation", started, {"latitude": "x", "longitude": 1}, "Bad Request: wrong latitude or longitude specified"),
    ("sendLocation", started, {"latitude": 91, "longitude": 1}, "Bad Request: wrong latitude or longitude specified"),
    ("sendChatAction", started, {"action": "juggling"}, "Bad Request: wrong parameter action in request"),
    # topics
    ("createForumTopic", group, {"name": "x"}, "Bad Request: the chat is not a forum"),
    ("createForumTopic", forum, {"name": " "}, "Bad Request: title must be non-empty"),
    ("createForumTopic", forum, {"name": "x", "icon_color": 5}, "Bad Request: invalid icon color specified"),
    ("createForumTopic", forum_without_rights, {"name": "x"}, "Bad Request: not enough rights to create a topic"),
    ("editForumTopic", forum_without_rights, {"name": "x"}, "Bad Request: not enough rights to edit the topic"),
    ("editForumTopic", forum, {"message_thread_id": 99, "name": "x"}, NO_THREAD),
    ("editForumTopic", open_topic, {"name": "Lead"}, "Bad Request: TOPIC_NOT_MODIFIED"),
    ("reopenForumTopic", open_topic, {}, "Bad Request: TOPIC_NOT_MODIFIED"),
    ("closeForumTopic", forum, {"message_thread_id": 99}, NO_THREAD),
    ("deleteForumTopic", forum, {"message_thread_id": 1}, "Bad Request: TOPIC_ID_INVALID"),
    ("deleteForumTopic", forum_without_rights, {}, "Bad Request: not enough rights to delete the topic"),
    # the bot's profile
    ("setMyCommands", started, {"commands": "{}"}, "Bad Request: expected an Array of BotCommand"),
    ("setMyCommands", started, {"commands": "["}, "Bad Request: can't parse commands JSON object"),
    ("setMyCommands", started, {"commands": '[{"command": "Start", "description": "x"}]'},
     "Bad Request: BOT_COMMAND_INVALID"),
    ("setMyCommands", started, {"commands": '[{"command": "start", "description": ""}]'},
     "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", started, {"commands": "[1]"}, "Bad Request: can't parse BotCommand: expected an Object"),
    ("setMyCommands", started, {"commands": "[]", "scope": '{"type": "x"}'},
     "Bad Request: can't parse BotCommandScope: unsupported type specified"),
    ("setMyCommands", started, {"commands": "[]", "scope": '{"type": "chat", "chat_id": 999}'}, NOT_FOUND),
    ("setMyCommands", started, {"commands": "[]", "language_code": "eng"},
     "Bad Request: invalid language code specified"),
    ("setMyShortDescription", started, {"short_description": "x" * 121},
     "Bad Request: BOT_SHORT_DESCRIPTION_TOO_LONG"),
    ("setChatMenuButton", started, {"menu_button": '{"type": "x"}'},
     "Bad Request: can't parse menu button: MenuButton has unsupported type"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "setting", "params", "error"), REFUSALS, ids=[f"{m}-{s.__name__}-{e[-24:]}" for m, s, _, e in REFUSALS]
)
async def test_what_telegram_refuses_is_refused(
    api: Api, world: World, anna: User, method: str, setting: Setting, params: dict[str, Any], error: str
) -> None:
    given = {**setting(world, anna), **params}
    before = world.snapshot()
    reply = await api(method, **given)
    assert reply.error == error
    assert reply.status == reply.body["error_code"] == (403 if error.startswith("Forbidden") else 400)
    assert world.snapshot() == before, "a refused call changes nothing"


async def test_an_edit_that_changes_nothing_is_refused(api: Api, world: World, anna: User) -> None:
    where = started(world, anna)
    sent = (await api("sendMessage", **where, text="<b>Hi</b>", parse_mode="HTML", reply_markup=inline(YES))).result
    same = {**where, "message_id": sent["message_id"], "reply_markup": inline(YES)}
    error = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    assert (await api("editMessageText", **same, text=" <b>Hi</b>", parse_mode="HTML")).error == error
    assert (await api("editMessageReplyMarkup", **same)).error == error
    changed = (await api("editMessageText", **same, text="Hi")).result
    assert changed["message_id"] == sent["message_id"]
    assert "edit_date" in changed
    assert "reply_markup" not in (await api("editMessageReplyMarkup", **{**same, "reply_markup": ""})).result


async def test_only_a_text_can_get_another_text(api: Api, world: World, anna: User) -> None:
    where = started(world, anna)
    sent = (await api("sendContact", **where, phone_number="1", first_name="A")).result
    reply = await api("editMessageText", **where, message_id=sent["message_id"], text="x")
    assert reply.error == "Bad Request: there is no text in the message to edit"


async def test_a_press_is_answered_once_and_in_time(api: Api, world: World, anna: User, clock: Clock) -> None:
    message = world.start(anna.id)
    first, second = world.press(anna.id, message, "a"), world.press(anna.id, message, "b")
    assert (await api("answerCallbackQuery", callback_query_id=first.id)).result is True
    assert (await api("answerCallbackQuery", callback_query_id=first.id)).error == TOO_OLD
    clock.forward(150)
    assert (await api("answerCallbackQuery", callback_query_id=second.id)).error == TOO_OLD
    assert (first.answered, second.answered) == (True, False)


async def test_an_old_message_cannot_be_deleted_for_everyone(api: Api, world: World, anna: User, clock: Clock) -> None:
    where = written_by_anna(world, anna)
    clock.forward(48 * 3600 + 1)
    assert (await api("deleteMessage", **where)).error == "Bad Request: message can't be deleted for everyone"


async def test_an_upgraded_group_tells_its_new_id(api: Api, world: World, anna: User) -> None:
    old = world.add_group("Managers", [anna.id], kind="group")
    new = world.migrate(old.id)
    reply = await api("sendMessage", chat_id=old.id, text="x")
    assert reply.error == "Bad Request: group chat was upgraded to a supergroup chat"
    assert reply.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await api("sendMessage", chat_id=new.id, text="x")).status == 200


async def test_a_file_goes_out_as_what_it_was(api: Api, world: World, anna: User) -> None:
    file = world.files.add("document", b"x")
    reply = await api("sendPhoto", **started(world, anna), photo=file.id)
    assert reply.error == "Bad Request: can't use file of type Document as Photo"


async def test_a_file_over_20_mb_cannot_be_fetched(api: Api, world: World) -> None:
    file = world.files.add("document", b"x", size=20_000_001)
    assert (await api("getFile", file_id=file.id)).error == "Bad Request: file is too big"
