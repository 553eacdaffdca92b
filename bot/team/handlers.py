"""Telegram's updates of the managers' group: presses on cards, members, the group's moves, set-up mode."""

from __future__ import annotations

from typing import Any

from telegram import CallbackQuery, ChatMemberAdministrator, ChatMemberOwner, Update, User
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bot.buttons import LeadButton, ProspectButton, decode
from bot.ingress import TURN
from bot.messages import Message, cut
from bot.notices import LONGEST_NAME
from bot.replies import Replies
from bot.team import claim
from bot.team.card import Reader
from bot.team.claim import Answer, Moved, Presser
from bot.team.members import Members
from conversations.cleaning import one_line
from storage import outbox, people, settings
from storage.database import Database, Transaction
from storage.outbox import Care, Outgoing, Rank
from storage.sealing import HOUSE

RIGHTS = {"can_manage_topics": "right-topics", "can_delete_messages": "right-delete", "can_pin_messages": "right-pin"}
Handler = BaseHandler[Update, Any, Any]


class TeamDoor:
    """The handlers of the group."""

    def __init__(
        self,
        database: Database,
        reader: Reader,
        members: Members,
        replies: Replies,
        admins: tuple[int, ...],
        on_moved: Moved,
    ) -> None:
        self._database = database
        self._reader = reader
        self._members = members
        self._replies = replies
        self._admins = admins
        self._on_moved = on_moved

    def handlers(self) -> list[Handler]:
        """In the order in which they are asked."""
        return [
            CallbackQueryHandler(self._press, pattern=lambda data: not isinstance(decode(str(data)), ProspectButton)),
            MessageHandler(filters.StatusUpdate.MIGRATE, self._migrated),
            ChatMemberHandler(self._joined, ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(self._changed, ChatMemberHandler.CHAT_MEMBER),
        ]

    # ------------------------------------------------------------------ cards

    async def _press(self, update: Update, _context: object) -> None:
        query = update.callback_query
        if query is None:
            return
        answer = await self._answer(query)
        self._replies.answer(query.id, answer.word, alert=answer.alert)

    async def _answer(self, query: CallbackQuery) -> Answer:
        """Whether the presser may, and then what came of it; each check says its own word."""
        texts, button = self._reader.texts, decode(query.data)
        chat_id = await self._database.read(lambda tx: outbox.chat_id_of(tx, outbox.MANAGERS))
        if not isinstance(button, LeadButton) or query.message is None or query.message.chat.id != chat_id:
            return Answer(texts.plain("press-unknown"), alert=True)
        try:
            member = await self._members.is_member(chat_id, query.from_user.id)
        except TelegramError:
            return Answer(texts.plain("press-unsure"), alert=True)
        if not member or query.from_user.is_bot:
            return Answer(texts.plain("press-not-member"), alert=True)
        return await self._pressed(query, button)

    async def _pressed(self, query: CallbackQuery, button: LeadButton) -> Answer:
        turn, user = TURN.get(), query.from_user

        def press(tx: Transaction) -> Answer:
            presser = Presser(people.ensure(tx, user.id, turn.now), self._name(user))
            return claim.press(tx, self._reader, button, presser, turn.now, self._on_moved)

        done = await turn.write(press)
        return done if done is not None else Answer(self._reader.texts.plain("press-too-late"))

    def _name(self, user: User) -> str:
        """What a manager is called, whatever is written as the name."""
        name = cut(one_line(user.full_name), LONGEST_NAME)
        return name or user.username or self._reader.texts.plain("card-nameless")

    # ------------------------------------------------------------------ the group itself

    async def _migrated(self, update: Update, _context: object) -> None:
        """The group became a supergroup: its new id is used from now on."""
        message = update.effective_message
        if message is None or message.migrate_to_chat_id is None:
            return
        old, new, turn = message.chat.id, message.migrate_to_chat_id, TURN.get()
        await turn.write(lambda tx: claim.follow_group(tx, self._reader, old, new, turn.now))

    async def _changed(self, update: Update, _context: object) -> None:
        change = update.chat_member
        if change is not None:
            self._members.forget(change.chat.id, change.new_chat_member.user.id)

    async def _joined(self, update: Update, _context: object) -> None:
        """Set-up mode: where no group is known, one that takes the bot in is told its id."""
        change = update.my_chat_member
        if change is None or change.chat.type not in ("group", "supergroup"):
            return
        present = change.new_chat_member.status in ("member", "administrator")
        turn = TURN.get()

        def introduce(tx: Transaction) -> None:
            if present and settings.get(tx, settings.MANAGERS_CHAT) is None:
                message = Message(self._introduction(change.chat.id, change.new_chat_member))
                chats = [f"chat:{change.chat.id}", *(self._admin(tx, admin, turn.now) for admin in self._admins)]
                for chat in chats:
                    outgoing = Outgoing(chat, HOUSE, Care.MUST_ARRIVE, Rank.CARD, message.payload())
                    outbox.put(tx, outgoing, turn.now)

        await turn.write(introduce)

    def _admin(self, tx: Transaction, telegram_id: int, now: int) -> str:
        return outbox.person_address(people.ensure(tx, telegram_id, now))

    def _introduction(self, chat_id: int, member: Any) -> str:
        texts = self._reader.texts
        lacking = [texts.plain(name) for right, name in RIGHTS.items() if not getattr(member, right, False)]
        if not isinstance(member, ChatMemberAdministrator | ChatMemberOwner):
            lacking = [texts.plain("right-member"), *(texts.plain(name) for name in RIGHTS.values())]
        found = texts.html("setup-found", id=str(chat_id))
        rights = texts.html("setup-rights", rights=texts.listed(lacking)) if lacking else texts.html("setup-ready")
        return f"{found}\n{rights}"
