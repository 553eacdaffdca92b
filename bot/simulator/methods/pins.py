"""Methods that pin messages and take pins away."""

from typing import Any

from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.messages import Message, described
from bot.simulator.methods.access import known_message, writable_chat
from bot.simulator.methods.call import Call
from bot.simulator.posting import post_service

Result = Any


def pin_chat_message(call: Call) -> Result:
    chat = writable_chat(call)
    message = known_message(call, chat, "message to pin")
    _check_may_pin(call, chat, message)
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    pinned = described(message, chat, call.world.accounts, with_reply=False)
    post_service(call.world, chat, call.bot.id, {"pinned_message": pinned}, thread_id=message.thread_id)
    return True


def unpin_chat_message(call: Call) -> Result:
    chat = writable_chat(call)
    newest = chat.pinned[-1] if chat.pinned else 0
    message = chat.messages.get(call.integer("message_id") or newest)
    if message is None:
        raise bad_request("message to unpin not found")
    _check_may_pin(call, chat, message)
    if message.id not in chat.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.pinned.remove(message.id)
    call.world.tell("chat", chat.key)
    return True


def _check_may_pin(call: Call, chat: Chat, message: Message) -> None:
    if not chat.private and not chat.member(call.bot.id).may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    if message.is_service:
        raise bad_request("service messages can't be pinned")
