"""Settings that are missing or wrong are named, and never repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.sealing import new_key
from tests.crash.harness import a_house

WRONG = {
    "INTAKE_BOT_TOKEN": "wr0ng-t0ken",
    "INTAKE_DATA_KEY": new_key()[:20],
    "INTAKE_BOT_API_URL": "wr0ng-address",
    "INTAKE_MANAGERS_CHAT_ID": "wr0ng-group",
}
"""One of each kind; the commands' own tests know them all."""


@pytest.mark.parametrize("name", WRONG)
async def test_a_wrong_setting_is_named_and_not_repeated(tmp_path: Path, name: str) -> None:
    async with a_house(tmp_path, **{name: WRONG[name]}) as house:
        await house.spawn()
        assert await house.ended() == 78
        assert name in house.log()
        assert WRONG[name] not in house.log()
        assert "Traceback" not in house.log()


@pytest.mark.parametrize("name", ["INTAKE_BOT_TOKEN", "INTAKE_DATA_KEY"])
async def test_a_missing_setting_is_named(tmp_path: Path, name: str) -> None:
    async with a_house(tmp_path, **{name: ""}) as house:
        await house.spawn()
        assert await house.ended() == 78
        assert name in house.log()
        assert not house.database.exists()


async def test_limits_are_for_telegram(tmp_path: Path) -> None:
    async with a_house(tmp_path, INTAKE_BOT_API_URL="https://api.telegram.org") as house:
        await house.spawn()
        assert await house.ended() == 78
        assert "INTAKE_LIMITS" in house.log()
