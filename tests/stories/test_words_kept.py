"""Nothing that a prospect writes is lost or bent: long answers, markup, strange names."""

from __future__ import annotations

import pytest

from bot.client import views
from bot.client.screen import Screen
from bot.messages import length
from bot.simulator.person import Person
from conversations.session import Session
from tests.conversations.people import AGENCY
from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, newest, say, sends_request, tap

TO_NAME = (*PROJECT, *SENT)


def long_text(length: int, filling: str = "A wish & <b>more</b> — ") -> str:
    """A text of exactly so many UTF-16 units."""
    text = (filling * (length // len(filling) + 1)).strip()
    while len(text.encode("utf-16-le")) // 2 > length:
        text = text[:-1]
    return text.rstrip() + "x" * (length - len(text.rstrip().encode("utf-16-le")) // 2)


def everything_posted(agency: Agency) -> str:
    return "".join(post.text for post in agency.posts())


def pieced(agency: Agency, title: str) -> str:
    """What stands in the messages that go on below the card."""
    posts = [post.text for post in agency.posts() if post.text.startswith(title)]
    return "".join(text.split("\n", 1)[1] for text in posts)


async def test_a_comment_of_4096_characters_arrives_whole(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await begins(mark, *TO_NAME, "Mark", "CTO", "Skip")
    comment = long_text(4096)
    await say(mark, comment)
    await tap(mark, "Send to a manager")
    await agency.card()
    await agency.settled()
    assert pieced(agency, "#L-0001 · Comment:") == comment
    assert await agency.rows("SELECT id FROM outbox WHERE state <> 'sent'") == []


FIELDS = ["How shall we address you?", "What is your company called", "Anything to add?"]


@pytest.mark.parametrize("filling", ["A wish & <b>more</b> — ", "🌻", "ї", "<<<>>>&&&", "a\nb\n"])
async def test_all_answers_may_be_as_long_as_telegram_allows(agency: Agency, filling: str) -> None:
    """Name, company, comment and technologies at once: the card still fits, and what it cuts follows whole."""
    mark = await agency.comes("Mark")
    await begins(mark, *PROJECT[:7])
    await say(mark, long_text(4096, filling))
    await answers(mark, *SENT)
    for question in FIELDS:
        assert question in newest(mark).text
        await say(mark, long_text(4096, filling))
        if question == FIELDS[0]:
            await tap(mark, "CTO")
    await tap(mark, "Send to a manager")
    await mark.sees("is with our managers")
    await agency.settled()
    assert len(agency.cards()) == 1
    dead = await agency.rows("SELECT id, state, fault FROM outbox WHERE state <> 'sent'")
    assert dead == []
    for name in ("Technologies", "Name", "Company", "Comment"):
        known = (await agency.the_lead()).details.answers
        kept = known[{"Technologies": "stack"}.get(name, name.lower())]
        whole = ", ".join(kept) if isinstance(kept, tuple | list) else kept
        shown = pieced(agency, f"#L-0001 · {name}:") or everything_posted(agency)
        assert whole.replace("\n", "") in shown.replace("\n", "")


async def test_a_later_message_of_4096_characters_arrives_whole(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark)
    for filling in ("A wish & <b>more</b> — ", "🌻"):
        words = long_text(4096, filling)
        await say(mark, words)
        await agency.settled()
        assert words in "".join(post.text.split("\n", 1)[1] for post in agency.posts("adds:"))
    assert await agency.rows("SELECT id FROM outbox WHERE state <> 'sent'") == []


MARKUP = ["</b></blockquote>", "<a href='https://evil.example'>tap</a>", "a < b && c > d", "&lt;b&gt; &amp; &#60;"]


@pytest.mark.parametrize("words", MARKUP)
async def test_markup_is_shown_word_for_word(agency: Agency, words: str) -> None:
    mark = await agency.comes(words)
    await begins(mark, *PROJECT, *SENT, words[:20])
    await tap(mark, "Owner")
    for _ in ("company", "comment"):
        await say(mark, words)
    assert newest(mark).text.count(words) == 3
    await tap(mark, "Send to a manager")
    card = await agency.card()
    assert card.text.count(words) == 5, "name and company twice, the comment first among the answers"
    await say(mark, words)
    await agency.until(lambda: bool(agency.posts("adds:")), "the words do not reach the group")
    assert agency.posts("adds:")[0].text.count(words) == 2
    assert agency.refused("parse") == []


async def test_a_managers_name_is_shown_word_for_word(agency: Agency) -> None:
    boss = await agency.hires("<i>Boss</i> & Co")
    mark = await agency.comes("Mark")
    await sends_request(mark)
    await tap(boss, "Take", agency.group.id)
    await mark.sees("<i>Boss</i> & Co is handling it.")
    await agency.settled()
    assert (await agency.card()).text.endswith("👤 Taken · <i>Boss</i> & Co")


NAMES = {
    "right to left": "\u202eyalp\u202c Mark",
    "zero width": "\u200b\u200d\u2060",
    "blank": "\u2800\u2800",
    "a Hangul filler": "\u3164",
    "combining piles": "M" + "\u0301\u0323" * 200 + "ark",
    "emoji": "👩‍👩‍👧 Mark",
    "two lines": "Mark\nHOT 100",
    "a control character": "Ma\x00rk\x1b[31m",
    "a lone surrogate": "Mark \ud83d",
    "Arabic": "مرحبا بالعالم",
    "very long": "Mark " * 50,
    "like a card": "🔥 HOT 100 · #L-0007",
    "Fluent": "{ $name } { MAIL() }",
}


NAMELESS = dict.fromkeys(("zero width", "blank", "a Hangul filler"), "No name")


@pytest.mark.parametrize("kind", NAMES)
async def test_a_prospect_with_a_strange_name_is_served_and_carded(agency: Agency, kind: str) -> None:
    mark = await agency.comes(NAMES[kind])
    anna = await agency.hires("Anna")
    await sends_request(mark)
    card = await agency.card()
    first, second, *_ = card.text.split("\n")
    assert first.startswith("🔥 HOT")
    name = second.split(" · ")[0]
    assert name, "there is always something to call the prospect by"
    assert name.isprintable()
    assert len(name) <= 65
    assert name == NAMELESS.get(kind, name)
    assert second.endswith(" · EN · Telegram")
    await tap(anna, "Take", agency.group.id)
    await mark.sees("Anna is handling it")


@pytest.mark.parametrize("kind", NAMES)
async def test_a_manager_with_a_strange_name_can_take_a_lead(agency: Agency, kind: str) -> None:
    boss, anna = await agency.hires(NAMES[kind]), await agency.hires("Anna")
    mark = await agency.comes("Mark")
    await sends_request(mark)
    card = await agency.card()
    await tap(boss, "Take", agency.group.id)
    told = (await mark.sees("is handling it")).text
    assert "\n" not in told
    assert told.isprintable()
    assert len(told) < 90
    assert told.startswith(NAMELESS.get(kind, ""))
    await anna.taps("Contacted", agency.group.id)
    await anna.is_told("has this one")
    await agency.settled()
    assert "👤 Taken · " in card.text


async def test_the_key_with_the_own_name_is_not_offered_where_there_is_none(agency: Agency) -> None:
    mark = await agency.comes("\u200b\u200d")
    await begins(mark, *TO_NAME)
    assert "How shall we address you?" in newest(mark).text
    assert newest(mark).buttons == ["‹ Back", "Skip", "That’s enough, to the summary", "Talk to a person"]
    await answers(mark, "That’s enough", "Send to a manager")
    assert "\nNo name · EN · Telegram" in (await agency.card()).text


async def prospect_named(agency: Agency, first: str, last: str) -> Person:
    user = agency.world.add_user(first, last)
    return Person(agency.world, user.id)


async def test_both_names_are_taken_from_telegram(agency: Agency) -> None:
    mark = await prospect_named(agency, "Mark", "O’Reed")
    await begins(mark, *TO_NAME, "Mark O’Reed")
    await answers(mark, "That’s enough", "Send to a manager")
    assert (await agency.the_lead()).details.name == "Mark O’Reed"


@pytest.mark.parametrize("language", ["en", "uk"])
def test_however_many_long_answers_there_are_the_list_of_them_is_one_message(language: str) -> None:
    answers = {question.id: "ї" * 4000 for question in AGENCY.questions.question}
    session = Session(language, "n", AGENCY.version, answers=answers, overlay="review")
    shown = views.render(Screen(AGENCY, session, "Olena")).text
    assert shown.count("ї…") == len(answers)
    assert length(shown) <= 4096
