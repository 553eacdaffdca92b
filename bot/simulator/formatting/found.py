"""What Telegram finds in a plain text by itself: mentions, commands, hashtags, cashtags, cards, links, addresses.

Phone numbers are found by Telegram's servers, whose rules are not public: a plus sign and 8 to 15 digits do here.
"""

import re
from collections.abc import Iterator

from bot.simulator.formatting.entity import Entity, rank
from bot.simulator.formatting.measure import utf16_length
from bot.simulator.formatting.web import web_addresses

_MAY_HOLD = re.compile(r"[@/#+$]|\.\S|\d(?:[ -]?\d){12}")
_LETTER = r"\w\u200c\u00b7\u0d80-\u0dff"
_USERNAME = r"@[A-Za-z0-9_]{3,32}"
_PATH = r"[^\s<>\"«»\u2016-\u206f]"
_INNER_LINK = rf"(?:tg|ton|tonsite)://[a-z0-9_-]{{1,253}}(?:/{_PATH}*|[?#]{_PATH}+)?(?<![.:;,('?!`])"
_SIMPLE = {
    "mention": re.compile(r"(?<!\w)@(?:[A-Za-z0-9_]{4,32}|gif|nft|pic|ufc|vid)(?!\w)", re.IGNORECASE),
    "bot_command": re.compile(rf"(?<![\w/<>])/[A-Za-z0-9_]{{1,64}}(?:{_USERNAME}|(?!@))(?![\w/<>])"),
    "hashtag": re.compile(rf"(?<![{_LETTER}])#(?=\d*[^\W\d])[{_LETTER}]{{1,256}}+(?:{_USERNAME})?(?![{_LETTER}]*#)"),
    "cashtag": re.compile(rf"(?<![{_LETTER}$])\$(?:1INCH|[A-Z]{{1,8}})(?:{_USERNAME})?(?![{_LETTER}$])"),
    "phone_number": re.compile(r"(?<![\w+])\+\d(?:[\s().-]{0,2}\d){7,14}(?!\w)"),
    "url": re.compile(_INNER_LINK, re.IGNORECASE),
    "bank_card_number": re.compile(r"(?<![\w+.,-])\d(?:[ -]?\d){12,18}(?![\w-])"),
}
_SIGNS = {
    "mention": "@", "bot_command": "/", "hashtag": "#", "cashtag": "$", "phone_number": "+", "url": "://",
    "bank_card_number": "",
}  # fmt: skip


def found_in(text: str) -> list[Entity]:
    """Where two of them overlap, the one that begins first stays."""
    if not _MAY_HOLD.search(text):
        return []
    places = sorted(_places(text), key=lambda it: (it[0], -it[1]))
    kept: list[Entity] = []
    last = length = 0
    for start, stop, kind in places:
        if start >= last or not kept:
            length += utf16_length(text[last:start])
            size = utf16_length(text[start:stop])
            kept.append({"type": kind, "offset": length, "length": size})
            last, length = stop, length + size
    return sorted(kept, key=rank)


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for kind, pattern in _SIMPLE.items():
        if _SIGNS[kind] in text:
            for found in pattern.finditer(text):
                if kind != "bank_card_number" or _is_card(found.group()):
                    yield found.start(), found.end(), kind
    if "." in text:
        yield from web_addresses(text)


def _is_card(number: str) -> bool:
    """The last digit of a card's number checks the others."""
    digits = [int(it) for it in reversed(number) if it.isdecimal()]
    doubled = [sum(divmod(2 * it, 10)) for it in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and digits != [0] * len(digits)
