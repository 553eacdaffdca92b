"""Addresses: which ones Telegram takes for a link, in the form it keeps them, and what is wrong with others."""

import re

_SCHEME = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE)
_PROTOCOL = re.compile(r"([^:/?#@\[\]]*)://")
_AUTHORITY = re.compile(r"[^/?#]*")
_PORT = re.compile(r"(.+):([^:\]@]*)\Z", re.DOTALL)
_WRONG_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_WRONG_HOST = re.compile(r"[^A-Za-z0-9.\-_!$,~*'();&+=%\x80-\U0010ffff]")
_WRONG_USER = re.compile(r"[^A-Za-z0-9.\-_!$,~*'();&+=%:\x80-\U0010ffff]")
_TG_QUERY = r"/?\?([^#]*)"
_USER = re.compile(r"tg:(?://)?user" + _TG_QUERY, re.IGNORECASE | re.DOTALL)
_EMOJI = re.compile(r"tg:(?://)?emoji" + _TG_QUERY, re.IGNORECASE | re.DOTALL)
_TIME = re.compile(r"tg:(?://)?time" + _TG_QUERY, re.IGNORECASE | re.DOTALL)


class LinkError(ValueError):
    """The address is none; the message is Telegram's own."""


def checked_link(url: str) -> str:
    """The address as Telegram keeps it, or an empty text."""
    try:
        return link(url)
    except LinkError:
        return ""


def link(url: str, *, https_only: bool = False) -> str:
    """The address as Telegram keeps it."""
    scheme = _SCHEME.match(url)
    if scheme is None:
        return _web_link(url, https_only)
    if https_only:
        raise LinkError("Only HTTPS links are allowed")
    return _inner_link(scheme.group(1).lower(), url[scheme.end() :])


def _web_link(url: str, https_only: bool) -> str:
    protocol, user, host, port, path = _parts(url)
    if https_only and protocol != "https":
        raise LinkError("Only HTTPS links are allowed")
    if "." not in host and not host.startswith("["):
        raise LinkError("Wrong HTTP URL")
    return f"{protocol}://{user + '@' if user else ''}{host}{f':{port}' if port else ''}{path}"


def _inner_link(scheme: str, rest: str) -> str:
    protocol, user, host, port, path = _parts(rest)
    if rest.lower().startswith("http://") or protocol == "https" or user or port or host.startswith("["):
        raise LinkError("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    allowed = "-_." if scheme == "tonsite" else "-_"
    if not all((it.isascii() and it.isalnum()) or it in allowed for it in host):
        raise LinkError("Unallowed characters in URL host")
    return f"{scheme}://{host}{path[1:] if path.startswith('/?') else path}"


def _parts(url: str) -> tuple[str, str, str, int, str]:
    """Protocol, user, host, port and the rest."""
    found = _PROTOCOL.match(url)
    protocol = found.group(1).lower() if found else "http"
    if protocol not in ("http", "https"):
        raise LinkError("Unsupported URL protocol")
    start = found.end() if found else 0
    authority = _AUTHORITY.match(url, start)
    stop = authority.end() if authority else start
    names, port = _port(url[start:stop])
    user, _, host = names.rpartition("@")
    _check_host(host)
    return protocol, user, _checked(host.lower(), user), port, _path(url[stop:])


def _port(authority: str) -> tuple[str, int]:
    found = _PORT.match(authority)
    if found is None:
        return authority, 0
    digits = found.group(2).lstrip("0") or found.group(2)[-1:]
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 5 or not 0 < int(digits) <= 65535:
        raise LinkError("Wrong port number specified in the URL")
    return found.group(1), int(digits)


def _check_host(host: str) -> None:
    if host.startswith("[") and host.endswith("]") and not re.fullmatch(r"\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\]", host):
        raise LinkError("Wrong IPv6 address specified in the URL")
    if not host:
        raise LinkError("URL host is empty")
    if host == ".":
        raise LinkError("Host is invalid")


def _checked(host: str, user: str) -> str:
    if host.startswith("[") and host.endswith("]"):
        return host
    for part, name, wrong in ((host, "host", _WRONG_HOST), (user, "userinfo", _WRONG_USER)):
        if _WRONG_PERCENT.search(part):
            raise LinkError(f"Wrong percent-encoded symbol in URL {name}")
        if wrong.search(part):
            raise LinkError(f"Disallowed character in URL {name}")
    return host


def _path(rest: str) -> str:
    rest = rest.rstrip(" \t\r\n\v\0")
    escaped = "".join(f"%{ord(it):02X}" if it <= " " else it for it in rest)
    return escaped if escaped.startswith("/") else f"/{escaped}"


def user_of(url: str) -> int:
    """The id in tg://user?id=..., or 0."""
    found = _USER.match(url)
    value = _parameters(found.group(1).lower()).get("id", "") if found else ""
    return int(value) if _canonical(value) else 0


def emoji_of(url: str) -> str:
    """The id in tg://emoji?id=..., or an empty text."""
    found = _EMOJI.match(url)
    return custom_emoji_id(_parameters(found.group(1)).get("id", "")) if found else ""


def time_of(url: str) -> tuple[int, str] | None:
    """The time and the format in tg://time?unix=...&format=..., or None."""
    found = _TIME.match(url)
    if found is None:
        return None
    parameters = _parameters(found.group(1))
    unix = parameters.get("unix", "")
    if not _canonical(unix) or not 0 < int(unix) < 1 << 31:
        return None
    return int(unix), parameters.get("format", "")


def custom_emoji_id(given: str) -> str:
    """The id as it stands, or an empty text if it is none."""
    return given if _canonical(given) and int(given) != 0 and -(1 << 63) <= int(given) < 1 << 63 else ""


def _parameters(query: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for parameter in query.split("&"):
        name, _, value = parameter.partition("=")
        found.setdefault(name, value)
    return found


def _canonical(number: str) -> bool:
    return re.fullmatch(r"0|-?[1-9][0-9]{0,18}", number) is not None
