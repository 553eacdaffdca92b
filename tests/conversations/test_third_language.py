"""A third language in an agency's own folder: complete it is no fault, and what is missing is named with its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.check import check
from conversations.questionnaire import QuestionnaireError, load
from conversations.wording import Texts, locale_of
from tests.conversations.german import an_agency_with_german, german


def reworded(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> str:
    return "\n".join(map(str, check(folder)))


def test_two_files_and_a_code_are_all(tmp_path: Path) -> None:
    folder = an_agency_with_german(tmp_path)
    assert check(folder) == []
    wording = load(folder).wording
    assert list(wording) == ["en", "uk", "de"]
    assert wording["de"].plain("button-skip") == "Skip"
    assert wording["de"].plain("button-done-count", count=2) == german("Done · 2 chosen")
    assert wording.nearest("de-AT") == "de"


def test_without_a_dialogue_it_says_where_one_goes(tmp_path: Path) -> None:
    folder = an_agency_with_german(tmp_path)
    (folder / "dialogue" / "de.ftl").unlink()
    with pytest.raises(QuestionnaireError, match=r"dialogue/de\.ftl is missing: add it, or take `de` off"):
        load(folder)


def test_a_text_that_the_dialogue_lacks_is_named_with_that_file(tmp_path: Path) -> None:
    folder = an_agency_with_german(tmp_path)
    reworded(folder / "dialogue" / "de.ftl", "button-skip", "button-skipp")
    found = told(folder)
    assert (
        "dialogue/de.ftl, text `button-skip`: there is no such text in `de`\n    add a line `button-skip = …`" in found
    )
    assert "dialogue/de.ftl, line" in found
    assert "text `button-skipp`: nothing uses this text" in found


def test_a_question_that_is_not_translated_is_named_with_the_other_file(tmp_path: Path) -> None:
    folder = an_agency_with_german(tmp_path)
    reworded(folder / "de.ftl", "team-two", "team-zwei")
    assert "\nde.ftl, text `team-two`: there is no such text" in "\n" + told(folder)


def test_an_agency_may_reword_our_dialogue_in_a_file_of_its_own_too(tmp_path: Path) -> None:
    folder = an_agency_with_german(tmp_path)
    (folder / "dialogue" / "uk.ftl").write_text("button-skip = Далі\n", encoding="utf-8")
    assert check(folder) == []
    assert load(folder).wording["uk"].plain("button-skip") == "Далі"
    assert load(folder).wording["uk"].plain("button-agree") == "Погоджуюся"


FORMS = "left = { $count ->\n    [one] one\n    [few] few\n    [many] many\n   *[other] other\n }\n"


@pytest.mark.parametrize(
    ("language", "forms"),
    [("en", "one other other"), ("uk", "one few many"), ("pl", "one few many"), ("de", "one other other")],
)
def test_plurals_follow_the_language(tmp_path: Path, language: str, forms: str) -> None:
    file = tmp_path / f"{language}.ftl"
    file.write_text(FORMS, encoding="utf-8")
    texts = Texts(language, [file])
    assert " ".join(texts.plain("left", count=count) for count in (1, 2, 5)) == forms


@pytest.mark.parametrize(
    ("language", "three", "either"),
    [
        ("en", "PHP, Go and Vue", "PHP or Go"),
        ("uk", "PHP, Go і Vue", "PHP або Go"),
        ("de", "PHP, Go und Vue", "PHP oder Go"),
    ],
)
def test_lists_follow_the_language(language: str, three: str, either: str) -> None:
    texts = Texts(language, [])
    assert texts.listed(["PHP", "Go", "Vue"]) == three
    assert texts.listed(["PHP", "Go"], "or") == either
    assert texts.listed(["PHP"]) == "PHP"
    assert texts.listed([]) == ""
    assert locale_of("en") == "en_GB", "no comma before the last `and`"
