"""Methods on a forum's topics and on the bot's stay in a group."""

from typing import Any

from bot.simulator import groups, topics
from bot.simulator.chats import Chat, Topic
from bot.simulator.errors import bad_request
from bot.simulator.methods.call import Call
from bot.simulator.methods.places import writable_chat

Result = Any


def _forum(call: Call, doing: str, right: str = "can_manage_topics") -> Chat:
    chat = writable_chat(call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.member(call.bot.id).may(right):
        raise bad_request(f"not enough rights to {doing}")
    return chat


def _topic(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(call.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def _modified(changed: bool) -> Result:
    if not changed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def create_forum_topic(call: Call) -> Result:
    chat = _forum(call, "create a topic")
    name = call.text("name").strip()
    if not name:
        raise bad_request("title must be non-empty")
    color = call.integer("icon_color") if call.has("icon_color") else None
    if color is not None and color not in topics.COLORS:
        raise bad_request("invalid icon color specified")
    emoji = call.text("icon_custom_emoji_id") or None
    return topics.open_topic(call.world, chat, call.bot.id, name, color, emoji).described()


def edit_forum_topic(call: Call) -> Result:
    chat = _forum(call, "edit the topic")
    topic = _topic(call, chat)
    emoji = call.text("icon_custom_emoji_id") if "icon_custom_emoji_id" in call.params else None
    name = call.text("name").strip()
    return _modified(topics.change_topic(call.world, chat, call.bot.id, topic, name, emoji))


def close_forum_topic(call: Call) -> Result:
    return _set_closed(call, closed=True)


def reopen_forum_topic(call: Call) -> Result:
    return _set_closed(call, closed=False)


def _set_closed(call: Call, *, closed: bool) -> Result:
    chat = _forum(call, "edit the topic")
    topic = _topic(call, chat)
    return _modified(topics.set_closed(call.world, chat, call.bot.id, topic, closed=closed))


def delete_forum_topic(call: Call) -> Result:
    chat = _forum(call, "delete the topic", "can_delete_messages")
    if call.integer("message_thread_id") == topics.GENERAL:
        raise bad_request("TOPIC_ID_INVALID")
    topics.delete_topic(call.world, chat, _topic(call, chat))
    return True


def edit_general_forum_topic(call: Call) -> Result:
    chat = _forum(call, "edit the topic")
    name = call.text("name").strip()[: topics.LONGEST_NAME]
    if not name:
        raise bad_request("title must be non-empty")
    return _modified(topics.rename_general(call.world, chat, call.bot.id, name))


def close_general_forum_topic(call: Call) -> Result:
    return _set_general_closed(call, closed=True)


def reopen_general_forum_topic(call: Call) -> Result:
    return _set_general_closed(call, closed=False)


def _set_general_closed(call: Call, *, closed: bool) -> Result:
    chat = _forum(call, "edit the topic")
    return _modified(topics.set_general_closed(call.world, chat, call.bot.id, closed=closed))


def hide_general_forum_topic(call: Call) -> Result:
    return _set_general_hidden(call, hidden=True)


def unhide_general_forum_topic(call: Call) -> Result:
    return _set_general_hidden(call, hidden=False)


def _set_general_hidden(call: Call, *, hidden: bool) -> Result:
    chat = _forum(call, "close or open the topic")
    return _modified(topics.set_general_hidden(call.world, chat, call.bot.id, hidden=hidden))


def leave_chat(call: Call) -> Result:
    chat = writable_chat(call)
    if chat.private:
        raise bad_request("chat not found")
    groups.change_member(call.world, chat, call.bot.id, "left", call.bot.id)
    return True
