"""`intake-bot demo` as a command of its own, and the answers that lead through its questionnaire."""

import asyncio
import contextlib
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

START_SECONDS, STOP_SECONDS = 20, 3
ANSWERS = (
    "A whole project, done for you", "Nobody, you should do it", "Only the result", "No team", "No", "Up to 3 months",
    "There’s a detailed specification", "Don’t know, up to you",
)  # fmt: skip
HAND_OVER = (
    "Prepare a request", "As soon as possible", "A sum per month", "$5,000–20,000", "I agree", "Here in Telegram",
    "Mark Reed",
)  # fmt: skip
FINISH = "That’s enough, to the summary"


@contextlib.asynccontextmanager
async def a_demo(folder: Path, *options: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The command, and the address that it prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--data", str(folder), *options, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_SECONDS):
            while not (found := re.search(r"http://\S+/", (await process.stdout.readline()).decode())):
                pass
        yield process, found.group()
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_SECONDS):
            assert await process.wait() == 0
