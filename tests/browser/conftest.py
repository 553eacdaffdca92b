"""The page in a real browser: one Chromium for all tests, for each a new Telegram with a small bot in it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, async_playwright, expect

from bot.simulator import Server, World, serve
from bot.simulator.desk import BotProcess

from .desk import Desk
from .small_bot import SmallBot

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
)  # fmt: skip
WITHIN = 4_000.0
OpenDesk = Callable[..., Awaitable[Desk]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here need a real Chromium, so `make test` leaves them to `make test-all`."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: apt install chromium (the Debian package; Playwright brings none here)")
    expect.set_options(timeout=WITHIN)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
def world() -> World:
    """Two prospects and two managers in a group."""
    world = World()
    world.add_bot(first_name="Echo", username="echo_bot")
    world.add_user("Olena", "Koval", "olena", "uk", "+380671112233")
    world.add_user("Tom", "O'Hara", language_code="en")
    anna = world.add_user("Anna", username="anna", role="manager")
    boris = world.add_user("Boris", role="manager")
    world.add_group("Sales", [anna.id, boris.id])
    return world


@pytest.fixture
def process() -> BotProcess | None:
    """The bot's process; the tests of its switches put one here."""
    return None


@pytest_asyncio.fixture(loop_scope="session")
async def server(world: World, process: BotProcess | None) -> AsyncIterator[Server]:
    server = await serve(world, process=process)
    yield server
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def small_bot(world: World, server: Server) -> AsyncIterator[SmallBot]:
    async with aiohttp.ClientSession() as session:
        bot = SmallBot(session, server.url, world.bot().token, next(iter(world.chats.groups())).id)
        await bot.introduce()
        bot.listen()
        yield bot
        await bot.stop()


@pytest.fixture(scope="session")
def complaints() -> list[str]:
    """What the pages say on their consoles."""
    return []


@pytest.fixture(autouse=True)
def quiet(complaints: list[str]) -> Iterator[None]:
    """A complaint on a console fails the test."""
    complaints.clear()
    yield
    assert not complaints


@pytest_asyncio.fixture(loop_scope="session")
async def open_desk(
    chromium: Browser, server: Server, small_bot: SmallBot, complaints: list[str]
) -> AsyncIterator[OpenDesk]:
    """Opens the page as a fresh browser does."""
    contexts: list[BrowserContext] = []

    async def open_one(width: int = 1280, height: int = 800, *, dark: bool = False) -> Desk:
        contexts.append(await _context(chromium, width, height, dark))
        return await _opened(await _new_page(contexts[-1], complaints), server)

    yield open_one
    for context in contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page_context(chromium: Browser) -> AsyncIterator[BrowserContext]:
    """A fresh browser for a page that is served elsewhere."""
    context = await _context(chromium, 1280, 800, dark=False)
    yield context
    await context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def tab(chromium: Browser, complaints: list[str]) -> AsyncIterator[Page]:
    """A tab for all tests that need only one: opening a new one takes longer than most of them."""
    context = await _context(chromium, 1280, 800, dark=False)
    yield await _new_page(context, complaints)
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(tab: Page, server: Server, small_bot: SmallBot) -> AsyncIterator[Desk]:
    yield await _opened(tab, server)
    await tab.evaluate("localStorage.clear()")
    await tab.goto("about:blank")


async def _context(chromium: Browser, width: int, height: int, dark: bool) -> BrowserContext:
    return await chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        permissions=["clipboard-read", "clipboard-write", "microphone"],
        reduced_motion="reduce",
    )


async def _new_page(context: BrowserContext, complaints: list[str]) -> Page:
    """What a browser says by itself of a request that was refused is no complaint of the page's."""

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 400" not in message.text:
            complaints.append(message.text)

    def check(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:", "about:")):
            complaints.append(f"asked for {request.url}")

    page = await context.new_page()
    page.set_default_timeout(WITHIN)
    page.on("console", note)
    page.on("request", check)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


async def _opened(page: Page, server: Server) -> Desk:
    await page.goto(server.url)
    await expect(page.get_by_text("You are Olena, a prospect")).to_be_attached()
    return Desk(page)
