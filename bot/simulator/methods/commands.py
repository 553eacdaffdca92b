"""Methods on the bot's commands, by scope and language."""

import re
from typing import Any

from bot.simulator import objects
from bot.simulator.errors import bad_request
from bot.simulator.methods.access import Access, found_chat
from bot.simulator.methods.call import Call
from bot.simulator.methods.profiles import language_of
from bot.simulator.profile import Commands

Result = Any
_COMMAND = re.compile(r"[a-z0-9_]+")
_WIDE_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_MOST_COMMANDS = 100
_LONGEST_COMMAND = 32
_LONGEST_DESCRIPTION = 256


def set_my_commands(call: Call) -> Result:
    """Without commands those of the scope are deleted."""
    given = call.json("commands") if call.has("commands") else []
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    read = [_read_command(it) for it in given]
    key = _commands_key(call)
    commands: Commands = [_command(*it) for it in read]
    if any(not _COMMAND.fullmatch(it["command"]) for it in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if commands:
        call.bot.profile.commands[key] = commands
    else:
        call.bot.profile.commands.pop(key, None)
    call.world.tell("people")
    return True


def _read_command(given: Any) -> tuple[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    try:
        return objects.text(given, "command"), objects.text(given, "description")
    except objects.FieldError as error:
        raise bad_request(f"can't parse BotCommand: {error}") from None


def _command(command: str, description: str) -> dict[str, str]:
    command, description = command.strip().removeprefix("/"), description.strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > _LONGEST_COMMAND:
        raise bad_request(f"command length must not exceed {_LONGEST_COMMAND}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > _LONGEST_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {_LONGEST_DESCRIPTION}")
    return {"command": command, "description": description}


def get_my_commands(call: Call) -> Result:
    return call.bot.profile.commands.get(_commands_key(call), [])


def delete_my_commands(call: Call) -> Result:
    call.bot.profile.commands.pop(_commands_key(call), None)
    call.world.tell("people")
    return True


def _commands_key(call: Call) -> str:
    return f"{_scope(call)}/{language_of(call)}"


def _scope(call: Call) -> str:
    if not call.has("scope"):
        return "default"
    given = call.json("scope", "BotCommandScope")
    try:
        kind, chat_id, user_id = _read_scope(given)
    except objects.FieldError as error:
        raise bad_request(f"can't parse BotCommandScope: {error}") from None
    if kind in _WIDE_SCOPES:
        return kind
    chat = found_chat(call, chat_id, Access.MEMBERS)
    if chat.private and kind != "chat":
        raise bad_request("can't use specified scope in private chats")
    return f"{kind}:{chat.id}" + (f":{user_id}" if kind == "chat_member" else "")


def _read_scope(given: Any) -> tuple[str, str, int]:
    if not isinstance(given, dict):
        raise objects.FieldError("BotCommandScope must be an Object")
    kind = objects.text(given, "type")
    if kind in _WIDE_SCOPES:
        return kind, "", 0
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise objects.FieldError("Unsupported type specified")
    chat_id = objects.text(given, "chat_id")
    if not chat_id:
        raise objects.FieldError("Empty chat_id specified")
    user_id = objects.number(given, "user_id", 64) if kind == "chat_member" else 0
    if kind == "chat_member" and user_id <= 0:
        raise objects.FieldError("Invalid user_id specified")
    return kind, chat_id, user_id
