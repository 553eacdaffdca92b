"""One call of a Bot API method: who calls, with which arguments, read as Telegram reads them."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.users import Bot

if TYPE_CHECKING:
    from bot.simulator.world import World


def whole(value: Any, default: int = 0) -> int:
    if isinstance(value, bool) or value is None:
        return default
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return default


@dataclass(slots=True)
class Upload:
    """A file that came with the call."""

    name: str | None
    mime_type: str | None
    data: bytes


@dataclass(slots=True)
class Call:
    """`params` are strings from a form, or native values from a JSON body: both mean the same. A method may leave a
    `remark`, which Telegram puts beside its result."""

    world: "World"
    bot: Bot
    params: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)
    remark: str | None = None

    def has(self, name: str) -> bool:
        return self.params.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """The argument as text; a number or a truth value from a JSON body is spelt out."""
        value = self.params.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if type(value) is int:  # an id in most calls: no encoder need be made for it
            return str(value)
        return json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """A number, or the default when it is none: Telegram does not complain either."""
        return whole(self.params.get(name), default)

    def flag(self, name: str) -> bool:
        value = self.params.get(name)
        if isinstance(value, str):
            return value.strip().lower() in ("true", "yes", "1")
        return bool(value)

    def json(self, name: str, what: str = "") -> Any:
        """A structured argument: JSON text in a form, the thing itself in a JSON body; None without one.

        `what` is how Telegram names it where it is no JSON; its own name if that is not said.
        """
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {what or name.replace('_', ' ')} JSON object") from None

    def json_or_none(self, name: str) -> Any:
        """The same of an argument that is passed over where it is no JSON."""
        try:
            return self.json(name)
        except ApiError:
            return None

    def need_text(self, name: str, error: ApiError) -> str:
        value = self.text(name)
        if not value:
            raise error
        return value
