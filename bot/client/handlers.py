"""Telegram's updates of a private chat, turned into events of the conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telegram import Update, User
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.buttons import ProspectButton, decode
from bot.client import pages
from bot.client.intake import Visit
from bot.client.office import Office, Prospect
from bot.client.reading import Enclosed, read
from bot.client.screen import Screen
from bot.ingress import TURN
from bot.links import source_in
from bot.messages import Message
from bot.replies import Replies
from conversations.dialogue import Act, Verb
from storage import people
from storage.database import Transaction

COMMANDS: dict[str, Verb] = {
    "start": "start", "cancel": "cancel", "difference": "difference", "person": "person",
    "mydata": "my_data", "withdraw": "withdraw", "forget": "erasure",
}  # fmt: skip
PAGES: dict[str, Callable[[Visit], None]] = {
    "status": Visit.status,
    "privacy": Visit.privacy,
    "language": lambda visit: visit.page(pages.languages),
    "help": lambda visit: visit.page(_words("help")),
}

Handler = BaseHandler[Update, Any, Any]


class ClientDoor:
    """The handlers of the private chat."""

    def __init__(self, office: Office, replies: Replies) -> None:
        self._office = office
        self._replies = replies

    def handlers(self) -> list[Handler]:
        """In the order in which they are asked."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
        own = private & ~filters.FORWARDED & ~filters.VIA_BOT
        edited = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
        return [
            CommandHandler([*COMMANDS, *PAGES], self._command, filters=own),
            MessageHandler(own & filters.COMMAND, self._unknown_command),
            MessageHandler(private, self._message),
            MessageHandler(edited, self._edited),
            CallbackQueryHandler(self._tap, pattern=_is_prospects),
        ]

    async def _command(self, update: Update, _context: object) -> None:
        message = update.effective_message
        if message is None or not message.text or not message.entities:
            return
        end = message.entities[0].length  # `/start.` is the command and a full stop
        name = message.text[1:end].split("@")[0].lower()
        if name in PAGES:
            await self._visit(update, PAGES[name])
            return
        source = source_in(message.text[end:].strip(" "))
        await self._visit(update, lambda visit: visit.write(Act(COMMANDS[name]), source))

    async def _unknown_command(self, update: Update, _context: object) -> None:
        await self._visit(update, lambda visit: visit.page(_words("problem-unknown_command")))

    async def _message(self, update: Update, _context: object) -> None:
        if update.message is not None:
            found, message_id = read(update.message), update.message.message_id
            if isinstance(found, Enclosed):
                await self._visit(update, lambda visit: visit.enclose(found))
            else:
                await self._visit(update, lambda visit: visit.write(found, message_id=message_id))

    async def _edited(self, update: Update, _context: object) -> None:
        message = update.edited_message
        if message is not None and message.text is not None:
            text, message_id = message.text, message.message_id
            await self._visit(update, lambda visit: visit.edit(message_id, text))

    async def _tap(self, update: Update, _context: object) -> None:
        query = update.callback_query
        button = decode(query.data) if query is not None else None
        if query is None or not isinstance(button, ProspectButton):
            return
        message = query.message
        if message is None or message.chat.id != query.from_user.id:
            self._replies.answer(query.id)  # forged: no such button stands in that chat
            return
        word = await self._visit(update, lambda visit: visit.tap(button, message.message_id))
        self._replies.answer(query.id, word)

    async def _visit(self, update: Update, work: Callable[[Visit], str | None]) -> str | None:
        user = update.effective_user
        if user is None or user.is_bot:
            return None
        turn = TURN.get()

        def visit(tx: Transaction) -> str | None:
            prospect = _prospect(user, people.ensure(tx, user.id, turn.now))
            return work(Visit(tx, self._office, prospect, turn.now))

        return await turn.write(visit)

    def apologise(self, tx: Transaction, telegram_id: int, now: int) -> None:
        """Say that something broke, where an update could not be handled."""
        prospect = Prospect(people.ensure(tx, telegram_id, now), telegram_id, "", None, None)
        Visit(tx, self._office, prospect, now).page(_words("problem-broken"))


def _words(key: str) -> Callable[[Screen], Message]:
    """A page of one text."""
    return lambda screen: Message(screen.texts.html(key))


def _is_prospects(data: object) -> bool:
    return isinstance(data, str) and isinstance(decode(data), ProspectButton)


def _prospect(user: User, person: int) -> Prospect:
    return Prospect(person, user.id, user.full_name, user.username, user.language_code)
