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
    knows = {path.relative_to(ROOT) for path in ROOT.rglob("*.py") if any(map(is_http, imported(path)))}
    at_the_wire = {path for path in knows if path.parts[0] == "wire"}
    assert knows - at_the_wire == {Path("desk/events.py"), Path("desk/routes.py")}, "the world itself needs no network"


def is_http(name: str) -> bool:
    return name.split(".")[0] == "aiohttp"
