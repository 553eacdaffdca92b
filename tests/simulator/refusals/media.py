"""Files, contacts, places and albums; copies and forwards."""

import json

from .row import Refusal
from .settings import (
    a_document,
    a_file,
    a_mixed_album,
    an_album_of_eleven,
    another_chats_message,
    kicked,
    started,
    two_messages,
    unknown,
)
from .sources import api, errors_of, met, not_found, td

_WRONG_ID = "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
_FROM_ID = td("files/FileManager.cpp from_persistent_id")
_NO_URL = "failed to get HTTP URL content"
_ITALIC = {"caption": "<i>", "parse_mode": "HTML"}
_OPEN_ITALIC = 'Can\'t find end tag corresponding to start tag "i"'
_NO_SOURCE = 'parameter "from_chat_id" is required'
_REQUIRED = api("get_required_string_arg")
_IDS = api("get_message_ids")
_ALBUM = td("MessageContent.cpp check_message_group_message_contents")
_STRICTER = not_found("tdlib/td get_input_message_content counts letters; the servers' own unit is not public")
_MEDIA = "can't parse InputMedia: "


def _missing(method: str, kind: str) -> Refusal:
    return Refusal(method, unknown, {}, f"there is no {kind} in the request", api(f"process_send_{kind}_query"))


def _album(*items: dict[str, object]) -> dict[str, str]:
    return {"media": json.dumps(items)}


MEDIA = [
    _missing("sendDocument", "document"),
    _missing("sendPhoto", "photo"),
    _missing("sendVoice", "voice"),
    _missing("sendVideo", "video"),
    _missing("sendAudio", "audio"),
    _missing("sendAnimation", "animation"),
    _missing("sendVideoNote", "video_note"),
    _missing("sendSticker", "sticker"),
    Refusal("sendDocument", started, {"document": "attach://nothing"}, "there is no document in the request",
            api("get_input_file")),
    Refusal("sendDocument", started, {"document": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendPhoto", started, {"photo": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendVoice", started, {"voice": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendVideo", started, {"video": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendAudio", started, {"audio": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendAnimation", started, {"animation": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendVideoNote", started, {"video_note": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendSticker", started, {"sticker": "nonsense"}, _WRONG_ID, _FROM_ID),
    Refusal("sendDocument", started, {"document": "https://a.io/x.pdf"}, _NO_URL, api("fail_query_with_error")),
    Refusal("sendDocument", started, {"document": "ftp://a.io/x"},
            "invalid file HTTP URL specified: Unsupported URL protocol", _FROM_ID),
    Refusal("sendPhoto", a_document, {}, "can't use file of type Document as Photo",
            td("files/FileManager.cpp check_input_file_id")),
    Refusal("sendDocument", a_document, {"document": "x", "caption": "x" * 1025}, _WRONG_ID,
            td("MessageContent.cpp get_input_message_content")),
    Refusal("sendDocument", a_file, {"caption": "x" * 1025}, "message caption is too long",
            td("MessageContent.cpp get_input_message_content")),
    Refusal("sendDocument", a_file, {"caption": "👍" * 513}, "message caption is too long", _STRICTER),
    Refusal("sendPhoto", unknown, {"photo": "x", **_ITALIC}, f"can't parse entities: {_OPEN_ITALIC}",
            api("get_caption")),
    Refusal("sendContact", unknown, {"first_name": "A"}, 'parameter "phone_number" is required', _REQUIRED),
    Refusal("sendContact", unknown, {"phone_number": "1"}, 'parameter "first_name" is required', _REQUIRED),
    Refusal("sendLocation", unknown, {"longitude": 1}, "latitude is empty", api("get_location")),
    Refusal("sendLocation", unknown, {"latitude": 1, "longitude": " "}, "longitude is empty", api("get_location")),
    Refusal("sendLocation", started, {"latitude": 91, "longitude": 1}, "invalid location specified",
            td("Location.cpp process_input_message_location")),
    # albums
    Refusal("sendMediaGroup", unknown, {}, 'parameter "media" is required', _REQUIRED),
    Refusal("sendMediaGroup", unknown, {"media": "["}, "can't parse media JSON object",
            api("get_input_message_contents")),
    Refusal("sendMediaGroup", started, {"media": "{}"}, "expected an Array of InputMedia",
            api("get_input_message_contents")),
    Refusal("sendMediaGroup", started, {"media": "[1]"}, f"{_MEDIA}expected an Object", api("get_input_media")),
    Refusal("sendMediaGroup", started, {"media": "[{}]"}, f'{_MEDIA}Can\'t find field "type"', api("get_input_media")),
    Refusal("sendMediaGroup", started, _album({"type": "photo", **_ITALIC}),
            f"{_MEDIA}Can't parse entities: {_OPEN_ITALIC}", api("get_input_media")),
    Refusal("sendMediaGroup", started, _album({"type": "photo"}), f"{_MEDIA}media not found", api("get_input_media")),
    Refusal("sendMediaGroup", started, _album({"type": "photo", "media": "attach://x"}), f"{_MEDIA}media not found",
            api("get_input_media")),
    Refusal("sendMediaGroup", started, _album({"type": "animation", "media": "x"}),
            f'{_MEDIA}type "animation" can\'t be used in sendMediaGroup', api("get_input_media")),
    Refusal("sendMediaGroup", started, _album({"type": "sticker", "media": "x"}),
            f'{_MEDIA}type "sticker" is unsupported', api("get_input_media")),
    Refusal("sendMediaGroup", started, {"media": "[]"}, "there are no messages to send",
            td("MessageContent.cpp check_message_group_message_contents")),
    Refusal("sendMediaGroup", unknown, {"media": "[]"}, "chat not found", api("TdOnCheckChatCallback")),
    Refusal("sendMediaGroup", an_album_of_eleven, {}, "too many messages to send as an album", _ALBUM),
    Refusal("sendMediaGroup", a_mixed_album, {}, "document can't be mixed with other media types",
            _ALBUM),
    # copies and forwards
    Refusal("copyMessage", unknown, {"message_id": 1}, _NO_SOURCE, _REQUIRED),
    Refusal("copyMessage", kicked, {"from_chat_id": 999, "message_id": 1}, "chat not found",
            api("TdOnCheckChatCallback")),
    Refusal("copyMessage", another_chats_message, {"message_id": 99}, "message to copy not found",
            api("check_message")),
    Refusal("copyMessage", another_chats_message, {}, "the message can't be copied",
            td("MessagesManager.cpp forward_message")),
    Refusal("copyMessage", unknown, {"from_chat_id": 1, **_ITALIC}, f"can't parse entities: {_OPEN_ITALIC}",
            api("process_copy_message_query")),
    Refusal("forwardMessage", unknown, {"message_id": 1}, _NO_SOURCE, _REQUIRED),
    Refusal("forwardMessage", another_chats_message, {"message_id": 99}, "message to forward not found",
            api("check_message")),
    Refusal("forwardMessage", another_chats_message, {}, "the message can't be forwarded",
            td("MessagesManager.cpp forward_message")),
    Refusal("copyMessages", unknown, {}, _NO_SOURCE, _REQUIRED),
    Refusal("copyMessages", unknown, {"from_chat_id": 1}, "message identifiers are not specified", _IDS),
    Refusal("copyMessages", unknown, {"from_chat_id": 1, "message_ids": "["}, "can't parse message_ids JSON object",
            _IDS),
    Refusal("copyMessages", unknown, {"from_chat_id": 1, "message_ids": "{}"},
            "expected an Array of message identifiers", _IDS),
    Refusal("copyMessages", started, {"from_chat_id": 999, "message_ids": "[1]"}, "chat not found",
            api("TdOnCheckChatCallback")),
    Refusal("copyMessages", two_messages, {}, "message identifiers must be in a strictly increasing order",
            td("MessagesManager.cpp get_forwarded_messages")),
    Refusal("forwardMessages", unknown, {"message_ids": "[1]"}, _NO_SOURCE, _REQUIRED),
    Refusal("forwardMessages", started, {"from_chat_id": 1, "message_ids": json.dumps(list(range(101)))},
            "too many message identifiers specified", _IDS),
    Refusal("forwardMessages", started, {"from_chat_id": 1, "message_ids": "[null]"},
            "message identifier must be a Number", _IDS),
    Refusal("forwardMessages", started, {"from_chat_id": 1, "message_ids": '["x"]'},
            "can't parse message identifier as a Number", _IDS),
    Refusal("forwardMessages", started, {"from_chat_id": 1, "message_ids": "[0]"},
            "invalid message identifier specified", _IDS),
    Refusal("forwardMessages", two_messages, {"message_ids": "[98, 99]"}, "there are no messages to forward",
            td("MessagesManager.cpp get_forwarded_messages")),
    # reactions
    Refusal("setMessageReaction", unknown, {"reaction": "["}, "can't parse reaction types JSON object",
            api("get_reaction_types")),
    Refusal("setMessageReaction", started, {"reaction": "{}"}, "expected an Array of ReactionType",
            api("get_reaction_types")),
    Refusal("setMessageReaction", started, {"reaction": "[1]"}, "can't parse ReactionType: expected an Object",
            api("get_reaction_type")),
    Refusal("setMessageReaction", started, {"reaction": '[{"type": "x"}]'},
            "can't parse ReactionType: invalid reaction type specified", api("get_reaction_type")),
    Refusal("setMessageReaction", started, {"reaction": "[]", "message_id": 99}, "message to react not found",
            api("check_message")),
    Refusal("setMessageReaction", started, {"reaction": '[{"type": "emoji", "emoji": "✅"}]', "message_id": 1},
            "REACTION_INVALID", met("NousResearch/hermes-agent/pull/7175")),
    Refusal("setMessageReaction", started, {"message_id": 1, "reaction": json.dumps([{"type": "emoji",
            "emoji": "👍"}] * 2)},
            "REACTIONS_TOO_MANY", errors_of("messages.sendReaction")),
]  # fmt: skip
