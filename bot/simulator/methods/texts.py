"""The text of a call: parsed, trimmed, measured."""

from typing import Any

from bot.simulator.entities import EntityError, found_in, listed, parse_html, trimmed, utf16_length
from bot.simulator.errors import bad_request, not_implemented
from bot.simulator.methods.call import Call

_LONGEST_TEXT = 4096
_LONGEST_CAPTION = 1024


def message_text(call: Call) -> dict[str, Any]:
    """The content of a text message."""
    text, entities = _formatted(call, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > _LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption(call: Call) -> dict[str, Any]:
    """The caption of a file, if there is one."""
    text, entities = _formatted(call, "caption", "caption_entities")
    if utf16_length(text) > _LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def _formatted(call: Call, name: str, entities_name: str) -> tuple[str, list[dict[str, Any]]]:
    text = call.text(name)
    mode = call.text("parse_mode").lower()
    try:
        if mode == "html":
            text, entities = parse_html(text, _finder(call))
        elif mode in ("markdown", "markdownv2"):
            raise not_implemented(f"parse_mode {mode}")
        elif mode not in ("", "none"):
            raise bad_request("unsupported parse_mode")
        else:
            entities = listed(call.json(entities_name), text, _finder(call))
    except EntityError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    text, entities = trimmed(text, entities)
    return text, found_in(text, entities)


def _finder(call: Call) -> Any:
    def find(user_id: int) -> dict[str, Any] | None:
        account = call.world.accounts.find(user_id)
        return account.described() if account else None

    return find
