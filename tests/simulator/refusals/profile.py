"""How the bot presents itself: commands, names, descriptions, the menu button."""

import json

from .row import Refusal
from .settings import group, started, unknown
from .sources import api, docs, met, not_found, td

_COMMANDS = api("get_bot_commands")
_SCOPE = api("get_bot_command_scope")
_CHECKED = td("BotCommand.cpp set_commands")
_BUTTON = api("get_bot_menu_button")
_LANGUAGE = td("misc.cpp validate_bot_language_code")
_NO_LANGUAGE = "invalid language code specified"
_WRONG_COMMAND = "can't parse BotCommand: "
_WRONG_SCOPE = "can't parse BotCommandScope: "
_WRONG_BUTTON = "can't parse menu button: "


def _commands(*commands: tuple[str, str]) -> dict[str, str]:
    return {"commands": json.dumps([{"command": it, "description": text} for it, text in commands])}


def _scope(**scope: object) -> dict[str, str]:
    return {"commands": "[]", "scope": json.dumps(scope)}


def _menu(**button: object) -> dict[str, str]:
    return {"menu_button": json.dumps(button), "chat_id": ""}


def _too_long(what: str, anchor: str) -> str:
    return not_found(f"{docs(anchor)} gives the length of the {what}, without the text of the error")


PROFILE = [
    Refusal("setMyCommands", started, {"commands": "{}"}, "expected an Array of BotCommand", _COMMANDS),
    Refusal("setMyCommands", started, {"commands": "["}, "can't parse commands JSON object", _COMMANDS),
    Refusal("setMyCommands", started, {"commands": "[1]"}, f"{_WRONG_COMMAND}expected an Object",
            api("get_bot_command")),
    Refusal("setMyCommands", started, {"commands": '[{"command": "a"}]'},
            f'{_WRONG_COMMAND}Can\'t find field "description"', met("windkh/node-red-contrib-telegrambot/issues/192")),
    Refusal("setMyCommands", started, _commands(("Start", "x")), "BOT_COMMAND_INVALID",
            met("tdlib/telegram-bot-api/issues/98")),
    Refusal("setMyCommands", started, _commands(("/", "x")), "command must be non-empty", _CHECKED),
    Refusal("setMyCommands", started, _commands(("x" * 33, "x")), "command length must not exceed 32", _CHECKED),
    Refusal("setMyCommands", started, _commands(("start", " ")), "command description must be non-empty", _CHECKED),
    Refusal("setMyCommands", started, _commands(("start", "x" * 257)), "command description length must not exceed 256",
            _CHECKED),
    Refusal("setMyCommands", started, _commands(*[("start", "x")] * 101), "BOT_COMMANDS_TOO_MUCH",
            met("zeroclaw-labs/zeroclaw/issues/8950")),
    Refusal("setMyCommands", started, {"scope": "{"}, "can't parse BotCommandScope JSON object", _SCOPE),
    Refusal("setMyCommands", started, {"scope": "[]"}, f"{_WRONG_SCOPE}BotCommandScope must be an Object", _SCOPE),
    Refusal("setMyCommands", started, _scope(type="x"), f"{_WRONG_SCOPE}Unsupported type specified", _SCOPE),
    Refusal("setMyCommands", started, _scope(type="chat"), f'{_WRONG_SCOPE}Can\'t find field "chat_id"', _SCOPE),
    Refusal("setMyCommands", started, _scope(type="chat", chat_id=""), f"{_WRONG_SCOPE}Empty chat_id specified",
            _SCOPE),
    Refusal("setMyCommands", started, _scope(type="chat_member", chat_id=1, user_id=0),
            f"{_WRONG_SCOPE}Invalid user_id specified", _SCOPE),
    Refusal("setMyCommands", started, _scope(type="chat", chat_id=999), "chat not found",
            api("check_bot_command_scope")),
    Refusal("setMyCommands", started, _scope(type="chat_administrators", chat_id=700000001),
            "can't use specified scope in private chats", td("BotCommandScope.cpp get_bot_command_scope")),
    Refusal("setMyCommands", started, {"commands": "[]", "language_code": "eng"}, _NO_LANGUAGE, _LANGUAGE),
    Refusal("getMyCommands", started, {"language_code": "EN"}, _NO_LANGUAGE, _LANGUAGE),
    Refusal("deleteMyCommands", started, {"language_code": "e"}, _NO_LANGUAGE, _LANGUAGE),
    Refusal("setMyName", started, {"name": "x", "language_code": "eng"}, _NO_LANGUAGE, _LANGUAGE),
    Refusal("setMyName", started, {"name": "x" * 65}, "BOT_NAME_TOO_LONG", _too_long("name", "setmyname")),
    Refusal("getMyName", started, {"language_code": "eng"}, _NO_LANGUAGE, _LANGUAGE),
    Refusal("setMyDescription", started, {"description": "x" * 513}, "BOT_DESCRIPTION_TOO_LONG",
            _too_long("description", "setmydescription")),
    Refusal("getMyDescription", started, {"language_code": "eng"}, _NO_LANGUAGE, _LANGUAGE),
    Refusal("setMyShortDescription", started, {"short_description": "x" * 121}, "BOT_SHORT_DESCRIPTION_TOO_LONG",
            _too_long("short description", "setmyshortdescription")),
    Refusal("getMyShortDescription", started, {"language_code": "eng"}, _NO_LANGUAGE, _LANGUAGE),
    Refusal("setChatMenuButton", started, {"menu_button": "{"}, "can't parse menu button JSON object", _BUTTON),
    Refusal("setChatMenuButton", started, {"menu_button": "[]"}, f"{_WRONG_BUTTON}MenuButton must be an Object",
            _BUTTON),
    Refusal("setChatMenuButton", started, _menu(type="x"), f"{_WRONG_BUTTON}MenuButton has unsupported type", _BUTTON),
    Refusal("setChatMenuButton", started, _menu(type="web_app", text="x"),
            f'{_WRONG_BUTTON}Can\'t find field "web_app"',
            _BUTTON),
    Refusal("setChatMenuButton", started, _menu(type="web_app", text="x", web_app={"url": "http://a.io"}),
            "menu button Web App URL 'http://a.io' is invalid: Only HTTPS links are allowed",
            td("BotMenuButton.cpp set_menu_button")),
    Refusal("setChatMenuButton", group, {}, "invalid chat_id specified", api("get_user_id")),
    Refusal("getChatMenuButton", unknown, {}, "user not found", api("TdOnCheckUserCallback")),
]  # fmt: skip
