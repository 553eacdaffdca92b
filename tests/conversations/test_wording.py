"""Texts: fallbacks, escaping, numbers, and files that cannot be read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from conversations.advice_texts import advice_data, advice_html, answer_label, answered_lines, question_text
from conversations.questionnaire import DIALOGUE, SHIPPED, text_files
from conversations.rules import MODELS
from conversations.wording import Markup, Texts, Wording, WordingError, keys_in
from tests.conversations.people import AGENCY, advice

EN, UK = AGENCY.wording["en"], AGENCY.wording["uk"]


def texts(tmp_path: Path, source: str) -> Texts:
    file = tmp_path / "en.ftl"
    file.write_text(source, encoding="utf-8")
    return Texts("en", [file])


class TestTexts:
    def test_a_value_is_escaped_in_html_only(self, tmp_path: Path) -> None:
        hello = texts(tmp_path, "hello = <b>{ $name }</b>")
        assert hello.html("hello", name="<i>&") == "<b>&lt;i&gt;&amp;</b>"
        assert hello.html("hello", name=Markup("<i>x</i>")) == "<b><i>x</i></b>"
        assert hello.plain("hello", name="<i>") == "<b><i></b>"

    @pytest.mark.parametrize("key", ["gone", "hello.gone", "bare"])
    def test_a_text_that_is_missing_is_named(self, tmp_path: Path, key: str) -> None:
        some = texts(tmp_path, "hello = Hello\nbare =\n    .short = x")
        assert not some.has(key)
        with pytest.raises(WordingError, match=f"no text `{key}` in the language `en`"):
            some.plain(key)
        assert some.has("bare.short")

    def test_a_value_that_is_missing_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(WordingError, match="text `hello` in the language `en`"):
            texts(tmp_path, "hello = { $name }").plain("hello")

    def test_a_later_file_rewords_an_earlier_one(self, tmp_path: Path) -> None:
        own = tmp_path / "own.ftl"
        own.write_text("button-skip = Later", encoding="utf-8-sig")
        reworded = Texts("en", [DIALOGUE / "en.ftl", own])
        assert (reworded.plain("button-skip"), reworded.plain("button-agree")) == ("Later", "I agree")

    def test_what_cannot_be_read_is_named_with_its_line(self, tmp_path: Path) -> None:
        with pytest.raises(WordingError, match=r"en\.ftl: cannot be read from `bad \{` on"):
            texts(tmp_path, "fine = Fine\nbad {\n")

    def test_another_encoding_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "uk.ftl").write_bytes("hello = Привіт".encode("cp1251"))
        with pytest.raises(WordingError, match=r"uk\.ftl: no valid UTF-8"):
            Texts("uk", [tmp_path / "uk.ftl"])

    def test_a_text_that_stands_twice_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "en.ftl").write_text("hello = Hello\nbye = Bye\nhello = Hi\n")
        with pytest.raises(WordingError, match=r"en\.ftl: `hello` stands there twice"):
            Texts("en", [tmp_path / "en.ftl"])

    def test_numbers_have_no_thousands_marks_and_follow_the_language(self) -> None:
        assert EN.plain("progress", number=1234, total=2000) == "1234 of 2000"
        forms = [UK.plain("button-go_on-count", count=count) for count in (1, 2, 5)]
        assert forms == ["Дати ще 1 відповідь", "Дати ще 2 відповіді", "Дати ще 5 відповідей"]


class TestLanguages:
    @pytest.mark.parametrize(
        ("code", "language"),
        [("uk", "uk"), ("uk-UA", "uk"), ("UK_ua", "uk"), ("en-GB", "en"), ("de", "en"), ("", "en"), (None, "en")],
    )
    def test_the_nearest_language_of_a_client(self, code: str | None, language: str) -> None:
        assert AGENCY.wording.nearest(code) == language

    def test_the_default_for_a_language_that_we_lack_can_be_another(self) -> None:
        assert AGENCY.wording.nearest("de", "uk") == "uk"

    def test_a_language_that_we_lack_speaks_english_but_is_not_ours(self) -> None:
        assert AGENCY.wording["de"] is EN
        assert "de" not in AGENCY.wording
        assert (list(AGENCY.wording), len(AGENCY.wording)) == (["en", "uk"], 2)

    def test_without_english_it_speaks_the_first(self) -> None:
        assert Wording({"uk": UK})["de"] is UK

    def test_a_language_without_its_file_is_named(self) -> None:
        with pytest.raises(WordingError, match=r"de\.ftl is missing: add it, or take `de` off the languages"):
            Wording.load({"de": text_files(SHIPPED, "de")})


class TestParity:
    @pytest.mark.parametrize("folder", [SHIPPED, DIALOGUE], ids=["agency", "dialogue"])
    def test_every_text_stands_in_both_languages_with_the_same_values(self, folder: Path) -> None:
        assert keys_in(folder / "en.ftl") == keys_in(folder / "uk.ftl")

    def test_keys_come_with_the_names_of_their_values(self, tmp_path: Path) -> None:
        file = tmp_path / "en.ftl"
        file.write_text("# note\na = { $x ->\n    [one] { $y }\n   *[other] z\n}\nb =\n    .c = { $d }\n-term = t\n")
        assert keys_in(file) == {"a": {"x", "y"}, "b.c": {"d"}}


class TestAdviceInWords:
    def test_everything_that_is_advised_stands_there(self) -> None:
        found = advice(
            need="specialists", task_manager="client_dedicated", wants_control="people", onboarding_resources="some",
            budget="fixed",
        )  # fmt: skip
        html = advice_html(found, EN)
        for part in (
            "<b>Specialists in your team (outstaffing)</b>", "A strong match · 3 of 5 signs",
            "You have a manager to lead",
            "But: not everything is ready", "What would change it", "Payment:", "Also possible: time &amp; material",
            "You prefer one sum", "Team:",
        ):  # fmt: skip
            assert part in html

    def test_a_mix_asks_its_question_and_counts_no_signs(self) -> None:
        html = advice_html(advice(task_manager="nobody", wants_control="people"), EN)
        assert "It depends on one thing: who on your side could set tasks" in html
        assert "signs" not in html

    def test_little_known_is_little_said(self) -> None:
        html = advice_html(advice(need="support", wants_control="people", task_manager="client_dedicated"), UK)
        assert "Підтримку зазвичай" not in html
        assert "Але: підтримку зазвичай" in html
        assert "Чому:" not in advice_html(advice(), UK)

    def test_one_format_has_no_alternative(self) -> None:
        assert "Also possible" not in advice_html(advice(need="support"), EN)

    def test_no_change_is_named_where_none_helps(self) -> None:
        found = replace(advice(need="support", task_manager="nobody"), would_change=())
        assert "What would change" not in advice_html(found, EN)

    def test_reasons_are_escaped(self, tmp_path: Path) -> None:
        own = tmp_path / "en.ftl"
        own.write_text("point-support =\n    .reason = R&D < you\n    .against = x\n")
        reworded = Texts("en", [DIALOGUE / "en.ftl", SHIPPED / "en.ftl", own])
        assert "• R&amp;D &lt; you" in advice_html(advice(need="support"), reworded)

    def test_the_shape_for_programs(self) -> None:
        data = advice_data(advice(need="support", task_manager="nobody", wants_control="process"), EN)
        assert data == {
            "model": "outsourcing",
            "confidence": "clear",
            "payment": ["time_and_material"],
            "reasons": [
                {"text": EN.plain("point-nobody_sets_tasks.reason"), "rule": "R2", "facts": ["task_manager"]},
                {"text": EN.plain("point-support.reason"), "rule": "R5", "facts": ["need"]},
            ],
            "against": [{"text": EN.plain("point-process_control.against"), "rule": "R3", "facts": ["wants_control"]}],
            "would_change": [
                {
                    "fact": "wants_control", "value": "people", "model": "hybrid",
                    "text": "If you wanted to choose and direct people yourselves, we’d suggest a mix of both",
                },
            ],
            "rules_version": AGENCY.rules.version,
        }  # fmt: skip

    @pytest.mark.parametrize("language", ["en", "uk"])
    @pytest.mark.parametrize("model", MODELS)
    def test_each_model_has_a_name_that_fits_the_sentence_of_a_change(self, language: str, model: str) -> None:
        suggestion = AGENCY.wording[language].plain(f"model-{model}.suggested")
        sentence = AGENCY.wording[language].plain("change-scope-fixed", suggestion=suggestion)
        assert sentence.endswith(suggestion)


class TestAnswersInWords:
    def test_each_kind_of_answer(self) -> None:
        questions = AGENCY.by_id
        assert answer_label(questions["wants_interviews"], False, EN) == "No, we rely on you"
        assert answer_label(questions["roles"], ("tester", "devops"), UK) == "Тестувальник, DevOps-інженер"
        assert answer_label(questions["stack"], ("PHP", "<b>"), EN) == "PHP, <b>"
        assert answer_label(questions["stack"], "unknown", EN) == "Don’t know, up to you"
        assert answer_label(questions["company"], "Example Print", EN) == "Example Print"
        assert answer_label(questions["duration"], "3_to_12_months", EN) == "3–12 months"

    def test_answers_in_the_order_of_the_questions(self) -> None:
        lines = answered_lines(AGENCY, {"comment": "Hi", "need": "support"}, EN)
        assert lines == [("Need", "Support of an existing product"), ("Comment", "Hi")]

    def test_the_question_for_the_amount_knows_the_form_of_the_budget(self) -> None:
        amount = AGENCY.by_id["budget_amount"]
        assert question_text(amount, {"budget": "monthly"}, EN) == "Roughly how much a month?"
        assert question_text(amount, {}, EN) == "Roughly how much for the project?"


FILES = [file for folder in ("conversations", "bot") for file in sorted(Path(folder).rglob("*.ftl"))]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_text_stands_twice_in_a_file(file: Path) -> None:
    """The later one would silently win."""
    lines = file.read_text(encoding="utf-8").splitlines()
    names = [line.split(" =")[0] for line in lines if re.match(r"[a-z]\S* =", line)]
    assert [name for name, times in Counter(names).items() if times > 1] == []
