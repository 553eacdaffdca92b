"""Methods on the button beside the field where a person writes."""

from typing import Any

from bot.simulator import objects
from bot.simulator.errors import bad_request
from bot.simulator.formatting.links import LinkError, link
from bot.simulator.methods.call import Call

Result = Any


def set_chat_menu_button(call: Call) -> Result:
    button = _menu_button(call)
    call.bot.profile.menu_buttons[_button_key(call)] = button
    return True


def _menu_button(call: Call) -> dict[str, Any]:
    if not call.has("menu_button"):
        return {"type": "default"}
    given = call.json("menu_button")
    try:
        return _read_button(given)
    except objects.FieldError as error:
        raise bad_request(f"can't parse menu button: {error}") from None


def _read_button(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise objects.FieldError("MenuButton must be an Object")
    kind = objects.text(given, "type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise objects.FieldError("MenuButton has unsupported type")
    text, url = objects.text(given, "text"), objects.text(objects.inner(given, "web_app"), "url")
    if not text and url != "default":
        raise bad_request("menu button text must be non-empty")
    return {"type": kind, "text": text, "web_app": {"url": _secure(url)}}


def _secure(url: str) -> str:
    try:
        return link(url, https_only=True)
    except LinkError as error:
        raise bad_request(f"menu button Web App URL '{url}' is invalid: {error}") from None


def get_chat_menu_button(call: Call) -> Result:
    buttons = call.bot.profile.menu_buttons
    return buttons.get(_button_key(call)) or buttons.get("") or {"type": "commands"}


def _button_key(call: Call) -> str:
    """The person whose button it is, or nobody: the button of all others."""
    if not call.has("chat_id"):
        return ""
    user_id = call.integer("chat_id")
    if user_id <= 0:
        raise bad_request("invalid chat_id specified")
    if user_id not in call.world.accounts.people:
        raise bad_request("user not found")
    return str(user_id)
