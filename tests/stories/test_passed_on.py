"""What was written elsewhere is never taken for the person's own answer: it is kept for the manager, and said so."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator import contents
from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, begins, does, newest, sends_request
from tests.stories.test_files import MADE, TO_COMMENT, files_in_group, kept

NOT_AN_ANSWER = "It was written elsewhere, so it doesn’t count as your answer. Please tap or type one as well."
WHERE = {"latitude": 50.45, "longitude": 30.52}
VENUE = {
    "location": WHERE,
    "venue": {"location": WHERE, "title": "Our <office>", "address": "Khreshchatyk 1"},
}  # fmt: skip


async def forwards(agency: Agency, person: Person, content: dict[str, Any]) -> None:
    """Forward something that a colleague wrote to somebody else."""
    origin = {"type": "hidden_user", "sender_user_name": "A colleague", "date": 1}
    sent = {**content, "forward_origin": origin}
    await does(person, lambda: agency.world.send(person.id, sent))


@pytest.mark.parametrize("labels", [(), PROJECT[:7], TO_COMMENT])
async def test_forwarded_words_answer_nothing_and_are_kept(agency: Agency, labels: tuple[str, ...]) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *labels)
    before = await agency.answers_of(mark)
    await forwards(agency, mark, {"text": "A whole project, for Acme & Sons"})
    assert newest(mark).text == f"Kept for the manager: a forwarded message.\n{NOT_AN_ANSWER}"
    assert await agency.answers_of(mark) == before
    [one] = await kept(agency)
    assert (one.kind, one.content.words) == ("forwarded", "A whole project, for Acme & Sons")


async def test_forwarded_words_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena)
    await forwards(agency, olena, {"text": "Потрібен магазин"})
    assert newest(olena).text.startswith("Збережено для менеджера: переслане повідомлення.\nЦе написано не тут")


async def test_words_of_another_bot_are_no_answer(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    via = {"text": "A whole project", "via_bot": {"id": 9, "is_bot": True, "first_name": "Gif"}}
    await does(mark, lambda: agency.world.send(mark.id, via))
    assert await agency.answers_of(mark) == {}


async def test_a_forwarded_command_does_nothing(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:2])
    mark_of_a_command = {"type": "bot_command", "offset": 0, "length": 7}
    await forwards(agency, mark, {"text": "/cancel", "entities": [mark_of_a_command]})
    assert newest(mark).text.startswith("Kept for the manager: a forwarded message.")


async def test_words_below_a_forwarded_file_are_kept_and_are_no_answer(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *TO_COMMENT)
    await forwards(agency, mark, contents.document(agency.world.files, caption="Their words"))
    assert "comment" not in await agency.answers_of(mark)
    [one] = await kept(agency)
    assert one.content.words == "Their words"


async def test_a_forwarded_contact_is_nobodys_number(agency: Agency) -> None:
    mark = await agency.comes("Mark", phone="+380501112233")
    await begins(mark, *PROJECT, *SENT[:5], "By phone")
    own = {"contact": {"phone_number": "380501112233", "first_name": "Mark", "user_id": mark.id}}
    await forwards(agency, mark, own)
    assert newest(mark).text.startswith("That’s somebody else’s contact.")
    assert "phone" not in await agency.answers_of(mark)


async def test_places_and_forwarded_words_reach_the_managers(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await forwards(agency, mark, {"text": "We <need> it by March"})
    agency.world.send(mark.id, VENUE)
    agency.world.send(mark.id, contents.location())
    await agency.until(lambda: len(agency.posts("#L-0001 · Mark ")) == 3, "not all reach the group")
    assert [post.text for post in agency.posts("#L-0001 · Mark ")] == [
        "#L-0001 · Mark forwards:\nWe <need> it by March",
        "#L-0001 · Mark sends a place:\nOur <office>\nKhreshchatyk 1\n"
        "https://www.openstreetmap.org/?mlat=50.45000&mlon=30.52000",
        "#L-0001 · Mark sends a location:\nhttps://www.openstreetmap.org/?mlat=50.45000&mlon=30.52000",
    ]
    await mark.sees("Passed on to the managers: 3 messages.")


async def test_files_and_notes_are_counted_apart(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    for content in (MADE["photo"](agency.world.files), MADE["photo"](agency.world.files), contents.location()):
        agency.world.send(mark.id, content)
    await mark.sees("Kept for the manager: 2 files, 1 message.")


async def test_nobody_is_answered_who_hides_behind_a_chat(agency: Agency) -> None:
    """A post of a channel, and a message from whom Telegram does not name: handled, and nothing comes of it."""
    mark = await agency.comes("Mark")
    await begins(mark)
    shown = len(mark.screen())
    channel = {"id": -1005, "type": "channel", "title": "News"}
    post = {"message_id": 5, "date": 1, "chat": channel, "sender_chat": channel, "text": "A whole project"}
    nameless = {**post, "chat": {"id": mark.id, "type": "private", "first_name": "Mark"}}
    agency.world.push_raw_update({"channel_post": post})
    agency.world.push_raw_update({"message": nameless})
    await agency.settled()
    assert len(mark.screen()) == shown
    assert await agency.answers_of(mark) == {}
    assert await agency.rows("SELECT update_id FROM inbox WHERE state <> 'done'") == []
    assert files_in_group(agency) == []
