"""What people do: write, press, share, edit, block; each as the client of a person would do it."""

import hashlib
from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat
from bot.simulator.contents import own_contact
from bot.simulator.entities import found_in, trimmed, utf16_length
from bot.simulator.errors import ImpossibleError
from bot.simulator.messages import Message, described, inaccessible
from bot.simulator.posting import hear, post
from bot.simulator.presses import Press
from bot.simulator.users import User

if TYPE_CHECKING:
    from bot.simulator.world import World

_LONGEST_TEXT = 4096


def say(
    world: "World",
    user_id: int,
    chat: Chat,
    content: dict[str, Any],
    *,
    thread_id: int | None = None,
    reply_to: int | None = None,
    origin: dict[str, Any] | None = None,
    anonymous: bool = False,
) -> Message:
    """Send any content into a chat the person can write to."""
    _may_write(chat, user_id)
    if chat.private:
        chat.started = True
        reply_to = reply_to or chat.force_reply
    elif reply_to in chat.messages and thread_id is None:
        thread_id = chat.messages[reply_to].thread_id
    chat.force_reply = None
    if thread_id is not None and thread_id not in chat.topics:
        raise ImpossibleError(f"there is no topic {thread_id} in {chat.title}")
    return post(
        world, chat, user_id, content, thread_id=thread_id, reply_to=reply_to, origin=origin, anonymous=anonymous
    )


def _may_write(chat: Chat, user_id: int) -> None:
    if chat.private:
        if chat.blocked:
            raise ImpossibleError("a person cannot write to a bot they have blocked; they unblock it first")
    elif not chat.member(user_id).present:
        raise ImpossibleError(f"user {user_id} is not in {chat.title}")
    elif chat.migrated_to is not None:
        raise ImpossibleError(f"{chat.title} was upgraded to a supergroup; it is {chat.migrated_to} now")


def text_content(text: str, entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A text as a client sends it: trimmed, with the entities Telegram finds."""
    text, known = trimmed(text, entities or [])
    if not text:
        raise ImpossibleError("a client does not send an empty text")
    if utf16_length(text) > _LONGEST_TEXT:
        raise ImpossibleError("a client splits a text of more than 4096 characters; send the parts")
    marks = found_in(text, known)
    return {"text": text, "entities": marks} if marks else {"text": text}


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


def contact_of(person: User) -> dict[str, Any]:
    if person.phone is None:
        raise ImpossibleError(f"{person.name} has no phone number to share")
    return own_contact(person)


def edit(world: "World", user_id: int, message: Message, text: str) -> None:
    """A person edits an own text."""
    if message.sender_id != user_id or "text" not in message.content:
        raise ImpossibleError("a person edits only their own texts")
    chat = world.chats.by_key[message.place]
    message.content = text_content(text)
    message.edit_date = int(world.time())
    world.tell("edited", chat.key, message)
    hear(world, chat, message, "edited_message")


def set_blocked(world: "World", chat: Chat, *, blocked: bool) -> None:
    """Block or unblock the bot; it is told by my_chat_member."""
    if chat.blocked == blocked or chat.bot_id is None:
        return
    chat.blocked = blocked
    bot = world.accounts.described(chat.bot_id)
    member = {"user": bot, "status": "member"}
    kicked = {"user": bot, "status": "kicked", "until_date": 0}
    change = {
        "chat": chat.described(world.accounts),
        "from": world.accounts.described(chat.id),
        "date": int(world.time()),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    world.queues[chat.bot_id].put("my_chat_member", change)
    world.tell("chat", chat.key)
