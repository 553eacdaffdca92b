"""Which bot calls, and with which method: how Telegram reads the path of a request.

The source is HttpConnection.cpp and ClientManager.cpp, send.
"""

from typing import Any

from bot.simulator.errors import ApiError, unauthorized
from bot.simulator.users import Accounts, Bot

_LONGEST_TOKEN = 80
_LARGEST_ID = 1 << 54
_INVALID = "Unauthorized: invalid token specified"


def bot_and_method(accounts: Accounts, path: str, params: dict[str, Any]) -> tuple[Bot, str]:
    """Of /bot<token>/<method>; the method may also be an argument, when the path ends before it."""
    token, slash, method = path.removeprefix("/bot").partition("/")
    if not slash:
        raise ApiError(404, "Not Found")
    bot = accounts.bot_with(token)
    if bot is None:
        raise _refused(token)
    if method == "test" or method.startswith("test/"):
        raise unauthorized()  # nobody has an account in Telegram's test environment
    return bot, method or str(params.get("method") or "")


def _refused(token: str) -> ApiError:
    number, colon, _ = token.partition(":")
    if token.startswith("0") or len(token) > _LONGEST_TOKEN or not colon:
        return ApiError(401, _INVALID)
    if not number.removeprefix("-").isdecimal() or not number.isascii():
        return ApiError(421, "Misdirected Request: unallowed token specified")
    return unauthorized() if 0 < int(number) < _LARGEST_ID else ApiError(401, _INVALID)
