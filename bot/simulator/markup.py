"""Keyboards: what a bot may put under a message, and Telegram's objections to it."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import ApiError, bad_request

Rows = list[list[dict[str, Any]]]
_MOST_BUTTONS = 100
_LONGEST_DATA = 64
_LONGEST_COPY = 256
_STYLES = frozenset({"primary", "success", "danger"})
_URL = re.compile(r"(?:https?://|tg://|ton://)[^\s]+|[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?", re.IGNORECASE)
_DIRECT = (
    "url", "callback_data", "copy_text", "web_app", "login_url", "callback_game", "pay",
    "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
)  # fmt: skip
_REQUESTS = ("request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app")


@dataclass(slots=True)
class Markup:
    """`kind` is inline, keyboard, remove or force_reply; `options` are the other fields of a reply keyboard."""

    kind: str
    rows: Rows = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def inline(self) -> Rows | None:
        return self.rows if self.kind == "inline" else None


def parse(value: Any) -> Markup | None:
    """The keyboard of a call, or None without one. `value` is JSON text or what a JSON body held."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    rows = _rows(value.get("keyboard"), 'field "keyboard" must be an Array of Arrays', _key)
    if rows:
        return Markup("keyboard", rows, _options(value))
    wrong = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    rows = _rows(value.get("inline_keyboard"), wrong, _inline_button)
    if rows:
        return Markup("inline", rows)
    if value.get("remove_keyboard"):
        return Markup("remove", options=_options(value))
    if value.get("force_reply"):
        return Markup("force_reply", options=_options(value))
    return None


def check_place(markup: Markup | None, *, private: bool) -> None:
    """A phone number or a location may be asked for in private chats only."""
    if markup is None or markup.kind != "keyboard" or private:
        return
    keys = [key for row in markup.rows for key in row]
    if any(key.get("request_contact") for key in keys):
        raise bad_request("phone number can be requested in private chats only")
    if any(key.get("request_location") for key in keys):
        raise bad_request("location can be requested in private chats only")


def _options(value: dict[str, Any]) -> dict[str, Any]:
    names = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective", "input_field_placeholder")
    return {name: value[name] for name in names if value.get(name)}


def _rows(given: Any, wrong: str, button: Any) -> Rows:
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad_request(wrong)
    rows = [[button(it) for it in row] for row in given if row]
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _wrong_key(text: str) -> ApiError:
    return bad_request(f"can't parse keyboard button: {text}")


def _wrong_button(text: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {text}")


def _key(given: Any) -> dict[str, Any]:
    if isinstance(given, str):
        return {"text": given}
    if not isinstance(given, dict):
        raise _wrong_key("KeyboardButton must be a String or an Object")
    if not isinstance(given.get("text"), str):
        raise _wrong_key('Can\'t find field "text"')
    if given.get("style") and str(given["style"]) not in _STYLES:
        raise _wrong_key("invalid button style specified")
    kept = ("text", "style", "icon_custom_emoji_id", *_REQUESTS)
    return {name: given[name] for name in kept if given.get(name)}


def _inline_button(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _wrong_button("InlineKeyboardButton must be an Object")
    if not isinstance(given.get("text"), str):
        raise _wrong_button('Can\'t find field "text"')
    if given.get("style") and str(given["style"]) not in _STYLES:
        raise _wrong_button("invalid button style specified")
    act = next((name for name in _DIRECT if given.get(name) not in (None, "")), None)
    if act is None:
        raise _wrong_button("Text buttons are unallowed in the inline keyboard")
    _check_act(act, given[act])
    kept = ("text", "style", "icon_custom_emoji_id", act)
    return {name: given[name] for name in kept if name == act or given.get(name)}


def _check_act(act: str, value: Any) -> None:
    if act in ("url", "callback_data") and not isinstance(value, str):
        raise _wrong_button(f'Field "{act}" must be of type String')
    if act == "callback_data" and len(value.encode("utf-8", "surrogatepass")) > _LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if act == "url" and not _URL.fullmatch(value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if act == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str):
            raise _wrong_button('Can\'t find field "text"')
        if not 1 <= len(text) <= _LONGEST_COPY:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
