"""People in stories: they write, tap and see, as somebody with the app in hand does."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from bot.simulator import contents
from bot.simulator.chats import Chat
from bot.simulator.errors import ImpossibleError
from bot.simulator.messages import Message
from bot.simulator.presses import Press
from bot.simulator.users import User
from bot.simulator.world import World

T = TypeVar("T")
_SHOWN = 12


class Person:
    """Somebody with a client. `chat_id=None` is the private chat with the bot.

    What a person waits for is looked for again at every change of the world, until `within` real seconds are over;
    then an AssertionError shows the screen.
    """

    def __init__(self, world: World, user_id: int, bot_id: int | None = None) -> None:
        self.world = world
        self.id = user_id
        self.bot_id = world.bot(bot_id).id

    @property
    def account(self) -> User:
        return self.world.person(self.id)

    def chat(self, chat_id: int | None = None) -> Chat:
        return self.world.chat(chat_id or self.id, self.bot_id)

    # -- doing ----------------------------------------------------------------------------------------------------

    async def starts(self, payload: str = "") -> Message:
        """Press Start, or Restart after a block."""
        return await self._did(lambda: self.world.start(self.id, payload, self.bot_id))

    async def writes(
        self,
        text: str,
        chat_id: int | None = None,
        *,
        thread_id: int | None = None,
        reply_to: Message | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Write a text; `thread_id` is a topic, `anonymous` an administrator who hides behind the group."""
        return await self._did(
            lambda: self.world.write(
                self.id, text, chat_id, self.bot_id,
                thread_id=thread_id, reply_to=reply_to.id if reply_to else None, anonymous=anonymous,
            )
        )  # fmt: skip

    async def taps(self, label: str, chat_id: int | None = None, *, within: float = 5.0) -> Press:
        """Tap the newest button with the label (or with the label in its text), as soon as there is one.

        A key of the reply keyboard sends its text; one that asks for the contact shares the own contact.
        """
        press = await self._until(
            lambda: self._tap_visible(label, chat_id), within, lambda: f"no button {label!r}", chat_id
        )
        await asyncio.sleep(0)
        return press

    async def taps_old(self, message: Message, label: str) -> Press:
        """Tap a button of a given message, however old."""
        button = _matching(message.inline or [], label)
        if button is None:
            raise AssertionError(f"no button {label!r} under this message, only {message.buttons}")
        return await self._did(lambda: self.world.tap(self.id, message, button))

    async def shares_contact(self, own: bool = True) -> Message:
        """Share a contact: the own one with its user_id, or somebody else's without."""
        return await self._did(
            lambda: (
                self.world.share_contact(self.id, self.bot_id)
                if own
                else self.world.send(self.id, contents.other_contact(), None, self.bot_id)
            )
        )

    async def sends_sticker(self, emoji: str = "👍", chat_id: int | None = None) -> Message:
        return await self._sends(contents.sticker(self.world.files, emoji), chat_id)

    async def sends_voice(self, seconds: int = 3, chat_id: int | None = None) -> Message:
        return await self._sends(contents.voice(self.world.files, seconds), chat_id)

    async def sends_photo(self, caption: str | None = None, chat_id: int | None = None) -> Message:
        return await self._sends(contents.photo(self.world.files, caption), chat_id)

    async def sends_video(self, caption: str | None = None, chat_id: int | None = None) -> Message:
        return await self._sends(contents.video(self.world.files, caption), chat_id)

    async def sends_album(self, *parts: dict[str, Any], chat_id: int | None = None) -> list[Message]:
        """Send several contents as one album; without any, two photos."""
        sent = list(parts) or [contents.photo(self.world.files), contents.photo(self.world.files)]
        return await self._did(lambda: self.world.send_album(self.id, sent, chat_id, self.bot_id))

    async def sends_document(
        self,
        name: str = "brief.pdf",
        data: bytes | None = None,
        caption: str | None = None,
        chat_id: int | None = None,
        size: int | None = None,
    ) -> Message:
        """`size` claims another size than the data have."""
        content = contents.document(self.world.files, name, data, caption, size=size)
        return await self._sends(content, chat_id)

    async def sends_location(
        self, latitude: float = 50.45, longitude: float = 30.52, chat_id: int | None = None
    ) -> Message:
        return await self._sends(contents.location(latitude, longitude), chat_id)

    async def edits(self, message: Message, text: str) -> None:
        await self._did(lambda: self.world.edit(self.id, message, text))

    async def forwards(self, message: Message, chat_id: int | None = None) -> Message:
        return await self._did(lambda: self.world.forward(self.id, message, chat_id, self.bot_id))

    async def deletes(self, message: Message) -> None:
        await self._did(lambda: self.world.delete(self.id, message))

    async def reacts(self, message: Message, emoji: str | None = "👍") -> None:
        await self._did(lambda: self.world.react(self.id, message, emoji))

    async def blocks_bot(self) -> None:
        await self._did(lambda: self.world.block(self.id, self.bot_id))

    async def unblocks_bot(self) -> None:
        await self._did(lambda: self.world.unblock(self.id, self.bot_id))

    # -- seeing ---------------------------------------------------------------------------------------------------

    async def sees(
        self, fragment: str, within: float = 5.0, chat_id: int | None = None, *, after: Message | None = None
    ) -> Message:
        """The newest message of somebody else that holds the fragment; `after` leaves out it and all older ones."""
        oldest = after.id if after else 0

        def look() -> Message | None:
            shown = (it for it in self.chat(chat_id).newest_first() if it.sender_id != self.id and it.id > oldest)
            return next((it for it in shown if fragment in it.text), None)

        return await self._until(look, within, lambda: f"does not see {fragment!r}", chat_id)

    async def is_told(self, fragment: str, within: float = 5.0) -> Press:
        """A toast or an alert with the fragment, in answer to a press of this person."""

        def look() -> Press | None:
            mine = (it for it in self.world.presses.newest_first() if it.user_id == self.id)
            return next((it for it in mine if it.text and fragment in it.text), None)

        return await self._until(look, within, lambda: f"is not told {fragment!r}", None)

    def screen(self, chat_id: int | None = None) -> list[Message]:
        """The messages in the chat, oldest first."""
        return list(self.chat(chat_id).messages.values())

    def buttons(self, message: Message | None = None, chat_id: int | None = None) -> list[str]:
        """The labels under a message; without one, under the newest that has any, and on the reply keyboard."""
        if message is not None:
            return message.buttons
        chat = self.chat(chat_id)
        newest = next((it.buttons for it in chat.newest_first() if it.inline), [])
        return newest + [key["text"] for row in _visible_keys(chat) for key in row]

    def shown(self, chat_id: int | None = None) -> str:
        """The end of the screen in words."""
        chat = self.chat(chat_id)
        lines = [f"  {self._name(it)}: {it.text or it.kind}{_brackets(it.buttons)}" for it in self.screen(chat_id)]
        keys = [key["text"] for row in _visible_keys(chat) for key in row]
        return "\n".join([*lines[-_SHOWN:], f"  (keyboard{_brackets(keys)})" if keys else "  (no keyboard)"])

    # -- within ---------------------------------------------------------------------------------------------------

    async def _sends(self, content: dict[str, Any], chat_id: int | None = None) -> Message:
        return await self._did(lambda: self.world.send(self.id, content, chat_id, self.bot_id))

    async def _did(self, deed: Callable[[], T]) -> T:
        try:
            result = deed()
        except ImpossibleError as error:
            raise AssertionError(f"{self.account.name} cannot: {error}") from error
        await asyncio.sleep(0)
        return result

    def _tap_visible(self, label: str, chat_id: int | None) -> Press | None:
        chat = self.chat(chat_id)
        keys, keyboard_of = _visible_keys(chat), (chat.keyboard or {}).get("message_id")
        for message in chat.newest_first():
            button = _matching(message.inline or [], label)
            if button is not None:
                return self.world.tap(self.id, message, button)
            if message.id == keyboard_of and (key := _matching(keys, label)) is not None:
                return self.world.tap_key(self.id, key, chat_id, self.bot_id)
        return None

    async def _until(
        self, look: Callable[[], T | None], within: float, missing: Callable[[], str], chat_id: int | None
    ) -> T:
        changed = asyncio.Event()
        with self.world.watched(lambda _change: changed.set()):
            try:
                async with asyncio.timeout(within):
                    while (found := look()) is None:
                        await changed.wait()
                        changed.clear()
                return found
            except TimeoutError:
                said = f"{self.account.name} {missing()} within {within} s; on the screen:"
                raise AssertionError(f"{said}\n{self.shown(chat_id)}") from None

    def _name(self, message: Message) -> str:
        account = self.world.accounts.find(message.sender_id)
        return account.name if account else str(message.sender_id)


def _visible_keys(chat: Chat) -> list[list[dict[str, Any]]]:
    if chat.keyboard is None or chat.keyboard.get("hidden"):
        return []
    rows: list[list[dict[str, Any]]] = chat.keyboard["rows"]
    return rows


def _matching(rows: list[list[dict[str, Any]]], label: str) -> dict[str, Any] | None:
    """The button with exactly this label, or else the first that holds it."""
    buttons = [button for row in rows for button in row]
    exact = next((it for it in buttons if it["text"] == label), None)
    return exact or next((it for it in buttons if label in it["text"]), None)


def _brackets(labels: list[str]) -> str:
    return "".join(f" [{label}]" for label in labels)
