"""Webhooks: where a bot wants its updates posted, and how that went last."""

import ipaddress
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.errors import ApiError, bad_request

MOST_CONNECTIONS = 100
USUAL_CONNECTIONS = 40
_GONE = 410
_GONE_FOR_GOOD = 23 * 3600
_LONGEST_SECRET = 256
_SCHEME = re.compile(r"[^:/?#@\[\]]*://")
_HOST = re.compile(r"(?:[\w.!$,~*'();&+=-]|%[0-9A-Fa-f]{2})+|[0-9A-Fa-f:.]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


@dataclass(slots=True)
class Webhook:
    """`certificate` is the PEM that came with it; `gone_since` when it began to answer 410 only.

    `error` is the last one, which stays; `fails` tells whether the last attempt failed.
    """

    url: str
    secret: str = ""
    max_connections: int = USUAL_CONNECTIONS
    certificate: str | None = None
    error: str | None = None
    error_at: int = 0
    gone_since: float | None = None
    fails: bool = False

    def same_as(self, other: "Webhook | None") -> bool:
        """Asking for the same once more changes nothing; a certificate always counts as new."""
        if other is None or self.certificate or other.certificate:
            return False
        return (self.url, self.secret, self.max_connections) == (other.url, other.secret, other.max_connections)

    @property
    def address(self) -> str:
        """With its scheme, which is https when it was left out."""
        return self.url if _SCHEME.match(self.url) else f"https://{self.url}"

    @property
    def ip_address(self) -> str:
        host = urlsplit(self.address).hostname or ""
        return "127.0.0.1" if host == "localhost" else host

    def failed(self, error: str, now: float) -> None:
        self.error, self.error_at, self.fails = error, int(now), True

    def took(self) -> None:
        self.gone_since, self.fails = None, False

    def refused(self, status: int, reason: str, now: float) -> None:
        """The bot answered anything but 2xx."""
        self.failed(f"Wrong response from the webhook: {status} {reason}", now)
        if status != _GONE:
            self.gone_since = None
        elif self.gone_since is None:
            self.gone_since = now

    @property
    def given_up(self) -> bool:
        """A webhook that says for a day that it is gone is taken for gone."""
        return self.gone_since is not None and self.error_at > self.gone_since + _GONE_FOR_GOOD

    def described(self, pending: int, allowed: list[str] | None) -> dict[str, Any]:
        """The Bot API's WebhookInfo."""
        it: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": self.certificate is not None,
            "pending_update_count": pending,
        }
        if self.error is not None:
            it |= {"last_error_date": self.error_at, "last_error_message": self.error}
        it |= {"max_connections": self.max_connections, "ip_address": self.ip_address}
        return it | ({"allowed_updates": allowed} if allowed else {})


class Webhooks(dict[int, Webhook]):
    """The webhook of each bot that has one. `on_change` hear which bot's was set or deleted."""

    def __init__(self) -> None:
        super().__init__()
        self.on_change: list[Callable[[int], None]] = []

    def set(self, bot_id: int, webhook: Webhook) -> None:
        self[bot_id] = webhook
        self._tell(bot_id)

    def delete(self, bot_id: int) -> bool:
        """Whether there was one."""
        was = self.pop(bot_id, None) is not None
        if was:
            self._tell(bot_id)
        return was

    def _tell(self, bot_id: int) -> None:
        for told in tuple(self.on_change):
            told(bot_id)

    def stored(self) -> dict[str, Any]:
        return {str(bot_id): asdict(webhook) for bot_id, webhook in self.items()}

    def restore(self, stored: dict[str, Any]) -> None:
        self.update({int(bot_id): Webhook(**row) for bot_id, row in stored.items()})


def check_secret(secret: str) -> None:
    if len(secret.encode()) > _LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def check_address(webhook: Webhook) -> None:
    """Any address of this machine will do, also by http, as for a Bot API server of one's own; no other one."""
    try:
        parts = urlsplit(webhook.address)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _invalid() from None
    if parts.scheme not in ("http", "https") or not host or port == 0 or not _HOST.fullmatch(host):
        raise _invalid()
    if not _is_loopback(host):
        raise bad_request(f"bad webhook: the simulator posts to this machine only, not to {host}")


def _invalid() -> ApiError:
    return bad_request("invalid webhook URL specified")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
