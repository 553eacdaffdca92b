"""Edits, deletions, pins, and answers to presses."""

from .row import Refusal, inline
from .settings import (
    bots_contact,
    bots_text,
    bots_text_with_keyboard,
    bots_voice,
    forum,
    opened_by_service_message,
    pressed,
    service_message,
    started,
    unknown,
    written_by_anna,
    written_in_group,
)
from .sources import api, docs, errors_of, met, td
from .texts import YES

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
NO_EDIT = "message to edit not found"
_CANNOT = "message can't be edited"
_EDITING = td("MessagesManager.cpp can_edit_message")
_CHECKED = api("check_message")
_DELETING = td("MessagesManager.cpp can_delete_channel_message")
_PINNING = td("DialogManager.cpp can_pin_messages")
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_TEXT = {"text": "x"}
_IDS = api("get_message_ids")

CHANGES = [
    Refusal("editMessageText", started, {**_TEXT, "message_id": 99}, NO_EDIT, _CHECKED),
    Refusal("editMessageText", started, _TEXT, NO_EDIT, _CHECKED),
    Refusal("editMessageText", started, {"message_id": 1}, "message text is empty", api("get_input_message_text")),
    Refusal("editMessageText", unknown, {**_TEXT, "message_id": 1}, "chat not found", api("TdOnCheckChatCallback")),
    Refusal("editMessageText", unknown, {**_TEXT, "chat_id": ""}, "message identifier is not specified",
            api("get_inline_message_id")),
    Refusal("editMessageText", unknown, {**_TEXT, "chat_id": "", "message_id": 1}, "chat_id is empty",
            api("check_chat")),
    Refusal("editMessageText", unknown, {**_TEXT, "chat_id": "", "inline_message_id": "x"},
            "invalid inline message identifier specified", td("InlineMessageManager.cpp")),
    Refusal("editMessageText", written_by_anna, _TEXT, _CANNOT, _EDITING),
    Refusal("editMessageText", bots_contact, _TEXT, _CANNOT, _EDITING),
    Refusal("editMessageText", bots_text_with_keyboard, {"text": "y"}, _CANNOT, docs("updating-messages")),
    Refusal("editMessageText", bots_voice, _TEXT, "there is no text in the message to edit",
            td("MessagesManager.cpp edit_message_text")),
    Refusal("editMessageText", bots_text, {"text": " "}, "text must be non-empty",
            td("MessageEntity.cpp fix_formatted_text")),
    Refusal("editMessageText", bots_text, {"text": "x" * 4097}, "MESSAGE_TOO_LONG",
            met("teloxide/teloxide/issues/430")),
    Refusal("editMessageText", bots_text, {**_TEXT, "reply_markup": '{"remove_keyboard": true}'},
            "inline keyboard expected", td("ReplyMarkup.cpp get_reply_markup")),
    Refusal("editMessageText", bots_text, _TEXT, NOT_MODIFIED, api("fail_query_with_error")),
    Refusal("editMessageCaption", started, {"message_id": 99}, NO_EDIT, _CHECKED),
    Refusal("editMessageCaption", bots_text, {"caption": "x"}, "there is no caption in the message to edit",
            td("MessagesManager.cpp edit_message_caption")),
    Refusal("editMessageCaption", bots_voice, {"caption": "x" * 1025}, "MEDIA_CAPTION_TOO_LONG",
            errors_of("messages.editMessage")),
    Refusal("editMessageCaption", bots_voice, {}, NOT_MODIFIED, api("fail_query_with_error")),
    Refusal("editMessageReplyMarkup", started, {"message_id": 99}, NO_EDIT, _CHECKED),
    Refusal("editMessageReplyMarkup", written_by_anna, {}, _CANNOT, _EDITING),
    Refusal("editMessageReplyMarkup", opened_by_service_message, {}, _CANNOT, _EDITING),
    Refusal("editMessageReplyMarkup", bots_contact, {"reply_markup": inline({**YES, "callback_data": "x" * 65})},
            "BUTTON_DATA_INVALID", errors_of("messages.editMessage")),
    # deletions
    Refusal("deleteMessage", started, {"message_id": 99}, "message to delete not found", _CHECKED),
    Refusal("deleteMessage", unknown, {}, "message identifier is not specified", api("process_delete_message_query")),
    Refusal("deleteMessage", unknown, {"chat_id": ""}, "chat identifier is not specified",
            api("process_delete_message_query")),
    Refusal("deleteMessage", written_in_group, {}, "message can't be deleted", _DELETING),
    Refusal("deleteMessage", opened_by_service_message, {}, "message can't be deleted", docs("deletemessage")),
    Refusal("deleteMessages", unknown, {}, "message identifiers are not specified", _IDS),
    Refusal("deleteMessages", unknown, {"message_ids": "[1]"}, "chat not found", api("TdOnCheckChatCallback")),
    Refusal("deleteMessages", opened_by_service_message, {"message_ids": "[1, 2, 3]"}, "message can't be deleted",
            docs("deletemessage")),
    # pins
    Refusal("pinChatMessage", started, {"message_id": 99}, "message to pin not found", _CHECKED),
    Refusal("pinChatMessage", written_in_group, {}, "not enough rights to manage pinned messages in the chat",
            _PINNING),
    Refusal("pinChatMessage", service_message, {}, "service messages can't be pinned",
            td("MessagesManager.cpp can_pin_message")),
    Refusal("unpinChatMessage", started, {}, "message to unpin not found",
            api("TdOnGetChatPinnedMessageToUnpinCallback")),
    Refusal("unpinChatMessage", forum, {"message_id": 99}, "message to unpin not found", _CHECKED),
    Refusal("unpinChatMessage", written_in_group, {}, "not enough rights to manage pinned messages in the chat",
            _PINNING),
    Refusal("unpinChatMessage", written_by_anna, {}, "CHAT_NOT_MODIFIED", errors_of("messages.updatePinnedMessage")),
    # presses
    Refusal("answerCallbackQuery", started, {"callback_query_id": 1}, _TOO_OLD, api("fail_query_with_error")),
    Refusal("answerCallbackQuery", started, {}, _TOO_OLD, api("fail_query_with_error")),
    Refusal("answerCallbackQuery", pressed, {"text": "x" * 201}, "MESSAGE_TOO_LONG",
            met("eternnoir/pyTelegramBotAPI/issues/500")),
]  # fmt: skip
