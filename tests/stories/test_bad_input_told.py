"""Bad input where people read words: what is said to it in both languages, and that nothing is lost or goes back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator.person import Person
from storage.leads import MOST_ADDITIONS
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, does, newest, say, sends_request, tap
from tests.stories.states import STATES
from tests.stories.test_switching import switches
from tests.stories.test_words_kept import long_text

LANGUAGES = {"en": "English", "uk": "Українська"}


async def reads(person: Person, language: str) -> None:
    """From here on in this language."""
    if language != "en":
        await switches(person, LANGUAGES[language])


# ------------------------------------------------------------------ markup

MARKUP = ("<3", "</b>", "&", "<a href=x>", "{ $name }")
SEND = {"en": "Send to a manager", "uk": "Передати менеджеру"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_signs_of_markup_are_shown_word_for_word(agency: Agency, language: str) -> None:
    words = " ".join(MARKUP)
    mark = await agency.comes(words)
    await begins(mark, *PROJECT, *SENT, words)
    await reads(mark, language)
    await tap(mark, "CTO")
    await say(mark, words)
    await say(mark, words)
    assert newest(mark).text.count(words) == 3, "name, company and comment in the summary"
    await tap(mark, SEND[language])
    assert (await agency.card()).text.count(words) == 5
    await say(mark, "<3")
    await agency.until(lambda: bool(agency.posts("adds:")), "the words do not reach the group")
    assert agency.posts("adds:")[0].text.endswith("<3")
    assert agency.refused("parse") == []


# ------------------------------------------------------------------ commands in every state

STOPS = {"en": "Stop here? Nothing was sent.", "uk": "Зупинитися? Нічого не надіслано."}
SENT_ALREADY = {"en": "Your request #L-0001", "uk": "Ваш запит #L-0001"}
ON = {"en": "Go on", "uk": "Продовжити"}


@pytest.mark.parametrize("state", STATES)
async def test_start_and_cancel_lead_somewhere_from_every_state(morning: Agency, state: str) -> None:
    mark = await morning.comes("Mark")
    await STATES[state](morning, mark)
    for language in LANGUAGES:
        async with morning.time_goes_on():
            await there_and_back(morning, mark, language)
        await morning.lets_pass(10)


async def there_and_back(agency: Agency, mark: Person, language: str) -> None:
    """Stop and go on, and press Start: nothing is lost."""
    await reads(mark, language)
    before = await agency.session(mark)
    await say(mark, "/cancel")
    sent = before is not None and before.lead is not None
    await mark.sees((SENT_ALREADY if sent else STOPS)[language])
    if not sent:
        await tap(mark, ON[language])
    await say(mark, "/start")
    await agency.settled()
    assert mark.buttons()
    after = await agency.session(mark)
    assert after is not None
    assert before is None or after.answers == before.answers


IN_GROUPS = ("/take", "/leads", "/stats@managers", "/done 1")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "I don’t know that command."), ("uk", "Я не знаю такої команди.")]
)
async def test_commands_of_groups_are_unknown_to_prospects(agency: Agency, language: str, told: str) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await reads(mark, language)
    for command in IN_GROUPS:
        await say(mark, command)
        assert newest(mark).text.startswith(told)
    assert (await agency.the_lead()).owner is None


# ------------------------------------------------------------------ old buttons of what was sent

OLD = {"en": "That’s an earlier button", "uk": "Це стара кнопка"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_buttons_from_before_the_hand_over_take_no_step_back(agency: Agency, language: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    advice = newest(mark)
    await tap(mark, SENT[0])
    first = newest(mark)
    data = str((first.inline or [])[0][0]["callback_data"])
    await answers(mark, *SENT[1:], "That’s enough", "Send to a manager")
    await mark.sees("is with our managers")
    await reads(mark, language)
    before = await agency.session(mark)
    for message, button in ((advice, str((advice.inline or [])[0][0]["callback_data"])), (first, data)):
        press = agency.world.press(mark.id, message, button)
        await agency.until(lambda press=press: press.answered, "the press is not answered")  # type: ignore[misc]
        assert press.text in (
            OLD[language],
            {"en": "This is answered already", "uk": "На це ви вже відповіли"}[language],
        )
    await agency.settled()
    assert await agency.session(mark) == before
    assert len(await agency.leads()) == 1


# ------------------------------------------------------------------ contacts of others

NOT_OWN = {"en": "That’s somebody else’s contact.", "uk": "Це контакт іншої людини."}
FORWARDED = {"origin": {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["another’s", "nobody’s", "forwarded"])
async def test_only_the_own_contact_is_taken(agency: Agency, language: str, kind: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT[:5], "By phone")
    await reads(mark, language)
    of: dict[str, Any] = {"another’s": {"user_id": 999}, "nobody’s": {}, "forwarded": {"user_id": mark.id}}[kind]
    contact = {"contact": {"phone_number": "380440000000", "first_name": "Mark", **of}}
    extra: dict[str, Any] = FORWARDED if kind == "forwarded" else {}
    await does(mark, lambda: agency.world.send(mark.id, contact, **extra))
    assert newest(mark).text.startswith(NOT_OWN[language])
    assert "phone" not in await agency.answers_of(mark)


# ------------------------------------------------------------------ twenty of four thousand characters

ENOUGH = {"en": "That’s a lot already, thank you!", "uk": "Цього вже багато, дякуємо!"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_twenty_stories_of_4000_characters_are_kept_or_it_is_said(morning: Agency, language: str) -> None:
    mark = await morning.comes("Mark")
    await begins(mark)
    await reads(mark, language)
    told = []
    for number in range(20):
        story = long_text(4000, f"story {number} & more ")
        await say(mark, story)
        if not newest(mark).text.startswith(ENOUGH[language]):
            told.append(story)
        await morning.lets_pass(5)
    assert 4 <= len(told) < 20
    kept = (await morning.answers_of(mark))["comment"]
    assert kept == "\n\n".join(told)
    assert newest(mark).buttons


def solid(text: str) -> str:
    """Without blanks: Telegram takes those off where a long text is cut."""
    return "".join(text.split())


async def test_twenty_additions_of_4000_characters_arrive_whole(morning: Agency) -> None:
    assert MOST_ADDITIONS >= 20
    mark = await morning.comes("Mark")
    await sends_request(mark)
    added = [long_text(4000, f"wish {number} <&> ") for number in range(20)]
    for words in added:
        morning.world.write(mark.id, words)
    await morning.lets_pass(60)
    posted = solid("".join(post.text.split("\n", 1)[1] for post in morning.posts("adds:")))
    assert all(solid(words) in posted for words in added)
    assert await morning.rows("SELECT id FROM outbox WHERE state NOT IN ('sent', 'dropped')") == []


# ------------------------------------------------------------------ an edited story

STORIES = {
    "en": (
        "We sell printed books and need a shop for them",
        "https://shop.example",
        "We sell books",
        "Changed: Comment.",
    ),
    "uk": ("Нам потрібен магазин друкованих книжок", "https://shop.example", "Продаємо книжки", "Змінено: Коментар."),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_edit_of_one_message_of_a_story_loses_no_other(agency: Agency, language: str) -> None:
    first, second, corrected, told = STORIES[language]
    mark = await agency.comes("Mark", language)
    await begins(mark)
    written = await say(mark, first)
    await say(mark, second)
    agency.world.edit(mark.id, written, text=corrected)
    await mark.sees(told)
    assert (await agency.answers_of(mark))["comment"] == "\n\n".join((first, second, corrected))
