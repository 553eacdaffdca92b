"""Who may be written to, looked at and left."""

from .row import Refusal
from .settings import (
    a_large_file,
    blocked,
    closed_general,
    closed_topic,
    deactivated,
    forum,
    group,
    kicked,
    kicked_from_basic_group,
    left,
    migrated,
    never_met,
    never_started,
    started,
    unknown,
)
from .sources import api, docs, errors_of, met, td

NO_CHAT = "chat not found"
FAILED = "MessagesManager.cpp process_send_message_fail_error"
_CHAT = api("TdOnCheckChatCallback")
_ACCESS = api("check_chat_access")
_KICKED = "bot was kicked from the supergroup chat"
_LEFT = "bot is not a member of the supergroup chat"
_BLOCKED = "bot was blocked by the user"
_TEXT = {"text": "x"}
_WHITE = {"message_thread_id": 5}

CHATS = [
    Refusal("sendMessage", unknown, _TEXT, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": "@nobody"}, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": "@anna"}, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": "Anna"}, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": " "}, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": "9" * 30}, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": -1009}, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": ""}, "chat_id is empty", api("check_chat")),
    Refusal("sendMessage", never_met, _TEXT, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "chat_id": 42}, "the bot can't send messages to the bot", td(FAILED),
            403),
    Refusal("sendMessage", never_started, _TEXT, "bot can't initiate conversation with a user", td(FAILED), 403),
    Refusal("sendMessage", blocked, _TEXT, _BLOCKED, api("fail_query_with_error"), 403),
    Refusal("sendMessage", deactivated, _TEXT, "user is deactivated", _ACCESS, 403),
    Refusal("sendMessage", kicked, _TEXT, _KICKED, _ACCESS, 403),
    Refusal("sendMessage", left, _TEXT, _LEFT, _ACCESS, 403),
    Refusal("sendMessage", kicked_from_basic_group, _TEXT, "bot was kicked from the group chat", _ACCESS, 403),
    Refusal("sendMessage", migrated, _TEXT, "group chat was upgraded to a supergroup chat", _ACCESS),
    Refusal("sendChatAction", blocked, {"action": "typing"}, _BLOCKED, api("fail_query_with_error"), 403),
    Refusal("sendChatAction", started, {"action": "juggling"}, "wrong parameter action in request",
            api("process_send_chat_action_query")),
    Refusal("sendChatAction", unknown, {}, "wrong parameter action in request", api("process_send_chat_action_query")),
    Refusal("sendContact", blocked, {"phone_number": "1", "first_name": "A"}, _BLOCKED, api("fail_query_with_error"),
            403),
    Refusal("sendLocation", kicked, {"latitude": 1, "longitude": 1}, _KICKED, _ACCESS, 403),
    # answers and threads
    Refusal("sendMessage", started, {**_TEXT, "reply_to_message_id": 99}, "message to be replied not found",
            api("check_reply_parameters")),
    Refusal("sendMessage", started, {**_TEXT, "reply_parameters": '{"message_id": 99}'},
            "message to be replied not found", api("check_reply_parameters")),
    Refusal("sendMessage", started, {**_TEXT, "reply_parameters": '{"message_id": 1, "chat_id": 999}'}, NO_CHAT, _CHAT),
    Refusal("sendMessage", unknown, {**_TEXT, "reply_parameters": "{"}, "can't parse reply parameters JSON object",
            api("get_reply_parameters")),
    Refusal("sendMessage", started, {**_TEXT, "reply_parameters": "[]"}, "object expected as reply parameters",
            api("get_reply_parameters")),
    Refusal("sendMessage", started, {**_TEXT, "reply_parameters": '{"chat_id": 1}'}, 'can\'t find field "message_id"',
            api("get_reply_parameters")),
    Refusal("sendMessage", started, {**_TEXT, "reply_parameters": '{"message_id": "x"}'},
            'field "message_id" must be a valid Number', api("get_reply_parameters")),
    Refusal("sendMessage", started, {**_TEXT, **_WHITE}, "message thread not found", api("check_message_topic")),
    Refusal("sendMessage", forum, {**_TEXT, "message_thread_id": 1}, "message thread not found",
            met("tdlib/telegram-bot-api/issues/447")),
    Refusal("sendMessage", forum, {**_TEXT, "message_thread_id": 999}, "message thread not found",
            met("tdlib/telegram-bot-api/issues/854")),
    Refusal("sendMessage", closed_topic, _TEXT, "TOPIC_CLOSED", errors_of("messages.sendMessage")),
    Refusal("sendMessage", closed_general, _TEXT, "TOPIC_CLOSED",
            met("rteixeirax/qbittorrent_telegram_notification/issues/12")),
    # looking
    Refusal("getChat", unknown, {}, NO_CHAT, _CHAT),
    Refusal("getChat", kicked, {}, _KICKED, _ACCESS, 403),
    Refusal("getChatMember", unknown, {"user_id": 1}, NO_CHAT, _CHAT),
    Refusal("getChatMember", unknown, {}, "invalid user_id specified", api("get_user_id")),
    Refusal("getChatMember", group, {"user_id": 999}, "user not found", api("TdOnGetChatMemberCallback")),
    Refusal("getChatMember", started, {"user_id": 700000002}, "user not found", api("TdOnGetChatMemberCallback")),
    Refusal("getChatMember", group, {"user_id": "x"}, "invalid user_id specified", api("get_user_id")),
    Refusal("getChatMember", kicked, {"user_id": 42}, _KICKED, _ACCESS, 403),
    Refusal("getChatMemberCount", unknown, {}, NO_CHAT, _CHAT),
    Refusal("getChatMemberCount", migrated, {}, "group chat was upgraded to a supergroup chat", _ACCESS),
    Refusal("getChatAdministrators", started, {}, "there are no administrators in the private chat",
            api("process_get_chat_administrators_query")),
    Refusal("leaveChat", kicked, {}, _KICKED, _ACCESS, 403),
    Refusal("leaveChat", started, {}, "can't leave private chats", td("DialogParticipantManager.cpp leave_dialog")),
    Refusal("getFile", started, {}, "file_id not specified", api("check_remote_file_id")),
    Refusal("getFile", started, {"file_id": "nonsense"}, "invalid file_id", api("TdOnCheckRemoteFileIdCallback")),
    Refusal("getFile", a_large_file, {}, "file is too big", api("do_get_file")),
    # what takes no argument fails only without a token
    Refusal("getMe", unknown, {"token": "42:wrong"}, "Unauthorized", docs("making-requests"), 401),
    Refusal("deleteWebhook", unknown, {"token": "42:wrong"}, "Unauthorized", docs("making-requests"), 401),
    Refusal("getWebhookInfo", unknown, {"token": "42:wrong"}, "Unauthorized", docs("making-requests"), 401),
]  # fmt: skip
