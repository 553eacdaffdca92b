"""How the two ways differ: a picture with its words below, drawn once and then known by its file_id."""

from __future__ import annotations

import asyncio
import struct

import pytest

from bot.simulator.calls import CallRecord
from bot.simulator.messages import Message
from bot.simulator.person import Person
from storage import settings
from storage.database import Transaction
from tests.stories.agency import PATIENCE, PROJECT, Agency, begins, say, tap
from tests.stories.log import Log
from tests.stories.words import english_in

LONGEST_CAPTION = 1024


async def asks(person: Person) -> Message:
    """Ask for the difference; the picture that comes."""
    before = len(pictures(person))
    await say(person, "/difference")
    async with asyncio.timeout(PATIENCE):
        while len(pictures(person)) == before:
            await asyncio.sleep(0.005)
    return pictures(person)[-1]


def pictures(person: Person) -> list[Message]:
    return [message for message in person.screen() if message.kind == "photo"]


def file_id(picture: Message) -> str:
    return str(picture.content["photo"][-1]["file_id"])


def data(agency: Agency, picture: Message) -> bytes:
    file = agency.world.files.find(file_id(picture))
    assert file is not None
    assert file.data is not None
    return file.data


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def uploads(calls: list[CallRecord]) -> list[bool]:
    """Of each call whether it brought the picture along, or only named it."""
    return [not str(call.params.get("photo", "")).startswith("SIM") for call in calls]


def caption_length(message: Message) -> int:
    return len(message.text.encode("utf-16-le")) // 2


async def test_the_difference_is_a_picture_for_a_phone_with_the_words_below(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark)
    await tap(mark, "How do the two ways differ?")
    (picture,) = pictures(mark)
    wide, tall = size(data(agency, picture))
    assert wide == 1080
    assert 1.2 * wide < tall < 1.5 * wide, "a phone shows all of it without scrolling"
    shown = picture.content["photo"][-1]
    assert (shown["width"], shown["height"]) == (wide, tall)
    assert picture.text.startswith("Two ways to work together\n")
    assert caption_length(picture) <= LONGEST_CAPTION
    await tap(mark, "A whole project")
    await mark.sees("set tasks and check the work")


async def test_the_difference_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", language="uk")
    await begins(olena)
    await tap(olena, "Чим відрізняються формати?")
    (picture,) = pictures(olena)
    assert picture.text.startswith("Два формати співпраці\n")
    assert english_in(picture.text) == set()
    assert caption_length(picture) <= LONGEST_CAPTION
    await tap(olena, "Фахівці в нашу команду")
    await olena.sees("ставитиме завдання")


async def test_a_picture_is_drawn_once_and_serves_everybody_after_a_restart_too(agency: Agency, log: Log) -> None:
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    first = await asks(mark)
    await agency.settled()
    again = await asks(mark)
    await agency.restart()
    hers = await asks(eva)
    assert file_id(first) == file_id(again) == file_id(hers)
    assert uploads(agency.calls("sendPhoto")) == [True, False, False]
    assert log.text.count("drew the picture") == 1


async def test_two_who_ask_at_once_wait_for_one_child(agency: Agency, log: Log) -> None:
    mark, eva = await agency.comes("Mark"), await agency.comes("Eva")
    async with agency.away():
        await mark.writes("/difference")
        await eva.writes("/difference")
    await mark.sees("Two ways to work together")
    await eva.sees("Two ways to work together")
    assert log.text.count("drew the picture") == 1


async def test_each_language_and_each_advice_has_a_picture_of_its_own(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    seen = [await asks(mark)]
    await begins(mark, *PROJECT)
    seen.append(await asks(mark))
    await say(mark, "/language")
    await tap(mark, "Українська")
    seen.append(await asks(mark))
    assert len({data(agency, picture) for picture in seen}) == 3


async def test_a_file_that_telegram_no_longer_knows_is_drawn_anew(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    first = await asks(mark)
    await morning.settled()
    wrong = "Bad Request: wrong file identifier/HTTP URL specified"
    morning.world.faults.add("error", method="sendPhoto", code=400, description=wrong)
    second = await asks(mark)
    third = await asks(mark)
    assert data(morning, first) == data(morning, second)
    assert file_id(first) != file_id(second) == file_id(third)
    assert uploads(morning.calls("sendPhoto")) == [True, False, True, False]


async def test_another_wording_is_drawn_anew(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    first = await asks(mark)
    name = f"picture:{agency.world.bot().id}:comparison:en:none"

    def reword(tx: Transaction) -> None:
        kept = settings.get(tx, name)
        assert kept is not None
        settings.put(tx, name, f"other-words {kept.split()[1]}")

    async with agency.away():
        await agency.change(reword)
    assert file_id(await asks(mark)) != file_id(first)


async def test_where_nothing_can_be_drawn_the_words_come_alone(
    agency: Agency, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.expects("the picture `comparison` is not drawn, its words go alone: the child took longer than 0 s")
    mark = await agency.comes("Mark")
    with monkeypatch.context() as patch:
        patch.setattr("bot.drawing.child.LONGEST_SECONDS", 0.0)
        await say(mark, "/difference")
    shown = await mark.sees("Two ways to work together")
    assert shown.kind == "text"
    assert pictures(mark) == []
    await agency.settled()
    await asks(mark)
    assert len(pictures(mark)) == 1, "the next one tries again"


async def test_a_picture_whose_answer_got_lost_is_sent_again(morning: Agency) -> None:
    mark = await morning.comes("Mark")
    morning.world.faults.add("drop_after", method="sendPhoto")
    await asks(mark)
    await morning.lets_pass(10)
    assert len(pictures(mark)) == 2
    assert len({data(morning, picture) for picture in pictures(mark)}) == 1
