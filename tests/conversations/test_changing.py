"""Changing one's mind: contradictions, edited messages, old buttons, and changes after the hand-over."""

from __future__ import annotations

import pytest

from conversations.dialogue import Act, Remark, Stale
from conversations.recommendation import contradictions
from tests.conversations.people import AGENCY, PROJECT, RULES, SPECIALISTS, Prospect, advised, at_consent, at_summary

NOBODY = {**SPECIALISTS, "task_manager": "nobody", "wants_control": "process"}


def contradicting(**more: str) -> Prospect:
    """Wants specialists, and has nobody to set their tasks."""
    prospect, given = Prospect(), {**NOBODY, **more}
    while prospect.at in given:
        prospect.answers_with(**{prospect.at: given[prospect.at]})
    return prospect


# ------------------------------------------------------------------ contradictions


def test_a_contradiction_is_asked_about_before_the_advice() -> None:
    prospect = contradicting()
    assert prospect.at == "reconcile"
    prospect.taps("reconcile", "specialists-nobody", "own_manager")
    assert (prospect.at, prospect.answers["task_manager"]) == ("advice", "client_dedicated")
    assert contradictions(RULES, prospect.answers) == ()


def test_a_way_out_may_leave_all_answers_as_they_are() -> None:
    prospect = contradicting().taps("reconcile", "specialists-nobody", "our_lead")
    assert (prospect.at, prospect.answers["task_manager"]) == ("advice", "nobody")
    assert prospect.session.reconciled == ("specialists-nobody", "our_lead")


@pytest.mark.parametrize("leave", ["skip", "open"])
def test_it_can_be_left_to_the_manager(leave: str) -> None:
    prospect = contradicting()
    prospect = prospect.says("skip") if leave == "skip" else prospect.taps("reconcile", "specialists-nobody", "open")
    assert (prospect.at, prospect.session.reconciled) == ("advice", ("specialists-nobody", "open"))


def test_a_second_question_is_never_asked() -> None:
    prospect = contradicting(wants_control="result_only")
    first = prospect.session
    assert len(contradictions(RULES, first.answers)) > 1
    prospect.says("skip").taps("hand_over").answers_with(start="asap", budget="fixed")
    assert "reconcile" not in (prospect.at, prospect.says("skip").at)


def test_a_way_out_that_makes_answers_void_says_so() -> None:
    prospect = contradicting().taps("reconcile", "specialists-nobody", "whole")
    assert prospect.codes == ["dropped"]
    assert prospect.at == "scope", "what the new answer needs is asked"
    assert "roles" not in prospect.answers


def test_a_contradiction_of_the_last_answers_is_asked_about_before_the_consent() -> None:
    prospect = advised({**PROJECT, "duration": "ongoing"}).taps("hand_over")
    prospect.answers_with(start="asap", budget="fixed", budget_amount="over_50k")
    assert prospect.at == "reconcile"
    assert prospect.taps("back").at == "budget_amount"
    prospect.answers_with(budget_amount="over_50k").taps("reconcile", "fixed-sum-changing-work", "monthly")
    assert (prospect.at, prospect.answers["budget"]) == ("consent", "monthly")


def test_going_back_from_it_asks_the_last_question_again() -> None:
    prospect = contradicting()
    asked = prospect.taps("back").at
    assert asked == list(prospect.answers)[-1]


@pytest.mark.parametrize("act", [Act("reconcile", "people-nobody", "our_lead"), Act("answer", "need", "support")])
def test_what_belongs_elsewhere_changes_nothing(act: Act) -> None:
    prospect = contradicting()
    before = prospect.session
    assert prospect.does(act).session == before
    assert prospect.codes == ["stale"]


def test_words_at_a_contradiction_ask_for_a_button() -> None:
    assert contradicting().says("hm").codes == ["use_buttons"]


# ------------------------------------------------------------------ an edited message


def test_an_edited_message_changes_the_answer_that_it_gave() -> None:
    prospect = advised(SPECIALISTS).edits("stack", "React, Go")
    assert (prospect.answers["stack"], prospect.codes, prospect.at) == (("React", "Go"), ["edited"], "advice")


def test_an_edit_of_an_older_message_takes_nothing_from_what_was_told_later() -> None:
    prospect = at_summary().taps("change", "comment").says("We need a shop for printed books, and soon.")
    prospect.edits("comment", "And a blog", is_followed=True)
    assert prospect.answers["comment"] == "We need a shop for printed books, and soon.\n\nAnd a blog"


def test_a_story_that_is_as_long_as_can_be_kept_takes_no_more_and_says_so() -> None:
    prospect = at_summary().taps("change", "comment").says("We need a shop. " * 200)
    for part in range(6):
        prospect.edits("comment", f"{part} and a blog " * 200, is_followed=True)
    before = prospect.answers
    assert prospect.edits("comment", "And a blog of its own. " * 170, is_followed=True).codes == ["enough_added"]
    assert prospect.answers == before


def test_an_edit_does_not_disturb_the_question_that_is_being_answered() -> None:
    prospect = at_summary().taps("change", "roles" if "roles" in PROJECT else "need")
    assert prospect.at == "need"
    assert prospect.edits("company", "Example Print Ltd").at == "need"
    assert prospect.answers["company"] == "Example Print Ltd"


def test_an_edit_that_makes_the_question_under_way_void_leads_on_to_the_next() -> None:
    prospect = advised().taps("review").taps("change", "scope").edits("need", "support")
    assert (prospect.at, prospect.codes) == ("onboarding_resources", ["edited", "dropped"])


def test_ticks_of_a_question_that_an_edit_makes_void_go_to_no_other() -> None:
    prospect = advised(SPECIALISTS).taps("review").taps("change", "roles").taps("tick", "roles", "backend")
    assert prospect.edits("need", "support").session.ticks == ()


def test_an_edit_below_another_page_keeps_the_question_and_its_ticks() -> None:
    prospect = advised(SPECIALISTS).taps("change", "roles").taps("tick", "roles", "backend").commands("start")
    prospect.edits("stack", "PHP").taps("go_on")
    assert (prospect.at, prospect.session.ticks) == ("roles", ("backend", "frontend", "tester"))


def test_an_edit_of_words_that_were_not_understood_answers_the_question() -> None:
    prospect = Prospect().answers_with(need="support").says("qwertyuiop")
    assert prospect.edits("task_manager", "nobody").answers["task_manager"] == "nobody"


def test_an_edit_that_makes_no_sense_leaves_the_answer() -> None:
    prospect = at_summary().edits("need", "qwertyuiop")
    assert prospect.said == (Remark("edit_not_understood", ("need",)),)
    assert prospect.answers["need"] == PROJECT["need"]


def test_an_edit_without_another_meaning_is_silent() -> None:
    prospect = at_summary().edits("company", "Example  Print".replace("  ", " "))
    assert (prospect.said, prospect.last.show) == ((), False)


@pytest.mark.parametrize("question", ["roles", "no_such_question"])
def test_an_edit_of_what_is_not_asked_any_more_is_answered_kindly(question: str) -> None:
    prospect = at_summary()
    before = prospect.session
    assert prospect.edits(question, "tester").codes == ["edit_too_late"]
    assert prospect.session == before


STORY = ("We sell printed books and need a shop for them", "There is an old one: https://shop.example")


def test_an_edit_of_a_story_that_came_in_one_message_replaces_it() -> None:
    prospect = Prospect().says(STORY[0]).edits("comment", "We sell printed books and need a shop and a warehouse")
    assert prospect.answers["comment"] == "We sell printed books and need a shop and a warehouse"


@pytest.mark.parametrize("there", ["need", "comment"])
def test_an_edit_of_one_message_of_a_story_loses_no_other(there: str) -> None:
    prospect = Prospect().says(*STORY)
    if there == "comment":
        prospect.taps("change", "comment")
    prospect.edits("comment", "We sell books")
    assert prospect.answers["comment"] == "\n\n".join((*STORY, "We sell books"))
    assert (prospect.codes, prospect.at) == (["edited"], there)


def test_an_edit_that_tells_nothing_new_of_a_story_is_silent() -> None:
    prospect = Prospect().says(*STORY).edits("comment", STORY[1])
    assert (prospect.said, prospect.answers["comment"]) == ((), "\n\n".join(STORY))


# ------------------------------------------------------------------ old buttons


def test_an_old_button_of_an_answered_question_offers_to_change_it() -> None:
    prospect = Prospect().answers_with(need="support", task_manager="nobody")
    prospect.taps("answer", "need", "whole_project", screen=0)
    assert prospect.said == (Stale("need"),)
    assert prospect.answers["need"] == "support"
    prospect.taps("change", "need").answers_with(need="whole_project")
    assert (prospect.answers["need"], prospect.at) == ("whole_project", "wants_control")


def test_an_old_button_of_the_question_that_stands_here_is_only_old() -> None:
    prospect = Prospect().answers_with(need="support", task_manager="nobody").taps("change", "need")
    assert prospect.taps("answer", "need", "unsure", screen=0).said == (Stale(),)


def test_an_old_button_at_the_consent_can_change_an_answer_too() -> None:
    prospect = at_consent().taps("answer", "need", "support", screen=0)
    assert prospect.said == (Stale("need"),)
    assert prospect.taps("change", "need").at == "need"


# ------------------------------------------------------------------ after the hand-over


def test_an_answer_can_be_changed_after_the_hand_over() -> None:
    prospect = at_summary().is_sent().taps("review").taps("change", "in_house_team")
    assert prospect.at == "in_house_team"
    prospect.answers_with(in_house_team="full_team")
    assert (prospect.at, prospect.codes, prospect.session.lead) == ("sent", ["change_passed_on"], 7)
    assert prospect.answers["in_house_team"] == "full_team"


def test_nothing_more_is_asked_after_the_hand_over() -> None:
    prospect = at_summary().is_sent().taps("review").taps("change", "need").answers_with(need="specialists")
    assert prospect.at == "sent", "the manager asks for the rest"
    assert "scope" not in prospect.answers


def test_only_what_a_change_cannot_do_without_is_asked_after_the_hand_over() -> None:
    prospect = at_summary().is_sent().taps("review").taps("change", "channel").answers_with(channel="phone")
    assert prospect.at == "phone"
    prospect.says("+380501112233")
    assert (prospect.at, prospect.answers["phone"]) == ("sent", "+380501112233")


def test_whoever_was_sent_on_as_he_was_is_not_asked_for_the_rest_by_a_change() -> None:
    prospect = Prospect().answers_with(need="whole_project").taps("person").taps("agree").is_sent()
    prospect.taps("review").taps("change", "need").answers_with(need="support")
    assert (prospect.at, prospect.codes) == ("sent", ["change_passed_on"])


def test_an_answer_that_is_taken_back_after_the_hand_over_is_passed_on() -> None:
    prospect = at_summary().is_sent().taps("review").taps("change", "company").taps("skip")
    assert (prospect.at, prospect.codes) == ("sent", ["change_passed_on"])


def test_the_same_answer_again_is_passed_on_to_nobody() -> None:
    prospect = at_summary().is_sent().taps("review").taps("change", "need").answers_with(need=PROJECT["need"])
    assert (prospect.at, prospect.codes) == ("sent", [])


@pytest.mark.parametrize("out", ["back", "cancel"])
def test_the_change_can_be_left(out: str) -> None:
    prospect = at_summary().is_sent().taps("review").taps("change", "need")
    prospect.does(Act("back" if out == "back" else "cancel", screen=prospect.session.screen))
    assert prospect.at == ("review" if out == "back" else "sent")
    assert prospect.answers == at_summary().answers


def test_words_beside_the_list_of_answers_are_still_for_the_manager() -> None:
    prospect = at_summary().is_sent().taps("review").says("And we need it in Polish.")
    assert prospect.last.addition == "And we need it in Polish."


def test_an_edit_after_the_hand_over_is_passed_on() -> None:
    prospect = at_summary().is_sent().edits("company", "Example Print Ltd")
    assert prospect.codes == ["edited", "change_passed_on"]


def test_every_way_out_of_every_contradiction_leads_on() -> None:
    for contradiction in AGENCY.rules.contradiction:
        for way in contradiction.way:
            assert AGENCY.wording["uk"].plain(f"contradiction-{contradiction.id}.{way.id}")
