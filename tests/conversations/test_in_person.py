"""Wanting to talk to a person at any step: consent first, then what is there is sent, and nothing more is asked."""

from __future__ import annotations

import pytest

from conversations.dialogue import ANOTHER_CONVERSATION, Remark
from tests.conversations.people import AGENCY, BRANCHES, PROJECT, SPECIALISTS, Prospect, advised, at_consent, at_summary


def asked_until(question: str, branch: dict[str, str]) -> Prospect:
    """Somebody who is asked this question."""
    prospect = Prospect()
    for name, value in branch.items():
        if name == question:
            break
        prospect.answers_with(**{name: value})
    assert prospect.at == question
    return prospect


@pytest.mark.parametrize(
    ("branch", "question"), [(branch, question) for branch, given in BRANCHES.items() for question in given]
)
def test_at_each_question_before_the_advice(branch: str, question: str) -> None:
    prospect = asked_until(question, BRANCHES[branch])
    known = prospect.answers
    assert prospect.taps("person").at == "consent"
    assert not prospect.last.submit
    assert prospect.taps("agree").last.submit
    assert (prospect.answers, prospect.session.urgent) == (known, True)


@pytest.mark.parametrize("overlay", ["review", "cancel"])
def test_over_the_advice(overlay: str) -> None:
    prospect = advised().taps(overlay)  # type: ignore[arg-type]
    assert prospect.taps("person").at == "consent"
    assert prospect.taps("agree").last.submit


def test_on_coming_back() -> None:
    prospect = Prospect().answers_with(need="support").commands("start")
    assert prospect.at == "resume"
    assert prospect.taps("person").taps("agree").last.submit


def test_after_weeks_nothing_is_asked_again_either() -> None:
    prospect = advised()
    prospect.returns_after(30 * 24 * 3600)
    assert prospect.taps("person").at == "consent"
    assert prospect.taps("agree").last.submit


def test_who_agreed_before_is_not_asked_again() -> None:
    prospect = at_consent().taps("agree")
    assert prospect.at == "channel"
    assert prospect.taps("person").last.submit
    assert at_summary().commands("person").last.submit


@pytest.mark.parametrize("refusal", ["decline", "back"])
def test_who_declines_is_back_where_he_was(refusal: str) -> None:
    prospect = asked_until("roles", SPECIALISTS).taps("tick", "roles", "tester")
    prospect.taps("person").taps(refusal)  # type: ignore[arg-type]
    assert (prospect.at, prospect.session.ticks, prospect.session.urgent) == ("roles", ("tester",), False)
    assert prospect.said == ((Remark("not_sent"),) if refusal == "decline" else ())


def test_at_the_consent_itself_agreeing_sends_at_once() -> None:
    prospect = at_consent().commands("person")
    assert prospect.at == "consent"
    assert prospect.taps("agree").last.submit
    assert at_consent().commands("person").taps("decline").at == "advice"
    assert at_consent().commands("person").taps("back").at == "budget_amount"


def test_what_is_ticked_is_sent_as_it_is() -> None:
    prospect = asked_until("roles", SPECIALISTS).taps("tick", "roles", "tester").taps("tick", "roles", "backend")
    prospect.taps("person").taps("agree")
    assert prospect.answers["roles"] == ("backend", "tester")


def test_what_was_skipped_and_is_ticked_now_is_no_longer_skipped() -> None:
    prospect = asked_until("roles", SPECIALISTS).taps("skip").taps("back")
    prospect.taps("tick", "roles", "tester").taps("person").taps("agree")
    assert prospect.answers["roles"] == ("tester",)
    assert "roles" not in prospect.session.skipped


def test_in_no_hurry_any_more_after_a_new_beginning() -> None:
    prospect = asked_until("scope", PROJECT).taps("person").commands("start").taps("restart")
    assert (prospect.at, prospect.session.urgent) == ("need", False)


WORDS = ["talk to a person", "A human", "Talk to a manager.", "до менеджера", "Поговорити з людиною"]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_it_can_be_said_in_both_languages(words: str, language: str) -> None:
    assert Prospect(language=language).says(words).at == "consent"
    assert advised(language=language).says(words).at == "consent"


def test_a_company_called_human_is_no_wish_to_talk() -> None:
    prospect = at_summary().taps("review").taps("change", "company").says("human")
    assert (prospect.answers["company"], prospect.at) == ("human", "summary")


def test_a_quick_thumb_is_understood_but_no_button_of_another_conversation() -> None:
    prospect = asked_until("scope", PROJECT)
    assert prospect.taps("person", screen=prospect.session.screen - 1).at == "consent"
    prospect = at_summary()
    assert prospect.taps("person", screen=ANOTHER_CONVERSATION).codes == ["stale"]
    assert not prospect.last.submit


def test_after_sending_it_shows_the_receipt() -> None:
    prospect = at_summary().is_sent()
    assert prospect.taps("person", screen=0).last.show
    assert (prospect.at, prospect.last.submit, prospect.said) == ("sent", False, ())


@pytest.mark.parametrize("changing", [False, True])
def test_after_sending_nothing_is_sent_twice_also_at_a_change(changing: bool) -> None:
    prospect = at_summary().is_sent().taps("review")
    if changing:
        prospect.taps("change", "duration")
    prospect.commands("person")
    assert (prospect.at, prospect.last.submit) == ("sent", False)
    assert not prospect.session.urgent


def test_an_answer_that_is_changed_at_the_consent_is_asked_again() -> None:
    prospect = advised()
    old = prospect.session.screen
    prospect.taps("person").taps("change", "duration")
    assert (prospect.at, prospect.session.screen > old) == ("duration", True)


def test_the_present_screen_can_be_asked_for() -> None:
    prospect = asked_until("scope", PROJECT).taps("cancel")
    assert prospect.taps("show", screen=0).at == "scope"
    assert prospect.questionnaire is AGENCY
