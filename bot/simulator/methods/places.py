"""Which chat a call means, whether the bot may act there, and where in it."""

from dataclasses import dataclass

from bot.simulator import markup as keyboards
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.markup import Markup
from bot.simulator.messages import Message
from bot.simulator.methods.call import Call, whole
from bot.simulator.users import User


@dataclass(slots=True)
class Place:
    """Where a message goes."""

    chat: Chat
    thread_id: int | None
    reply_to: int | None
    markup: Markup | None


def readable_chat(call: Call, name: str = "chat_id") -> Chat:
    """A chat that the bot knows and has not been put out of."""
    given = call.text(name).strip()
    if not given:
        raise bad_request(f"{name} is empty")
    chat = _named(call, given) if given.startswith("@") else _numbered(call, given)
    if not chat.private:
        _check_membership(call, chat)
    return chat


def _named(call: Call, given: str) -> Chat:
    chat = call.world.chats.named(given[1:])
    if chat is None:
        raise bad_request("chat not found")
    return chat


def _numbered(call: Call, given: str) -> Chat:
    try:
        chat_id = int(given)
    except ValueError:
        raise bad_request("chat not found") from None
    if chat_id < 0:
        group = call.world.chats.group(chat_id)
        if group is None or call.bot.id not in group.members:
            raise bad_request("chat not found")
        return group
    if chat_id in call.world.accounts.bots:
        raise forbidden("bots can't send messages to bots")
    if chat_id not in call.world.accounts.people or not call.world.chats.met(call.bot.id, chat_id):
        raise bad_request("chat not found")
    return call.world.chats.seen_private(call.bot.id, chat_id)


def _check_membership(call: Call, chat: Chat) -> None:
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    status = chat.member(call.bot.id).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def writable_chat(call: Call) -> Chat:
    """A chat that the bot may write to now."""
    chat = readable_chat(call)
    if chat.private:
        person = call.world.accounts.find(chat.id)
        if isinstance(person, User) and person.deactivated:
            raise forbidden("user is deactivated")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
    return chat


def destination(call: Call) -> Place:
    """The place of a new message, with the keyboard that goes under it."""
    markup = keyboards.parse(call.params.get("reply_markup"))
    chat = writable_chat(call)
    thread_id = _thread(call, chat)
    reply_to, thread_of_answered = _answered(call, chat)
    keyboards.check_place(markup, private=chat.private)
    return Place(chat, thread_id or thread_of_answered, reply_to, markup)


def _thread(call: Call, chat: Chat) -> int | None:
    thread_id = call.integer("message_thread_id")
    if not thread_id:
        if chat.is_forum and chat.general.closed and not chat.member(call.bot.id).may("can_manage_topics"):
            raise bad_request("TOPIC_CLOSED")
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.member(call.bot.id).may("can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def _answered(call: Call, chat: Chat) -> tuple[int | None, int | None]:
    """The id of the message to be answered, and its topic."""
    given = call.json("reply_parameters")
    if isinstance(given, dict):
        message_id = whole(given.get("message_id"))
        lenient = bool(given.get("allow_sending_without_reply"))
    else:
        message_id = call.integer("reply_to_message_id")
        lenient = call.flag("allow_sending_without_reply")
    if not message_id:
        return None, None
    found = chat.messages.get(message_id)
    if found is None:
        if lenient:
            return None, None
        raise bad_request("message to be replied not found")
    return found.id, found.thread_id


def known_message(call: Call, chat: Chat, purpose: str, name: str = "message_id") -> Message:
    """A message of the chat, or "<purpose> not found"."""
    message = chat.messages.get(call.integer(name))
    if message is None:
        raise bad_request(f"{purpose} not found")
    return message
