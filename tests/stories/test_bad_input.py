"""Whatever a person sends: there is an answer, no error, no lost answer, no step back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.simulator import contents
from bot.simulator.person import Person
from storage import people, sessions
from storage.database import Transaction
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, does, newest, say, tap

Content = dict[str, Any]

TEXTS: dict[str, str] = {
    "a stop": ".",
    "blanks that a client keeps": "\u2800 \u2800",
    "zero width": "\u200b\u200d\ufeff",
    "right to left": "\u202eon\u202c",
    "combining piles": "y" + "\u0301" * 500 + "es",
    "emoji": "👍🏽👩‍👩‍👧‍👦🇺🇦",
    "4096 characters": "x" * 4096,
    "4096 of emoji": "🌻" * 2048,
    "NUL": "a\x00b",
    "a lone surrogate": "a\ud83db",
    "escape codes": "\x1b[31mred\x1b[0m",
    "HTML": "</b><script>alert(1)</script>",
    "SQL": "'; DROP TABLE leads; --",
    "Fluent": "{ $count -> *[other] x }",
    "a format string": "%s %d {0} {} ${x}",
    "a template": "{{7*7}}",
    "a path": "../../etc/passwd",
    "a number": "99999999999999999999999",
    "an unknown command": "/unknown",
    "a command with dots": "/start.now",
    "only a slash": "/",
    "our own callback data": "1:z::0::abcde",
    "Arabic": "مرحبا",
    "line separators": "a\u2028b\u2029c",
    "a byte order mark": "\ufeffyes\ufeff maybe",
}
CONTENTS: dict[str, Callable[[Agency], Content]] = {
    "a sticker": lambda agency: contents.sticker(agency.world.files),
    "a voice message": lambda agency: contents.voice(agency.world.files),
    "a photo": lambda agency: contents.photo(agency.world.files),
    "a photo with words": lambda agency: contents.photo(agency.world.files, "No"),
    "a document": lambda agency: contents.document(agency.world.files),
    "a location": lambda _: contents.location(),
    "somebody's contact": lambda _: contents.other_contact(),
    "a poll": lambda _: {
        "poll": {
            "id": "1", "question": "Well?", "options": [{"text": "yes", "voter_count": 0, "persistent_id": "1"}],
            "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
            "allows_multiple_answers": False, "allows_revoting": True, "members_only": False,
        }
    },
    "dice": lambda _: {"dice": {"emoji": "🎲", "value": 6}},
    "a story": lambda agency: {"story": {"id": 1, "chat": {"id": 5, "type": "private"}}},
    "a game": lambda _: {"game": {"title": "x", "description": "y", "photo": []}},
    "something new": lambda _: {"hologram": {"depth": 3}},
    "nothing": lambda _: {},
    "an empty text": lambda _: {"text": ""},
    "blanks": lambda _: {"text": " \n\t "},
    "a text of 10,000 characters": lambda _: {"text": "y" * 10_000},
}  # fmt: skip
PLACES: dict[str, tuple[str, ...]] = {
    "a choice": PROJECT[:3],
    "ticks": ("Specialists", "A dedicated", "Some developers", "Yes", "People", "Constantly", "Yes"),
    "the advice": PROJECT,
    "the consent": (*PROJECT, *SENT[:4]),
    "the phone": (*PROJECT, *SENT[:5], "By phone"),
    "the summary": (*PROJECT, *SENT, "That’s enough"),
}


async def still_there(agency: Agency, person: Person, before: dict[str, Any]) -> None:
    """No answer is lost, and there is something to go on with."""
    await agency.settled()
    assert person.buttons(), person.shown()
    known, waiting, unsent = await agency.look(lambda tx: standing(tx, person))
    assert known.items() >= before.items()
    assert (waiting, unsent) == (0, 0)


def standing(tx: Transaction, person: Person) -> tuple[dict[str, Any], int, int]:
    """A person's answers, and how much is not handled and not sent."""
    session = sessions.load(tx, people.ensure(tx, person.id, 0))
    waiting = tx.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone()[0]
    unsent = tx.execute("SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'dropped')").fetchone()[0]
    return dict(session.answers) if session is not None else {}, waiting, unsent


@pytest.mark.parametrize("place", PLACES)
async def test_any_text_is_answered(morning: Agency, place: str) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PLACES[place])
    before = await morning.answers_of(mark)
    at = newest(mark).text.split("\n")[-1]
    async with morning.time_goes_on():
        for text in TEXTS.values():
            await does(mark, lambda text=text: morning.world.send(mark.id, {"text": text, **marks(text)}), text[:20])  # type: ignore[misc]
            await still_there(morning, mark, before)
    await mark.sees(at)


def marks(text: str) -> Content:
    """Telegram marks what looks like a command."""
    if text.startswith("/") and len(text) > 1:
        return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(".")[0])}]}
    return {}


@pytest.mark.parametrize("place", PLACES)
async def test_anything_that_is_no_text_is_answered(morning: Agency, place: str) -> None:
    mark = await morning.comes("Mark")
    await begins(mark, *PLACES[place])
    await sends_everything(morning, mark, await morning.answers_of(mark))


async def sends_everything(agency: Agency, person: Person, before: dict[str, Any]) -> None:
    async with agency.time_goes_on():
        for name, made in CONTENTS.items():
            content, shown = made(agency), said_to(person)
            agency.world.send(person.id, content)
            await agency.until(lambda shown=shown: said_to(person) != shown, f"no answer to {name}")  # type: ignore[misc]
            await still_there(agency, person, before)


def said_to(person: Person) -> list[tuple[int, str]]:
    """All that the bot said to a person, as it stands now."""
    return [(m.id, m.text) for m in person.screen() if m.sender_id != person.id]


async def test_anything_is_answered_after_sending_too(morning: Agency) -> None:
    [mark] = await _sent(morning, 1)
    await sends_everything(morning, mark, {})
    assert len(await morning.leads()) == 1


async def _sent(agency: Agency, count: int) -> list[Person]:
    await agency.stop()
    prospects = await agency.ready_to_send(count)
    await agency.start()
    for prospect in prospects:
        await say(prospect, "send")
    return prospects


SAID = {
    "a choice": "A nice sticker, but I can’t read it.\n\n",
    "the phone": "A nice sticker, but I can’t read it.\n\n",
    "the consent": "Please use the buttons below.",
}


@pytest.mark.parametrize("place", SAID)
async def test_the_answer_to_a_sticker_fits_the_place(agency: Agency, place: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PLACES[place])
    await does(mark, lambda: agency.world.send(mark.id, contents.sticker(agency.world.files)))
    assert newest(mark).text.startswith(SAID[place])


BY_KIND = {
    "a sticker": ("A nice sticker, but I can’t read it.", "Гарна наліпка, але прочитати її я не вмію."),
    "a poll": ("I can’t vote in polls.", "Голосувати в опитуваннях я не вмію."),
    "dice": ("I don’t play, sorry.", "На жаль, я не граю."),
    "a game": ("I don’t play, sorry.", "На жаль, я не граю."),
    "a story": ("I can’t see stories.", "Переглядати історії я не вмію."),
    "something new": ("I can’t read this kind of message.", "Таких повідомлень я не розумію."),
}


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("kind", BY_KIND)
async def test_each_kind_has_a_word_of_its_own_and_the_question_comes_again(
    agency: Agency, kind: str, language: str
) -> None:
    mark = await agency.comes("Mark", language)
    await begins(mark)
    asked = newest(mark)
    await does(mark, lambda: agency.world.send(mark.id, CONTENTS[kind](agency)))
    word = BY_KIND[kind][language == "uk"]
    assert newest(mark).text == f"{word}\n\n{asked.text}"
    assert newest(mark).buttons


async def test_a_sticker_after_sending_is_asked_for_in_words(agency: Agency) -> None:
    [mark] = await _sent(agency, 1)
    await mark.sees("is with our managers")
    await does(mark, lambda: agency.world.send(mark.id, contents.sticker(agency.world.files)))
    assert newest(mark).text.startswith("I can’t pass this on. Words, files and voice messages I can.")


PAYLOADS = ["a b", "x" * 65, "<b>", "../x", "ünï", "a;b", "%00"]


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_a_rubbish_payload_is_passed_over(agency: Agency, payload: str) -> None:
    mark = await agency.comes("Mark")
    await mark.starts(payload)
    await mark.sees("What do you need help with?")
    session = await agency.session(mark)
    assert session is not None
    assert session.source == "", "no part of it is taken for a source either"


@pytest.mark.parametrize("payload", ["ads-2026", "A", "x" * 64, "site_button"])
async def test_a_good_payload_is_kept_as_the_source(agency: Agency, payload: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager", payload=payload)
    assert f"#L-0001 · {payload} · " in (await agency.card()).text


# ---------------------------------------------------------------------- old buttons


async def test_taps_on_all_old_screens_change_nothing(agency: Agency) -> None:
    """Whoever scrolls up and taps is told so, and shown where the conversation is."""
    mark = await agency.comes("Mark")
    await begins(mark)
    taken = []
    for label in PROJECT[:6]:
        shown = newest(mark)
        taken.append((shown, next(str(b["callback_data"]) for row in shown.inline or [] for b in row)))
        await tap(mark, label)
    before = await agency.answers_of(mark)
    for message, data in taken:
        press = agency.world.press(mark.id, message, data)
        await agency.until(lambda press=press: press.answered, "the press is not answered")  # type: ignore[misc]
        assert press.text == "That’s an earlier button"
    assert await agency.answers_of(mark) == before
    await agency.settled()
    assert "How clearly is the work described?" in newest(mark).text


async def test_a_double_tap_is_one_answer(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    question = newest(mark)
    await mark.taps_old(question, PROJECT[3])
    await mark.taps_old(question, PROJECT[3])
    await mark.sees("judge technical work")
    await mark.is_told("That’s an earlier button")
    assert len(await agency.answers_of(mark)) == 4


async def test_taps_from_before_cancel_are_old(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    data = str((newest(mark).inline or [])[0][0]["callback_data"])
    await say(mark, "/cancel")
    await answers(mark, "Delete my answers")
    await agency.settled()
    press = agency.world.press(mark.id, newest(mark), data)
    await mark.is_told("That’s an earlier button")
    assert press.answered
    await mark.sees("Hello!")
    assert await agency.answers_of(mark) == {}


async def test_an_old_card_of_the_conversation_is_answered_below(agency: Agency) -> None:
    """The tap on an old message brings the present question down to where the person looks."""
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT)
    advice = newest(mark)
    await tap(mark, "Prepare a request")
    await mark.taps_old(advice, "Prepare a request")
    await mark.is_told("That’s an earlier button")
    await agency.settled()
    assert "When do you want to start?" in newest(mark).text
    assert advice.buttons, "an old keyboard stays where it is"


FORGED = ["1", ":::::", "1:a:need:0:whole_project", "1:q::0::aaaaa", "x" * 64, "1:a:need:-1:x:y", "1:a:a:1:\x00:b"]


@pytest.mark.parametrize("data", FORGED)
async def test_forged_buttons_do_nothing(agency: Agency, data: str) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    press = agency.world.press(mark.id, newest(mark), data)
    await agency.until(lambda: press.answered, "the press is not answered")
    assert len(await agency.answers_of(mark)) == 3


FORGED_ACTS = ["1:z::{screen}::{nonce}", "1:y::{screen}::{nonce}", "1:a:need:{screen}:whole_project:{nonce}",
               "1:a:technical_competence:{screen}:root:{nonce}", "1:c:channel:{screen}::{nonce}",
               "1:f::{screen}::{nonce}", "1:l::{screen}:xx:{nonce}", "1:e::{screen}::{nonce}"]  # fmt: skip


@pytest.mark.parametrize("forged", FORGED_ACTS)
async def test_acts_that_fit_nowhere_here_do_nothing(agency: Agency, forged: str) -> None:
    """A modified client can send any act with the right marks."""
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:3])
    before = await agency.session(mark)
    assert before is not None
    data = forged.format(screen=before.screen, nonce=before.nonce)
    press = agency.world.press(mark.id, newest(mark), data)
    await agency.until(lambda: press.answered, "the press is not answered")
    assert await agency.session(mark) == before
