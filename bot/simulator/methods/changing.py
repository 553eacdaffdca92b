"""Methods that change what is there: edits, deletions, pins, answers to presses."""

from typing import Any

from bot.simulator import markup as keyboards
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.formatting import utf16_length
from bot.simulator.markup import Rows
from bot.simulator.messages import Message, described
from bot.simulator.methods.call import Call
from bot.simulator.methods.media import CAPTIONED
from bot.simulator.methods.places import known_message, readable_chat, writable_chat
from bot.simulator.methods.texts import caption_content, given_caption, given_text, text_content
from bot.simulator.posting import post_service, remove

Result = Any
_DELETABLE_FOR = 48 * 3600
_LONGEST_ANSWER = 200
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def edit_message_text(call: Call) -> Result:
    words = given_text(call)
    rows = _new_rows(call)
    chat, message = _own_message(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _change(call, chat, message, text_content(words), rows)


def edit_message_caption(call: Call) -> Result:
    words = given_caption(call)
    rows = _new_rows(call)
    chat, message = _own_message(call)
    if message.kind not in CAPTIONED:
        raise bad_request("there is no caption in the message to edit")
    kept = {message.kind: message.content[message.kind]}
    return _change(call, chat, message, {**kept, **caption_content(words)}, rows)


def edit_message_reply_markup(call: Call) -> Result:
    rows = _new_rows(call)
    chat, message = _own_message(call)
    return _change(call, chat, message, message.content, rows)


def _new_rows(call: Call) -> Rows | None:
    markup = keyboards.parse(call.params.get("reply_markup"))
    if markup is not None and markup.kind != "inline":
        raise bad_request("inline keyboard expected")
    return markup.inline if markup else None


def _own_message(call: Call) -> tuple[Chat, Message]:
    if not call.has("chat_id") and call.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = readable_chat(call)
    message = known_message(call, chat, "message to edit")
    if message.sender_id != call.bot.id or message.is_service or message.origin:
        raise bad_request("message can't be edited")
    return chat, message


def _change(call: Call, chat: Chat, message: Message, content: dict[str, Any], rows: Rows | None) -> Result:
    if message.content == content and (message.inline or None) == (rows or None):
        raise bad_request(_NOT_MODIFIED)
    message.content = content
    message.inline = rows
    message.edit_date = int(call.world.time())
    call.world.tell("edited", chat.key, message)
    return described(message, chat, call.world.accounts)


def delete_message(call: Call) -> Result:
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = writable_chat(call)
    message = known_message(call, chat, "message to delete")
    check_deletable(call, chat, message)
    remove(call.world, chat, message)
    return True


def check_deletable(call: Call, chat: Chat, message: Message) -> None:
    if "forum_topic_created" in message.content:
        raise bad_request("message can't be deleted")
    if not chat.private and chat.member(call.bot.id).may("can_delete_messages"):
        return
    if not chat.private and message.sender_id != call.bot.id:
        raise bad_request("message can't be deleted")
    if call.world.time() - message.date > _DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")


def answer_callback_query(call: Call) -> Result:
    press = call.world.presses.answerable(call.text("callback_query_id"), call.bot.id, call.world.time())
    if press is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = call.text("text")
    if utf16_length(text) > _LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answered = True
    press.text = text or None
    press.alert = call.flag("show_alert")
    press.url = call.text("url") or None
    call.world.tell("answered", press.place, press)
    return True


def pin_chat_message(call: Call) -> Result:
    chat = writable_chat(call)
    message = known_message(call, chat, "message to pin")
    _check_may_pin(call, chat)
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    pinned = described(message, chat, call.world.accounts, with_reply=False)
    post_service(call.world, chat, call.bot.id, {"pinned_message": pinned}, thread_id=message.thread_id)
    return True


def unpin_chat_message(call: Call) -> Result:
    chat = writable_chat(call)
    _check_may_pin(call, chat)
    wanted = call.integer("message_id") if call.has("message_id") else (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    call.world.tell("chat", chat.key)
    return True


def _check_may_pin(call: Call, chat: Chat) -> None:
    if not chat.private and not chat.member(call.bot.id).may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
