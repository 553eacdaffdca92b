"""The page as a person sees it: two ends, each with its chat, its line to write in and its keys."""

import re

from playwright.async_api import Locator, Page, expect

MOST_TABS = 120


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

    def notice(self, text: str) -> Locator:
        """A line in the middle of the chat that nobody said."""
        return self.log.get_by_text(text, exact=True)

    def key(self, name: str) -> Locator:
        """The newest key of that name below a message."""
        return self.log.get_by_role("button", name=name, exact=True).last

    async def goes_by_tab_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        await expect(target).to_be_visible()
        for _ in range(MOST_TABS):
            if await target.evaluate("(node) => node === document.activeElement"):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def chat(self, title: str) -> Locator:
        """A row in the list of chats, or of topics."""
        return self.node.get_by_role("navigation").get_by_role("button", name=re.compile(f"^{re.escape(title)}"))

    async def goes_back(self) -> None:
        await self.node.get_by_role("button", name=re.compile("^Back")).click()

    async def attaches(self, what: str) -> None:
        await self.button("Attach").click()
        await self.menu(what).click()

    async def asks_about(self, text: str) -> None:
        """Open the menu of a message with the right mouse button."""
        await self.message(text).click(button="right")

    def menu(self, name: str) -> Locator:
        return self.page.get_by_role("menu").get_by_role("menuitem", name=name, exact=True)

    def dialog(self, name: str) -> Locator:
        return self.page.get_by_role("dialog", name=name)

    async def answers(self, question: str, button: str) -> None:
        """Press a button of a box that asks something."""
        await self.dialog(question).get_by_role("button", name=button, exact=True).click()

    async def play(self, name: str) -> None:
        await self.node.get_by_role("radio", name=name).check()


class Desk:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.prospect = End(page, "Prospect")
        self.managers = End(page, "Managers")

    async def opens(self, part: str) -> Locator:
        """Open a part of the panel at the foot of the page."""
        tabs = self.page.get_by_role("group", name="Desk panel")
        await tabs.get_by_role("button", name=part).click()
        return self.part(part)

    def part(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=name, exact=True)
