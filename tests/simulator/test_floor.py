"""The simulator stands alone: it knows nothing of the bot it serves, nor of the library that bot uses."""

import ast
from collections.abc import Iterator
from pathlib import Path

import bot.simulator

ROOT = Path(bot.simulator.__file__).parent


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_the_simulator_imports_nothing_of_the_project_outside_itself() -> None:
    foreign = [
        f"{path.name}: {name}"
        for path in ROOT.rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] in ("telegram", "storage", "conversations", "tests")
        or (name.split(".")[0] == "bot" and not name.startswith("bot.simulator"))
    ]
    assert not foreign, "the simulator is a Telegram, not a part of the bot: move what it needs into it"


def test_only_the_rooms_at_the_wire_know_http() -> None:
    knows = {path.name for path in ROOT.rglob("*.py") if any(it.startswith("aiohttp") for it in imported(path))}
    at_the_wire = {"api.py", "events.py", "hooking.py", "reaching.py", "requests.py", "routes.py", "server.py"}
    assert knows <= at_the_wire
