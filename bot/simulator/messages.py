"""A message as it lies in a chat, and how the Bot API describes it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.simulator.chats import Chat
    from bot.simulator.users import Accounts

SERVICE = frozenset(
    {
        "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
        "general_forum_topic_hidden", "general_forum_topic_unhidden",
        "pinned_message", "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id",
    }
)  # fmt: skip


@dataclass(slots=True)
class Message:
    """`content` is the part of the Bot API's Message that says what was sent; it is replaced, never changed.

    `album` is what the Bot API calls media_group_id; `reactions` are {"user_id", "emoji"}, one for each who reacted.
    """

    id: int
    place: str
    chat_id: int
    sender_id: int
    date: int
    content: dict[str, Any]
    thread_id: int | None = None
    reply_to: int | None = None
    origin: dict[str, Any] | None = None
    inline: list[list[dict[str, Any]]] | None = None
    edit_date: int | None = None
    sender_chat: bool = False
    deleted: bool = False
    has_keyboard: bool = False
    album: str | None = None
    reactions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words a person reads: text, caption, or the phone number of a contact."""
        found = self.content.get("text") or self.content.get("caption")
        if found is None and "contact" in self.content:
            found = self.content["contact"]["phone_number"]
        return str(found or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        return list(self.content.get("entities") or self.content.get("caption_entities") or [])

    @property
    def buttons(self) -> list[str]:
        return [button["text"] for row in self.inline or [] for button in row]

    @property
    def is_service(self) -> bool:
        return not SERVICE.isdisjoint(self.content)

    @property
    def kind(self) -> str:
        """The name of the content's field: text, photo, contact, forum_topic_created..."""
        return next((key for key in self.content if key not in ("caption", "caption_entities")), "text")


def described(message: Message, chat: "Chat", accounts: "Accounts", *, with_reply: bool = True) -> dict[str, Any]:
    """The Bot API's Message."""
    it: dict[str, Any] = {
        "message_id": message.id,
        "from": accounts.described(message.sender_id),
        "chat": chat.described(accounts),
        "date": message.date,
    }
    if message.sender_chat:
        it["sender_chat"] = it["chat"]
    if message.edit_date:
        it["edit_date"] = message.edit_date
    if message.thread_id:
        it["message_thread_id"] = message.thread_id
        it["is_topic_message"] = True
    if message.origin:
        it["forward_origin"] = message.origin
    if message.album:
        it["media_group_id"] = message.album
    if with_reply:
        answered = chat.messages.get(_replied_to(message))
        if answered is not None:
            it["reply_to_message"] = described(answered, chat, accounts, with_reply=False)
    it.update(message.content)
    if message.inline:
        it["reply_markup"] = {"inline_keyboard": message.inline}
    return it


def origin_of(message: Message, chat: "Chat", accounts: "Accounts") -> dict[str, Any]:
    """Where a forwarded message says it comes from; a forward of a forward keeps the first origin."""
    if message.origin:
        return message.origin
    if message.sender_chat:
        return {"type": "chat", "sender_chat": chat.described(accounts), "date": message.date}
    return {"type": "user", "sender_user": accounts.described(message.sender_id), "date": message.date}


def _replied_to(message: Message) -> int:
    """A message in a topic that answers nothing in particular answers the message that opened the topic."""
    if message.reply_to:
        return message.reply_to
    return message.thread_id if message.thread_id and message.thread_id != message.id else 0


def inaccessible(message: Message, chat: "Chat", accounts: "Accounts") -> dict[str, Any]:
    """What remains of a deleted message in a callback query."""
    return {"chat": chat.described(accounts), "message_id": message.id, "date": 0}
