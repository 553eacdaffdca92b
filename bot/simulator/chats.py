"""The chats: private ones and groups, their members with their rights, their topics."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.messages import Message
from bot.simulator.users import Accounts

_FIRST_SUPERGROUP = -1001000000001
_FIRST_GROUP = -400000001
MESSAGES_KEPT = 10_000
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})

ADMIN_RIGHTS: dict[str, bool] = {
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
}


@dataclass(slots=True)
class Member:
    user_id: int
    status: str
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        return self.status in PRESENT

    @property
    def administers(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))

    def described(self, accounts: Accounts) -> dict[str, Any]:
        it: dict[str, Any] = {"user": accounts.described(self.user_id), "status": self.status}
        if self.status == "administrator":
            it.update(ADMIN_RIGHTS | self.rights, can_be_edited=False)
        elif self.status == "creator":
            it["is_anonymous"] = self.rights.get("is_anonymous", False)
        elif self.status == "kicked":
            it["until_date"] = 0
        return it


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    icon_color: int
    icon_custom_emoji_id: str | None = None
    closed: bool = False

    def described(self) -> dict[str, Any]:
        it = {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}
        return it | ({"icon_custom_emoji_id": self.icon_custom_emoji_id} if self.icon_custom_emoji_id else {})


@dataclass(slots=True)
class General:
    """The topic that every forum has; its messages bear no thread."""

    name: str = "General"
    closed: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Chat:
    """`key` tells chats apart across bots: a person has one private chat with each bot, all with the same id."""

    key: str
    id: int
    type: str
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    bot_id: int | None = None
    started: bool = False
    blocked: bool = False
    last_message_id: int = 0
    migrated_to: int | None = None
    keyboard: dict[str, Any] | None = None
    force_reply: int | None = None
    pinned: list[int] = field(default_factory=list)
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    general: General = field(default_factory=General)
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.type == "private"

    def described(self, accounts: Accounts) -> dict[str, Any]:
        if self.private:
            person = accounts.described(self.id)
            shown = ("first_name", "last_name", "username")
            return {"id": self.id, "type": "private"} | {name: person[name] for name in shown if name in person}
        it: dict[str, Any] = {"id": self.id, "title": self.title, "type": self.type}
        if self.username:
            it["username"] = self.username
        if self.is_forum:
            it["is_forum"] = True
        return it

    def member(self, user_id: int) -> Member:
        return self.members.get(user_id) or Member(user_id, "left")

    def present_ids(self) -> list[int]:
        return [member.user_id for member in self.members.values() if member.present]

    def keep(self, message: Message) -> None:
        self.messages[message.id] = message
        if len(self.messages) > MESSAGES_KEPT:
            del self.messages[next(iter(self.messages))]

    def newest_first(self) -> Iterator[Message]:
        return iter(list(reversed(self.messages.values())))


class Chats:
    """Every chat, found as a bot finds it (by its id) or as the world names it (by its key)."""

    def __init__(self) -> None:
        self.by_key: dict[str, Chat] = {}

    def private(self, bot_id: int, user_id: int) -> Chat:
        chat = self.seen_private(bot_id, user_id)
        return self.by_key.setdefault(chat.key, chat)

    def seen_private(self, bot_id: int, user_id: int) -> Chat:
        """The private chat as it is, or as it would be: looking at it does not bring it about."""
        key = f"private:{bot_id}:{user_id}"
        return self.by_key.get(key) or Chat(key, user_id, "private", bot_id=bot_id)

    def group(self, chat_id: int) -> Chat | None:
        return self.by_key.get(f"group:{chat_id}")

    def named(self, username: str) -> Chat | None:
        wanted = username.lower()
        return next((it for it in self.groups() if it.username and it.username.lower() == wanted), None)

    def groups(self) -> Iterator[Chat]:
        return (chat for chat in self.by_key.values() if not chat.private)

    def add_group(self, title: str, kind: str, is_forum: bool) -> Chat:
        number = sum(1 for chat in self.groups() if chat.type == kind)
        chat_id = (_FIRST_SUPERGROUP if kind == "supergroup" else _FIRST_GROUP) - number
        chat = Chat(f"group:{chat_id}", chat_id, kind, title=title, is_forum=is_forum)
        self.by_key[chat.key] = chat
        return chat

    def met(self, bot_id: int, user_id: int) -> bool:
        """Whether the bot knows the person at all: from their private chat or from a group they share."""
        if self.seen_private(bot_id, user_id).started:
            return True
        return any(user_id in group.members and bot_id in group.members for group in self.groups())
