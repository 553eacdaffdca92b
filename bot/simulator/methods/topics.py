"""Methods on a forum's topics and on the bot's stay in a group."""

from typing import Any

from bot.simulator import groups
from bot.simulator.chats import Chat, Topic
from bot.simulator.errors import bad_request
from bot.simulator.methods.call import Call
from bot.simulator.methods.changing import remove
from bot.simulator.methods.places import writable_chat
from bot.simulator.posting import TOPIC_COLORS, open_topic, post_service

Result = Any
_GENERAL = 1


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


def create_forum_topic(call: Call) -> Result:
    chat = _forum(call, "create a topic")
    name = call.text("name").strip()
    if not name:
        raise bad_request("title must be non-empty")
    color = call.integer("icon_color") if call.has("icon_color") else None
    if color is not None and color not in TOPIC_COLORS:
        raise bad_request("invalid icon color specified")
    emoji = call.text("icon_custom_emoji_id") or None
    return open_topic(call.world, chat, call.bot.id, name, color, emoji).described()


def edit_forum_topic(call: Call) -> Result:
    chat = _forum(call, "edit the topic")
    topic = _topic(call, chat)
    changed: dict[str, Any] = {}
    name = call.text("name").strip()[:128]
    if name and name != topic.name:
        topic.name = changed["name"] = name
    emoji = call.text("icon_custom_emoji_id")
    if "icon_custom_emoji_id" in call.params and emoji != (topic.icon_custom_emoji_id or ""):
        topic.icon_custom_emoji_id = emoji or None
        changed["icon_custom_emoji_id"] = emoji
    if not changed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    post_service(call.world, chat, call.bot.id, {"forum_topic_edited": changed}, thread_id=topic.id)
    return True


def close_forum_topic(call: Call) -> Result:
    return _set_closed(call, closed=True)


def reopen_forum_topic(call: Call) -> Result:
    return _set_closed(call, closed=False)


def _set_closed(call: Call, *, closed: bool) -> Result:
    chat = _forum(call, "edit the topic")
    topic = _topic(call, chat)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    service = "forum_topic_closed" if closed else "forum_topic_reopened"
    post_service(call.world, chat, call.bot.id, {service: {}}, thread_id=topic.id)
    return True


def delete_forum_topic(call: Call) -> Result:
    """The topic goes with all its messages."""
    chat = _forum(call, "delete the topic", "can_delete_messages")
    if call.integer("message_thread_id") == _GENERAL:
        raise bad_request("TOPIC_ID_INVALID")
    topic = _topic(call, chat)
    del chat.topics[topic.id]
    for message in [it for it in chat.messages.values() if it.thread_id == topic.id]:
        remove(call, chat, message)
    call.world.tell("chat", chat.key)
    return True


def leave_chat(call: Call) -> Result:
    chat = writable_chat(call)
    if chat.private:
        raise bad_request("chat not found")
    groups.change_member(call.world, chat, call.bot.id, "left", call.bot.id)
    return True
