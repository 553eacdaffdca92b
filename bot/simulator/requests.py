"""What an HTTP request to the Bot API carries: its arguments and its files."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.methods import Upload

Params = dict[str, Any]
Uploads = dict[str, Upload]


async def arguments(request: web.Request) -> tuple[Params, Uploads]:
    """The arguments of a call. Form values are strings; a JSON body keeps its own types."""
    params: Params = dict(_pairs(request.query_string)) if request.query_string else {}
    if not request.can_read_body:
        return params, {}
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, params)
    body = await request.read()
    if kind == "application/json":
        params.update(_json_object(body))
    elif kind == "application/x-www-form-urlencoded":
        params.update(_pairs(_decoded(body)))
    return params, {}


def _pairs(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict")
    except ValueError:
        raise _not_utf8() from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise _not_utf8() from None


def _not_utf8() -> ApiError:
    return bad_request("strings must be encoded in UTF-8")


def _json_object(body: bytes) -> Params:
    try:
        value = json.loads(body) if body else {}
    except ValueError:
        raise bad_request("can't parse the request body as JSON") from None
    if not isinstance(value, dict):
        raise bad_request("the request body must be a JSON object")
    return value


async def _multipart(request: web.Request, params: Params) -> tuple[Params, Uploads]:
    uploads: Uploads = {}
    try:
        fields = await request.post()
    except ValueError:
        raise bad_request("can't parse the multipart body") from None
    for name, value in fields.items():
        if isinstance(value, FileField):
            with value.file as file:
                uploads[name] = Upload(value.filename, value.content_type, file.read())
        else:
            params[name] = value if isinstance(value, str) else _decoded(bytes(value))
    return params, uploads
