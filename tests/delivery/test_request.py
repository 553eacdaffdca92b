"""The way to the Bot API: files go up, errors tell a call's fate, and nothing of an answer gets into a log."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.fates import fate_of
from bot.request import AiohttpRequest, Api, NeverLeft
from bot.simulator import World, serve
from bot.simulator.users import User

SECRET = "+380501112233"


@pytest.fixture
def world() -> World:
    world = World()
    world.add_bot()
    return world


@pytest.fixture
def mark(world: World) -> User:
    user = world.add_user("Mark")
    world.start(user.id)
    return user


@pytest.fixture
async def bot(world: World) -> AsyncIterator[ExtBot[Any]]:
    server = await serve(world, page=False)
    found: ExtBot[Any] = ExtBot(world.bot().token, base_url=f"{server.url}/bot", request=AiohttpRequest())
    async with found:
        yield found
    await server.close()


async def test_a_document_goes_up_in_parts(world: World, mark: User, bot: ExtBot[Any]) -> None:
    data = bytes(range(256)) * 5000  # more than a mebibyte: as plain bytes it would block the loop
    sent = await bot.send_document(
        mark.id, document=data, filename="Кошторис & план.pdf", caption="<b>Brief</b> & more", parse_mode="HTML"
    )
    (call,) = world.calls.of("sendDocument")
    assert call.params["chat_id"] == str(mark.id)
    assert sent.document is not None
    assert (sent.document.file_name, sent.caption) == ("Кошторис & план.pdf", "Brief & more")
    file = world.files.find(sent.document.file_id)
    assert file is not None
    assert file.size == len(data)


async def test_a_small_document_arrives_byte_for_byte(world: World, mark: User, bot: ExtBot[Any]) -> None:
    data = bytes(range(256)) + b"\r\n--boundary--\r\n"
    sent = await bot.send_document(mark.id, document=data, filename='a "b".bin')
    assert sent.document is not None
    file = world.files.find(sent.document.file_id)
    assert file is not None
    assert (file.data, file.name) == (data, 'a "b".bin')


async def test_buttons_and_unicode_go_up_without_files(world: World, mark: User, bot: ExtBot[Any]) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Так & <ні>", callback_data="1:a:b:0:c:ddddd")]])
    sent = await bot.send_message(mark.id, "Привіт, «світе» + 100% & #1 🌻", reply_markup=keys)
    assert sent.text == "Привіт, «світе» + 100% & #1 🌻"
    assert world.private_chat(mark.id).messages[sent.message_id].buttons == ["Так & <ні>"]


async def test_a_file_that_telegram_refuses_is_a_plain_refusal(mark: User, bot: ExtBot[Any]) -> None:
    with pytest.raises(BadRequest, match="ile must be non-empty"):
        await bot.send_document(mark.id, document=b"", filename="empty.pdf")


# ---------------------------------------------------------------------- fates

CALLED: dict[str, tuple[dict[str, Any], type[TelegramError]]] = {
    "a broken connection": ({"kind": "drop"}, NetworkError),
    "a lost answer": ({"kind": "drop_after"}, NetworkError),
    "half an answer": ({"kind": "truncated"}, NetworkError),
    "a proxy's page": ({"kind": "bad_gateway"}, NetworkError),
    "garbage": ({"kind": "garbage"}, TelegramError),
    "silence": ({"kind": "hang", "seconds": 5}, TimedOut),
    "a refusal": ({"kind": "error"}, BadRequest),
}


@pytest.mark.parametrize("name", CALLED)
async def test_what_went_wrong_is_told_by_its_kind(world: World, mark: User, name: str) -> None:
    server = await serve(world, page=False)
    request = AiohttpRequest()
    await request.initialize()
    api = Api(request, server.url, world.bot().token)
    fault, kind = CALLED[name]
    world.faults.add(**fault)
    with pytest.raises(kind) as raised:
        await api.call("sendMessage", read_timeout=0.2, chat_id=mark.id, text=SECRET)
    assert not isinstance(raised.value, NeverLeft), "it may have been carried out"
    assert SECRET not in str(raised.value)
    await request.shutdown()
    await server.close()


async def test_what_never_left_is_told_apart(unused_port: int) -> None:
    request = AiohttpRequest()
    api = Api(request, f"http://127.0.0.1:{unused_port}", "42:simulated")
    with pytest.raises(NeverLeft, match="is closed"):
        await api.call("getMe")
    await request.initialize()
    with pytest.raises(NeverLeft, match="no connection"):
        await api.call("getMe")
    await request.shutdown()


@pytest.fixture
async def unused_port() -> int:
    server = await serve(World(), page=False)
    await server.close()
    return int(server.url.rsplit(":", 1)[1])


# ---------------------------------------------------------------------- answers that are none of Telegram's

STRANGE: dict[str, tuple[int, str]] = {
    "a list": (200, "[]"),
    "an object without a result": (200, "{}"),
    "a number": (200, "7"),
    "nothing": (200, ""),
    "half of an update": (200, '{"ok":true,"result":[{"message":{"text":"' + SECRET),
    "a firewall's 403": (403, f"<html>{SECRET}</html>"),
    "a proxy's 404": (404, "<html>no such page</html>"),
    "a proxy's 400": (400, "<html>bad request</html>"),
    "a login page": (302, ""),
    "an unknown status": (599, "?"),
}


@pytest.mark.parametrize("name", STRANGE)
async def test_answers_of_somebody_else_are_of_unknown_fate(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """A firewall that says 403 is no prospect who blocked the bot; and what it says is not logged."""
    caplog.set_level(logging.DEBUG)
    status, body = STRANGE[name]
    app = web.Application()

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, text=body)

    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    request = AiohttpRequest()
    await request.initialize()
    with pytest.raises(TelegramError) as raised:
        await Api(request, f"http://127.0.0.1:{runner.addresses[0][1]}", "42:simulated").call("getUpdates")
    assert fate_of(raised.value) == ("outage" if status >= 500 else "unknown")
    assert SECRET not in caplog.text + str(raised.value)
    await request.shutdown()
    await runner.cleanup()
