"""Typed words in their place: perhaps an answer, a story for the manager, or somebody who does not know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conversations.dialogue import Act
from conversations.hearing import LONGEST_BRIEF
from conversations.questionnaire import load
from conversations.session import Session
from tests.conversations.people import AGENCY, PROJECT, Prospect, advised, at_consent, at_summary, copied

STORY = "We sell photo goods and our shop on Magento is slow."


def asked(question: str, **answers: str) -> Prospect:
    """Somebody who is at this question."""
    prospect = Prospect()
    prospect.session = Session("en", "n", AGENCY.version, answers=answers, revisit=question)
    assert prospect.at == question
    return prospect


class TestAGuess:
    @pytest.fixture
    def guessed(self) -> Prospect:
        prospect = asked("need").says("suprot")
        assert (prospect.session.guess, prospect.codes, prospect.at) == (("support",), [], "need")
        return prospect

    def test_a_tap_on_yes_is_the_answer(self, guessed: Prospect) -> None:
        guessed.taps("meant", "need", "support")
        assert (guessed.answers, guessed.session.guess) == ({"need": "support"}, ())

    @pytest.mark.parametrize("word", ["yes", "Yes!", "так", "ага", "Саме так."])
    def test_so_is_a_typed_yes_in_any_language(self, guessed: Prospect, word: str) -> None:
        assert guessed.says(word).answers == {"need": "support"}

    def test_an_option_that_is_called_yes_comes_first(self) -> None:
        prospect = asked("technical_competence").says("partially so far")
        assert prospect.session.guess == ("basic",)
        assert prospect.says("yes").answers["technical_competence"] == "strong"

    def test_yes_without_a_guess_means_nothing(self) -> None:
        assert asked("need").says("yes").codes == ["not_understood"]

    def test_another_answer_clears_it(self, guessed: Prospect) -> None:
        guessed.taps("answer", "need", "whole_project")
        assert (guessed.answers, guessed.session.guess) == ({"need": "whole_project"}, ())

    def test_so_does_anything_else_that_shows_a_screen(self, guessed: Prospect) -> None:
        assert guessed.says("purple").session.guess == ()
        assert guessed.taps("meant", "need", "support").codes == ["stale"]

    def test_the_same_words_again_are_guessed_again(self, guessed: Prospect) -> None:
        assert guessed.says("suprot").session.guess == ("support",)

    def test_reading_a_page_beside_keeps_it(self, guessed: Prospect) -> None:
        guessed.commands("difference").taps("meant", "need", "support")
        assert guessed.answers == {"need": "support"}

    @pytest.mark.parametrize(("question", "value"), [("need", "whole_project"), ("scope", "support"), ("need", "")])
    def test_yes_to_another_guess_changes_nothing(self, guessed: Prospect, question: str, value: str) -> None:
        before = guessed.session
        assert guessed.taps("meant", question, value).codes == ["stale"]
        assert guessed.session == before

    def test_yes_is_no_act_where_nothing_is_asked(self) -> None:
        assert advised().taps("meant", "need", "support").codes == ["stale"]

    def test_yes_and_no_are_guessed_as_truths(self) -> None:
        prospect = asked("wants_interviews", need="specialists").says("we do want to have interviews with people")
        assert prospect.session.guess == ("true",)
        assert prospect.taps("meant", "wants_interviews", "true").answers["wants_interviews"] is True

    def test_a_story_in_which_an_option_is_named_is_kept_beside_the_guess(self) -> None:
        words = "Somebody should take over the maintenance of our old and slow shop"
        prospect = asked("need").says(words)
        assert (prospect.session.guess, prospect.answers) == (("support",), {"comment": words})

    def test_another_questionnaire_forgets_it(self, guessed: Prospect) -> None:
        guessed.session = replace(guessed.session, version="older")
        assert guessed.commands("difference").session.guess == ()


class TestSeveral:
    @pytest.fixture
    def choosing(self) -> Prospect:
        prospect = Prospect()
        prospect.session = Session("en", "n", AGENCY.version, answers={"need": "specialists"}, revisit="roles")
        return prospect

    def test_only_the_doubtful_part_is_asked_about(self, choosing: Prospect) -> None:
        choosing.says("backend, tstr")
        assert (choosing.session.ticks, choosing.session.guess) == (("backend",), ("tester",))
        assert choosing.taps("meant", "roles", "tester").answers["roles"] == ("backend", "tester")

    def test_two_doubtful_parts_are_asked_about_one_after_the_other(self, choosing: Prospect) -> None:
        choosing.says("tstr, anlst, devops")
        assert choosing.session.guess[0] == "tester"
        assert choosing.taps("meant", "roles", "tester").at == "roles"
        assert choosing.session.guess[0] == "analyst"
        assert choosing.says("yes").answers["roles"] == ("tester", "analyst", "devops")

    def test_what_was_understood_beside_a_strange_word_stays_ticked(self, choosing: Prospect) -> None:
        choosing.says("frontend, astronaut, tester")
        assert (choosing.codes, choosing.session.ticks) == (["not_among_options"], ("frontend", "tester"))

    def test_words_add_to_what_was_ticked(self) -> None:
        prospect = Prospect().answers_with(
            need="specialists", task_manager="nobody", technical_competence="none", wants_control="result_only"
        )
        prospect.session = replace(prospect.session, answers={**prospect.answers, "in_house_team": "none"})
        prospect.session = replace(prospect.session, answers={**prospect.answers, "duration": "ongoing"})
        assert prospect.at == "roles"
        prospect.taps("tick", "roles", "devops").says("tester")
        assert prospect.answers["roles"] == ("tester", "devops")

    @pytest.mark.parametrize("words", ["2 frontend, 1 tester", "2x frontend\n1 тестувальник"])
    def test_how_many_of_each_is_for_the_manager(self, choosing: Prospect, words: str) -> None:
        choosing.says(words)
        assert (choosing.answers["roles"], choosing.answers["comment"]) == (("frontend", "tester"), words)
        assert choosing.codes == ["kept_for_manager"]

    def test_who_answers_anew_with_words_means_these(self, choosing: Prospect) -> None:
        choosing.session = replace(choosing.session, ticks=("devops",))
        assert choosing.says("tester").answers["roles"] == ("tester",)


class TestNotKnowing:
    @pytest.mark.parametrize("words", ["don't know", "idk", "не знаю", "хз", "Hard to say.", "незнаю"])
    @pytest.mark.parametrize(
        ("question", "code"), [("in_house_team", "unsure_required"), ("duration", "unsure_optional")]
    )
    def test_who_does_not_know_hears_what_he_can_do(self, question: str, code: str, words: str) -> None:
        assert asked(question).says(words).codes == [code]

    @pytest.mark.parametrize("words", ["don't know", "idk", "не знаю", "хз"])
    @pytest.mark.parametrize("question", ["task_manager", "stack", "budget", "wants_interviews"])
    def test_it_is_an_answer_where_there_is_one(self, question: str, words: str) -> None:
        prospect = asked(question, need="specialists").says(words)
        assert prospect.answers[question] == "unknown"

    @pytest.mark.parametrize("words", ["idk", "не знаю"])
    def test_an_option_of_that_meaning_is_the_answer(self, words: str) -> None:
        assert asked("need").says(words).answers == {"need": "unsure"}

    def test_a_free_text_can_be_skipped_instead(self) -> None:
        prospect = at_summary()
        prospect.session = replace(prospect.session, revisit="company")
        assert (prospect.says("don't know").codes, prospect.at) == (["unsure_skip"], "company")

    def test_a_contact_has_to_be_given(self) -> None:
        assert asked("email", channel="email").says("don't know").codes == ["bad_email"]

    def test_so_has_a_text_that_is_required(self, tmp_path: Path) -> None:
        strict = load(copied(tmp_path, questions_toml=('id = "company"\n', 'id = "company"\nrequired = true\n')))
        prospect = Prospect(strict)
        prospect.session = Session("en", "n", strict.version, revisit="company")
        assert prospect.says("don't know").codes == ["required"]


class TestAStory:
    def test_before_the_first_answer_it_is_the_brief(self) -> None:
        prospect = Prospect().says(STORY)
        assert (prospect.codes, prospect.answers) == (["kept_as_brief"], {"comment": STORY})

    @pytest.mark.parametrize("link", ["https://x.io/a", "www.shop.pl", "shop.com.ua", "see shop.example.com/a"])
    def test_a_link_of_any_length_is_one(self, link: str) -> None:
        assert Prospect().says(link).answers == {"comment": link}

    @pytest.mark.parametrize("word", ["Magento", "node.js", "e.g. this", "x" * 4000, "+" + "9" * 40, "🌻" * 40])
    def test_a_word_is_none(self, word: str) -> None:
        assert Prospect().says(word).codes == ["not_understood"]

    def test_several_messages_in_a_row_are_one_story(self) -> None:
        prospect = Prospect().says(STORY, "Magento 1.9", "👍")
        assert prospect.answers == {"comment": f"{STORY}\n\nMagento 1.9\n\n👍"}
        assert prospect.codes == ["kept_for_manager"]
        assert prospect.says("support").answers["need"] == "support"

    def test_at_a_later_question_it_is_kept_and_the_question_stays(self) -> None:
        prospect = Prospect().answers_with(need="support").says(STORY)
        assert (prospect.codes, prospect.at) == (["kept_for_manager"], "task_manager")
        assert prospect.answers == {"need": "support", "comment": STORY}
        assert prospect.says("purple").codes == ["not_understood"]

    @pytest.mark.parametrize("where", [advised, at_consent])
    def test_where_only_buttons_do_it_is_kept_too(self, where: type[Prospect]) -> None:
        prospect = where()
        at = prospect.at
        assert (prospect.says(STORY).codes, prospect.at) == (["kept_for_manager"], at)
        assert prospect.answers["comment"] == STORY

    def test_it_is_no_longer_left_out_then(self) -> None:
        prospect = at_summary()
        assert "comment" in prospect.session.skipped
        prospect.says(STORY)
        assert ("comment" in prospect.session.skipped, prospect.answers["comment"]) == (False, STORY)

    def test_a_list_that_is_too_long_is_none(self) -> None:
        words = ", ".join(f"tool {number}" for number in range(50))
        assert asked("stack").says(words).codes == ["too_many"]

    def test_there_is_an_end_to_it(self) -> None:
        prospect = Prospect()
        while prospect.says("word " * 800).codes != ["enough_added"]:
            assert len(str(prospect.answers["comment"])) <= LONGEST_BRIEF
        assert len(str(prospect.answers["comment"])) > LONGEST_BRIEF - 4000

    def test_no_brief_without_a_question_that_keeps_it(self, tmp_path: Path) -> None:
        without = load(copied(tmp_path, questions_toml=("brief = true\n", "")))
        assert Prospect(without).says(STORY).codes == ["not_understood"]

    def test_it_can_be_changed_before_the_consent(self) -> None:
        prospect = Prospect().says(STORY).answers_with(**PROJECT)
        prospect.taps("review").does(Act("change", "comment")).says("Never mind.")
        assert (prospect.answers["comment"], prospect.at) == ("Never mind.", "advice")


def test_a_framework_called_next_is_an_answer_and_no_wish_to_go_on() -> None:
    assert asked("stack").says("next").answers == {"stack": ("Next.js",)}
    assert asked("stack").says("skip").session.skipped == ("stack",)


TRAPS = (
    "9" * 4000,
    "-1",
    "0",
    "1e308",
    "٢٠٢٦",
    "31.02.2026",
    "2026-13-45",
    "99999999999999999999 months",
    "½",
    "∞",
    "0x10",
)


@pytest.mark.parametrize("question", ["duration", "start", "budget_amount", "in_house_team", "roles", "phone", "email"])
def test_odd_numbers_and_dates_are_an_answer_or_kindly_asked_again(question: str) -> None:
    for text in TRAPS:
        prospect = asked(question, need="specialists", budget="fixed", channel=question).says(text)
        known, here = prospect.answers.get(question), AGENCY.by_id[question]
        assert known is None or known in here.choices, text
        assert known is not None or prospect.codes or prospect.session.guess, text
