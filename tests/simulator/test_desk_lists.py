"""What a list of chats needs to know, faults that end by themselves, and the page's own files."""

import asyncio

from bot.simulator import World
from bot.simulator.users import User
from bot.simulator.wire.page_files import PAGE
from bot.simulator.world import Change

from .conftest import Api, Page


async def test_what_came_since_the_person_wrote_is_counted(page: Page, api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    counts = []
    for number in range(3):
        counts.append((await page.chat(anna.id))["unanswered"])
        await api("sendMessage", chat_id=anna.id, text=f"{number}")
    world.write(anna.id, "read")
    counts.append((await page.chat(anna.id))["unanswered"])
    assert counts == [0, 1, 2, 0]
    group = world.add_group("Managers", [anna.id])
    assert (await page.chat(group.id))["unanswered"] is None


async def test_a_person_who_never_wrote_has_answered_nothing(page: Page, api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    chat = world.private_chat(anna.id)
    del chat.messages[next(iter(chat.messages))]
    await api("sendMessage", chat_id=anna.id, text="x")
    assert (await page.chat(anna.id))["unanswered"] == 1


async def test_the_general_topic_is_listed_as_the_others_are(page: Page, world: World, anna: User) -> None:
    group = world.add_group("Managers", [anna.id], forum=True)
    topic = world.open_topic(group.id, anna.id, "Lead 1")
    world.write(anna.id, "to all", group.id)
    world.write(anna.id, "to one", group.id, thread_id=topic.id)
    shown = await page.chat(group.id)
    assert shown["general"]["count"] == shown["count"] - shown["topics"][0]["count"]
    newest = shown["general"]["newest"]
    assert (newest["text"], newest["from"], newest["sender"]) == ("to all", anna.name, anna.id)


async def test_topics_of_people_differ_in_colour(world: World, anna: User) -> None:
    group = world.add_group("Managers", [anna.id], forum=True)
    colors = {world.open_topic(group.id, anna.id, f"Lead {number}").icon_color for number in range(6)}
    assert len(colors) == 6


async def test_a_reply_tells_whom_it_answers(page: Page, api: Api, world: World, anna: User) -> None:
    world.start(anna.id)
    sent = (await api("sendMessage", chat_id=anna.id, text="Well?")).result
    world.write(anna.id, "Yes", reply_to=sent["message_id"])
    answered = (await page.chat(anna.id))["messages"][-1]["reply_to"]
    assert (answered["id"], answered["text"], answered["from"]) == (sent["message_id"], "Well?", world.bot().name)


async def test_a_fault_is_taken_back_after_a_while(page: Page, world: World) -> None:
    kept = (await page.post("faults", action="add", kind="drop", times=None))["fault"]
    over = asyncio.Event()

    def note(_change: Change) -> None:
        if len(world.faults.in_force()) == 1:
            over.set()

    with world.watched(note):
        await page.post("faults", action="add", kind="error", code=500, times=None, lasts=0.01)
        await asyncio.wait_for(over.wait(), 2)
    assert [fault["id"] for fault in (await page.get("state"))["faults"]] == [kept]
    assert (await page.post("faults", 400, action="add", kind="drop", lasts="long"))["error"]


async def test_a_fault_is_over_when_the_clock_is_moved_past_its_end(page: Page, world: World) -> None:
    for lasts in (10, 1000):
        await page.post("faults", action="add", kind="drop", times=None, lasts=lasts)
    assert [fault["until"] - world.time() for fault in (await page.get("state"))["faults"]] == [10, 1000]
    await page.post("settings", forward=600)
    assert [fault["until"] - world.time() for fault in (await page.get("state"))["faults"]] == [400]


async def test_the_page_asks_for_all_its_modules_at_once(page: Page) -> None:
    async with page.session.get(page.url) as response:
        link = response.headers["Link"]
    modules = [file.relative_to(PAGE).as_posix() for file in PAGE.rglob("*.js")]
    assert all(f"</{module}>; rel=modulepreload" in link for module in modules)
    assert link.count("modulepreload") == len(modules)


async def test_a_file_that_did_not_change_is_not_sent_again(page: Page) -> None:
    async with page.session.get(f"{page.url}/app.js") as response:
        tag, body = response.headers["ETag"], await response.text()
    assert body == (PAGE / "app.js").read_text("utf-8")
    async with page.session.get(f"{page.url}/app.js", headers={"If-None-Match": tag}) as response:
        assert (response.status, await response.read()) == (304, b"")
