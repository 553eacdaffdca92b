"""The child: reads a recipe from standard input, draws it, writes the picture (PNG) to standard output, and ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import IO, Any

from bot.drawing import comparison

Drawing = Callable[[dict[str, Any], IO[bytes]], None]
DRAWINGS: dict[str, Drawing] = {"comparison": comparison.draw}
"""By the name under "drawing" in the recipe: what writes the picture."""

recipe = json.load(sys.stdin)
DRAWINGS[recipe["drawing"]](recipe, sys.stdout.buffer)
