"""What must hold after a kill, and what must hold at the end."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from bot.simulator.calls import CallRecord
from storage import leads, outbox, sessions
from storage.database import Transaction
from storage.migrate import version_of
from tests.crash.harness import TOKEN, House
from tests.crash.people import Deed, Prospect, cards, lead_of

REPEAT = "(repeat of "


class Ear:
    """Counts what was really sent, chat by chat; the mark of a repeat is left out of the words."""

    def __init__(self, house: House) -> None:
        self.sent: defaultdict[int, Counter[str]] = defaultdict(Counter)
        house.world.on_call.append(self._hear)

    def _hear(self, record: CallRecord, stage: str) -> None:
        if stage == "carried_out" and record.method == "sendMessage":
            words = str(record.params["text"])
            first, _, rest = words.partition("\n")
            self.sent[int(record.params["chat_id"])][rest if REPEAT in first else words] += 1

    def repeats(self, chat_id: int) -> int:
        """How many messages came once more than once."""
        return sum(times - 1 for times in self.sent[chat_id].values())


def confirmed(house: House) -> set[int]:
    """The updates that Telegram was told we have: it will not give them again."""
    return {past.update_id for past in house.world.updates().seen}


# ------------------------------------------------------------------ right after a kill


async def check_what_is_left(house: House, name: str, prospects: Collection[Prospect]) -> None:
    """What a dead bot left on the disk; looked at in a copy."""
    left = house.copy(name)
    told, deeds = confirmed(house), [deed for prospect in prospects for deed in prospect.deeds]
    if is_unborn(left):
        assert not told
        return
    await house.look(lambda tx: check_nothing_is_lost(tx, told, deeds), left)
    await house.look(check_one_call_for_each_chat, left)


def is_unborn(file: Path) -> bool:
    """Whether the kill came before there was a schema."""
    if not file.exists():
        return True
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return version_of(connection) == 0


def check_nothing_is_lost(tx: Transaction, told: set[int], deeds: Iterable[Deed]) -> None:
    """Every confirmed update is there, and every confirmed answer is handled and kept, or waits whole."""
    states = {row[0]: (row[1], row[2]) for row in tx.execute("SELECT update_id, state, raw FROM inbox")}
    assert not told - states.keys(), "confirmed to Telegram, and not in the inbox"
    for deed in deeds:
        if deed.update_id in told:
            state, raw = states[deed.update_id]
            kept = raw is not None if state == "waiting" else _kept(tx, deed.telegram_id).get(deed.question)
            assert kept in (True, deed.value), f"{deed} is {state}, and its answer is {kept!r}"


def _kept(tx: Transaction, telegram_id: int) -> dict[str, Any]:
    """The answers of a person, in the conversation or in the lead that came of it."""
    (person,) = tx.execute("SELECT id FROM people WHERE telegram_id = ?", (telegram_id,)).fetchone()
    session = sessions.load(tx, person)
    found = {} if session is None else dict(session.answers)
    for (lead,) in tx.execute("SELECT id FROM leads WHERE person = ?", (person,)).fetchall():
        found |= leads.get(tx, lead).details.answers
    return found


def check_one_call_for_each_chat(tx: Transaction) -> None:
    """At most one message of each chat is of unknown fate after a kill."""
    rows = tx.execute("SELECT chat, count(*) FROM outbox WHERE state = 'sending' GROUP BY chat").fetchall()
    assert all(count == 1 for _, count in rows), rows


# ------------------------------------------------------------------ at the end


async def check_the_end(house: House, ear: Ear, prospects: Collection[Prospect]) -> None:
    """All is done, stored, shown, and said no oftener than need be; the bot ends well."""
    await house.until_stored(is_idle, "everything is delivered")
    assert await house.stop() == 0
    await house.look(check_database)
    await house.look(lambda tx: check_leads(tx, prospects))
    check_cards(house, prospects)
    check_log(house, prospects)
    doubts = await house.look(uncertain)
    assert ear.repeats(house.group.id) <= doubts.get(house.group.id, 0)
    for prospect in prospects:
        chat = prospect.person.id
        assert ear.repeats(chat) <= doubts.get(chat, 0) + prospect.asked_again, ear.sent[chat]


def check_leads(tx: Transaction, prospects: Collection[Prospect]) -> None:
    """One lead for each prospect with exactly the answers given, taken once."""
    found = [leads.get(tx, row[0]) for row in tx.execute("SELECT id FROM leads").fetchall()]
    by_person = {lead.details.telegram_id: lead.details.answers for lead in found}
    assert by_person == {prospect.person.id: prospect.expected for prospect in prospects}
    assert len(found) == len(prospects), "a lead was made twice"
    for lead in found:
        events = Counter(move["event"] for move in leads.history(tx, lead.id))
        assert events == {"submitted": 1, "taken": 1}, f"{lead.number}: {events}"


def check_database(tx: Transaction) -> None:
    """Whole, and nothing is left to do."""
    assert tx.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert tx.execute("PRAGMA foreign_key_check").fetchall() == []
    assert outbox.counts(tx).keys() <= {"sent", "dropped"}, outbox.counts(tx)
    assert tx.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone() == (0,)


def is_idle(tx: Transaction) -> bool:
    """Whether all that came in is handled and all that has to go out has gone."""
    waiting = tx.execute("SELECT count(*) FROM inbox WHERE state = 'waiting'").fetchone()[0]
    return waiting == 0 and outbox.counts(tx).keys() <= {"sent", "dropped"}


def uncertain(tx: Transaction) -> dict[int, int]:
    """How many attempts were of unknown fate, by the chat's id."""
    rows = tx.execute("SELECT chat, sum(uncertain) FROM outbox GROUP BY chat").fetchall()
    return {outbox.chat_id_of(tx, chat) or 0: count for chat, count in rows}


def check_cards(house: House, prospects: Collection[Prospect]) -> None:
    """Each lead has a card with every answer, and its last one names a manager."""
    by_lead: dict[int, list[str]] = {}
    for card in cards(house):
        by_lead.setdefault(lead_of(card), []).append(card.text)
    assert len(by_lead) == len(prospects)
    managers = [person.name for person in house.world.accounts.people.values() if person.role == "manager"]
    whose = {prospect.name: prospect for prospect in prospects}
    for texts in by_lead.values():
        (prospect,) = [whose[name] for name in whose if f"{name} & Sons" in texts[0]]
        assert all(shown in text for text in texts for shown in _on_the_card(prospect)), texts
        assert any(f"· {name}" in text for text in texts if "👤" in text for name in managers), texts
        assert all(REPEAT in text.splitlines()[0] for text in texts[1:] if "👤" not in text), "an unmarked repeat"


def _on_the_card(prospect: Prospect) -> list[str]:
    labels = [line.deed for line in prospect.lines if line.question and line.how != "contact"]
    return [*labels, prospect.expected.get("phone", "")]


def check_log(house: House, prospects: Iterable[Prospect]) -> None:
    """Neither secrets nor anything that a person said or is."""
    said = [TOKEN, TOKEN.partition(":")[2], house.key]
    for prospect in prospects:
        said += [prospect.name, *(line.value for line in prospect.lines if line.how != "tap")]
    log = house.log()
    assert [words for words in said if words in log] == []
    assert "Traceback" not in log, log
