"""What one does with a message: the menu by mouse, keyboard and thumb, reactions, forwarding, editing, deleting."""

import pytest
from playwright.async_api import expect

from bot.simulator import World

from .desk import Desk, End
from .small_bot import SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")
OLENA = 700_000_001


async def said(end: End, text: str) -> None:
    await end.write(text)
    await expect(end.message(f"You said: {text}")).to_be_visible()


def group_of(world: World) -> int:
    return next(iter(world.chats.groups())).id


async def test_a_reply_by_the_menu_quotes_what_it_answers(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.asks_about("You said: /start")
    await end.menu("Reply").click()
    await expect(end.line).to_be_focused()
    await end.write("to that")
    answer = end.message("to that")
    quoted = end.log.locator(".row.out").get_by_role("button", name="In reply to: Echo You said: /start")
    await expect(quoted).to_be_visible()
    await expect(answer).to_be_visible()
    await quoted.click()
    await expect(end.log.locator(".row.flash")).to_contain_text("You said: /start")


async def test_a_double_click_replies_as_well(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await said(end, "twice")
    await end.message("You said: twice").dblclick()
    await expect(end.node.get_by_text("Reply to Echo")).to_be_visible()
    await end.line.press("Escape")
    await expect(end.node.get_by_text("Reply to Echo")).to_be_hidden()


async def test_ones_own_message_is_edited_by_the_menu_and_nobody_elses(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.asks_about("You said: /start")
    await expect(end.menu("Reply")).to_be_focused()
    await expect(end.menu("Edit")).to_have_count(0)
    await desk.page.keyboard.press("Escape")
    await said(end, "helo")
    await end.log.locator(".row.out .bubble", has_text="helo").click(button="right")
    await end.menu("Edit").click()
    await expect(end.line).to_have_value("helo")
    await end.write("hello")
    await expect(end.log.locator(".row.out .bubble", has_text="hello")).to_contain_text("edited")


async def test_a_message_is_deleted_after_a_question(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await said(end, "regret")
    mine = end.log.locator(".row.out .bubble", has_text="regret")
    for answer, left in (("Cancel", 1), ("Delete", 0)):
        await mine.click(button="right")
        await end.menu("Delete").click()
        await end.answers("Delete this message?", answer)
        await expect(mine).to_have_count(left)


async def test_text_is_copied_from_the_menu(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.asks_about("You said: /start")
    await end.menu("Copy").click()
    await expect(end.told("Copied: You said: /start")).to_be_visible()
    assert await desk.page.evaluate("navigator.clipboard.readText()") == "You said: /start"


async def test_the_menu_by_keyboard_alone(desk: Desk) -> None:
    page, end = desk.page, desk.prospect
    await end.starts()
    await end.log.locator("..").focus()
    await page.keyboard.press("ArrowUp")
    await expect(end.log.locator(".row.in")).to_be_focused()
    for key in ("Shift+F10", "ContextMenu", "Enter"):
        await page.keyboard.press(key)
        await expect(end.menu("Reply")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(end.log.locator(".row.in")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("menuitemcheckbox", name="React with Thumbs down")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(end.message("You said").get_by_role("button", name="👎 1, yours too")).to_be_visible()


async def test_reactions_are_given_joined_and_taken_back(desk: Desk, small_bot: SmallBot) -> None:
    managers = desk.managers
    await small_bot.say(small_bot.group, "A new lead")
    await managers.asks_about("A new lead")
    await desk.page.get_by_role("menuitemcheckbox", name="React with Heart").click()
    lead = managers.message("A new lead")
    await expect(lead.get_by_role("button", name="❤ 1, yours too")).to_be_visible()
    await managers.play("Boris")
    await lead.get_by_role("button", name="❤ 1").click()
    await lead.get_by_role("button", name="❤ 2, yours too").click()
    await expect(lead.get_by_role("button", name="❤ 1", exact=True)).to_be_visible()
    await managers.asks_about("A new lead")
    await desk.page.get_by_role("menuitemcheckbox", name="React with Fire").click()
    await expect(lead.get_by_role("button", name="🔥 1, yours too")).to_be_visible()


async def test_a_message_is_forwarded_to_another_chat(desk: Desk, small_bot: SmallBot) -> None:
    managers = desk.managers
    await small_bot.say(small_bot.group, "A new lead")
    await managers.asks_about("A new lead")
    await managers.menu("Forward").click()
    await managers.dialog("Forward to…").get_by_role("button", name="Echo").click()
    await expect(managers.told("Forwarded to Echo")).to_be_visible()
    await managers.goes_back()
    await managers.chat("Echo").click()
    await expect(managers.log.locator(".row.out")).to_contain_text("Forwarded from Echo")


async def test_a_long_press_opens_the_menu(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    bubble = end.message("You said: /start")
    place = await bubble.bounding_box()
    assert place is not None
    touch = {"pointerType": "touch", "clientX": place["x"] + 9, "clientY": place["y"] + 9, "bubbles": True}
    await bubble.dispatch_event("pointerdown", touch)
    await expect(end.menu("Reply")).to_be_visible()


async def test_what_is_pinned_leads_to_its_message(desk: Desk, small_bot: SmallBot) -> None:
    managers = desk.managers
    first = await small_bot.say(small_bot.group, "Read this first")
    await small_bot.call("pinChatMessage", chat_id=small_bot.group, message_id=first["message_id"])
    await expect(managers.notice("Echo pinned “Read this first”")).to_be_visible()
    for number in range(12):
        await small_bot.say(small_bot.group, f"line {number}\n" * 3)
    await expect(managers.message("Read this first")).not_to_be_in_viewport()
    await managers.node.get_by_role("button", name="Pinned message").click()
    await expect(managers.message("Read this first")).to_be_in_viewport()


async def test_older_messages_come_as_one_scrolls_up(desk: Desk, world: World) -> None:
    end = desk.prospect
    await end.starts()
    for number in range(240):
        world.write(OLENA, f"note {number}.")
    await expect(end.message("You said: note 239.")).to_be_visible(timeout=20_000)
    await expect(end.message("note 3.")).to_have_count(0)
    await end.log.locator("..").press("Home")
    await expect(end.log.get_by_text("note 100.", exact=True).first).to_be_attached()
    while not await end.log.get_by_text("/start", exact=True).count():
        await end.log.locator("..").press("Home")
    await expect(end.log.locator(".row.out").first).to_contain_text("/start")
