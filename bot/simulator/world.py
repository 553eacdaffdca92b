"""The world of one simulated Telegram: everything that exists in it, and what people can do to it. No I/O."""

import time as clock
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bot.simulator import deeds, groups, snapshot, taps, topics
from bot.simulator.calls import CallLog, OnCall
from bot.simulator.chats import Chat, Chats, Topic
from bot.simulator.clock import Clock
from bot.simulator.faults import Faults
from bot.simulator.files import Files
from bot.simulator.limits import Limits
from bot.simulator.messages import Message
from bot.simulator.presses import Press, Presses
from bot.simulator.updates import UpdateQueue
from bot.simulator.users import Accounts, Bot, User
from bot.simulator.webhook import Webhooks


@dataclass(frozen=True, slots=True)
class Change:
    """Something happened: message, edited, deleted, reaction, press, answered, typing, chat, people, call, faults,
    clock, process."""

    kind: str
    place: str | None = None
    what: Any = None


class World:
    """People, bots and chats. A method that takes `bot_id=None` means the only (or first) bot."""

    def __init__(self, time: Callable[[], float] = clock.time) -> None:
        self.clock = Clock(time)
        self.time: Callable[[], float] = self.clock
        self.accounts = Accounts()
        self.chats = Chats()
        self.queues: dict[int, UpdateQueue] = {}
        self.webhooks = Webhooks()
        self.files = Files()
        self.presses = Presses()
        self.faults = Faults()
        self.limits = Limits()
        self.calls = CallLog()
        self.on_call: list[OnCall] = []
        self.listeners: list[Callable[[Change], None]] = []

    # -- who there is ---------------------------------------------------------------------------------------------

    def add_bot(
        self,
        token: str = "42:simulated",  # noqa: S107
        first_name: str = "Intake",
        username: str = "intake_bot",
    ) -> Bot:
        """A bot. A token that looks like a real one is refused: this is no place for it."""
        bot = self.accounts.add_bot(token, first_name, username)
        self.queues[bot.id] = UpdateQueue(self.time, first_update_id(token), self.faults.strikes)
        return bot

    def add_user(
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
        phone: str | None = None,
        role: str = "prospect",
    ) -> User:
        person = self.accounts.add_person(
            first_name, last_name=last_name, username=username, language_code=language_code, phone=phone, role=role
        )
        self.tell("people")
        return person

    def person(self, user_id: int) -> User:
        return self.accounts.people[user_id]

    def bot(self, bot_id: int | None = None) -> Bot:
        return self.accounts.bots[bot_id] if bot_id is not None else next(iter(self.accounts.bots.values()))

    def updates(self, bot_id: int | None = None) -> UpdateQueue:
        return self.queues[self.bot(bot_id).id]

    def webhook_url(self, bot_id: int | None = None) -> str | None:
        """Where the bot wants its updates posted; None when it fetches them."""
        webhook = self.webhooks.get(self.bot(bot_id).id)
        return webhook.url if webhook else None

    # -- chats ----------------------------------------------------------------------------------------------------

    def private_chat(self, user_id: int, bot_id: int | None = None) -> Chat:
        return self.chats.private(self.bot(bot_id).id, user_id)

    def chat(self, chat_id: int, bot_id: int | None = None) -> Chat:
        """A chat by its id: a person's private chat with the bot, or a group."""
        if chat_id > 0:
            return self.private_chat(chat_id, bot_id)
        group = self.chats.group(chat_id)
        if group is None:
            raise KeyError(f"there is no group {chat_id}")
        return group

    def add_group(
        self,
        title: str,
        members: Iterable[int] = (),
        forum: bool = False,
        bot_status: str | None = "administrator",
        kind: str = "supergroup",
        rights: dict[str, bool] | None = None,
    ) -> Chat:
        """A group; the first member owns it. Every bot there is joins with `bot_status` (None: none joins)."""
        chat = self.chats.add_group(title, kind, forum)
        people = list(members)
        for user_id in people:
            groups.change_member(self, chat, user_id, "creator" if user_id == people[0] else "member", user_id)
        for bot_id in self.accounts.bots if bot_status else ():
            groups.change_member(self, chat, bot_id, bot_status or "", people[0] if people else bot_id, rights)
        return chat

    def add_member(self, chat_id: int, user_id: int, *, by: int | None = None) -> None:
        """Somebody joins, or a person or bot is added by somebody."""
        groups.change_member(self, self.chat(chat_id), user_id, "member", by or user_id)

    def remove_member(self, chat_id: int, user_id: int, *, by: int | None = None) -> None:
        """Somebody leaves (`by` is None) or is removed for good."""
        groups.change_member(self, self.chat(chat_id), user_id, "kicked" if by else "left", by or user_id)

    def promote(self, chat_id: int, user_id: int, *, by: int | None = None, **rights: bool) -> None:
        """Make somebody an administrator; name rights to take or give: can_manage_topics=False."""
        groups.change_member(self, self.chat(chat_id), user_id, "administrator", by or user_id, rights)

    def demote(self, chat_id: int, user_id: int, *, by: int | None = None) -> None:
        groups.change_member(self, self.chat(chat_id), user_id, "member", by or user_id)

    def migrate(self, chat_id: int) -> Chat:
        """Upgrade a basic group (`kind="group"`) to a supergroup; returns the new chat."""
        return groups.migrate(self, self.chat(chat_id))

    def set_forum(self, chat_id: int, *, forum: bool) -> None:
        groups.set_forum(self, self.chat(chat_id), forum=forum)

    def open_topic(self, chat_id: int, user_id: int, name: str) -> Topic:
        """A client takes another colour each time, as long as there are some."""
        chat = self.chat(chat_id)
        return topics.open_topic(self, chat, user_id, name, topics.COLORS[len(chat.topics) % len(topics.COLORS)])

    # -- what people do -------------------------------------------------------------------------------------------

    def start(self, user_id: int, payload: str = "", bot_id: int | None = None) -> Message:
        """Press Start, with the payload of a deep link; a blocked bot is unblocked by it."""
        self.unblock(user_id, bot_id)
        text = f"/start {payload}" if payload else "/start"
        return deeds.say(self, user_id, self.private_chat(user_id, bot_id), deeds.text_content(text))

    def write(
        self, user_id: int, text: str, chat_id: int | None = None, bot_id: int | None = None, **how: Any
    ) -> Message:
        """Write a text; `how` may give thread_id, reply_to (a message id), anonymous, origin."""
        return self.send(user_id, deeds.text_content(text), chat_id, bot_id, **how)

    def send(
        self,
        user_id: int,
        content: dict[str, Any],
        chat_id: int | None = None,
        bot_id: int | None = None,
        **how: Any,
    ) -> Message:
        """Send any content, given as the Bot API's Message has it: {"sticker": {...}}."""
        return deeds.say(self, user_id, self.chat(chat_id or user_id, bot_id), content, **how)

    def send_album(
        self,
        user_id: int,
        contents: list[dict[str, Any]],
        chat_id: int | None = None,
        bot_id: int | None = None,
        **how: Any,
    ) -> list[Message]:
        """Send an album of two to ten photos and videos, or of documents."""
        return deeds.say_album(self, user_id, self.chat(chat_id or user_id, bot_id), contents, **how)

    def forward(
        self, user_id: int, message: Message, chat_id: int | None = None, bot_id: int | None = None, **how: Any
    ) -> Message:
        return deeds.forward(self, user_id, message, self.chat(chat_id or user_id, bot_id), **how)

    def share_contact(self, user_id: int, bot_id: int | None = None) -> Message:
        """Share the own contact, as the contact button does."""
        return self.send(user_id, deeds.contact_of(self.person(user_id)), None, bot_id)

    def press(self, user_id: int, message: Message, data: str) -> Press:
        """A callback query for the message, with any data: forged ones too."""
        return taps.press(self, user_id, message, data)

    def tap(self, user_id: int, message: Message, button: dict[str, Any]) -> Press:
        return taps.tap(self, user_id, message, button)

    def tap_key(
        self, user_id: int, key: dict[str, Any], chat_id: int | None = None, bot_id: int | None = None
    ) -> Press:
        return taps.tap_key(self, user_id, self.chat(chat_id or user_id, bot_id), key)

    def edit(self, user_id: int, message: Message, text: str) -> None:
        deeds.edit(self, user_id, message, text)

    def delete(self, user_id: int, message: Message) -> None:
        deeds.delete(self, user_id, message)

    def react(self, user_id: int, message: Message, emoji: str | None) -> None:
        deeds.react(self, user_id, message, emoji)

    def block(self, user_id: int, bot_id: int | None = None) -> None:
        deeds.set_blocked(self, self.private_chat(user_id, bot_id), blocked=True)

    def unblock(self, user_id: int, bot_id: int | None = None) -> None:
        deeds.set_blocked(self, self.private_chat(user_id, bot_id), blocked=False)

    def deactivate(self, user_id: int) -> None:
        """The person deletes their account."""
        self.person(user_id).deactivated = True
        self.tell("people")

    # -- updates as they should not be ----------------------------------------------------------------------------

    def push_raw_update(self, update: dict[str, Any], bot_id: int | None = None) -> Any:
        """Queue an update as it stands, however malformed; without "update_id" it gets the next number."""
        return self.updates(bot_id).push_raw(update)

    def redeliver(self, update_id: int, bot_id: int | None = None) -> None:
        """Give an update once more with the same number, though it was confirmed."""
        self.updates(bot_id).redeliver(update_id)

    # -- the clock ------------------------------------------------------------------------------------------------

    def forward_clock(self, seconds: float) -> None:
        """Move the time on: what has a lifetime grows older."""
        self.clock.forward(seconds)
        self.faults.expire(self.time())
        self.tell("clock")

    # -- those who watch ------------------------------------------------------------------------------------------

    def tell(self, kind: str, place: str | None = None, what: Any = None) -> None:
        if self.listeners:
            change = Change(kind, place, what)
            for listener in tuple(self.listeners):
                listener(change)

    @contextmanager
    def watched(self, listener: Callable[[Change], None]) -> Iterator[None]:
        """Call the listener at every change while the block runs."""
        self.listeners.append(listener)
        try:
            yield
        finally:
            self.listeners.remove(listener)

    # -- the whole as data ----------------------------------------------------------------------------------------

    def snapshot(self) -> dict[str, Any]:
        """The whole state as JSON-able data; the call log, the faults and the listeners are left out."""
        return snapshot.taken(self)

    def written(self) -> str:
        """The same as JSON text, much cheaper than by way of the data."""
        return snapshot.text(self)

    @classmethod
    def restored(cls, data: dict[str, Any], time: Callable[[], float] = clock.time) -> "World":
        world = cls(time)
        snapshot.restore(world, data)
        return world


def first_update_id(token: str) -> int:
    """Random-looking, yet the same in every run."""
    return 100_000_000 + zlib.crc32(token.encode()) % 800_000_000
