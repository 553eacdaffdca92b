"""Where a new message goes: chat, topic, the message it answers, the keyboard under it."""

from dataclasses import dataclass

from bot.simulator import markup as keyboards
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.markup import Markup
from bot.simulator.messages import Message
from bot.simulator.methods.access import Access, found_chat, writable_chat
from bot.simulator.methods.answering import Answered, answered
from bot.simulator.methods.call import Call


@dataclass(slots=True)
class Place:
    """Where a message goes."""

    chat: Chat
    thread_id: int | None
    reply_to: int | None
    markup: Markup | None


def destination(call: Call) -> Place:
    """The place of a new message, with the keyboard that goes under it."""
    parameters = answered(call)
    markup = keyboards.parse(call.params.get("reply_markup"))
    chat = writable_chat(call)
    thread_id = _thread(call, chat)
    answer = _answer(call, chat, parameters) if parameters else None
    markup = keyboards.checked(markup, private=chat.private)
    return Place(chat, thread_id or (answer.thread_id if answer else None), answer.id if answer else None, markup)


def _answer(call: Call, chat: Chat, parameters: Answered) -> Message | None:
    """The message to be answered. One in another chat must be there too, but leaves no mark in the simulator."""
    elsewhere = parameters.chat_id not in ("", call.text("chat_id"))
    where = found_chat(call, parameters.chat_id, Access.READ) if elsewhere else chat
    answer = where.messages.get(parameters.message_id)
    if answer is None and not parameters.lenient:
        raise bad_request("message to be replied not found")
    return None if elsewhere else answer


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
