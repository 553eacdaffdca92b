"""What a person wants deleted is deleted, also where the bot is killed in the middle of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.simulator.person import Person
from storage import leads
from tests.crash.harness import House, a_house

SECRET = "Zebrawood"


async def asks_to_be_forgotten(house: House) -> Person:
    """Somebody whose request, with words below it, stands in the group, and who is about to confirm."""
    mark = house.comes("Marcus Zephyr")
    await mark.writes("/person")
    await mark.sees("Before we pass this on")
    await mark.taps("I agree")
    await mark.sees("is with our managers")
    await mark.writes(SECRET)
    await house.until(lambda: SECRET in in_group(house), "the words do not reach the group")
    await mark.writes("/forget")
    await mark.sees("Delete everything about you?")
    return mark


def in_group(house: House) -> str:
    return "\n".join(message.text for message in house.group.messages.values())


@pytest.mark.parametrize("method", ["deleteMessage", "editMessageText", "answerCallbackQuery"])
@pytest.mark.parametrize("carried_out", [False, True])
async def test_a_kill_in_the_middle_leaves_nothing_behind(tmp_path: Path, method: str, carried_out: bool) -> None:
    async with a_house(tmp_path) as house:
        await house.start()
        mark = await asks_to_be_forgotten(house)
        house.world.faults.add("hang", method=method, seconds=60.0, carried_out=carried_out)
        calls = len(house.world.calls.of(method))
        await mark.taps("Delete everything")
        await house.until_called(method, calls + 1)
        await house.kill()
        await house.start()
        await mark.sees("Done: everything about you is deleted")
        await house.until(
            lambda: SECRET not in in_group(house) and "Marcus" not in in_group(house) and "erased" in in_group(house),
            "the group is not cleaned",
        )
        assert await house.look(lambda tx: leads.get(tx, 1).is_erased)
        await mark.writes("/start")
        await mark.sees("Hello!")
