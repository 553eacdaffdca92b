"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>, with the faults that were asked for."""

import asyncio
import json
from contextlib import nullcontext
from functools import partial
from typing import Any

from aiohttp import web

from bot.simulator.calls import CallRecord
from bot.simulator.errors import ApiError
from bot.simulator.faults import Fault
from bot.simulator.methods import Call
from bot.simulator.wire.carrying import Carrier
from bot.simulator.wire.presence import Presence
from bot.simulator.wire.requests import expect, read
from bot.simulator.wire.tokens import bot_and_method
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
        self.carrier = Carrier(world)
        self.presence = Presence()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_route("*", "/file/bot{token}/{path:(?s:.*)}", self.give_file, expect_handler=expect)
        router.add_route("*", "/{path:(?s:bot.*)}", self.answer, expect_handler=expect)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        try:
            params, uploads = await read(request)
            bot, name = bot_and_method(self.world.accounts, request.path, params)
        except ApiError as error:
            return _refusal(error)
        call, record = Call(self.world, bot, params, uploads), self.carrier.arrived(bot, name, params)
        polls = name.lower() == "getupdates"
        gone = partial(_has_hung_up, request)
        with self.presence.polling(bot.id, record.at, gone) if polls else nullcontext():
            response = await self._handle(request, call, record)
        record.lost |= record.carried_out and gone()
        if polls and record.lost and record.carried_out:
            self.world.queues[bot.id].not_given()
        if self.world.on_call and not response.prepared:
            await response.prepare(request)
            await response.write_eof()
            self.carrier.heard(record, "answered")
        return response

    async def _handle(self, request: web.Request, call: Call, record: CallRecord) -> web.StreamResponse:
        if not self.carrier.heard(record, "arrived"):
            return _hang_up(request)
        if self.delay:
            await asyncio.sleep(self.delay / 2)
        fault = self.world.faults.take(record.method, call.text("chat_id") or None)
        if fault is not None:
            record.fault = fault.kind
            return await self._fail(request, call, record, fault)
        record.lost = _has_hung_up(request)
        status, body = await self.carrier.carry_out(call, record)
        if record.carried_out and not self.carrier.heard(record, "carried_out"):
            record.lost = True
            return _hang_up(request)
        if self.delay:
            await asyncio.sleep(self.delay / 2)
        return _json(status, body)

    async def _fail(self, request: web.Request, call: Call, record: CallRecord, fault: Fault) -> web.StreamResponse:
        if fault.kind == "error":
            error = fault.error()
            record.error = error.description
            self.carrier.told(record)
            return _refusal(error)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        status, body = 200, {"ok": False}
        if fault.carries_out:
            record.lost = fault.loses_answer or _has_hung_up(request)
            status, body = await self.carrier.carry_out(call, record)
            if record.carried_out and not self.carrier.heard(record, "carried_out"):
                return _hang_up(request)
        else:
            record.error = f"simulated fault: {fault.kind}"
            self.carrier.told(record)
        if fault.kind == "hang":
            await asyncio.sleep(fault.seconds)
        return _failing_answer(request, fault, _json(status, body))

    async def give_file(self, request: web.Request) -> web.StreamResponse:
        try:
            bot_and_method(self.world.accounts, request.path.removeprefix("/file"), {})
        except ApiError as error:
            return _refusal(error)
        file = self.world.files.at(request.match_info["path"])
        if file is None or file.data is None:
            return _refusal(ApiError(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")


def _failing_answer(request: web.Request, fault: Fault, answer: web.Response) -> web.StreamResponse:
    if fault.kind == "slow":
        return answer
    if fault.kind == "bad_gateway":
        return web.Response(status=502, body=_BAD_GATEWAY, content_type="text/html")
    if fault.kind == "garbage":
        return web.Response(body=_GARBAGE, content_type="application/json")
    if fault.kind == "truncated" and request.transport is not None:
        body = answer.body if isinstance(answer.body, bytes) else b""
        head = f"HTTP/1.1 {answer.status} OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        request.transport.write(head.encode() + body[: len(body) // 2])
    return _hang_up(request)


def _json(status: int, body: dict[str, Any]) -> web.Response:
    pause = body.get("parameters", {}).get("retry_after") if status == 429 else None
    encoded = _encode(body).encode("utf-8", "replace")
    headers = {"Retry-After": str(pause)} if pause else None
    return web.Response(body=encoded, status=status, headers=headers, content_type="application/json")


def _refusal(error: ApiError) -> web.Response:
    return _json(error.code, error.envelope())


def _has_hung_up(request: web.Request) -> bool:
    return request.transport is None


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection without an answer; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
