"""Changing one's mind: at the summary, by editing a message, below an old question, and after the hand-over."""

from __future__ import annotations

from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, does, newest, say, sends_request, tap
from tests.stories.words import english_in

DAY = 24 * 3600.0
NOBODY = ("Specialists for our team", "Nobody, you should", "Yes, confidently", "The process")
"""Wants specialists, and nobody sets their tasks; up to where the advice is settled."""


async def at_summary(agency: Agency, language: str = "en") -> Person:
    mark = await agency.comes("Mark", language)
    await begins(mark, *PROJECT, *SENT, "That’s enough")
    return mark


# ---------------------------------------------------------------------- before the hand-over


async def test_every_answer_of_the_summary_is_a_button(agency: Agency) -> None:
    mark = await at_summary(agency)
    names = [label for label in newest(mark).buttons if label not in ("Send to a manager", "‹ Back")]
    assert len(names) == len(await agency.answers_of(mark))
    await answers(mark, "Control", "The process")
    assert newest(mark).text.startswith("Here is what a manager will see")
    assert "Control: The process" in newest(mark).text


async def test_only_what_depends_on_a_change_is_asked_again(agency: Agency) -> None:
    mark = await at_summary(agency)
    await answers(mark, "Need", "Support of an existing product")
    assert newest(mark).text.startswith("No longer needed, so left out: Description.")
    assert "What is ready for newcomers" in newest(mark).text
    await answers(mark, "Nothing yet", "Part time")
    assert newest(mark).text.startswith("Here is what a manager will see")


async def test_an_edited_message_changes_the_answer_that_it_gave(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:7])
    written = await say(mark, "PHP")
    await agency.settled()
    advice = newest(mark)
    await does(mark, lambda: agency.world.edit(mark.id, written, text="node, postgre"))
    assert (await agency.answers_of(mark))["stack"] == ("Node.js", "PostgreSQL")
    assert newest(mark).text.startswith("Changed: Technologies.")
    assert advice.text.startswith("Our suggestion:"), "the advice stays in the chat"


async def test_an_edited_message_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena, "Проєкт", "Ніхто", "Процесом")
    written = await say(olena, "без розробників")
    await agency.settled()
    await does(olena, lambda: agency.world.edit(olena.id, written, text="команди немає"))
    assert (await agency.answers_of(olena))["in_house_team"] == "none"
    assert newest(olena).text.startswith("Змінено: Команда.")
    assert english_in(newest(olena).text) == set()


async def test_words_that_were_not_understood_can_be_corrected(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    written = await say(mark, "purple")
    await does(mark, lambda: agency.world.edit(mark.id, written, text="no team"))
    assert (await agency.answers_of(mark))["in_house_team"] == "none"


async def test_an_edit_of_words_from_before_a_new_beginning_changes_nothing(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    written = await say(mark, "only the result")
    await say(mark, "/start")
    await answers(mark, "Start over", *PROJECT[:2], "People")
    before = newest(mark).text
    agency.world.edit(mark.id, written, text="the process")
    await agency.settled()
    assert (await agency.answers_of(mark))["wants_control"] == "people"
    assert newest(mark).text == before


async def test_an_edit_without_sense_leaves_the_answer_and_says_so(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    written = await say(mark, "only the result")
    await agency.settled()
    await does(mark, lambda: agency.world.edit(mark.id, written, text="qwertyuiop"))
    assert newest(mark).text.startswith("I didn’t quite get the new words")
    assert (await agency.answers_of(mark))["wants_control"] == "result_only"


async def test_an_edit_of_a_message_from_last_month_changes_nothing(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PROJECT[:2])
    written = await say(mark, "only the result")
    await morning.lets_pass(20 * DAY)
    await answers(mark, "Go on", PROJECT[3])
    await morning.lets_pass(11 * DAY)
    while await morning.rows("SELECT 1 FROM sayings"):  # the house is kept once an hour, beside everything else
        await morning.lets_pass(3600)
    before = await morning.answers_of(mark)
    morning.world.edit(mark.id, written, text="people")
    await morning.lets_pass(5)
    assert await morning.answers_of(mark) == before


# ---------------------------------------------------------------------- old buttons


async def test_an_old_question_offers_to_change_its_answer(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    question = newest(mark)
    await say(mark, "only the result")
    await mark.taps_old(question, "People")
    await mark.is_told("This is answered already")
    await mark.sees("This is answered. Control: Only the result. Change it?")
    assert newest(mark).buttons[0] == "Change: Control"
    assert question.buttons, "the old keyboard stays where it is"
    await answers(mark, "Change: Control", "People")
    assert (await agency.answers_of(mark))["wants_control"] == "people"


async def test_an_old_question_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena, "Проєкт", "Ніхто")
    question = newest(olena)
    await say(olena, "процесом")
    await olena.taps_old(question, "Людьми")
    await olena.sees("На це ви вже відповіли.")
    assert english_in(newest(olena).text + "".join(newest(olena).buttons)) == set()


# ---------------------------------------------------------------------- settled, and contradictions


async def test_it_is_said_once_that_the_advice_is_settled(agency: Agency) -> None:
    mark, olena = await agency.comes("Mark"), await agency.comes("Олена", "uk")
    await begins(mark, *PROJECT[:3])
    assert newest(mark).text.startswith("Your advice is ready. 5 more answers would help the manager, or see it now.")
    await tap(mark, PROJECT[3])
    assert "ready" not in newest(mark).text
    await begins(olena, "Проєкт", "Ніхто", "Процесом")
    assert newest(olena).text.startswith("Порада вже готова. Ще 5 відповідей допоможуть менеджеру")


async def to_the_advice(person: Person) -> None:
    await answers(person, *NOBODY, "Show advice now")


async def test_answers_that_contradict_are_reconciled_by_one_question(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await to_the_advice(mark)
    assert newest(mark).text.startswith("You’d like specialists for your team, but nobody on your side can set them")
    await tap(mark, "Add your team lead")
    assert newest(mark).text.startswith("Our suggestion: A mix")
    await answers(mark, *SENT[:2], "Skip", *SENT[4:], "That’s enough", "Send to a manager")
    card = await agency.card()
    assert "wants specialists, but nobody sets tasks: Add your team lead" in card.text
    (asked,) = [line for line in card.text.split("\n") if line.startswith("Ask:")]
    assert "nobody sets tasks" not in asked, "what is settled is not asked again"


async def test_what_is_left_open_goes_to_the_card(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await to_the_advice(mark)
    await answers(mark, "Let’s talk it over", *SENT[:2], "Skip", *SENT[4:], "That’s enough")
    await tap(mark, "Send to a manager")
    card = await agency.card()
    assert "Ask: wants specialists, but nobody sets tasks" in card.text


async def test_a_contradiction_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena, "Фахівці в нашу команду", "Ніхто", "Так, упевнено", "Процесом", "Показати пораду")
    assert newest(olena).text.startswith("Ви шукаєте фахівців у свою команду, але ставити їм завдання нікому.")
    assert english_in(newest(olena).text + " ".join(newest(olena).buttons)) == set()
    await tap(olena, "Знайдемо свого менеджера")
    assert newest(olena).text.startswith("Наша порада: Фахівці у вашій команді")


# ---------------------------------------------------------------------- after the hand-over


async def test_a_change_after_the_hand_over_reaches_the_card_as_a_difference(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    card = await agency.card()
    await answers(
        mark, "Change answers", "Who sets tasks", "A dedicated manager", "Change answers", "Control", "People"
    )
    await mark.sees("Your manager will see the change.")
    await agency.settled()
    told = [post.text for post in agency.posts("changed an answer:")]
    assert told[0] == (
        "✏️ #L-0001 · Mark changed an answer:\n"
        "Who sets tasks: Nobody, you should do it → A dedicated manager or tech lead"
    )
    assert told[1].split("\n")[1:] == [
        "Control: Only the result → People",
        "The advice is now: hybrid",
    ]
    assert "HYBRID" in card.text.split("\n")[0]
    assert "Control: People" in card.text
    events = [event for (event,) in await agency.rows("SELECT event FROM lead_history ORDER BY id")]
    assert events == ["submitted", "changed answers", "changed answers"]


async def test_a_change_in_ukrainian_is_read_in_english_by_the_managers(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena, "Проєкт", "Ніхто", "Процесом", "Показати пораду", "Підготувати запит")
    await answers(olena, "Якомога швидше", "Пропустити", "Погоджуюся", "Тут, у Telegram", "Достатньо")
    await tap(olena, "Передати менеджеру")
    await agency.card()
    await answers(olena, "Змінити відповіді", "Початок", "Пізніше")
    await agency.settled()
    assert newest(olena).text.startswith("Менеджер побачить зміну.")
    (told,) = agency.posts("changed an answer:")
    assert told.text.split("\n")[1] == "Start: As soon as possible → Later, looking at options"


async def test_a_message_edited_after_the_hand_over_reaches_the_card(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:7])
    written = await say(mark, "PHP")
    await answers(mark, *SENT, "That’s enough", "Send to a manager")
    card = await agency.card()
    agency.world.edit(mark.id, written, text="PHP, Laravel")
    await agency.until(lambda: "PHP, Laravel" in card.text, "the card is not drawn anew")
    await agency.until(lambda: bool(agency.posts("changed an answer:")), "the managers are not told")
    assert agency.posts("changed an answer:")[0].text.endswith("Technologies: PHP → PHP, Laravel")


async def test_words_added_and_then_corrected_reach_the_managers_again(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await agency.card()
    written = await say(mark, "We start in Mai")
    await agency.until(lambda: len(agency.posts("adds:")) == 1, "the words do not reach the group")
    agency.world.edit(mark.id, written, text="We start in May")
    await agency.until(lambda: len(agency.posts("adds:")) == 2, "the correction does not reach the group")
    assert agency.posts("adds:")[1].text.endswith("We start in May")


async def test_a_change_survives_a_restart_between_the_tap_and_the_answer(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    card = await agency.card()
    await answers(mark, "Change answers", "Start")
    await agency.restart()
    await tap(mark, "This quarter")
    await agency.until(lambda: "Start: This quarter" in card.text, "the card is not drawn anew")
    await agency.until(lambda: len(agency.posts("changed an answer:")) == 1, "the managers are not told")
