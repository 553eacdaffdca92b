"""Whether Telegram would parse a text as HTML."""

from __future__ import annotations

import re

TAGS = ("b", "i", "u", "s", "a", "code", "pre", "blockquote")

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?P<rest>[^<>]*)>")


def markup_fault(text: str) -> str | None:
    """What Telegram would refuse; None where nothing."""
    if "<" in _TAG.sub("", text):
        return "a `<` that begins no tag"
    opened: list[str] = []
    for tag in _TAG.finditer(text):
        name, rest = tag["name"], tag["rest"]
        if name not in TAGS:
            return f"it does not know <{name}>"
        if tag["end"]:
            if not opened or opened.pop() != name:
                return f"</{name}> closes nothing"
        elif rest and not (name == "a" and re.fullmatch(r'\s+href="[^"]+"', rest)):
            return f"<{name}{rest}> has more than it may have"
        elif name == "a" and not rest:
            return "<a> has no href"
        else:
            opened.append(name)
    return f"<{opened[-1]}> is not closed" if opened else None
