"""Attachments: kept once, counted, batched, handed over, and deleted with whom they belong to."""

from __future__ import annotations

from storage import attachments, people
from storage.attachments import MOST_ATTACHMENTS, Content, NewAttachment
from storage.database import Database, Transaction
from tests.storage.test_leads import added

SECRET = "our-secret-plan.pdf"


def file(name: str, message_id: int = 1, words: str = "", kind: str = "document") -> NewAttachment:
    return NewAttachment(kind, f"u-{name}", Content(f"id-{name}", name, words, 1000), message_id, "album 7")


def person(tx: Transaction) -> int:
    return people.ensure(tx, 700, 0)


async def test_what_is_kept_comes_back_in_order_and_sealed(database: Database) -> None:
    def keep(tx: Transaction) -> list[str]:
        return [attachments.add(tx, person(tx), None, file(name), 5)[0] for name in (SECRET, "b.pdf", SECRET)]

    assert await database.write(keep) == ["kept", "kept", "known"]
    found = await database.read(lambda tx: attachments.of_person(tx, person(tx)))
    assert [one.lead for one in found] == [None, None], "they belong to the draft"
    assert [one.content.file_name for one in found] == [SECRET, "b.pdf"]
    assert found[0].content == Content(f"id-{SECRET}", SECRET, "", 1000)
    assert (found[0].album, found[0].created_at) == ("album 7", 5)
    raw = await database.read(lambda tx: tx.execute("SELECT sealed FROM attachments").fetchall())
    assert all(SECRET.encode() not in row[0] for row in raw)


async def test_no_more_than_fifty_are_kept_and_known_ones_still_are_known(database: Database) -> None:
    def keep(tx: Transaction) -> tuple[str, str]:
        for number in range(MOST_ATTACHMENTS):
            attachments.add(tx, person(tx), None, file(f"{number}"), 5)
        return attachments.add(tx, person(tx), None, file("more"), 5)[0], attachments.add(
            tx, person(tx), None, file("0", words="Look"), 5
        )[0]

    assert await database.write(keep) == ("full", "kept")
    assert await database.read(lambda tx: attachments.count(tx, person(tx), None)) == MOST_ATTACHMENTS


async def test_a_batch_goes_on_until_it_is_closed(database: Database) -> None:
    def keep(tx: Transaction) -> list[attachments.Batch | None]:
        seen = []
        for name, message_id in (("a", 11), ("b", 12)):
            attachments.add(tx, person(tx), None, file(name, message_id), 5)
            seen.append(attachments.batch(tx, person(tx)))
        attachments.close_batch(tx, person(tx))
        seen.append(attachments.batch(tx, person(tx)))
        attachments.add(tx, person(tx), None, file("a", 15), 5)
        return [*seen, attachments.batch(tx, person(tx))]

    kind = "document"
    first, both = attachments.Batch(11, (kind,)), attachments.Batch(11, (kind, kind))
    assert await database.write(keep) == [first, both, None, attachments.Batch(15, (kind,))]


async def test_a_draft_is_handed_over_and_the_next_one_is_empty(database: Database) -> None:
    def hand_over(tx: Transaction) -> tuple[list[str | None], int, int]:
        attachments.add(tx, person(tx), None, file("a"), 5)
        attachments.add(tx, person(tx), None, file("note", kind="forwarded"), 5)
        lead = added(tx)
        attachments.hand_over(tx, person(tx), lead.id)
        attachments.add(tx, person(tx), None, file("a"), 6)
        attachments.hand_over(tx, person(tx), lead.id)
        names = [one.content.file_name for one in attachments.of_lead(tx, lead.id)]
        return names, attachments.count(tx, person(tx), None), attachments.count_files(tx, person(tx), lead.id)

    assert await database.write(hand_over) == (["a", "note"], 0, 1)


async def test_a_draft_is_deleted_alone_and_a_person_altogether(database: Database) -> None:
    def delete(tx: Transaction) -> list[int]:
        attachments.add(tx, person(tx), None, file("a"), 5)
        attachments.hand_over(tx, person(tx), added(tx).id)
        attachments.add(tx, person(tx), None, file("b"), 5)
        left = [len(attachments.of_person(tx, person(tx)))]
        left.append(attachments.delete_draft(tx, person(tx)))
        left.append(len(attachments.of_person(tx, person(tx))))
        left.append(attachments.delete_of_person(tx, person(tx)))
        return [*left, len(attachments.of_person(tx, person(tx)))]

    assert await database.write(delete) == [2, 1, 1, 1, 0]
