"""A whole chat to take away: as lines to read, or as data."""

from datetime import UTC, datetime

from bot.simulator.chats import Chat
from bot.simulator.desk import message_view
from bot.simulator.messages import Message
from bot.simulator.world import World


def lines(world: World, chat: Chat) -> str:
    """One line a message, in UTC: when, who, what, and the buttons under it."""
    title = world.person(chat.id).name if chat.private else chat.title
    heading = f"{title} · {datetime.fromtimestamp(world.time(), UTC):%Y-%m-%d %H:%M} UTC"
    return "\n".join([heading, "", *(_line(world, chat, it) for it in chat.messages.values()), ""])


def _line(world: World, chat: Chat, message: Message) -> str:
    at = datetime.fromtimestamp(message.date, UTC)
    who = message_view.sender(world, chat, message)["name"]
    topic = chat.topics.get(message.thread_id or 0)
    place = f" ({topic.name})" if topic else ""
    edited = " (edited)" if message.edit_date else ""
    return f"[{at:%Y-%m-%d %H:%M:%S}] {who}{place}: {_said(message)}{edited}{_buttons(message)}"


def _said(message: Message) -> str:
    words = message.text.replace("\n", "\n    ")
    return words if message.kind == "text" else f"[{message.kind}] {words}".rstrip()


def _buttons(message: Message) -> str:
    rows = [" ".join(f"[{button['text']}]" for button in row) for row in message.inline or []]
    return "".join(f"\n    {row}" for row in rows)


def data(world: World, chat: Chat) -> list[dict[str, object]]:
    return [message_view.shown(world, chat, it) for it in chat.messages.values()]


def file_name(chat: Chat, ending: str) -> str:
    return f"transcript-{chat.type}-{abs(chat.id)}.{ending}"
