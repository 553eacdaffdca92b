"""Back, change, skip, advice early, the summary: a prospect moves about and loses nothing."""

from __future__ import annotations

from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, sends_request, tap


async def test_back_shows_the_question_before_with_its_answer(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    await tap(mark, "Back")
    shown = newest(mark).text
    assert "What do you want to manage yourselves?" in shown
    assert "Now: Only the result" in shown
    await answers(mark, "Back", "Back")
    assert "What do you need help with?" in newest(mark).text
    assert len(await agency.answers_of(mark)) == 3, "going back takes nothing away"
    await tap(mark, "A whole project")
    assert "Who is on your team now?" in newest(mark).text, "and then goes on where it was left"


async def test_back_from_the_first_question_is_answered_kindly(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await say(mark, "back")
    assert newest(mark).text.startswith("This is the first question.")


async def test_back_goes_from_the_end_to_the_advice(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    for expected in ("How shall we get back", "Roughly how much", "How would you like", "When do you want"):
        await tap(mark, "Back")
        await mark.sees(expected)
    await tap(mark, "Back")
    assert newest(mark).text.startswith("Our suggestion:")


async def test_a_changed_answer_drops_what_applies_no_more_and_says_so(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    await answers(mark, "Change answers", "Need", "Specialists for our team")
    assert "No longer needed, so left out: Description." in newest(mark).text
    known = await agency.answers_of(mark)
    assert known["need"] == "specialists"
    assert "scope" not in known
    assert "Who do you need?" in newest(mark).text, "what the new answer opens is asked"


async def test_a_change_made_at_the_summary_leads_back_to_it(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    await answers(mark, "Start", "This quarter")
    assert newest(mark).text.startswith("Here is what a manager will see")
    assert "Start: This quarter" in newest(mark).text
    await answers(mark, "Need", "A whole project")
    assert newest(mark).text.startswith("Here is what a manager will see"), "who changes nothing comes back too"


async def test_what_may_be_skipped_is_skipped_and_what_decides_is_asked(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:4])
    assert "Skip" not in newest(mark).buttons
    await say(mark, "skip")
    assert newest(mark).text.startswith("This one decides a lot, so please answer it.")
    await answers(mark, PROJECT[4], "Skip", "Skip", "Skip")
    assert newest(mark).text.startswith("Our suggestion:")
    session = await agency.session(mark)
    assert session is not None
    assert session.skipped == ("duration", "scope", "stack")


async def test_a_skipped_question_can_be_answered_later(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:5], "Skip", "Skip", "Skip", "Change answers", "Duration", "More than a year")
    session = await agency.session(mark)
    assert session is not None
    assert session.answers["duration"] == "over_12_months"
    assert "duration" not in session.skipped


async def test_the_advice_is_shown_early_and_can_be_made_surer(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    await say(mark, "show advice")
    assert newest(mark).text.startswith("A little too early for advice. One more answer, please:")
    await answers(mark, "Only the result", "Show advice now")
    assert "This advice won’t change any more; 5 more answers would help the manager." in newest(mark).text
    await tap(mark, "Answer 5 more questions")
    assert "Who is on your team now?" in newest(mark).text
    await answers(mark, *PROJECT[3:])
    assert "won’t change" not in newest(mark).text


async def test_early_advice_that_may_still_change_says_so(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, "Not sure yet", "A dedicated", "Some developers", "Show advice now")
    assert "A few more answers make the advice more reliable." in newest(mark).text


async def test_the_way_to_a_manager_says_what_comes_and_that_nothing_is_sent(agency: Agency) -> None:
    mark, olena = await agency.comes("Mark"), await agency.comes("Олена", "uk")
    await begins(mark, *PROJECT, "Prepare a request")
    assert newest(mark).text.split("\n")[0] == (
        "A few short questions for the manager. Nothing is sent before you say so."
    )
    await tap(mark, "As soon as possible")
    assert newest(mark).text.startswith("2 of 9"), "once is enough"
    await begins(olena, "Проєкт", "Ніхто", "Лише результатом", "Показати пораду", "Підготувати запит")
    assert newest(olena).text.startswith("Ще кілька коротких запитань для менеджера. Без вашої згоди нічого не")


async def test_only_the_last_question_has_no_way_past_the_others(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "Skip", "Skip")
    assert newest(mark).buttons == ["‹ Back", "Skip", "That’s enough, to the summary", "Talk to a person"]
    await tap(mark, "Skip")
    assert newest(mark).buttons == ["‹ Back", "Skip", "Talk to a person"]
    await tap(mark, "Skip")
    await mark.sees("Here is what a manager will see")


async def test_a_request_is_sent_from_early_advice(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3], "Show advice now", "Prepare a request", "Skip", "Skip", "I agree")
    await answers(mark, "Here in Telegram", "That’s enough", "Send to a manager")
    card = await agency.card()
    asked = next(line for line in card.text.split("\n") if line.startswith("Ask:"))
    assert asked == "Ask: Team; Tech expertise; Duration; Description; Technologies"
    lead = await agency.the_lead()
    assert lead.details.skipped == ["start", "budget"]


async def test_thats_enough_goes_straight_to_the_summary(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT)
    assert "How shall we address you?" in newest(mark).text
    await tap(mark, "That’s enough")
    assert newest(mark).text.startswith("Here is what a manager will see")
    assert newest(mark).text.endswith(
        "Our suggestion: Work done by our team (outsourcing)\n\nSend it? To change an answer, tap its name."
    )


async def test_the_summary_shows_every_answer_and_shortens_long_ones(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "Mark", "CTO", "Skip")
    await say(mark, "A long wish. " * 300)
    shown = newest(mark).text
    assert "Name: Mark\nRole: CTO or tech lead\nComment: A long wish." in shown
    assert len(shown) < 1500
    await tap(mark, "Send to a manager")
    assert (await agency.the_lead()).details.answers["comment"] == ("A long wish. " * 300).strip()


async def test_the_advice_stays_in_the_chat_when_the_conversation_goes_on(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    assert sum(m.text.startswith("Our suggestion:") for m in mark.screen()) == 1
    assert sum(m.text.startswith("Your request") for m in mark.screen()) == 1


async def test_a_story_told_instead_of_a_tap_is_kept(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await say(mark, "We print photos and need a shop that sells them, see https://example.com/brief")
    assert newest(mark).text.startswith("Thank you, that’s kept for the manager.")
    await answers(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    card = await agency.card()
    assert "We print photos and need a shop that sells them, see https://example.com/brief" in card.text
