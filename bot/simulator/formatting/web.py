"""Web and e-mail addresses in a plain text: a domain whose ending is known, with what stands before and after it."""

import re
from collections.abc import Iterator

from bot.simulator.formatting.domains import COUNTRIES, GENERIC

Place = tuple[int, int, str]
# Of the general punctuation, only joiners and dashes may stand in an address.
_GAP = r"\s<>\"«»\u2000-\u200b\u200e\u200f\u2016-\u206f"
_WORD = re.compile(rf"[^{_GAP}]*\.[^{_GAP}]+")
_SIGN = r"A-Za-z0-9_~\u00c0-\U0010ffff-"
_BEFORE = r"(?<![\w/#@.~-])(?P<protocol>(?:https?|ftp|tonsite)://)?"
_USER = r"(?P<user>[^/\[\]{}()'`@]++@)?"
_BEHIND = (
    rf"(?P<domain>[{_SIGN}.]*\.[{_SIGN}]+(?:\.[{_SIGN}]+)*)(?P<port>:0*[1-9][0-9]{{0,4}}(?![0-9]))?(?P<path>[/?#].*)?"
)
_ADDRESS = re.compile(_BEFORE + _USER + _BEHIND, re.IGNORECASE)
_WITHOUT_USER = re.compile(_BEFORE + r"(?P<user>(?!))?" + _BEHIND, re.IGNORECASE)
_EMAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\.){1,6}[a-z]{2,8}",
    re.IGNORECASE,
)
_IP = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!$)|$)){4}")
_LARGEST_PORT = 65535
_BAD_ENDS = ".:;,('?!`"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def web_addresses(text: str) -> Iterator[Place]:
    for word in _WORD.finditer(text):
        pattern = _ADDRESS if "@" in word.group() else _WITHOUT_USER
        at = 0
        while (found := pattern.search(word.group(), at)) is not None:
            start, stop = found.span()
            kind, stop = _judged(found, word.group()[start:stop])
            if kind:
                yield word.start() + start, word.start() + start + stop, kind
            at = max(start + stop, found.end("domain"))


def _judged(found: re.Match[str], whole: str) -> tuple[str, int]:
    """What the find is, and how much of it belongs to the address; an empty kind is nothing."""
    port, path = found["port"] or "", found["path"] or ""
    end = len(found[0]) - len(path) + len(_path(path))
    if int(port[1:] or 0) > _LARGEST_PORT:
        end = found.end("domain") - found.start()
    without_mailto = whole.removeprefix("mailto:")
    if _EMAIL.fullmatch(without_mailto):
        return "email", end
    if found["user"] and not found["protocol"] and _EMAIL.fullmatch(f"{found['user']}{found['domain']}"):
        return "url", end
    return ("url" if _is_site(found["domain"], bool(found["protocol"])) else ""), end


def _path(path: str) -> str:
    """The path without the punctuation at its end, and only up to a bracket that it does not open itself."""
    open_brackets: list[str] = []
    for at, sign in enumerate(path):
        if sign in "([{":
            open_brackets.append(sign)
        elif sign in _BRACKETS and _BRACKETS[sign] not in open_brackets:
            path = path[:at]
            break
        elif sign in _BRACKETS:
            open_brackets.remove(_BRACKETS[sign])
    kept = path.rstrip(_BAD_ENDS)
    return "" if kept in ("?", "#") else kept


def _is_site(domain: str, has_protocol: bool) -> bool:
    parts = domain.split(".")
    if _IP.fullmatch(domain):
        return True
    if any(not 0 < len(part) < 64 or part.endswith("-") for part in parts) or domain.replace(".", "").isdecimal():
        return False
    top = parts[-1]
    if len(top) < 2 or "_" in top or "-" in top.removeprefix("xn--") or "_" in parts[-2]:
        return False
    return has_protocol or top.startswith("xn--") or _is_known(top)


def _is_known(top: str) -> bool:
    """An ending that begins with a capital letter begins a sentence."""
    small = top.lower()
    return (small == top or small[1:] != top[1:]) and (small in COUNTRIES or small in GENERIC)
