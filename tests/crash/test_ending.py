"""How the bot ends: when it is asked to, whatever Telegram does meanwhile."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest

from tests.crash.harness import AS_IN_THE_BACKGROUND, a_house

STOPS_WITHIN = 3.0
"""Seconds that are promised."""


async def test_it_hears_sigint_although_its_shell_had_that_ignored(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.start(AS_IN_THE_BACKGROUND)
        assert await house.stop(signal.SIGINT) == 0


async def test_it_ends_in_time_although_telegram_hangs(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.start()
        house.world.faults.add("hang", method="sendMessage", times=None)
        house.world.faults.add("hang", method="answerCallbackQuery", times=None)
        people = [house.comes(f"Prospekta{number}") for number in range(5)]
        for person in people:
            await person.starts()
        await house.until_called("sendMessage", len(people))
        assert await asyncio.wait_for(house.stop(), STOPS_WITHIN) == 0
        house.world.faults.clear()
        await house.start()
        for person in people:
            await person.sees("What do you need help with")


async def test_it_ends_in_time_although_telegram_hangs_at_the_start(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        house.world.faults.add("hang", method="getMe")
        await house.spawn()
        await house.until_called("getMe")
        assert await asyncio.wait_for(house.stop(), STOPS_WITHIN) == 0
        assert "Unclosed" not in house.log()


async def test_it_ends_in_time_although_telegram_is_not_there(tmp_path: Path) -> None:
    async with a_house(tmp_path, INTAKE_BOT_API_URL="http://127.0.0.1:9") as house:
        await house.spawn()
        while "cannot be reached" not in house.log():
            await asyncio.sleep(0.05)
        assert await asyncio.wait_for(house.stop(), STOPS_WITHIN) == 0
        assert "Unclosed" not in house.log()


async def test_a_second_instance_does_not_start(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.start()
        first = house.bot
        await house.spawn()
        assert await house.ended() == 75
        house.bot = first
        assert await house.stop() == 0
        assert "another instance" in house.log()


@pytest.mark.parametrize("method", ["getMe", "sendMessage"])
async def test_a_token_that_is_refused_ends_it(tmp_path: Path, method: str) -> None:
    async with a_house(tmp_path) as house:
        house.world.faults.add("error", method=method, code=401, times=None)
        await house.spawn()
        if method == "sendMessage":
            await house.until_polling()
            await house.comes("Prospekta").starts()
        assert await house.ended() == 77
        assert "INTAKE_BOT_TOKEN" in house.log()
        assert house.world.bot().token not in house.log()
