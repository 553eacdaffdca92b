"""Files that are made when they are sent: they arrive, and are repeated as messages are; logs tell nothing of them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.messages import Message, Picture, TextFile
from bot.simulator.messages import Message as Shown
from bot.simulator.person import Person
from storage import outbox, people
from storage.database import Transaction
from storage.outbox import Care, Outgoing, Rank, person_address
from tests.stories.agency import Agency
from tests.stories.log import Log

WORDS = '{"name": "Олена", "need": "a shop"}'
FILE = Message("<b>Your data</b>", media=TextFile("my-data.json", WORDS))


async def is_to_get(agency: Agency, person: Person, message: Message) -> None:
    """Put a message into the outbox while the bot does not run."""

    def put(tx: Transaction) -> None:
        now = agency.clock.now()
        number = people.ensure(tx, person.id, int(now))
        outbox.put(tx, Outgoing(person_address(number), number, Care.PROMPT, Rank.PROSPECT, message.payload()), now)

    async with agency.away():
        await agency.change(put)


def content(agency: Agency, shown: Shown) -> bytes | None:
    """The bytes of the document that a message shows."""
    file = agency.world.files.find(shown.content["document"]["file_id"])
    return None if file is None else file.data


def received(person: Person, kind: str) -> list[Shown]:
    return [message for message in person.screen() if message.kind == kind]


async def test_a_text_arrives_as_a_file_with_its_caption(morning: Agency) -> None:
    olena = await morning.comes("Olena")
    await olena.starts()
    await is_to_get(morning, olena, FILE)
    await morning.settled()
    (shown,) = received(olena, "document")
    assert content(morning, shown) == WORDS.encode()
    assert shown.content["document"]["file_name"] == "my-data.json"
    assert shown.content["document"]["mime_type"] == "application/json"
    assert shown.text == "Your data"
    assert await morning.rows("SELECT id FROM outbox WHERE payload IS NOT NULL") == [], "nothing of it is kept"


LOST: dict[str, tuple[dict[str, Any], int]] = {
    "the answer is lost": ({"kind": "drop_after"}, 2),
    "502 from a proxy": ({"kind": "bad_gateway"}, 1),
    "the connection breaks": ({"kind": "drop"}, 1),
    "429": ({"kind": "error", "code": 429, "retry_after": 3}, 1),
}


@pytest.mark.parametrize("fault", LOST)
async def test_a_file_is_sent_again_as_a_text_would_be(morning: Agency, log: Log, fault: str) -> None:
    olena = await morning.comes("Olena")
    await olena.starts()
    how, copies = LOST[fault]
    morning.world.faults.add(method="sendDocument", chat_id=olena.id, **how)
    await is_to_get(morning, olena, FILE)
    await morning.lets_pass(10)
    files = received(olena, "document")
    assert [content(morning, shown) for shown in files] == [WORDS.encode()] * copies
    assert "Олена" not in log.text


async def test_where_no_picture_can_be_drawn_its_words_go_alone(morning: Agency, log: Log) -> None:
    log.expects("the picture `unheard-of` is not drawn, its words go alone: the child ended with 1")
    olena = await morning.comes("Olena")
    await olena.starts()
    await is_to_get(morning, olena, Message("<b>In words</b>", media=Picture({"drawing": "unheard-of", "by": "Олена"})))
    await olena.sees("In words")
    assert received(olena, "photo") == []
    assert "Олена" not in log.text
