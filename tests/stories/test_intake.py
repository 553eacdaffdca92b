"""Whole intakes, from the first message to a claimed lead."""

from __future__ import annotations

from tests.stories.agency import PROJECT, SENT, Agency, answers, say, tap


async def test_a_project_prospect_is_advised_and_taken(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    mark = await agency.comes("Mark", username="mark_reed")
    await mark.starts("ads-2026")
    await mark.sees("What do you need help with?")
    await answers(mark, *PROJECT)
    advice = await mark.sees("outsourcing")
    print(mark.shown())
    await answers(mark, *SENT)
    await tap(mark, "Mark")
    await tap(mark, "CTO")
    await say(mark, "Reed & Sons <printing>")
    await tap(mark, "Skip")
    print(mark.shown())
    await tap(mark, "Send to a manager")
    await anna.sees("#L-0001", chat_id=agency.group.id)
    print(anna.shown(agency.group.id))
    await tap(anna, "Take", agency.group.id)
    await mark.sees("Anna is handling it")
    print(mark.shown())
    print(anna.shown(agency.group.id))
