"""`/mydata`: a file of everything that is known of a person, for him alone, and nothing of anybody else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.simulator.person import Person
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, sends_request, tap

MINUTE = 60.0
WAIT = {"en": "You have just got that file.", "uk": "Ви щойно отримали цей файл."}


def _bytes(agency: Agency, file_id: str) -> bytes:
    file = agency.world.files.find(file_id)
    assert file is not None and file.data is not None
    return file.data


def files_of(agency: Agency, person: Person) -> list[dict[str, Any]]:
    """What stands in the files that a person got, oldest first."""
    sent = [m.content["document"] for m in person.screen() if m.kind == "document" and m.sender_id != person.id]
    return [json.loads(_bytes(agency, one["file_id"])) for one in sent]


async def asks(agency: Agency, person: Person, words: str = "/mydata") -> dict[str, Any]:
    await person.writes(words)
    await agency.settled()
    return files_of(agency, person)[-1]


@pytest.mark.parametrize("words", ["/mydata", "What you have about me", "my data", "мої дані"])
async def test_the_whole_of_a_request_and_of_what_came_with_it(morning: Agency, words: str) -> None:
    anna = await morning.hires("Anna Koval")
    mark = await morning.comes("Mark Reed", username="mark_reed")
    await begins(mark, payload="ads-2026")
    await mark.sends_document("brief.pdf", caption="Our CRM brief")
    await answers(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    await tap(anna, "Take", morning.group.id)
    await mark.sees("Anna Koval is handling it")
    await say(mark, "We also have a designer")
    found = await asks(morning, mark, words)
    assert found["from_telegram"] == {
        "id": mark.id, "name": "Mark Reed", "username": "mark_reed", "language": "en",
    }  # fmt: skip
    (request,) = found["requests"]
    assert request["number"] == "#L-0001"
    assert request["state"] == "a manager has it"
    assert request["handled_by"] == "Anna Koval"
    assert request["sent"] == request["delivered"] == request["taken"] == "2026-11-25T10:00:00+02:00"
    assert request["answers"]["Need"] == "A whole project, done for you"
    assert request["came_by_link"] == "ads-2026"
    assert request["added_words"] == ["We also have a designer"]
    assert request["advice"]["model"] == "Work done by our team (outsourcing)"
    assert request["advice"]["reasons"]
    (consent,) = found["consents"]
    assert (consent["request"], consent["language"], consent["withdrawn"]) == ("#L-0001", "en", None)
    (file,) = found["files_and_notes"]
    assert (file["kind"], file["name"], file["words"]) == ("document", "brief.pdf", "Our CRM brief")
    assert found["draft"] is None
    assert found["kept_for"]["draft"] == "deleted 30 days after your last visit"


async def test_a_draft_in_the_readers_words(morning: Agency) -> None:
    olena = await morning.comes("Олена", "uk")
    await begins(olena, "Проєкт або продукт під ключ")
    found = await asks(morning, olena, "Що ви про мене маєте")
    assert found["draft"]["answers"] == {"Потреба": "Проєкт або продукт під ключ"}
    assert found["reminders"] == [{"state": "waiting", "at": "2026-11-26T10:00:00+02:00"}]
    assert found["requests"] == found["consents"] == []
    assert newest(olena).text == "Ось усе, що ми про вас маємо. Цей файл отримуєте лише ви."


async def test_a_lost_request_is_told_fairly(morning: Agency) -> None:
    anna = await morning.hires("Anna")
    mark = await morning.comes("Mark")
    await sends_request(mark)
    for label in ("Take", "Spam"):
        await tap(anna, label, morning.group.id)
    await morning.settled()
    found = await asks(morning, mark)
    assert found["requests"][0]["state"] == "closed"
    assert "spam" not in json.dumps(found).lower()


async def test_nothing_of_another_person_whatever_stands_after_the_command(morning: Agency) -> None:
    vera = await morning.comes("Vera Stone", username="vera")
    await sends_request(vera)
    mark = await morning.comes("Mark")
    for words in (f"/mydata {vera.id}", "/mydata @vera", "/mydata #L-0001", "/mydata 1"):
        found = await asks(morning, mark, words)
        morning.clock.move(MINUTE + 1)  # type: ignore[attr-defined]
        text = json.dumps(found, ensure_ascii=False)
        assert "Vera" not in text and "vera" not in text and "#L-0001" not in text
        assert found["from_telegram"]["id"] == mark.id
    assert len(files_of(morning, mark)) == 4
    assert files_of(morning, vera) == []
    assert not [post for post in morning.posts() if "my-data" in str(post.content)]


@pytest.mark.parametrize("language", WAIT)
async def test_one_file_a_minute_also_across_a_restart(morning: Agency, language: str) -> None:
    mark = await morning.comes("Mark", language)
    await asks(morning, mark)
    await mark.writes("/mydata")
    await morning.settled()
    assert newest(mark).text.startswith(WAIT[language])
    await morning.restart()
    await mark.writes("/mydata")
    await morning.settled()
    assert len(files_of(morning, mark)) == 1
    morning.clock.move(MINUTE + 1)  # type: ignore[attr-defined]
    await asks(morning, mark)
    assert len(files_of(morning, mark)) == 2


async def test_the_file_waits_for_nobody_else(morning: Agency) -> None:
    mark, vera = await morning.comes("Mark"), await morning.comes("Vera")
    await asks(morning, mark)
    await asks(morning, vera)
    assert len(files_of(morning, vera)) == 1
