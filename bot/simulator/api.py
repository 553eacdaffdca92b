"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>, with the faults that were asked for."""

import asyncio
import json
from contextlib import nullcontext
from functools import partial
from typing import Any

from aiohttp import web

from bot.simulator.calls import CallRecord
from bot.simulator.errors import ApiError, method_not_found, not_implemented, unauthorized
from bot.simulator.faults import Fault
from bot.simulator.methods import KNOWN, METHODS, Call
from bot.simulator.polling import Polls
from bot.simulator.presence import Presence
from bot.simulator.requests import arguments
from bot.simulator.world import World

_GARBAGE = b'<!doctype html>\x00{"ok":tru'
_BAD_GATEWAY = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>\
</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class BotApi:
    """Answers bots. `delay` is the network: half of it passes before a call is carried out, half after."""

    def __init__(self, world: World, delay: float) -> None:
        self.world = world
        self.delay = delay
        self.polls = Polls()
        self.presence = Presence()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_route("*", "/bot{token}/{method}", self.answer)
        router.add_route("*", "/file/bot{token}/{path:.+}", self.give_file)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        bot = self.world.accounts.bot_with(request.match_info["token"])
        if bot is None:
            return _refusal(unauthorized())
        try:
            params, uploads = await arguments(request)
        except ApiError as error:
            return _refusal(error)
        name = request.match_info["method"]
        known = METHODS.get(name.lower())
        record = self.world.calls.arrived(self.world.time(), known.name if known else name, bot.id, params)
        call = Call(self.world, bot, params, uploads)
        polls = name.lower() == "getupdates"
        gone = partial(_has_hung_up, request)
        with self.presence.polling(bot.id, record.at, gone) if polls else nullcontext():
            response = await self._handle(request, call, record)
        if self.world.on_call and not response.prepared:
            await response.prepare(request)
            await response.write_eof()
            self._heard(record, "answered")
        return response

    async def _handle(self, request: web.Request, call: Call, record: CallRecord) -> web.StreamResponse:
        if not self._heard(record, "arrived"):
            return _hang_up(request)
        if self.delay:
            await asyncio.sleep(self.delay / 2)
        fault = self.world.faults.take(record.method, call.text("chat_id") or None)
        if fault is not None:
            record.fault = fault.kind
            return await self._fail(request, call, record, fault)
        status, body = await self._carry_out(call, record)
        if record.carried_out and not self._heard(record, "carried_out"):
            return _hang_up(request)
        if self.delay:
            await asyncio.sleep(self.delay / 2)
        return _json(status, body)

    def _heard(self, record: CallRecord, stage: str) -> bool:
        """Tell those who listen to calls; False means that one of them wants the connection closed here."""
        return all([listener(record, stage) is not False for listener in tuple(self.world.on_call)])  # noqa: C419

    async def _carry_out(self, call: Call, record: CallRecord) -> tuple[int, bytes]:
        try:
            record.result = await self._result(call, record)
        except ApiError as error:
            record.error = error.description
            status, body = error.code, error.envelope()
        else:
            record.carried_out = True
            status, body = 200, {"ok": True, "result": record.result}
        self._tell(record)
        return status, _encode(body).encode("utf-8", "replace")

    def _tell(self, record: CallRecord) -> None:
        record.took = max(self.world.time() - record.at, 0.0)
        self.world.tell("call", what=record)

    async def _result(self, call: Call, record: CallRecord) -> Any:
        name = record.method.lower()
        if name == "getupdates":
            return await self.polls.get_updates(call)
        method = METHODS.get(name)
        if method is None:
            raise not_implemented(KNOWN[name]) if name in KNOWN else method_not_found()
        if method.counted:
            self._spend(call)
        return method.run(call)

    def _spend(self, call: Call) -> None:
        limits = self.world.limits
        if limits.enabled:
            given = call.text("chat_id")
            limits.spend(call.bot.id, f"{call.bot.id}:{given}", self.world.time(), private=not given.startswith("-"))

    async def _fail(self, request: web.Request, call: Call, record: CallRecord, fault: Fault) -> web.StreamResponse:
        if fault.kind == "error":
            error = fault.error()
            record.error = error.description
            self._tell(record)
            return _refusal(error)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        status, body = 200, b""
        if fault.kind in ("slow", "drop_after", "garbage", "truncated") or fault.carried_out:
            status, body = await self._carry_out(call, record)
            if record.carried_out and not self._heard(record, "carried_out"):
                return _hang_up(request)
        else:
            record.error = f"simulated fault: {fault.kind}"
            self._tell(record)
        if fault.kind == "hang":
            await asyncio.sleep(fault.seconds)
        return _failing_answer(request, fault, status, body)

    async def give_file(self, request: web.Request) -> web.StreamResponse:
        if self.world.accounts.bot_with(request.match_info["token"]) is None:
            return _refusal(unauthorized())
        file = self.world.files.at(request.match_info["path"])
        if file is None or file.data is None:
            return _refusal(ApiError(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")


def _failing_answer(request: web.Request, fault: Fault, status: int, body: bytes) -> web.StreamResponse:
    if fault.kind == "slow":
        return _json(status, body)
    if fault.kind == "bad_gateway":
        return web.Response(status=502, body=_BAD_GATEWAY, content_type="text/html")
    if fault.kind == "garbage":
        return web.Response(body=_GARBAGE, content_type="application/json")
    if fault.kind == "truncated" and request.transport is not None:
        head = f"HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        request.transport.write(head.encode() + body[: len(body) // 2])
    return _hang_up(request)


def _json(status: int, body: bytes) -> web.Response:
    return web.Response(body=body, status=status, content_type="application/json")


def _refusal(error: ApiError) -> web.Response:
    return _json(error.code, _encode(error.envelope()).encode())


def _has_hung_up(request: web.Request) -> bool:
    return request.transport is None


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection without an answer; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
