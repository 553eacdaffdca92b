"""Keyboards: what a bot may put under a message, and Telegram's objections to it in the order it makes them.

First the Bot API reads the JSON (`parse`), then it looks at what it has read (`checked`), and the servers come last
(`check_on_servers`).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator import buttons, objects
from bot.simulator.errors import bad_request

Rows = list[list[dict[str, Any]]]
_MOST_INLINE = 100
_MOST = 300
_LONGEST_ROW = 12
_FLAGS = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")


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
        except (ValueError, RecursionError):
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    try:
        return _read(value)
    except objects.FieldError as error:
        raise bad_request(str(error)) from None


def _read(value: objects.Given) -> Markup | None:
    wrong = 'Field "keyboard" must be an Array of Arrays'
    keyboard = _rows(value, "keyboard", wrong, buttons.key, "Can't parse keyboard button")
    wrong = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    inline = _rows(value, "inline_keyboard", wrong, buttons.inline_button, "Can't parse inline keyboard button")
    names = ("hide_keyboard", "remove_keyboard", "force_reply_keyboard", "force_reply", *_FLAGS)
    flags = {name for name in names if name in value and objects.optional_flag(value, name)}
    options: dict[str, Any] = {name: True for name in _FLAGS if name in flags}
    placeholder = objects.optional_text(value, "input_field_placeholder")
    if placeholder:
        options["input_field_placeholder"] = placeholder
    if keyboard:
        return Markup("keyboard", keyboard, options)
    if inline:
        return Markup("inline", inline)
    if flags & {"hide_keyboard", "remove_keyboard"}:
        return Markup("remove", options=options)
    return Markup("force_reply", options=options) if flags & {"force_reply", "force_reply_keyboard"} else None


def _rows(
    value: objects.Given, name: str, wrong: str, read: Callable[[Any], dict[str, Any]], wrong_button: str
) -> Rows:
    rows = objects.optional_list(value, name)
    for row in rows:
        if not isinstance(row, list):
            raise objects.FieldError(wrong)
    try:
        return [[read(it) for it in row] for row in rows]
    except objects.FieldError as error:
        raise objects.FieldError(f"{wrong_button}: {error}") from None


def checked(markup: Markup | None, *, private: bool) -> Markup | None:
    """The keyboard as Telegram keeps it: without buttons that have no text, without empty rows, not too wide."""
    if markup is None or not markup.rows:
        return markup
    rows: Rows = []
    left = _MOST
    for row in markup.rows:
        shown = [it for it in row if it["text"] or it.get("icon_custom_emoji_id")][: min(_LONGEST_ROW, left)]
        left -= len(shown)
        if shown:
            rows.append([_checked_button(markup.kind, it, private=private) for it in shown])
    return Markup(markup.kind, rows, markup.options) if rows else None


def _checked_button(kind: str, button: dict[str, Any], *, private: bool) -> dict[str, Any]:
    try:
        return buttons.checked_inline(button) if kind == "inline" else buttons.checked_key(button, private=private)
    except objects.FieldError as error:
        raise bad_request(str(error)) from None


def checked_inline(markup: Markup | None) -> Rows | None:
    """The same where only an inline keyboard may stand: under a message that is edited."""
    if markup is not None and markup.kind != "inline":
        raise bad_request("inline keyboard expected")
    kept = checked(markup, private=True)
    return kept.inline if kept else None


def check_on_servers(rows: Rows | None, *, private: bool) -> None:
    """What is wrong with an inline keyboard in the eyes of Telegram's servers."""
    for button in [button for row in rows or [] for button in row]:
        wrong = buttons.wrong_on_servers(button, private=private)
        if wrong:
            raise bad_request(wrong)
    if sum(map(len, rows or [])) > _MOST_INLINE:
        raise bad_request("reply markup is too long")
