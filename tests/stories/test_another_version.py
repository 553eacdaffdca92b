"""The questionnaire changes while people are under way: at each stage they go on with what still fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.check import check
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, sends_request, tap
from tests.stories.versions import second_version

SPECIALISTS = (
    "Specialists for our team", "A dedicated manager", "Some developers", "Yes", "People", "Constantly", "Yes",
    "Backend",
)  # fmt: skip


async def updated(agency: Agency, tmp_path: Path) -> None:
    """The bot starts again with the second version."""
    await agency.restart(questionnaire=str(second_version(tmp_path / "second")))


async def sent_as_it_should(agency: Agency) -> None:
    """The request has the answers under their new names, and the new one."""
    details = (await agency.the_lead()).details
    assert details.answers["need"] == "entire_project"
    assert details.answers["team_now"] == "none"
    assert details.answers["nda"] is True
    assert "in_house_team" not in details.answers
    assert "company" not in details.answers
    card = await agency.card()
    assert "NDA: Yes, an NDA" in card.text


def test_the_second_version_is_sound(tmp_path: Path) -> None:
    assert check(second_version(tmp_path / "second")) == []


LAST = ("That’s enough", "Send to a manager")
WAY = (*PROJECT, *SENT[:4], "Yes, an NDA", *SENT[4:], *LAST)
"""The whole way through the second version."""


@pytest.mark.parametrize("done", [1, 3, 8, 9, 10, 11], ids=lambda done: f"after {done} taps")
async def test_at_any_question_before_the_new_one_the_same_buttons_go_on(
    agency: Agency, tmp_path: Path, done: int
) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *WAY[:done])
    await updated(agency, tmp_path)
    await answers(mark, *WAY[done:])
    await mark.sees("is with our managers")
    await sent_as_it_should(agency)


@pytest.mark.parametrize("done", [4, 5, 6], ids=["at the consent", "at the contact", "at the name"])
async def test_after_the_place_of_a_new_question_it_is_put_before_one_goes_on(
    agency: Agency, tmp_path: Path, done: int
) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT[:done])
    await updated(agency, tmp_path)
    await say(mark, "/start")
    await answers(mark, "Go on", "Yes, an NDA", *SENT[max(done, 4) :], *LAST)
    await mark.sees("is with our managers")
    await sent_as_it_should(agency)


async def test_at_the_summary_an_old_button_does_not_send_without_the_new_answer(
    agency: Agency, tmp_path: Path
) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "Mark", "Other")
    await say(mark, "Example Print")
    await answers(mark, "Skip")
    await updated(agency, tmp_path)
    await tap(mark, "Send to a manager")
    assert "NDA" in newest(mark).text
    assert await agency.leads() == []
    await answers(mark, "Yes, an NDA", "Owner or CEO", "Send to a manager")
    await mark.sees("is with our managers")
    await sent_as_it_should(agency)


async def test_a_renamed_question_whose_buttons_are_shown_takes_their_tap(agency: Agency, tmp_path: Path) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await updated(agency, tmp_path)
    await tap(mark, "No team")
    assert (await agency.answers_of(mark))["team_now"] == "none"


async def test_ticks_that_are_set_stay_set(agency: Agency, tmp_path: Path) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *SPECIALISTS)
    await updated(agency, tmp_path)
    await answers(mark, "Tester", "Done · 2")
    assert (await agency.answers_of(mark))["roles"] == ("backend", "tester")


async def test_an_answer_that_is_being_changed_can_be_given(agency: Agency, tmp_path: Path) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, "Change answers", "Team")
    await updated(agency, tmp_path)
    await tap(mark, "Some developers")
    assert (await agency.answers_of(mark))["team_now"] == "some_developers"


async def test_a_list_of_answers_that_is_open_goes_on(agency: Agency, tmp_path: Path) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, "Change answers")
    await updated(agency, tmp_path)
    await answers(mark, "Team", "No team")
    assert "Our suggestion" in newest(mark).text


async def test_the_card_of_an_older_lead_is_drawn_under_the_new_names(agency: Agency, tmp_path: Path) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    before = (await agency.card()).text
    await updated(agency, tmp_path)
    anna = await agency.hires("Anna")
    await tap(anna, "Take", agency.group.id)
    await agency.settled()
    card = await agency.card()
    assert "Anna" in card.text
    assert "Team: No team" in before
    assert "Nobody on your side can set tasks" in before
    assert "Nobody on your side can set tasks" not in card.text, "the rules of now do not know this point"
    assert "Team: No team" in card.text
    assert "A whole project, done for you" in card.text
    await say(mark, "/start")
    assert "Team: No team" in newest(mark).text
    await tap(mark, "A new request")
    assert newest(mark).text.startswith("Hello!")


async def test_an_edit_after_the_update_changes_only_what_its_message_gave(agency: Agency, tmp_path: Path) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    await updated(agency, tmp_path)
    written = await say(mark, "the process")
    agency.world.edit(mark.id, written, text="only the result")
    await mark.sees("Changed: Control.")
    known = await agency.answers_of(mark)
    assert (known["need"], known["wants_control"]) == ("entire_project", "result_only")
