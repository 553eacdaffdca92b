"""The house: imports only go down, and only the doors know Telegram."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("conversations", "storage", "bot")
KNOW_TELEGRAM = {
    "bot/client/handlers.py", "bot/client/reading.py", "bot/team/handlers.py", "bot/fates.py", "bot/ingress.py",
    "bot/delivery.py", "bot/request.py", "bot/replies.py", "bot/introduction.py", "bot/app.py",
}  # fmt: skip
PURE = {"pydantic", "fluent", "rapidfuzz", "phonenumbers", "email_validator", "babel"}
STANDARD_IO = {"asyncio", "socket", "sqlite3", "subprocess", "time", "random", "os", "logging", "threading", "secrets"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file names in an import, at any depth, with the line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module, node.lineno


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def top(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_only_go_down(floor: str) -> None:
    above = FLOORS[FLOORS.index(floor) + 1 :]
    for file in modules(floor):
        for module, line in imports(file):
            assert top(module) not in above, (
                f"{name_of(file)}:{line} imports {module}, a floor above. Hand in what is needed as an argument, "
                f"or move the code up."
            )


def test_the_first_floor_is_pure() -> None:
    for file in modules("conversations"):
        for module, line in imports(file):
            assert top(module) not in STANDARD_IO | {"telegram", "aiohttp", "aiosqlite", "click"}, (
                f"{name_of(file)}:{line} imports {module}. This floor has no clock, no dice and no I/O: "
                f"let it come in with the event (see engine.Circumstances)."
            )


def test_only_the_doors_know_telegram() -> None:
    for file in [*modules("bot"), *modules("storage")]:
        for module, line in imports(file):
            assert top(module) != "telegram" or name_of(file) in KNOW_TELEGRAM, (
                f"{name_of(file)}:{line} imports {module}. Views give bot.messages.Message, handlers translate."
            )


def test_sql_stands_in_storage_only() -> None:
    for file in [*modules("bot"), *modules("conversations")]:
        assert top_level_names(file).isdisjoint({"sqlite3", "aiosqlite"}), (
            f"{name_of(file)} speaks SQL. Give storage/ a plain function that takes the transaction."
        )


def top_level_names(file: Path) -> set[str]:
    return {top(module) for module, _ in imports(file)}


def test_the_simulator_knows_nothing_of_the_bot() -> None:
    for file in modules("bot/simulator"):
        for module, line in imports(file):
            ours = top(module) in FLOORS and not module.startswith("bot.simulator")
            assert not ours and top(module) != "telegram", (
                f"{name_of(file)}:{line} imports {module}. The simulator is a Telegram; it must not know our bot."
            )


def test_nothing_of_the_bot_knows_the_simulator() -> None:
    for file in modules("bot"):
        if name_of(file).startswith(("bot/simulator/", "bot/demo/")) or name_of(file) == "bot/cli.py":
            continue
        for module, line in imports(file):
            assert not module.startswith("bot.simulator"), f"{name_of(file)}:{line} imports {module}: only the demo may"


def test_the_doors_do_not_know_each_other() -> None:
    for door, other in (("bot/team", "bot.client"), ("bot/client", "bot.team")):
        for file in modules(door):
            for module, line in imports(file):
                assert not module.startswith(other), (
                    f"{name_of(file)}:{line} imports {module}. What one side tells the other is in bot/notices.py, "
                    f"and app.py hands functions from door to door."
                )


def test_the_library_of_pictures_stays_in_the_child() -> None:
    drawn_with = {"PIL", "bot.drawing.comparison", "bot.drawing.writing"}
    for file in modules("bot"):
        used = drawn_with & {module for module, _ in imports(file)}
        assert not used or name_of(file).startswith("bot/drawing/"), (
            f"{name_of(file)} imports {used}: the bot would carry it in memory. Give bot.drawing a recipe instead."
        )


def test_only_the_clock_asks_the_system_for_the_time() -> None:
    for file in [*modules("bot"), *modules("storage")]:
        if name_of(file) == "bot/clock.py" or name_of(file).startswith(("bot/simulator/", "bot/demo/")):
            continue
        assert "time" not in top_level_names(file), f"{name_of(file)} asks the system for the time; take a Clock"


def test_every_module_says_what_it_knows() -> None:
    for floor in FLOORS:
        for file in modules(floor):
            assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))), f"{name_of(file)} has no first line"
