"""What people do: write, press, share, edit, block; each as the client of a person would do it."""

from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat
from bot.simulator.contents import own_contact
from bot.simulator.errors import ImpossibleError
from bot.simulator.formatting import finished, utf16_length
from bot.simulator.messages import Message, origin_of
from bot.simulator.posting import hear, new_album, post, remove
from bot.simulator.reactions import EMOJI, set_reaction
from bot.simulator.users import User

if TYPE_CHECKING:
    from bot.simulator.world import World

_LONGEST_TEXT = 4096
_LONGEST_CAPTION = 1024
_SMALLEST_ALBUM, _LARGEST_ALBUM = 2, 10


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
    album: str | None = None,
) -> Message:
    """Send any content into a chat the person can write to."""
    _may_write(chat, user_id)
    if chat.private:
        chat.started = True
        reply_to = reply_to or chat.force_reply
    elif reply_to in chat.messages and thread_id is None:
        thread_id = chat.messages[reply_to].thread_id
    chat.force_reply = None
    _may_write_there(chat, user_id, thread_id)
    if anonymous and not chat.member(user_id).administers:
        raise ImpossibleError("only an administrator can hide behind the group")
    return post(
        world, chat, user_id, content,
        thread_id=thread_id, reply_to=reply_to, origin=origin, anonymous=anonymous, album=album,
    )  # fmt: skip


def _may_write_there(chat: Chat, user_id: int, thread_id: int | None) -> None:
    if thread_id is not None and thread_id not in chat.topics:
        raise ImpossibleError(f"there is no topic {thread_id} in {chat.title}")
    if not chat.is_forum or chat.member(user_id).administers:
        return
    topic = chat.topics[thread_id] if thread_id is not None else chat.general
    if topic.closed:
        raise ImpossibleError(f"the topic {topic.name} is closed")


def say_album(world: "World", user_id: int, chat: Chat, contents: list[dict[str, Any]], **where: Any) -> list[Message]:
    """Send two to ten photos and videos, or documents, as one album; each is a message of its own."""
    kinds = {kind for content in contents for kind in content if kind in ("photo", "video", "document")}
    if not _SMALLEST_ALBUM <= len(contents) <= _LARGEST_ALBUM:
        raise ImpossibleError("an album has two to ten parts")
    if not kinds or ("document" in kinds and len(kinds) > 1):
        raise ImpossibleError("an album holds photos and videos, or documents")
    album = new_album(world, chat)
    return [say(world, user_id, chat, content, album=album, **where) for content in contents]


def _may_write(chat: Chat, user_id: int) -> None:
    if chat.private:
        if chat.blocked:
            raise ImpossibleError("a person cannot write to a bot they have blocked; they unblock it first")
    elif not chat.member(user_id).present:
        raise ImpossibleError(f"user {user_id} is not in {chat.title}")
    elif chat.migrated_to is not None:
        raise ImpossibleError(f"{chat.title} was upgraded to a supergroup; it is {chat.migrated_to} now")


def caption_content(text: str) -> dict[str, Any]:
    """A caption as a client sends it; none where there are no words."""
    text, marks = finished(text, [], may_be_empty=True)
    if utf16_length(text) > _LONGEST_CAPTION:
        raise ImpossibleError("a client sends no caption of more than 1024 characters")
    return {"caption": text, **({"caption_entities": marks} if marks else {})} if text else {}


def text_content(text: str, entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A text as a client sends it: trimmed, with the entities Telegram finds."""
    text, marks = finished(text, entities or [], may_be_empty=True)
    if not text:
        raise ImpossibleError("a client does not send an empty text")
    if utf16_length(text) > _LONGEST_TEXT:
        raise ImpossibleError("a client splits a text of more than 4096 characters; send the parts")
    return {"text": text, "entities": marks} if marks else {"text": text}


def contact_of(person: User) -> dict[str, Any]:
    if person.phone is None:
        raise ImpossibleError(f"{person.name} has no phone number to share")
    return own_contact(person)


def edit(world: "World", user_id: int, message: Message, text: str) -> None:
    """A person edits an own text, or the caption of an own file."""
    if not editable(message, user_id):
        raise ImpossibleError("a person edits only their own texts and captions")
    chat = world.chats.by_key[message.place]
    _may_write(chat, user_id)
    content = text_content(text) if "text" in message.content else _with_caption(message.content, text)
    if content == message.content:
        return
    message.content = content
    message.edit_date = int(world.time())
    world.tell("edited", chat.key, message)
    hear(world, chat, message, "edited_message")


def editable(message: Message, user_id: int) -> bool:
    own = message.sender_id == user_id and message.origin is None
    return own and message.kind in ("text", "photo", "video", "document", "voice")


def _with_caption(content: dict[str, Any], text: str) -> dict[str, Any]:
    kept = {name: value for name, value in content.items() if name not in ("caption", "caption_entities")}
    return {**kept, **caption_content(text)}


def delete(world: "World", user_id: int, message: Message) -> None:
    """Delete for everybody: anything in a private chat, in a group one's own or, as an administrator, all."""
    chat = world.chats.by_key[message.place]
    if not chat.private and message.sender_id != user_id and not chat.member(user_id).may("can_delete_messages"):
        raise ImpossibleError("only an administrator deletes what others wrote")
    if message.deleted:
        raise ImpossibleError("this message is gone already")
    remove(world, chat, message)


def forward(world: "World", user_id: int, message: Message, chat: Chat, **where: Any) -> Message:
    """Forward a message that one sees into another chat, or the same."""
    source = world.chats.by_key[message.place]
    sees = source.id == user_id if source.private else source.member(user_id).present
    if not sees or message.is_service:
        raise ImpossibleError("a person forwards only messages that they see")
    return say(world, user_id, chat, message.content, origin=origin_of(message, source, world.accounts), **where)


def react(world: "World", user_id: int, message: Message, emoji: str | None) -> None:
    """React to a message, or take the reaction back with None."""
    chat = world.chats.by_key[message.place]
    _may_write(chat, user_id)
    if message.is_service or (emoji is not None and emoji not in EMOJI):
        raise ImpossibleError("Telegram offers no such reaction here")
    set_reaction(world, chat, message, user_id, emoji)


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
