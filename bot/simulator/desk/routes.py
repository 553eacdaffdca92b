"""The desk's JSON API over HTTP: which address does what."""

import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiohttp import web

from bot.simulator.desk import filing, keeping, looking, named, switches, talking, transcript
from bot.simulator.desk.events import Events
from bot.simulator.desk.fields import Fields, WrongRequestError
from bot.simulator.desk.process import BotProcess
from bot.simulator.errors import ImpossibleError
from bot.simulator.wire.api import BotApi
from bot.simulator.world import World

Answer = dict[str, Any]
Deed = Callable[[World, Fields], Answer]
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_FRESH = {"Cache-Control": "no-store"}
_HARMLESS = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}

DEEDS: dict[str, Deed] = {
    "start": talking.start, "write": talking.write, "tap": talking.tap, "press": talking.press,
    "contact": talking.contact, "edit": talking.edit, "delete": talking.delete, "forward": talking.forward,
    "react": talking.react, "block": talking.block, "topic": talking.topic, "media": filing.media,
    "album": filing.album, "people": keeping.add_person, "person": keeping.change_person, "group": keeping.add_group,
    "member": keeping.change_member, "forum": keeping.set_forum, "migrate": keeping.migrate,
    "bot": keeping.change_bot, "update": keeping.update, "faults": switches.change_faults,
}  # fmt: skip


class Desk:
    """Serves the JSON API on one world; `process` is the bot's, where the host runs it."""

    def __init__(self, world: World, api: BotApi, process: BotProcess | None = None) -> None:
        self.world = world
        self._api = api
        self._process = process
        self._events = Events(world, api.presence.listening)
        self._typing = looking.Typing(world)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/api/events", self._events.stream)
        looks = {"state": self._state, "chat": looking.chat, "calls": looking.calls}
        for name, look in looks.items():
            router.add_get(f"/api/{name}", _looking(partial(look, self.world)))
        router.add_get("/api/file", self._give_file)
        router.add_get("/api/transcript", self._give_transcript)
        for name, deed in DEEDS.items():
            router.add_post(f"/api/{name}", _doing(partial(deed, self.world)))
        router.add_post("/api/file", self._take_file)
        router.add_post("/api/settings", _doing(partial(switches.change_settings, self.world, self._api)))
        router.add_post("/api/process", self._switch)
        router.add_route("*", "/api/{rest:.*}", _nothing_there)

    def close(self) -> None:
        self._events.close()
        self._typing.close()

    def _state(self, world: World, _query: Fields) -> Answer:
        return looking.state(world, self._api, self._typing, self._process)

    async def _give_file(self, request: web.Request) -> web.StreamResponse:
        try:
            file = filing.look(self.world, Fields(dict(request.query)))
        except WrongRequestError as error:
            return _wrong(str(error))
        kind = filing.shown_type(file)
        response = web.Response(body=file.data, headers={**_HARMLESS, "Cache-Control": "private, max-age=86400"})
        response.content_type = kind or "application/octet-stream"
        if kind is None:
            _to_save(response, file.name or file.id)
        return response

    async def _give_transcript(self, request: web.Request) -> web.StreamResponse:
        query = Fields(dict(request.query))
        try:
            chat = named.keyed_chat(self.world, query)
            as_json = query.choice("format", ("text", "json"), "text") == "json"
        except WrongRequestError as error:
            return _wrong(str(error))
        if as_json:
            response = web.json_response(transcript.data(self.world, chat), headers=_FRESH)
        else:
            response = web.Response(text=transcript.lines(self.world, chat), headers=_FRESH)
        _to_save(response, transcript.file_name(chat, "json" if as_json else "txt"))
        return response

    async def _take_file(self, request: web.Request) -> web.StreamResponse:
        data = await request.read()
        take = partial(filing.put, self.world, data=data, mime_type=request.content_type)
        return _answered(lambda query: {"ok": True, **take(query)}, Fields(dict(request.query)))

    async def _switch(self, request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response({"ok": True, **await switches.switch(self._process, await _body(request))})
        except WrongRequestError as error:
            return _wrong(str(error))


def _looking(look: Callable[[Fields], Answer]) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return _answered(look, Fields(dict(request.query)))

    return handle


def _doing(deed: Callable[[Fields], Answer]) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            fields = await _body(request)
        except WrongRequestError as error:
            return _wrong(str(error))
        return _answered(lambda given: {"ok": True, **deed(given)}, fields)

    return handle


async def _body(request: web.Request) -> Fields:
    if request.content_type != "application/json":
        raise WrongRequestError("send application/json")
    try:
        given = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise WrongRequestError("the body is no JSON") from None
    if not isinstance(given, dict):
        raise WrongRequestError("the body must be a JSON object")
    return Fields(given)


def _answered(work: Callable[[Fields], Answer], fields: Fields) -> web.Response:
    try:
        return web.json_response(work(fields), headers=_FRESH)
    except (WrongRequestError, ImpossibleError, ValueError) as error:
        return _wrong(str(error))


def _wrong(text: str) -> web.Response:
    return web.json_response({"error": text}, status=400)


def _to_save(response: web.Response, name: str) -> None:
    plain = "".join(it if it.isascii() and (it.isalnum() or it in " ._-") else "_" for it in name)
    response.headers["Content-Disposition"] = f'attachment; filename="{plain}"'


async def _nothing_there(_request: web.Request) -> web.StreamResponse:
    return web.json_response({"error": "there is nothing here"}, status=404)
