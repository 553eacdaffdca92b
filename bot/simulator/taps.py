"""Presses on buttons: under messages and on the reply keyboard, forged ones too."""

import hashlib
from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat
from bot.simulator.deeds import contact_of, say, text_content
from bot.simulator.errors import ImpossibleError
from bot.simulator.messages import Message, described, inaccessible
from bot.simulator.presses import Press

if TYPE_CHECKING:
    from bot.simulator.world import World


def press(world: "World", user_id: int, message: Message, data: str, *, label: str | None = None) -> Press:
    """A callback query, whether or not the button is there: a modified client can send anything."""
    chat = world.chats.by_key[message.place]
    bot_id = chat.bot_id if chat.bot_id is not None else message.sender_id
    if bot_id not in world.accounts.bots:
        raise ImpossibleError("callback queries go to the bot that sent the message; a person sent this one")
    at = world.time()
    made = world.presses.add(
        user_id=user_id, bot_id=bot_id, place=chat.key, message_id=message.id, at=at, data=data, label=label
    )
    shown = (inaccessible if message.deleted else described)(message, chat, world.accounts)
    query = {
        "id": made.id,
        "from": world.accounts.described(user_id),
        "message": shown,
        "chat_instance": chat_instance(chat),
        "data": data,
    }
    made.update_id = world.queues[bot_id].put("callback_query", query)
    world.tell("press", chat.key, message)
    return made


def chat_instance(chat: Chat) -> str:
    digest = hashlib.sha256(chat.key.encode()).digest()
    return str(int.from_bytes(digest[:8], "big", signed=True))


def tap(world: "World", user_id: int, message: Message, button: dict[str, Any]) -> Press:
    """A tap on a button that is really there."""
    if "callback_data" in button:
        return press(world, user_id, message, button["callback_data"], label=button["text"])
    opened = button.get("url") or (button.get("copy_text") or {}).get("text") or ""
    chat = world.chats.by_key[message.place]
    return world.presses.add(
        user_id=user_id, bot_id=message.sender_id, place=chat.key, message_id=message.id,
        at=world.time(), label=button["text"], opened=opened,
    )  # fmt: skip


def tap_key(world: "World", user_id: int, chat: Chat, key: dict[str, Any]) -> Press:
    """A tap on a key of the reply keyboard: it sends its text, or the own contact when it asks for that."""
    if chat.keyboard is None:
        raise ImpossibleError("there is no reply keyboard")
    keyboard = chat.keyboard
    person = world.person(user_id)
    answered = keyboard["message_id"] if key.get("request_contact") else None
    content = contact_of(person) if key.get("request_contact") else text_content(key["text"])
    message = say(world, user_id, chat, content, reply_to=answered)
    if keyboard.get("one_time_keyboard") and chat.keyboard is keyboard:
        chat.keyboard = {**keyboard, "hidden": True}
    return world.presses.add(
        user_id=user_id, bot_id=chat.bot_id or 0, place=chat.key, message_id=keyboard["message_id"],
        at=world.time(), label=key["text"], sent_message_id=message.id,
    )  # fmt: skip
