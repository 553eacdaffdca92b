"""What becomes of a message when Telegram, or the way to it, fails: one fate for each class of care."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import TokenRefused
from bot.fates import fate_of
from bot.request import Api, NeverLeft
from bot.simulator import serve
from bot.simulator.person import Person
from storage import outbox
from storage.outbox import Care, Outgoing, Rank
from tests.stories.agency import PROJECT, Agency, begins, newest, say, sends_request, tap
from tests.stories.log import Log

REPEAT = "(repeat of #L-0001: we cannot tell whether the first one arrived)"

UNKNOWN: dict[str, dict[str, Any]] = {
    "the answer is lost": {"kind": "drop_after"},
    "502 from a proxy, carried out": {"kind": "bad_gateway", "carried_out": True},
    "502 from a proxy, not carried out": {"kind": "bad_gateway"},
    "garbage": {"kind": "garbage"},
    "half an answer": {"kind": "truncated"},
    "silence, carried out": {"kind": "hang", "carried_out": True, "seconds": 0.05},
    "silence, not carried out": {"kind": "hang", "seconds": 0.05},
    "500": {"kind": "error", "code": 500},
    "the connection breaks": {"kind": "drop"},
}
CARRIED_OUT = {name for name, how in UNKNOWN.items() if how.get("carried_out")} | {
    "the answer is lost", "garbage", "half an answer",
}  # fmt: skip


async def summary(agency: Agency) -> Person:
    """A prospect who has only to say "send"."""
    async with agency.away():
        [mark] = await agency.ready_to_send(1)
    return mark


@pytest.mark.parametrize("fault", UNKNOWN)
async def test_a_card_whose_fate_is_unknown_is_sent_again_and_marked(morning: Agency, fault: str) -> None:
    anna = await morning.hires("Anna")
    mark = await summary(morning)
    morning.world.faults.add(method="sendMessage", chat_id=morning.group.id, **UNKNOWN[fault])
    await say(mark, "send")
    await morning.lets_pass(10)
    posts = morning.posts("#L-0001")
    assert len(posts) == 1 + (fault in CARRIED_OUT)
    assert posts[-1].text.startswith(REPEAT)
    await anna.taps_old(posts[-1], "Take")
    await mark.sees("Anna is handling it")
    await morning.settled()
    assert "Taken" in posts[-1].text, "the newer copy is the one that lives on"
    (row,) = await morning.rows("SELECT attempts, uncertain FROM outbox WHERE place = 'lead:1:card' AND care = 'A'")
    assert row == (2, 1)


@pytest.mark.parametrize("fault", UNKNOWN)
async def test_an_edit_whose_fate_is_unknown_is_simply_repeated(morning: Agency, fault: str) -> None:
    anna = await morning.hires("Anna")
    mark = await summary(morning)
    await say(mark, "send")
    card = await morning.card()
    morning.world.faults.add(method="editMessageText", chat_id=morning.group.id, **UNKNOWN[fault])
    await anna.taps("Take", morning.group.id)
    await morning.lets_pass(10)
    assert card.text.endswith("👤 Taken · Anna")
    assert len(morning.posts("#L-0001")) == 1
    assert await morning.rows("SELECT id FROM outbox WHERE state <> 'sent'") == []


@pytest.mark.parametrize("fault", UNKNOWN)
async def test_a_question_whose_fate_is_unknown_is_asked_again(morning: Agency, fault: str) -> None:
    mark = await morning.comes("Mark")
    morning.world.faults.add(method="sendMessage", chat_id=mark.id, **UNKNOWN[fault])
    await mark.starts()
    await morning.lets_pass(10)
    greetings = [message for message in mark.screen() if message.text.startswith("Hello!")]
    assert len(greetings) == 1 + (fault in CARRIED_OUT)
    await mark.taps_old(greetings[0], "A whole project")
    await mark.sees("set tasks and check the work")
    await morning.settled()
    assert len(await morning.answers_of(mark)) == 1, "the older copy works as well"


async def test_the_prospect_is_told_who_took_it_though_the_first_word_got_lost(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await summary(morning)
    await say(mark, "send")
    morning.world.faults.add("drop", method="sendMessage", chat_id=mark.id)
    await tap(anna, "Take", morning.group.id)
    await morning.lets_pass(10)
    assert sum("Anna is handling it" in message.text for message in mark.screen()) == 1


OUTAGE = 15 * 60


async def test_an_outage_of_a_quarter_of_an_hour_loses_no_card(morning: Agency) -> None:
    mark = await summary(morning)
    fault = morning.world.faults.add("bad_gateway", method="sendMessage", chat_id=morning.group.id, times=None)
    await say(mark, "send")
    await morning.lets_pass(OUTAGE)
    morning.world.faults.remove(fault.id)
    await morning.lets_pass(75)
    (card,) = morning.cards()
    assert card.text.startswith(REPEAT)


async def test_an_outage_of_three_minutes_loses_no_question_and_no_edit(morning: Agency) -> None:
    mark, eva = await morning.comes("Mark"), await morning.comes("Eva")
    await begins(eva, *PROJECT[:2])
    fault = morning.world.faults.add("error", code=500, chat_id=eva.id, times=None)
    other = morning.world.faults.add("error", code=500, chat_id=mark.id, times=None)
    await mark.starts()
    await eva.taps(PROJECT[2])
    await morning.lets_pass(180)
    for struck in (fault, other):
        morning.world.faults.remove(struck.id)
    await morning.lets_pass(75)
    assert newest(mark).text.startswith("Hello!")
    assert "Who is on your team now?" in newest(eva).text
    assert len(await morning.answers_of(eva)) == 3


async def test_a_card_on_which_telegram_chokes_keeps_no_other_waiting_and_is_never_given_up(morning: Agency) -> None:
    mark = await summary(morning)
    fault = morning.world.faults.add("error", code=500, method="sendMessage", chat_id=morning.group.id, times=None)
    await say(mark, "send")
    await morning.lets_pass(OUTAGE)
    morning.world.faults.remove(fault.id)
    await say(mark, "one more wish")
    await morning.lets_pass(75)
    assert len(morning.posts("one more wish")) == 1
    assert len(morning.cards()) == 1


async def test_a_card_whose_answers_get_lost_is_doubled_seldom(morning: Agency) -> None:
    mark = await summary(morning)
    morning.world.faults.add("drop_after", method="sendMessage", chat_id=morning.group.id, times=None)
    await say(mark, "send")
    await morning.lets_pass(3000)
    assert len(morning.posts("#L-0001")) <= 3 + 3000 // 600


async def test_a_conversation_is_not_repeated_by_itself(morning: Agency, log: Log) -> None:
    """Class B: a person decides about a word to a prospect."""
    log.expects("is left to a person")
    [row] = await seeded(morning, care=Care.CONVERSATION, fault="drop_after")
    assert row["state"] == "unknown"


async def seeded(agency: Agency, *, care: Care, fault: str) -> list[dict[str, object]]:
    """A row of some class of care that meets a fault."""
    mark = await agency.comes("Mark")
    await begins(mark)
    await agency.stop()
    person = (await agency.rows("SELECT id FROM people WHERE telegram_id = ?", mark.id))[0][0]
    out = Outgoing(f"person:{person}", person, care, Rank.PROSPECT, {"text": "hello"})
    await agency.change(lambda tx: outbox.put(tx, out, agency.clock.now()))
    agency.world.faults.add(fault, method="sendMessage", chat_id=mark.id)
    await agency.start()
    await agency.lets_pass(30)
    return await agency.look(lambda tx: outbox.listed(tx, 10))


# ---------------------------------------------------------------------- surely not sent


async def test_a_server_that_cannot_be_reached_is_waited_for(morning: Agency) -> None:
    """A connection that was refused never left: the card is not marked as a repeat."""
    mark = await summary(morning)
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, retry_after=10)
    await say(mark, "send")
    await morning.settled()
    port = int(morning.server.url.rsplit(":", 1)[1])
    await morning.server.close()
    await morning.lets_pass(60)
    morning.server = await serve(morning.world, port=port, page=False)
    await morning.lets_pass(90)
    (card,) = morning.cards()
    assert card.text.startswith("🔥")
    (row,) = await morning.rows("SELECT attempts > 3, uncertain FROM outbox WHERE place = 'lead:1:card'")
    assert row == (1, 0)


async def test_a_pause_is_kept_and_holds_up_nobody_else(morning: Agency) -> None:
    mark = await summary(morning)
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, retry_after=120)
    await say(mark, "send")
    eva = await morning.comes("Eva")
    await begins(eva, *PROJECT)
    await morning.lets_pass(119)
    assert morning.cards() == []
    assert len(morning.calls("sendMessage", chat=morning.group.id)) == 1
    await morning.lets_pass(2)
    (card,) = morning.cards()
    assert not card.text.startswith("(repeat")


async def test_a_pause_outlives_the_process(morning: Agency) -> None:
    mark = await summary(morning)
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, retry_after=120)
    await say(mark, "send")
    await morning.settled()
    await morning.restart()
    await say(mark, "one more wish")
    await morning.lets_pass(100)
    await morning.restart()
    await morning.lets_pass(15)
    assert len(morning.calls("sendMessage", chat=morning.group.id)) == 1
    await morning.lets_pass(10)
    assert [post.text[:1] for post in morning.posts()] == ["🔥", "➕"]
    assert await morning.rows("SELECT chat FROM pauses") in ([], [("managers",)])


# ---------------------------------------------------------------------- refused


async def test_who_blocked_the_bot_gets_no_more_and_the_others_do(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await summary(morning)
    await say(mark, "send")
    await mark.blocks_bot()
    await tap(anna, "Take", morning.group.id)
    await morning.lets_pass(600)
    (row,) = await morning.look(lambda tx: outbox.listed(tx, 10))
    assert (row["state"], row["attempts"]) == ("dead", 1)
    assert "blocked by the user" in str(row["fault"])
    eva = await morning.comes("Eva")
    await begins(eva, *PROJECT)
    assert (await morning.the_lead()).owner_name == "Anna", "the lead stays"


async def test_who_unblocks_the_bot_is_served_again(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await mark.blocks_bot()
    await morning.settled()
    await mark.starts()
    await mark.sees("Welcome back!")


async def test_a_message_that_is_refused_three_times_makes_room_for_the_next(morning: Agency, log: Log) -> None:
    log.expects("is refused for good")
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:2])
    morning.world.faults.add("error", method="sendMessage", chat_id=mark.id, times=3, description="Bad Request: no")
    await mark.writes("/help")
    await mark.writes("/privacy")
    await morning.lets_pass(30)
    assert "stored encrypted" in newest(mark).text
    (row,) = await morning.look(lambda tx: outbox.listed(tx, 10))
    assert (row["state"], row["attempts"]) == ("dead", 3)


async def test_a_card_that_was_deleted_is_sent_anew_and_lives_on(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await summary(morning)
    await say(mark, "send")
    card = await morning.card()
    press_data = (card.inline or [])[0][0]["callback_data"]
    del morning.group.messages[card.id]
    morning.world.press(anna.id, card, press_data)
    await mark.sees("Anna is handling it")
    await morning.settled()
    (again,) = morning.cards()
    assert again.id != card.id
    await tap(anna, "Contacted", morning.group.id)
    await morning.settled()
    assert morning.cards() == [again]
    assert again.text.endswith("💬 Contacted · Anna")


async def test_a_screen_that_was_deleted_is_sent_anew(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:2])
    question = newest(mark)
    data = str((question.inline or [])[0][0]["callback_data"])
    del morning.world.private_chat(mark.id).messages[question.id]
    morning.world.press(mark.id, question, data)
    await mark.sees("Who is on your team now?")


async def test_markup_that_telegram_cannot_read_is_sent_as_plain_text(morning: Agency, log: Log) -> None:
    log.expects("has markup that Telegram cannot read")
    mark = await summary(morning)
    said = "Bad Request: can't parse entities: unsupported start tag"
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, description=said)
    await say(mark, "send")
    await morning.settled()
    (card,) = morning.cards()
    assert {mark["type"] for mark in card.entities} <= {"hashtag", "mention"}, "what Telegram finds by itself"
    assert "<" not in card.text
    assert card.buttons == ["Take"]


async def test_a_refused_token_ends_the_bot_and_loses_nothing(morning: Agency) -> None:
    mark = await summary(morning)
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, code=401)
    await say(mark, "send")
    with pytest.raises(TokenRefused):
        await morning.ends()
    await morning.start()
    await morning.lets_pass(61)
    assert len(morning.cards()) == 1


# ---------------------------------------------------------------------- order and independence


async def test_the_order_in_a_chat_is_kept_through_retries(morning: Agency) -> None:
    mark = await summary(morning)
    await say(mark, "send")
    await morning.card()
    for kind, how in (("error", {"retry_after": 5}), ("bad_gateway", {}), ("drop", {}), ("error", {"code": 500})):
        morning.world.faults.add(kind, method="sendMessage", chat_id=morning.group.id, **how)  # type: ignore[arg-type]
    for number in range(6):
        mark.world.write(mark.id, f"wish {number}")
    await morning.lets_pass(60)
    assert [post.text[-6:] for post in morning.posts("adds:")] == [f"wish {number}" for number in range(6)]


async def test_one_chat_that_hangs_holds_up_no_other(agency: Agency) -> None:
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    await begins(mark)
    fault = agency.world.faults.add("hang", chat_id=mark.id, times=None, seconds=3600)
    await mark.taps("A whole project")
    for number in range(40):
        agency.world.write(mark.id, f"purple {number}")
    await sends_request(eva)
    await agency.card()
    agency.world.faults.remove(fault.id)


async def test_a_group_that_hangs_holds_up_no_prospect(agency: Agency) -> None:
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    agency.world.faults.add("hang", method="sendMessage", chat_id=agency.group.id, times=None, seconds=3600)
    await sends_request(mark, delivered=False)
    await sends_request(eva, delivered=False)


async def test_a_call_without_an_answer_ends_by_itself(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    """The patience of a call is shortened here; the fate of a call without an answer is unknown."""
    monkeypatch.setattr(Api.call, "__defaults__", (0.2,))
    mark = await agency.comes("Mark")
    agency.world.faults.add("hang", method="sendMessage", chat_id=mark.id, seconds=3600, carried_out=True)
    await mark.starts()
    await agency.until(lambda: sum(m.text.startswith("Hello!") for m in mark.screen()) == 2, "no second try")
    (row,) = await agency.rows("SELECT uncertain, fault FROM outbox ORDER BY id DESC LIMIT 1")
    assert row[0] == 1


async def test_updates_go_on_after_failures_of_getting_them(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await morning.restart()
    for kind in ("bad_gateway", "drop", "garbage"):
        morning.world.faults.add(kind, method="getUpdates")
    morning.world.faults.add("error", method="getUpdates", retry_after=4)
    walking = asyncio.create_task(begins(mark, *PROJECT))
    while not walking.done():
        morning.clock.move(0.5)  # type: ignore[attr-defined]
        await asyncio.sleep(0.01)
    await walking
    assert {record.fault for record in morning.calls("getUpdates")} == {None, "bad_gateway", "drop", "garbage", "error"}


async def test_a_fault_of_ours_does_not_strand_a_message(
    morning: Agency, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.expects("outbox row 1: ZeroDivisionError")
    mark = await morning.comes("Mark")
    with monkeypatch.context() as patch:
        patch.setattr("bot.delivery._call", lambda *_: 1 / 0)
        await mark.starts()
        await morning.settled()
    await morning.lets_pass(5)
    assert newest(mark).text.startswith("Hello!")


FATES = {
    "Bad Request: message is not modified: specified new message content": "sent",
    "Bad Request: message to edit not found": "new message",
    "Bad Request: message can't be edited": "new message",
    "Bad Request: MESSAGE_ID_INVALID": "new message",
    "Bad Request: can't parse entities: unsupported start tag": "plain text",
    "Bad Request: chat not found": "gone",
    "Bad Request: not enough rights to send text messages to the chat": "gone",
    "Bad Request: need administrator rights in the channel chat": "gone",
    "Bad Request: CHAT_WRITE_FORBIDDEN": "gone",
    "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN": "gone",
    "Bad Request: TOPIC_CLOSED": "gone",
    "Bad Request: CHAT_RESTRICTED": "gone",
    "Bad Request: message is too long": "refused",
}


@pytest.mark.parametrize("said", FATES)
def test_a_400_is_sorted_by_its_words(said: str) -> None:
    assert fate_of(BadRequest(said)) == FATES[said]


ERRORS: list[tuple[TelegramError, str]] = [
    (RetryAfter(5), "wait"),
    (NeverLeft("no connection"), "wait"),
    (ChatMigrated(-100), "moved"),
    (Forbidden("Forbidden: bot was blocked by the user"), "gone"),
    (InvalidToken(), "token"),
    (TimedOut(), "unknown"),
    (NetworkError("Bad Gateway"), "unknown"),
    (Conflict("Conflict"), "unknown"),
    (TelegramError("an answer that is no JSON"), "unknown"),
]


@pytest.mark.parametrize(("error", "fate"), ERRORS)
def test_an_error_is_sorted_by_its_kind(error: TelegramError, fate: str) -> None:
    assert fate_of(error) == fate
