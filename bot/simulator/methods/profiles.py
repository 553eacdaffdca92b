"""Methods on the bot's name and descriptions, by language."""

import re
from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.methods.call import Call

Result = Any
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def language_of(call: Call) -> str:
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
    text, language = call.text(what), language_of(call)
    if len(text) > _LONGEST[what]:
        raise bad_request(f"BOT_{what.upper()}_TOO_LONG")
    call.bot.profile.set_text(what, language, text)
    if what == "name" and text and not language:
        call.bot.first_name = text
    call.world.tell("people")
    return True


def get_my_name(call: Call) -> Result:
    return {"name": call.bot.profile.text("name", language_of(call)) or call.bot.first_name}


def get_my_description(call: Call) -> Result:
    return {"description": call.bot.profile.text("description", language_of(call))}


def get_my_short_description(call: Call) -> Result:
    return {"short_description": call.bot.profile.text("short_description", language_of(call))}
