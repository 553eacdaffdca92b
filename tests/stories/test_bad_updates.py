"""Updates as they should not be: repeated, out of order, unreadable. The others go on; nothing personal is logged."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, tap
from tests.stories.log import Log


def text_update(person: Person, text: str, **more: Any) -> dict[str, Any]:
    user = person.account.described()
    message = {"message_id": 9000, "date": int(person.world.time()), "from": user, "text": text}
    return {"message": {**message, "chat": {"id": person.id, "type": "private", **user}, **more}}


async def test_five_updates_with_the_same_id_are_one(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:5])
    update = {"update_id": 1_500_000_000, **text_update(mark, "skip")}
    for _ in range(5):
        agency.world.push_raw_update(update)
    await mark.sees("How clearly is the work described?")
    await agency.settled()
    session = await agency.session(mark)
    assert session is not None
    assert session.skipped == ("duration",)


async def test_an_update_that_comes_again_later_and_after_a_restart_is_one(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    press = await mark.taps("Send to a manager")
    await mark.sees("Your request #L-0001")
    assert press.update_id is not None
    agency.world.redeliver(press.update_id)
    await agency.settled()
    await agency.restart()
    agency.world.redeliver(press.update_id)
    await agency.settled()
    assert len(await agency.leads()) == 1
    assert len(agency.cards()) == 1


async def test_the_same_press_with_new_ids_is_one(agency: Agency) -> None:
    """A client repeats a press that it saw no answer to; Telegram gives it another id."""
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    summary = newest(mark)
    presses = [await mark.taps_old(summary, "Send to a manager") for _ in range(5)]
    await agency.until(lambda: all(press.answered for press in presses), "a press is not answered")
    assert len({press.update_id for press in presses}) == 5
    assert len(await agency.leads()) == 1


async def test_a_press_is_answered_though_telegram_forgot_it(agency: Agency) -> None:
    """After a while Telegram takes no answer to a press any more; what was pressed counts all the same."""
    mark = await agency.comes("Mark")
    await begins(mark)
    agency.world.faults.add("error", method="answerCallbackQuery", description="Bad Request: query is too old")
    await tap(mark, "A whole project")
    assert len(await agency.answers_of(mark)) == 1


async def test_ids_may_fall(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a quiet week Telegram begins anew at any number."""
    monkeypatch.setattr("bot.ingress.POLL_SECONDS", 1)
    await agency.stop()
    agency.world.updates().clear()
    agency.world.updates().next_id = 1_000_000
    await agency.start()
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    await begins(mark, *PROJECT[:2])
    await agency.until(lambda: "offset" not in agency.calls("getUpdates")[-1].params, "no quiet moment")
    agency.world.updates().next_id = 500
    await answers(mark, *PROJECT[2:4])
    await begins(eva, *PROJECT[:2])
    assert len(await agency.answers_of(mark)) == 4
    assert len(await agency.answers_of(eva)) == 2


UNREADABLE: list[Any] = [
    {"message": {"message_id": "one", "chat": None, "secret": "+380501112233"}},
    {"message": "+380501112233"},
    {"callback_query": {"id": 1, "from": 7, "data": "+380501112233"}},
    {"message": []},
    {"message": {"message_id": 1, "date": "soon", "chat": {"id": 5, "type": "private"}, "text": "+380501112233"}},
    {"something_new": {"of": "tomorrow", "phone": "+380501112233"}},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": 10**30, "type": "private"}, "text": "+380501112233"}},
    {"my_chat_member": {"chat": {"id": 5, "type": "private"}}},
    {},
]


@pytest.mark.parametrize("number", range(len(UNREADABLE)))
async def test_an_unreadable_update_stops_nobody(agency: Agency, log: Log, number: int) -> None:
    log.expects("was set aside", "failed:", "was handled, but then")
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    for update in (UNREADABLE[number], text_update(mark, "only the result"), UNREADABLE[number]):
        agency.world.push_raw_update(dict(update))
    await mark.sees("Who is on your team now?")
    await answers(mark, *PROJECT[3:])
    await agency.settled()
    states = {row[0] for row in await agency.rows("SELECT DISTINCT state FROM inbox")}
    assert states <= {"done", "quarantined"}
    assert "380501112233" not in log.text


async def test_an_update_without_an_id_is_set_aside(agency: Agency) -> None:
    """Telegram gives every update a number; whatever stands there without one stops nobody."""
    mark = await agency.comes("Mark")
    await begins(mark)
    agency.world.push_raw_update({"update_id": None, "message": {"text": "hello"}})
    await answers(mark, *PROJECT)
    rows = await agency.rows("SELECT update_id, state, fault FROM inbox WHERE update_id < 0")
    assert rows == [(-1, "quarantined", "no update_id")]


async def test_who_wrote_what_cannot_be_read_is_told(agency: Agency, log: Log) -> None:
    """A new kind of message, which this program does not know yet, is not met with silence."""
    log.expects("was set aside")
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    agency.world.push_raw_update(text_update(mark, "hello", poll={"question": "of a new kind"}))
    await mark.sees("Something went wrong on our side. Your answers are safe")
    assert len(await agency.answers_of(mark)) == 2
    await answers(mark, PROJECT[2])


async def test_a_fault_of_ours_is_said_and_the_next_message_is_served(
    agency: Agency, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A handler that fails three times gives up; nobody else waits for it, and no words get into the log."""
    from bot.client import views

    log.expects("failed: ZeroDivisionError")
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    await begins(mark)
    with monkeypatch.context() as patch:
        patch.setitem(views._SCREENS, "cancel", lambda _screen: 1 / 0)
        await mark.writes("/cancel")
        await begins(eva)
        await mark.sees("Something went wrong on our side.", within=8)
    await say(mark, "whole project")
    assert await agency.rows("SELECT state, attempts, fault FROM inbox WHERE state <> 'done'") == [
        ("quarantined", 3, "ZeroDivisionError")
    ]
    assert "division by zero" not in log.text


async def test_a_blocked_bot_is_no_error_and_goes_on_after_unblocking(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await mark.blocks_bot()
    await agency.settled()
    await mark.unblocks_bot()
    await answers(mark, *PROJECT[3:])
