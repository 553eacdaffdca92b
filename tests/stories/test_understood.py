"""Words in place of taps: "Did you mean …?", a story for the manager, and "don't know", in both languages."""

from __future__ import annotations

import pytest

from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, tap

MISTYPED = {
    "en": ("suprot", "Did you mean “Support of an existing product”?", "Yes: Support of an existing pro…"),
    "uk": ("підртика", "Ви мали на увазі «Підтримка готового продукту»?", "Так: Підтримка готового продукту"),
}


@pytest.mark.parametrize("language", MISTYPED)
async def test_a_word_that_comes_near_is_asked_about_and_not_guessed(agency: Agency, language: str) -> None:
    words, asked, yes = MISTYPED[language]
    mark = await agency.comes("Mark", language)
    await begins(mark)
    question = newest(mark).text.split("\n")[-1]
    await say(mark, words)
    assert newest(mark).text.startswith(asked)
    assert newest(mark).text.endswith(question)
    assert newest(mark).buttons[0] == yes
    assert await agency.answers_of(mark) == {}
    await tap(mark, yes)
    assert await agency.answers_of(mark) == {"need": "support"}


@pytest.mark.parametrize(("language", "typed", "yes"), [("en", "підртика", "так"), ("uk", "suprot", "yes")])
async def test_the_language_typed_is_not_the_language_seen(agency: Agency, language: str, typed: str, yes: str) -> None:
    mark = await agency.comes("Mark", language)
    await begins(mark)
    await say(mark, typed)
    assert newest(mark).text.startswith(MISTYPED[language][1])
    await say(mark, yes)
    assert await agency.answers_of(mark) == {"need": "support"}


async def test_the_guess_outlives_the_program_and_goes_with_the_next_step(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await say(mark, "suprot")
    await agency.restart()
    guessed = newest(mark)
    data = str((guessed.inline or [])[0][0]["callback_data"])
    await say(mark, "purple")
    assert newest(mark).text.startswith("I didn’t quite get that.")
    agency.world.press(mark.id, guessed, data)
    await mark.is_told("That’s an earlier button")
    assert await agency.answers_of(mark) == {}


async def test_of_a_list_only_the_doubtful_part_is_asked_about(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, "Specialists")
    while "Who do you need?" not in newest(mark).text:
        await tap(mark, next(label for label in newest(mark).buttons if "Back" not in label))
    await say(mark, "backend, tstr")
    assert newest(mark).text.startswith("Did you mean “Tester”?")
    assert newest(mark).buttons[0] == "Yes: Tester"
    assert "✓ Backend developer" in newest(mark).buttons
    await tap(mark, "Yes: Tester")
    assert (await agency.answers_of(mark))["roles"] == ("backend", "tester")


UNSURE = {
    "en": ("don't know", "That’s fine. Please pick what comes closest; you can change it later."),
    "uk": ("хз", "Нічого страшного. Оберіть, будь ласка, найближче; потім це можна змінити."),
}


@pytest.mark.parametrize("language", UNSURE)
async def test_who_does_not_know_is_told_what_he_can_do(agency: Agency, language: str) -> None:
    words, told = UNSURE[language]
    mark = await agency.comes("Mark", language)
    await begins(mark)
    await say(mark, "turnkey")
    while (await say(mark, words)) and not newest(mark).text.startswith(told):
        assert "unknown" in (await agency.answers_of(mark)).values(), "it is an answer where there is a button for it"
    assert newest(mark).buttons


STORY = {
    "en": (
        "Thank you, that’s kept for the manager. A few short",
        "Thank you, that’s kept for the manager, word for word.",
    ),
    "uk": ("Дякуємо, збережемо це для менеджера. А тепер кілька", "Дякуємо, передамо це менеджеру слово в слово."),
}


@pytest.mark.parametrize("language", STORY)
async def test_a_story_in_several_messages_reaches_the_manager_whole(agency: Agency, language: str) -> None:
    first, more = STORY[language]
    mark = await agency.comes("Mark", language)
    await begins(mark)
    await say(mark, "https://shop.example.com")
    assert newest(mark).text.startswith(first)
    await say(mark, "it is slow")
    assert newest(mark).text.startswith(more)
    await say(mark, "turnkey")
    await say(mark, "We were let down by two agencies already, so please be honest with us.")
    assert newest(mark).text.startswith(more)
    kept = str((await agency.answers_of(mark))["comment"]).split("\n\n")
    assert kept[:2] == ["https://shop.example.com", "it is slow"]
    assert kept[2].startswith("We were let down")


async def test_a_story_told_at_a_button_stands_on_the_card(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    await say(mark, "We have to be ready for the <Black Friday> sale in November.")
    assert "Our suggestion:" in newest(mark).text
    await answers(mark, *SENT, "That’s enough", "Send to a manager")
    assert "ready for the <Black Friday> sale" in (await agency.card()).text


@pytest.mark.parametrize("language", ["en", "uk"])
async def test_technologies_are_called_by_their_names(agency: Agency, language: str) -> None:
    """The manager reads names, the prospect types as he speaks."""
    mark = await agency.comes("Mark", language)
    await begins(mark)
    await say(mark, "/language")
    await tap(mark, "English")
    await answers(mark, *PROJECT[:-1])
    await say(mark, "node, ts, postgre та нода; vue3, our own CMS")
    kept = ("Node.js", "TypeScript", "PostgreSQL", "Vue.js 3", "our own CMS")
    assert (await agency.answers_of(mark))["stack"] == kept
    await answers(mark, *SENT, "That’s enough", "Send to a manager")
    assert ", ".join(kept) in (await agency.card()).text
