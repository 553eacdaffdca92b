"""How a message comes into a chat, and which bots hear of it."""

from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat
from bot.simulator.markup import Markup
from bot.simulator.messages import Message, described
from bot.simulator.users import ANONYMOUS_ADMIN, Bot

if TYPE_CHECKING:
    from bot.simulator.world import World


def post(
    world: "World",
    chat: Chat,
    sender_id: int,
    content: dict[str, Any],
    *,
    thread_id: int | None = None,
    reply_to: int | None = None,
    origin: dict[str, Any] | None = None,
    markup: Markup | None = None,
    anonymous: bool = False,
    album: str | None = None,
) -> Message:
    """Put a message into the chat; bots that may see it get an update."""
    message = Message(
        next_message_id(world, chat),
        chat.key,
        chat.id,
        ANONYMOUS_ADMIN if anonymous else sender_id,
        int(world.time()),
        content,
        thread_id=thread_id,
        reply_to=reply_to,
        origin=origin,
        inline=markup.inline if markup else None,
        sender_chat=anonymous,
        album=album,
        has_keyboard=markup is not None and markup.inline is None,
    )
    chat.keep(message)
    if markup is not None:
        _change_keyboard(chat, message, markup)
    world.tell("message", chat.key, message)
    hear(world, chat, message, "message")
    return message


def post_service(world: "World", chat: Chat, sender_id: int, content: dict[str, Any], **where: Any) -> Message:
    """A service message; a bot hears of its own ones too."""
    message = post(world, chat, sender_id, content, **where)
    if sender_id in world.accounts.bots:
        _put(world, world.accounts.bots[sender_id], chat, message, "message")
    return message


def hear(world: "World", chat: Chat, message: Message, kind: str) -> None:
    """Give the message to every bot that may see it; nobody hears what a bot says."""
    if message.sender_id in world.accounts.bots:
        return
    for bot in listeners(world, chat):
        if chat.private or may_see(chat, bot, message):
            _put(world, bot, chat, message, kind)


def _put(world: "World", bot: Bot, chat: Chat, message: Message, kind: str) -> None:
    world.queues[bot.id].put(kind, described(message, chat, world.accounts))


def listeners(world: "World", chat: Chat) -> list[Bot]:
    """The bots in a chat."""
    if chat.bot_id is not None:
        return [world.accounts.bots[chat.bot_id]]
    return [bot for bot in world.accounts.bots.values() if chat.member(bot.id).present]


def may_see(chat: Chat, bot: Bot, message: Message) -> bool:
    """Group privacy: an administrator sees all, another bot only service messages, commands and replies to it."""
    if not bot.privacy or chat.member(bot.id).administers or message.is_service:
        return True
    answered = chat.messages.get(message.reply_to or 0)
    if answered is not None and answered.sender_id == bot.id:
        return True
    command = message.text.split(maxsplit=1)[0] if message.text.startswith("/") else ""
    return bool(command) and ("@" not in command or command.lower().endswith(f"@{bot.username.lower()}"))


def next_message_id(world: "World", chat: Chat) -> int:
    """One rising counter for all private chats of a bot, one for each group."""
    counter: Bot | Chat = chat if chat.bot_id is None else world.accounts.bots[chat.bot_id]
    counter.last_message_id += 1
    return counter.last_message_id


def new_album(world: "World", chat: Chat) -> str:
    """The id of an album that is about to be sent: no other album of the chat has it."""
    counter = chat.last_message_id if chat.bot_id is None else world.accounts.bots[chat.bot_id].last_message_id
    return f"{abs(chat.id)}{counter + 1:07d}"


def remove(world: "World", chat: Chat, message: Message) -> None:
    """Delete a message for everybody; no bot hears of it."""
    message.deleted = True
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    if chat.keyboard and chat.keyboard["message_id"] == message.id:
        chat.keyboard = None
    world.tell("deleted", chat.key, message)


def _change_keyboard(chat: Chat, message: Message, markup: Markup) -> None:
    chat.force_reply = message.id if markup.kind == "force_reply" else None
    if markup.kind == "keyboard":
        chat.keyboard = {"rows": markup.rows, "message_id": message.id, **markup.options}
    elif markup.kind == "remove":
        chat.keyboard = None
