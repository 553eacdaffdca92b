"""Worlds in which a call is refused; each gives the arguments that it takes."""

import json
from collections.abc import Callable
from typing import Any

from bot.simulator import World
from bot.simulator.contents import voice
from bot.simulator.markup import Markup
from bot.simulator.posting import post
from bot.simulator.users import User

Setting = Callable[[World, User], dict[str, Any]]


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


def sent_by_bot(world: World, anna: User, content: dict[str, Any], **more: Any) -> dict[str, Any]:
    world.start(anna.id)
    chat = world.private_chat(anna.id)
    return {"chat_id": anna.id, "message_id": post(world, chat, world.bot().id, content, **more).id}


def bots_text(world: World, anna: User) -> dict[str, Any]:
    return sent_by_bot(world, anna, {"text": "x"})


def bots_contact(world: World, anna: User) -> dict[str, Any]:
    return sent_by_bot(world, anna, {"contact": {"phone_number": "1", "first_name": "A"}})


def bots_voice(world: World, anna: User) -> dict[str, Any]:
    return sent_by_bot(world, anna, voice(world.files))


def bots_text_with_keyboard(world: World, anna: User) -> dict[str, Any]:
    return sent_by_bot(world, anna, {"text": "x"}, markup=Markup("keyboard", [[{"text": "x"}]]))


def migrated(world: World, anna: User) -> dict[str, Any]:
    old = world.add_group("Managers", [anna.id], kind="group")
    world.migrate(old.id)
    return {"chat_id": old.id}


def kicked_from_basic_group(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id], kind="group")
    world.remove_member(managers.id, world.bot().id, by=anna.id)
    return {"chat_id": managers.id}


def closed_general(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id], forum=True, bot_status="member")
    managers.general.closed = True
    return {"chat_id": managers.id}


def closed_to_the_bot(world: World, anna: User) -> dict[str, Any]:
    """A topic that somebody else opened, where the bot has no rights."""
    where = forum_without_rights(world, anna)
    return {**where, "message_thread_id": world.open_topic(where["chat_id"], anna.id, "Lead").id}


def service_message(world: World, anna: User) -> dict[str, Any]:
    managers = world.add_group("Managers", [anna.id])
    return {"chat_id": managers.id, "message_id": next(iter(managers.messages))}


def another_chats_message(world: World, anna: User) -> dict[str, Any]:
    """A service message of a group, to be copied or forwarded to a person."""
    where = service_message(world, anna)
    world.start(anna.id)
    return {"chat_id": anna.id, "from_chat_id": where["chat_id"], "message_id": where["message_id"]}


def two_messages(world: World, anna: User) -> dict[str, Any]:
    first, second = world.start(anna.id), world.write(anna.id, "x")
    return {"chat_id": anna.id, "from_chat_id": anna.id, "message_ids": json.dumps([second.id, first.id])}


def a_document(world: World, anna: User) -> dict[str, Any]:
    return {**started(world, anna), "photo": world.files.add("document", b"x").id}


def a_file(world: World, anna: User) -> dict[str, Any]:
    return {**started(world, anna), "document": world.files.add("document", b"x").id}


def an_album_of_eleven(world: World, anna: User) -> dict[str, Any]:
    return album_of(world, anna, *["photo"] * 11)


def a_mixed_album(world: World, anna: User) -> dict[str, Any]:
    return album_of(world, anna, "photo", "document")


def album_of(world: World, anna: User, *kinds: str) -> dict[str, Any]:
    media = [{"type": kind, "media": world.files.add(kind, b"x").id} for kind in kinds]
    return {**started(world, anna), "media": json.dumps(media)}


def a_large_file(world: World, anna: User) -> dict[str, Any]:
    return {"file_id": world.files.add("document", b"x", size=(20 << 20) + 1).id}
