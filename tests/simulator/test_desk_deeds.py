"""Everything else that the desk's JSON API does: files, forwards, groups, rights, odd updates, the clock, the bot."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.simulator import World, serve
from bot.simulator.chats import Chat
from bot.simulator.desk.routes import DEEDS
from bot.simulator.faults import KINDS
from bot.simulator.person import Person
from bot.simulator.users import User

from .conftest import Api, Clock, Page

DOCS = Path(__file__).parents[2] / "docs" / "simulator-api.md"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 40


@pytest.fixture
def managers(world: World, anna: User) -> Chat:
    boss = world.add_user("Taras", role="manager")
    group = world.add_group("Managers", [boss.id, anna.id], forum=True)
    world.updates().clear()
    return group


async def upload(page: Page, kind: str, data: bytes, mime_type: str, **query: Any) -> str:
    address, headers = f"{page.url}/api/file", {"Content-Type": mime_type}
    async with page.session.post(address, params={"kind": kind, **query}, data=data, headers=headers) as response:
        assert response.status == 200, await response.text()
        return str((await response.json())["file"])


async def test_a_picture_from_the_page_reaches_the_bot_and_comes_back(page: Page, api: Api, anna: User) -> None:
    file = await upload(page, "photo", PNG, "image/png", name="shot.png", width=640, height=480)
    await page.post("media", person=anna.id, kind="photo", file=file, caption="See https://a.io")
    heard = (await api.updates())[-1]["message"]
    assert (heard["photo"][0]["width"], heard["photo"][0]["height"]) == (640, 480)
    assert (heard["caption"], heard["caption_entities"][0]["type"]) == ("See https://a.io", "url")
    path = (await api("getFile", file_id=file)).result["file_path"]
    async with page.session.get(f"{page.url}/file/bot{api.token}/{path}") as response:
        assert await response.read() == PNG
    shown = (await page.chat(anna.id))["messages"][-1]
    async with page.session.get(f"{page.url}/api/file?id={shown['media']['photo'][0]['file_id']}") as response:
        assert (response.content_type, await response.read()) == ("image/png", PNG)
        assert "sandbox" in response.headers["Content-Security-Policy"]


async def test_what_a_browser_should_not_show_is_saved(page: Page, anna: User) -> None:
    file = await upload(page, "document", b"<script>alert(1)</script>", "text/html", name='бриф".html')
    async with page.session.get(f"{page.url}/api/file?id={file}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == 'attachment; filename="_____.html"'


async def test_a_voice_message_tells_how_long_it_is(page: Page, api: Api, anna: User) -> None:
    file = await upload(page, "voice", b"OggS", "audio/ogg", seconds=7)
    await page.post("media", person=anna.id, kind="voice", file=file)
    assert (await api.updates())[-1]["message"]["voice"]["duration"] == 7


async def test_several_pictures_go_as_an_album(page: Page, anna: User) -> None:
    file = await upload(page, "photo", PNG, "image/png")
    items = [{"kind": "photo", "file": file, "caption": "One"}, {"kind": "video"}]
    sent = (await page.post("album", person=anna.id, items=items))["messages"]
    shown = (await page.chat(anna.id))["messages"]
    assert [it["id"] for it in shown] == sent
    assert shown[0]["album"] == shown[1]["album"] is not None
    assert "an album has" in (await page.post("album", 400, person=anna.id, items=items[:1]))["error"]


async def test_messages_are_forwarded_deleted_and_reacted_to(page: Page, anna: User, managers: Chat) -> None:
    wrote = (await page.post("write", person=anna.id, text="The brief"))["message"]
    there = (await page.post("forward", person=anna.id, message=wrote, chat=managers.id))["message"]
    back = (await page.post("forward", person=anna.id, message=there, **{"from": managers.id}))["message"]
    await page.post("react", person=anna.id, message=back, emoji="👍")
    shown = (await page.chat(anna.id))["messages"][-1]
    assert (shown["forwarded_from"], shown["editable"]) == ("Anna Koval", False)
    assert shown["reactions"] == [{"emoji": "👍", "from": [anna.id]}]
    await page.post("react", person=anna.id, message=back, emoji=None)
    await page.post("delete", person=anna.id, message=wrote)
    assert [it["id"] for it in (await page.chat(anna.id))["messages"]] == [back]


async def test_older_messages_are_fetched_as_one_scrolls_up(page: Page, world: World, anna: User) -> None:
    for number in range(5):
        world.write(anna.id, str(number))
    key = world.private_chat(anna.id).key
    newest = await page.get(f"chat?key={key}&last=2")
    assert ([it["text"] for it in newest["messages"]], newest["more"]) == (["3", "4"], True)
    older = await page.get(f"chat?key={key}&before={newest['messages'][0]['id']}&last=3")
    assert ([it["text"] for it in older["messages"]], older["more"]) == (["0", "1", "2"], False)


async def test_a_double_tap_is_two_presses(page: Page, api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    keyboard = '{"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}'
    sent = (await api("sendMessage", chat_id=anna.id, text="Go?", reply_markup=keyboard)).result["message_id"]
    await page.post("tap", person=anna.id, message=sent, button=0, times=2)
    await page.post("press", person=anna.id, message=sent, data="forged")
    heard = [it["callback_query"]["data"] for it in await api.updates() if "callback_query" in it]
    assert heard == ["y", "y", "forged"]


async def test_topics_are_tended_by_administrators(page: Page, world: World, anna: User, managers: Chat) -> None:
    boss = next(iter(managers.members))
    where: dict[str, Any] = {"person": boss, "chat": managers.id}
    thread = (await page.post("topic", **where, action="open", name="Lead"))["thread"]
    for action, name in (("rename", "Lead 2"), ("close", None), ("reopen", None), ("close", None)):
        await page.post("topic", **where, action=action, thread=thread, name=name)
    topic = managers.topics[thread]
    assert (topic.name, topic.closed) == ("Lead 2", True)
    for by, words, error in ((anna.id, "hello", "the topic Lead 2 is closed"), (boss, "hello", None)):
        answer = await page.post("write", 400 if error else 200, person=by, chat=managers.id, thread=thread, text=words)
        assert answer.get("error") == error
    refused = await page.post("topic", 400, person=anna.id, chat=managers.id, action="delete", thread=thread)
    assert refused["error"] == "only an administrator changes a topic"
    await page.post("topic", **where, action="delete", thread=thread)
    assert not managers.topics


async def test_everything_can_be_said_in_a_topic_in_answer_to_something_and_by_nobody(
    page: Page, api: Api, world: World, managers: Chat
) -> None:
    boss = next(iter(managers.members))
    thread = world.open_topic(managers.id, boss, "Lead").id
    asked = (await api("sendMessage", chat_id=managers.id, text="Who?", message_thread_id=thread)).result["message_id"]
    where: dict[str, Any] = {"person": boss, "chat": managers.id, "thread": thread, "reply_to": asked}
    pictures = [{"kind": "photo"}, {"kind": "photo"}]
    said = [
        (await page.post("write", **where, text="me", anonymous=True))["message"],
        (await page.post("media", **where, kind="voice"))["message"],
        *(await page.post("album", **where, items=pictures))["messages"],
    ]
    forwarded = (await page.post("forward", **{**where, "from": managers.id}, message=said[1]))["message"]
    heard = {it["message"]["message_id"]: it["message"] for it in await api.updates() if "message" in it}
    assert {heard[it]["message_thread_id"] for it in [*said, forwarded]} == {thread}
    assert {heard[it]["reply_to_message"]["message_id"] for it in said} == {asked}
    assert [heard[it].get("sender_chat", {}).get("id") for it in said[:2]] == [managers.id, None]


async def test_the_bot_loses_a_right_is_put_out_and_comes_back(
    page: Page, api: Api, world: World, managers: Chat
) -> None:
    bot = world.bot().id
    where: dict[str, Any] = {"chat": managers.id, "member": bot}
    await page.post("member", **where, status="administrator", rights={"can_manage_topics": False})
    assert (await api("createForumTopic", chat_id=managers.id, name="x")).status == 400
    members = {it["id"]: it for it in (await page.chat(managers.id))["members"]}
    assert members[bot]["rights"]["can_manage_topics"] is False
    for status, expected in (("kicked", 403), ("member", 200), ("left", 403), ("administrator", 200)):
        await page.post("member", **where, status=status)
        assert (await api("sendMessage", chat_id=managers.id, text="x")).status == expected
    who = [it["my_chat_member"]["from"]["first_name"] for it in await api.updates() if "my_chat_member" in it]
    assert who == ["Taras", "Taras", "Taras", "Intake", "Taras"], "one leaves by oneself, all else the owner does"


async def test_groups_are_made_and_upgraded(page: Page, api: Api, world: World, anna: User) -> None:
    old = (await page.post("group", title="Sales", members=[anna.id], kind="group", bot_status="member"))["chat"]
    refused = await page.post("forum", 400, chat=old)
    assert refused["error"].startswith("only a supergroup has topics")
    new = (await page.post("migrate", chat=old))["chat"]
    await page.post("forum", chat=new)
    assert (await api("createForumTopic", chat_id=new, name="Lead")).status == 400, "a plain member may not"
    bare = (await page.post("group", title="Bare", bot_status="none"))["chat"]
    assert (await api("sendMessage", chat_id=bare, text="x")).error == "Bad Request: chat not found"
    await page.post("bot", privacy=False)
    assert (await api("getMe")).result["can_read_all_group_messages"] is True


async def test_a_new_manager_joins_no_group_that_was_upgraded(page: Page, world: World, anna: User) -> None:
    old = world.add_group("Sales", [anna.id], kind="group")
    new = world.migrate(old.id)
    world.updates().clear()
    before = len(old.messages)
    taras = (await page.post("people", first_name="Taras", role="manager"))["person"]
    assert (new.member(taras).present, old.member(taras).present) == (True, False)
    assert len(old.messages) == before, "nobody comes into a group that is no more"


async def test_a_person_changes_language_and_leaves_telegram(page: Page, api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    await page.post("person", person=anna.id, language_code="uk", last_name=None)
    await page.post("write", person=anna.id, text="x")
    who = (await api.updates())[-1]["message"]["from"]
    assert (who["language_code"], who["first_name"], "last_name" in who) == ("uk", "Anna", False)
    await page.post("person", person=anna.id, deactivated=True)
    assert (await api("sendMessage", chat_id=anna.id, text="x")).error == "Forbidden: user is deactivated"


async def test_odd_updates_are_given_and_given_again(page: Page, api: Api, world: World, anna: User) -> None:
    odd = (await page.post("update", update={"message": 5}))["update"]
    assert await api.updates() == [{"update_id": odd, "message": 5}]
    assert await api.updates(offset=odd + 1) == []
    await page.post("update", again=odd)
    assert await api.updates() == [{"update_id": odd, "message": 5}]
    assert (await page.post("update", 400, again=1))["error"] == "no update 1 is remembered"
    assert "update_id must be" in (await page.post("update", 400, update={"update_id": "x"}))["error"]


async def test_the_clock_is_moved_from_the_page(page: Page, world: World, clock: Clock) -> None:
    await page.post("settings", forward=600)
    seen = await page.get("state")
    assert (seen["ahead"], seen["now"]) == (600, clock.now + 600)
    assert (await page.post("settings", 400, forward=1e12))["error"].startswith("forward must be at most")


@pytest.mark.parametrize(("form", "kind"), [("text", "text/plain"), ("json", "application/json")])
async def test_a_chat_can_be_taken_away(
    page: Page, person: Person, world: World, managers: Chat, form: str, kind: str
) -> None:
    topic = world.open_topic(managers.id, person.id, "Lead")
    await person.writes("first\nsecond", managers.id, thread_id=topic.id)
    async with page.session.get(f"{page.url}/api/transcript", params={"key": managers.key, "format": form}) as response:
        assert response.content_type == kind
        assert response.headers["Content-Disposition"].startswith('attachment; filename="transcript-supergroup-100')
        if form == "json":
            assert (await response.json())[-1]["text"] == "first\nsecond"
        else:
            assert "[2027-01-15 08:00:00] Anna Koval (Lead): first\n    second\n" in await response.text()


class Switch:
    """A process that is only thought of."""

    def __init__(self) -> None:
        self.running, self.since = True, 5.0
        self.done: list[str] = []

    async def kill(self) -> None:
        self.done.append("kill")
        self.running = False

    async def stop(self) -> None:
        self.done.append("stop")
        self.running = False

    async def start(self) -> None:
        self.done.append("start")
        self.running = True


@pytest.fixture
async def switched(world: World, session: aiohttp.ClientSession) -> AsyncIterator[tuple[Page, Switch]]:
    switch = Switch()
    server = await serve(world, process=switch)
    yield Page(session, server.url), switch
    await server.close()


async def test_the_bot_is_killed_and_started_from_the_page(switched: tuple[Page, Switch]) -> None:
    page, switch = switched
    assert (await page.get("state"))["process"] == {"running": True, "since": 5.0}
    for action, running in (("kill", False), ("start", True), ("stop", False)):
        assert (await page.post("process", action=action))["running"] is running
    assert switch.done == ["kill", "start", "stop"]
    assert "action must be one of" in (await page.post("process", 400, action="dance"))["error"]


async def test_a_bot_that_runs_elsewhere_is_not_switched(page: Page) -> None:
    assert (await page.get("state"))["process"] is None
    assert "runs elsewhere" in (await page.post("process", 400, action="kill"))["error"]


@pytest.mark.parametrize(
    ("path", "body", "error"),
    [
        ("media", {"person": "ANNA", "kind": "photo", "file": "none"}, "there is no photo none"),
        ("media", {"person": "ANNA", "kind": "sticker", "caption": "x"}, "a sticker has no caption"),
        ("media", {"person": "ANNA", "kind": "photo", "caption": "x" * 1025}, "a client sends no caption of more"),
        ("album", {"person": "ANNA", "items": 5}, "items must be a list of objects"),
        ("forward", {"person": "ANNA", "message": 5}, "there is no message 5"),
        ("react", {"person": "ANNA", "message": 1, "emoji": "x"}, "Telegram offers no such reaction"),
        ("topic", {"person": "ANNA", "chat": "GROUP", "action": "dance"}, "action must be one of"),
        ("topic", {"person": "ANNA", "chat": "GROUP", "action": "close", "thread": 9}, "there is no topic 9"),
        ("tap", {"person": "ANNA", "message": 1, "button": 0, "times": 99}, "message 1 has no button 0"),
        ("group", {"title": "x", "members": [5]}, "there is no person 5"),
        ("group", {"title": "x", "members": "x"}, "members must be a list"),
        ("group", {"title": "x", "kind": "channel"}, "kind must be one of"),
        ("group", {"title": "x", "kind": "group", "forum": True}, "only a supergroup has topics"),
        ("member", {"chat": "GROUP", "member": 5, "status": "member"}, "there is nobody with the id 5"),
        ("member", {"chat": "GROUP", "member": "ANNA", "status": "creator"}, "status must be one of"),
        ("member", {"chat": "GROUP", "member": "ANNA", "status": "administrator", "rights": {"x": True}},
         "there is no x among the rights"),
        ("member", {"chat": "GROUP", "member": "ANNA", "status": "administrator", "rights": {"can_pin_messages": 1}},
         "can_pin_messages must be true or false"),
        ("migrate", {"chat": "GROUP"}, "only a basic group"),
        ("person", {"person": "ANNA", "first_name": ""}, "first_name must be"),
        ("update", {"update": 5}, "update must be an object"),
        ("write", {"person": "ANNA", "text": "x", "chat": "GROUP", "anonymous": True},
         "only an administrator can hide"),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_refused_and_changes_nothing(
    page: Page, world: World, anna: User, managers: Chat, path: str, body: dict[str, Any], error: str
) -> None:
    world.start(anna.id)
    ids = {"ANNA": anna.id, "GROUP": managers.id}
    given = {name: ids.get(value, value) if isinstance(value, str) else value for name, value in body.items()}
    before = world.snapshot()
    assert error in (await page.post(path, 400, **given))["error"]
    assert world.snapshot() == before


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("chat?key=none", "there is no chat none"),
        ("file?id=none", "there is no such file"),
        ("transcript?key=none", "there is no chat none"),
    ],
)
async def test_what_is_not_there_cannot_be_looked_at(page: Page, query: str, error: str) -> None:
    async with page.session.get(f"{page.url}/api/{query}") as response:
        assert response.status == 400
        assert error in (await response.json())["error"]


@pytest.mark.parametrize(("query", "data"), [("kind=film", b"x"), ("kind=photo", b""), ("", b"x")])
async def test_a_file_that_makes_no_sense_is_refused(page: Page, world: World, query: str, data: bytes) -> None:
    async with page.session.post(f"{page.url}/api/file?{query}", data=data) as response:
        assert response.status == 400
    assert not world.files.stored()


@pytest.mark.parametrize(
    "name", [*DEEDS, "state", "chat", "calls", "file", "transcript", "events", "settings", "process"]
)
def test_every_address_is_described(name: str) -> None:
    assert f"`/api/{name}" in DOCS.read_text("utf-8"), f"docs/simulator-api.md does not tell of /api/{name}"


def test_every_fault_is_described() -> None:
    described = DOCS.read_text("utf-8")
    assert not [kind for kind in KINDS if f"| `{kind}` |" not in described]
