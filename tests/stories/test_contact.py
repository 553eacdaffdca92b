"""How a manager gets back: Telegram, the own phone by its key or typed, an e-mail address."""

from __future__ import annotations

import pytest

from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, does, newest, say, tap

TO_CHANNEL = (*PROJECT, *SENT[:5])
SHARE = "Share my phone number"


async def asked_for_phone(agency: Agency, language: str = "en") -> Person:
    mark = await agency.comes("Mark", language, phone="+442079460958")
    await begins(mark, *TO_CHANNEL, "By phone")
    return mark


async def test_the_own_phone_is_shared_with_a_key_that_goes_away_afterwards(agency: Agency) -> None:
    mark = await asked_for_phone(agency)
    assert mark.buttons()[-3:] == [SHARE, "‹ Back", "Talk to a person"]
    await mark.taps(SHARE)
    await mark.sees("✓ +442079460958")
    await mark.sees("How shall we address you?")
    assert agency.world.private_chat(mark.id).keyboard is None
    await answers(mark, "That’s enough", "Send to a manager")
    card = await agency.card()
    assert "By phone: +442079460958" in card.text
    assert card.buttons == ["Take", "Copy the phone number"]


async def test_somebody_elses_contact_is_refused(agency: Agency) -> None:
    mark = await asked_for_phone(agency)
    await mark.shares_contact(own=False)
    await mark.sees("That’s somebody else’s contact. Please share your own, or type the number.")
    assert SHARE in mark.buttons(), "the key is there again"


@pytest.mark.parametrize("forged", [{"user_id": 999}, {"user_id": None}])
async def test_a_contact_of_another_person_is_refused(agency: Agency, forged: dict[str, int | None]) -> None:
    mark = await asked_for_phone(agency)
    contact = {"phone_number": "380440000000", "first_name": "Mark", **{k: v for k, v in forged.items() if v}}
    await does(mark, lambda: agency.world.send(mark.id, {"contact": contact}))
    assert "somebody else’s contact" in newest(mark).text
    assert "phone" not in await agency.answers_of(mark)


async def test_a_forwarded_own_contact_does_not_count(agency: Agency) -> None:
    mark = await asked_for_phone(agency)
    contact = {"contact": {"phone_number": "442079460958", "first_name": "Mark", "user_id": mark.id}}
    origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}
    await does(mark, lambda: agency.world.send(mark.id, contact, origin=origin))
    assert "somebody else’s contact" in newest(mark).text


PHONES = [
    ("en", "+44 20 7946 0958", "+442079460958"),
    ("en", "+380 (50) 111-22-33", "+380501112233"),
    ("uk", "050 111 22 33", "+380501112233"),
    ("uk", "0501112233", "+380501112233"),
    ("en", "+٤٤٢٠٧٩٤٦٠٩٥٨", "+442079460958"),
]


@pytest.mark.parametrize(("language", "typed", "kept"), PHONES)
async def test_a_phone_can_be_typed(agency: Agency, language: str, typed: str, kept: str) -> None:
    mark = await agency.comes("Mark", language)
    await begins(mark)
    if language == "uk":
        await say(mark, "/language")
        await tap(mark, "English")
    await answers(mark, *TO_CHANNEL, "By phone")
    if language == "uk":
        await say(mark, "/language")
        await tap(mark, "Українська")
    await say(mark, typed)
    assert (await agency.answers_of(mark))["phone"] == kept


@pytest.mark.parametrize("typed", ["0501112233", "call me", "123", "+44", "１２３", "+" + "9" * 40])
async def test_what_is_no_phone_is_asked_again(agency: Agency, typed: str) -> None:
    mark = await asked_for_phone(agency)
    await say(mark, typed)
    assert newest(mark).text.startswith("That doesn’t look like a phone number.")
    assert "phone" not in await agency.answers_of(mark)


async def test_the_key_back_goes_back_to_the_channel(agency: Agency) -> None:
    mark = await asked_for_phone(agency)
    await mark.taps("‹ Back")
    await mark.sees("Now: By phone")
    await agency.settled()
    await tap(mark, "By email")
    await mark.sees("Which email address shall we write to?")


EMAILS = [("Mark.Reed@Example.com ", "Mark.Reed@example.com"), ("mark+bot@example.co.uk", "mark+bot@example.co.uk")]


@pytest.mark.parametrize(("typed", "kept"), EMAILS)
async def test_an_email_address_is_typed(agency: Agency, typed: str, kept: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *TO_CHANNEL, "By email")
    await say(mark, "mark at example")
    assert newest(mark).text.startswith("That doesn’t look like an email address.")
    await say(mark, typed)
    await answers(mark, "That’s enough", "Send to a manager")
    card = await agency.card()
    assert f"By email: {kept}" in card.text
    assert card.buttons == ["Take"]


async def test_a_contact_that_nobody_asked_for_is_not_kept(agency: Agency) -> None:
    mark = await agency.comes("Mark", phone="+442079460958")
    await begins(mark, *PROJECT[:3])
    await mark.shares_contact()
    await mark.sees("Thank you, but no phone number is needed here.")
    assert "phone" not in await agency.answers_of(mark)


async def test_who_deletes_everything_loses_the_keys_too(agency: Agency) -> None:
    mark = await asked_for_phone(agency)
    await say(mark, "/cancel")
    await tap(mark, "Delete my answers")
    await mark.sees("Done: your answers are deleted")
    await agency.settled()
    assert agency.world.private_chat(mark.id).keyboard is None


TRAPS = {
    "en": ("+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨", "name at company dot com", "That doesn’t look like an", "mailto:Mark@Пошта.укр."),
    "uk": ("０５０ １１１ ２２ ３３", "пошта собака укр", "Це не схоже на адресу пошти.", "пишіть на Mark@Пошта.укр!"),
}
NUMBERS = {"en": "+442079460958", "uk": "+380501112233"}


@pytest.mark.parametrize("language", TRAPS)
async def test_other_digits_and_other_alphabets_are_read(agency: Agency, language: str) -> None:
    digits, no_address, asked_again, address = TRAPS[language]
    mark = await agency.comes("Mark")
    await begins(mark, *TO_CHANNEL, "By phone")
    await say(mark, "/language")
    await tap(mark, {"en": "English", "uk": "Українська"}[language])
    await say(mark, digits)
    assert (await agency.answers_of(mark))["phone"] == NUMBERS[language]
    await say(mark, "back")
    await say(mark, "back")
    await say(mark, "email")
    await agency.settled()
    await say(mark, no_address)
    assert newest(mark).text.startswith(asked_again)
    await say(mark, address)
    assert (await agency.answers_of(mark))["email"] == "Mark@пошта.укр"


SENTENCES = {
    "en-GB": ("please call me at 07911 123456 after six", "+447911123456"),
    "uk": ("дзвоніть мені на 050 111 22 33 після шостої", "+380501112233"),
}


@pytest.mark.parametrize("client", SENTENCES)
async def test_a_number_in_a_sentence_is_taken_and_the_sentence_kept(agency: Agency, client: str) -> None:
    words, number = SENTENCES[client]
    mark = await agency.comes("Mark", client)
    await begins(mark)
    await say(mark, "/language")
    await tap(mark, "English")
    await answers(mark, *TO_CHANNEL, "By phone")
    await say(mark, words)
    await mark.sees("that’s kept for the manager")
    await answers(mark, "That’s enough", "Send to a manager")
    card = await agency.card()
    assert f"By phone: {number}" in card.text
    assert words in card.text
