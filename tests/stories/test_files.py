"""What prospects send beside answers: kept by its id, confirmed once, given to the managers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.simulator import contents
from bot.simulator.files import Files
from bot.simulator.messages import Message
from bot.simulator.person import Person
from storage import attachments
from storage.attachments import MOST_ATTACHMENTS, Attachment
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, does, newest, say, sends_request, tap

TO_COMMENT = (*PROJECT, *SENT, "Skip", "Skip", "Skip")
ENGLISH = {
    "voice": "a voice message", "photo": "a photo", "video": "a video", "document": "a file", "audio": "an audio file",
    "animation": "an animation", "video_note": "a video message",
}  # fmt: skip
UKRAINIAN = {
    "voice": "голосове повідомлення", "photo": "фото", "video": "відео", "document": "файл", "audio": "аудіофайл",
    "animation": "анімація", "video_note": "відеоповідомлення",
}  # fmt: skip
MADE: dict[str, Callable[[Files], dict[str, Any]]] = {kind: getattr(contents, kind) for kind in ENGLISH}
CANNOT_LISTEN = "I can’t listen, but your manager can. Please tap or type an answer as well."


async def kept(agency: Agency) -> list[Attachment]:
    """All attachments of everybody, in order."""

    def all_of(tx: Any) -> list[Attachment]:
        ids = [row[0] for row in tx.execute("SELECT id FROM attachments ORDER BY id").fetchall()]
        return [attachments.get(tx, number) for number in ids]

    return await agency.look(all_of)


async def sends(agency: Agency, person: Person, content: dict[str, Any]) -> None:
    agency.world.send(person.id, content)
    await agency.settled()


def confirmations(person: Person, beginning: str = "Kept for the manager") -> list[str]:
    return [m.text for m in person.screen() if m.sender_id != person.id and m.text.startswith(beginning)]


def files_in_group(agency: Agency) -> list[Message]:
    return [post for post in agency.posts() if post.kind in ENGLISH]


# ------------------------------------------------------------------ before the hand-over


@pytest.mark.parametrize("kind", ENGLISH)
async def test_any_file_is_kept_and_the_question_stays_where_it_is(agency: Agency, kind: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    question = newest(mark)
    content = MADE[kind](agency.world.files)
    await sends(agency, mark, content)
    assert newest(mark).text.startswith(f"Kept for the manager: {ENGLISH[kind]}.")
    assert (CANNOT_LISTEN in newest(mark).text) is (kind in ("voice", "video_note"))
    [one] = await kept(agency)
    file = content[kind][-1] if kind == "photo" else content[kind]
    assert (one.kind, one.lead, one.content.file_id) == (kind, None, file["file_id"])
    await mark.taps_old(question, PROJECT[2])
    await agency.settled()
    assert len(await agency.answers_of(mark)) == 3


@pytest.mark.parametrize("kind", UKRAINIAN)
async def test_any_file_is_kept_in_ukrainian(agency: Agency, kind: str) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena)
    await sends(agency, olena, MADE[kind](agency.world.files))
    assert newest(olena).text.startswith(f"Збережено для менеджера: {UKRAINIAN[kind]}.")
    assert ("Я не вмію слухати" in newest(olena).text) is (kind in ("voice", "video_note"))


async def test_several_in_a_row_are_confirmed_by_one_message(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    for made in (contents.photo, contents.document, contents.video):
        await sends(agency, mark, made(agency.world.files))
    assert confirmations(mark) == ["Kept for the manager: 3 files."]


async def test_an_album_is_confirmed_by_one_message(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena)
    await olena.sends_album(*(contents.photo(agency.world.files) for _ in range(5)))
    await olena.sees("Збережено для менеджера: 5 файлів.")
    await agency.settled()
    assert len(confirmations(olena, "Збережено")) == 1
    assert len({one.album for one in await kept(agency)}) == 1


async def test_what_comes_after_something_else_is_confirmed_anew(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark)
    for go_on in (lambda: tap(mark, PROJECT[0]), lambda: say(mark, "/help"), lambda: say(mark, "purple")):
        await sends(morning, mark, contents.photo(morning.world.files))
        await go_on()
        await morning.lets_pass(10)
    await sends(morning, mark, contents.photo(morning.world.files))
    await sends(morning, mark, contents.photo(morning.world.files))
    assert confirmations(mark) == [*["Kept for the manager: a photo."] * 3, "Kept for the manager: 2 files."]


async def test_the_same_file_twice_is_kept_once_with_all_that_was_said_about_it(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark)
    file = contents.document(morning.world.files)
    for caption in ("Our brief", "", "Our brief", "Page 3 above all"):
        await does(mark, lambda caption=caption: morning.world.send(mark.id, {**file, "caption": caption}))  # type: ignore[misc]
        await tap(mark, "How do the two ways differ?")
        await morning.lets_pass(10)
    [one] = await kept(morning)
    assert one.content.words == "Our brief\nPage 3 above all"


async def test_a_file_as_the_first_word_is_kept_and_the_first_question_follows(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await does(mark, lambda: agency.world.send(mark.id, contents.document(agency.world.files)))
    shown = await mark.sees("What do you need help with?")
    assert [m.text for m in mark.screen()][-2] == "Kept for the manager: a file."
    assert shown.buttons


@pytest.mark.parametrize("labels", [PROJECT, (*PROJECT, *SENT[:4]), (*PROJECT, *SENT, "That’s enough")])
async def test_files_are_kept_wherever_the_conversation_is(agency: Agency, labels: tuple[str, ...]) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *labels)
    before = [(m.text, m.buttons) for m in mark.screen()]
    await sends(agency, mark, contents.voice(agency.world.files))
    assert newest(mark).text == "Kept for the manager: a voice message."
    assert [(m.text, m.buttons) for m in mark.screen()][: len(before)] == before


async def test_more_than_fifty_are_refused_kindly(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    await begins(mark)
    for _ in range(MOST_ATTACHMENTS + 2):
        morning.world.send(mark.id, contents.photo(morning.world.files))
    await morning.lets_pass(10)
    told = "That’s 50 by now, as much as I can keep. Please show the rest to the manager later."
    assert newest(mark).text == f"Kept for the manager: 50 files.\n{told}"
    await say(mark, "/help")
    await sends(morning, mark, contents.photo(morning.world.files))
    assert newest(mark).text == told
    assert len(await kept(morning)) == MOST_ATTACHMENTS


async def test_deleting_the_answers_deletes_the_files(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    await sends(agency, mark, contents.photo(agency.world.files))
    await say(mark, "/cancel")
    await tap(mark, "Delete my answers")
    assert await kept(agency) == []


# ------------------------------------------------------------------ captions


async def test_words_below_a_file_answer_a_question_for_words_as_well(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *TO_COMMENT)
    await mark.sees("Anything to add?")
    await mark.sends_album(
        contents.photo(agency.world.files, "The shop & its <b>pages</b>"), contents.photo(agency.world.files)
    )
    await mark.sees("Kept for the manager: 2 files.")
    await agency.settled()
    assert (await agency.answers_of(mark))["comment"] == "The shop & its <b>pages</b>"
    summary = await mark.sees("Here is what a manager will see")
    assert summary.buttons
    await tap(mark, "Send to a manager")
    assert "\n📎 2 files\n" in (await agency.card()).text


async def test_words_below_a_file_answer_no_question_with_options(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await sends(agency, mark, contents.photo(agency.world.files, PROJECT[0]))
    assert newest(mark).text == "Kept for the manager: a photo."
    assert await agency.answers_of(mark) == {}


# ------------------------------------------------------------------ to the managers


async def test_files_follow_the_card_each_with_its_lead_and_its_words(morning: Agency) -> None:
    olena = await morning.comes("Olena")
    await begins(olena, *PROJECT)
    for kind, made in MADE.items():
        words = {"caption": f"about <{kind}> & more"} if kind != "video_note" else {}
        morning.world.send(olena.id, {**made(morning.world.files), **words})
    await morning.lets_pass(10)
    await answers(olena, *SENT, "That’s enough")
    assert "Along with it: 7 files" in newest(olena).text
    await tap(olena, "Send to a manager")
    card = await morning.card()
    assert "\n📎 7 files\n" in card.text
    await morning.until(lambda: len(files_in_group(morning)) == 7, "not all files reach the group")
    found = files_in_group(morning)
    assert [post.kind for post in found] == list(MADE)
    assert all(post.id > card.id for post in found)
    for post in found:
        expected = "" if post.kind == "video_note" else f"#L-0001 · Olena\nabout <{post.kind}> & more"
        assert post.text == expected
    assert morning.posts()[-2].text == "#L-0001 · Olena", "a round video bears no words, so they go before it"
    sent = {str(one.content.file_id) for one in await kept(morning)}
    uploaded = [call for call in morning.calls("sendPhoto") if "SIMphoto" not in str(call.params["photo"])]
    assert (len(sent), uploaded) == (7, [])


async def test_what_comes_after_the_hand_over_goes_to_the_managers_at_once(agency: Agency) -> None:
    olena = await agency.comes("Olena")
    await sends_request(olena)
    await sends(agency, olena, contents.document(agency.world.files, caption="The brief"))
    await agency.until(lambda: len(files_in_group(agency)) == 1, "the file does not reach the group")
    await sends(agency, olena, contents.voice(agency.world.files))
    await agency.until(lambda: len(files_in_group(agency)) == 2, "the voice message does not reach the group")
    assert [post.text for post in files_in_group(agency)] == ["#L-0001 · Olena\nThe brief", "#L-0001 · Olena"]
    assert confirmations(olena, "Passed on") == ["Passed on to the managers: 2 files."]
    assert [one.lead for one in await kept(agency)] == [1, 1]


async def test_the_same_file_after_the_hand_over_is_passed_on_once(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    file = contents.document(agency.world.files)
    for _ in range(2):
        await does(mark, lambda: agency.world.send(mark.id, file))
        await say(mark, "/help")
    await agency.settled()
    assert len(files_in_group(agency)) == 1


async def test_a_new_request_begins_without_the_files_of_the_old_one(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    await sends(agency, mark, contents.photo(agency.world.files))
    await answers(mark, *SENT, "That’s enough", "Send to a manager", "A new request", *PROJECT, *SENT, "That’s enough")
    assert "Along with it" not in newest(mark).text
    await tap(mark, "Send to a manager")
    assert "📎" not in (await agency.card(2)).text
    await agency.settled()
    assert len(files_in_group(agency)) == 1


async def test_the_card_counts_in_ukrainian(agency: Agency) -> None:
    await agency.restart(language="uk")
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    for _ in range(3):
        await sends(agency, mark, contents.photo(agency.world.files))
    await answers(mark, *SENT, "That’s enough", "Send to a manager")
    assert "\n📎 3 файли\n" in (await agency.card()).text


async def test_words_that_are_too_long_for_a_caption_follow_the_file_whole(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    words = ("A wish & <more> " * 64).strip()
    await does(mark, lambda: agency.world.send(mark.id, {**contents.photo(agency.world.files), "caption": words}))
    await agency.until(lambda: bool(agency.posts("A wish")), "the words do not reach the group")
    assert [post.text for post in files_in_group(agency)] == ["#L-0001 · Mark"]
    assert agency.posts("A wish")[0].text == f"#L-0001 · Mark\n{words}"
    assert agency.refused("") == []


REFUSED = [
    "Bad Request: wrong file identifier/HTTP URL specified",
    "Bad Request: file is too big",
    "Bad Request: not enough rights to send documents to the chat",
]


@pytest.mark.parametrize("description", REFUSED)
async def test_what_is_known_takes_the_place_of_a_file_that_telegram_refuses(agency: Agency, description: str) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    agency.world.faults.add(
        "error", method="sendDocument", chat_id=agency.group.id, description=description, times=None
    )
    file = contents.document(agency.world.files, "plan <1>.pdf", caption="Our <plan>", size=61_300_000)
    await sends(agency, mark, file)
    await agency.until(lambda: bool(agency.posts("Our <plan>")), "nothing takes its place")
    assert agency.posts("Our <plan>")[0].text == (
        "#L-0001 · Mark\nOur <plan>\nTelegram won’t let me pass this on: a file, plan <1>.pdf, 61.3 MB. "
        "It stands in the prospect’s chat with the bot; please ask for it."
    )
    await agency.settled()
    assert len(agency.calls("sendDocument")) == 1
    assert await agency.rows("SELECT id FROM outbox WHERE state NOT IN ('sent', 'dropped')") == []


async def test_new_cards_go_before_files(limited: Agency) -> None:
    """Twenty operations a minute are all that the group has: forty photos take two minutes, a card does not wait."""
    [mallory, mark] = await limited.ready_to_send(2)
    await limited.start()
    async with limited.time_goes_on():
        await say(mallory, "send")
    for _ in range(40):
        limited.world.send(mallory.id, contents.photo(limited.world.files))
    await limited.lets_pass(30)
    await say(mark, "send")
    await limited.lets_pass(90, until=lambda: len(limited.cards()) == 2)
    card = await limited.card(2)
    assert len([post for post in files_in_group(limited) if post.id < card.id]) == 19
    await limited.lets_pass(200)
    assert len(files_in_group(limited)) == 40
