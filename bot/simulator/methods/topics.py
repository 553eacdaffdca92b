"""Methods on a forum's topics and on the bot's stay in a group."""

from typing import Any

from bot.simulator import groups, topics
from bot.simulator.chats import Chat, Topic
from bot.simulator.errors import bad_request
from bot.simulator.methods.access import readable_chat, writable_chat
from bot.simulator.methods.call import Call

Result = Any
_CLOSE = "close or open the topic"


def _forum(call: Call) -> Chat:
    chat = writable_chat(call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(call: Call, chat: Chat, doing: str, right: str = "can_manage_topics") -> Topic:
    """The topic, if the bot opened it or may do what it wants with those of others."""
    topic_id = call.integer("message_thread_id")
    if topic_id <= 0:
        raise bad_request("invalid forum topic identifier specified")
    topic = chat.topics.get(topic_id)
    opening = chat.messages.get(topic_id)
    if topic and (opening is None or opening.sender_id != call.bot.id):
        _check_right(call, chat, doing, right)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return topic


def _check_right(call: Call, chat: Chat, doing: str, right: str = "can_manage_topics") -> None:
    if not chat.member(call.bot.id).may(right):
        raise bad_request(f"not enough rights to {doing}")


def _name(call: Call) -> str:
    name = " ".join(call.text("name").split())[: topics.LONGEST_NAME].strip()
    if not name:
        raise bad_request("name must be non-empty")
    return name


def _modified(changed: bool) -> Result:
    if not changed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def create_forum_topic(call: Call) -> Result:
    chat = _forum(call)
    _check_right(call, chat, "create a topic")
    name = _name(call)
    color = call.integer("icon_color") if call.has("icon_color") else None
    if color is not None and color not in topics.COLORS:
        raise bad_request("invalid icon color specified")
    emoji = call.text("icon_custom_emoji_id") or None
    return topics.open_topic(call.world, chat, call.bot.id, name, color, emoji).described()


def edit_forum_topic(call: Call) -> Result:
    """An edit that changes no field is none, and no error."""
    chat = _forum(call)
    topic = _topic(call, chat, "edit the topic")
    emoji = call.text("icon_custom_emoji_id") if "icon_custom_emoji_id" in call.params else None
    name = _name(call) if call.has("name") else ""
    if not name and emoji is None:
        return True
    return _modified(topics.change_topic(call.world, chat, call.bot.id, topic, name, emoji))


def close_forum_topic(call: Call) -> Result:
    return _set_closed(call, closed=True)


def reopen_forum_topic(call: Call) -> Result:
    return _set_closed(call, closed=False)


def _set_closed(call: Call, *, closed: bool) -> Result:
    chat = _forum(call)
    topic = _topic(call, chat, _CLOSE)
    return _modified(topics.set_closed(call.world, chat, call.bot.id, topic, closed=closed))


def delete_forum_topic(call: Call) -> Result:
    chat = _forum(call)
    topics.delete_topic(call.world, chat, _topic(call, chat, "delete the topic", "can_delete_messages"))
    return True


def edit_general_forum_topic(call: Call) -> Result:
    chat = _forum(call)
    _check_right(call, chat, "edit the topic")
    if not call.has("name"):
        return True
    return _modified(topics.rename_general(call.world, chat, call.bot.id, _name(call)))


def close_general_forum_topic(call: Call) -> Result:
    return _set_general_closed(call, closed=True)


def reopen_general_forum_topic(call: Call) -> Result:
    return _set_general_closed(call, closed=False)


def _set_general_closed(call: Call, *, closed: bool) -> Result:
    chat = _forum(call)
    _check_right(call, chat, _CLOSE)
    return _modified(topics.set_general_closed(call.world, chat, call.bot.id, closed=closed))


def hide_general_forum_topic(call: Call) -> Result:
    return _set_general_hidden(call, hidden=True)


def unhide_general_forum_topic(call: Call) -> Result:
    return _set_general_hidden(call, hidden=False)


def _set_general_hidden(call: Call, *, hidden: bool) -> Result:
    chat = _forum(call)
    _check_right(call, chat, _CLOSE)
    return _modified(topics.set_general_hidden(call.world, chat, call.bot.id, hidden=hidden))


def leave_chat(call: Call) -> Result:
    chat = readable_chat(call)
    if chat.private:
        raise bad_request("can't leave private chats")
    groups.change_member(call.world, chat, call.bot.id, "left", call.bot.id)
    return True
