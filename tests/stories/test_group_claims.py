"""Managers at the cards: who takes a lead, gives it back, moves it on; and what the others are told."""

from __future__ import annotations

import asyncio

import pytest

from bot.simulator.person import Person
from conversations.lead import Status
from storage import leads
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, sends_request, tap

FUNNEL = ("Contacted", "Qualified", "Proposal", "Won")


async def a_lead(agency: Agency) -> Person:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await agency.card()
    return mark


async def test_of_five_who_press_take_at_once_one_owns_it_and_four_are_told_who(agency: Agency) -> None:
    five = [await agency.hires(name) for name in ("Anna", "Bohdan", "Chris", "Daria", "Emil")]
    await a_lead(agency)
    card = await agency.card()
    presses = await asyncio.gather(*(manager.taps_old(card, "Take") for manager in five))
    await agency.until(lambda: all(press.answered for press in presses), "a press is not answered")
    lead = await agency.the_lead()
    told = sorted(str(press.text) for press in presses)
    assert told == sorted(["It’s yours now", *[f"{lead.owner_name} already has it"] * 4])
    assert sum(press.alert for press in presses) == 4
    history = await agency.look(lambda tx: leads.history(tx, 1))
    assert [step["event"] for step in history] == ["submitted", "taken"]


async def test_taking_changes_the_card_in_place_and_tells_the_prospect_once(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    mark = await a_lead(agency)
    before = await agency.card()
    await tap(anna, "Take", agency.group.id)
    await mark.sees("Anna is handling it.")
    await agency.settled()
    (after,) = agency.cards()
    assert after.id == before.id
    assert after.text.endswith("👤 Taken · Anna")
    assert after.buttons == ["Contacted", "Later", "Lost", "Duplicate", "Spam", "Give back"]
    assert sum("is handling it" in message.text for message in mark.screen()) == 1


async def test_a_lead_is_given_back_and_taken_by_another(agency: Agency) -> None:
    anna, bohdan = await agency.hires("Anna"), await agency.hires("Bohdan")
    mark = await a_lead(agency)
    for manager, label in ((anna, "Take"), (anna, "Give back"), (bohdan, "Take")):
        await tap(manager, label, agency.group.id)
    await anna.is_told("Back in the pool")
    await mark.sees("Bohdan is handling it.")
    lead = await agency.the_lead()
    assert (lead.owner_name, lead.status) == ("Bohdan", Status.TAKEN)
    history = await agency.look(lambda tx: leads.history(tx, 1))
    assert [step["event"] for step in history] == ["submitted", "taken", "given back", "taken"]


async def test_the_owner_moves_a_lead_through_the_funnel(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    await a_lead(agency)
    await tap(anna, "Take", agency.group.id)
    for status in FUNNEL:
        await tap(anna, status, agency.group.id)
        await anna.is_told(f"Now: {status}")
    await agency.settled()
    card = await agency.card()
    assert card.text.endswith("🏆 Won · Anna")
    assert card.buttons == ["Proposal"], "a closed lead can only be opened again"
    await tap(anna, "Proposal", agency.group.id)
    assert (await agency.the_lead()).status is Status.PROPOSAL


@pytest.mark.parametrize("label", ["Contacted", "Lost", "Spam", "Give back"])
async def test_only_the_owner_moves_a_lead(agency: Agency, label: str) -> None:
    anna, bohdan = await agency.hires("Anna"), await agency.hires("Bohdan")
    await a_lead(agency)
    await tap(anna, "Take", agency.group.id)
    press = await bohdan.taps(label, agency.group.id)
    await bohdan.is_told("Anna has this one; only the owner can change it")
    assert press.alert
    assert (await agency.the_lead()).status is Status.TAKEN


async def test_a_second_take_of_the_owner_is_answered_kindly(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    await a_lead(agency)
    card = await agency.card()
    presses = [await anna.taps_old(card, "Take") for _ in range(3)]
    await agency.until(lambda: all(press.answered for press in presses), "a press is not answered")
    assert {press.text for press in presses} == {"It’s yours now"}
    history = await agency.look(lambda tx: leads.history(tx, 1))
    assert [step["event"] for step in history] == ["submitted", "taken"]


async def test_the_phone_is_copied_with_a_tap(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    mark = await agency.comes("Mark", phone="+442079460958")
    await begins(mark, *PROJECT, *SENT[:5], "By phone")
    await mark.taps("Share my phone number")
    await answers(mark, "That’s enough", "Send to a manager")
    await agency.card()
    press = await anna.taps("Copy the phone number", agency.group.id)
    assert press.opened == "+442079460958"
    await tap(anna, "Take", agency.group.id)
    await agency.settled()
    assert "Copy the phone number" in (await agency.card()).buttons, "the owner needs it too"


async def test_two_leads_are_claimed_apart(agency: Agency) -> None:
    anna, bohdan = await agency.hires("Anna"), await agency.hires("Bohdan")
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    await sends_request(mark)
    await sends_request(eva)
    first, second = await agency.card(1), await agency.card(2)
    await anna.taps_old(first, "Take")
    await bohdan.taps_old(second, "Take")
    await mark.sees("Anna is handling it")
    await eva.sees("Bohdan is handling it")
    assert [lead.owner_name for lead in await agency.leads()] == ["Anna", "Bohdan"]


async def test_the_prospect_who_comes_back_sees_who_has_the_request(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    mark = await a_lead(agency)
    await tap(anna, "Take", agency.group.id)
    await mark.sees("Anna is handling it")
    await mark.starts()
    await agency.settled()
    assert "with Anna since" in newest(mark).text
