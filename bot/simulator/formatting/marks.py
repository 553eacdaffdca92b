"""The marks of MarkdownV2: what begins and ends with which, by Telegram's own names for the kinds."""

# Of two marks that begin alike, the longer comes first.
MARKS = {
    "__": "Underline", "_": "Italic", "*": "Bold", "~": "Strikethrough", "||": "Spoiler", "[": "TextUrl",
    "![": "CustomEmoji", "```": "Pre", "`": "Code",
}  # fmt: skip
ENDS = {
    "Underline": "__", "Italic": "_", "Bold": "*", "Strikethrough": "~", "Spoiler": "||", "TextUrl": "]",
    "CustomEmoji": "]", "Pre": "```", "PreCode": "```", "Code": "`",
}  # fmt: skip
TYPES = {
    "Underline": "underline", "Italic": "italic", "Bold": "bold", "Strikethrough": "strikethrough",
    "Spoiler": "spoiler", "Pre": "pre", "PreCode": "pre", "Code": "code",
}  # fmt: skip
CODE = frozenset({"Code", "Pre", "PreCode"})


def mark_at(text: str, position: int) -> str | None:
    """The mark that stands there."""
    return next((mark for mark in MARKS if text.startswith(mark, position)), None)


def reserved(character: str) -> str:
    return f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
