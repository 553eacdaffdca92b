"""A consent taken back: managers stop, nothing more reaches the person, and a new request needs a new consent."""

from __future__ import annotations

import pytest

from bot.simulator.person import Person
from conversations.lead import Status
from storage import leads
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, everything, newest, say, sends_request, tap

BY_PHONE = (*PROJECT, *SENT[:5], "By phone")
PHONE = "+442079460958"
WORDS = {
    "/withdraw": "Your consent is withdrawn.",
    "withdraw my consent": "Your consent is withdrawn.",
    "Не звертайтеся до мене": "Your consent is withdrawn.",
}


async def sent_by_phone(agency: Agency) -> Person:
    """Somebody who gave a number and a username, and a file."""
    mark = await agency.comes("Mark", username="mark_reed")
    await begins(mark, *BY_PHONE)
    await say(mark, PHONE)
    await answers(mark, "That’s enough", "Send to a manager")
    await mark.sees("is with our managers")
    await mark.sends_document("brief.pdf", caption=f"Call {PHONE}")
    await agency.settled()
    return mark


def group_shows(agency: Agency) -> str:
    return "\n".join([str(post.content) + str(post.inline) for post in agency.posts()])


@pytest.mark.parametrize("words", WORDS)
async def test_the_managers_stop_and_see_no_contact_any_more(morning: Agency, words: str) -> None:
    await morning.hires("Anna")
    mark = await sent_by_phone(morning)
    assert PHONE in group_shows(morning) and "mark_reed" in group_shows(morning)
    await say(mark, words)
    await morning.settled()
    await mark.sees(WORDS[words])
    assert "Delete everything" in newest(mark).buttons
    card = next(post for post in morning.posts() if post.text.startswith("⛔ #L-0001 · Consent withdrawn"))
    assert card.text.split("\n")[:2] == ["⛔ #L-0001 · Consent withdrawn: do not contact", "Mark · contact hidden"]
    assert not card.buttons
    shown = group_shows(morning)
    assert PHONE not in shown and "mark_reed" not in shown and f"user?id={mark.id}" not in shown
    assert "Please do not contact this person." in shown
    lead = await morning.the_lead()
    assert lead.status is Status.WITHDRAWN
    assert [row["event"] for row in await morning.look(lambda tx: leads.history(tx, 1))] == [
        "submitted",
        "consent withdrawn",
    ]
    ((withdrawn_at,),) = await morning.rows("SELECT withdrawn_at FROM consents")
    assert withdrawn_at == int(morning.clock.now())


async def test_by_the_button_on_the_privacy_page(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await say(mark, "/privacy")
    assert newest(mark).buttons == ["What you have about me", "Delete everything"]
    await sends_request(mark)
    await say(mark, "/privacy")
    await tap(mark, "Withdraw my consent")
    await mark.sees("Your consent is withdrawn. Your requests are closed")
    await say(mark, "/privacy")
    assert "Withdraw my consent" not in newest(mark).buttons


async def test_in_ukrainian(agency: Agency) -> None:
    anna = await agency.hires("Anna")
    olena = await agency.comes("Олена", "uk")
    await begins(olena, "До менеджера", "Погоджуюся")
    await agency.card()
    await say(olena, "Відкликати згоду")
    await olena.sees("Згоду відкликано. Ваші запити закрито")
    await olena.sees("Ви відкликали згоду, тож ніхто не звертатиметься до вас із цього приводу.")
    await say(olena, "/status")
    assert "#L-0001 · закрито: ви відкликали згоду" in newest(olena).text
    assert anna.screen(agency.group.id)


async def test_no_old_button_of_a_manager_works_and_nothing_reaches_the_person(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await morning.comes("Mark")
    await sends_request(mark)
    await morning.settled()
    card = await morning.card()
    data = [b["callback_data"] for row in card.inline or [] for b in row if "callback_data" in b]
    await say(mark, "/withdraw")
    await morning.settled()
    before = everything(mark)
    for one in data:
        press = morning.world.press(anna.id, card, one)
        await anna.is_told("The consent was withdrawn: please do not contact this person")
        assert press.alert
    await morning.settled()
    assert everything(mark) == before
    assert (await morning.the_lead()).owner is None


async def test_who_has_the_lead_loses_it(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await morning.comes("Mark")
    await sends_request(mark)
    await tap(anna, "Take", morning.group.id)
    await mark.sees("Anna is handling it")
    await say(mark, "/withdraw")
    await morning.settled()
    assert not anna.buttons(chat_id=morning.group.id)
    receipt = next(m for m in mark.screen() if m.text.startswith("Your request #L-0001 is closed."))
    assert "nobody will contact you about it" in receipt.text


async def test_what_waits_to_be_sent_is_not_sent_any_more(morning: Agency) -> None:
    await morning.hires("Anna")
    mark = await morning.comes("Mark")
    morning.world.faults.add("error", method="sendMessage", chat_id=morning.group.id, code=429, retry_after=600)
    await sends_request(mark, delivered=False)
    await morning.settled()
    await say(mark, "/withdraw")
    await morning.lets_pass(1200)
    assert morning.posts() == []


async def test_nothing_more_is_passed_on_and_a_new_request_needs_a_new_consent(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await sends_request(mark)
    added = await say(mark, "We also need a designer")
    await say(mark, "/withdraw")
    await morning.settled()
    posts = len(morning.posts())
    await mark.edits(added, "We also need two designers")
    await morning.settled()
    assert len(morning.posts()) == posts
    await say(mark, "/start")
    await answers(mark, *PROJECT, *SENT[:4])
    assert newest(mark).text.startswith("Before we pass this on")
    await answers(mark, *SENT[4:], "That’s enough", "Send to a manager")
    await mark.sees("#L-0002 is with our managers")
    assert [lead.status for lead in await morning.leads()] == [Status.WITHDRAWN, Status.NEW]


@pytest.mark.parametrize("state", [SENT, (*SENT[:5], "By phone")])
async def test_a_draft_stays_and_asks_again_before_it_is_sent(agency: Agency, state: tuple[str, ...]) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *state)
    before = await agency.answers_of(mark)
    await say(mark, "/withdraw")
    await agency.settled()
    await mark.sees("Nothing was sent, and your answers stay with you.")
    assert newest(mark).text.startswith("Before we pass this on")
    assert await agency.answers_of(mark) == before
    assert mark.chat().keyboard is None


async def test_where_nothing_was_agreed_there_is_nothing_to_withdraw(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    before = await agency.session(mark)
    await say(mark, "/withdraw")
    assert newest(mark).text.startswith("There is no consent to withdraw")
    assert await agency.session(mark) == before
