"""The page itself: on a phone, by keyboard alone, light and dark, the log of calls, the line to the bot."""

import pytest
from playwright.async_api import expect

from bot.simulator import Server, World
from bot.simulator.wire import presence

from .conftest import OpenDesk
from .desk import Desk
from .small_bot import SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")
OLENA = 700_000_001


async def test_on_a_phone_one_end_at_a_time(open_desk: OpenDesk) -> None:
    desk = await open_desk(360, 740)
    await expect(desk.managers.node).to_be_hidden()
    await desk.prospect.starts()
    await desk.prospect.write("/lead")
    switch = desk.page.get_by_role("group", name="Which end to show")
    await switch.get_by_role("button", name="Managers, new messages").click()
    await expect(desk.prospect.node).to_be_hidden()
    await desk.managers.button("Take").click()
    await expect(desk.managers.message("Taken by Anna")).to_be_visible()
    await expect(switch.get_by_role("button", name="Managers", exact=True)).to_have_attribute("aria-pressed", "true")
    assert await desk.page.evaluate("document.documentElement.scrollWidth") <= 360


async def test_on_a_phone_what_there_is_fits(open_desk: OpenDesk) -> None:
    desk = await open_desk(360, 640)
    intro = desk.page.get_by_role("complementary", name="What to try")
    await expect(intro).to_contain_text("Take what arrives under Managers.", use_inner_text=True)
    await expect(intro).not_to_contain_text("On the right", use_inner_text=True)
    box = await intro.bounding_box()
    assert box is not None
    assert box["height"] <= 640 / 5
    await intro.get_by_role("button", name="Got it").click()
    await expect(intro).to_be_hidden()
    await expect(desk.page.locator("#connection")).to_have_text("connected", use_inner_text=True)
    for end, name in ((desk.prospect, "Olena"), (desk.managers, "Anna")):
        you = end.node.locator(".you")
        await expect(you).to_have_text(f"You are {name}", use_inner_text=True)
        assert await you.evaluate("(words) => words.scrollWidth <= words.clientWidth")
        await desk.page.get_by_role("button", name="Managers").click()


async def test_on_a_phone_the_panel_covers_the_chat(open_desk: OpenDesk, small_bot: SmallBot) -> None:
    desk = await open_desk(360, 740)
    await desk.prospect.starts()
    log = await desk.opens("Bot API calls")
    await expect(desk.prospect.node).to_be_hidden()
    box = await log.bounding_box()
    assert box is not None
    assert box["height"] > 600
    await small_bot.say(42, "nobody " * 8)
    row = log.get_by_role("listitem").last
    await expect(row).to_contain_text("Forbidden: the bot can't send messages to the bot")
    words = row.locator(".outcome > span")
    await row.click()
    assert await words.evaluate("(it) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight")
    await desk.page.get_by_role("button", name="Close the desk").click()
    await expect(desk.prospect.message("You said: /start")).to_be_in_viewport()
    await desk.opens("Faults")
    await desk.page.get_by_role("button", name="Managers", exact=True).click()
    await expect(desk.managers.node).to_be_visible()
    await expect(desk.part("Faults")).to_be_hidden()


async def test_by_keyboard_alone(desk: Desk) -> None:
    page, end = desk.page, desk.prospect
    await end.button("START").focus()
    await page.keyboard.press("Enter")
    await expect(end.line).to_be_focused()
    await page.keyboard.type("/ke")
    await expect(end.node.get_by_role("option", name="/keys")).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    await expect(end.message("Choose")).to_be_visible()
    while not await end.log.evaluate("(log) => log.contains(document.activeElement)"):
        await page.keyboard.press("Shift+Tab")
    await expect(end.button("Copy it")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(end.button("Change")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(end.message("Changed")).to_be_visible()
    await expect(end.button("Change")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Space")
    await expect(end.told("Well done, Olena")).to_be_visible()
    outline = await end.button("Toast").evaluate("(key) => getComputedStyle(key).outlineStyle")
    assert outline == "solid"


async def test_the_last_message_is_edited_with_the_arrow_key(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.write("helo")
    await expect(end.message("You said: helo")).to_be_visible()
    await end.line.press("ArrowUp")
    await expect(end.line).to_have_value("helo")
    await end.write("hello")
    await expect(end.log.locator(".row.out", has_text="hello")).to_contain_text("edited")


async def test_one_stays_at_the_newest_unless_one_has_scrolled_up(desk: Desk, small_bot: SmallBot) -> None:
    end = desk.prospect
    await end.starts()
    for number in range(20):
        await small_bot.say(OLENA, f"line {number}\n" * 3)
    await expect(end.message("line 19")).to_be_in_viewport()
    await end.message("line 3\n").scroll_into_view_if_needed()
    await expect(end.node.get_by_role("button", name="To the newest message")).to_be_visible()
    await small_bot.say(OLENA, "news")
    jump = end.button("To the newest message: 1 new message")
    await expect(jump).to_be_visible()
    await expect(end.message("news")).not_to_be_in_viewport()
    await jump.click()
    await expect(end.message("news")).to_be_in_viewport()
    await expect(jump).to_be_hidden()


async def test_light_and_dark(open_desk: OpenDesk) -> None:
    seen = []
    for dark in (False, True):
        page = (await open_desk(dark=dark)).page
        for theme in ("dark", "light")[:: -1 if dark else 1] * 2:
            seen.append(await page.evaluate("getComputedStyle(document.body).backgroundColor"))
            await page.get_by_role("button", name="Theme:").click()
            await expect(page.get_by_role("button", name=f"Theme: {theme}")).to_be_visible()
        await page.get_by_role("button", name="Theme:").click()
        await page.reload()
        await expect(page.get_by_role("button", name="Theme: light" if dark else "Theme: dark")).to_be_visible()
    light, dark_one = seen[:2]
    assert light != dark_one
    assert seen == [light, dark_one, light, dark_one, dark_one, light, dark_one, light]


async def test_the_log_of_calls_is_live(desk: Desk, small_bot: SmallBot) -> None:
    fold = desk.page.get_by_role("button", name="Bot API calls")
    await desk.opens("Bot API calls")
    await small_bot.say(OLENA, "too early")
    rows = desk.page.get_by_role("list", name="Calls, oldest first").get_by_role("listitem")
    await expect(rows.last).to_contain_text("sendMessage")
    await expect(rows.last).to_contain_text("Olena Koval")
    await expect(rows.last).to_contain_text("Bad Request: chat not found")
    await expect(fold).to_contain_text("1 error")
    await rows.last.click()
    await expect(rows.last).to_contain_text("text = too early")


PATIENT = 20_000
"""Milliseconds until a silence shows, also on a busy machine."""


async def test_one_sees_whether_the_bot_listens(
    desk: Desk, small_bot: SmallBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "_BETWEEN_POLLS", 2.0)  # a busy machine polls late now and then
    line = desk.page.locator("#connection")
    await expect(line).to_have_text("The bot is connected")
    await small_bot.stop()
    await expect(line).to_have_text("The bot is silent", timeout=PATIENT)
    small_bot.listen()
    await expect(line).to_have_text("The bot is connected", timeout=PATIENT)


async def test_the_page_shows_what_the_bot_does_meanwhile(desk: Desk) -> None:
    await desk.prospect.starts()
    await desk.prospect.write("/slow")
    await expect(desk.prospect.node.get_by_text("typing…")).to_be_visible()


async def test_what_is_refused_is_told_and_kept(desk: Desk, world: World) -> None:
    end = desk.prospect
    await end.starts()
    world.block(OLENA)
    await end.line.evaluate("(line) => { line.value = 'kept'; line.form.requestSubmit(); }")
    await expect(end.told("a person cannot write to a bot they have blocked; they unblock it first")).to_be_visible()
    await end.button("RESTART").click()
    await expect(end.line).to_have_value("kept")


async def test_the_page_may_load_nothing_from_elsewhere(desk: Desk, server: Server) -> None:
    response = await desk.page.request.get(server.url)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
