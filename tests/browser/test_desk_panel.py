"""The panel at the foot of the page: faults and the recovery, the bot's process, the clock, groups and people."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Locator, expect

from bot.simulator import World
from bot.simulator.desk import BotProcess

from .conftest import OpenDesk
from .desk import Desk
from .small_bot import SmallBot

pytestmark = pytest.mark.asyncio(loop_scope="session")
OLENA = 700_000_001
NOTHING = "Nothing: Telegram works."


class Switch:
    """The small bot's process: killed, it no longer listens."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.running = True
        self.since = world.time()
        self.act: Callable[[bool], Awaitable[None]] | None = None

    async def kill(self) -> None:
        await self._turn(False)

    stop = kill

    async def start(self) -> None:
        await self._turn(True)

    async def _turn(self, running: bool) -> None:
        assert self.act is not None
        await self.act(running)
        self.running, self.since = running, self.world.time()
        self.world.tell("process")


@pytest.fixture
def switch(world: World) -> Switch:
    return Switch(world)


@pytest.fixture
def process(switch: Switch) -> BotProcess:
    return switch


@pytest.fixture
def switched(switch: Switch, small_bot: SmallBot) -> Switch:
    async def act(running: bool) -> None:
        if running:
            small_bot.listen()
        else:
            await small_bot.stop()

    switch.act = act
    return switch


def in_force(panel: Locator) -> Locator:
    return panel.get_by_role("list", name="Faults in force").get_by_role("listitem")


def presets(panel: Locator) -> Locator:
    return panel.get_by_role("group", name="One press each")


async def test_a_fault_strikes_and_is_over(desk: Desk, small_bot: SmallBot, world: World) -> None:
    await desk.prospect.starts()
    panel = await desk.opens("Faults")
    await expect(panel.get_by_text(NOTHING)).to_be_visible()
    await presets(panel).get_by_role("button", name="Connection lost before delivery").click()
    await expect(in_force(panel).first).to_contain_text("sendMessage: connection lost before")
    await small_bot.tries(OLENA, "never arrives")
    await expect(panel.get_by_text(NOTHING)).to_be_visible()
    await small_bot.say(OLENA, "arrives")
    await expect(desk.prospect.log.get_by_text("arrives", exact=True)).to_be_visible()
    await expect(desk.prospect.log.get_by_text("never arrives")).to_have_count(0)
    assert [call.fault for call in world.calls.of("sendMessage")][-2:] == ["drop", None]


async def test_the_log_tells_that_an_answer_was_lost(desk: Desk, small_bot: SmallBot) -> None:
    await desk.prospect.starts()
    panel = await desk.opens("Faults")
    await presets(panel).get_by_role("button", name="Connection lost after delivery").click()
    await small_bot.tries(OLENA, "twice")
    await small_bot.say(OLENA, "twice")
    log = await desk.opens("Bot API calls")
    lost, sent = (log.get_by_role("listitem").nth(place) for place in (-2, -1))
    await expect(lost).to_contain_text("done · answer lost")
    await expect(lost.locator(".icon-unplug")).to_be_visible()
    await expect(sent).to_contain_text("ok ·")
    await expect(sent.locator(".icon-check")).to_be_visible()
    await expect(desk.page.get_by_role("button", name="Bot API calls")).to_contain_text("1 error")
    await lost.click()
    await expect(lost).to_contain_text("the answer never reached the bot")


async def test_a_fault_that_stays_is_taken_back(desk: Desk, world: World) -> None:
    panel = await desk.opens("Faults")
    await presets(panel).get_by_role("button", name="Telegram answers 429 for 10 s").click()
    await presets(panel).get_by_role("button", name="502 from Telegram").click()
    await expect(in_force(panel).first).to_contain_text(re.compile(r"until \d\d:\d\d:\d\d"))
    await expect(panel.get_by_text("sendMessage: 502 with a page of HTML")).to_be_visible()
    await panel.get_by_role("button", name="Take back: sendMessage: 502 with a page of HTML").click()
    await expect(in_force(panel).first).to_contain_text("Every call: 429, retry after 10 s")
    await expect(panel.get_by_role("button", name="Take back")).to_have_count(1)
    await panel.get_by_role("button", name="Take back: Every call").click()
    await expect(panel.get_by_text(NOTHING)).to_be_visible()
    assert world.faults.in_force() == []


async def test_any_other_fault_by_the_form(desk: Desk, small_bot: SmallBot, world: World) -> None:
    await desk.prospect.starts()
    panel = await desk.opens("Faults")
    await panel.get_by_role("button", name="Any other fault…").click()
    form = desk.page.get_by_role("dialog", name="What shall go wrong?")
    await form.get_by_label("Of which call").select_option("sendMessage")
    await form.get_by_label("In which chat").select_option("Olena Koval")
    await form.get_by_label("Code").fill("403")
    await form.get_by_label("Description").fill("Forbidden: made up")
    await form.get_by_label("How many times").fill("")
    await form.get_by_role("button", name="Make it go wrong").click()
    await expect(in_force(panel).first).to_contain_text("sendMessage in Olena Koval: 403")
    await expect(in_force(panel).first).to_contain_text("until it is taken back")
    await small_bot.say(OLENA, "refused")
    assert world.calls.of("sendMessage")[-1].error == "Forbidden: made up"


async def test_the_form_asks_only_what_belongs_to_the_kind(desk: Desk) -> None:
    panel = await desk.opens("Faults")
    await panel.get_by_role("button", name="Any other fault…").click()
    form = desk.page.get_by_role("dialog", name="What shall go wrong?")
    asked = {"error": (True, True, False), "hang": (True, False, True), "twice": (False, False, False)}
    for kind, shown in asked.items():
        await form.get_by_role("combobox", name="What", exact=True).select_option(kind)
        for label, visible in zip(("Of which call", "Code", "Seconds"), shown, strict=True):
            await expect(form.locator("label", has_text=label).last).to_be_visible(visible=visible)


async def test_the_bot_is_killed_and_what_was_said_meanwhile_is_answered(desk: Desk, switched: Switch) -> None:
    end = desk.prospect
    await end.starts()
    panel = await desk.opens("Faults")
    await expect(panel.get_by_text("The bot runs since")).to_be_visible()
    await panel.get_by_role("button", name="Kill the bot").click()
    await expect(panel.get_by_text("The bot is down since")).to_be_visible()
    await expect(desk.page.locator("#connection")).to_have_text("The bot is down")
    await end.write("anybody there?")
    await expect(end.log.locator(".row.out").last).to_contain_text("anybody there?")
    await expect(end.message("You said: anybody there?")).to_have_count(0)
    await panel.get_by_role("button", name="Start it again").click()
    await expect(end.message("You said: anybody there?")).to_be_visible()
    await expect(desk.page.locator("#connection")).to_have_text("The bot is connected")


async def test_limits_delay_and_the_clock(desk: Desk, world: World) -> None:
    panel = await desk.opens("Faults")
    tab = desk.page.get_by_role("button", name="Faults")
    before = world.time()
    await panel.get_by_role("switch", name="Telegram’s limits").check()
    await expect(tab).to_contain_text("limits held")
    assert world.limits.enabled
    await panel.get_by_role("button", name="Move the clock on by 1 h").click()
    await expect(panel.get_by_text("1 h ahead")).to_be_visible()
    await panel.get_by_role("button", name="Move the clock on by 10 min").click()
    await expect(panel.get_by_text("1 h 10 min ahead")).to_be_visible()
    assert world.time() - before > 4_000
    await panel.get_by_label("Network delay").select_option("0.1 s")
    state = await (await desk.page.request.get(f"{desk.page.url}api/state")).json()
    assert state["delay"] == 0.1


async def test_a_bot_run_elsewhere_has_no_switch(open_desk: OpenDesk, switch: Switch) -> None:
    desk = await open_desk()
    panel = await desk.opens("Faults")
    await expect(panel.get_by_role("button", name="Kill the bot")).to_be_visible()


async def test_the_bots_place_and_rights_in_a_group(desk: Desk, world: World) -> None:
    group, bot = next(iter(world.chats.groups())), world.bot().id
    panel = await desk.opens("Groups")
    rights = panel.get_by_role("group", name="Rights of the bot")
    await rights.get_by_role("switch", name="Manage topics").uncheck()
    await expect(rights.get_by_role("switch", name="Pin messages")).to_be_checked()
    await expect(rights.get_by_role("switch", name="Manage topics")).not_to_be_checked()
    assert not group.member(bot).may("can_manage_topics")
    assert group.member(bot).may("can_pin_messages")
    await panel.get_by_role("radio", name="Member", exact=True).check()
    await expect(rights).to_have_count(0)
    await panel.get_by_role("radio", name="Not in the group").check()
    await expect(desk.managers.notice("Anna removed Echo")).to_be_visible()
    assert not group.member(bot).present
    await panel.get_by_role("radio", name="Administrator").check()
    await expect(desk.managers.notice("Anna added Echo").last).to_be_visible()
    await panel.get_by_role("switch", name="Privacy mode").uncheck()
    await expect(panel.get_by_role("switch", name="Privacy mode")).not_to_be_checked()
    assert not world.bot().privacy


async def test_topics_are_switched_on_and_off(desk: Desk) -> None:
    panel = await desk.opens("Groups")
    await panel.get_by_role("switch", name="Topics Messages are sorted into topics").check()
    await expect(desk.managers.chat("General")).to_be_visible()
    await panel.get_by_role("switch", name="Topics Messages are sorted into topics").uncheck()
    await expect(desk.managers.line).to_be_visible()


async def test_members_come_go_and_rise(desk: Desk) -> None:
    panel = await desk.opens("Groups")
    members = panel.get_by_role("list", name="Members")
    await panel.get_by_label("Add to the group").select_option("Tom O'Hara")
    await expect(members.get_by_text("Tom O'Hara")).to_be_visible()
    await members.get_by_role("button", name="Promote Boris").click()
    await members.get_by_role("button", name="Demote Boris").click()
    await expect(members.get_by_role("button", name="Promote Boris")).to_be_focused()
    await members.get_by_role("button", name="Remove Tom O'Hara").click()
    await expect(desk.managers.notice("Anna removed Tom O'Hara")).to_be_visible()
    await expect(members.get_by_text("Tom O'Hara")).to_have_count(0)


async def test_a_new_group_is_made_and_upgraded(desk: Desk, world: World) -> None:
    panel = await desk.opens("Groups")
    await panel.get_by_role("button", name="New group").click()
    form = desk.page.get_by_role("dialog", name="New group")
    await form.get_by_label("Name").fill("Київ")
    await form.get_by_label("Kind").select_option("Basic group")
    await form.get_by_role("button", name="Create").click()
    await expect(panel.get_by_label("Which group").locator("option:checked")).to_have_text("Київ")
    await panel.get_by_role("button", name="Upgrade to a supergroup").click()
    await expect(panel.get_by_role("switch", name="Topics Messages are sorted into topics")).to_be_visible()
    await desk.managers.goes_back()
    await expect(desk.managers.chat("Київ")).to_contain_text("Upgraded to a supergroup")
    assert [group.type for group in world.chats.groups()] == ["supergroup", "group", "supergroup"]


async def test_what_is_refused_is_told_above_the_panel(desk: Desk, world: World) -> None:
    panel = await desk.opens("Groups")
    await expect(panel.get_by_role("list", name="Members")).to_be_visible()
    person = panel.get_by_label("Add to the group").locator("option", has_text="Tom")
    await person.evaluate("(option) => { option.value = '12'; }")
    await panel.get_by_label("Add to the group").select_option("12")
    await expect(desk.page.get_by_text("there is nobody with the id 12")).to_be_visible()


async def test_the_panel_folds_by_keyboard(desk: Desk) -> None:
    panel = await desk.opens("Faults")
    await presets(panel).get_by_role("button").first.focus()
    await desk.page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(desk.page.get_by_role("button", name="Faults")).to_be_focused()
    await desk.page.keyboard.press("Enter")
    await expect(panel).to_be_visible()
    await desk.page.reload()
    await expect(desk.part("Faults")).to_be_visible()
