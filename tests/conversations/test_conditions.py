"""The operators of conditions, and what is no condition."""

from __future__ import annotations

from typing import Any

import pytest

from conversations.conditions import ALWAYS, ConditionError, Value, amount, read_condition

ANSWERED: dict[str, Value] = {
    "need": "support",
    "yes": True,
    "roles": ("tester", "devops"),
    "stack": "unknown",
    "count": 3,
    "none": (),
}


@pytest.mark.parametrize(
    ("table", "holds"),
    [
        ({}, True),
        ({"need": "support"}, True),
        ({"need": "specialists"}, False),
        ({"absent": "support"}, False),
        ({"yes": True}, True),
        ({"need": ["support", "unsure"]}, True),
        ({"need": {"in": ["unsure"]}}, False),
        ({"need": {"is": "support"}}, True),
        ({"need": {"not": ["unsure"]}}, True),
        ({"need": {"not": ["support"]}}, False),
        ({"absent": {"not": ["support"]}}, True),
        ({"roles": {"includes": ["tester", "chef"]}}, True),
        ({"roles": {"includes": ["chef"]}}, False),
        ({"stack": {"includes": ["unknown"]}}, False),
        ({"roles": {"includes_not": ["chef"]}}, True),
        ({"absent": {"includes_not": ["chef"]}}, True),
        ({"roles": {"at_least": 2}}, True),
        ({"roles": {"at_least": 3}}, False),
        ({"roles": {"at_least": 1, "at_most": 1}}, False),
        ({"count": {"at_least": 3, "at_most": 3}}, True),
        ({"absent": {"at_most": 0}}, True),
        ({"stack": {"answered": False}}, True),
        ({"stack": {"asked": True}}, True),
        ({"none": {"answered": True}}, False),
        ({"absent": {"asked": False, "answered": False}}, True),
        ({"need": "support", "yes": False}, False),
        ({"any": [{"need": "unsure"}, {"yes": True}]}, True),
        ({"any": [{"need": "unsure"}, {"yes": False}]}, False),
        ({"need": "support", "any": [{"any": [{"count": 3}]}]}, True),
    ],
)
def test_operators(table: dict[str, Any], holds: bool) -> None:
    assert read_condition(table).holds(ANSWERED) is holds


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("support", "a condition is a table"),
        ({"any": []}, "`any` takes a list"),
        ({"any": {"need": "support"}}, "`any` takes a list"),
        ({"any": ["support"]}, "a condition is a table"),
        ({"need": {"equals": "support"}}, "no operator `equals`"),
        ({"need": {"not": "support"}}, "`not` takes a value of the kind list"),
        ({"roles": {"at_least": "two"}}, "`at_least` takes a value of the kind int"),
        ({"roles": {"answered": 1}}, "`answered` takes a value of the kind bool"),
        ({"need": {}}, "need: an empty comparison"),
    ],
)
def test_what_is_no_condition(table: object, told: str) -> None:
    with pytest.raises(ConditionError, match=told):
        read_condition(table)


def test_a_condition_that_was_read_already_stays() -> None:
    assert read_condition(ALWAYS) is ALWAYS


@pytest.mark.parametrize(("value", "number"), [(None, 0), ("x", 0), (2, 2), (("a", "b"), 2), ((), 0)])
def test_how_many(value: Any, number: int) -> None:
    assert amount(value) == number


def test_comparisons_at_any_depth_in_the_order_of_the_file() -> None:
    condition = read_condition({"a": 1, "any": [{"b": 1, "a": 2}, {"any": [{"c": 1}]}]})
    assert [comparison.fact for comparison in condition.each_comparison()] == ["a", "b", "a", "c"]


def test_grounds_are_the_answers_of_the_alternative_that_holds() -> None:
    condition = read_condition({"need": "support", "absent": {"not": ["x"]}, "any": [{"count": 4}, {"yes": True}]})
    assert condition.grounds(ANSWERED) == ("need", "yes")
    assert read_condition({"any": [{"count": 4}]}).grounds(ANSWERED) == ()
