"""The page as a person sees it: two ends, each with its chat, its line to write in and its keys."""

from playwright.async_api import Locator, Page, expect

from bot.simulator import World


class End:
    """One end of the talk."""

    def __init__(self, page: Page, title: str) -> None:
        self.page = page
        self.node = page.get_by_role("region", name=title, exact=True)
        self.log = self.node.get_by_role("log")
        self.line = self.node.get_by_role("textbox", name="Message as")

    async def write(self, text: str) -> None:
        await self.line.fill(text)
        await self.line.press("Enter")

    async def starts(self) -> None:
        await self.button("START").click()
        await expect(self.message("You said: /start")).to_be_visible()

    def button(self, name: str) -> Locator:
        return self.node.get_by_role("button", name=name, exact=True)

    def message(self, text: str) -> Locator:
        return self.log.locator(".bubble", has_text=text).last

    def told(self, text: str) -> Locator:
        return self.node.get_by_role("status").get_by_text(text, exact=True)

    async def play(self, name: str) -> None:
        await self.node.get_by_role("radio", name=name).check()


class Desk:
    def __init__(self, page: Page, world: World) -> None:
        self.page = page
        self.world = world
        self.prospect = End(page, "Prospect")
        self.managers = End(page, "Managers")
