"""The parent's side of a drawing: starts the child, hands it a recipe, and waits for the picture only so long."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

LONGEST_SECONDS = 20.0
"""A picture takes half a second; a machine that needs longer than this has other worries."""
ROOT = Path(__file__).parents[2]
PASSED_ON = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")
"""All of the environment that a child gets: it has no business with the settings."""


class NotDrawn(Exception):
    """The child failed or took too long; the message says which, and nothing of the recipe."""


async def draw(recipe: dict[str, Any]) -> bytes:
    """A picture (PNG) of a recipe. Raises NotDrawn."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    try:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.drawing",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={**environment, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    except OSError as error:
        raise NotDrawn(f"no child could be started: {type(error).__name__}") from None
    return await _picture(child, json.dumps(recipe).encode())


async def _picture(child: asyncio.subprocess.Process, recipe: bytes) -> bytes:
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            picture, _ = await child.communicate(recipe)
    except TimeoutError:
        raise NotDrawn(f"the child took longer than {LONGEST_SECONDS:.0f} s") from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode or not picture:
        raise NotDrawn(f"the child ended with {child.returncode}")
    return picture
