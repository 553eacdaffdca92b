"""`intake-bot demo` as a newcomer meets it: an address, a page, a whole intake, a card that a second person takes."""

import asyncio
import contextlib
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
from playwright.async_api import BrowserContext, expect

from .desk import End

pytestmark = pytest.mark.asyncio(loop_scope="session")
START_SECONDS, STOP_SECONDS = 20, 3
ANSWERS = (
    "A whole project, done for you", "Nobody, you should do it", "No team", "No", "Only the result", "Up to 3 months",
    "There’s a detailed specification", "Don’t know, up to you",
)  # fmt: skip
HAND_OVER = (
    "Send to a manager", "As soon as possible", "A sum per month", "$5,000–20,000", "I agree", "Here in Telegram",
    "Mark Reed",
)  # fmt: skip


@contextlib.asynccontextmanager
async def a_demo(folder: Path, *options: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The command, and the address that it prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--data", str(folder), *options, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_SECONDS):
            while not (found := re.search(r"http://\S+/", (await process.stdout.readline()).decode())):
                pass
        yield process, found.group()
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_SECONDS):
            assert await process.wait() == 0


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
        await prospect.button("That’s enough, to the summary").click()
        await expect(prospect.message("Here is what a manager will see")).to_be_visible()
        await prospect.button("Send to a manager").last.click()
        await expect(managers.message("L-0001")).to_be_visible()
        await managers.play("Bohdan")
        await managers.button("Take").click()
        await expect(managers.message("Taken · Bohdan")).to_be_visible()
        await expect(prospect.message("Bohdan is handling it")).to_be_visible()


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
        await prospect.button(ANSWERS[1]).click()
        await expect(prospect.button("No team")).to_be_visible()


async def test_a_killed_bot_is_started_again_and_nothing_is_lost(page_context: BrowserContext, tmp_path: Path) -> None:
    async with a_demo(tmp_path / "demo") as (process, address):
        prospect = await mark_begins(page_context, address)
        kill_child_of(process.pid)
        await prospect.button(ANSWERS[1]).click()
        await expect(prospect.button("No team")).to_be_visible(timeout=15_000)


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
