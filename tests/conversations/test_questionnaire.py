"""Loading a folder: what cannot be used is named with its file, its place and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.questionnaire import SHIPPED, QuestionnaireError, load
from tests.conversations.people import AGENCY, copied


def test_the_shipped_folder_is_loaded_by_default() -> None:
    assert AGENCY.version == "1"
    assert AGENCY.by_id["need"].options[0] == "specialists"


@pytest.mark.parametrize(
    ("file", "edit", "told"),
    [
        ("questions_toml", ('id = "need"', 'id = "Need!"'), ["questions.toml: question.1.id"]),
        ("questions_toml", ('id = "task_manager"', 'id = "need"'), ["question `need` stands there twice"]),
        ("questions_toml", ('kind = "choice"', 'kind = "riddle"'), ["question.1.kind", "'choice'"]),
        (
            "questions_toml",
            ('options = ["full_time", "part_time", "varies"]', ""),
            ["`workload`: a choice needs options"],
        ),
        ("questions_toml", ('of = "phone"', ""), ["`phone`: a contact needs `of`"]),
        ("questions_toml", ('alone = "advise"', 'alone = "nobody"'), ["`roles`: `alone` names `nobody`"]),
        ("questions_toml", ("brief = true", "breif = true"), [".breif: Extra inputs"]),
        (
            "questions_toml",
            ('when = { need = "specialists" }', "when = 3"),
            ["question.9.when: a condition is a table"],
        ),
        ("questions_toml", ('version = "1"', "version = "), ["questions.toml: no valid TOML", "line 3"]),
        ("rules_toml", ("border = 0.25", "border = 2"), ["rules.toml: border: Input should be less than 1"]),
        ("rules_toml", ("border = 0.25", ""), ["rules.toml: border: Field required"]),
        ("rules_toml", ("border = 0.25", 'border = "x"\nvelocity = 1'), ["rules.toml: border", "rules.toml: velocity"]),
        ("agency_toml", ("hot = 5", "hot = 0"), ["agency.toml: reply_minutes.hot"]),
        ("agency_toml", ('languages = ["en", "uk"]', "languages = []"), ["agency.toml: languages"]),
        ("agency_toml", ('languages = ["en", "uk"]', 'languages = ["en", "de"]'), ["dialogue/de.ftl is missing"]),
        (
            "agency_toml",
            ('languages = ["en", "uk"]', 'languages = ["en", "xx"]'),
            ["languages.2", "`xx` is no language"],
        ),
        ("agency_toml", ('languages = ["en", "uk"]', 'languages = ["uk_UA"]'), ["languages.1", "two letters such as"]),
        ("en_ftl", ("need = What", "need What"), ["en.ftl: cannot be read from `need What do you need help with?` on"]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, file: str, edit: tuple[str, str], told: list[str]
) -> None:
    with pytest.raises(QuestionnaireError) as error:
        load(copied(tmp_path, **{file: edit}))
    assert all(words in str(error.value) for words in told)


@pytest.mark.parametrize("file", ["agency.toml", "questions.toml", "rules.toml"])
def test_a_missing_file_is_named_with_where_to_get_it(tmp_path: Path, file: str) -> None:
    (copied(tmp_path) / file).unlink()
    with pytest.raises(QuestionnaireError, match=f"{file} is missing: copy it from the shipped folder"):
        load(tmp_path)


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (copied(tmp_path) / "agency.toml").unlink()
    (tmp_path / "agency.toml").mkdir()
    with pytest.raises(QuestionnaireError, match=r"agency\.toml cannot be read"):
        load(tmp_path)


def test_another_encoding(tmp_path: Path) -> None:
    (copied(tmp_path) / "agency.toml").write_bytes('name = "Агенція"'.encode("cp1251"))
    with pytest.raises(QuestionnaireError, match=r"agency\.toml: no valid TOML"):
        load(tmp_path)


def test_the_mark_that_some_editors_put_before_a_text_is_no_fault(tmp_path: Path) -> None:
    for file in copied(tmp_path).iterdir():
        file.write_text(file.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load(tmp_path).by_id == AGENCY.by_id


def test_the_fingerprint_of_the_consent_follows_its_words(tmp_path: Path) -> None:
    renamed = load(copied(tmp_path, agency_toml=("Example Agency", "Another Agency")))
    assert renamed.consent_hash("en") != AGENCY.consent_hash("en")
    assert load(SHIPPED).consent_hash("en") == AGENCY.consent_hash("en")


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, ("task_manager",)),
        ({"need": "support", "wants_control": "people"}, ("task_manager",)),
        ({"task_manager": "unknown"}, ("need", "technical_competence", "wants_control", "in_house_team")),
        ({"task_manager": "nobody", "need": "support"}, ("technical_competence", "wants_control", "in_house_team")),
        ({"task_manager": "nobody", "need": "support", "in_house_team": "none"}, ()),
    ],
)
def test_what_is_missing_for_an_advice(answers: dict[str, str], missing: tuple[str, ...]) -> None:
    minimum = AGENCY.questions.minimum
    assert minimum.missing(answers) == missing
    assert minimum.met_by(answers) is (not missing)
