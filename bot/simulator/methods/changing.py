"""Methods that change what is there: edits, deletions, answers to presses."""

from typing import Any

from bot.simulator import markup as keyboards
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.formatting import utf16_length
from bot.simulator.markup import Markup, Rows
from bot.simulator.messages import Message, described
from bot.simulator.methods.access import editable_chat, known_message, writable_chat
from bot.simulator.methods.call import Call
from bot.simulator.methods.media import CAPTIONED
from bot.simulator.methods.texts import caption_content, given_caption, given_text, text_content
from bot.simulator.posting import remove

Result = Any
EDITABLE = CAPTIONED | {"text"}
_DELETABLE_FOR = 48 * 3600
_LASTING = frozenset({"forum_topic_created", "migrate_from_chat_id"})
_LONGEST_ANSWER = 200
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def edit_message_text(call: Call) -> Result:
    words = given_text(call)
    markup = _markup(call)
    chat, message = _own_message(call, EDITABLE)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    rows = keyboards.checked_inline(markup)
    return _change(call, chat, message, text_content(words, "MESSAGE_TOO_LONG"), rows)


def edit_message_caption(call: Call) -> Result:
    words = given_caption(call)
    markup = _markup(call)
    chat, message = _own_message(call, EDITABLE)
    if message.kind not in CAPTIONED:
        raise bad_request("there is no caption in the message to edit")
    content = {message.kind: message.content[message.kind], **caption_content(words, "MEDIA_CAPTION_TOO_LONG")}
    return _change(call, chat, message, content, keyboards.checked_inline(markup))


def edit_message_reply_markup(call: Call) -> Result:
    markup = _markup(call)
    chat, message = _own_message(call)
    return _change(call, chat, message, message.content, keyboards.checked_inline(markup))


def _markup(call: Call) -> Markup | None:
    return keyboards.parse(call.params.get("reply_markup"))


def _own_message(call: Call, kinds: frozenset[str] | None = None) -> tuple[Chat, Message]:
    """A message that the bot may change: its own, of those kinds, without a keyboard but an inline one."""
    if not call.has("chat_id") and call.integer("message_id") <= 0:
        call.need_text("inline_message_id", bad_request("message identifier is not specified"))
        raise bad_request("invalid inline message identifier specified")
    chat = editable_chat(call)
    message = known_message(call, chat, "message to edit")
    if message.sender_id != call.bot.id or message.is_service or message.origin or message.has_keyboard:
        raise bad_request("message can't be edited")
    if kinds is not None and message.kind not in kinds:
        raise bad_request("message can't be edited")
    return chat, message


def _change(call: Call, chat: Chat, message: Message, content: dict[str, Any], rows: Rows | None) -> Result:
    keyboards.check_on_servers(rows, private=chat.private)
    if message.content == content and (message.inline or None) == (rows or None):
        raise bad_request(_NOT_MODIFIED)
    message.content = content
    message.inline = rows
    message.edit_date = int(call.world.time())
    call.world.tell("edited", chat.key, message)
    return described(message, chat, call.world.accounts)


def delete_message(call: Call) -> Result:
    call.need_text("chat_id", bad_request("chat identifier is not specified"))
    if call.integer("message_id") <= 0:
        raise bad_request("message identifier is not specified")
    chat = writable_chat(call)
    message = known_message(call, chat, "message to delete")
    check_deletable(call, chat, message)
    remove(call.world, chat, message)
    return True


def check_deletable(call: Call, chat: Chat, message: Message) -> None:
    """Bots delete within 48 hours; in a supergroup what is theirs, or anything if they have the right."""
    age = call.world.time() - message.date
    own = message.sender_id == call.bot.id and not message.is_service
    if chat.type == "supergroup":
        lasting = not _LASTING.isdisjoint(message.content)
        if age >= _DELETABLE_FOR or lasting or not (own or chat.member(call.bot.id).may("can_delete_messages")):
            raise bad_request("message can't be deleted")
    elif age > _DELETABLE_FOR or not (own or chat.private or chat.member(call.bot.id).administers):
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
