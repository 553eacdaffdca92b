"""What is advised: each rule and each trap as a case, and what holds for all answers."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.conditions import UNKNOWN, Value
from conversations.path import without_void
from conversations.recommendation import Advice, advise
from conversations.rules import Rules, Weight
from tests.conversations.people import AGENCY, RULES, advice, any_answers, collected_answers

FIVE_LACKS: dict[str, Any] = {
    "technical_competence": "none",
    "onboarding_resources": "none",
    "task_manager": "nobody",
    "in_house_team": "none",
    "wants_control": "result_only",
}

# ------------------------------------------------------------------ near-decisive for outsourcing


class TestFiveLacks:
    @pytest.mark.parametrize("have", FIVE_LACKS)
    def test_four_of_five_lacks_are_outsourcing_whichever_is_not_lacking(self, have: str) -> None:
        answers = {fact: value for fact, value in FIVE_LACKS.items() if fact != have}
        assert advice(**answers).model == "outsourcing"

    def test_all_five_are_as_certain_as_it_gets(self) -> None:
        found = advice(**FIVE_LACKS)
        assert (found.model, found.confidence, len(found.lacks)) == ("outsourcing", "clear", 5)

    def test_three_lacks_win_against_a_dedicated_manager(self) -> None:
        found = advice(
            technical_competence="none", onboarding_resources="none", in_house_team="none",
            task_manager="client_dedicated", need="whole_project",
        )  # fmt: skip
        assert (found.model, found.ruled_by) == ("outsourcing", "three-lacks")

    def test_but_not_against_somebody_who_wants_to_lead_people(self) -> None:
        found = advice(
            technical_competence="none", onboarding_resources="none", in_house_team="none",
            task_manager="client_dedicated", wants_control="people",
        )  # fmt: skip
        assert found.model == "hybrid"

    def test_three_lacks_of_somebody_competent_who_asks_for_people_stay_a_mix(self) -> None:
        found = advice(
            need="specialists", task_manager="client_dedicated", technical_competence="strong",
            onboarding_resources="none", in_house_team="none", wants_control="result_only",
        )  # fmt: skip
        assert (found.model, len(found.lacks)) == ("hybrid", 3)


def test_where_nobody_sets_tasks_there_is_no_plain_outstaffing() -> None:
    found = advice(task_manager="nobody", technical_competence="strong", in_house_team="full_team", duration="ongoing")
    assert (found.model, found.ruled_by) == ("outsourcing", "nobody")


def test_a_wish_for_nothing_but_the_result_is_outsourcing() -> None:
    assert advice(wants_control="result_only", technical_competence="strong").model == "outsourcing"


@pytest.mark.parametrize("manager", ["client_part_time", "unknown"])
def test_without_competence_and_a_full_time_task_setter_it_is_outsourcing(manager: str) -> None:
    found = advice(technical_competence="none", task_manager=manager, in_house_team="full_team")
    assert (found.model, found.ruled_by) == ("outsourcing", "no-competence-no-manager")


def test_long_support_under_our_management_is_outsourcing_by_time_and_material() -> None:
    found = advice(need="support", duration="ongoing", task_manager="nobody")
    assert (found.model, found.payment) == ("outsourcing", ("time_and_material",))


def test_a_piece_handed_over_is_outsourcing_even_from_a_strong_team() -> None:
    found = advice(
        need="whole_project", wants_control="result_only", scope="fixed", task_manager="client_dedicated",
        in_house_team="full_team", technical_competence="strong",
    )  # fmt: skip
    assert (found.model, found.payment[0]) == ("outsourcing", "fixed_price")


# ------------------------------------------------------------------ near-decisive for outstaffing


@pytest.mark.parametrize("duration", ["ongoing", "over_12_months"])
def test_certain_people_with_a_stack_for_constant_work_are_outstaffing(duration: str) -> None:
    found = advice(need="specialists", stack=("Magento",), duration=duration)
    assert (found.model, found.confidence, found.ruled_by) == ("outstaffing", "clear", "certain-people-for-long")


@pytest.mark.parametrize("sign", [{"wants_control": "people"}, {"wants_interviews": True}, {"need": "specialists"}])
def test_a_manager_of_the_client_with_people_to_choose_or_direct_is_outstaffing(sign: dict[str, Any]) -> None:
    found = advice(task_manager="client_dedicated", **sign)
    assert (found.model, found.ruled_by) == ("outstaffing", "manager-and-people")


def test_one_function_missing_in_a_team_is_outstaffing() -> None:
    found = advice(
        need="specialists", in_house_team="some_developers", roles=("frontend",), technical_competence="strong"
    )
    assert (found.model, found.team) == ("outstaffing", "one")
    assert found.reasons[0].rule == "R10"


def test_a_whole_team_picked_and_led_by_the_client_is_outstaffing() -> None:
    found = advice(
        need="specialists", task_manager="client_dedicated", wants_control="people", wants_interviews=True,
        roles=("backend", "frontend", "tester", "analyst"),
    )  # fmt: skip
    assert (found.model, found.team) == ("outstaffing", "several")


# ------------------------------------------------------------------ traps

CLIENT_LED: dict[str, Any] = {
    "need": "specialists",
    "task_manager": "client_dedicated",
    "wants_control": "people",
    "technical_competence": "strong",
}


class TestTraps:
    def test_no_team_alone_does_not_forbid_outstaffing(self) -> None:
        assert advice(**CLIENT_LED, in_house_team="none").model == "outstaffing"

    def test_a_named_stack_without_competence_and_task_setting_proves_nothing(self) -> None:
        without = advice(technical_competence="none", task_manager="nobody")
        assert advice(technical_competence="none", task_manager="nobody", stack=("Rust",)).model == without.model

    def test_people_asked_for_with_all_five_lacks_are_outsourcing_and_the_wish_is_named(self) -> None:
        found = advice(**FIVE_LACKS, need="specialists")
        assert (found.model, found.confidence) == ("outsourcing", "clear")
        assert found.against[0].id == "specialists"
        assert found.contradictions == ("specialists-nobody", "specialists-result")

    def test_strong_competence_does_not_force_outstaffing(self) -> None:
        found = advice(technical_competence="strong", wants_control="result_only", task_manager="nobody")
        assert found.model == "outsourcing"

    def test_constant_development_without_a_manager_is_outsourcing_by_time_and_material(self) -> None:
        found = advice(duration="ongoing", task_manager="nobody", need="whole_project")
        assert (found.model, found.payment[0]) == ("outsourcing", "time_and_material")

    def test_a_fixed_budget_with_client_led_people_is_a_retainer_and_never_a_fixed_price(self) -> None:
        found = advice(**CLIENT_LED, budget="fixed", workload="full_time", duration="over_12_months")
        assert (found.model, found.payment[0]) == ("outstaffing", "retainer")
        assert "fixed_price" not in found.payment
        assert found.wishes == ("one-sum-for-people",)

    def test_a_monthly_budget_for_support_is_time_and_material_not_a_retainer(self) -> None:
        found = advice(need="support", task_manager="nobody", budget="monthly", duration="ongoing")
        assert found.payment == ("time_and_material",)
        assert found.wishes == ("monthly-sum-for-support",)

    @given(collected_answers())
    @settings(max_examples=60, deadline=None)
    def test_part_time_does_not_turn_outstaffing_into_outsourcing(self, answers: dict[str, Value]) -> None:
        full, part = (advise(RULES, {**answers, "workload": load}) for load in ("full_time", "part_time"))
        assert {full.model, part.model} != {"outstaffing", "outsourcing"}

    def test_part_time_specialists_led_by_the_client_are_outstaffing_too(self) -> None:
        found = advice(**CLIENT_LED, workload="part_time", roles=("tester",))
        assert (found.model, found.payment[0], found.team) == ("outstaffing", "time_and_material", "one-part-time")

    @given(any_answers())
    @settings(max_examples=60, deadline=None)
    def test_urgency_changes_nothing_about_the_advice(self, answers: dict[str, Value]) -> None:
        answers.pop("start", None)
        calm = advise(RULES, answers)
        assert all(advise(RULES, {**answers, "start": start}) == calm for start in ("asap", "this_quarter", "later"))

    def test_a_few_hours_a_week_are_no_task_setter(self) -> None:
        with_manager = advice(task_manager="client_dedicated", wants_control="people")
        with_hours = advice(
            task_manager="client_part_time", wants_control="people", technical_competence="basic", need="unsure"
        )  # fmt: skip
        assert (with_manager.model, with_hours.model) == ("outstaffing", "hybrid")
        assert "part_time_manager" in [reason.id for reason in with_hours.reasons]


# ------------------------------------------------------------------ rules before the score

PULLS: list[dict[str, Any]] = [
    {"wants_control": "people"},
    {"need": "specialists", "wants_interviews": True},
    {"need": "specialists", "technical_competence": "basic"},
    {"need": "specialists", "technical_competence": "strong"},
]


class TestRulesBeforeTheScore:
    @pytest.mark.parametrize("pull", PULLS)
    def test_nobody_sets_tasks_but_people_are_wanted(self, pull: dict[str, Any]) -> None:
        assert advice(task_manager="nobody", **pull).model == "hybrid"

    @pytest.mark.parametrize(
        "no_pull",
        [
            {},
            {"need": "specialists"},
            {"need": "unsure", "wants_interviews": True},
            {"need": "specialists", "wants_interviews": True, "wants_control": "result_only"},
        ],
    )
    def test_nobody_sets_tasks_and_nothing_pulls_towards_people(self, no_pull: dict[str, Any]) -> None:
        assert advice(task_manager="nobody", **no_pull).model == "outsourcing"

    @pytest.mark.parametrize("manager", ["client_part_time", "unknown", None])
    @pytest.mark.parametrize("pull", PULLS[:2])
    def test_no_competence_and_no_full_time_manager(self, manager: str | None, pull: dict[str, Any]) -> None:
        answers = {"technical_competence": "none"} | ({} if manager is None else {"task_manager": manager})
        assert advice(**answers).model == "outsourcing"
        assert advice(**answers, **pull).model == "hybrid"

    def test_no_competence_with_a_manager_gets_our_lead(self) -> None:
        found = advice(technical_competence="none", task_manager="client_dedicated", need="specialists")
        assert (found.model, found.team, found.depends) == ("hybrid", "with-our-lead", "competence")

    def test_no_competence_with_a_manager_who_wants_the_result_is_outsourcing(self) -> None:
        found = advice(technical_competence="none", task_manager="client_dedicated", wants_control="result_only")
        assert found.model == "outsourcing"

    @pytest.mark.parametrize("sign", [{"wants_interviews": True}, {"task_manager": "client_dedicated"}])
    def test_result_only_with_people_to_pick_stays_a_mix(self, sign: dict[str, Any]) -> None:
        found = advice(wants_control="result_only", need="specialists", **sign)
        assert (found.model, found.ruled_by) == ("hybrid", "result-only-but-picks")

    def test_result_only_with_specialists_alone_is_outsourcing(self) -> None:
        assert advice(wants_control="result_only", need="specialists").model == "outsourcing"

    def test_certain_people_for_long_count_only_until_the_task_setter_was_asked_for(self) -> None:
        answers = {"need": "specialists", "stack_known": True, "duration": "ongoing"}
        assert advice(**answers).ruled_by == "certain-people-for-long"
        assert advice(**answers, task_manager="unknown").ruled_by == "score"
        assert advice(need="specialists", duration="ongoing", stack="unknown").ruled_by == "score"

    def test_support_is_outsourcing_unless_the_client_wants_to_lead_people(self) -> None:
        assert advice(need="support", task_manager="client_dedicated").model == "outsourcing"
        assert advice(need="support", wants_control="process").ruled_by == "support"
        assert advice(need="support", task_manager="client_dedicated", wants_control="people").model == "outstaffing"


def weighing(border: float, **weights: int) -> Rules:
    """Rules without rules: one answer, `there`, that moves the scale."""
    table = {fact: Weight(max=100, values={"there": weight}) for fact, weight in weights.items()}
    return RULES.model_copy(update={"rule": (), "border": border, "weights": table})


class TestScore:
    @pytest.mark.parametrize(
        ("points", "model"),
        [
            (25, "outstaffing"),
            (24, "hybrid"),
            (0, "hybrid"),
            (-24, "hybrid"),
            (-25, "outsourcing"),
            (-100, "outsourcing"),
        ],
    )
    def test_the_border_itself_belongs_to_the_model(self, points: int, model: str) -> None:
        assert advise(weighing(0.25, start=points), {"start": "there"}).model == model

    def test_what_was_not_answered_leaves_the_denominator(self) -> None:
        rules = weighing(0.25, start=30, authority=0)
        assert advise(rules, {"start": "there"}).out_of == 100
        assert advise(rules, {"start": "there", "authority": "there"}).out_of == 200

    def test_the_largest_weights_sum_to_a_hundred(self) -> None:
        assert sum(weight.max for weight in RULES.weights.values()) == 100

    def test_the_term_of_support_says_nothing(self) -> None:
        assert advice(need="support", duration="ongoing").out_of == advice(need="support").out_of == 16

    @pytest.mark.parametrize(
        ("answers", "score", "out_of"),
        [
            ({}, 0, 0),
            ({"task_manager": "unknown"}, 0, 0),
            ({"task_manager": "client_part_time"}, 0, 22),
            ({"task_manager": "client_dedicated", "need": "whole_project"}, 8, 38),
            ({"wants_interviews": False, "stack": ("Go",)}, 0, 8),
            ({"budget": "unknown"}, 0, 1),
            ({"roles": ("backend",)}, 0, 0),
        ],
    )
    def test_sum_and_sum_of_maxima(self, answers: dict[str, Any], score: int, out_of: int) -> None:
        found = advice(**answers)
        assert (found.score, found.out_of) == (score, out_of)

    def test_nothing_answered_is_a_mix_to_talk_about(self) -> None:
        found = advice()
        assert (found.model, found.confidence, found.reasons) == ("hybrid", "borderline", ())


# ------------------------------------------------------------------ how sure


@pytest.mark.parametrize(
    ("answers", "model", "confidence"),
    [
        (
            {"technical_competence": "none", "in_house_team": "none", "onboarding_resources": "none"},
            "outsourcing", "clear",
        ),
        ({"technical_competence": "none", "in_house_team": "none"}, "outsourcing", "leaning"),
        ({"task_manager": "nobody", "in_house_team": "none"}, "outsourcing", "clear"),
        ({"task_manager": "nobody"}, "outsourcing", "leaning"),
        ({"task_manager": "nobody", "in_house_team": "none", "wants_interviews": True}, "outsourcing", "leaning"),
        ({"need": "support", "task_manager": "nobody"}, "outsourcing", "clear"),
        ({"need": "support", "task_manager": "client_part_time"}, "outsourcing", "leaning"),
        ({**CLIENT_LED}, "outstaffing", "clear"),
        ({**CLIENT_LED, "need": "support"}, "outstaffing", "leaning"),
        ({**CLIENT_LED, "need": "whole_project"}, "outstaffing", "leaning"),
        ({**CLIENT_LED, "duration": "under_3_months"}, "outstaffing", "leaning"),
        ({"task_manager": "client_dedicated", "wants_control": "people"}, "outstaffing", "clear"),
        ({"task_manager": "client_dedicated", "need": "specialists"}, "outstaffing", "leaning"),
        ({"task_manager": "client_dedicated", "need": "specialists", "duration": "ongoing"}, "outstaffing", "clear"),
        (
            {"task_manager": "client_dedicated", "need": "specialists", "duration": "ongoing",
             "technical_competence": "basic"},
            "outstaffing", "leaning",
        ),
        ({"need": "specialists", "stack": ("Go",), "duration": "ongoing"}, "outstaffing", "clear"),
        (
            {"need": "specialists", "stack": ("Go",), "duration": "ongoing", "in_house_team": "none"},
            "outstaffing", "leaning",
        ),
        ({"need": "unsure", "task_manager": "client_part_time"}, "hybrid", "borderline"),
        ({"task_manager": "nobody", "wants_control": "people"}, "hybrid", "leaning"),
        ({"duration": "ongoing"}, "outstaffing", "borderline"),
        ({"scope": "fixed"}, "outsourcing", "borderline"),
    ],
)  # fmt: skip
def test_how_sure_it_is(answers: dict[str, Any], model: str, confidence: str) -> None:
    found = advice(**answers)
    assert (found.model, found.confidence) == (model, confidence)


# ------------------------------------------------------------------ contradictions


@pytest.mark.parametrize(
    ("answers", "contradiction"),
    [
        ({"need": "specialists", "task_manager": "nobody"}, "specialists-nobody"),
        ({"wants_control": "people", "task_manager": "nobody"}, "people-nobody"),
        ({"wants_control": "result_only", "wants_interviews": True}, "result-interviews"),
        ({"wants_control": "result_only", "task_manager": "client_dedicated"}, "result-manager"),
        ({"need": "whole_project", "wants_control": "people"}, "project-people"),
        ({"technical_competence": "none", "wants_interviews": True}, "no-competence-interviews"),
        ({"need": "specialists", "wants_control": "result_only"}, "specialists-result"),
        ({"in_house_team": "full_team", "technical_competence": "none"}, "full-team-no-competence"),
        ({"budget": "fixed", "scope": "evolving"}, "fixed-sum-changing-work"),
        ({"budget": "fixed", "duration": "ongoing"}, "fixed-sum-changing-work"),
    ],
)
def test_answers_that_do_not_go_together_are_named_and_never_surer(answers: dict[str, Any], contradiction: str) -> None:
    found = advice(**answers)
    assert contradiction in found.contradictions
    for fact in answers:
        alone = advice(**{other: value for other, value in answers.items() if other != fact})
        assert contradiction not in alone.contradictions
        if found.model == "hybrid":
            assert found.confidence != "clear"


@given(any_answers())
@settings(max_examples=150, deadline=None)
def test_a_mix_is_never_a_strong_match_and_wishes_for_people_are_never_overruled_surely(
    answers: dict[str, Value],
) -> None:
    found = advise(RULES, answers)
    if found.model == "hybrid":
        assert found.confidence != "clear"
    if {"people-nobody", "result-interviews", "no-competence-interviews"} & set(found.contradictions):
        assert not (found.model == "outsourcing" and found.confidence == "clear")


# ------------------------------------------------------------------ payment

OUTSOURCED = {"need": "whole_project", "wants_control": "result_only"}


@pytest.mark.parametrize(
    ("answers", "payment_id", "formats"),
    [
        ({**CLIENT_LED}, "outstaffing-retainer", ("retainer", "time_and_material")),
        ({**CLIENT_LED, "workload": "full_time"}, "outstaffing-retainer", ("retainer", "time_and_material")),
        ({**CLIENT_LED, "workload": "part_time"}, "outstaffing-by-hours", ("time_and_material", "retainer")),
        ({**CLIENT_LED, "workload": "varies"}, "outstaffing-by-hours", ("time_and_material", "retainer")),
        ({**CLIENT_LED, "duration": "under_3_months"}, "outstaffing-by-hours", ("time_and_material", "retainer")),
        ({"need": "support", "scope": "fixed"}, "support", ("time_and_material",)),
        ({**OUTSOURCED, "scope": "fixed"}, "fixed-scope", ("fixed_price", "time_and_material")),
        ({**OUTSOURCED, "scope": "rough"}, "rough-scope", ("fixed_price", "time_and_material")),
        ({**OUTSOURCED, "scope": "evolving"}, "evolving-scope", ("time_and_material",)),
        ({**OUTSOURCED, "duration": "ongoing"}, "constant", ("time_and_material", "fixed_price")),
        ({**OUTSOURCED}, "scope-not-said", ("fixed_price", "time_and_material")),
        ({}, "hybrid", ("time_and_material", "retainer")),
        (
            {"task_manager": "nobody", "wants_control": "people", "scope": "fixed"},
            "hybrid-fixed-stage", ("fixed_price", "time_and_material", "retainer"),
        ),
    ],
)  # fmt: skip
def test_payment(answers: dict[str, Any], payment_id: str, formats: tuple[str, ...]) -> None:
    found = advice(**answers)
    assert (found.payment_id, found.payment) == (payment_id, formats)


@pytest.mark.parametrize(
    ("answers", "wishes"),
    [
        ({**CLIENT_LED, "budget": "monthly"}, ()),
        ({**OUTSOURCED, "budget": "fixed", "scope": "fixed"}, ()),
        ({**OUTSOURCED, "budget": "fixed", "scope": "evolving"}, ("one-sum-for-changing-work",)),
        ({**OUTSOURCED, "budget": "fixed", "duration": "ongoing"}, ("one-sum-for-changing-work",)),
        ({**OUTSOURCED, "budget": "monthly", "scope": "fixed"}, ("monthly-sum-for-project",)),
        ({**OUTSOURCED, "budget": "monthly", "scope": "evolving"}, ()),
        ({"need": "support", "budget": "fixed"}, ("one-sum-for-support",)),
        ({"budget": "fixed"}, ()),
    ],
)
def test_a_wish_that_the_payment_does_not_meet_is_named(answers: dict[str, Any], wishes: tuple[str, ...]) -> None:
    assert advice(**answers).wishes == wishes


@given(any_answers())
@settings(max_examples=200, deadline=None)
def test_never_a_fixed_price_for_people_never_a_retainer_for_projects(answers: dict[str, Value]) -> None:
    found = advise(RULES, answers)
    if found.model == "outstaffing":
        assert "fixed_price" not in found.payment
    if found.model == "outsourcing":
        assert "retainer" not in found.payment
    assert "time_and_material" in found.payment


# ------------------------------------------------------------------ team


@pytest.mark.parametrize(
    ("answers", "team"),
    [
        ({**CLIENT_LED, "roles": ("backend",)}, "one"),
        ({**CLIENT_LED, "roles": ("backend",), "workload": "part_time"}, "one-part-time"),
        ({**CLIENT_LED, "roles": ("backend", "tester")}, "two"),
        ({**CLIENT_LED, "roles": ("backend", "tester", "devops")}, "several"),
        ({**CLIENT_LED, "roles": ("advise",)}, "roles-open"),
        ({**CLIENT_LED}, "roles-open"),
        ({"need": "support"}, "support"),
        ({**OUTSOURCED, "scope": "rough"}, "with-analyst"),
        ({**OUTSOURCED, "scope": "evolving"}, "with-analyst"),
        ({**OUTSOURCED, "scope": "fixed"}, "ours"),
        ({"need": "specialists", "wants_control": "result_only", "task_manager": "client_dedicated",
          "in_house_team": "full_team"}, "split"),
        ({}, "with-our-lead"),
    ],
)  # fmt: skip
def test_the_shape_of_the_team(answers: dict[str, Any], team: str) -> None:
    assert advice(**answers).team == team


@pytest.mark.parametrize(
    ("answers", "depends"),
    [
        ({}, "task-setter"),
        ({"technical_competence": "none", "task_manager": "client_dedicated"}, "competence"),
        ({"need": "specialists", "wants_control": "result_only", "task_manager": "client_dedicated"}, "who-answers"),
        ({"need": "support"}, None),
    ],
)
def test_a_mix_hangs_on_one_question(answers: dict[str, Any], depends: str | None) -> None:
    assert advice(**answers).depends == depends


def test_a_mix_without_such_a_question_does_without() -> None:
    assert advise(RULES.model_copy(update={"depends": ()}), {}).depends is None


# ------------------------------------------------------------------ reasons, objections, changes


@given(any_answers())
@settings(max_examples=200, deadline=None)
def test_reasons_are_few_strongest_first_one_for_each_source_and_rest_on_answers(answers: dict[str, Value]) -> None:
    found = advise(RULES, answers)
    shown = (*found.reasons, *found.against)
    for argument in shown:
        assert argument.facts
        assert all(answers[fact] not in (UNKNOWN, ()) or fact == "stack" for fact in argument.facts)
    assert len(found.reasons) <= 3
    assert len(found.against) <= 1
    strengths = [reason.strength for reason in found.reasons]
    assert strengths == sorted(strengths, reverse=True)
    assert len({reason.rule for reason in found.reasons}) == len(found.reasons)
    assert {reason.id for reason in found.reasons}.isdisjoint(argument.id for argument in found.against)


@given(any_answers())
@settings(max_examples=200, deadline=None)
def test_every_point_shown_speaks_for_or_against_the_model_that_is_advised(answers: dict[str, Value]) -> None:
    found = advise(RULES, answers)
    points = {point.id: point for point in RULES.point}
    assert all(found.model in points[reason.id].speaks_for for reason in found.reasons)
    assert all(found.model in points[argument.id].against for argument in found.against)


@given(collected_answers())
@settings(max_examples=250, deadline=None)
def test_each_change_that_is_named_really_leads_to_the_model_that_it_promises(answers: dict[str, Value]) -> None:
    found = advise(RULES, answers)
    assert len(found.would_change) <= 2
    for flip in found.would_change:
        assert flip.model != found.model
        changed, _, _ = without_void(AGENCY, {**answers, flip.fact: flip.value}, ())
        assert advise(RULES, changed).model == flip.model


def test_a_change_drops_the_answers_that_would_lose_their_question() -> None:
    answers: dict[str, Any] = {
        "need": "specialists", "task_manager": "client_part_time", "in_house_team": "full_team",
        "technical_competence": "strong", "wants_control": "process", "wants_interviews": True,
    }  # fmt: skip
    flips = {(flip.fact, flip.value): flip.model for flip in advice(**answers).would_change}
    assert flips[("wants_control", "result_only")] == "outsourcing"


def test_changes_are_those_that_a_client_can_make_one_for_each_fact() -> None:
    found = advice(task_manager="client_part_time", need="specialists", wants_control="people")
    assert len({flip.fact for flip in found.would_change}) == len(found.would_change) == 2
    assert {flip.fact for flip in found.would_change}.isdisjoint({"budget", "roles", "start"})


def test_weights_that_pull_apart_make_no_strong_reason() -> None:
    pulled_apart = advice(task_manager="nobody", need="whole_project", stack=("PHP",), duration="ongoing")
    together = advice(task_manager="nobody", need="specialists", stack=("PHP",), duration="ongoing")
    assert pulled_apart.against[0].strength < together.against[0].strength


def test_any_subset_of_key_answers_is_accepted() -> None:
    choices: dict[str, list[Any]] = {
        "task_manager": [None, "client_dedicated", "client_part_time", "nobody", "unknown"],
        "need": [None, "specialists", "whole_project", "support", "unsure"],
        "technical_competence": [None, "strong", "basic", "none"],
        "wants_control": [None, "people", "process", "result_only"],
    }
    for values in product(*choices.values()):
        answers = {fact: value for fact, value in zip(choices, values, strict=True) if value is not None}
        assert advice(**answers).model in ("outstaffing", "outsourcing", "hybrid")


@given(any_answers(), st.dictionaries(st.text(max_size=8), st.text(max_size=8) | st.booleans(), max_size=3))
@settings(max_examples=60, deadline=None)
def test_strange_facts_do_no_harm(answers: dict[str, Value], strange: dict[str, Value]) -> None:
    strange = {fact: value for fact, value in strange.items() if fact not in AGENCY.by_id}
    assert advise(RULES, {**strange, **answers}).model == advise(RULES, answers).model


@given(any_answers())
@settings(max_examples=40, deadline=None)
def test_an_advice_survives_being_kept_as_json(answers: dict[str, Value]) -> None:
    found = advise(RULES, answers)
    assert Advice.from_data(json.loads(json.dumps(found.as_data()))) == found


def test_advice_is_kept_with_a_lead_as_it_was_given() -> None:
    """Rules change; what a prospect was told does not."""
    for answers in (PROJECT_ANSWERS, {}):
        given = advice(**answers)
        assert Advice.from_data(json.loads(json.dumps(given.as_data()))) == given


PROJECT_ANSWERS = {"need": "whole_project", "task_manager": "client_part_time", "wants_control": "result_only"}
