"""Whole intakes, from the first message to a lead that a manager has taken: one for each kind of need."""

from __future__ import annotations

import pytest

from bot.simulator.person import Person
from conversations.lead import Status
from storage import leads
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, lines, newest, say, sends_request, tap


async def a_project_is_sent(agency: Agency) -> Person:
    mark = await agency.comes("Mark", username="mark_reed")
    await mark.starts("ads-2026")
    await mark.sees("What do you need help with?")
    await answers(mark, *PROJECT, *SENT, "Mark", "CTO")
    await say(mark, "Reed & Sons <printing>")
    await tap(mark, "Skip")
    await tap(mark, "Send to a manager")
    return mark


async def test_a_project_prospect_is_advised_and_taken(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await a_project_is_sent(morning)
    advice = await mark.sees("Our suggestion: Work done by our team (outsourcing)")
    assert lines(advice.text, "A strong", "•", "Payment", "Team") == [
        "A strong match · 4 of 5 signs point to it",
        "• Nobody on your side can set tasks, so our manager will",
        "• You won’t need to judge code: we do that, and you accept the result",
        "• You want to judge only the result, and we answer for it",
        "• If you wanted to choose and direct people yourselves, we’d suggest a mix of both",
        "Payment: a fixed price. The work is described, so the price can be fixed. Also possible: time & material.",
        "Team: a manager and developers of our choice; with two developers or more, a tester too.",
    ]
    sent = await mark.sees("Your request #L-0001 is with our managers.")
    assert "Delivered 10:00 · reply due by 10:05 (Kyiv)" in sent.text
    await tap(anna, "Take", morning.group.id)
    await mark.sees("Anna is handling it")


async def test_the_card_has_its_lines_in_their_order(morning: Agency) -> None:
    await a_project_is_sent(morning)
    card = await morning.card()
    assert card.text.split("\n") == [
        "🔥 HOT 94 · OUTSOURCING (a strong match) · reply by 10:05 (Kyiv)",
        "Mark, CTO or tech lead · Reed & Sons <printing> · EN · Telegram @mark_reed",
        "A whole project, done for you · Up to 3 months · There’s a detailed specification · As soon as possible",
        "Told the prospect: “Nobody on your side can set tasks, so our manager will; you won’t need to judge code: "
        "we do that, and you accept the result; you want to judge only the result, and we answer for it”",
        "Payment: fixed price (or time & material) · budget: A sum per month · $5,000–20,000",
        "Ask: Technologies",
        "Need: A whole project, done for you",
        "Who sets tasks: Nobody, you should do it",
        "Team: No team",
        "Tech expertise: No",
        "Control: Only the result",
        "Duration: Up to 3 months",
        "Description: There’s a detailed specification",
        "Technologies: Don’t know, up to you",
        "Start: As soon as possible",
        "Budget: A sum per month",
        "Amount: $5,000–20,000",
        "Contact: Here in Telegram",
        "Name: Mark",
        "Role: CTO or tech lead",
        "Company: Reed & Sons <printing>",
        "Priority 94, mostly: wants to start now +25, clear fit +25, budget in range +20",
        "#L-0001 · ads-2026 · 10:00 (Kyiv) · rules 1",
    ]
    assert card.buttons == ["Take"]
    mention = next(e for e in card.entities if e["type"] == "text_mention")
    assert mention["user"]["username"] == "mark_reed", "the name opens the chat with the prospect"
    assert any(e["type"] == "expandable_blockquote" for e in card.entities), "all answers are folded"


async def test_every_move_is_in_the_history_and_the_consent_is_proved(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    await a_project_is_sent(morning)
    await tap(anna, "Take", morning.group.id)
    history = await morning.look(lambda tx: leads.history(tx, 1))
    moves = [(step["event"], step["from_status"], step["to_status"]) for step in history]
    assert moves == [("submitted", "new", "new"), ("taken", "new", "taken")]
    assert history[0]["actor"] != history[1]["actor"]
    (consent,) = await morning.rows("SELECT version, text_hash, language, given_at FROM consents WHERE lead = 1")
    assert consent[0] == "1"
    assert bytes.fromhex(consent[1])
    assert consent[2:] == ("en", int(morning.clock.now()))
    lead = await morning.the_lead()
    assert (lead.status, lead.owner_name, lead.details.source) == (Status.TAKEN, "Anna", "ads-2026")


async def test_the_consent_proves_the_very_words(agency: Agency) -> None:
    """The hash is that of the words that were shown, so other words or another language have another."""
    mark, eva, olena = await agency.comes("Mark"), await agency.comes("Eva"), await agency.comes("Olena")
    for prospect in (mark, eva):
        await sends_request(prospect)
    await begins(olena, *PROJECT, *SENT[:4])
    await say(olena, "/language")
    await tap(olena, "Українська")
    for words in ("так", "telegram", "Достатньо, до підсумку", "так"):
        await (tap(olena, words) if words.startswith("Достатньо") else say(olena, words))
    consents = await agency.rows("SELECT language, text_hash FROM consents ORDER BY id")
    assert [language for language, _ in consents] == ["en", "en", "uk"]
    assert consents[0] == consents[1]
    assert consents[0][1] != consents[2][1]
    assert all(len(text_hash) >= 16 for _, text_hash in consents)


SPECIALISTS = (
    "Specialists for our team", "A dedicated manager", "Some developers", "Yes, confidently", "People",
    "Constantly, no end date", "Yes",
)  # fmt: skip
"""Up to the question which people are needed."""


async def test_no_button_moves_while_one_ticks(agency: Agency) -> None:
    eva = await agency.comes("Eva")
    await begins(eva, *SPECIALISTS)
    before = [len(row) for row in newest(eva).inline or []]
    assert max(before) == 2
    await answers(eva, "Frontend developer", "Analyst")
    after = [len(row) for row in newest(eva).inline or []]
    done = after.index(1, len(before) - 2)
    assert after[:done] + after[done + 1 :] == before


async def test_a_specialists_prospect_ticks_roles_and_takes_one_back(agency: Agency) -> None:
    eva = await agency.comes("Eva")
    await begins(eva, *SPECIALISTS)
    await tap(eva, "Backend developer")
    assert "Done · 1 chosen" in eva.buttons()
    await answers(eva, "Tester", "Designer", "✓ Designer")
    assert "✓ Backend developer" in eva.buttons()
    assert "Done · 2 chosen" in eva.buttons()
    await tap(eva, "Done")
    assert (await agency.answers_of(eva))["roles"] == ("backend", "tester")
    await say(eva, "PHP, Laravel; Vue")
    await answers(eva, "Documentation and a person", "Full time")
    await eva.sees("Our suggestion: Specialists in your team (outstaffing)")
    await eva.sees("• You have a manager to lead people, so they can work directly with you")
    assert (await agency.answers_of(eva))["stack"] == ("PHP", "Laravel", "Vue.js")


async def test_advise_me_stands_alone(agency: Agency) -> None:
    eva = await agency.comes("Eva")
    await begins(eva, *SPECIALISTS, "Backend developer", "Mobile developer", "Advise me")
    assert [label for label in eva.buttons() if label.startswith("✓")] == ["✓ Advise me"]
    await tap(eva, "Tester")
    assert [label for label in eva.buttons() if label.startswith("✓")] == ["✓ Tester"]
    await answers(eva, "Advise me", "Done")
    assert (await agency.answers_of(eva))["roles"] == ("advise",)


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("frontend, tester", ("frontend", "tester")),
        ("QA; backend developer\nUX", ("backend", "tester", "designer")),
        ("тестувальник, бекенд", ("backend", "tester")),
        ("advise me, tester", ("advise",)),
    ],
)
async def test_roles_can_be_typed(agency: Agency, typed: str, roles: tuple[str, ...]) -> None:
    eva = await agency.comes("Eva")
    await begins(eva, *SPECIALISTS)
    await say(eva, typed)
    assert (await agency.answers_of(eva))["roles"] == roles


async def test_a_role_that_is_not_offered_is_asked_again_by_name(agency: Agency) -> None:
    eva = await agency.comes("Eva")
    await begins(eva, *SPECIALISTS)
    await say(eva, "frontend, astronaut")
    assert "I don’t know “astronaut” here" in newest(eva).text
    assert "✓ Frontend developer" in eva.buttons(), "what was understood is ticked"


async def test_a_support_prospect_is_advised_and_carded(agency: Agency) -> None:
    olha = await agency.comes("Olha", "de")
    await begins(olha, "Support of an existing product", "Someone, a few hours", "A team without developers", "Partly")
    await answers(
        olha, "The process", "Constantly", "Don’t know, up to you", "Some things, not everything", "It varies"
    )
    await olha.sees("outsourcing")
    await olha.sees("Payment: by actual time (time & material). Support varies from month to month")
    await answers(olha, "Prepare a request", "This quarter", "Not decided yet", "I agree", "Here in Telegram")
    await answers(olha, "That’s enough", "Send to a manager")
    card = await agency.card()
    assert card.text.startswith("🌤 WARM")
    assert "Support of an existing product · It varies · Constantly, no end date · This quarter" in card.text
    assert "budget: not named" in card.text
    assert "EN · Telegram\n" in card.text, "who has no user name is reached through the mention"


async def test_an_unsure_prospect_gets_advice_too(agency: Agency) -> None:
    ivan = await agency.comes("Ivan")
    await begins(ivan, "Not sure yet", "Don’t know yet", "Some developers", "Partly", "The process", "3–12 months")
    await answers(ivan, "Doesn’t matter", "Requirements will keep changing", "Don’t know, up to you", "Nothing yet")
    await ivan.sees("Our suggestion:")
    assert (await agency.answers_of(ivan))["need"] == "unsure"
    await answers(ivan, "First steps")
    await ivan.sees("1. ")
