"""The text of a call, in two steps as Telegram takes them: parsed before the chat is looked for, measured after."""

from typing import Any

from bot.simulator import objects
from bot.simulator.errors import bad_request
from bot.simulator.formatting import Entity, EntityError, finished, formatted, utf16_length
from bot.simulator.methods.call import Call

Formatted = tuple[str, list[Entity]]
_LONGEST_TEXT = 4096
_LONGEST_CAPTION = 1024


def given_text(call: Call) -> Formatted:
    """The text of a message as its parse mode or entities say."""
    if call.has("link_preview_options"):
        _check_preview(call.json("link_preview_options"))
    if not call.has("text"):
        raise bad_request("message text is empty")
    return _given(call, "text", "entities")


def _check_preview(options: Any) -> None:
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    try:
        objects.optional_text(options, "url")
        for name in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"):
            objects.optional_flag(options, name)
    except objects.FieldError as error:
        raise bad_request(str(error)) from None


def given_caption(call: Call) -> Formatted:
    """The same of a caption; there need not be one."""
    return _given(call, "caption", "caption_entities")


def _given(call: Call, name: str, entities: str) -> Formatted:
    try:
        return formatted(call.text(name), call.text("parse_mode"), _list(call, entities), _finder(call))
    except EntityError as error:
        raise bad_request(str(error)) from None


def _list(call: Call, name: str) -> Any:
    """Entities that are no JSON are passed over, as Telegram does."""
    return call.json_or_none(name) if call.has(name) else None


def text_content(given: Formatted, too_long: str = "message is too long") -> dict[str, Any]:
    """The content of a text message. Telegram speaks of the length otherwise when a message is edited."""
    text, entities = _finished(given, may_be_empty=False)
    if utf16_length(text) > _LONGEST_TEXT:
        raise bad_request(too_long)
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(given: Formatted, too_long: str = "message caption is too long") -> dict[str, Any]:
    """The part of a file's content that is its caption, if there is one."""
    text, entities = _finished(given, may_be_empty=True)
    if utf16_length(text) > _LONGEST_CAPTION:
        raise bad_request(too_long)
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def _finished(given: Formatted, *, may_be_empty: bool) -> Formatted:
    try:
        return finished(*given, may_be_empty=may_be_empty)
    except EntityError as error:
        raise bad_request(str(error)) from None


def _finder(call: Call) -> Any:
    def find(user_id: int) -> dict[str, Any] | None:
        account = call.world.accounts.find(user_id)
        return account.described() if account else None

    return find
