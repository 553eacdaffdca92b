"""Texts, captions, and the keyboards under them."""

import json

from .row import Refusal, inline
from .settings import group, started, unknown
from .sources import api, errors_of, met, not_found, td

_PARSING = 'Can\'t find end tag corresponding to start tag "b"'
_PARSED = td("SynchronousRequests.cpp parseTextEntities")
_TEXT = {"text": "x"}
_BUTTON = "can't parse inline keyboard button: "
_KEY = "can't parse keyboard button: "
_MARKUP = api("get_reply_markup")
_INLINE = api("get_inline_keyboard_button_type")
YES = {"text": "Yes", "callback_data": "y"}
_STRICTER = not_found("tdlib/td get_input_message_content counts letters; the servers' own unit is not public")


def _under(markup: str) -> dict[str, str]:
    return {**_TEXT, "reply_markup": markup}


def _keys(key: object) -> str:
    return json.dumps({"keyboard": [[key]]})


TEXTS = [
    Refusal("sendMessage", unknown, {"link_preview_options": "{"}, "can't parse link preview options JSON object",
            api("get_link_preview_options")),
    Refusal("sendMessage", started, {"link_preview_options": "[]"}, "object expected as link preview options",
            api("get_link_preview_options")),
    Refusal("editMessageText", started, {"link_preview_options": '{"is_disabled": 1}'},
            'field "is_disabled" must be of type Boolean', api("get_link_preview_options")),
    Refusal("sendMessage", started, {}, "message text is empty", api("get_input_message_text")),
    Refusal("sendMessage", unknown, {"text": ""}, "message text is empty", api("get_input_message_text")),
    Refusal("sendMessage", started, {"text": "  \n"}, "text must be non-empty",
            td("MessageEntity.cpp fix_formatted_text")),
    Refusal("sendMessage", started, {"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty",
            td("MessageEntity.cpp fix_formatted_text")),
    Refusal("sendMessage", unknown, {"text": " "}, "chat not found", api("check_chat")),
    Refusal("sendMessage", started, {"text": "x" * 4097}, "message is too long",
            td("MessageContent.cpp get_input_message_content")),
    Refusal("sendMessage", started, {"text": "👍" * 2049}, "message is too long", _STRICTER),
    Refusal("sendMessage", unknown, {"text": "x" * 32769}, "text is too long", api("get_formatted_text")),
    Refusal("sendMessage", started, {"text": "<b>x", "parse_mode": "html"}, f"can't parse entities: {_PARSING}",
            _PARSED),
    Refusal("sendMessage", unknown, {"text": "<b>x", "parse_mode": "html"}, f"can't parse entities: {_PARSING}",
            _PARSED),
    Refusal("sendMessage", started, {"text": "*x", "parse_mode": "MarkdownV2"},
            "can't parse entities: Can't find end of Bold entity at byte offset 0", _PARSED),
    Refusal("sendMessage", started, {"text": "1.5", "parse_mode": "MarkdownV2"},
            "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'", _PARSED),
    Refusal("sendMessage", started, {"text": "їжак _x", "parse_mode": "Markdown"},
            "can't parse entities: Can't find end of the entity starting at byte offset 9", _PARSED),
    Refusal("sendMessage", started, {"text": "x", "parse_mode": "bbcode"}, "unsupported parse_mode",
            api("get_formatted_text")),
    Refusal("sendMessage", started, {"text": "x", "entities": '[{"offset": 0}]'},
            'can\'t parse MessageEntity: Can\'t find field "length"', api("get_formatted_text")),
    Refusal("sendMessage", started, {"text": "x", "entities": '[{"offset": 0, "length": 2, "type": "bold"}]'},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
            td("MessageEntity.cpp clean_input_string_with_entities")),
    # keyboards
    Refusal("sendMessage", unknown, _under("{"), "can't parse reply keyboard markup JSON object", _MARKUP),
    Refusal("sendMessage", started, _under("[]"), "object expected as reply markup", _MARKUP),
    Refusal("sendMessage", started, _under('{"inline_keyboard": {}}'),
            'field "inline_keyboard" must be of type Array', _MARKUP),
    Refusal("sendMessage", started, _under('{"inline_keyboard": [{}]}'),
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays', _MARKUP),
    Refusal("sendMessage", started, _under('{"keyboard": ["x"]}'), 'field "keyboard" must be an Array of Arrays',
            _MARKUP),
    Refusal("sendMessage", started, _under('{"keyboard": [["x"]], "one_time_keyboard": 1}'),
            'field "one_time_keyboard" must be of type Boolean', _MARKUP),
    Refusal("sendMessage", started, _under(inline({"text": "x"})),
            f"{_BUTTON}Text buttons are unallowed in the inline keyboard", _INLINE),
    Refusal("sendMessage", started, _under(inline({"text": "x", "callback_data": ""})),
            f"{_BUTTON}Text buttons are unallowed in the inline keyboard", _INLINE),
    Refusal("sendMessage", started, _under(inline({"text": "x", "url": None})),
            f'{_BUTTON}Field "url" must be of type String', _INLINE),
    Refusal("sendMessage", started, _under(inline({"callback_data": "x"})), f'{_BUTTON}Can\'t find field "text"',
            api("get_inline_keyboard_button")),
    Refusal("sendMessage", started, _under('{"inline_keyboard": [["x"]]}'),
            f"{_BUTTON}InlineKeyboardButton must be an Object", api("get_inline_keyboard_button")),
    Refusal("sendMessage", started, _under(inline({**YES, "style": "pink"})),
            f"{_BUTTON}invalid button style specified", api("get_button_style")),
    Refusal("sendMessage", started, _under(inline({"text": "x", "copy_text": {}})),
            f'{_BUTTON}Can\'t find field "text"', _INLINE),
    Refusal("sendMessage", started, _under(inline({**YES, "callback_data": "ї" * 33})), "BUTTON_DATA_INVALID",
            met("python-telegram-bot/python-telegram-bot/issues/528")),
    Refusal("sendMessage", started, _under(json.dumps({"inline_keyboard": [[YES]] * 101})), "reply markup is too long",
            met("eternnoir/pyTelegramBotAPI/issues/511")),
    Refusal("sendMessage", started, _under(inline({"text": "x", "url": "nolink"})),
            "inline keyboard button URL 'nolink' is invalid: Wrong HTTP URL",
            td("ReplyMarkup.cpp get_inline_keyboard_button")),
    Refusal("sendMessage", started, _under(inline({"text": "x", "url": "no link.io"})),
            "inline keyboard button URL 'no link.io' is invalid: Disallowed character in URL host",
            td("../../tdutils/td/utils/HttpUrl.cpp parse_url")),
    Refusal("sendMessage", started, _under(inline({"text": "x", "url": "ftp://a.io"})),
            "inline keyboard button URL 'ftp://a.io' is invalid: Unsupported URL protocol",
            td("../../tdutils/td/utils/HttpUrl.cpp parse_url")),
    Refusal("sendMessage", started, _under(inline({"text": "x", "web_app": {"url": "http://a.io"}})),
            "inline keyboard button Web App URL 'http://a.io' is invalid: Only HTTPS links are allowed",
            td("LinkManager.cpp check_link_impl")),
    Refusal("sendMessage", group, _under(inline({"text": "x", "web_app": {"url": "https://a.io"}})),
            "BUTTON_TYPE_INVALID", errors_of("messages.sendMessage")),
    Refusal("sendMessage", started, _under(inline({"text": "x", "copy_text": {"text": "x" * 257}})),
            "BUTTON_COPY_TEXT_INVALID", errors_of("messages.sendMessage")),
    Refusal("sendMessage", started, _under(_keys(1)), f"{_KEY}KeyboardButton must be a String or an Object",
            api("get_keyboard_button")),
    Refusal("sendMessage", started, _under(_keys({"text": "x", "request_contact": "yes"})),
            f'{_KEY}Field "request_contact" must be of type Boolean', api("get_keyboard_button_type")),
    Refusal("sendMessage", group, _under(_keys({"text": "x", "request_contact": True})),
            "phone number can be requested in private chats only", td("ReplyMarkup.cpp get_keyboard_button")),
    Refusal("sendMessage", group, _under(_keys({"text": "x", "request_location": True})),
            "location can be requested in private chats only", td("ReplyMarkup.cpp get_keyboard_button")),
    Refusal("sendMessage", group, _under(_keys({"text": "x", "request_poll": {}})),
            "poll can be requested in private chats only", td("ReplyMarkup.cpp get_keyboard_button")),
]  # fmt: skip
