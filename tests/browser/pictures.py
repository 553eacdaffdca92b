"""`make pictures`: plays the demo in a real Chromium and photographs its main states into docs/."""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from .conftest import CHROMIUM, FLAGS
from .demo import ANSWERS, FINISH, HAND_OVER, a_demo
from .desk import Desk
from .small_png import smaller

DOCS = Path(__file__).parents[2] / "docs"
HEAVIEST = 250_000
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 780}
WITHIN = 20_000


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with a_demo(Path(folder) / "demo", "--port", "0") as (_, address), async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            expect.set_options(timeout=WITHIN)
            await photograph(browser, address)
            await browser.close()


async def photograph(browser: Browser, address: str) -> None:
    page = await opened(browser, address)
    desk = Desk(page)
    await a_lead_is_claimed(desk)
    await taken(page, "demo.png")
    await telegram_fails(desk)
    await taken(page, "demo-faults.png")
    await page.get_by_role("button", name="Take back all").click()
    await leads_are_sorted_into_topics(desk)
    await taken(page, "demo-topics.png")
    night = await opened(browser, address, dark=True)
    await they_talk_on(Desk(night))
    await taken(night, "demo-dark.png")
    phone = await opened(browser, address, phone=True)
    await on_a_phone(Desk(phone))
    await taken(phone, "demo-phone.png")


async def opened(browser: Browser, address: str, *, dark: bool = False, phone: bool = False) -> Page:
    context: BrowserContext = await browser.new_context(
        viewport=PHONE if phone else WIDE,  # type: ignore[arg-type]
        device_scale_factor=1.5 if phone else 1,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
    )
    page = await context.new_page()
    page.set_default_timeout(WITHIN)
    await page.goto(address)
    await page.get_by_role("button", name="Got it").click()
    return page


async def a_lead_is_claimed(desk: Desk) -> None:
    prospect, managers = desk.prospect, desk.managers
    await prospect.play("Mark")
    await prospect.button("START").click()
    for answer in (*ANSWERS, *HAND_OVER, FINISH):
        await prospect.key(answer).click()
    await expect(prospect.message("Here is what a manager will see")).to_be_visible()
    await prospect.key("Send to a manager").click()
    await expect(managers.message("L-0001")).to_be_visible()
    await managers.play("Bohdan")
    await managers.key("Take").click()
    await expect(prospect.message("Bohdan is handling it")).to_be_visible()
    await expect(managers.told("It’s yours now")).to_be_hidden()


async def telegram_fails(desk: Desk) -> None:
    panel = await desk.opens("Faults")
    presets = panel.get_by_role("group", name="One press each")
    await presets.get_by_role("button", name="Connection lost after delivery").click()
    await presets.get_by_role("button", name="Telegram hangs").click()
    await expect(panel.get_by_role("button", name="Take back all")).to_be_visible()
    await desk.page.mouse.move(640, 30)


async def leads_are_sorted_into_topics(desk: Desk) -> None:
    managers = desk.managers
    panel = await desk.opens("Groups")
    await panel.get_by_role("switch", name="Topics Messages are sorted into topics").check()
    await expect(managers.chat("General")).to_be_visible()
    await desk.opens("Groups")
    for name in ("Нові ліди", "Reed & Sons"):
        await managers.button("More").click()
        await managers.menu("New topic").click()
        await managers.dialog("New topic").get_by_label("Name of the topic").fill(name)
        await managers.answers("New topic", "Create")
        await expect(managers.notice(f"Bohdan created the topic “{name}”")).to_be_visible()
        await managers.goes_back()
    await managers.chat("General").click()
    await managers.message("L-0001").click(button="right", position={"x": 20, "y": 12})
    await managers.menu("Forward").click()
    await managers.dialog("Forward to…").get_by_role("button", name="Managers › Reed & Sons").click()
    await expect(managers.told("Forwarded to Managers")).to_be_hidden()
    await managers.goes_back()
    await desk.page.mouse.move(640, 30)


async def they_talk_on(desk: Desk) -> None:
    prospect, managers = desk.prospect, desk.managers
    await prospect.play("Mark")
    await prospect.write("And we would like to see a first version before Christmas.")
    await expect(prospect.log.locator(".row.out").last).to_contain_text("Christmas")
    await managers.play("Bohdan")
    await managers.chat("Reed & Sons").click()
    await managers.asks_about("L-0001")
    await desk.page.get_by_role("menuitemcheckbox", name="React with Fire").click()
    await expect(managers.log.get_by_role("button", name="🔥")).to_be_visible()
    await managers.write("Дзвоню їм завтра о 10:00")
    await expect(managers.log.locator(".row.out").last).to_contain_text("Дзвоню")
    await desk.page.mouse.move(640, 30)


async def on_a_phone(desk: Desk) -> None:
    prospect = desk.prospect
    await prospect.play("Olena")
    await prospect.button("START").click()
    await prospect.key("Проєкт або продукт під ключ").click()
    await expect(prospect.message("Хто з вашого боку")).to_be_visible()
    await desk.page.mouse.move(4, 400)


async def taken(page: Page, name: str) -> None:
    """Photograph the page once every picture on it is there."""
    await page.wait_for_function("[...document.images].every((image) => image.complete)")
    file = DOCS / name
    file.write_bytes(smaller(await page.screenshot()))
    size = file.stat().st_size
    print(f"{file.relative_to(DOCS.parent)}  {size:,} bytes")
    if size > HEAVIEST:
        raise SystemExit(f"{name} is heavier than {HEAVIEST:,} bytes")


if __name__ == "__main__":
    asyncio.run(main())
