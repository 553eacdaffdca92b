"""Which chat a call means, and whether the bot may do there what it wants."""

import re
from enum import IntEnum

from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.messages import Message
from bot.simulator.methods.call import Call
from bot.simulator.users import User

_NUMBER = re.compile(r"-?[0-9]+")


class Access(IntEnum):
    """What a call wants of a chat; each needs what the ones before it need."""

    READ = 0
    MEMBERS = 1
    EDIT = 2
    WRITE = 3


def found_chat(call: Call, given: str, access: Access) -> Chat:
    """The chat of that id or @name, if the bot knows it and has not been put out of it."""
    if not given:
        raise bad_request("chat_id is empty")
    chat = _named(call, given) if given.startswith("@") else _numbered(call, given)
    _check_access(call, chat, access)
    return chat


def readable_chat(call: Call, name: str = "chat_id") -> Chat:
    return found_chat(call, call.text(name), Access.READ)


def editable_chat(call: Call) -> Chat:
    return found_chat(call, call.text("chat_id"), Access.EDIT)


def writable_chat(call: Call) -> Chat:
    return found_chat(call, call.text("chat_id"), Access.WRITE)


def members_of(call: Call) -> Chat:
    return found_chat(call, call.text("chat_id"), Access.MEMBERS)


def source_chat(call: Call) -> str:
    """The chat that messages are taken from, as the call names it."""
    return call.need_text("from_chat_id", bad_request('Parameter "from_chat_id" is required'))


def _named(call: Call, given: str) -> Chat:
    chat = call.world.chats.named(given[1:])
    if chat is None:
        raise bad_request("chat not found")
    return chat


def _numbered(call: Call, given: str) -> Chat:
    number = _NUMBER.match(given)
    chat_id = int(number.group()) if number and len(number.group()) < 20 else 0
    if chat_id < 0:
        group = call.world.chats.group(chat_id)
        if group is None or call.bot.id not in group.members:
            raise bad_request("chat not found")
        return group
    if chat_id in call.world.accounts.bots:
        raise forbidden("the bot can't send messages to the bot")
    if chat_id not in call.world.accounts.people or not call.world.chats.met(call.bot.id, chat_id):
        raise bad_request("chat not found")
    return call.world.chats.seen_private(call.bot.id, chat_id)


def _check_access(call: Call, chat: Chat, access: Access) -> None:
    """The members of a basic group that was upgraded are gone, though it can still be looked at."""
    if access == Access.MEMBERS and chat.type == "group":
        access = Access.WRITE
    if chat.private:
        person = call.world.accounts.find(chat.id)
        if access >= Access.EDIT and isinstance(person, User) and person.deactivated:
            raise forbidden("user is deactivated")
    elif chat.migrated_to is not None:
        if access >= Access.WRITE:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    elif chat.type == "supergroup" or access >= Access.EDIT:
        _check_membership(call, chat, access)


def _check_membership(call: Call, chat: Chat, access: Access) -> None:
    """A supergroup is closed to those outside even for reading, unless it has a public name."""
    status = chat.member(call.bot.id).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left" and (access >= Access.EDIT or not chat.username):
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def known_message(call: Call, chat: Chat, purpose: str, name: str = "message_id") -> Message:
    """A message of the chat, or "<purpose> not found"."""
    message = chat.messages.get(call.integer(name))
    if message is None:
        raise bad_request(f"{purpose} not found")
    return message
