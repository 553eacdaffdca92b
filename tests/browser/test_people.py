"""Whom one plays: settings of a person, and a list to search in when there are many."""

import pytest
from playwright.async_api import expect

from bot.simulator import World

from .conftest import OpenDesk
from .desk import Desk
from .small_bot import SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")
OLENA, TOM = 700_000_001, 700_000_002


async def test_a_person_changes_the_language_and_the_bot_presents_itself_in_it(desk: Desk) -> None:
    end = desk.prospect
    await expect(end.node.get_by_text("Я кажу те, що й ви.")).to_be_visible()
    await end.button("Settings of this person").click()
    form = end.dialog("Settings of Olena Koval")
    await form.get_by_label("Language of the app").select_option("English")
    await form.get_by_label("Name").fill("Helen Koval")
    await form.get_by_role("button", name="Save").click()
    await expect(end.node.get_by_text("I say what you say.")).to_be_visible()
    await expect(end.node.get_by_text("You are Helen, a prospect · EN")).to_be_visible()


async def test_a_block_from_the_settings(desk: Desk, small_bot: SmallBot) -> None:
    end = desk.prospect
    await end.starts()
    await end.button("Settings of this person").click()
    await end.dialog("Settings of").get_by_role("switch", name="Has blocked the bot").check()
    await end.answers("Settings of", "Save")
    await expect(end.button("RESTART")).to_be_visible()
    await expect(end.node.get_by_text("You have blocked the bot: it cannot write to you.")).to_be_visible()
    await small_bot.say(OLENA, "hello?")
    log = await desk.opens("Bot API calls")
    await expect(log.get_by_role("listitem").last).to_contain_text("Forbidden: bot was blocked by the user")
    await end.button("RESTART").click()
    await expect(end.node.get_by_text("You have blocked the bot")).to_be_hidden()
    await expect(end.line).to_be_visible()


async def test_a_deleted_account(desk: Desk, small_bot: SmallBot, world: World) -> None:
    end = desk.prospect
    await end.starts()
    await end.button("Settings of this person").click()
    await end.dialog("Settings of").get_by_role("switch", name="Has deleted the account").check()
    await end.answers("Settings of", "Save")
    await expect(end.node.get_by_text("Olena Koval has deleted the account.")).to_be_visible()
    await small_bot.say(OLENA, "hello?")
    assert world.calls.of("sendMessage")[-1].error == "Forbidden: user is deactivated"


@pytest.fixture
def crowd(world: World) -> list[int]:
    return [world.add_user(f"Guest {number}", language_code="uk").id for number in range(1, 59)]


async def test_one_of_sixty_is_found_by_name(open_desk: OpenDesk, crowd: list[int]) -> None:
    desk = await open_desk()
    end = desk.prospect
    await end.node.get_by_role("button", name="of 60").click()
    await desk.page.keyboard.type("guest 4")
    found = end.node.get_by_role("listbox", name="Which prospect you are").get_by_role("option")
    await expect(found).to_have_count(11)
    await desk.page.keyboard.press("ArrowDown")
    await expect(found.nth(1)).to_have_attribute("aria-selected", "true")
    await desk.page.keyboard.press("Enter")
    await expect(end.node.get_by_text("You are Guest, a prospect")).to_be_visible()
    await expect(end.node.get_by_role("button", name="Guest 40 of 60")).to_be_focused()
    await end.button("START").click()
    await expect(end.message("You said: /start")).to_be_visible()


async def test_news_of_the_many_are_counted_together(open_desk: OpenDesk, crowd: list[int], world: World) -> None:
    desk = await open_desk()
    for person in crowd[:5]:
        world.start(person)
    picker = desk.prospect.node.get_by_role("button", name="of 60")
    await expect(picker.locator(".count")).to_have_text("5")
    await picker.click()
    await desk.page.keyboard.type("guest 3")
    await desk.prospect.node.get_by_role("option", name="Guest 3, 1 unread").click()
    await expect(desk.prospect.message("You said: /start")).to_be_visible()
    await expect(picker.locator(".count")).to_have_text("4")


async def test_only_what_is_in_view_is_fetched(open_desk: OpenDesk, crowd: list[int], world: World) -> None:
    desk = await open_desk()
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url) if "/api/chat" in request.url else None)
    for person in crowd:
        world.start(person)
    await expect(desk.prospect.node.get_by_role("button", name="of 60").locator(".count")).to_have_text("58")
    assert not [url for url in asked if "private" in url]
