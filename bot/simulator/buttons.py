"""The buttons of keyboards, inline and other: how they are read, and what is wrong with one."""

from typing import Any

from bot.simulator import objects
from bot.simulator.formatting.links import LinkError, link, user_of

Button = dict[str, Any]
_LONGEST_DATA = 64
_LONGEST_COPY = 256
_STYLES = frozenset({"primary", "success", "danger"})
# What a key asks for, and how Telegram names it where that is not allowed.
_REQUESTS = {
    "request_contact": "Phone number can be requested in private chats only",
    "request_location": "Location can be requested in private chats only",
    "request_poll": "Poll can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
    "request_users": "Users can be requested in private chats only",
    "request_chat": "Chats can be requested in private chats only",
    "request_managed_bot": "Managed bots can be requested in private chats only",
}
_INSIDE = {"web_app": "url", "login_url": "url", "copy_text": "text"}
_SWITCHES = ("switch_inline_query", "switch_inline_query_chosen_chat", "switch_inline_query_current_chat")


def key(given: Any) -> Button:
    """A key of a reply keyboard."""
    if isinstance(given, str):
        return {"text": given}
    if not isinstance(given, dict):
        raise objects.FieldError("KeyboardButton must be a String or an Object")
    return {**_looks(given), **_request(given)}


def _looks(given: objects.Given) -> Button:
    button: Button = {"text": objects.text(given, "text")}
    icon = objects.optional_number(given, "icon_custom_emoji_id", 64)
    if icon:
        button["icon_custom_emoji_id"] = str(icon)
    style = objects.optional_text(given, "style").lower()
    if style not in ("", "default", *_STYLES):
        raise objects.FieldError("invalid button style specified")
    return {**button, "style": style} if style in _STYLES else button


def _request(given: objects.Given) -> Button:
    for name in ("request_contact", "request_location"):
        if objects.optional_flag(given, name):
            return {name: True}
    for name in ("request_poll", "web_app", "request_users", "request_chat", "request_managed_bot"):
        if name in given:
            asked = objects.inner(given, name)
            if name == "web_app":
                objects.text(asked, "url")
            elif name != "request_poll":
                objects.number(asked, "request_id")
            return {name: asked}
    return {}


def inline_button(given: Any) -> Button:
    if not isinstance(given, dict):
        raise objects.FieldError("InlineKeyboardButton must be an Object")
    return {**_looks(given), **_act(given)}


def _act(given: objects.Given) -> Button:
    for name in ("url", "callback_data"):
        value = objects.optional_text(given, name)
        if value:
            return {name: value}
    for name in ("callback_game", "pay", *_SWITCHES, "login_url", "web_app", "copy_text"):
        if name in given:
            return {name: _read(given, name)}
    raise objects.FieldError("Text buttons are unallowed in the inline keyboard")


def _read(given: objects.Given, name: str) -> Any:
    if name in ("switch_inline_query", "switch_inline_query_current_chat"):
        return objects.text(given, name)
    if name in ("callback_game", "pay"):
        return given[name]
    value = objects.inner(given, name)
    if name in _INSIDE:
        objects.text(value, _INSIDE[name])
    return value


def checked_key(button: Button, *, private: bool) -> Button:
    if not button["text"]:
        raise objects.FieldError("Keyboard button text must be non-empty")
    asked = next((name for name in _REQUESTS if name in button), None)
    if asked and not private:
        raise objects.FieldError(_REQUESTS[asked])
    if asked == "web_app":
        _check_secure(str(button["web_app"]["url"]), "Keyboard button Web App")
    return button


def checked_inline(button: Button) -> Button:
    """The button with its address as Telegram keeps it."""
    if not button["text"]:
        raise objects.FieldError("Inline keyboard button text must be non-empty")
    if "url" in button and not user_of(button["url"]):
        return {**button, "url": _link(button["url"], "Inline keyboard button")}
    if "login_url" in button:
        _check_secure(str(button["login_url"]["url"]), "Inline keyboard button login")
    if "web_app" in button:
        _check_secure(str(button["web_app"]["url"]), "Inline keyboard button Web App")
    return button


def _check_secure(url: str, what: str) -> None:
    if user_of(url):
        where = "login URL" if what.endswith("login") else "Web App URL"
        raise objects.FieldError(f"Link to a user can't be used in {where} buttons")
    _link(url, what, https_only=True)


def _link(url: str, what: str, *, https_only: bool = False) -> str:
    try:
        return link(url, https_only=https_only)
    except LinkError as error:
        raise objects.FieldError(f"{what} URL '{url}' is invalid: {error}") from None


def wrong_on_servers(button: Button, *, private: bool) -> str:
    """The servers' name for what is wrong with an inline button, or an empty text."""
    if len(str(button.get("callback_data", "")).encode("utf-8", "surrogatepass")) > _LONGEST_DATA:
        return "BUTTON_DATA_INVALID"
    if "copy_text" in button and not 1 <= len(str(button["copy_text"]["text"])) <= _LONGEST_COPY:
        return "BUTTON_COPY_TEXT_INVALID"
    return "BUTTON_TYPE_INVALID" if "web_app" in button and not private else ""
