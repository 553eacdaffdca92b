"""`intake-bot demo` as a newcomer meets it: an address, a page, a whole intake, a card that a second person takes."""

from pathlib import Path

import psutil
import pytest
from playwright.async_api import BrowserContext, expect

from .demo import ANSWERS, FINISH, HAND_OVER, START_SECONDS, a_demo
from .desk import Desk, End

pytestmark = pytest.mark.asyncio(loop_scope="session")
RECOVERS = 15_000


async def test_a_newcomer_plays_an_intake_and_a_second_manager_takes_it(
    page_context: BrowserContext, tmp_path: Path
) -> None:
    async with a_demo(tmp_path / "demo") as (_, address):
        page = await page_context.new_page()
        await page.goto(address)
        prospect, managers = End(page, "Prospect"), End(page, "Managers")
        await prospect.play("Mark")
        await prospect.button("START").click()
        for answer in (*ANSWERS, *HAND_OVER):
            await prospect.button(answer).last.click()
        await prospect.button(FINISH).click()
        await expect(prospect.message("Here is what a manager will see")).to_be_visible()
        await prospect.button("Send to a manager").last.click()
        await expect(managers.message("L-0001")).to_be_visible()
        await managers.play("Bohdan")
        await managers.button("Take").click()
        await expect(managers.message("Taken · Bohdan")).to_be_visible()
        await expect(prospect.message("Bohdan is handling it")).to_be_visible()


async def test_the_same_by_keyboard_alone_on_both_sides(page_context: BrowserContext, tmp_path: Path) -> None:
    async with a_demo(tmp_path / "demo") as (_, address):
        page = await page_context.new_page()
        await page.goto(address)
        prospect, managers = End(page, "Prospect"), End(page, "Managers")
        await prospect.goes_by_tab_to(prospect.node.get_by_role("radio", name="Olena"))
        await page.keyboard.press("ArrowRight")
        await prospect.goes_by_tab_to(prospect.button("START"))
        await page.keyboard.press("Enter")
        for answer in (*ANSWERS, *HAND_OVER, FINISH):
            await prospect.goes_by_tab_to(prospect.key(answer))
            await page.keyboard.press("Enter")
        await expect(prospect.message("Here is what a manager will see")).to_be_visible()
        await prospect.goes_by_tab_to(prospect.key("Send to a manager"))
        await page.keyboard.press("Space")
        await expect(managers.message("L-0001")).to_be_visible()
        await managers.goes_by_tab_to(managers.key("Take"))
        await page.keyboard.press("Enter")
        await expect(managers.message("Taken · Anna")).to_be_visible()
        await expect(prospect.message("Anna is handling it")).to_be_visible()


async def test_nothing_is_lost_when_telegram_fails(page_context: BrowserContext, tmp_path: Path) -> None:
    async with a_demo(tmp_path / "demo") as (_, address):
        page = await page_context.new_page()
        await page.goto(address)
        desk = Desk(page)
        panel = await desk.opens("Faults")
        presets = panel.get_by_role("group", name="One press each")
        await desk.prospect.play("Mark")
        await presets.get_by_role("button", name="Connection lost before delivery").click()
        await desk.prospect.button("START").click()
        await expect(panel.get_by_text("Nothing: Telegram works.")).to_be_visible(timeout=RECOVERS)
        await expect(desk.prospect.key(ANSWERS[0])).to_be_visible(timeout=RECOVERS)


async def mark_begins(page_context: BrowserContext, address: str) -> End:
    """One answer is given, the second question is asked."""
    page = await page_context.new_page()
    await page.goto(address)
    prospect = End(page, "Prospect")
    await prospect.play("Mark")
    await prospect.button("START").click()
    await prospect.button(ANSWERS[0]).click()
    await expect(prospect.button(ANSWERS[1])).to_be_visible()
    return prospect


async def test_the_demo_goes_on_where_it_was_left(page_context: BrowserContext, tmp_path: Path) -> None:
    async with a_demo(tmp_path / "demo") as (_, address):
        prospect = await mark_begins(page_context, address)
    async with a_demo(tmp_path / "demo", "--port", "0") as (_, address):
        page = await page_context.new_page()
        await page.goto(address)
        prospect = End(page, "Prospect")
        await prospect.play("Mark")
        listens = page.get_by_text("The bot is connected", exact=True)
        await expect(listens).to_be_visible(timeout=START_SECONDS * 1000)
        await prospect.button(ANSWERS[1]).click()
        await expect(prospect.button(ANSWERS[2])).to_be_visible()


async def test_a_killed_bot_is_started_again_and_nothing_is_lost(page_context: BrowserContext, tmp_path: Path) -> None:
    async with a_demo(tmp_path / "demo") as (process, address):
        prospect = await mark_begins(page_context, address)
        kill_child_of(process.pid)
        await prospect.button(ANSWERS[1]).click()
        await expect(prospect.button(ANSWERS[2])).to_be_visible(timeout=RECOVERS)


async def test_the_bot_is_killed_on_the_desk_and_answers_once_it_is_back(
    page_context: BrowserContext, tmp_path: Path
) -> None:
    async with a_demo(tmp_path / "demo") as (_, address):
        prospect = await mark_begins(page_context, address)
        panel = await Desk(prospect.page).opens("Faults")
        await panel.get_by_role("button", name="Kill the bot").click()
        await expect(panel.get_by_text("The bot is down since")).to_be_visible()
        await prospect.button(ANSWERS[1]).click()
        await panel.get_by_role("button", name="Start it again").click()
        await expect(panel.get_by_text("The bot runs since")).to_be_visible()
        await expect(prospect.button(ANSWERS[2])).to_be_visible(timeout=RECOVERS)


def kill_child_of(pid: int) -> None:
    (bot,) = psutil.Process(pid).children()
    bot.kill()


async def test_another_port_is_taken_where_the_usual_one_is(tmp_path: Path) -> None:
    async with a_demo(tmp_path / "one") as (_, first), a_demo(tmp_path / "two") as (_, second):
        assert first != second


async def test_fresh_starts_over(tmp_path: Path) -> None:
    async with a_demo(tmp_path / "demo"):
        pass
    key = (tmp_path / "demo" / "data.key").read_text()
    async with a_demo(tmp_path / "demo", "--fresh"):
        pass
    assert (tmp_path / "demo" / "data.key").read_text() != key
