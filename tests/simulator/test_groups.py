"""Groups: who is in them, what a bot hears there, their topics."""

from typing import Any

import pytest

from bot.simulator import World
from bot.simulator.chats import Chat
from bot.simulator.person import Person
from bot.simulator.users import User

from .conftest import Api


def forget(world: World) -> None:
    world.updates().clear()


@pytest.fixture
def olena(world: World) -> User:
    return world.add_user("Olena", username="olena")


@pytest.fixture
def managers(world: World, anna: User, olena: User) -> Chat:
    group = world.add_group("Managers", [anna.id, olena.id], forum=True)
    forget(world)
    return group


async def test_a_bot_is_told_what_becomes_of_it(api: Api, world: World, anna: User) -> None:
    group = world.add_group("Managers", [anna.id], bot_status=None)
    bot = world.bot().id
    world.add_member(group.id, bot, by=anna.id)
    world.promote(group.id, bot, by=anna.id, can_manage_topics=False)
    world.remove_member(group.id, bot, by=anna.id)
    changes = [update["my_chat_member"] for update in await api.updates() if "my_chat_member" in update]
    moves = [(it["old_chat_member"]["status"], it["new_chat_member"]["status"]) for it in changes]
    assert moves == [("left", "member"), ("member", "administrator"), ("administrator", "kicked")]
    assert changes[1]["new_chat_member"]["can_manage_topics"] is False


@pytest.mark.parametrize(("asked", "told"), [(None, 0), ('["chat_member", "message"]', 1)])
async def test_others_comings_are_told_only_when_asked_for(
    api: Api, world: World, managers: Chat, asked: str | None, told: int
) -> None:
    if asked:
        await api.updates(allowed_updates=asked)
    world.add_member(managers.id, world.add_user("Taras").id)
    updates = await api.updates()
    assert sum("chat_member" in update for update in updates) == told
    assert sum("new_chat_members" in update.get("message", {}) for update in updates) == 1


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hello all", False),
        ("/stats", True),
        ("/stats@intake_bot", True),
        ("/stats@other_bot", False),
        ("see /stats", False),
    ],
)
async def test_privacy_mode_hides_the_talk_of_a_group(
    api: Api, world: World, anna: User, text: str, heard: bool
) -> None:
    group = world.add_group("Managers", [anna.id], bot_status="member")
    forget(world)
    world.write(anna.id, text, group.id)
    assert bool(await api.updates()) is heard


async def test_without_privacy_mode_a_plain_member_hears_the_talk(api: Api, world: World, anna: User) -> None:
    world.bot().privacy = False
    group = world.add_group("Managers", [anna.id], bot_status="member")
    forget(world)
    world.write(anna.id, "hello all", group.id)
    assert (await api.updates())[0]["message"]["text"] == "hello all"


async def test_a_reply_to_the_bot_is_heard_in_privacy_mode(api: Api, world: World, anna: User) -> None:
    group = world.add_group("Managers", [anna.id], bot_status="member")
    forget(world)
    sent = (await api("sendMessage", chat_id=group.id, text="Lead 1")).result
    world.write(anna.id, "mine", group.id, reply_to=sent["message_id"])
    assert (await api.updates())[0]["message"]["reply_to_message"]["text"] == "Lead 1"


async def test_an_administrator_hears_everything(api: Api, world: World, anna: User, managers: Chat) -> None:
    world.write(anna.id, "hello all", managers.id)
    assert (await api.updates())[0]["message"]["text"] == "hello all"


@pytest.mark.parametrize(("status", "heard"), [("administrator", ["hello everybody", "/stats now"]),
                                               ("member", ["/stats now"])])  # fmt: skip
async def test_an_edit_is_heard_by_whom_the_message_would_be(
    api: Api, world: World, anna: User, status: str, heard: list[str]
) -> None:
    group = world.add_group("Managers", [anna.id], bot_status=status)
    talk, command = world.write(anna.id, "hello all", group.id), world.write(anna.id, "/stats", group.id)
    forget(world)
    world.edit(anna.id, talk, "hello everybody")
    world.edit(anna.id, command, "/stats now")
    assert [it["edited_message"]["text"] for it in await api.updates()] == heard


async def test_who_is_in_a_group(api: Api, world: World, anna: User, olena: User, managers: Chat) -> None:
    stranger = world.add_user("Taras")
    ids = [anna.id, olena.id, world.bot().id, stranger.id]
    members = [(await api("getChatMember", chat_id=managers.id, user_id=it)).result["status"] for it in ids]
    assert members == ["creator", "member", "administrator", "left"]
    administrators = (await api("getChatAdministrators", chat_id=managers.id)).result
    assert [it["user"]["id"] for it in administrators] == [anna.id, world.bot().id]
    assert (await api("getChatMemberCount", chat_id=managers.id)).result == 3
    assert (await api("leaveChat", chat_id=managers.id)).result is True
    assert (await api("sendMessage", chat_id=managers.id, text="x")).status == 403


async def test_a_topic_and_its_messages(api: Api, world: World, anna: User, managers: Chat) -> None:
    topic = (await api("createForumTopic", chat_id=managers.id, name="Lead 1", icon_color=16478047)).result
    thread = topic["message_thread_id"]
    card = (await api("sendMessage", chat_id=managers.id, text="card", message_thread_id=thread)).result
    assert (card["message_thread_id"], card["is_topic_message"]) == (thread, True)
    world.write(anna.id, "mine", managers.id, thread_id=thread)
    created, answer = (update["message"] for update in await api.updates())
    assert created["forum_topic_created"] == {"name": "Lead 1", "icon_color": 16478047}
    assert created["message_id"] == thread
    assert answer["reply_to_message"]["message_id"] == thread, "a message in a topic answers the one that opened it"


async def test_an_answer_in_a_topic_stays_in_it(api: Api, world: World, anna: User, managers: Chat) -> None:
    topic = world.open_topic(managers.id, anna.id, "Lead 1")
    asked = world.write(anna.id, "?", managers.id, thread_id=topic.id)
    sent = (await api("sendMessage", chat_id=managers.id, text="!", reply_to_message_id=asked.id)).result
    assert sent["message_thread_id"] == topic.id
    assert world.write(anna.id, "!!", managers.id, reply_to=sent["message_id"]).thread_id == topic.id


async def test_a_topic_is_renamed_closed_opened_and_deleted(api: Api, world: World, managers: Chat) -> None:
    thread = (await api("createForumTopic", chat_id=managers.id, name="Lead 1")).result["message_thread_id"]
    where: dict[str, Any] = {"chat_id": managers.id, "message_thread_id": thread}
    assert (await api("editForumTopic", **where, name="Lead 1: won")).result is True
    assert (await api("closeForumTopic", **where)).result is True
    assert (await api("sendMessage", **where, text="an administrator may")).status == 200
    assert (await api("reopenForumTopic", **where)).result is True
    services = [set(update["message"]) & {"forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"}
                for update in await api.updates()]  # fmt: skip
    assert services == [set(), {"forum_topic_edited"}, {"forum_topic_closed"}, {"forum_topic_reopened"}]
    assert (await api("deleteForumTopic", **where)).result is True
    assert all(message.thread_id != thread for message in managers.messages.values())
    assert (await api("sendMessage", **where, text="x")).error == "Bad Request: message thread not found"
    assert (await api("sendChatAction", **where, action="typing")).result is True, "an action does not look at topics"


async def test_the_name_of_a_topic_is_cut(api: Api, managers: Chat) -> None:
    topic = (await api("createForumTopic", chat_id=managers.id, name="Ї" * 129)).result
    assert topic["name"] == "Ї" * 128
    where = {"chat_id": managers.id, "message_thread_id": topic["message_thread_id"]}
    assert (await api("editForumTopic", **where, name="x" * 129)).result is True
    assert managers.topics[topic["message_thread_id"]].name == "x" * 128


async def test_who_leaves_is_told_so(api: Api, managers: Chat) -> None:
    await api("leaveChat", chat_id=managers.id)
    change = next(it["my_chat_member"] for it in await api.updates() if "my_chat_member" in it)
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("administrator", "left")


async def test_of_several_pins_the_named_one_goes(api: Api, managers: Chat) -> None:
    rules, news = [
        (await api("sendMessage", chat_id=managers.id, text=text)).result["message_id"] for text in ("Rules", "News")
    ]
    for message in (rules, news):
        await api("pinChatMessage", chat_id=managers.id, message_id=message)
    assert (await api("unpinChatMessage", chat_id=managers.id, message_id=rules)).result is True
    assert (await api("getChat", chat_id=managers.id)).result["pinned_message"]["text"] == "News"


async def test_a_message_is_pinned_and_unpinned(api: Api, managers: Chat) -> None:
    sent = (await api("sendMessage", chat_id=managers.id, text="Rules")).result
    assert (await api("pinChatMessage", chat_id=managers.id, message_id=sent["message_id"])).result is True
    assert (await api("getChat", chat_id=managers.id)).result["pinned_message"]["text"] == "Rules"
    assert (await api.updates())[0]["message"]["pinned_message"]["text"] == "Rules"
    assert (await api("unpinChatMessage", chat_id=managers.id)).result is True
    assert "pinned_message" not in (await api("getChat", chat_id=managers.id)).result


async def test_copies_hide_where_they_come_from_and_forwards_tell(
    api: Api, world: World, anna: User, managers: Chat
) -> None:
    brief = world.write(anna.id, "The brief")
    call = {"chat_id": managers.id, "from_chat_id": anna.id, "message_id": brief.id}
    copied = (await api("copyMessage", **call)).result
    assert copied == {"message_id": managers.last_message_id}
    assert managers.messages[copied["message_id"]].origin is None
    forwarded = (await api("forwardMessage", **call)).result
    assert (forwarded["text"], forwarded["forward_origin"]["sender_user"]["id"]) == ("The brief", anna.id)


async def test_an_anonymous_administrator_writes_as_the_group(
    api: Api, world: World, anna: User, managers: Chat
) -> None:
    hush = await Person(world, anna.id).writes("hush", managers.id, anonymous=True)
    heard = (await api.updates())[0]["message"]
    assert (heard["from"]["id"], heard["from"]["username"]) == (1087968824, "GroupAnonymousBot")
    assert heard["sender_chat"]["id"] == managers.id
    call = {"chat_id": managers.id, "from_chat_id": managers.id, "message_id": hush.id}
    origin = (await api("forwardMessage", **call)).result["forward_origin"]
    assert (origin["type"], origin["sender_chat"]["id"]) == ("chat", managers.id), "nor does a forward tell who it was"


async def test_the_press_of_an_anonymous_administrator_tells_who_it_was(
    api: Api, world: World, anna: User, managers: Chat
) -> None:
    boss = Person(world, anna.id)
    world.promote(managers.id, anna.id, by=anna.id, is_anonymous=True)
    await boss.writes("hush", managers.id, anonymous=True)
    keyboard = '{"inline_keyboard": [[{"text": "Take it", "callback_data": "take:1"}]]}'
    await api("sendMessage", chat_id=managers.id, text="Lead 1", reply_markup=keyboard)
    await boss.taps("Take it", managers.id)
    assert (await api.updates())[-1]["callback_query"]["from"]["id"] == anna.id


async def test_managers_see_and_tap_in_the_group(api: Api, world: World, olena: User, managers: Chat) -> None:
    keyboard = '{"inline_keyboard": [[{"text": "Take it", "callback_data": "take:1"}]]}'
    await api("sendMessage", chat_id=managers.id, text="Lead 1", reply_markup=keyboard)
    manager = Person(world, olena.id)
    await manager.sees("Lead 1", chat_id=managers.id)
    press = await manager.taps("Take it", managers.id)
    assert (press.user_id, press.data) == (olena.id, "take:1")
    query = (await api.updates())[0]["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (olena.id, managers.id)


async def test_outsiders_cannot_write_in_a_group(world: World, managers: Chat) -> None:
    with pytest.raises(AssertionError, match="is not in Managers"):
        await Person(world, world.add_user("Taras").id).writes("hi", managers.id)


async def test_everybody_comes_along_in_an_upgrade(api: Api, world: World, anna: User, olena: User) -> None:
    old = world.add_group("Managers", [anna.id, olena.id], kind="group")
    new = world.migrate(old.id)
    forget(world)
    await Person(world, olena.id).writes("here we are", new.id)
    assert (await api.updates())[0]["message"]["chat"]["id"] == new.id
    with pytest.raises(AssertionError, match="was upgraded to a supergroup"):
        await Person(world, olena.id).writes("and here?", old.id)


async def test_an_upgrade_is_told_in_both_groups(api: Api, world: World, anna: User) -> None:
    old = world.add_group("Managers", [anna.id], kind="group")
    forget(world)
    new = world.migrate(old.id)
    first, second = (update["message"] for update in await api.updates())
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (old.id, new.id)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new.id, old.id)
