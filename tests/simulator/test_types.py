"""Everything that leaves the simulator is what python-telegram-bot knows, to the last field."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    TelegramObject,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.simulator import Server, World
from bot.simulator.kinds import KINDS
from bot.simulator.messages import SERVICE
from bot.simulator.methods import METHODS
from bot.simulator.person import Person
from bot.simulator.users import User

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Yes", callback_data="y", style="success")],
        [
            InlineKeyboardButton("Site", url="https://a.io/"),
            InlineKeyboardButton("Copy", copy_text=CopyTextButton("x")),
        ],
    ]
)


# The bot's profile and its webhook.
OF_OTHER_TESTS = ("MyCommands", "MyName", "Description", "MenuButton", "setWebhook", "deleteWebhook")


@pytest.fixture
async def ptb(server: Server, world: World) -> AsyncIterator[Bot]:
    base, files = f"{server.url}/bot", f"{server.url}/file/bot"
    async with Bot(world.bot().token, base_url=base, base_file_url=files) as bot:
        yield bot


def check(it: Any) -> Any:
    """No field is left over, at any depth."""
    if isinstance(it, TelegramObject):
        assert not it.api_kwargs, (type(it), it.api_kwargs)
        for name in it.__slots__:
            check(getattr(it, name, None))
    elif isinstance(it, list | tuple):
        for part in it:
            check(part)
    return it


def test_every_kind_of_update_that_is_known_there_is_known_here() -> None:
    assert set(Update.ALL_TYPES) <= set(KINDS)


async def test_every_update_is_known(ptb: Bot, world: World, anna: User, person: Person) -> None:
    group = world.add_group("Managers", [anna.id], forum=True)
    topic = world.open_topic(group.id, anna.id, "Lead")
    await ptb.get_updates(allowed_updates=Update.ALL_TYPES)
    message = await person.starts("x")
    await person.writes("mail a@b.io, +380501112233, @anna_k, #now https://a.io", group.id, thread_id=topic.id)
    await person.writes("hush", group.id, anonymous=True)
    await person.edits(message, "/start y")
    world.press(anna.id, message, "z")
    await person.shares_contact()
    await person.shares_contact(own=False)
    for sends in (person.sends_sticker, person.sends_voice, person.sends_photo, person.sends_document):
        await sends()
    await person.sends_location()
    await person.sends_video()
    await person.sends_album()
    await person.forwards(message, group.id)
    await person.reacts(message, "🔥")
    old = await person.writes("old")
    await person.deletes(old)
    world.press(anna.id, old, "z")
    world.set_forum(group.id, forum=True)
    await person.blocks_bot()
    taras = world.add_user("Taras")
    world.add_member(group.id, taras.id)
    world.promote(group.id, taras.id, by=anna.id)
    world.remove_member(group.id, taras.id, by=anna.id)
    world.promote(group.id, world.bot().id, by=anna.id, can_manage_topics=False)
    world.migrate(world.add_group("Old", [anna.id], kind="group").id)
    updates = await ptb.get_updates()
    kinds = {name for update in updates for name in Update.__slots__ if getattr(update, name, None)}
    assert {
        "message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction",
    } <= kinds  # fmt: skip
    for update in updates:
        check(update)


async def test_every_answer_is_known(ptb: Bot, world: World, anna: User, person: Person) -> None:
    group = world.add_group("Managers", [anna.id], forum=True)
    await person.starts()
    check(await ptb.get_me())
    sent = check(await ptb.send_message(anna.id, "<b>Hi</b> <i>a@b.io</i>", parse_mode="HTML", reply_markup=KEYBOARD))
    assert sent.reply_markup == KEYBOARD
    check(await sent.edit_text("<pre><code class='language-x'>y</code></pre>", parse_mode="HTML"))
    check(await sent.edit_reply_markup(KEYBOARD))
    check(await sent.reply_text("answer", do_quote=True))
    phone = KeyboardButton("Phone", request_contact=True, style="primary")
    for markup in (ReplyKeyboardMarkup([[phone, "No"]], one_time_keyboard=True), ReplyKeyboardRemove(), ForceReply()):
        check(await ptb.send_message(anna.id, "x", reply_markup=markup))
    document = check(
        await ptb.send_document(anna.id, InputFile(b"%PDF", "brief.pdf"), caption="<i>x</i>", parse_mode="HTML")
    )
    check(await document.edit_caption("another"))
    check(await ptb.send_document(anna.id, document.document.file_id))
    check(await ptb.send_photo(anna.id, b"\xff\xd8\xff"))
    check(await ptb.send_voice(anna.id, b"OggS", duration=3))
    check(await ptb.send_video(anna.id, b"webm", duration=2))
    check(await ptb.send_audio(anna.id, b"ID3", duration=2, caption="x"))
    check(await ptb.send_animation(anna.id, b"GIF89a", duration=2, caption="x"))
    check(await ptb.send_video_note(anna.id, b"mp4", duration=2))
    sticker = world.files.add("sticker", b"x", emoji="👍").id
    check(await ptb.send_sticker(anna.id, sticker))
    media: list[InputMediaPhoto | InputMediaVideo] = [
        InputMediaPhoto(b"\xff\xd8\xff", caption="<b>x</b>", parse_mode="HTML"),
        InputMediaVideo(b"webm"),
    ]
    album = check(await ptb.send_media_group(anna.id, media))
    ids = [it.message_id for it in album]
    check(await ptb.copy_messages(group.id, anna.id, ids))
    check(await ptb.forward_messages(group.id, anna.id, ids))
    assert await ptb.set_message_reaction(anna.id, sent.message_id, "👍")
    assert await ptb.delete_messages(anna.id, ids)
    check(await ptb.send_contact(anna.id, "+380501112233", "Anna"))
    check(await ptb.send_location(anna.id, 50.45, 30.52))
    check(await ptb.copy_message(group.id, anna.id, sent.message_id))
    check(await ptb.forward_message(group.id, anna.id, sent.message_id))
    file = check(await ptb.get_file(document.document.file_id))
    assert bytes(await file.download_as_bytearray()) == b"%PDF"
    topic = check(await ptb.create_forum_topic(group.id, "Lead"))
    card = check(await ptb.send_message(group.id, "card", message_thread_id=topic.message_thread_id))
    check(await card.reply_text("a reply"))
    assert await card.pin()
    assert await card.unpin()
    thread = topic.message_thread_id
    assert await ptb.edit_forum_topic(group.id, thread, "Lead: won")
    for tends in (ptb.close_forum_topic, ptb.reopen_forum_topic, ptb.delete_forum_topic):
        assert await tends(group.id, thread)
    for general in (ptb.close_general_forum_topic, ptb.reopen_general_forum_topic, ptb.hide_general_forum_topic):
        assert await general(group.id)
    assert await ptb.unhide_general_forum_topic(group.id)
    assert await ptb.edit_general_forum_topic(group.id, "New")
    for chat_id in (anna.id, group.id):
        check(await ptb.get_chat(chat_id))
    for user_id in (anna.id, world.bot().id, world.add_user("Taras").id):
        check(await ptb.get_chat_member(group.id, user_id))
    check(await ptb.get_chat_administrators(group.id))
    assert await ptb.get_chat_member_count(group.id) == 2
    assert await ptb.send_chat_action(anna.id, "typing")
    assert await ptb.answer_callback_query(world.press(anna.id, await person.sees("answer"), "x").id, "Good")
    assert await sent.delete()
    check(await ptb.get_webhook_info())
    assert await ptb.leave_chat(group.id)
    heard = {name for it in check(await ptb.get_updates()) if it.message for name in SERVICE if it.message[name]}
    assert heard == SERVICE - {"migrate_to_chat_id", "migrate_from_chat_id"}
    assert uncalled(world) == {it.name for it in METHODS.values() if it.name.endswith(OF_OTHER_TESTS)}


def uncalled(world: World) -> set[str]:
    return {it.name for it in METHODS.values()} - {call.method for call in world.calls}


async def test_the_bots_profile_is_kept_by_scope_and_language(
    ptb: Bot, world: World, anna: User, person: Person
) -> None:
    await person.starts()
    english, ukrainian = [BotCommand("start", "Begin")], [BotCommand("start", "Почати")]
    await ptb.set_my_commands(english)
    await ptb.set_my_commands(ukrainian, language_code="uk")
    await ptb.set_my_commands([BotCommand("stats", "Numbers")], scope=BotCommandScopeChat(anna.id))
    assert list(check(await ptb.get_my_commands())) == english
    assert list(await ptb.get_my_commands(language_code="uk")) == ukrainian
    assert await ptb.get_my_commands(language_code="de") == ()
    assert world.bot().profile.commands_in_private(anna.id, "uk")[0]["command"] == "stats"
    await ptb.delete_my_commands(scope=BotCommandScopeChat(anna.id))
    assert world.bot().profile.commands_in_private(anna.id, "uk")[0]["description"] == "Почати"
    await ptb.set_my_name("Acme")
    await ptb.set_my_description("Що ми робимо", language_code="uk")
    await ptb.set_my_short_description("What we do")
    assert check(await ptb.get_my_name()).name == "Acme"
    assert check(await ptb.get_my_description("uk")).description == "Що ми робимо"
    assert check(await ptb.get_my_short_description("uk")).short_description == "What we do"
    await ptb.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert check(await ptb.get_chat_menu_button()) == MenuButtonCommands()


async def test_a_webhook_is_known(ptb: Bot, world: World) -> None:
    assert await ptb.set_webhook("http://127.0.0.1:1/x", secret_token="s3cret", allowed_updates=["poll"])
    world.webhooks[ptb.id].failed("Connection refused", world.time())
    info = check(await ptb.get_webhook_info())
    assert (info.max_connections, info.ip_address, info.allowed_updates) == (40, "127.0.0.1", ("poll",))
    assert (info.last_error_message, info.last_error_date.timestamp()) == ("Connection refused", world.time())
    with pytest.raises(Conflict, match="deleteWebhook"):
        await ptb.get_updates()
    assert await ptb.delete_webhook(drop_pending_updates=True)
    with pytest.raises(BadRequest, match="this machine only"):
        await ptb.set_webhook("https://bot.example/x")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_errors_arrive_as_the_exceptions_a_bot_catches(ptb: Bot, world: World, anna: User) -> None:
    old = world.add_group("Old", [anna.id], kind="group")
    world.migrate(old.id)
    with pytest.raises(ChatMigrated):
        await ptb.send_message(old.id, "x")
    with pytest.raises(Forbidden):
        await ptb.send_message(anna.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(999, "x")
    world.faults.add("error", retry_after=3)
    with pytest.raises(RetryAfter):
        await ptb.get_me()
    world.faults.add("error", code=409)
    with pytest.raises(Conflict):
        await ptb.get_me()
    world.faults.add("error", code=401)
    with pytest.raises(InvalidToken):
        await ptb.get_me()
