"""Reactions to messages: which there are, who gave them, and which bots hear of it."""

from typing import TYPE_CHECKING, Any

from bot.simulator.chats import Chat
from bot.simulator.messages import Message
from bot.simulator.posting import listeners

if TYPE_CHECKING:
    from bot.simulator.world import World

_LISTED = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 "
    "💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
EMOJI = frozenset(_LISTED.split())
"""What the documentation of the Bot API lists under ReactionTypeEmoji."""


def set_reaction(world: "World", chat: Chat, message: Message, user_id: int, emoji: str | None) -> None:
    """Give, change or take back (None) a reaction; bots that see it and asked for it are told what people do."""
    old = next((it["emoji"] for it in message.reactions if it["user_id"] == user_id), None)
    if old == emoji:
        return
    message.reactions = [it for it in message.reactions if it["user_id"] != user_id]
    if emoji is not None:
        message.reactions.append({"user_id": user_id, "emoji": emoji})
    world.tell("reaction", chat.key, message)
    if user_id not in world.accounts.bots:
        _tell_bots(world, chat, message, user_id, old, emoji)


def _tell_bots(world: "World", chat: Chat, message: Message, user_id: int, old: str | None, new: str | None) -> None:
    change = {
        "chat": chat.described(world.accounts),
        "message_id": message.id,
        "user": world.accounts.described(user_id),
        "date": int(world.time()),
        "old_reaction": _listed(old),
        "new_reaction": _listed(new),
    }
    for bot in listeners(world, chat):
        if chat.private or chat.member(bot.id).administers:
            world.queues[bot.id].put("message_reaction", change)


def _listed(emoji: str | None) -> list[dict[str, Any]]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
