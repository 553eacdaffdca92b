"""Reaches a webhook over HTTP: one update posted, and what became of it."""

import os
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.simulator.webhook import Webhook

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Reached:
    """What the bot answered."""

    status: int
    reason: str
    retry_after: int
    content_type: str
    body: bytes

    @property
    def took(self) -> bool:
        return 200 <= self.status < 300


async def post(client: aiohttp.ClientSession, webhook: Webhook, update: dict[str, Any]) -> Reached | str:
    """The answer, or why there is none."""
    secret = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
    try:
        async with client.post(webhook.address, json=update, headers=secret, allow_redirects=False) as answer:
            body = await answer.read()
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return failure(error)
    pause = retry_after(answer.headers.get("Retry-After", ""))
    return Reached(answer.status, answer.reason or "", pause, answer.headers.get("Content-Type", ""), body)


def session(webhook: Webhook) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=webhook.max_connections, ssl=_trusted(webhook)),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=_PATIENCE),
        skip_auto_headers=("User-Agent", "Accept"),
    )


def _trusted(webhook: Webhook) -> ssl.SSLContext | bool:
    """Usual certificates, and the one that came with the webhook."""
    if webhook.certificate is None:
        return True
    context = ssl.create_default_context()
    with suppress(ssl.SSLError):  # with one that is none every connection fails, which the webhook's error tells
        context.load_verify_locations(cadata=webhook.certificate)
    return context


def failure(error: Exception) -> str:
    """Why an update could not be delivered, in the words of Telegram's server."""
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    if isinstance(error, aiohttp.ClientConnectorSSLError | aiohttp.ClientConnectorCertificateError):
        return f"SSL error {{{error}}}"
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno)
    return "Webhook connection closed"


def retry_after(header: str) -> int:
    return int(header) if header.strip().isascii() and header.strip().isdecimal() and len(header) < 10 else 0
