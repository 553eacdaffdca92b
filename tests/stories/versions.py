"""A second version of the shipped questionnaire: names changed, a question new, another gone, an option away."""

from __future__ import annotations

from pathlib import Path

from conversations.questionnaire import SHIPPED

RENAMED = {"in_house_team": "team_now", "whole_project": "entire_project", "nobody_sets_tasks": "no_one_sets_tasks"}
"""In every file: a question, an option, and a point of the advice."""
EDITS = {
    "questions.toml": [
        ('version = "1"', 'version = "2"'),
        (
            '[[question]]\nid = "need"',
            '[renamed]\nquestions = { in_house_team = "team_now" }\n'
            'options = { "need.whole_project" = "entire_project" }\n\n[[question]]\nid = "need"',
        ),
        (
            '[[question]]\nid = "channel"',
            '[[question]]\nid = "nda"\nkind = "choice"\npart = "hand_off"\noptions = [true, false]\nrequired = true\n\n'
            '[[question]]\nid = "channel"',
        ),
        ('[[question]]\nid = "company"\nkind = "text"\npart = "contact"\n', ""),
        ('options = ["owner", "cto", "product", "other"]', 'options = ["owner", "cto", "product"]'),
    ],
    "en.ftl": [
        ("company = What is your company called, and what does it do?\n    .short = Company\n", ""),
        ("    .other = Other\n", ""),
    ],
    "uk.ftl": [
        ("company = Як називається ваша компанія і чим вона займається?\n    .short = Компанія\n", ""),
        ("    .other = Інша\n", ""),
    ],
    "rules.toml": [("other = 6\n", "")],
}
NDA = {
    "en.ftl": "\nnda = Do you need an NDA first?\n    .short = NDA\n    .true = Yes, an NDA\n    .false = No NDA\n",
    "uk.ftl": "\nnda = Чи потрібен спершу NDA?\n    .short = NDA\n    .true = Так\n    .false = Ні\n",
}


def second_version(folder: Path) -> Path:
    """The folder of the second version."""
    folder.mkdir()
    for file in SHIPPED.iterdir():
        text = file.read_text(encoding="utf-8")
        for old, new in EDITS.get(file.name, []):
            if old not in text:
                raise AssertionError(f"{file.name} has no {old!r}")
            text = text.replace(old, new)
        (folder / file.name).write_text(_renamed(text) + NDA.get(file.name, ""), encoding="utf-8")
    return folder


def _renamed(text: str) -> str:
    """The new names everywhere but in the map that tells of the old ones."""
    lines = []
    for line in text.split("\n"):
        if not line.startswith(("questions = {", "options = {")):
            for old, new in RENAMED.items():
                line = line.replace(old, new)
        lines.append(line)
    return "\n".join(lines)
