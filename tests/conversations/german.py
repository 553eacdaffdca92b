"""A third language for the tests: English with German letters, made from the English files by a rule."""

from __future__ import annotations

from pathlib import Path

from conversations.pseudo import apart_from_markup, translated
from conversations.questionnaire import DIALOGUE, SHIPPED
from tests.conversations.people import copied

UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")


def german(text: str) -> str:
    return apart_from_markup(text, lambda part: part.translate(UMLAUTS))


def an_agency_with_german(folder: Path) -> Path:
    """The shipped questionnaire in three languages: two files more, and a code."""
    copied(folder, agency_toml=('languages = ["en", "uk"]', 'languages = ["en", "uk", "de"]'))
    (folder / "dialogue").mkdir(exist_ok=True)
    _translate(SHIPPED / "en.ftl", folder / "de.ftl")
    _translate(DIALOGUE / "en.ftl", folder / "dialogue" / "de.ftl")
    return folder


def _translate(source: Path, target: Path) -> None:
    text = translated(source.read_text(encoding="utf-8"), german)
    target.write_text(text.replace("language-name = English", "language-name = Deutsch"), encoding="utf-8")
