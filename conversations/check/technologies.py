"""Names of technologies that stand for nothing, or for two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from conversations.check.fault import Fault
from conversations.questionnaire import own_technologies
from conversations.technologies import SHIPPED_TABLE, Technology, TechnologyTable

NAME = SHIPPED_TABLE.name


def technology_faults(folder: Path) -> list[Fault]:
    """What is wrong with the table of a folder, if it has one."""
    table = own_technologies(folder)
    return [fault.at_its_line(folder) for fault in table_faults(table)] if table is not None else []


def table_faults(table: TechnologyTable) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for row in table.technology:
        yield from _row_faults(row, owners)


def _row_faults(row: Technology, owners: dict[str, str]) -> Iterator[Fault]:
    place = f"technology `{row.name}`"
    for name, key in zip((row.name, *row.aliases), row.keys, strict=True):
        owner = owners.setdefault(key, row.name)
        if not key:
            yield Fault(NAME, place, f"“{name}” has no letters", "take it out")
        elif owner != row.name:
            yield Fault(NAME, place, f"“{name}” stands for `{owner}` too", "leave it with one of them")
        elif name != row.name and (key == row.keys[0] or row.keys.count(key) > 1):
            yield Fault(
                NAME, place, f"“{name}” says nothing new", "take it out; capitals, blanks and dots do not count"
            )
