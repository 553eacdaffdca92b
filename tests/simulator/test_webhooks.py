"""Webhooks: setting them, what is posted, what a bot may answer, and how failures are told."""

import asyncio
import datetime
import errno
import ipaddress
import json
import ssl
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.simulator import Server, World, serve
from bot.simulator.calls import CallRecord
from bot.simulator.users import Bot, User
from bot.simulator.wire.reaching import failure, retry_after
from bot.simulator.world import Change

from .conftest import Api, Clock
from .hooked import Hook, hook_of, ok

SET = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with hook_of() as hook:
        yield hook


async def until(world: World, holds: Callable[[], bool]) -> None:
    """Look again at every change of the world; the end of a delivery is one."""
    changed = asyncio.Event()
    with world.watched(lambda _change: changed.set()):
        async with asyncio.timeout(5):
            while not holds():
                await changed.wait()
                changed.clear()


async def delivered(world: World) -> None:
    await until(world, lambda: len(world.updates()) == 0)


# -- setting and deleting ---------------------------------------------------------------------------------------------


async def test_a_webhook_is_set_told_and_deleted(api: Api, world: World, bot: Bot, anna: User, hook: Hook) -> None:
    hook.hold()
    reply = await api("setWebhook", url=hook.url, secret_token="s-E_7", max_connections=1000, drop_pending_updates=True)
    assert reply.body == {"ok": True, "result": True, "description": "Webhook was set"}
    world.write(anna.id, "hello")
    assert (await api("getWebhookInfo")).result == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 100,
        "ip_address": "127.0.0.1",
    }
    assert (world.webhook_url(), len(world.updates())) == (hook.url, 1)
    reply = await api("deleteWebhook")
    assert reply.body["description"] == "Webhook was deleted"
    assert (await api("getWebhookInfo")).result == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 1,
    }
    assert world.webhook_url() is None
    assert (await api("deleteWebhook")).body["description"] == "Webhook is already deleted"


async def test_the_same_webhook_again_changes_nothing_but_the_kinds_of_updates(
    api: Api, world: World, hook: Hook
) -> None:
    await api("setWebhook", url=hook.url)
    webhook = world.webhooks[42]
    reply = await api("setWebhook", url=hook.url, allowed_updates='["message_reaction", "message"]')
    assert reply.body["description"] == "Webhook is already set"
    assert world.webhooks[42] is webhook
    assert (await api("getWebhookInfo")).result["allowed_updates"] == ["message", "message_reaction"]
    assert (await api("setWebhook", url="")).body["description"] == "Webhook was deleted"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"url": "ftp://127.0.0.1/x"}, "invalid webhook URL specified"),
        ({"url": "http:///x"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:0/x"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:99999/x"}, "invalid webhook URL specified"),
        ({"url": "http://[::1/x"}, "invalid webhook URL specified"),
        ({"url": "http://a b/x"}, "invalid webhook URL specified"),
        ({"url": "https://bot.example/x"}, "bad webhook: the simulator posts to this machine only, not to bot.example"),
        ({"url": "10.0.0.1"}, "bad webhook: the simulator posts to this machine only, not to 10.0.0.1"),
        ({"url": "http://0.0.0.0"}, "bad webhook: the simulator posts to this machine only, not to 0.0.0.0"),
        ({"url": "http://localhost", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "http://localhost", "secret_token": "ключ"}, "secret token contains unallowed characters"),
        ({"url": "http://localhost", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_what_is_refused(api: Api, world: World, given: dict[str, str], error: str) -> None:
    reply = await api("setWebhook", **given)
    assert (reply.status, reply.error) == (400, f"Bad Request: {error}")
    assert world.webhook_url() is None


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.9/x", "localhost:1", "HTTP://LOCALHOST", "https://[::1]:1/x?u=http://y", "http://u:p@127.0.0.1"],
)
async def test_any_address_of_this_machine_will_do(api: Api, world: World, url: str) -> None:
    assert (await api("setWebhook", url=url, secret_token="x" * 256)).result is True
    assert world.webhook_url() == url


async def test_a_refused_webhook_leaves_none_as_at_telegram(api: Api, world: World, anna: User, hook: Hook) -> None:
    await api("setWebhook", url=hook.url)
    hook.hold()
    world.write(anna.id, "hello")
    await api("setWebhook", url=hook.url, secret_token="?", drop_pending_updates=True)
    info = (await api("getWebhookInfo")).result
    assert (info["url"], info["pending_update_count"]) == ("", 0)


async def test_updates_are_not_fetched_while_a_webhook_is_set(api: Api, world: World, anna: User, hook: Hook) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    while not world.calls.of("getUpdates"):
        await asyncio.sleep(0)
    await api("setWebhook", url=hook.url)
    reply = await asyncio.wait_for(poll, 1)
    assert (reply.status, reply.error) == (409, "Conflict: terminated by setWebhook request")
    reply = await api("getUpdates")
    assert (reply.status, reply.error) == (409, SET)
    await api("deleteWebhook")
    world.write(anna.id, "hello")
    assert len(await api.updates()) == 1


async def test_what_waited_for_a_poll_goes_to_the_webhook(api: Api, world: World, anna: User, hook: Hook) -> None:
    world.write(anna.id, "before")
    await api("setWebhook", url=hook.url, allowed_updates='["callback_query"]')
    world.write(anna.id, "not wanted")
    await delivered(world)
    assert hook.texts == ["before"]


# -- posting ----------------------------------------------------------------------------------------------------------


async def test_an_update_is_posted_as_json_with_the_secret(api: Api, world: World, anna: User, hook: Hook) -> None:
    await api("setWebhook", url=f"{hook.url}?of=us", secret_token="s3cret")
    number = world.updates().next_id
    message = world.write(anna.id, "Їжак")
    (update,) = await hook.has(1)
    assert (update["update_id"], update["message"]["text"]) == (number, "Їжак")
    assert update["message"]["message_id"] == message.id
    sent = hook.headers[0]
    assert sent["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
    assert sent["Content-Type"] == "application/json"
    await delivered(world)
    assert [past.update_id for past in world.updates().seen] == [number]


async def test_without_a_secret_no_header_says_so(api: Api, world: World, anna: User, hook: Hook) -> None:
    await api("setWebhook", url=hook.url)
    world.write(anna.id, "hello")
    await hook.has(1)
    assert "X-Telegram-Bot-Api-Secret-Token" not in hook.headers[0]


async def test_a_chat_keeps_its_order_and_chats_go_side_by_side(api: Api, world: World, anna: User, hook: Hook) -> None:
    await api("setWebhook", url=hook.url)
    hook.hold()
    other = world.add_user("Olena")
    message = world.start(anna.id)
    for text in ("one", "two"):
        world.write(anna.id, text)
    world.start(other.id)
    world.press(anna.id, message, "x")
    got = await hook.has(3)
    assert sorted(update["update_id"] - got[0]["update_id"] for update in got) == [0, 3, 4]
    hook.let_go()
    await delivered(world)
    assert [update["message"]["text"] for update in hook.got if "message" in update and
            update["message"]["chat"]["id"] == anna.id] == ["/start", "one", "two"]  # fmt: skip


async def test_max_connections_holds(api: Api, world: World, hook: Hook) -> None:
    await api("setWebhook", url=hook.url, max_connections=2)
    hook.hold()
    for number in range(5):
        world.write(world.add_user(f"P{number}").id, "hello")
    await hook.has(2)
    hook.let_go()
    await delivered(world)
    assert len(hook.got) == 5
    assert hook.most_at_once == 2


async def test_each_bot_has_its_own(api: Api, world: World, anna: User, hook: Hook) -> None:
    second = world.add_bot("43:second", username="second_bot")
    await api("setWebhook", url=hook.url)
    async with hook_of() as other:
        await Api(api.session, api.url, second.token)("setWebhook", url=other.url)
        world.write(anna.id, "to the first")
        world.write(anna.id, "to the second", bot_id=second.id)
        await hook.has(1)
        await other.has(1)
    assert (hook.texts, other.texts) == (["to the first"], ["to the second"])


# -- failures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "reason", "told"),
    [
        (500, None, "500 Internal Server Error"),
        (404, None, "404 Not Found"),
        (302, None, "302 Found"),
        (418, "No coffee", "418 No coffee"),
    ],
)
async def test_any_other_answer_than_2xx_is_told_and_tried_again(
    api: Api, world: World, anna: User, clock: Clock, hook: Hook, status: int, reason: str | None, told: str
) -> None:
    hook.answer = lambda _update: web.Response(status=status, reason=reason, headers={"Location": hook.url})
    await api("setWebhook", url=hook.url)
    world.write(anna.id, "hello")
    await hook.has(2)
    await until(world, lambda: world.webhooks[42].error is not None)
    info = (await api("getWebhookInfo")).result
    assert info["last_error_message"] == f"Wrong response from the webhook: {told}"
    assert (info["last_error_date"], info["pending_update_count"]) == (int(clock.now), 1)
    hook.answer = ok
    clock.forward(2)
    world.tell("clock")
    await delivered(world)
    assert hook.texts == ["hello"] * len(hook.got)
    assert "last_error_message" in (await api("getWebhookInfo")).result, (
        "the last error stays until the webhook is set anew"
    )


async def test_a_failing_chat_holds_up_only_itself(api: Api, world: World, anna: User, hook: Hook) -> None:
    def answer(update: dict[str, Any]) -> web.StreamResponse:
        return web.Response(status=500 if update["message"]["chat"]["id"] == anna.id else 204)

    hook.answer = answer
    await api("setWebhook", url=hook.url)
    for text in ("one", "two"):
        world.write(anna.id, text)
    other = world.add_user("Olena")
    for text in ("three", "four"):
        world.write(other.id, text)
    await until(world, lambda: len(world.updates()) == 2)
    assert {"three", "four"} <= set(hook.texts)
    assert "two" not in hook.texts


async def test_the_bot_may_ask_for_a_pause(api: Api, world: World, anna: User, clock: Clock, hook: Hook) -> None:
    hook.answer = lambda _update: web.Response(status=429, headers={"Retry-After": "30"})
    await api("setWebhook", url=hook.url)
    world.write(anna.id, "hello")
    await until(world, lambda: world.webhooks[42].error is not None)
    hook.answer = ok
    world.forward_clock(29)
    world.write(world.add_user("Olena").id, "other")
    await until(world, lambda: len(world.updates()) == 1)
    assert hook.texts == ["hello", "other"]
    world.forward_clock(1)
    await delivered(world)
    assert hook.texts == ["hello", "other", "hello"]


async def test_the_page_sees_where_updates_go_and_whether_they_arrive(
    api: Api, world: World, anna: User, clock: Clock, hook: Hook
) -> None:
    async def seen() -> dict[str, Any]:
        async with api.session.get(f"{api.url}/api/state") as response:
            (bot,) = (await response.json())["bots"]
        return {name: bot[name] for name in ("webhook", "listens", "pending")}

    await api("setWebhook", url=hook.url)
    assert await seen() == {"webhook": hook.url, "listens": True, "pending": 0}
    hook.answer = lambda _update: web.Response(status=500)
    world.write(anna.id, "hello")
    await until(world, lambda: world.webhooks[42].fails)
    assert await seen() == {"webhook": hook.url, "listens": False, "pending": 1}
    hook.answer = ok
    clock.forward(2)
    world.tell("clock")
    await delivered(world)
    assert await seen() == {"webhook": hook.url, "listens": True, "pending": 0}


async def test_a_connection_that_fails_is_told(api: Api, world: World, anna: User, clock: Clock) -> None:
    async with hook_of() as gone:
        url = gone.url
    await api("setWebhook", url=url)
    world.write(anna.id, "hello")
    await until(world, lambda: world.webhooks[42].error is not None)
    assert (await api("getWebhookInfo")).result["last_error_message"] == "Connection refused"


async def test_what_got_too_old_is_not_posted(api: Api, world: World, anna: User, clock: Clock, hook: Hook) -> None:
    hook.answer = lambda _update: web.Response(status=500)
    await api("setWebhook", url=hook.url)
    failures: list[Change] = []
    world.listeners.append(lambda change: failures.append(change) if change.kind == "bots" else None)
    message = world.start(anna.id)
    world.press(anna.id, message, "x")
    await until(world, lambda: len(failures) == 4)
    clock.forward(150)
    world.tell("clock")
    await hook.has(5)
    assert "message" in hook.got[4]
    assert (await api("getWebhookInfo")).result["pending_update_count"] == 1


async def test_a_webhook_that_is_gone_for_a_day_is_given_up(
    api: Api, world: World, anna: User, clock: Clock, hook: Hook
) -> None:
    hook.answer = lambda _update: web.Response(status=410)
    await api("setWebhook", url=hook.url)
    world.write(anna.id, "hello")
    await until(world, lambda: world.webhooks[42].gone_since is not None)
    clock.forward(23 * 3600 + 1)
    world.tell("clock")
    await until(world, lambda: world.webhook_url() is None)
    assert [update["message"]["text"] for update in await api.updates()] == ["hello"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TimeoutError(), "Read timeout expired"),
        (aiohttp.ServerTimeoutError(), "Read timeout expired"),
        (ConnectionResetError(errno.ECONNRESET, "x"), "Connection reset by peer"),
        (aiohttp.ServerDisconnectedError(), "Webhook connection closed"),
        (aiohttp.ClientPayloadError(), "Webhook connection closed"),
    ],
)
def test_failures_have_the_servers_own_words(error: Exception, told: str) -> None:
    assert failure(error) == told


@pytest.mark.parametrize(("header", "seconds"), [("7", 7), (" 7 ", 7), ("", 0), ("soon", 0), ("-1", 0), ("٧", 0)])
def test_a_pause_is_a_number_of_seconds(header: str, seconds: int) -> None:
    assert retry_after(header) == seconds


# -- a method in the answer -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["json", "form", "multipart"])
async def test_a_method_in_the_answer_is_carried_out(
    api: Api, world: World, anna: User, hook: Hook, encoding: str
) -> None:
    call = {"method": "SendMessage", "chat_id": str(anna.id), "text": "Вітаю"}
    form = aiohttp.FormData(call, default_to_multipart=encoding == "multipart")()
    body = b"".join([part async for part in _written(form)])
    answers = {"json": (json.dumps(call).encode(), "application/json")}
    data, kind = answers.get(encoding, (body, form.headers["Content-Type"]))
    hook.answer = lambda _update: web.Response(body=data, headers={"Content-Type": kind})
    await api("setWebhook", url=hook.url)
    world.start(anna.id)
    await delivered(world)
    (record,) = world.calls.of("sendMessage")
    assert (record.method, record.carried_out) == ("sendMessage", True)
    assert record.params == {"chat_id": str(anna.id), "text": "Вітаю"}
    assert [message.text for message in world.private_chat(anna.id).messages.values()] == ["/start", "Вітаю"]


async def _written(payload: Any) -> AsyncIterator[bytes]:
    class Writer:
        chunks: list[bytes] = []  # noqa: RUF012

        async def write(self, chunk: bytes) -> None:
            self.chunks.append(bytes(chunk))

    writer = Writer()
    await payload.write(writer)
    for chunk in writer.chunks:
        yield chunk


@pytest.mark.parametrize(
    "answer",
    ['{"method": "getMe"}', '{"method": "deleteWebhook"}', '{"method": "logOut"}', '{"method": 5}', "[]", "{", ""],
)
async def test_some_methods_and_nonsense_are_passed_over(
    api: Api, world: World, anna: User, hook: Hook, answer: str
) -> None:
    hook.answer = lambda _update: web.Response(text=answer, content_type="application/json")
    await api("setWebhook", url=hook.url)
    world.write(anna.id, "hello")
    await delivered(world)
    assert {record.method for record in world.calls} == {"setWebhook"}
    assert len(hook.got) == 1


async def test_a_refused_call_in_the_answer_is_in_the_log_and_the_update_is_confirmed(
    api: Api, world: World, anna: User, hook: Hook
) -> None:
    hook.answer = lambda _update: web.json_response({"method": "sendMessage", "chat_id": 999, "text": "x"})
    await api("setWebhook", url=hook.url)
    world.write(anna.id, "hello")
    await delivered(world)
    (record,) = world.calls.of("sendMessage")
    assert (record.carried_out, record.error) == (False, "Bad Request: chat not found")


@pytest.mark.parametrize(("kind", "done"), [("error", False), ("drop", False), ("drop_after", True)])
async def test_faults_strike_calls_in_answers_too(
    api: Api, world: World, anna: User, hook: Hook, kind: str, done: bool
) -> None:
    hook.answer = lambda _update: web.json_response({"method": "sendMessage", "chat_id": anna.id, "text": "x"})
    await api("setWebhook", url=hook.url)
    world.faults.add(kind, method="sendMessage")
    world.write(anna.id, "hello")
    await delivered(world)
    (record,) = world.calls.of("sendMessage")
    assert (record.fault, record.carried_out, record.error is None) == (kind, done, done)


async def test_those_who_listen_to_calls_may_stop_one_in_an_answer(
    api: Api, world: World, anna: User, hook: Hook
) -> None:
    hook.answer = lambda _update: web.json_response({"method": "sendMessage", "chat_id": anna.id, "text": "x"})
    await api("setWebhook", url=hook.url)
    heard: list[tuple[str, str]] = []

    def listen(record: CallRecord, stage: str) -> bool:
        heard.append((record.method, stage))
        return False

    world.on_call.append(listen)
    world.write(anna.id, "hello")
    await delivered(world)
    assert heard == [("sendMessage", "arrived")]
    assert not world.calls.of("sendMessage")[0].carried_out


# -- faults of updates ------------------------------------------------------------------------------------------------


async def test_a_malformed_update_is_no_obstacle(api: Api, world: World, anna: User, hook: Hook) -> None:
    await api("setWebhook", url=hook.url)
    world.faults.add("malformed")
    world.write(anna.id, "one")
    world.write(anna.id, "two")
    await delivered(world)
    ids = sorted(update["update_id"] for update in hook.got)
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    bad = next(update for update in hook.got if update["update_id"] == ids[0])
    assert bad["message"] == {"message_id": "x", "chat": 5}


async def test_an_update_may_be_posted_twice(api: Api, world: World, anna: User, hook: Hook) -> None:
    await api("setWebhook", url=hook.url)
    fault = world.faults.add("twice", times=None)
    world.write(anna.id, "one")
    await hook.has(2)
    await delivered(world)
    world.faults.remove(fault.id)
    world.write(anna.id, "two")
    await delivered(world)
    assert hook.texts == ["one", "one", "two"]
    assert hook.got[0] == hook.got[1]


async def test_updates_may_come_newest_first(api: Api, world: World, anna: User, hook: Hook) -> None:
    for text in ("one", "two", "three"):
        world.write(anna.id, text)
    world.faults.add("disordered", times=2)
    await api("setWebhook", url=hook.url)
    await delivered(world)
    assert hook.texts == ["three", "two", "one"]


async def test_an_update_can_be_posted_again_though_it_was_confirmed(
    api: Api, world: World, anna: User, hook: Hook
) -> None:
    await api("setWebhook", url=hook.url)
    number = world.updates().next_id
    world.write(anna.id, "hello")
    await delivered(world)
    world.redeliver(number)
    world.push_raw_update({"update_id": 5, "future": True})
    got = await hook.has(3)
    assert [update["update_id"] for update in got] == [number, number, 5]
    await delivered(world)


# -- the server and the world -----------------------------------------------------------------------------------------


async def test_the_server_closes_though_an_update_is_under_way(
    server: Server, api: Api, world: World, anna: User, hook: Hook
) -> None:
    await api("setWebhook", url=hook.url)
    hook.hold()
    world.write(anna.id, "hello")
    await hook.has(1)
    await asyncio.wait_for(server.close(), 2)
    assert len(world.updates()) == 1
    assert not world.updates().on_put


async def test_a_webhook_outlives_a_restart(
    server: Server, api: Api, world: World, anna: User, clock: Clock, hook: Hook
) -> None:
    await api("setWebhook", url=hook.url, secret_token="s3cret")
    hook.hold()
    world.write(anna.id, "hello")
    await server.close()
    data = json.loads(json.dumps(world.snapshot()))
    restored = World.restored(data, time=clock)
    assert restored.snapshot() == data
    again = await serve(restored)
    try:
        got = await hook.has(len(hook.got) + 1)
        assert (got[-1]["message"]["text"], hook.headers[-1]["X-Telegram-Bot-Api-Secret-Token"]) == ("hello", "s3cret")
    finally:
        await again.close()


async def test_https_needs_a_certificate_that_came_with_the_webhook(
    api: Api, world: World, anna: User, tmp_path: Path, clock: Clock
) -> None:
    certificate, key = self_signed(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    async with hook_of(ssl_context=context) as hook:
        await api("setWebhook", url=hook.url)
        world.write(anna.id, "hello")
        await until(world, lambda: world.webhooks[42].error is not None)
        assert "SSL error" in (await api("getWebhookInfo")).result["last_error_message"]
        form = aiohttp.FormData({"url": hook.url})
        form.add_field("certificate", certificate.read_bytes(), filename="own.pem")
        async with api.session.post(f"{api.url}/bot{api.token}/setWebhook", data=form) as response:
            assert (await response.json())["ok"] is True
        await delivered(world)
        assert hook.texts == ["hello"]
        assert (await api("getWebhookInfo")).result["has_custom_certificate"] is True


def self_signed(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "own.pem", folder / "own.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return certificate, secret
