"""A forum's topics: opened, renamed, closed, deleted, each with its service message."""

from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat, Topic
from bot.simulator.errors import ImpossibleError
from bot.simulator.posting import post_service, remove

if TYPE_CHECKING:
    from bot.simulator.world import World

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
LONGEST_NAME = 128
GENERAL = 1
"""The topic "General" by its number, which is not the number of a message."""


def open_topic(
    world: "World", chat: Chat, by: int, name: str, color: int | None = None, emoji: str | None = None
) -> Topic:
    """A new topic; its id is the id of the service message that opens it."""
    icon_color = color if color is not None else COLORS[0]
    topic = Topic(chat.last_message_id + 1, name[:LONGEST_NAME], icon_color, emoji)
    chat.topics[topic.id] = topic
    content: dict[str, Any] = {"name": topic.name, "icon_color": topic.icon_color}
    if emoji:
        content["icon_custom_emoji_id"] = emoji
    post_service(world, chat, by, {"forum_topic_created": content}, thread_id=topic.id)
    return topic


def change_topic(world: "World", chat: Chat, by: int, topic: Topic, name: str | None, emoji: str | None) -> bool:
    """Give a topic another name or icon ("" takes the icon away); False when nothing is different."""
    changed: dict[str, Any] = {}
    if name and name[:LONGEST_NAME] != topic.name:
        topic.name = changed["name"] = name[:LONGEST_NAME]
    if emoji is not None and emoji != (topic.icon_custom_emoji_id or ""):
        topic.icon_custom_emoji_id = emoji or None
        changed["icon_custom_emoji_id"] = emoji
    if changed:
        post_service(world, chat, by, {"forum_topic_edited": changed}, thread_id=topic.id)
    return bool(changed)


def set_closed(world: "World", chat: Chat, by: int, topic: Topic, *, closed: bool) -> bool:
    """Close or reopen a topic; False when it is so already."""
    if topic.closed == closed:
        return False
    topic.closed = closed
    post_service(world, chat, by, {_closing(closed): {}}, thread_id=topic.id)
    return True


def delete_topic(world: "World", chat: Chat, topic: Topic) -> None:
    """The topic goes with all its messages."""
    del chat.topics[topic.id]
    for message in [it for it in chat.messages.values() if it.thread_id == topic.id]:
        remove(world, chat, message)
    world.tell("chat", chat.key)


def tend(world: "World", user_id: int, chat: Chat, topic: Topic, action: str, name: str | None = None) -> None:
    """What an administrator does to a topic with the client: "rename", "close", "reopen" or "delete"."""
    if not chat.member(user_id).administers:
        raise ImpossibleError("only an administrator changes a topic")
    if action == "delete":
        delete_topic(world, chat, topic)
    elif action == "rename":
        change_topic(world, chat, user_id, topic, name, None)
    else:
        set_closed(world, chat, user_id, topic, closed=action == "close")


def rename_general(world: "World", chat: Chat, by: int, name: str) -> bool:
    if name == chat.general.name:
        return False
    chat.general.name = name
    post_service(world, chat, by, {"forum_topic_edited": {"name": name}})
    return True


def set_general_closed(world: "World", chat: Chat, by: int, *, closed: bool) -> bool:
    if chat.general.closed == closed:
        return False
    chat.general.closed = closed
    post_service(world, chat, by, {_closing(closed): {}})
    return True


def set_general_hidden(world: "World", chat: Chat, by: int, *, hidden: bool) -> bool:
    """A hidden General is closed as well; showing it again leaves it closed."""
    if chat.general.hidden == hidden:
        return False
    chat.general.hidden = hidden
    chat.general.closed = chat.general.closed or hidden
    service = "general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden"
    post_service(world, chat, by, {service: {}})
    return True


def _closing(closed: bool) -> str:
    return "forum_topic_closed" if closed else "forum_topic_reopened"
