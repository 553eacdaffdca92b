"""Telegram's limits are kept without ever touching them, and prospects go before the group."""

from __future__ import annotations

import asyncio

import pytest

from bot.limits import Limiter, Pace, Window
from bot.simulator.calls import CallRecord
from tests.stories.agency import PROJECT, SENT, Agency, begins, newest, tap

COUNTED = ("sendMessage", "editMessageText", "editMessageReplyMarkup")


def most_within(calls: list[CallRecord], seconds: float) -> int:
    """The most calls in any stretch of so many seconds."""
    times = [call.at for call in calls]
    return max((sum(begin <= at < begin + seconds for at in times) for begin in times), default=0)


async def all_send(agency: Agency, count: int) -> None:
    prospects = await agency.ready_to_send(count)
    await agency.start()
    for prospect in prospects:
        agency.world.write(prospect.id, "send")


async def test_a_burst_of_sixty_leads_provokes_no_refusal(limited: Agency) -> None:
    await all_send(limited, 60)
    await limited.lets_pass(900, until=lambda: len(limited.cards()) == 60)
    assert len(limited.cards()) == 60
    assert limited.refused("Too Many Requests") == []
    assert most_within(limited.calls(*COUNTED, chat=limited.group.id), 60.0) == 20
    assert most_within(limited.calls(*COUNTED), 1.0) <= 30
    numbers = [card.text.rsplit("#L-", 1)[1][:4] for card in limited.cards()]
    assert numbers == sorted(numbers), "in the order in which they came"


async def test_prospects_go_before_the_group(limited: Agency) -> None:
    await all_send(limited, 60)
    began = limited.clock.now()
    await limited.lets_pass(900, until=lambda: len(limited.cards()) == 60)
    to_people = [c for c in limited.calls("sendMessage") if str(c.params["chat_id"]) != str(limited.group.id)]
    assert len(to_people) == 60
    assert max(call.at for call in to_people) - began < 4
    assert max(call.at for call in limited.calls("sendMessage", chat=limited.group.id)) - began < 190


async def test_presses_on_cards_count_too_and_the_last_state_is_shown(limited: Agency) -> None:
    """Edits share the group's limit; those that were overtaken are left out."""
    await all_send(limited, 15)
    anna = await limited.hires("Anna")
    await limited.lets_pass(60, until=lambda: len(limited.cards()) == 15)
    for card in limited.cards():
        await anna.taps_old(card, "Take")
    await limited.lets_pass(300, until=lambda: all("Taken" in card.text for card in limited.cards()))
    assert all("Taken" in card.text for card in limited.cards())
    assert limited.refused("Too Many Requests") == []
    assert most_within(limited.calls(*COUNTED, chat=limited.group.id), 60.0) <= 20


async def test_overtaken_edits_are_left_out(limited: Agency) -> None:
    await all_send(limited, 20)
    anna = await limited.hires("Anna")
    await limited.lets_pass(60, until=lambda: len(limited.cards()) == 20)
    card = limited.cards()[0]
    nonce = (card.inline or [])[0][0]["callback_data"].rsplit(":", 1)[1]
    for revision, action in enumerate(("take", "contacted", "qualified", "proposal", "won")):
        limited.world.press(anna.id, card, f"1:L:1:{revision}:{action}:{nonce}")
    await limited.lets_pass(300, until=lambda: "Won" in card.text)
    assert card.text.endswith("🏆 Won · Anna")
    assert len(limited.calls("editMessageText", chat=limited.group.id)) == 1


async def test_a_whole_story_under_real_limits(limited: Agency) -> None:
    await limited.start()
    anna, mark = await limited.hires("Anna"), await limited.comes("Mark")
    async with limited.time_goes_on():
        await begins(mark, *PROJECT, *SENT, "Mark", "CTO", "Skip", "Skip", "Send to a manager")
        await limited.card()
        await tap(anna, "Take", limited.group.id)
        await mark.sees("Anna is handling it")
    assert limited.refused("Too Many Requests") == []
    assert "Your request #L-0001" in "\n".join(message.text for message in mark.screen())


async def test_who_writes_without_pause_is_answered_within_the_limit_of_one_chat(limited: Agency) -> None:
    await limited.start()
    mark, eva = await limited.comes("Mark"), await limited.comes("Eva")
    for number in range(20):
        limited.world.write(mark.id, f"purple {number}")
    async with limited.time_goes_on():
        await begins(eva, *PROJECT[:3])
        assert "Who is on your team now?" in newest(eva).text
        await limited.settled()
    await limited.lets_pass(5)
    assert "What do you need help with?" in newest(mark).text
    assert limited.refused("Too Many Requests") == []
    assert most_within(limited.calls(*COUNTED, chat=mark.id), 1.0) <= 5
    assert most_within(limited.calls(*COUNTED, chat=mark.id), 10.0) <= 14


async def test_a_crowd_is_greeted_within_the_overall_limit(limited: Agency) -> None:
    await limited.start()
    crowd = [await limited.comes(f"Prospect {number}") for number in range(120)]
    for person in crowd:
        limited.world.start(person.id)
    async with limited.time_goes_on():
        await asyncio.gather(*(person.sees("What do you need", within=10) for person in crowd))
    assert limited.refused("Too Many Requests") == []
    assert most_within(limited.calls("sendMessage"), 1.0) <= 30


async def test_answers_to_taps_cost_nothing(limited: Agency) -> None:
    """A press is answered at once, however long the queue of messages is."""
    await all_send(limited, 30)
    anna = await limited.hires("Anna")
    await limited.lets_pass(5)
    presses = [await anna.taps_old(card, "Take") for card in limited.cards()]
    await limited.until(lambda: all(press.answered for press in presses), "a press is not answered")
    assert len(presses) == 20
    await answers_nothing(limited)


async def answers_nothing(agency: Agency) -> None:
    await agency.settled()
    assert agency.refused("Too Many Requests") == []


# ---------------------------------------------------------------------- the arithmetic


@pytest.mark.parametrize(("calls", "seconds"), [(1, 1.0), (20, 61.0), (28, 1.05)])
def test_a_window_never_holds_more(calls: int, seconds: float) -> None:
    window, now, spent = Window(calls, seconds), 0.0, []
    for _ in range(calls * 4):
        now += window.delay(now)
        window.spend(now)
        spent.append(now)
    assert all(later - earlier >= seconds for earlier, later in zip(spent, spent[calls:], strict=False))


def test_a_pace_allows_a_short_burst_and_then_one_in_a_second() -> None:
    pace, now, spent = Pace(), 100.0, []
    for _ in range(6):
        now += pace.delay(now)
        pace.spend(now)
        spent.append(now)
    assert spent == [100.0, 100.0, 100.0, 100.0, 101.0, 102.0]
    assert not pace.is_idle(103.0)
    assert pace.is_idle(106.0)


def test_chats_that_are_quiet_again_are_forgotten() -> None:
    limiter = Limiter()
    for number in range(3000):
        limiter.spend(f"person:{number}", False, float(number))
    assert len(limiter._chats) < 1100
