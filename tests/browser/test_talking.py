"""Both ends of a talk: writing, keys, contacts, and what the bot does to its messages."""

import pytest
from playwright.async_api import expect

from bot.simulator import World

from .conftest import OpenDesk
from .desk import Desk
from .small_bot import SmallBot, inline

pytestmark = pytest.mark.asyncio(loop_scope="session")
OLENA = 700_000_001


async def test_an_empty_chat_presents_the_bot_and_starts(desk: Desk) -> None:
    end = desk.prospect
    await expect(end.node.get_by_text("Я кажу те, що й ви.")).to_be_visible()
    await expect(end.line).to_be_hidden()
    await end.starts()
    await expect(end.button("START")).to_be_hidden()
    await expect(end.line).to_be_focused()
    await end.write("hello")
    await expect(end.message("You said: hello")).to_be_visible()
    await expect(end.line).to_have_value("")


async def test_what_people_write_is_shown_as_they_wrote_it(desk: Desk) -> None:
    await desk.prospect.starts()
    text = '<b>1 < 2</b> & <img src=x onerror="alert(1)">'
    await desk.prospect.write(text)
    await expect(desk.prospect.message(f"You said: {text}")).to_be_visible()
    assert await desk.prospect.log.locator("img, b").count() == 0


async def test_a_tap_is_answered_by_a_toast_or_an_alert(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.write("/keys")
    await end.button("Toast").click()
    await expect(end.told("Well done, Olena")).to_be_visible()
    await end.button("Alert").click()
    alert = desk.page.get_by_role("alertdialog", name="Echo")
    await expect(alert).to_contain_text("Mind this")
    await alert.get_by_role("button", name="OK").click()
    await expect(alert).to_be_hidden()
    await expect(end.button("Alert")).to_be_focused()


async def test_a_message_is_edited_and_deleted_in_place(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.write("/keys")
    await expect(end.message("Choose")).to_be_visible()
    await end.write("after")
    await expect(end.message("You said: after")).to_be_visible()
    before = await end.log.locator(".row").count()
    await end.button("Change").click()
    await expect(end.message("Changed")).to_contain_text("edited")
    assert await end.log.locator(".row").count() == before
    await end.button("Away").click()
    await expect(end.message("Changed")).to_have_count(0)
    assert await end.log.locator(".row").count() == before - 1


async def test_a_key_copies(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.write("/keys")
    await end.button("Copy it").click()
    await expect(end.told("Copied: +44 20 7946 0958")).to_be_visible()
    assert await desk.page.evaluate("navigator.clipboard.readText()") == "+44 20 7946 0958"


async def test_the_contact_key_asks_first_and_folds_away(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.write("/phone")
    for choice in ("Cancel", "Share"):
        await end.button("My number").click()
        asked = desk.page.get_by_role("dialog", name="Share your phone number?")
        await expect(asked).to_contain_text("+380671112233")
        await asked.get_by_role("button", name=choice).click()
    await expect(end.message("contact of Olena")).to_be_visible()
    await expect(end.button("My number")).to_be_hidden()
    await end.button("Show the keyboard").click()
    await end.button("Skip").click()
    await expect(end.message("You said: Skip")).to_be_visible()


async def test_formatted_text(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.write("/rich")
    shown = end.message("the end")
    await expect(shown.locator("strong")).to_have_text("bold")
    spoiler = shown.get_by_role("button", name="Spoiler, hidden")
    await spoiler.click()
    await expect(shown.get_by_role("button", name="secret")).to_be_visible()
    quote = shown.locator("blockquote")
    folded = await quote.bounding_box()
    await quote.click()
    await expect(quote).to_have_attribute("aria-expanded", "true")
    opened = await quote.bounding_box()
    assert folded
    assert opened
    assert opened["height"] > folded["height"]
    await shown.get_by_text("Olena", exact=True).click()
    await expect(end.told("In Telegram this opens the profile of Olena.")).to_be_visible()


async def test_only_a_quotation_that_is_cut_can_be_unfolded(open_desk: OpenDesk, small_bot: SmallBot) -> None:
    desk = await open_desk()
    end = desk.prospect
    await end.starts()
    line = "one line that is short on a screen and a long one on a telephone, " * 2
    await small_bot.say(OLENA, f"<blockquote expandable>{line}</blockquote>", parse_mode="HTML")
    quote = end.log.locator("blockquote")
    await expect(quote).to_be_visible()
    await expect(end.log.get_by_role("button", name="one line")).to_have_count(0)
    await desk.page.set_viewport_size({"width": 360, "height": 740})
    await end.log.get_by_role("button", name="one line").click()
    await expect(quote).to_have_attribute("aria-expanded", "true")


async def test_black_signs_take_the_colour_of_their_text(open_desk: OpenDesk, small_bot: SmallBot) -> None:
    desk = await open_desk(dark=True)
    await desk.prospect.starts()
    await small_bot.say(OLENA, "➕ one ✖️ two", reply_markup=inline([{"text": "➕ Add", "callback_data": "toast"}]))
    await expect(desk.prospect.key("➕ Add")).to_be_visible()
    signs = desk.prospect.log.locator(".sign")
    await expect(signs).to_have_text(["➕", "✖️", "➕"])
    for sign in await signs.all():
        drawn = await sign.evaluate("(it) => [getComputedStyle(it).textShadow, getComputedStyle(it.parentNode).color]")
        assert drawn[0].startswith(drawn[1])


async def test_a_menu_keeps_to_its_end(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    screen = await end.node.bounding_box()
    assert screen
    for opens in (end.button("More").click(), end.message("/start").click(button="right")):
        await opens
        menu = await desk.page.get_by_role("menu").bounding_box()
        assert menu
        assert menu["x"] + menu["width"] <= screen["x"] + screen["width"] + 1
        await desk.page.keyboard.press("Escape")


async def test_the_second_manager_takes_a_lead(desk: Desk) -> None:
    await desk.prospect.starts()
    await desk.prospect.write("/lead")
    managers = desk.managers
    await managers.play("Boris")
    await expect(managers.node.get_by_text("You are Boris, a manager")).to_be_visible()
    await managers.button("Take").click()
    await expect(managers.message("Taken by Boris")).to_be_visible()
    await expect(managers.button("Take")).to_have_count(0)
    await managers.write("on it")
    await expect(managers.log.locator(".row.out")).to_contain_text("on it")
    await managers.play("Anna")
    await expect(managers.log.locator(".row.in", has_text="on it")).to_contain_text("Boris")


async def test_somebody_new_comes_by_a_link(desk: Desk) -> None:
    end = desk.prospect
    await end.button("Add a prospect").click()
    form = desk.page.get_by_role("dialog", name="Add a prospect")
    await form.get_by_label("Name").fill("Iryna <i>Bondar</i>")
    await form.get_by_label("Language of the app").select_option("uk")
    await form.get_by_label("Comes by a link").fill("site")
    await form.get_by_role("button", name="Add").click()
    await expect(end.node.get_by_text("You are Iryna, a prospect")).to_be_visible()
    await end.button("START").click()
    await expect(end.message("You said: /start site")).to_be_visible()


async def test_writing_to_one_prospect_is_news_to_who_plays_another(desk: Desk, small_bot: SmallBot) -> None:
    end = desk.prospect
    await end.starts()
    await end.play("Tom")
    await expect(end.button("START")).to_be_visible()
    await small_bot.say(OLENA, "psst")
    await expect(end.node.get_by_role("radio", name="Olena Koval, new messages")).to_be_attached()
    await end.play("Olena")
    await expect(end.message("psst")).to_be_visible()
    await expect(end.node.get_by_role("radio", name="new messages")).to_have_count(0)


async def test_a_reload_keeps_everything(desk: Desk) -> None:
    await desk.prospect.starts()
    await desk.prospect.write("/phone")
    await expect(desk.prospect.button("My number")).to_be_visible()
    await desk.managers.play("Boris")
    await desk.page.get_by_role("button", name="Got it").click()
    await desk.page.reload()
    await expect(desk.prospect.message("Your number?")).to_be_visible()
    await expect(desk.prospect.button("My number")).to_be_visible()
    await expect(desk.managers.node.get_by_text("You are Boris, a manager")).to_be_visible()
    await expect(desk.page.get_by_role("complementary", name="What to try")).to_be_hidden()


async def test_a_blocked_bot_is_restarted(desk: Desk, world: World) -> None:
    end = desk.prospect
    await end.starts()
    await end.button("More").click()
    await end.menu("Block the bot").click()
    await end.answers("Block the bot?", "Block")
    await end.button("RESTART").click()
    await expect(end.button("RESTART")).to_be_hidden()
    assert not world.private_chat(OLENA).blocked


async def test_two_pages_show_the_same(open_desk: OpenDesk) -> None:
    first, second = await open_desk(), await open_desk()
    await first.prospect.starts()
    await expect(second.prospect.message("You said: /start")).to_be_visible()
    await second.prospect.write("from the second")
    await expect(first.prospect.message("You said: from the second")).to_be_visible()


async def test_an_answer_that_the_bot_asks_for_answers_it(desk: Desk, small_bot: SmallBot, world: World) -> None:
    end = desk.prospect
    await end.starts()
    asked = await small_bot.say(OLENA, "Your name?", reply_markup='{"force_reply": true}')
    await expect(end.node.locator(".above")).to_contain_text("Reply to")
    await end.write("Olena")
    await expect(end.node.locator(".above")).to_be_hidden()
    await expect(end.message("You said: Olena")).to_be_visible()
    answer = next(it for it in world.private_chat(OLENA).messages.values() if it.text == "Olena")
    assert answer.reply_to == asked["message_id"]


async def test_links_into_telegram_lead_nowhere_else(desk: Desk, small_bot: SmallBot) -> None:
    end = desk.prospect
    await end.starts()
    links = [{"text": "A friend", "url": "https://t.me/olena"}, {"text": "Again", "url": "t.me/echo_bot?start=site"}]
    await small_bot.say(OLENA, "Links", reply_markup=inline(links))
    await end.key("A friend").click()
    await expect(end.told("In Telegram this opens @olena.")).to_be_visible()
    await end.key("Again").click()
    await expect(end.message("You said: /start site")).to_be_visible()
