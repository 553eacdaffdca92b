"""Where Telegram is strict, the simulator is, with the server's own words; each has a source."""

import json
import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.simulator import World
from bot.simulator.errors import ApiError
from bot.simulator.methods import METHODS, Call, Method, Upload
from bot.simulator.users import Bot, User

from .conftest import Api, Clock
from .refusals import REFUSALS
from .refusals.changes import NOT_MODIFIED
from .refusals.row import Refusal, inline
from .refusals.settings import started, written_by_anna
from .refusals.texts import YES

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
SOURCE = re.compile(
    r"https://github\.com/tdlib/telegram-bot-api telegram-bot-api/Client\.cpp \w+"
    r"|https://github\.com/tdlib/td td/telegram/[\w./]+\.cpp(?: \w+)?"
    r"|https://core\.telegram\.org/(?:method/\w+\.\w+|bots/api#\w[\w-]+)"
    r"|https://github\.com/[\w.-]+/[\w.-]+/(?:issues|pull)/\d+"
    r"|not found; .{20,}"
)


@pytest.mark.parametrize("row", REFUSALS, ids=str)
async def test_what_telegram_refuses_is_refused(api: Api, world: World, anna: User, row: Refusal) -> None:
    given = {**row.setting(world, anna), **row.params}
    before = world.snapshot()
    api.token = given.pop("token", api.token)
    reply = await api(row.method, **given)
    assert reply.error == row.error
    assert reply.status == reply.body["error_code"] == row.code
    assert world.snapshot() == before, "a refused call changes nothing"


@pytest.mark.parametrize("row", REFUSALS, ids=str)
def test_each_text_has_a_source(row: Refusal) -> None:
    assert SOURCE.fullmatch(row.source)


@pytest.mark.parametrize("method", sorted(it.name for it in METHODS.values()))
def test_each_method_has_a_refusal(method: str) -> None:
    assert [row for row in REFUSALS if row.method == method]


async def test_an_edit_that_changes_nothing_is_refused(api: Api, world: World, anna: User) -> None:
    where = started(world, anna)
    sent = (await api("sendMessage", **where, text="<b>Hi</b>", parse_mode="HTML", reply_markup=inline(YES))).result
    same = {**where, "message_id": sent["message_id"], "reply_markup": inline(YES)}
    error = f"Bad Request: {NOT_MODIFIED}"
    assert (await api("editMessageText", **same, text=" <b>Hi</b>", parse_mode="HTML")).error == error
    assert (await api("editMessageReplyMarkup", **same)).error == error
    changed = (await api("editMessageText", **same, text="Hi")).result
    assert changed["message_id"] == sent["message_id"]
    assert "edit_date" in changed
    assert "reply_markup" not in (await api("editMessageReplyMarkup", **{**same, "reply_markup": ""})).result


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


async def test_an_old_message_in_a_group_cannot_be_deleted_at_all(
    api: Api, world: World, anna: User, clock: Clock
) -> None:
    managers = world.add_group("Managers", [anna.id])
    where = {"chat_id": managers.id, "message_id": world.write(anna.id, "x", managers.id).id}
    clock.forward(48 * 3600 - 1)
    young = (await api("sendMessage", chat_id=managers.id, text="x")).result["message_id"]
    clock.forward(1)
    assert (await api("deleteMessage", **where)).error == "Bad Request: message can't be deleted"
    assert (await api("deleteMessage", chat_id=managers.id, message_id=young)).result is True


async def test_a_bot_tends_the_topics_it_opened_even_without_the_right(api: Api, world: World, anna: User) -> None:
    managers = world.add_group("Managers", [anna.id], forum=True)
    topic = (await api("createForumTopic", chat_id=managers.id, name="Lead")).result["message_thread_id"]
    world.promote(managers.id, world.bot().id, by=anna.id, can_manage_topics=False, can_delete_messages=False)
    where = {"chat_id": managers.id, "message_thread_id": topic}
    for method, more in (("editForumTopic", {"name": "x"}), ("closeForumTopic", {}), ("deleteForumTopic", {})):
        assert (await api(method, **where, **more)).result is True


@pytest.mark.parametrize(
    ("reply_parameters", "answers"),
    [('{"message_id": 1}', True), ('{"message_id": "1"}', True), ("{}", False), ("", False),
     ('{"message_id": -1}', False), ('{"message_id": 99, "allow_sending_without_reply": true}', False)],
)  # fmt: skip
async def test_what_may_be_said_of_the_message_answered(
    api: Api, world: World, anna: User, reply_parameters: str, answers: bool
) -> None:
    sent = (await api("sendMessage", **started(world, anna), text="x", reply_parameters=reply_parameters)).result
    assert ("reply_to_message" in sent) is answers


async def test_a_group_without_topics_does_not_look_at_the_thread(api: Api, world: World, anna: User) -> None:
    managers = world.add_group("Managers", [anna.id])
    sent = (await api("sendMessage", chat_id=managers.id, text="x", message_thread_id=99)).result
    assert "message_thread_id" not in sent


@pytest.mark.parametrize(
    ("keyboard", "kept"),
    [
        ([[], [YES], []], [["Yes"]]),
        ([[{**YES, "text": ""}, YES]], [["Yes"]]),
        ([[{**YES, "text": ""}]], None),
        ([[YES] * 13], [["Yes"] * 12]),
        ([], None),
    ],
)
async def test_empty_buttons_and_rows_are_left_out(
    api: Api, world: World, anna: User, keyboard: Any, kept: list[list[str]] | None
) -> None:
    markup = json.dumps({"inline_keyboard": keyboard})
    sent = (await api("sendMessage", **started(world, anna), text="x", reply_markup=markup)).result
    rows = sent.get("reply_markup", {}).get("inline_keyboard")
    assert (rows and [[button["text"] for button in row] for row in rows]) == kept


async def test_a_link_comes_back_as_telegram_keeps_it(api: Api, world: World, anna: User) -> None:
    markup = inline({"text": "x", "url": "EXAMPLE.com"}, {"text": "y", "url": "tg://user?id=1"})
    sent = (await api("sendMessage", **started(world, anna), text="x", reply_markup=markup)).result
    urls = [button["url"] for button in sent["reply_markup"]["inline_keyboard"][0]]
    assert urls == ["http://example.com/", "tg://user?id=1"]


NAMES = ["chat_id", "message_id", "text", "parse_mode", "entities", "reply_markup", "reply_parameters", "media", "name",
         "message_thread_id", "from_chat_id", "message_ids", "commands", "scope", "menu_button", "reaction", "latitude",
         "longitude", "caption", "photo", "document", "user_id"]  # fmt: skip
FIELDS = ["text", "url", "type", "media", "chat_id", "message_id", "keyboard", "inline_keyboard", "callback_data",
          "user", "copy_text", "web_app", "offset", "length", "caption", "parse_mode", "command",
          "description"]  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(["a.io", "html"])
)
VALUES = st.recursive(
    LEAVES, lambda it: st.lists(it, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), it), max_leaves=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.sampled_from(list(METHODS.values())), st.dictionaries(st.sampled_from(NAMES), VALUES), st.booleans())
def test_any_arguments_are_taken_or_refused(
    bot: Bot, anna: User, world: World, method: Method, params: dict[str, Any], known_chat: bool
) -> None:
    where = started(world, anna) if known_chat else {}
    with suppress(ApiError):
        method.run(Call(world, bot, {**params, **where}))


@pytest.mark.parametrize(
    ("kind", "size", "code", "error"),
    [
        ("document", 0, 400, "Bad Request: file must be non-empty"),  # tdlib/td FileLoaderUtils.cpp
        ("photo", 10_000_001, 400, "Bad Request: PHOTO_SAVE_FILE_INVALID"),  # core.telegram.org messages.sendMedia
        ("document", 50_000_001, 413, "Request Entity Too Large"),  # botgram/shell-bot/issues/15
    ],
)
def test_a_file_of_a_wrong_size_is_refused(
    world: World, bot: Bot, anna: User, kind: str, size: int, code: int, error: str
) -> None:
    upload = Upload("x", None, bytes(size))
    with pytest.raises(ApiError) as refused:
        METHODS[f"send{kind}"].run(Call(world, bot, started(world, anna), {kind: upload}))
    assert (refused.value.code, refused.value.description) == (code, error)


async def test_a_file_goes_out_as_what_it_was(api: Api, world: World, anna: User) -> None:
    """Source: tdlib/td FileManager.cpp check_input_file_id."""
    file = world.files.add("voice", b"x")
    reply = await api("sendDocument", **started(world, anna), document=file.id)
    assert reply.error == "Bad Request: can't use file of type VoiceNote as Document"
