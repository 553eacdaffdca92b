"""Whole conversations: what a person does, where that leads, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from conversations.dialogue import ANOTHER_CONVERSATION, Act, Explain, Remark, Verb
from conversations.path import progress
from conversations.session import Consent, Session
from tests.conversations.people import (
    AGENCY,
    BRANCHES,
    PROJECT,
    SPECIALISTS,
    Prospect,
    advised,
    at_consent,
    at_summary,
)

# ------------------------------------------------------------------ the branches


@pytest.mark.parametrize(("branch", "number"), [("project", 8), ("specialists", 11), ("support", 9), ("unsure", 10)])
def test_each_branch_asks_only_what_it_needs_and_ends_with_the_advice(branch: str, number: int) -> None:
    prospect = Prospect()
    for asked, (question, value) in enumerate(BRANCHES[branch].items(), start=1):
        assert progress(AGENCY, prospect.answers, prospect.session.skipped, AGENCY.by_id[prospect.at]).number == asked
        prospect.answers_with(**{question: value})
    assert prospect.at == "advice"
    assert len(prospect.answers) == number


def test_the_total_of_the_progress_is_right_as_soon_as_the_branch_is_known() -> None:
    prospect = Prospect().answers_with(need="whole_project")
    assert progress(AGENCY, prospect.answers, prospect.session.skipped, AGENCY.by_id["task_manager"]).total == 8


def counted(prospect: Prospect) -> tuple[int, int]:
    at = AGENCY.by_id[prospect.at]
    found = progress(AGENCY, prospect.answers, prospect.session.skipped, at)
    return found.number, found.total


@pytest.mark.parametrize("branch", BRANCHES)
def test_the_total_of_the_progress_never_grows(branch: str) -> None:
    prospect, totals = Prospect(), []
    for question, value in BRANCHES[branch].items():
        totals.append(counted(prospect)[1])
        prospect.answers_with(**{question: value})
    assert totals == sorted(totals, reverse=True)
    assert totals[-1] == len(prospect.answers)


def test_progress_after_the_advice_counts_on_its_own() -> None:
    prospect = advised().taps("hand_over")
    assert counted(prospect) == (1, 9), "with an amount, and a number or an address"
    prospect.answers_with(start="asap", budget="fixed")
    assert counted(prospect) == (3, 9)
    prospect.answers_with(budget_amount="over_50k").taps("agree").answers_with(channel="telegram")
    assert counted(prospect) == (5, 8), "the chat needs neither"


def test_a_whole_conversation_in_buttons_ends_with_a_request_to_send() -> None:
    prospect = at_summary()
    assert prospect.taps("submit").last.submit
    assert prospect.at == "summary"
    assert prospect.answers["company"] == "Example Print"


def test_a_whole_conversation_can_be_typed_in_words() -> None:
    prospect = Prospect(language="en").says("outsourcing", "nobody", "nothing", "just me", "not really", "half a year")
    prospect.says("an idea", "you decide")
    assert prospect.at == "advice"
    assert prospect.answers == {**PROJECT}
    prospect.says("send to a manager", "asap", "fixed price", "skip", "i agree", "here", "Olena", "ceo", "next", "pass")
    assert prospect.at == "summary"
    assert prospect.says("yes").last.submit


def test_a_whole_conversation_can_be_typed_in_ukrainian() -> None:
    prospect = Prospect(language="uk").says("фахівці", "техлід", "кілька розробників", "так", "людьми", "постійно")
    prospect.says("хочемо", "frontend, tester", "Vue", "дещо", "повний день")
    assert prospect.at == "advice"
    assert prospect.answers["roles"] == ("frontend", "tester")
    prospect.says("передати", "терміново", "щомісяця", "пропустити", "погоджуюся", "телефоном", "050 111 22 33")
    assert prospect.answers["phone"] == "+380501112233"


# ------------------------------------------------------------------ skipping, going back, changing


def test_what_is_optional_can_be_skipped_and_answered_after_all() -> None:
    prospect = Prospect().answers_with(**{**PROJECT, "duration": "skip"})
    assert "duration" not in prospect.answers
    prospect.taps("review").taps("change", "duration").taps("answer", "duration", "ongoing")
    assert (prospect.answers["duration"], prospect.session.skipped, prospect.at) == ("ongoing", (), "advice")


@pytest.mark.parametrize("question", ["need", "task_manager", "in_house_team", "technical_competence", "wants_control"])
def test_what_decides_cannot_be_skipped(question: str) -> None:
    prospect = Prospect()
    while prospect.at != question:
        prospect.answers_with(**{prospect.at: PROJECT[prospect.at]})
    assert prospect.taps("skip").codes == ["required"]
    assert prospect.at == question


def test_skipping_an_answered_question_takes_the_answer_back_and_what_hung_on_it() -> None:
    prospect = at_consent().taps("back").taps("back")
    assert prospect.at == "budget"
    prospect.taps("skip")
    assert "budget" not in prospect.answers
    assert prospect.said == (Remark("dropped", ("budget_amount",)),)
    assert prospect.at == "consent"


def test_back_walks_over_what_was_asked_and_keeps_the_answers() -> None:
    prospect = Prospect().answers_with(need="support", task_manager="nobody")
    before = prospect.answers
    assert prospect.taps("back").at == "task_manager"
    assert prospect.taps("back").at == "need"
    assert prospect.taps("back").codes == ["nothing_before"]
    assert prospect.answers == before
    prospect.taps("answer", "need", "support")
    assert prospect.at == "wants_control", "which can change the advice; the team no longer can"


def test_back_from_the_advice_asks_the_last_question_again() -> None:
    assert advised().taps("back").at == "stack"


def test_back_after_the_advice_leads_to_the_advice_and_over_the_consent() -> None:
    prospect = advised().taps("hand_over").taps("back")
    assert prospect.at == "advice"
    prospect = at_consent().taps("agree")
    assert prospect.at == "channel"
    assert prospect.taps("back").at == "budget_amount"
    prospect.taps("answer", "budget_amount", "over_50k")
    assert prospect.at == "channel"


def test_back_from_the_summary_and_from_the_consent() -> None:
    assert at_summary().taps("back").at == "comment"
    assert at_consent().taps("back").at == "budget_amount"


def test_back_to_several_choices_brings_the_ticks_along() -> None:
    prospect = Prospect()
    for question in list(SPECIALISTS)[:8]:
        prospect.answers_with(**{question: SPECIALISTS[question]})
    prospect.taps("back")
    assert (prospect.at, prospect.session.ticks) == ("roles", ("frontend", "tester"))
    prospect.taps("tick", "roles", "tester").taps("done")
    assert prospect.answers["roles"] == ("frontend",)


def test_another_need_drops_the_answers_that_lost_their_question_and_says_so() -> None:
    prospect = advised(SPECIALISTS).taps("review").taps("change", "need").taps("answer", "need", "whole_project")
    (remark,) = prospect.said
    assert remark == Remark("dropped", ("wants_interviews", "roles", "onboarding_resources", "workload"))
    assert prospect.at == "scope"
    assert prospect.answers["stack"] == ("Vue.js", "Nuxt")


def test_another_channel_drops_the_phone_number() -> None:
    prospect = at_consent().taps("agree").taps("answer", "channel", "phone").says("+44 20 7946 0958")
    assert prospect.answers["phone"] == "+442079460958"
    prospect.taps("enough").taps("review").taps("change", "channel").taps("answer", "channel", "telegram")
    assert "phone" not in prospect.answers
    assert prospect.at == "summary"


def test_the_same_answer_again_drops_nothing() -> None:
    prospect = advised().taps("review").taps("change", "need").taps("answer", "need", "whole_project")
    assert (prospect.said, prospect.at) == ((), "advice")


def test_the_list_of_answers_can_be_left_without_a_change() -> None:
    prospect = advised().taps("review")
    assert prospect.at == "review"
    assert prospect.says("back").at == "advice"


# ------------------------------------------------------------------ several choices


class TestSeveralChoices:
    @pytest.fixture
    def choosing(self) -> Prospect:
        prospect = Prospect()
        for question in list(SPECIALISTS)[:7]:
            prospect.answers_with(**{question: SPECIALISTS[question]})
        assert prospect.at == "roles"
        return prospect

    def test_a_tick_can_be_taken_back(self, choosing: Prospect) -> None:
        choosing.taps("tick", "roles", "tester").taps("tick", "roles", "backend")
        assert choosing.session.ticks == ("backend", "tester")
        assert choosing.taps("tick", "roles", "backend").session.ticks == ("tester",)

    def test_nothing_ticked_is_not_done(self, choosing: Prospect) -> None:
        choosing.taps("tick", "roles", "tester").taps("tick", "roles", "tester").taps("done")
        assert (choosing.codes, choosing.at) == (["nothing_ticked"], "roles")

    def test_the_option_that_stands_alone_pushes_out_the_others_and_is_pushed_out(self, choosing: Prospect) -> None:
        choosing.taps("tick", "roles", "tester").taps("tick", "roles", "advise")
        assert choosing.session.ticks == ("advise",)
        assert choosing.taps("tick", "roles", "devops").session.ticks == ("devops",)

    def test_typed_together_it_also_stands_alone(self, choosing: Prospect) -> None:
        assert choosing.says("tester, advise me").answers["roles"] == ("advise",)

    def test_a_strange_word_is_named(self, choosing: Prospect) -> None:
        choosing.says("frontend, astronaut")
        assert choosing.codes == ["not_among_options"]
        assert choosing.at == "roles"

    def test_one_option_cannot_be_forged_as_the_answer(self, choosing: Prospect) -> None:
        assert choosing.taps("answer", "roles", "tester").codes == ["stale"]

    def test_ticks_do_not_survive_another_question(self, choosing: Prospect) -> None:
        choosing.taps("tick", "roles", "tester").taps("back")
        assert (choosing.at, choosing.session.ticks) == ("wants_interviews", ())

    def test_a_restart_of_the_program_keeps_the_ticks(self, choosing: Prospect) -> None:
        choosing.taps("tick", "roles", "tester")
        choosing.session = Session.from_data(json.loads(json.dumps(choosing.session.as_data())))
        assert choosing.taps("done").answers["roles"] == ("tester",)


# ------------------------------------------------------------------ the advice, early and too early


def test_advice_is_too_early_before_the_minimum_is_met() -> None:
    prospect = Prospect().answers_with(need="support", task_manager="unknown").says("advice")
    assert (prospect.codes, prospect.at) == (["advice_too_early"], "in_house_team")


def test_early_advice_and_more_answers_afterwards() -> None:
    prospect = Prospect().answers_with(need="support", task_manager="nobody", wants_control="process").taps("advice")
    assert prospect.at == "advice"
    assert prospect.taps("go_on").at == "in_house_team"
    assert prospect.taps("advice").taps("advice").at == "advice"


def test_an_early_advice_can_be_handed_over_and_the_minimum_decides() -> None:
    prospect = Prospect().answers_with(need="support", task_manager="nobody", wants_control="process").taps("advice")
    assert prospect.taps("hand_over").at == "start"
    prospect.says("show advice")
    assert prospect.at == "advice"


def test_nothing_is_left_to_go_on_with_after_the_last_question() -> None:
    assert advised().taps("go_on").at == "advice"


@pytest.mark.parametrize("page", ["difference", "steps", "readiness"])
def test_pages_to_read_change_nothing(page: Verb) -> None:
    prospect = advised()
    before = prospect.session
    prospect.commands(page)
    assert prospect.said == (Explain(page),)  # type: ignore[arg-type]
    assert (prospect.session, prospect.last.show) == (before, False)


def test_pages_can_be_asked_for_in_words_at_the_advice() -> None:
    assert advised().says("first steps").said == (Explain("steps"),)
    assert advised().says("що підготувати").said == (Explain("readiness"),)
    assert advised().says("чим відрізняються").said == (Explain("difference"),)


# ------------------------------------------------------------------ consent


def test_consent_keeps_what_was_read_in_which_language_and_when() -> None:
    session = at_consent(language="uk").taps("agree").session
    assert session.consent == Consent(AGENCY.consent_hash("uk"), "uk", 1_700_000_000)
    assert AGENCY.consent_hash("uk") != AGENCY.consent_hash("en")


def test_refused_consent_leaves_the_advice_and_asks_for_nothing_personal() -> None:
    prospect = at_consent().says("no thanks")
    assert (prospect.codes, prospect.at, prospect.session.consent) == (["declined"], "advice", None)
    assert prospect.taps("hand_over").at == "consent"


def test_personal_questions_cannot_be_had_before_the_consent() -> None:
    prospect = advised().taps("review")
    for question in ("channel", "name", "company"):
        assert prospect.taps("change", question).codes == ["stale"]
    assert prospect.at == "review"


def test_only_the_channel_is_needed_for_who_wants_to_be_quick() -> None:
    prospect = at_consent().taps("agree").taps("answer", "channel", "email").says("name@company.com")
    assert prospect.at == "name"
    assert prospect.taps("enough").at == "summary"


def test_enough_does_not_spare_what_is_required() -> None:
    prospect = at_consent().taps("agree").taps("enough")
    assert prospect.at == "channel"
    assert prospect.taps("answer", "channel", "phone").at == "phone"


def test_enough_is_no_way_around_the_questions_before_the_advice() -> None:
    prospect = Prospect().answers_with(need="support")
    before = prospect.session
    assert prospect.taps("enough").codes == ["stale"]
    assert prospect.session == before


def test_the_name_from_telegram_can_be_taken_over() -> None:
    prospect = at_consent(name="  Olena \n Ivanenko ").taps("agree").taps("answer", "channel", "telegram")
    assert prospect.taps("suggested", "name").answers["name"] == "Olena Ivanenko"


@pytest.mark.parametrize("name", ["", "\u200b\n"])
def test_an_empty_name_from_telegram_is_not_taken_over(name: str) -> None:
    prospect = at_consent(name=name).taps("agree").taps("answer", "channel", "telegram").taps("suggested", "name")
    assert (prospect.codes, prospect.at) == (["stale"], "name")


# ------------------------------------------------------------------ cancel, forget, start again


def test_cancel_asks_and_loses_nothing() -> None:
    prospect = Prospect().answers_with(need="support").says("cancel")
    assert prospect.at == "cancel"
    assert prospect.says("go on").at == "task_manager"


def test_forget_deletes_everything_and_asks_the_store_to_do_so() -> None:
    prospect = Prospect(language="uk", source="ads").answers_with(need="support").taps("cancel").says("видалити")
    assert (prospect.codes, prospect.last.forget, prospect.last.show) == (["forgotten"], True, False)
    assert prospect.session == Session(language="uk", nonce="nonce-2", version=AGENCY.version)


def test_start_at_the_beginning_shows_the_first_question() -> None:
    assert Prospect().commands("start").at == "need"


def test_start_again_offers_to_go_on_or_to_start_over() -> None:
    prospect = Prospect(source="ads").answers_with(need="support").commands("start")
    assert prospect.at == "resume"
    assert prospect.taps("go_on").at == "task_manager"
    screen = prospect.commands("start").session.screen
    prospect.says("start over")
    assert (prospect.at, prospect.answers, prospect.session.nonce) == ("need", {}, "nonce-2")
    assert (prospect.session.source, prospect.session.screen > screen) == ("ads", True)


def test_start_again_in_the_middle_of_a_cancel_and_with_nothing_but_skips() -> None:
    assert Prospect().answers_with(need="support").taps("cancel").commands("start").at == "resume"
    prospect = Prospect()
    prospect.session = replace(prospect.session, skipped=("duration",))
    assert prospect.commands("start").at == "resume"


def test_stop_at_the_first_question_and_start_again() -> None:
    prospect = Prospect().taps("cancel")
    assert prospect.at == "cancel"
    assert prospect.commands("start").at == "need"


# ------------------------------------------------------------------ stale and forged buttons


def changes_nothing(prospect: Prospect, act: Act) -> bool:
    before = prospect.session
    prospect.does(act)
    return prospect.session == before and prospect.codes == ["stale"] and not prospect.last.show


@pytest.mark.parametrize(
    "act",
    [
        Act("answer", "need", "support", screen=0),
        Act("answer", "need", "support", screen=1),
        Act("answer", "task_manager", "everybody", screen=1),
        Act("answer", "", "", screen=1),
        Act("tick", "task_manager", "nobody", screen=1),
        Act("done", screen=1),
        Act("suggested", "task_manager", screen=1),
        Act("submit", screen=1),
        Act("agree", screen=1),
        Act("decline", screen=1),
        Act("change", "duration", screen=1),
        Act("forget", screen=1),
        Act("restart", screen=1),
        Act("go_on", screen=1),
        Act("hand_over", screen=1),
        Act("enough", screen=1),
        Act("language", value="xx"),
    ],
)
def test_buttons_that_are_old_or_forged_change_nothing(act: Act) -> None:
    assert changes_nothing(Prospect().answers_with(need="whole_project"), act)


@pytest.mark.parametrize("question", ["", "nonsense", "workload", "phone"])
def test_only_what_applies_can_be_changed(question: str) -> None:
    prospect = advised().taps("review")
    assert changes_nothing(prospect, Act("change", question, screen=prospect.session.screen))


def test_pressing_twice_answers_once() -> None:
    prospect = Prospect()
    old = prospect.session.screen
    prospect.taps("answer", "need", "support", screen=old).taps("answer", "need", "support", screen=old)
    assert (prospect.answers, prospect.at) == ({"need": "support"}, "task_manager")


def test_it_is_sent_at_the_summary_only() -> None:
    summary = at_summary()
    assert changes_nothing(summary, Act("submit", screen=summary.session.screen - 1))
    for prospect in (Prospect(), advised(), at_consent(), advised().taps("review"), at_summary().taps("cancel")):
        assert not prospect.taps("submit").last.submit


# ------------------------------------------------------------------ after sending


class TestAfterSending:
    def test_words_belong_to_the_request(self) -> None:
        prospect = at_summary().taps("submit").is_sent().says("  And we need it in Polish.  ")
        assert (prospect.at, prospect.last.addition) == ("sent", "And we need it in Polish.")
        assert (prospect.codes, prospect.last.show) == (["added"], False)

    def test_an_empty_message_adds_nothing(self) -> None:
        prospect = at_summary().is_sent().says("\u200b")
        assert (prospect.last.addition, prospect.codes, prospect.last.show) == ("", [], True)

    def test_words_that_are_commands_elsewhere_are_passed_on(self) -> None:
        assert at_summary().is_sent().says("yes").last.addition == "yes"

    def test_a_new_request_can_be_begun(self) -> None:
        prospect = at_summary().is_sent().taps("restart")
        assert (prospect.at, prospect.session.lead, prospect.session.consent) == ("need", None, None)

    def test_start_shows_the_request_again(self) -> None:
        assert at_summary().is_sent().commands("start").at == "sent"

    def test_everything_else_changes_nothing(self) -> None:
        prospect = at_summary().is_sent()
        for verb in ("submit", "back", "cancel", "agree", "hand_over"):
            assert changes_nothing(prospect, Act(verb, screen=prospect.session.screen))

    def test_a_sticker_cannot_be_passed_on(self) -> None:
        assert at_summary().is_sent().sends("sticker").codes == ["unreadable_sent"]


# ------------------------------------------------------------------ what people send instead


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("question", "unreadable"),
        ("stack", "unreadable"),
        ("advice", "use_buttons"),
        ("consent", "use_buttons"),
    ],
)
def test_a_sticker_is_answered_with_what_can_be_read(at: str, code: str) -> None:
    prospect = {
        "question": Prospect,
        "stack": lambda: advised().taps("back"),
        "advice": advised,
        "consent": at_consent,
    }[at]()
    before = prospect.session
    assert prospect.sends("sticker").codes == [code]
    assert prospect.session == before


@pytest.mark.parametrize("make", [Prospect, advised, at_consent, at_summary])
def test_a_file_changes_nothing_and_the_question_stays(make: Callable[[], Prospect]) -> None:
    prospect = make()
    before = prospect.session
    prospect.attaches("photo", "A whole project")
    assert (prospect.session, prospect.codes, prospect.last.show) == (before, [], False)


def test_words_below_a_file_answer_a_question_for_words() -> None:
    prospect = at_summary().taps("back").attaches("document", "  See page 3\u200b ")
    assert (prospect.answers["comment"], prospect.at, prospect.last.show) == ("See page 3", "summary", True)


def test_empty_words_below_a_file_answer_nothing() -> None:
    prospect = at_summary().taps("back").attaches("photo", "\u200b")
    assert (prospect.at, prospect.codes) == ("comment", [])


def test_typed_words_that_fit_nowhere_point_at_the_buttons() -> None:
    assert advised().says("hm").codes == ["use_buttons"]


class TestContacts:
    @pytest.fixture
    def at_phone(self) -> Prospect:
        return at_consent(language="uk").taps("agree").taps("answer", "channel", "phone")

    @pytest.mark.parametrize("phone", ["380501112233", "+380501112233"])
    def test_ones_own_contact(self, at_phone: Prospect, phone: str) -> None:
        assert at_phone.shares(phone).answers["phone"] == "+380501112233"

    def test_somebody_elses_contact(self, at_phone: Prospect) -> None:
        assert at_phone.shares("380501112233", own=False).codes == ["not_own_contact"]
        assert at_phone.at == "phone"

    def test_a_contact_without_a_number(self, at_phone: Prospect) -> None:
        assert at_phone.shares("").codes == ["bad_phone"]

    def test_a_contact_where_none_is_asked(self) -> None:
        for prospect in (Prospect(), advised(), at_summary()):
            assert prospect.shares("380501112233").codes == ["contact_not_asked"]


# ------------------------------------------------------------------ languages and versions


def test_another_language_midway_changes_nothing_else() -> None:
    prospect = Prospect(language="uk").answers_with(need="support").commands("language", "en")
    assert (prospect.session.language, prospect.at, prospect.answers) == ("en", "task_manager", {"need": "support"})


def test_words_of_one_language_are_understood_in_the_other() -> None:
    assert Prospect(language="en").says("підтримка").at == "task_manager"
    assert Prospect(language="en").answers_with(need="support").says("назад").at == "need"


def test_a_phone_number_without_a_prefix_is_ukrainian_for_ukrainians_only() -> None:
    for language, phone in (("uk", "+380501112233"), ("en", None)):
        prospect = at_consent(language=language).taps("agree").taps("answer", "channel", "phone").says("050 111 22 33")
        assert prospect.answers.get("phone") == phone


class TestAnotherVersionOfTheQuestionnaire:
    def old(self, **of: Any) -> Prospect:
        prospect = Prospect()
        prospect.session = replace(prospect.session, version="0", **of)
        return prospect

    def test_a_session_keeps_what_still_fits(self) -> None:
        answers = {
            "need": "specialists", "task_manager": "a robot", "wants_interviews": True, "roles": ("tester", "advise"),
            "stack": ("Go",), "favourite_colour": "red", "budget": "unknown", "scope": "fixed",
        }  # fmt: skip
        prospect = self.old(answers=answers, skipped=("duration", "gone"), revisit="gone", ticks=("x",)).commands(
            "start"
        )
        assert prospect.answers == {
            "need": "specialists", "wants_interviews": True, "roles": ("tester", "advise"), "stack": ("Go",),
            "budget": "unknown",
        }  # fmt: skip
        assert (prospect.session.version, prospect.session.skipped) == (AGENCY.version, ("duration",))
        assert prospect.taps("go_on").at == "task_manager"

    @pytest.mark.parametrize(
        "answers",
        [{"need": ("support",)}, {"roles": "tester"}, {"roles": ("tester", "chef")}, {"wants_interviews": "perhaps"}],
    )
    def test_an_answer_of_another_kind_is_asked_for_again(self, answers: dict[str, object]) -> None:
        assert self.old(answers=answers).commands("start").answers == {}

    def test_a_sent_request_stays_sent(self) -> None:
        assert self.old(lead=3).commands("start").at == "sent"

    def test_a_question_that_is_gone_is_not_asked_again(self) -> None:
        prospect = Prospect()
        prospect.session = replace(prospect.session, revisit="gone")
        assert prospect.at == "need"

    def test_fields_that_this_version_does_not_know_are_left_out(self) -> None:
        data = {**at_summary().session.as_data(), "mood": "good"}
        assert Session.from_data(data) == at_summary().session

    def test_fields_that_an_older_version_did_not_have_get_their_defaults(self) -> None:
        assert Session.from_data({"language": "uk", "nonce": "n"}) == Session("uk", "n")


@pytest.mark.parametrize(("button", "where"), [(2, "advice"), (ANOTHER_CONVERSATION, "in_house_team")])
def test_a_quick_thumb_on_the_last_screen_still_gets_the_advice(button: int, where: str) -> None:
    prospect = Prospect().answers_with(need="whole_project", task_manager="nobody", wants_control="process")
    assert prospect.taps("advice", screen=button).at == where
