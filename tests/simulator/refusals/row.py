"""One refusal: a call in a setting, what the server says to it, and how we know."""

import json
from dataclasses import dataclass
from typing import Any

from .settings import Setting


@dataclass(frozen=True, slots=True)
class Refusal:
    """`said` stands without its first words: "Bad Request: " unless `code` says otherwise."""

    method: str
    setting: Setting
    params: dict[str, Any]
    said: str
    source: str
    code: int = 400

    @property
    def error(self) -> str:
        prefix = {400: "Bad Request: ", 403: "Forbidden: "}.get(self.code, "")
        return f"{prefix}{self.said}"

    def __str__(self) -> str:
        return f"{self.method}-{self.setting.__name__}-{self.said[-32:]}"


def inline(*buttons: dict[str, Any]) -> str:
    """A keyboard with all its buttons in one row."""
    return json.dumps({"inline_keyboard": [list(buttons)]})
