"""Methods on how the bot presents itself."""

import re
from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.methods.call import Call
from bot.simulator.methods.places import readable_chat
from bot.simulator.profile import Commands

Result = Any
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_WIDE_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_LONGEST = {"name": 64, "description": 512, "short_description": 120}
_MOST_COMMANDS = 100


def set_my_commands(call: Call) -> Result:
    given = call.json("commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _commands_key(call)
    commands: Commands = [_command(it) for it in given]
    if commands:
        call.bot.profile.commands[key] = commands
    else:
        call.bot.profile.commands.pop(key, None)
    call.world.tell("people")
    return True


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command, description = given.get("command"), given.get("description")
    if not isinstance(command, str) or not isinstance(description, str):
        missing = "command" if not isinstance(command, str) else "description"
        raise bad_request(f"can't parse BotCommand: Can't find field \"{missing}\"")
    command = command.removeprefix("/")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def get_my_commands(call: Call) -> Result:
    return call.bot.profile.commands.get(_commands_key(call), [])


def delete_my_commands(call: Call) -> Result:
    call.bot.profile.commands.pop(_commands_key(call), None)
    call.world.tell("people")
    return True


def _commands_key(call: Call) -> str:
    return f"{_scope(call)}/{_language(call)}"


def _scope(call: Call) -> str:
    given = call.json("scope")
    if given is None:
        return "default"
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = str(given.get("type"))
    if kind in _WIDE_SCOPES:
        return kind
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = readable_chat(Call(call.world, call.bot, {"chat_id": given.get("chat_id")}))
    return f"{kind}:{chat.id}" + (f":{given.get('user_id')}" if kind == "chat_member" else "")


def _language(call: Call) -> str:
    code = call.text("language_code")
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def set_my_name(call: Call) -> Result:
    return _set_text(call, "name")


def set_my_description(call: Call) -> Result:
    return _set_text(call, "description")


def set_my_short_description(call: Call) -> Result:
    return _set_text(call, "short_description")


def _set_text(call: Call, what: str) -> Result:
    text, language = call.text(what), _language(call)
    if len(text) > _LONGEST[what]:
        raise bad_request(f"BOT_{what.upper()}_TOO_LONG")
    call.bot.profile.set_text(what, language, text)
    if what == "name" and text and not language:
        call.bot.first_name = text
    call.world.tell("people")
    return True


def get_my_name(call: Call) -> Result:
    return {"name": call.bot.profile.text("name", _language(call)) or call.bot.first_name}


def get_my_description(call: Call) -> Result:
    return {"description": call.bot.profile.text("description", _language(call))}


def get_my_short_description(call: Call) -> Result:
    return {"short_description": call.bot.profile.text("short_description", _language(call))}


def set_chat_menu_button(call: Call) -> Result:
    button = call.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    call.bot.profile.menu_buttons[_button_key(call)] = button
    return True


def get_chat_menu_button(call: Call) -> Result:
    buttons = call.bot.profile.menu_buttons
    return buttons.get(_button_key(call)) or buttons.get("") or {"type": "commands"}


def _button_key(call: Call) -> str:
    return str(readable_chat(call).id) if call.has("chat_id") else ""
