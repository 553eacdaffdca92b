"""Where an expected text comes from: the servers' source, Telegram's documentation, or somebody who met it."""

_SOURCES = "https://github.com/tdlib"


def api(where: str) -> str:
    """The Bot API server, by the function."""
    return f"{_SOURCES}/telegram-bot-api telegram-bot-api/Client.cpp {where}"


def td(where: str) -> str:
    """The library under it, by file and function."""
    return f"{_SOURCES}/td td/telegram/{where}"


def errors_of(method: str) -> str:
    """An error of Telegram's servers, as listed at a method that the Bot API server calls for the bot."""
    return f"https://core.telegram.org/method/{method}"


def docs(anchor: str) -> str:
    """The Bot API's documentation says that it is refused, or in which words."""
    return f"https://core.telegram.org/bots/api#{anchor}"


def met(thread: str) -> str:
    """A public thread that quotes the text."""
    return f"https://github.com/{thread}"


def not_found(why: str) -> str:
    return f"not found; {why}"
