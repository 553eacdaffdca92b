"""What the stories and the tests of delivery share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.stories.agency import Agency, an_agency
from tests.stories.log import Log, attentive_log
from tests.stories.movable_clock import MovableClock

__all__ = ["agency", "limited", "log", "morning"]


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """The bot's log; a story that does not expect an error fails where there is one."""
    yield from attentive_log(caplog)


@pytest.fixture
async def agency(tmp_path: Path) -> AsyncIterator[Agency]:
    async with an_agency(tmp_path) as found:
        yield found


@pytest.fixture
async def morning(tmp_path: Path) -> AsyncIterator[Agency]:
    """An agency on a working morning whose time stands still until it is moved."""
    async with an_agency(tmp_path, clock=MovableClock()) as found:
        yield found


@pytest.fixture
async def limited(tmp_path: Path) -> AsyncIterator[Agency]:
    """The same with Telegram's limits on both sides; the bot does not run yet."""
    async with an_agency(tmp_path, clock=MovableClock(), running=False, limits="telegram") as found:
        found.world.limits.enabled = True
        yield found
