"""The pseudo language: every letter is changed, and nothing that does something."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.pseudo import accented, is_accented, translated
from conversations.questionnaire import DIALOGUE, SHIPPED
from conversations.wording import Texts, keys_in


def test_every_letter_gets_an_accent_and_vowels_are_doubled() -> None:
    assert accented("Send it, 2!") == "Śééńď ííť, 2!"
    assert accented("Їжак") == "øøøøøø"


@pytest.mark.parametrize(
    "kept", ["<b>", "<a href='https://example.com'>", "&amp;", "&#39;", "/start", "name@company.com", "https://t.me/x"]
)
def test_what_does_something_stays(kept: str) -> None:
    assert accented(f"on {kept} on") == f"óóń {kept} óóń"


def test_its_letters_are_known_in_both_cases() -> None:
    words = accented("".join(map(chr, range(65, 91))))
    assert all(map(is_accented, words + words.lower()))
    assert not any(map(is_accented, "azЖ1!"))


def test_a_file_is_translated_whole(tmp_path: Path) -> None:
    source = (
        "# a note\nhello = Hi { $name }\n    .short = Hi\nonly =\n    .label = X\n"
        "count = { $count ->\n    [one] One\n   *[other] { $count } more\n }\n"
    )
    file = tmp_path / "xx.ftl"
    file.write_text(translated(source, str.upper, ("[", "]")), encoding="utf-8")
    texts = Texts("en", [file])
    assert texts.plain("hello", name="Olena") == "[HI Olena]"
    assert (texts.plain("hello.short"), texts.plain("only.label")) == ("[HI]", "[X]")
    assert [texts.plain("count", count=count) for count in (1, 2)] == ["[ONE]", "[2 MORE]"]


@pytest.mark.parametrize("file", [folder / f"{code}.ftl" for folder in (DIALOGUE, SHIPPED) for code in ("en", "uk")])
def test_our_own_files_keep_every_key_and_value(tmp_path: Path, file: Path) -> None:
    made = tmp_path / file.name
    made.write_text(translated(file.read_text(encoding="utf-8"), accented), encoding="utf-8")
    assert keys_in(made) == keys_in(file)
