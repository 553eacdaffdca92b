"""Telegram answers badly or not at all: what was meant to arrive arrives, and doubts are marked."""

from __future__ import annotations

import asyncio
import random
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator import serve
from tests.crash.harness import House, a_house
from tests.crash.people import Manager, Prospect, all_go_home, cards, taken
from tests.crash.proof import REPEAT, Ear, check_the_end

PAUSE = 2
"""Seconds that Telegram asks for."""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as found:
        await found.start()
        yield found


async def goes_well(house: House) -> Ear:
    """A whole intake and its take; everything is there in the end."""
    ear, dice = Ear(house), random.Random(1)
    prospect = Prospect(house, house.comes("Prospekta"), dice)
    helpers = [asyncio.create_task(Manager(house, house.hires("Anna"), dice).takes_cards())]
    try:
        await prospect.goes_all_the_way()
        await house.until(lambda: bool(taken(house)), "the lead is taken")
    finally:
        await all_go_home(helpers)
    await check_the_end(house, ear, [prospect])
    return ear


async def test_a_card_whose_answer_was_lost_comes_again_and_says_so(house: House) -> None:
    house.world.faults.add("drop_after", method="sendMessage", chat_id=house.group.id)
    ear = await goes_well(house)
    assert [REPEAT in card.text.splitlines()[0] for card in cards(house)].count(True) <= 1
    assert ear.repeats(house.group.id) == 1


async def test_lost_answers_in_the_prospects_chat_cost_a_repeat_at_most(house: House) -> None:
    house.world.faults.add("drop_after", method="sendMessage", after=1)
    house.world.faults.add("drop_after", method="editMessageText")
    house.world.faults.add("truncated", method="editMessageText", after=4)
    house.world.faults.add("garbage", method="editMessageText", after=6)
    await goes_well(house)


async def test_pages_of_a_bad_gateway_are_got_over(house: House) -> None:
    house.world.faults.add("bad_gateway", method="getUpdates", after=1)
    for carried_out, method in enumerate(("editMessageText", "sendMessage", "answerCallbackQuery")):
        house.world.faults.add("bad_gateway", method=method, after=1, carried_out=bool(carried_out))
    await goes_well(house)


async def test_a_pause_that_telegram_asked_for_outlives_a_kill(house: House) -> None:
    mark = house.comes("Prospekta")
    house.world.faults.add("error", method="sendMessage", retry_after=PAUSE)
    asked_at = time.time()
    await mark.starts()
    await house.until_stored(
        lambda tx: tx.execute("SELECT count(*) FROM outbox WHERE state = 'retry'").fetchone()[0] == 1, "the pause"
    )
    await house.kill()
    await house.start()
    await mark.sees("What do you need help with", within=PAUSE + 10)
    refused, sent = house.world.calls.of("sendMessage")
    assert refused.error is not None
    assert sent.at >= asked_at + PAUSE


async def test_it_waits_for_telegram_at_the_start(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as place:
        port = place.getsockname()[1]
    async with a_house(tmp_path, INTAKE_BOT_API_URL=f"http://127.0.0.1:{port}") as house:
        await house.spawn()
        while "cannot be reached" not in house.log():
            await asyncio.sleep(0.05)
        late = await serve(house.world, port=port, page=False)
        try:
            await house.until_polling()
            assert await house.stop() == 0
        finally:
            await late.close()
