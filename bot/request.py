"""python-telegram-bot's way to the Bot API, on aiohttp: a third of httpx's CPU, and errors that tell a call's fate."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from typing import Any
from urllib.request import getproxies

import aiohttp
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter  # the one part of RequestData not exported

os.environ["PTB_TIMEDELTA"] = "true"  # spans of time as PTB will have them; without it each 429 warns

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
TRICKLE_SECONDS = 10.0
"""For an answer that comes drop by drop after it began."""
JSON = {"Content-Type": "application/json"}


class NeverLeft(NetworkError):
    """The call surely did not reach Telegram; it can be repeated without harm."""


class Outage(NetworkError):
    """Telegram, or a gateway before it, says that it cannot: the call was hardly carried out, but nobody knows."""


class AiohttpRequest(BaseRequest):
    """One pool of connections. Raises PTB's own errors; NeverLeft where the call was surely not carried out."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, ttl_dns_cache=300),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=bool(getproxies()),  # asking for a proxy costs a thread's hop for each call
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the pool has no limit
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NeverLeft("the connection to Telegram is closed")
        body, headers = _body(request_data)
        uploads = request_data is not None and request_data.contains_files
        connecting, reading = _seconds(connect_timeout, CONNECT_SECONDS), _seconds(read_timeout, READ_SECONDS)
        patience = aiohttp.ClientTimeout(
            total=connecting + reading + (_seconds(write_timeout, UPLOAD_SECONDS) if uploads else TRICKLE_SECONDS),
            sock_connect=connecting,
            sock_read=reading,
        )
        try:
            async with self._session.request(
                "POST" if method == "GET" else method, url, data=body, headers=headers, timeout=patience
            ) as response:
                status, answer = response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NeverLeft("no connection to Telegram") from error
        except TimeoutError as error:
            raise TimedOut("Telegram did not answer in time") from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"the connection broke: {type(error).__name__}") from error
        if status >= 500:
            raise Outage(f"HTTP {status}")
        if status >= 300 and not answer.lstrip().startswith(b"{"):
            raise NetworkError(f"HTTP {status}, and not from the Bot API")
        return status, answer

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """PTB's own writes what it cannot read into the log, and people's words may stand in it."""
        try:
            found = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("an answer that is no JSON") from None
        if not isinstance(found, dict):
            raise TelegramError("an answer that is no object")
        return found


def _seconds(given: Any, default: float) -> float:
    return float(given) if isinstance(given, int | float) else default


def _body(data: RequestData | None) -> tuple[Any, dict[str, str]]:
    if data is None:
        return None, {}
    if not data.contains_files:
        return data.json_payload, JSON
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in (data.multipart_data or {}).items():
        body = io.BytesIO(content) if isinstance(content, bytes) else content  # as plain bytes it blocks the loop
        form.add_field(name, body, filename=filename, content_type=mime_type)
    return form, {}


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that Telegram does not have yet: its bytes leave with the call."""

    name: str
    content: bytes

    def as_input(self) -> InputFile:
        """As PTB has it; the type follows from the name."""
        return InputFile(self.content, filename=self.name)


def _parameter(name: str, value: Any) -> RequestParameter:
    return RequestParameter.from_input(name, value.as_input() if isinstance(value, NewFile) else value)


class Api:
    """Bot API methods by name, with plain data in and out: what delivery needs, without an object for each answer."""

    def __init__(self, request: BaseRequest, base_url: str, token: str) -> None:
        self._request = request
        self._prefix = f"{base_url}/bot{token}/"

    async def call(self, method: str, read_timeout: float = READ_SECONDS, **values: Any) -> Any:
        """Call a method; values that are None are left out, a NewFile is uploaded. Raises PTB's errors."""
        data = RequestData([_parameter(name, value) for name, value in values.items() if value is not None])
        try:
            return await self._request.post(self._prefix + method, data, read_timeout=read_timeout)
        except KeyError:
            raise TelegramError("an answer without a result") from None
