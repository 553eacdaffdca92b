"""How calls travel: encodings, addresses, envelopes, files."""

import json
import time
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from bot.simulator import Server, World, serve
from bot.simulator.errors import ApiError
from bot.simulator.methods import KNOWN, METHODS, Call
from bot.simulator.users import Bot, User

from .conftest import Api


@pytest.fixture
def url(server: Server, bot: Bot, world: World, anna: User) -> str:
    world.start(anna.id)
    return f"{server.url}/bot{bot.token}"


@pytest.mark.parametrize("text", ["12345", "true", "null", "[1]", '"quoted"', "Їжак 👍", "a=b&c=d"])
async def test_text_stays_text_in_every_encoding(
    session: aiohttp.ClientSession, url: str, anna: User, text: str
) -> None:
    form = {"chat_id": str(anna.id), "text": text}
    multipart = aiohttp.FormData(form, default_to_multipart=True)
    ways: list[dict[str, Any]] = [{"data": form}, {"json": form}, {"params": form}, {"data": multipart}]
    for way in ways:
        async with session.post(f"{url}/sendMessage", **way) as response:
            assert (await response.json())["result"]["text"] == text
    async with session.get(f"{url}/sendMessage", params=form) as response:
        assert (await response.json())["result"]["text"] == text


async def test_a_json_body_may_hold_native_values(session: aiohttp.ClientSession, url: str, anna: User) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    native = {"chat_id": anna.id, "text": 12345, "reply_markup": keyboard}
    async with session.post(f"{url}/sendMessage", json=native) as response:
        result = (await response.json())["result"]
    assert result["text"] == "12345"
    assert result["reply_markup"] == keyboard


@pytest.mark.parametrize("method", ["sendmessage", "SENDMESSAGE", "sendMessage"])
async def test_case_does_not_matter_in_a_method(session: aiohttp.ClientSession, url: str, method: str) -> None:
    async with session.post(f"{url}/{method}") as response:
        assert (await response.json())["description"] == "Bad Request: message text is empty"


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot42:wrong/getMe", 401, "Unauthorized"),
        ("/bot/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot0:simulated/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot-42:simulated/getMe", 401, "Unauthorized: invalid token specified"),
        (f"/bot{2**54}:simulated/getMe", 401, "Unauthorized: invalid token specified"),
        (f"/bot42:{'x' * 80}/getMe", 401, "Unauthorized: invalid token specified"),
        ("/botme:simulated/getMe", 421, "Misdirected Request: unallowed token specified"),
        ("/bot42:simulated/test/getMe", 401, "Unauthorized"),
        ("/bot42:simulated", 404, "Not Found"),
        ("/bot42:simulated/", 404, "Not Found: method not found"),
        ("/bot42:simulated/fly", 404, "Not Found: method not found"),
        ("/bot42:simulated/sendPoll", 501, "Not Implemented: the simulator does not know how to do sendPoll yet"),
        ("/bot42:simulated/logOut", 501, "Not Implemented: the simulator does not know how to do logOut yet"),
        ("/file/bot42:simulated/none", 404, "Not Found"),
        ("/file/bot42:wrong/none", 401, "Unauthorized"),
    ],
)
async def test_what_is_not_there(
    session: aiohttp.ClientSession, server: Server, path: str, status: int, description: str
) -> None:
    async with session.get(f"{server.url}{path}") as response:
        assert response.status == status
        assert await response.json() == {"ok": False, "error_code": status, "description": description}


def test_no_method_is_both_done_and_not_done() -> None:
    assert not METHODS.keys() & KNOWN.keys()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("application/x-www-form-urlencoded", b"text=\xff"),
        ("application/x-www-form-urlencoded", b"text=%ff"),
        ("multipart/form-data; boundary=x", b"nonsense"),
    ],
)
async def test_a_broken_body_is_a_bad_request(session: aiohttp.ClientSession, url: str, kind: str, body: bytes) -> None:
    async with session.post(f"{url}/sendMessage", data=body, headers={"Content-Type": kind}) as response:
        assert response.status == 400
        assert (await response.json())["ok"] is False


async def test_a_file_comes_back_as_it_was_sent(
    session: aiohttp.ClientSession, url: str, server: Server, bot: Bot, api: Api, anna: User
) -> None:
    form = aiohttp.FormData(
        {"chat_id": str(anna.id), "caption": "<b>Brief</b>", "parse_mode": "HTML"}, quote_fields=False
    )
    form.add_field("document", b"%PDF", filename="brief one.pdf", content_type="application/pdf")
    async with session.post(f"{url}/sendDocument", data=form) as response:
        sent = (await response.json())["result"]
    assert sent["document"]["file_name"] == "brief one.pdf"
    assert sent["document"]["file_size"] == 4
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("Brief", "bold")
    again = (await api("sendDocument", chat_id=anna.id, document=sent["document"]["file_id"])).result
    assert again["document"] == sent["document"]
    path = (await api("getFile", file_id=sent["document"]["file_id"])).result["file_path"]
    async with session.get(f"{server.url}/file/bot{bot.token}/{path}") as response:
        assert await response.read() == b"%PDF"


@pytest.mark.parametrize(
    "name", ["50% of #1?.pdf", "Кошторис & план.pdf", "../../a.pdf", "a/b", "", ".pdf", "x." + "y" * 300]
)
async def test_the_path_of_a_file_needs_no_escapes_whatever_its_name(
    session: aiohttp.ClientSession, server: Server, api: Api, world: World, name: str
) -> None:
    """Bots put it behind the address as it stands."""
    file = world.files.add("document", b"%PDF", name=name)
    path = (await api("getFile", file_id=file.id)).result["file_path"]
    async with session.get(URL(f"{server.url}/file/bot{api.token}/{path}", encoded=True)) as response:
        assert (response.status, await response.read()) == (200, b"%PDF")


@pytest.mark.parametrize(("size", "status"), [(20 << 20, 200), ((20 << 20) + 1, 400)])
async def test_a_bot_fetches_files_of_up_to_20_mebibytes(
    session: aiohttp.ClientSession, server: Server, api: Api, world: World, size: int, status: int
) -> None:
    """Source: tdlib/telegram-bot-api Client.h MAX_DOWNLOAD_FILE_SIZE."""
    file = world.files.add("document", bytes(size))
    reply = await api("getFile", file_id=file.id)
    assert reply.status == status
    if status == 200:
        async with session.get(f"{server.url}/file/bot{api.token}/{reply.result['file_path']}") as response:
            assert len(await response.read()) == size


async def test_a_file_may_be_named_by_attach(session: aiohttp.ClientSession, url: str, anna: User) -> None:
    form = aiohttp.FormData({"chat_id": str(anna.id), "photo": "attach://shot"})
    form.add_field("shot", b"\xff\xd8", filename="shot.jpg", content_type="image/jpeg")
    async with session.post(f"{url}/sendPhoto", data=form) as response:
        assert (await response.json())["result"]["photo"][0]["file_size"] == 2


async def test_reply_keyboards_are_not_echoed(api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    for markup in ({"keyboard": [["Yes"]]}, {"remove_keyboard": True}, {"force_reply": True}):
        sent = (await api("sendMessage", chat_id=anna.id, text="x", reply_markup=json.dumps(markup))).result
        assert "reply_markup" not in sent


async def test_calls_are_recorded_with_what_came_of_them(api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    await api("sendmessage", chat_id=anna.id, text="x")
    await api("sendMessage", chat_id=999, text="x")
    done, refused = world.calls.of("sendMessage")
    assert (done.method, done.carried_out, done.error) == ("sendMessage", True, None)
    assert done.result["text"] == done.params["text"] == "x"
    assert (refused.carried_out, refused.error) == (False, "Bad Request: chat not found")


async def test_listeners_hear_every_stage_of_a_call(api: Api, world: World) -> None:
    heard: list[tuple[str, str]] = []
    world.on_call.append(lambda record, stage: heard.append((record.method, stage)))
    await api("getMe")
    await api("getChat", chat_id=999)
    await api("getMe")
    assert heard[:3] == [("getMe", "arrived"), ("getMe", "carried_out"), ("getMe", "answered")]
    assert heard[3:5] == [("getChat", "arrived"), ("getChat", "answered")]


@pytest.mark.parametrize(("stage", "done"), [("arrived", False), ("carried_out", True)])
async def test_a_listener_may_close_the_connection(api: Api, world: World, anna: User, stage: str, done: bool) -> None:
    world.start(anna.id)
    world.on_call.append(lambda record, at: not (at == stage and record.method == "sendMessage"))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("sendMessage", chat_id=anna.id, text="x")
    assert (len(world.private_chat(anna.id).messages) == 2) is done


async def test_the_network_may_take_time(api: Api, server: Server, world: World) -> None:
    server.delay = 0.05
    before = world.calls.total
    started = time.monotonic()
    await api("getMe")
    assert time.monotonic() - started >= 0.05
    assert world.calls.total == before + 1


async def test_it_listens_on_loopback_only(world: World) -> None:
    with pytest.raises(ValueError, match="loopback only"):
        await serve(world, host="0.0.0.0")


@pytest.mark.parametrize("token", ["123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "simulated", "x:y"])
def test_a_token_must_be_made_up_and_begin_with_a_number(token: str) -> None:
    with pytest.raises(ValueError, match="token"):
        World().add_bot(token=token)


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
@pytest.mark.parametrize("path", ["/bot42:simulated/getMe", "/api/state", "/"])
async def test_pages_from_elsewhere_are_refused(
    session: aiohttp.ClientSession, server: Server, path: str, headers: dict[str, str]
) -> None:
    async with session.get(f"{server.url}{path}", headers=headers) as response:
        assert response.status == 403


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
BUTTONS = st.dictionaries(st.sampled_from(["text", "callback_data", "url", "style", "copy_text", "web_app"]), JSON)
ROWS = st.lists(st.lists(BUTTONS | JSON, max_size=2), max_size=2)
SHAPES: dict[str, st.SearchStrategy[Any]] = {
    "chat_id": st.just(700_000_001) | JSON,
    "from_chat_id": st.just(700_000_001) | JSON,
    "message_id": st.just(2) | JSON,
    "text": st.text(max_size=9) | JSON,
    "caption": JSON,
    "parse_mode": st.sampled_from(["HTML", "", "x"]) | JSON,
    "entities": st.lists(st.dictionaries(st.sampled_from(["type", "offset", "length", "user"]), JSON)) | JSON,
    "reply_markup": st.fixed_dictionaries({"inline_keyboard": ROWS}) | st.fixed_dictionaries({"keyboard": ROWS}) | JSON,
    "reply_parameters": st.fixed_dictionaries({"message_id": JSON}) | JSON,
    "scope": st.fixed_dictionaries({"type": st.sampled_from(["chat", "chat_member"]) | JSON, "chat_id": JSON}) | JSON,
    "commands": st.lists(st.fixed_dictionaries({"command": JSON, "description": JSON}) | JSON) | JSON,
    "menu_button": st.fixed_dictionaries({"type": JSON}) | JSON,
    **dict.fromkeys(
        ("user_id", "document", "photo", "name", "message_thread_id", "latitude", "longitude", "action", "file_id",
         "callback_query_id", "language_code", "icon_color", "show_alert", "reply_to_message_id", "phone_number"),
        JSON,
    ),
}  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(method=st.sampled_from(sorted(METHODS)), params=st.fixed_dictionaries({}, optional=SHAPES))
def test_no_call_breaks_the_simulator(method: str, params: dict[str, Any]) -> None:
    world = World()
    bot = world.add_bot()
    anna = world.add_user("Anna")
    world.start(anna.id)
    METHODS["sendmessage"].run(Call(world, bot, {"chat_id": anna.id, "text": "x"}))
    try:
        result = METHODS[method].run(Call(world, bot, params))
    except ApiError as error:
        result = error.envelope()
    json.dumps(result)
    json.dumps(world.snapshot())
