"""Several messages at once: albums, copies, forwards, deletions; and reactions."""

import json
from typing import Any

import pytest

from bot.simulator import World, contents
from bot.simulator.chats import Chat
from bot.simulator.person import Person
from bot.simulator.users import User

from .conftest import Api


@pytest.fixture
def managers(world: World, anna: User) -> Chat:
    group = world.add_group("Managers", [anna.id], forum=True)
    world.updates().clear()
    return group


def photo_id(world: World) -> str:
    return str(contents.photo(world.files)["photo"][0]["file_id"])


async def albums_heard(api: Api) -> list[str | None]:
    return [update["message"].get("media_group_id") for update in await api.updates() if "message" in update]


async def test_an_album_is_a_row_of_messages_with_one_id(api: Api, world: World, person: Person) -> None:
    await person.sends_album()
    await person.sends_album(contents.photo(world.files, "The shop"), contents.video(world.files))
    first, second, third, fourth = await albums_heard(api)
    assert first == second
    assert third == fourth
    assert first != third
    assert first is not None


@pytest.mark.parametrize("kinds", [["photo"], ["photo"] * 11, ["photo", "document"], ["sticker", "sticker"]])
async def test_no_client_sends_such_an_album(world: World, person: Person, kinds: list[str]) -> None:
    parts = [getattr(contents, kind)(world.files) for kind in kinds]
    with pytest.raises(AssertionError, match="an album"):
        await person.sends_album(*parts)
    assert not person.screen()


async def test_a_bot_sends_an_album(api: Api, world: World, person: Person) -> None:
    await person.starts()
    media = [
        {"type": "photo", "media": photo_id(world), "caption": "<b>One</b>", "parse_mode": "HTML"},
        {"type": "video", "media": contents.video(world.files)["video"]["file_id"], "duration": 7},
    ]
    sent = (await api("sendMediaGroup", chat_id=person.id, media=json.dumps(media))).result
    assert len({it["media_group_id"] for it in sent}) == 1
    assert (sent[0]["caption"], sent[0]["caption_entities"][0]["type"], sent[1]["video"]["duration"]) == (
        "One", "bold", 7,
    )  # fmt: skip
    assert [it.album for it in person.screen()[-2:]] == [sent[0]["media_group_id"]] * 2


async def test_an_album_is_copied_as_an_album_into_a_topic(
    api: Api, world: World, person: Person, managers: Chat
) -> None:
    brief = await person.writes("The brief")
    album = await person.sends_album()
    topic = world.open_topic(managers.id, person.id, "Lead")
    ids = [brief.id, *(it.id for it in album), 999]
    where: dict[str, Any] = {"chat_id": managers.id, "from_chat_id": person.id, "message_ids": json.dumps(ids)}
    copied = (await api("copyMessages", **where, message_thread_id=topic.id)).result
    shown = [managers.messages[it["message_id"]] for it in copied]
    assert [it.thread_id for it in shown] == [topic.id] * 3, "what is not there is passed over"
    assert shown[0].album is None
    assert shown[1].album == shown[2].album != album[0].album
    assert [it.origin for it in shown] == [None] * 3
    forwarded = (await api("forwardMessages", **where)).result
    senders = [managers.messages[it["message_id"]].origin for it in forwarded]
    assert all(it and it["sender_user"]["id"] == person.id for it in senders)


async def test_copies_may_leave_the_captions_behind(api: Api, world: World, person: Person) -> None:
    sent = await person.sends_photo("Mine")
    where: dict[str, Any] = {"chat_id": person.id, "from_chat_id": person.id, "message_ids": f"[{sent.id}]"}
    await api("copyMessages", **where, remove_caption="true")
    await api("copyMessages", **where)
    assert [it.text for it in person.screen()[-2:]] == ["", "Mine"]


async def test_several_messages_are_deleted_or_none(api: Api, world: World, person: Person, managers: Chat) -> None:
    kept = await person.writes("by Anna", managers.id)
    world.demote(managers.id, world.bot().id)
    own = (await api("sendMessage", chat_id=managers.id, text="own")).result["message_id"]
    ids = json.dumps([own, kept.id])
    refused = await api("deleteMessages", chat_id=managers.id, message_ids=ids)
    assert refused.error == "Bad Request: message can't be deleted"
    assert own in managers.messages
    assert (await api("deleteMessages", chat_id=managers.id, message_ids=json.dumps([own, own, 999]))).result is True
    assert own not in managers.messages


async def test_the_general_topic_is_closed_hidden_and_renamed(
    api: Api, world: World, person: Person, managers: Chat
) -> None:
    taras = Person(world, world.add_user("Taras").id)
    world.add_member(managers.id, taras.id)
    where = {"chat_id": managers.id}
    assert (await api("editGeneralForumTopic", **where, name="New leads")).result is True
    assert (await api("closeGeneralForumTopic", **where)).result is True
    with pytest.raises(AssertionError, match="the topic New leads is closed"):
        await taras.writes("hi", managers.id)
    await person.writes("an administrator may", managers.id)
    assert (await api("reopenGeneralForumTopic", **where)).result is True
    await taras.writes("hi", managers.id)
    assert (await api("hideGeneralForumTopic", **where)).result is True
    assert managers.general.closed
    assert (await api("unhideGeneralForumTopic", **where)).result is True
    services = [it["message"] for it in await api.updates() if "message" in it]
    kinds = [kind for it in services for kind in it if "forum_topic" in kind]
    assert kinds == [
        "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
        "general_forum_topic_hidden", "general_forum_topic_unhidden",
    ]  # fmt: skip


async def test_a_reaction_is_told_to_a_bot_that_asked_for_it(
    api: Api, world: World, person: Person, managers: Chat
) -> None:
    message = await person.writes("hello", managers.id)
    await person.reacts(message, "🔥")
    await api.updates(allowed_updates='["message_reaction"]')
    world.updates().clear()
    await person.reacts(message, "👍")
    await person.reacts(message, "👍")
    await person.reacts(message, None)
    changes = [update["message_reaction"] for update in await api.updates()]
    emojis = [[[it["emoji"] for it in change[side]] for side in ("old_reaction", "new_reaction")] for change in changes]
    assert emojis == [[["🔥"], ["👍"]], [["👍"], []]]
    assert message.reactions == []


async def test_a_bot_reacts_to_a_message(api: Api, world: World, person: Person) -> None:
    message = await person.writes("hello")
    call = {"chat_id": person.id, "message_id": message.id}
    assert (await api("setMessageReaction", **call, reaction='[{"type": "emoji", "emoji": "👀"}]')).result is True
    assert message.reactions == [{"user_id": world.bot().id, "emoji": "👀"}]
    wrong = await api("setMessageReaction", **call, reaction='[{"type": "emoji", "emoji": "x"}]')
    assert wrong.error == "Bad Request: REACTION_INVALID"
    assert (await api("setMessageReaction", **call)).result is True
    assert message.reactions == []


async def test_what_a_person_deletes_is_gone_and_no_bot_hears_of_it(api: Api, world: World, person: Person) -> None:
    message = await person.writes("oops")
    world.updates().clear()
    await person.deletes(message)
    assert person.screen() == []
    assert await api.updates() == []
    assert (await api("editMessageText", chat_id=person.id, message_id=message.id, text="x")).status == 400


async def test_others_words_are_deleted_by_administrators_only(world: World, person: Person, managers: Chat) -> None:
    taras = Person(world, world.add_user("Taras").id)
    world.add_member(managers.id, taras.id)
    message = await person.writes("mine", managers.id)
    with pytest.raises(AssertionError, match="only an administrator"):
        await taras.deletes(message)
    await person.deletes(await taras.writes("his", managers.id))
    assert message.id in managers.messages


async def test_a_person_forwards_what_they_see(api: Api, world: World, person: Person, managers: Chat) -> None:
    shared = await person.shares_contact()
    forwarded = await person.forwards(shared, managers.id)
    heard = next(it["message"] for it in await api.updates() if it["message"]["chat"]["id"] == managers.id)
    assert heard["message_id"] == forwarded.id
    assert heard["forward_origin"]["sender_user"]["id"] == heard["contact"]["user_id"] == person.id
    stranger = Person(world, world.add_user("Taras").id)
    with pytest.raises(AssertionError, match="only messages that they see"):
        await stranger.forwards(forwarded)


async def test_a_caption_is_edited_as_a_text_is(api: Api, world: World, person: Person) -> None:
    photo = await person.sends_photo("Teh shop")
    await person.edits(photo, "The shop https://a.io")
    edited = (await api.updates())[-1]["edited_message"]
    assert (edited["caption"], edited["caption_entities"][0]["type"]) == ("The shop https://a.io", "url")
    assert edited["photo"] == photo.content["photo"]
    with pytest.raises(AssertionError, match="only their own texts and captions"):
        await person.edits(await person.sends_sticker(), "x")


async def test_topics_are_switched_on_and_off(api: Api, world: World, managers: Chat) -> None:
    world.set_forum(managers.id, forum=False)
    refused = await api("createForumTopic", chat_id=managers.id, name="Lead")
    assert refused.error == "Bad Request: the chat is not a forum"
    assert "is_forum" not in (await api("getChat", chat_id=managers.id)).result
    world.set_forum(managers.id, forum=True)
    assert (await api("createForumTopic", chat_id=managers.id, name="Lead")).status == 200


async def test_the_clock_moves_on_and_never_back(api: Api, world: World, person: Person) -> None:
    await person.starts()
    before = world.time()
    world.forward_clock(3600)
    assert world.time() == before + 3600
    assert (await person.writes("later")).date == int(before) + 3600
    world.forward_clock(86_400 - 3600)
    assert [it["message"]["text"] for it in await api.updates()] == ["later"], "what is a day old has expired"
    with pytest.raises(ValueError, match="forward only"):
        world.forward_clock(-1)
    assert World.restored(world.snapshot()).clock.ahead == 86_400
