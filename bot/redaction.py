"""Logs without secrets: the token is cut out literally and by its pattern, from exceptions too."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"\d*:[A-Za-z0-9_-]{30,}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
HIDDEN = "[hidden]"


class RedactingFormatter(logging.Formatter):
    """Formats one event a line and hides every secret that it was told of."""

    def __init__(self, *secrets: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        return self.hide(super().format(record))

    def hide(self, text: str) -> str:
        """The text without secrets and control characters; further lines are indented, so that none can be forged."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return _CONTROL.sub("?", TOKEN.sub(HIDDEN, text)).replace("\n", "\n    ")


def set_up_logging(level: str, *secrets: str) -> None:
    """Log to stderr through the formatter above; libraries that log addresses are kept quiet."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(*secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "aiosqlite", "telegram", "asyncio", "aiohttp"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # it logs a body that it cannot read, whole
