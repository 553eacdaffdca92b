"""A message's text and entities as HTML that is safe to put into a page."""

from html import escape
from typing import Any

_TAGS = {
    "bold": "strong", "italic": "em", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip
_CLASSES = {
    "spoiler": "spoiler", "mention": "mention", "hashtag": "hashtag", "cashtag": "hashtag", "bot_command": "command",
    "phone_number": "phone", "bank_card_number": "phone", "text_mention": "mention", "custom_emoji": "emoji",
    "date_time": "time",
}  # fmt: skip
_SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")


def rendered(text: str, entities: list[dict[str, Any]]) -> str:
    """Every character of the text is escaped; only tags from the tables above are added, properly nested."""
    raw = text.encode("utf-16-le", "surrogatepass")
    starts, ends = _edges(entities)
    pieces: list[str] = []
    stack: list[dict[str, Any]] = []
    last = 0
    for at in sorted({0, len(raw) // 2, *starts, *ends}):
        pieces.append(_escaped(raw[last * 2 : at * 2]))
        last = at
        _close_ended(pieces, stack, at)
        for entity in starts.get(at, []):
            pieces.append(_opening(entity, _covered(raw, entity)))
            stack.append(entity)
    pieces.extend(_closing(entity) for entity in reversed(stack))
    return "".join(pieces)


def _edges(entities: list[dict[str, Any]]) -> tuple[dict[int, list[dict[str, Any]]], set[int]]:
    starts: dict[int, list[dict[str, Any]]] = {}
    for entity in sorted(entities, key=lambda it: (it["offset"], -it["length"])):
        starts.setdefault(entity["offset"], []).append(entity)
    return starts, {_end(entity) for entity in entities}


def _end(entity: dict[str, Any]) -> int:
    return int(entity["offset"]) + int(entity["length"])


def _close_ended(pieces: list[str], stack: list[dict[str, Any]], at: int) -> None:
    """Close what ends here; what was opened inside it and goes on is closed and opened again."""
    outermost = next((i for i, entity in enumerate(stack) if _end(entity) <= at), None)
    if outermost is None:
        return
    inner = stack[outermost:]
    del stack[outermost:]
    pieces.extend(_closing(entity) for entity in reversed(inner))
    for entity in inner:
        if _end(entity) > at:
            pieces.append(_opening(entity, ""))
            stack.append(entity)


def _covered(raw: bytes, entity: dict[str, Any]) -> str:
    return raw[entity["offset"] * 2 : _end(entity) * 2].decode("utf-16-le", "replace")


def _escaped(raw: bytes) -> str:
    return escape(raw.decode("utf-16-le", "replace"))


def _opening(entity: dict[str, Any], words: str) -> str:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>"
    if kind == "expandable_blockquote":
        return '<blockquote class="expandable">'
    link = _link(kind, entity, words)
    if link is not None:
        return f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">' if link else "<a>"
    return f'<span class="{_CLASSES.get(kind, "other")}">'


def _closing(entity: dict[str, Any]) -> str:
    kind = entity["type"]
    if kind in _TAGS:
        return f"</{_TAGS[kind]}>"
    if kind == "expandable_blockquote":
        return "</blockquote>"
    return "</a>" if _link(kind, entity, "") is not None else "</span>"


def _link(kind: str, entity: dict[str, Any], words: str) -> str | None:
    """The address of a link, empty where a browser cannot follow it, or None for what is no link or not a safe one.

    Whether it is one never hangs on the words.
    """
    if kind == "text_link":
        url = str(entity.get("url", ""))
        return url if url.lower().startswith(_SAFE_LINKS) else None
    if kind == "url":
        if words.lower().startswith(_SAFE_LINKS):
            return words
        return "" if "://" in words else f"http://{words}"
    return f"mailto:{words}" if kind == "email" else None
