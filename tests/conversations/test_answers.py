"""What people type, as an answer or as a kind word about what is wrong with it."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from conversations.answers import LONGEST_TEXT, MOST_ITEMS, Doubt, Problem, Reader, tapped, typed
from conversations.cleaning import clean, one_line
from conversations.conditions import Value
from conversations.matching import Match, match
from conversations.path import without_void
from conversations.questionnaire import Question
from conversations.wording import Texts, Wording, option_key
from tests.conversations.people import AGENCY
from tests.conversations.typings import TYPINGS

READER = Reader(AGENCY.wording, AGENCY.technologies, ("UA",))


def understood(question: str, text: str) -> Value | Doubt | Problem:
    return typed(AGENCY.by_id[question], text, READER)


@pytest.mark.parametrize(
    ("question", "text", "option"),
    [
        ("task_manager", "nobody", "nobody"),
        ("task_manager", "Ніхто!", "nobody"),
        ("task_manager", "нікому", "nobody"),
        ("task_manager", "noboddy", "nobody"),
        ("task_manager", "a dedicated manager", "client_dedicated"),
        ("task_manager", "Don’t know yet", "unknown"),
        ("task_manager", "dont know", "unknown"),
        ("need", "suport", "support"),
        ("need", "фахівці в нашу команду", "specialists"),
        ("need", "ПРОЕКТ", "whole_project"),
        ("technical_competence", "Ні", "none"),
        ("wants_control", "only the result", "result_only"),
        ("duration", "3-12 months", "3_to_12_months"),
        ("duration", "пів року", "3_to_12_months"),
        ("wants_interviews", "так", True),
        ("wants_interviews", "no", False),
        ("wants_interviews", "whatever", "unknown"),
        ("budget_amount", "Over $50,000", "over_50k"),
        ("roles", "frontend, tester", ("frontend", "tester")),
        ("roles", "тестувальник; бекенд\nфронтенд", ("backend", "frontend", "tester")),
        ("roles", "tester, tester", ("tester",)),
        ("roles", "на ваш розсуд", ("advise",)),
        ("stack", "PHP, Laravel ,, Vue", ("PHP", "Laravel", "Vue.js")),
        ("stack", "C++, C#, .NET", ("C++", "C#", ".NET")),
        ("stack", "Go", ("Go",)),
        ("stack", "не знаю", "unknown"),
        ("company", " Example\u200b Print ", "Example Print"),
    ],
)
def test_typed_answers_are_understood(question: str, text: str, option: Value) -> None:
    assert understood(question, text) == option


@pytest.mark.parametrize(
    ("question", "text", "code"),
    [
        ("need", "", "empty"),
        ("need", "\u200b \n", "empty"),
        ("need", "🙂", "not_understood"),
        ("need", "...", "not_understood"),
        ("need", "purple", "not_understood"),
        ("duration", "months", "not_understood"),
        ("roles", "chef", "not_among_options"),
        ("stack", ",;\n,", "empty"),
        ("stack", ",".join(str(i) for i in range(MOST_ITEMS + 1)), "too_many"),
        ("company", "x" * (LONGEST_TEXT + 1), "too_long"),
        ("phone", "call me", "bad_phone"),
        ("email", "call me", "bad_email"),
    ],
)
def test_what_is_no_answer_says_why(question: str, text: str, code: str) -> None:
    problem = understood(question, text)
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_the_strange_word_of_a_list_is_named_and_cut() -> None:
    strange = Problem("not_among_options", {"word": "x" * 64})
    assert understood("roles", "x" * 100) == strange
    assert understood("roles", "tester, " + "x" * 100) == Doubt((), ("tester",), strange)


def test_a_list_that_cannot_be_unknown_takes_every_word() -> None:
    sure = AGENCY.by_id["stack"].model_copy(update={"unsure": False})
    assert typed(sure, "don't know", READER) == ("don't know",)


def test_a_word_that_means_two_options_is_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("twins = Which?\n    .one = Either\n    .two = Either\n", encoding="utf-8")
    twins = AGENCY.by_id["need"].model_copy(update={"id": "twins", "options": ("one", "two")})
    assert match(twins, "either", Wording({"en": Texts("en", [tmp_path / "en.ftl"])})) is None


def test_an_empty_word_among_those_listed_matches_nothing(tmp_path: Path) -> None:
    source = "twins = Which?\n    .one = First\n    .one-words = 1st||\n    .two = Second\n"
    (tmp_path / "en.ftl").write_text(source, encoding="utf-8")
    twins = AGENCY.by_id["need"].model_copy(update={"id": "twins", "options": ("one", "two")})
    assert match(twins, "🙂", Wording({"en": Texts("en", [tmp_path / "en.ftl"])})) is None


# ------------------------------------------------------------------ cleaning, buttons


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb", "a\nb"),
        ("a\x00b\x07", "ab"),
        ("\ud800lone", "lone"),
        ("\u202eevil\u202c", "evil"),
        ("й", "й"),
        ("  x  ", "x"),
    ],
)
def test_text_is_cleaned(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_one_line_drops_breaks_and_piles_of_marks() -> None:
    assert one_line("a\n\nb  c") == "a b c"
    assert one_line("z" + "\u0335" * 40) == "z\u0335\u0335"


@pytest.mark.parametrize("name", ["हिन्दी", "مُحَمَّد", "ไทย นี้", "Nguyễn"])
def test_marks_that_belong_to_a_writing_stay(name: str) -> None:
    assert one_line(name) == clean(name)


@pytest.mark.parametrize(
    ("question", "option", "value"),
    [
        ("wants_interviews", "true", True),
        ("wants_interviews", "false", False),
        ("wants_interviews", "unknown", "unknown"),
        ("need", "support", "support"),
        ("need", "unknown", None),
        ("company", "x", None),
    ],
)
def test_what_a_button_stands_for(question: str, option: str, value: Value | None) -> None:
    assert tapped(AGENCY.by_id[question], option) == value


def test_an_option_that_begins_with_a_digit_has_another_key() -> None:
    assert (option_key("3_to_12_months"), option_key("ongoing")) == ("n3_to_12_months", "ongoing")


def test_every_label_and_every_listed_word_means_its_own_option() -> None:
    for question in AGENCY.questions.question:
        listed = Counter(name for option in question.choices for name in set(names(question, option)))
        for option in question.choices:
            for name in names(question, option):
                means = Match(option, sure=True) if listed[name] == 1 else None
                assert match(question, name, AGENCY.wording) == means, f"{question.id}: {name}"


@pytest.mark.parametrize(("question", "text", "option"), TYPINGS)
def test_what_people_really_type(question: str, text: str, option: str) -> None:
    found = match(AGENCY.by_id[question], text, AGENCY.wording)
    assert found == (Match(option.rstrip("?"), sure=not option.endswith("?")) if option else None)


def test_a_mistyped_word_is_hardly_ever_taken_for_another_option() -> None:
    """Two letters changed for one another, or one left out, in each label and word of four letters or more."""
    wrong = [
        (question.id, name, slip)
        for question in AGENCY.questions.question
        for option in question.choices
        for name in names(question, option)
        if len(name) > 3
        for slip in slips(name)
        if (found := match(question, slip, AGENCY.wording)) and found.sure and found.option != option
    ]
    assert len(wrong) < 10, wrong


def slips(name: str) -> list[str]:
    places = random.Random(name).sample(range(len(name) - 1), 2)
    swapped = [name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in places]
    return [*swapped, *(name[:i] + name[i + 1 :] for i in places)]


def names(question: Question, option: str) -> list[str]:
    key = f"{question.id}.{option_key(option)}"
    found = []
    for texts in AGENCY.wording.values():
        found.append(texts.plain(key))
        if texts.has(f"{key}-words"):
            found.extend(texts.plain(f"{key}-words").split("|"))
    return found


def test_answers_that_hang_on_each_other_fall_together() -> None:
    answers: dict[str, Value] = {"channel": "phone", "phone": "+380501112233", "budget_amount": "over_50k"}
    kept, skipped, dropped = without_void(AGENCY, {**answers, "channel": "email"}, ("scope", "gone", "duration"))
    assert kept == {"channel": "email"}
    assert skipped == ("duration",)
    assert dropped == ("budget_amount", "phone")


def test_a_flood_of_words_is_refused_before_any_is_looked_up() -> None:
    roles = AGENCY.by_id["roles"]
    many = ", ".join(f"word {number}" for number in range(MOST_ITEMS + 1))
    assert typed(roles, many, READER) == Problem("too_many", {"most": str(MOST_ITEMS)})
