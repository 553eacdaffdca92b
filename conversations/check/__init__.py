"""Whether a folder of questions, rules and texts fits together: what `load` lets pass and people would meet."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from conversations.check.fault import Fault
from conversations.check.names import name_faults
from conversations.check.reach import reach_faults
from conversations.check.renames import rename_faults
from conversations.check.technologies import technology_faults
from conversations.check.words import word_faults
from conversations.questionnaire import QuestionnaireError, load

__all__ = ["Fault", "check"]


def check(folder: Path, extra_keys: Collection[str] = ()) -> list[Fault]:
    """All faults of a folder, none where it is sound. `extra_keys` are texts that other parts of the program use."""
    try:
        questionnaire = load(folder)
    except QuestionnaireError as error:
        return [Fault("", "", message, "") for message in str(error).splitlines()]
    faults = [*name_faults(questionnaire), *rename_faults(questionnaire)]
    if not faults:
        faults = reach_faults(questionnaire)
    placed = [fault.at_its_line(folder) for fault in faults]
    return [*placed, *technology_faults(folder), *word_faults(questionnaire, folder, extra_keys)]
