"""Coming back after a while: where one stands, and answers that may not hold any more."""

from __future__ import annotations

import pytest

from conversations.coming_back import Stage, is_abandoned, stage
from conversations.dialogue import Act
from tests.conversations.people import AGENCY, PROJECT, SUPPORT, Prospect, advised, at_consent, at_summary


def stage_of(prospect: Prospect) -> Stage:
    return stage(AGENCY, prospect.session)


# ------------------------------------------------------------------ where one stands


def test_before_the_advice_the_questions_of_the_branch_are_counted() -> None:
    prospect = Prospect().answers_with(need="whole_project", task_manager="nobody")
    assert stage_of(prospect) == Stage("question", 3, 8)
    assert stage_of(prospect.commands("start")) == Stage("question", 3, 8)


def test_after_the_advice_what_is_left_before_sending_is_counted() -> None:
    assert stage_of(advised()) == Stage("advice")
    prospect = advised().taps("hand_over").answers_with(start="asap")
    assert stage_of(prospect).name == "hand_over"
    left = stage_of(prospect).left
    assert stage_of(prospect.answers_with(budget="skip")).left == left - 1


def test_at_the_consent_the_answers_about_the_person_are_left() -> None:
    assert stage_of(at_consent()) == Stage("hand_over", left=5)


def test_who_has_enough_needs_only_what_is_required() -> None:
    prospect = at_consent().taps("agree").answers_with(channel="telegram").taps("enough")
    prospect.taps("review").taps("change", "channel").taps("answer", "channel", "phone")
    assert stage_of(prospect) == Stage("hand_over", left=1)


def test_before_the_summary_only_the_sending_is_left() -> None:
    assert stage_of(at_summary()) == Stage("sending")
    assert stage_of(at_summary().taps("back")) == Stage("sending")


@pytest.mark.parametrize("words", ["/cancel", "stop", "стоп"])
def test_who_is_welcomed_back_can_stop(words: str) -> None:
    prospect = advised().commands("start")
    assert prospect.at == "resume"
    prospect = prospect.commands("cancel") if words == "/cancel" else prospect.says(words)
    assert prospect.at == "cancel"
    assert prospect.taps("go_on").at == "advice"


# ------------------------------------------------------------------ still true?


@pytest.mark.parametrize(("days", "at"), [(13.99, "summary"), (14, "still_true"), (29, "still_true")])
def test_after_two_weeks_answers_that_age_are_asked_about(days: float, at: str) -> None:
    assert at_summary().returns_after(days).says("hm").at == at


def test_nothing_is_sent_before_it_is_answered() -> None:
    prospect = at_summary().returns_after(20).taps("submit")
    assert (prospect.last.submit, prospect.at) == (False, "still_true")
    assert not prospect.does(Act("submit")).last.submit
    assert prospect.taps("still_true").at == "summary"
    assert prospect.taps("submit").last.submit


def test_what_was_answered_on_coming_back_counts() -> None:
    prospect = advised().taps("hand_over").answers_with(start="later").returns_after(15)
    prospect.taps("answer", "budget", "monthly")
    assert (prospect.at, prospect.answers["budget"]) == ("still_true", "monthly")


@pytest.mark.parametrize("verb", ["start", "difference"])
def test_whatever_one_does_first_the_question_comes(verb: str) -> None:
    prospect = at_summary().returns_after(15).does(Act(verb))  # type: ignore[arg-type]
    assert (prospect.at, prospect.last.show) == ("still_true", True)


def test_an_old_button_leads_to_it_too() -> None:
    prospect = at_summary().returns_after(15).taps("back", screen=1)
    assert (prospect.codes, prospect.at) == (["stale"], "still_true")


def test_start_does_not_hide_it() -> None:
    prospect = at_summary().returns_after(15).commands("start").commands("start")
    assert prospect.at == "still_true"


def test_each_answer_can_be_changed_or_left() -> None:
    prospect = at_summary().returns_after(15).commands("start").taps("change", "budget")
    assert prospect.at == "budget"
    assert prospect.taps("back").at == "still_true"
    prospect.taps("change", "start").taps("answer", "start", "later")
    assert (prospect.at, prospect.answers["start"]) == ("still_true", "later")
    assert prospect.says("yes, still true").at == "summary"


def test_it_can_be_started_over_and_stopped() -> None:
    assert at_summary().returns_after(15).commands("start").taps("restart").answers == {}
    prospect = at_summary().returns_after(15).commands("cancel")
    assert prospect.at == "cancel"
    assert prospect.taps("go_on").at == "still_true"
    assert prospect.says("cancel").at == "cancel"
    assert prospect.taps("forget").last.forget


def test_other_words_are_no_answer_to_it() -> None:
    assert at_summary().returns_after(15).commands("start").says("perhaps").codes == ["use_buttons"]


def test_a_change_that_was_begun_is_left() -> None:
    prospect = at_summary().taps("review").taps("change", "start").returns_after(15).says("perhaps")
    assert prospect.at == "still_true"
    assert prospect.taps("still_true").at == "summary"


def test_without_such_answers_nothing_is_asked() -> None:
    prospect = Prospect().answers_with(**dict(list(SUPPORT.items())[:3])).returns_after(29).says("none")
    assert prospect.at == "still_true"
    assert Prospect().answers_with(need="support").returns_after(29).says("nobody").at == "wants_control"


def test_who_deletes_all_or_has_sent_is_not_asked() -> None:
    assert at_summary().taps("cancel").returns_after(29).taps("forget").last.forget
    assert at_summary().taps("submit").is_sent().returns_after(29).says("One more thing").at == "sent"


def test_when_the_answers_in_question_are_gone_the_conversation_goes_on() -> None:
    prospect = Prospect().answers_with(**dict(list(PROJECT.items())[:4]))
    prospect.returns_after(15).commands("start").taps("restart").answers_with(need="support")
    assert prospect.at == "task_manager"


# ------------------------------------------------------------------ reminded


def test_who_said_something_and_sent_nothing_may_be_reminded() -> None:
    assert not is_abandoned(Prospect().session)
    assert is_abandoned(Prospect().answers_with(need="support").session)
    assert is_abandoned(at_summary().session)
    assert not is_abandoned(at_summary().taps("cancel").session)
    assert not is_abandoned(at_summary().taps("submit").is_sent().session)


def test_the_button_of_a_reminder_leads_on_from_anywhere() -> None:
    prospect = at_summary().does(Act("show", screen=1))
    assert (prospect.at, prospect.last.show) == ("summary", True)
    assert at_summary().taps("cancel").does(Act("show")).at == "summary"


def test_no_reminders_can_be_wished_everywhere_and_loses_nothing() -> None:
    prospect = at_summary().does(Act("quiet", screen=1))
    assert (prospect.last.quiet, prospect.at, prospect.codes) == (True, "summary", ["quiet"])
    for words in ("Don’t remind me", "don't remind me", "не нагадувати"):
        assert Prospect().answers_with(need="support").says(words).last.quiet
