"""`intake-bot advise`: advice without Telegram, for trying the rules and for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.running import Shell, in_a_process

PROJECT = {
    "need": "whole_project", "task_manager": "nobody", "in_house_team": "none", "technical_competence": "none",
    "wants_control": "result_only", "duration": "under_3_months", "scope": "fixed",
}  # fmt: skip
STAFF = {
    "need": "specialists", "task_manager": "client_dedicated", "in_house_team": "some_developers",
    "technical_competence": "strong", "wants_control": "people", "wants_interviews": True, "roles": ["backend"],
    "stack": ["PHP"], "duration": "ongoing",
}  # fmt: skip


def advised(shell: Shell, given: object, *options: str) -> str:
    done = shell("advise", "-", *options, given=json.dumps(given))
    assert (done.code, done.err) == (0, "")
    return done.out


def test_advice_as_text(shell: Shell) -> None:
    text = advised(shell, PROJECT)
    assert text.startswith("Our suggestion: Work done by our team (outsourcing)\nA strong match · 4 of 5 signs")
    assert "• Nobody on your side can set tasks, so our manager will" in text
    assert "<" not in text
    assert "&amp;" not in text


def test_advice_in_ukrainian(shell: Shell) -> None:
    assert advised(shell, STAFF, "--language", "uk").startswith("Наша порада: Фахівці у вашій команді (аутстафінг)")


def test_advice_as_json_has_a_stable_shape(shell: Shell) -> None:
    found = json.loads(advised(shell, STAFF, "--json"))
    assert set(found) == {"model", "confidence", "payment", "reasons", "against", "would_change", "rules_version"}
    assert (found["model"], found["confidence"], found["payment"][0]) == ("outstaffing", "clear", "retainer")
    assert set(found["reasons"][0]) == {"text", "rule", "facts"}
    assert all(set(change) == {"fact", "value", "model", "text"} for change in found["would_change"])


def test_a_list_is_answered_with_a_list(shell: Shell) -> None:
    found = json.loads(advised(shell, [PROJECT, STAFF, {}], "--json"))
    assert [one["model"] for one in found][:2] == ["outsourcing", "outstaffing"]
    assert len(found) == 3
    assert advised(shell, [PROJECT, STAFF]).count("Our suggestion:") == 2


def test_the_reckoning_is_explained(shell: Shell) -> None:
    found = json.loads(advised(shell, PROJECT, "--json", "--explain"))
    assert {"ruled_by", "score", "out_of", "lacks", "haves", "contradictions", "team"} <= set(found)
    assert len(found["lacks"]) == 4
    assert '"ruled_by"' in advised(shell, PROJECT, "--explain")


@pytest.mark.parametrize("given", [{}, {"need": None}, {"need": "unknown"}, {"stack_known": True}, {"stack": []}])
def test_any_subset_of_answers_gets_advice(shell: Shell, given: object) -> None:
    assert json.loads(advised(shell, given, "--json"))["model"]


WRONG: list[tuple[object, list[str]]] = [
    ({"neeed": "support"}, ["person 1: unknown id `neeed`; there are need, task_manager"]),
    ({"need": "magic"}, ['`need`: no value "magic"; there are specialists, whole_project, support, unsure']),
    ({"need": 7}, ["`need`"]),
    ({"need": ["support"]}, ["`need`"]),
    ({"roles": "backend"}, ["`roles`: is a list of texts"]),
    ({"roles": ["backend", "wizard"]}, ['`roles`: no value "wizard"']),
    ({"wants_interviews": "maybe"}, ["`wants_interviews`"]),
    ({"stack_known": "yes"}, ["`stack_known`: is true or false"]),
    ([{}, {"x": 1}, {"y": 2}], ["person 2: unknown id `x`"]),
    ({"need": "magic", "x": 1}, ['"magic"', "unknown id `x`"]),
    ("support", ["person 1: answers are an object"]),
    ([[]], ["person 1: answers are an object"]),
    (7, ["answers are an object"]),
]


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_what_is_unknown_is_named(shell: Shell, number: int) -> None:
    given, said = WRONG[number]
    done = shell("advise", "-", given=json.dumps(given))
    assert (done.code, done.out) == (65, "")
    assert all(words in done.err for words in said), done.err


@pytest.mark.parametrize("text", ["", "{", "need: support", '{"need": }', "\udcff", "NaN", "[" * 100_000])
def test_what_is_no_json_is_told(shell: Shell, text: str) -> None:
    done = shell("advise", "-", given=text)
    assert (done.code, done.out) == (65, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_a_language_that_is_not_there(shell: Shell) -> None:
    done = shell("advise", "-", "--language", "de", given="{}")
    assert done.code == 65
    assert "--language: there is no `de`, only en, uk" in done.err


def test_a_file_is_read_and_one_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(json.dumps(PROJECT), encoding="utf-8")
    done = in_a_process("advise", "answers.json", folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Our suggestion")
    assert in_a_process("advise", "nowhere.json", folder=tmp_path).code == 64


def test_no_key_and_no_token_are_needed(shell: Shell) -> None:
    assert advised(shell, PROJECT)
