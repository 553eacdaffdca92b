"""The page's JSON API: everything a page shows and does, and no request that breaks it."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.simulator import Server, World, serve
from bot.simulator.users import User
from bot.simulator.wire.page_files import PAGE

from .conftest import Api, Page


async def test_a_whole_talk_on_the_page(page: Page, api: Api, world: World) -> None:
    olena = (await page.post("people", first_name="Olena", language_code="uk", phone="+380671112233"))["person"]
    await page.post("start", person=olena, payload="ref")
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y", "style": "success"}]]}
    await api("sendMessage", chat_id=olena, text="<b>1 < 2</b>", parse_mode="")
    await api("sendMessage", chat_id=olena, text="<b>Go</b>?", parse_mode="HTML", reply_markup=json.dumps(keyboard))
    shown = (await page.chat(olena))["messages"]
    assert [it["from"]["is_bot"] for it in shown] == [False, True, True]
    assert shown[1]["html"] == "&lt;b&gt;1 &lt; 2&lt;/b&gt;"
    assert shown[2]["html"] == "<strong>Go</strong>?"
    yes = {"text": "Yes", "style": "success", "url": None, "copies": None, "callback": True}
    assert shown[2]["buttons"] == [[yes]]
    press = await page.post("tap", person=olena, message=shown[2]["id"], button=0)
    await api("answerCallbackQuery", callback_query_id=press["press"], text="Good", show_alert=True)
    toast = (await page.get("state"))["toasts"][0]
    assert (toast["press"], toast["person"], toast["text"], toast["alert"]) == (press["press"], olena, "Good", True)
    markup = {"keyboard": [[{"text": "Phone", "request_contact": True}]], "input_field_placeholder": "+380…"}
    await api("sendMessage", chat_id=olena, text="Phone?", reply_markup=json.dumps(markup))
    keys = (await page.chat(olena))["keyboard"]
    assert keys["rows"] == [[{"text": "Phone", "style": None, "contact": True}]]
    assert keys["placeholder"] == "+380…"
    sent = await page.post("tap", person=olena, key="Phone")
    assert "contact" in world.private_chat(olena).messages[sent["message"]].content
    wrote = await page.post("write", person=olena, text="x")
    await page.post("edit", person=olena, message=wrote["message"], text="y")
    assert (await page.chat(olena))["messages"][-1]["edited"] is True
    await page.post("contact", person=olena, own=False)
    for kind in ("sticker", "voice", "photo", "video", "document", "location"):
        await page.post("media", person=olena, kind=kind)
    await page.post("block", person=olena)
    assert (await page.post("write", 400, person=olena, text="x"))["error"].startswith("a person cannot write")
    await page.post("block", person=olena, blocked=False)


async def test_managers_join_the_groups_and_write_there(page: Page, world: World, anna: User) -> None:
    group = world.add_group("Managers", [anna.id], forum=True)
    topic = world.open_topic(group.id, anna.id, "Lead 1")
    taras = (await page.post("people", first_name="Taras", role="manager"))["person"]
    await page.post("write", person=taras, text="mine", chat=group.id, thread=topic.id)
    shown = await page.chat(group.id)
    assert [(it["id"], it["name"], it["closed"], it["count"]) for it in shown["topics"]] == [
        (topic.id, "Lead 1", False, 2)
    ]
    assert shown["topics"][0]["newest"]["text"] == shown["newest"]["text"] == "mine"
    only = await page.get(f"chat?key={shown['key']}&thread={topic.id}")
    assert [it["text"] for it in only["messages"]] == ["", "mine"]
    general = await page.get(f"chat?key={shown['key']}&thread=1")
    assert all(it["thread"] is None for it in general["messages"])
    assert (shown["messages"][-1]["from"]["name"], shown["messages"][-1]["thread"]) == ("Taras", topic.id)


async def test_the_page_hears_of_changes(page: Page, api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    async with page.session.get(f"{page.url}/api/events") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        assert await stream.content.readline() == b"retry: 1000\n"
        await api("sendChatAction", chat_id=anna.id, action="typing")
        while not (line := await asyncio.wait_for(stream.content.readline(), 2)).startswith(b'data: {"k'):
            pass
    event = json.loads(line.removeprefix(b"data: "))
    assert event == {"kinds": ["call", "typing"], "chats": [world.private_chat(anna.id).key]}
    assert (await page.chat(anna.id))["typing"] == "typing"
    await api("sendMessage", chat_id=anna.id, text="x")
    assert (await page.chat(anna.id))["typing"] is None


async def test_a_press_waits_until_it_is_answered(page: Page, api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    keyboard = {
        "inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "Copy", "copy_text": {"text": "z"}}]]
    }
    sent = (await api("sendMessage", chat_id=anna.id, text="Go?", reply_markup=json.dumps(keyboard))).result
    assert (await page.post("tap", person=anna.id, message=sent["message_id"], button=1))["opened"] == "z"
    press = (await page.post("tap", person=anna.id, message=sent["message_id"], button=0))["press"]
    assert (await page.get("state"))["waiting"] == [press]
    await api("answerCallbackQuery", callback_query_id=press, text="Good")
    shown = await page.get("state")
    assert shown["waiting"] == []
    assert shown["toasts"][0]["chat"] == world.private_chat(anna.id).key


async def test_a_one_time_keyboard_can_be_brought_out_again(page: Page, api: Api, anna: User, world: World) -> None:
    world.start(anna.id)
    assert (await page.chat(anna.id))["keyboard"] is None
    markup = json.dumps({"keyboard": [["Skip"]], "one_time_keyboard": True})
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    for hidden in (False, True):
        keyboard = (await page.chat(anna.id))["keyboard"]
        assert (keyboard["hidden"], keyboard["one_time"]) == (hidden, True)
        await page.post("tap", person=anna.id, key="Skip")


async def test_the_bot_presents_itself_in_the_language_of_each(page: Page, api: Api, world: World) -> None:
    olena = world.add_user("Olena", language_code="uk", role="manager")
    tom = world.add_user("Tom", language_code="en", role="manager")
    group = world.add_group("Managers", [olena.id, tom.id])
    await api("setMyDescription", description="Hello")
    await api("setMyDescription", description="Вітаю", language_code="uk")
    await api("setMyName", name="Помічник", language_code="uk")
    for scope, name in (("all_group_chats", "all"), ("all_chat_administrators", "chiefs")):
        commands = json.dumps([{"command": name, "description": name}])
        await api("setMyCommands", commands=commands, scope=json.dumps({"type": scope}))
    people = {it["id"]: it for it in (await page.get("state"))["people"]}
    assert people[olena.id]["bot"] == {"name": "Помічник", "description": "Вітаю"}
    assert people[tom.id]["bot"] == {"name": "Intake", "description": "Hello"}
    members = {it["id"]: it for it in (await page.chat(group.id))["members"]}
    assert [it["command"] for it in members[olena.id]["commands"]] == ["chiefs"]
    assert [it["command"] for it in members[tom.id]["commands"]] == ["all"]
    assert "commands" not in members[world.bot().id]


async def test_the_log_of_calls_grows(page: Page, api: Api) -> None:
    await api("getMe")
    await api("getUpdates")
    await api("sendMessage", chat_id=5, text="x" * 1000)
    calls = (await page.get("calls"))["calls"]
    assert [it["method"] for it in calls] == ["getMe", "sendMessage"]
    assert calls[1]["error"] == "Bad Request: chat not found"
    assert len(calls[1]["params"]["text"]) < 700
    assert (await page.get(f"calls?after={calls[1]['number']}"))["calls"] == []
    assert len((await page.get("calls?polls=1"))["calls"]) == 3
    assert (await page.get("calls?last=1"))["calls"] == calls[1:]
    assert (await page.get("calls?last=0"))["calls"] == []
    assert [it["took"] for it in calls] == [0, 0]


async def test_faults_limits_and_delay_are_switched_on_the_page(
    page: Page, api: Api, world: World, server: Server
) -> None:
    fault = (await page.post("faults", action="add", kind="error", method="getMe", times=None, code=500))["fault"]
    assert (await api("getMe")).status == 500
    assert [it["id"] for it in (await page.get("state"))["faults"]] == [fault]
    await page.post("faults", action="remove", id=fault)
    assert (await api("getMe")).status == 200
    await page.post("faults", action="add", kind="slow", seconds=0.5)
    await page.post("faults", action="clear")
    assert (await page.get("state"))["faults"] == []
    await page.post("settings", limits=True, delay=0.01)
    assert (world.limits.enabled, server.delay) == (True, 0.01)


async def test_every_field_of_a_fault_is_given_on_the_page(page: Page) -> None:
    given = {
        "kind": "error", "method": "sendmessage", "chat_id": -5, "after": 2, "code": 429, "description": "Slow down",
        "retry_after": 7, "migrate_to_chat_id": -9, "seconds": 1.5, "carried_out": True,
    }  # fmt: skip
    number = (await page.post("faults", action="add", **given, times=3))["fault"]
    assert (await page.get("state"))["faults"] == [{**given, "id": number, "left": 3, "until": None}]


@pytest.mark.parametrize(
    ("path", "body", "error"),
    [
        ("write", {}, "person must be a whole number"),
        ("write", {"person": 5, "text": "x"}, "there is no person 5"),
        ("write", {"person": "ANNA"}, "text must be a text that is not empty"),
        ("write", {"person": "ANNA", "text": ["x"]}, "text must be a text that is not empty"),
        ("write", {"person": "ANNA", "text": "x", "chat": -5}, "there is no group -5"),
        ("write", {"person": "ANNA", "text": "x", "bot": 5}, "there is no bot 5"),
        ("write", {"person": "ANNA", "text": "x", "thread": 5}, "there is no topic 5"),
        ("tap", {"person": "ANNA", "message": 5, "button": 0}, "there is no message 5"),
        ("tap", {"person": "ANNA", "message": 1, "button": 0}, "message 1 has no button 0"),
        ("tap", {"person": "ANNA", "key": "x"}, "there is no key 'x'"),
        ("edit", {"person": "ANNA", "message": 5, "text": "x"}, "there is no message 5"),
        ("media", {"person": "ANNA", "kind": "film"}, "kind must be one of"),
        ("people", {"first_name": ""}, "first_name must be a text"),
        ("people", {"first_name": "X", "role": "king"}, "role must be"),
        ("faults", {"action": "add", "kind": "flood"}, "no such fault"),
        ("faults", {"action": "add", "kind": "error", "times": 0}, "times must be"),
        ("faults", {"action": "dance"}, "action must be"),
        ("settings", {"delay": -1}, "delay must be"),
    ],
)
async def test_a_request_that_makes_no_sense_is_told_so(
    page: Page, world: World, anna: User, path: str, body: dict[str, Any], error: str
) -> None:
    world.start(anna.id)
    given = {name: anna.id if value == "ANNA" else value for name, value in body.items()}
    assert error in (await page.post(path, 400, **given))["error"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
FIELDS = [
    "person",
    "text",
    "chat",
    "message",
    "button",
    "key",
    "kind",
    "action",
    "thread",
    "reply_to",
    "own",
    "id",
    "blocked",
    "first_name",
    "role",
    "bot",
    "method",
    "times",
    "seconds",
    "code",
    "retry_after",
    "limits",
]
BODIES = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=5)
PATHS = ("write", "start", "tap", "contact", "media", "edit", "block", "people", "faults", "settings")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(PATHS), body=BODIES, known=st.booleans())
def test_no_request_breaks_the_page(path: str, body: dict[str, Any], known: bool) -> None:
    async def ask() -> int:
        world = World()
        world.add_bot()
        anna = world.add_user("Anna")
        world.start(anna.id)
        server = await serve(world)
        try:
            async with aiohttp.ClientSession() as session:
                given = {**body, **({"person": anna.id, "message": 1} if known else {})}
                async with session.post(f"{server.url}/api/{path}", json=given) as response:
                    await response.json()
                    return response.status
        finally:
            await server.close()

    assert asyncio.run(ask()) in (200, 400)


@pytest.mark.parametrize(
    ("body", "kind"), [(b"{", "application/json"), (b"[]", "application/json"), (b"{}", "text/plain")]
)
async def test_a_body_must_be_a_json_object(page: Page, body: bytes, kind: str) -> None:
    async with page.session.post(f"{page.url}/api/write", data=body, headers={"Content-Type": kind}) as response:
        assert response.status == 400
        assert "error" in await response.json()


async def test_the_page_is_kept_to_itself(page: Page) -> None:
    for path in ("/", "/app.js", "/end/end.js", "/css/page.css"):
        async with page.session.get(f"{page.url}{path}") as response:
            assert response.status == 200
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
            assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_page_that_is_not_there_is_no_accident(page: Page) -> None:
    async with page.session.get(page.url) as response:
        assert response.status == (200 if (PAGE / "index.html").is_file() else 404)
    for path in ("/none.js", "/../server.py", "/%2e%2e/server.py", "/api/none"):
        async with page.session.get(f"{page.url}{path}") as response:
            assert response.status == 404
