"""Chats and topics: lists with their newest lines, unread marks, ways there and back."""

import pytest
from playwright.async_api import expect

from bot.simulator import World

from .conftest import OpenDesk
from .desk import Desk
from .small_bot import SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")
OLENA, ANNA, BORIS = 700_000_001, 700_000_003, 700_000_004
BLUE, ROSE = 0x6FB9F0, 0xFF93B2


async def a_topic(bot: SmallBot, name: str, color: int = BLUE) -> int:
    made = await bot.call("createForumTopic", chat_id=bot.group, name=name, icon_color=color)
    return int(made["message_thread_id"])


@pytest.fixture
def forum(world: World) -> int:
    group = next(iter(world.chats.groups()))
    world.set_forum(group.id, forum=True)
    return group.id


async def test_a_manager_goes_from_the_group_to_the_list_and_to_the_bot(desk: Desk) -> None:
    managers = desk.managers
    await managers.goes_back()
    await expect(managers.node.get_by_role("heading", name="Chats")).to_be_visible()
    await expect(managers.chat("Sales")).to_be_focused()
    await managers.page.keyboard.press("ArrowDown")
    await expect(managers.chat("Echo")).to_be_focused()
    await managers.page.keyboard.press("Enter")
    await managers.button("START").click()
    await expect(managers.message("You said: /start")).to_be_visible()
    await managers.goes_back()
    await expect(managers.chat("Echo")).to_contain_text("You said: /start")


async def test_somebody_with_one_chat_has_no_list(desk: Desk, world: World) -> None:
    await expect(desk.prospect.button("Back")).to_be_hidden()
    world.add_group("Reed & Sons", [OLENA])
    await desk.prospect.goes_back()
    await expect(desk.prospect.chat("Reed & Sons")).to_contain_text("Somebody joined")


async def test_what_comes_elsewhere_is_counted(desk: Desk, small_bot: SmallBot) -> None:
    managers = desk.managers
    await managers.goes_back()
    await managers.chat("Echo").click()
    for number in range(3):
        await small_bot.say(small_bot.group, f"lead {number}")
    await managers.button("Back, 3 unread elsewhere").click()
    row = managers.node.get_by_role("button", name="Sales, 3 unread. Echo: lead 2")
    await expect(row.locator(".count")).to_have_text("3")
    await row.click()
    await expect(managers.message("lead 2")).to_be_visible()
    await managers.goes_back()
    await expect(managers.node.get_by_role("button", name="Sales. Echo: lead 2")).to_be_visible()


async def test_what_one_manager_has_seen_is_news_to_the_other(desk: Desk, small_bot: SmallBot) -> None:
    await small_bot.say(small_bot.group, "for both")
    await expect(desk.managers.message("for both")).to_be_visible()
    await expect(desk.managers.node.get_by_role("radio", name="Boris, new messages")).to_be_attached()
    await desk.managers.play("Boris")
    await expect(desk.managers.node.get_by_role("radio", name="new messages")).to_have_count(0)


async def test_a_forum_shows_its_topics_and_each_has_its_own_log(
    desk: Desk, small_bot: SmallBot, forum: int, world: World
) -> None:
    managers = desk.managers
    first, second = await a_topic(small_bot, "L-0001 Олена"), await a_topic(small_bot, "L-0002 Tom", ROSE)
    await small_bot.say(forum, "about Olena", message_thread_id=first)
    await small_bot.say(forum, "about Tom", message_thread_id=second)
    await expect(managers.chat("L-0001 Олена")).to_contain_text("about Olena")
    await expect(managers.chat("L-0001 Олена").locator(".topic-icon.blue")).to_be_visible()
    await expect(managers.chat("L-0002 Tom").locator(".topic-icon.rose")).to_be_visible()
    await managers.chat("L-0001 Олена").click()
    await expect(managers.message("about Olena")).to_be_visible()
    await expect(managers.message("about Tom")).to_have_count(0)
    await managers.write("taking it")
    await expect(managers.log.locator(".row.out")).to_contain_text("taking it")
    assert list(world.chat(forum).messages.values())[-1].thread_id == first
    await managers.goes_back()
    await managers.chat("All messages").click()
    await expect(managers.message("about Tom")).to_be_visible()
    await expect(managers.message("taking it")).to_be_visible()


async def test_topics_are_counted_each_by_itself(desk: Desk, small_bot: SmallBot, forum: int) -> None:
    managers = desk.managers
    thread = await a_topic(small_bot, "L-0001")
    await small_bot.say(forum, "one", message_thread_id=thread)
    await small_bot.say(forum, "to all")
    await expect(managers.node.get_by_role("button", name="L-0001, 2 unread. one")).to_be_visible()
    await expect(managers.node.get_by_role("button", name="General, 1 unread. to all")).to_be_visible()
    await managers.chat("General").click()
    await expect(managers.message("to all")).to_be_visible()
    await expect(managers.message("one")).to_have_count(0)
    await managers.goes_back()
    await expect(managers.node.get_by_role("button", name="L-0001, 2 unread. one")).to_be_visible()
    await expect(managers.node.get_by_role("button", name="General. to all")).to_be_visible()


async def test_a_closed_topic_is_closed_to_members(desk: Desk, small_bot: SmallBot, forum: int) -> None:
    managers = desk.managers
    thread = await a_topic(small_bot, "L-0001")
    await small_bot.call("closeForumTopic", chat_id=forum, message_thread_id=thread)
    await managers.node.get_by_role("button", name="L-0001, closed").click()
    await expect(managers.line).to_be_visible()
    await managers.play("Boris")
    await managers.node.get_by_role("button", name="L-0001, closed").click()
    await expect(managers.node.get_by_text("This topic is closed.")).to_be_visible()
    await expect(managers.line).to_be_hidden()
    await managers.play("Anna")
    await managers.button("More").click()
    await managers.menu("Reopen the topic").click()
    await expect(managers.notice("Anna reopened the topic")).to_be_visible()


async def test_people_make_topics_and_rename_and_delete_them(desk: Desk, forum: int) -> None:
    managers = desk.managers
    await managers.button("More").click()
    await managers.menu("New topic").click()
    await managers.dialog("New topic").get_by_label("Name of the topic").fill("Ідеї")
    await managers.answers("New topic", "Create")
    await expect(managers.notice("Anna created the topic “Ідеї”")).to_be_visible()
    await managers.button("More").click()
    await managers.menu("Rename the topic").click()
    await managers.dialog("Rename the topic").get_by_label("Name of the topic").fill("Plans")
    await managers.answers("Rename the topic", "Rename")
    await expect(managers.node.get_by_role("heading", name="Plans")).to_be_visible()
    await managers.button("More").click()
    await managers.menu("Delete the topic").click()
    await managers.answers("Delete “Plans”?", "Delete")
    await expect(managers.chat("General")).to_be_visible()
    await expect(managers.chat("Plans")).to_have_count(0)


async def test_a_message_is_forwarded_into_a_topic(desk: Desk, small_bot: SmallBot, forum: int, world: World) -> None:
    managers = desk.managers
    thread = await a_topic(small_bot, "L-0001")
    await small_bot.say(forum, "look at this")
    await managers.chat("General").click()
    await managers.asks_about("look at this")
    await managers.menu("Forward").click()
    await managers.dialog("Forward to…").get_by_role("button", name="Sales › L-0001").click()
    await managers.goes_back()
    await managers.chat("L-0001").click()
    await expect(managers.message("look at this")).to_contain_text("Forwarded from Echo")
    assert list(world.chat(forum).messages.values())[-1].thread_id == thread


async def test_the_transcript_is_downloaded(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    for item, ending in (("Download the transcript", b"Echo: You said: /start\n"), ("Download it as JSON", b"]")):
        async with desk.page.expect_download() as download:
            await end.button("More").click()
            await end.menu(item).click()
        path = await (await download.value).path()
        assert path.read_bytes().rstrip(b"\n").endswith(ending.rstrip(b"\n"))


async def test_on_a_phone_one_goes_through_the_lists(open_desk: OpenDesk, small_bot: SmallBot, forum: int) -> None:
    await a_topic(small_bot, "A topic with a name much longer than a telephone is wide, so that it has to be cut")
    desk = await open_desk(360, 740, dark=True)
    await desk.page.get_by_role("button", name="Managers", exact=True).click()
    await desk.managers.chat("A topic with a name").click()
    await desk.managers.write("дуже" * 60)
    await expect(desk.managers.log.locator(".row.out")).to_be_visible()
    await desk.opens("Faults")
    assert await desk.page.evaluate("document.documentElement.scrollWidth") <= 360
