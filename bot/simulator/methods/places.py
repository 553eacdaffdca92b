"""Which chat a call means, whether the bot may act there, and where in it."""

import re
from dataclasses import dataclass
from enum import IntEnum

from bot.simulator import markup as keyboards
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.markup import Markup
from bot.simulator.messages import Message
from bot.simulator.methods.answering import answered
from bot.simulator.methods.call import Call
from bot.simulator.users import User

_NUMBER = re.compile(r"-?[0-9]+")


class Access(IntEnum):
    """What a call wants of a chat; each needs what the ones before it need."""

    READ = 0
    EDIT = 1
    WRITE = 2


@dataclass(slots=True)
class Place:
    """Where a message goes."""

    chat: Chat
    thread_id: int | None
    reply_to: int | None
    markup: Markup | None


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
    """A chat whose members are asked for; those of a basic group that was upgraded are gone."""
    return found_chat(call, call.text("chat_id"), Access.WRITE if call.text("chat_id").startswith("-") else Access.READ)


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


def destination(call: Call) -> Place:
    """The place of a new message, with the keyboard that goes under it."""
    parameters = answered(call)
    markup = keyboards.parse(call.params.get("reply_markup"))
    chat = writable_chat(call)
    thread_id = _thread(call, chat)
    answer = None
    if parameters is not None:
        elsewhere = parameters.chat_id if parameters.chat_id not in ("", call.text("chat_id")) else ""
        found_in = found_chat(call, elsewhere, Access.READ) if elsewhere else chat
        answer = found_in.messages.get(parameters.message_id)
        if answer is None and not parameters.lenient:
            raise bad_request("message to be replied not found")
        answer = None if elsewhere else answer
    markup = keyboards.checked(markup, private=chat.private)
    return Place(chat, thread_id or (answer.thread_id if answer else None), answer.id if answer else None, markup)


def _thread(call: Call, chat: Chat) -> int | None:
    """The topic that the call names; a group without topics does not look at it."""
    thread_id = call.integer("message_thread_id")
    if thread_id <= 0 or not (chat.private or chat.is_forum):
        return None
    if thread_id not in chat.topics:
        raise bad_request("message thread not found")
    return thread_id


def check_delivery(call: Call, place: Place) -> None:
    """What only Telegram's servers know: whether the person wants messages, whether a topic is open."""
    chat = place.chat
    check_reachable(chat)
    topic = chat.topics.get(place.thread_id or 0)
    closed = topic.closed if topic else chat.is_forum and chat.general.closed
    if closed and not chat.member(call.bot.id).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    keyboards.check_on_servers(place.markup.inline if place.markup else None, private=chat.private)


def check_reachable(chat: Chat) -> None:
    if chat.private and not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.private and chat.blocked:
        raise forbidden("bot was blocked by the user")


def known_message(call: Call, chat: Chat, purpose: str, name: str = "message_id") -> Message:
    """A message of the chat, or "<purpose> not found"."""
    message = chat.messages.get(call.integer(name))
    if message is None:
        raise bad_request(f"{purpose} not found")
    return message
