"""The HTML parse mode and what Telegram finds in plain text."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.entities import EntityError, found_in, listed, parse_html, trimmed, utf16_length
from bot.simulator.safe_html import rendered

OLENA = {"id": 7, "is_bot": False, "first_name": "Olena"}


def find_user(user_id: int) -> dict[str, Any] | None:
    return OLENA if user_id == 7 else None


def parsed(html: str) -> tuple[str, list[tuple[Any, ...]]]:
    text, entities = parse_html(html, find_user)
    extra = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format", "user")
    return text, [(e["type"], e["offset"], e["length"], *(e[k] for k in extra if k in e)) for e in entities]


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", 0, 1), ("bold", 1, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>a</code> <pre>b</pre>", "a b", [("code", 0, 1), ("pre", 2, 1)]),
        ('<pre><code class="language-sql">a</code></pre>', "a", [("pre", 0, 1, "sql")]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<a href="https://a.io/?x=1&amp;y=2">a</a>', "a", [("text_link", 0, 1, "https://a.io/?x=1&y=2")]),
        ("<a href='tg://user?id=7'>O</a>", "O", [("text_mention", 0, 1, OLENA)]),
        ("<a href='tg://user?id=8'>O</a>", "O", []),
        ("<a href='no link'>O</a>", "O", []),
        ('<tg-emoji emoji-id="53">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2, "53")]),
        ('<tg-time unix="1800000000" format="wDT">x</tg-time>', "x", [("date_time", 0, 1, 1800000000, "wDT")]),
        ("👍<b>👍a</b>", "👍👍a", [("bold", 2, 3)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<code><b>a</b></code>", "a", [("code", 0, 1)]),
        ("<B>a</B>", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#x27;", "<b> &amp; \"x\" 'y'", []),
        ("Fish & Chips &nbsp; &copy", "Fish & Chips &nbsp; &copy", []),
        ("a > b", "a > b", []),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(html: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    assert parsed(html) == (text, entities)


@pytest.mark.parametrize(
    ("html", "error"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("Їжак <3", "Unclosed start tag at byte offset 9"),
        ("<div>a</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_malformed_html_is_refused_with_telegrams_words(html: str, error: str) -> None:
    with pytest.raises(EntityError) as refused:
        parse_html(html, find_user)
    assert str(refused.value) == error


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(escape(text), find_user) == (text, [])


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<a href='x.io'>", "</a>", "&lt;", "&", "<", "ї", "👍", " "])
    )
)
def test_any_html_is_parsed_or_refused_and_entities_stay_inside(pieces: list[str]) -> None:
    try:
        text, entities = parse_html("".join(pieces), find_user)
    except EntityError:
        return
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/claim@intake_bot now", [("bot_command", "/claim@intake_bot")]),
        ("and/or 1/2 https://a.io/x.", [("url", "https://a.io/x")]),
        ("see example.com/a?b=1, please", [("url", "example.com/a?b=1")]),
        ("write to a.b+c@example.com!", [("email", "a.b+c@example.com")]),
        ("👍 @anna_k", [("mention", "@anna_k")]),
        ("call +380 50 111-22-33 today", [("phone_number", "+380 50 111-22-33")]),
        ("#urgent 3.5 e.g. v1.2", [("hashtag", "#urgent")]),
        ("nothing here", []),
    ],
)
def test_people_do_not_mark_up_what_telegram_finds(text: str, found: list[tuple[str, str]]) -> None:
    raw = text.encode("utf-16-le")
    entities = found_in(text, [])
    cut = [raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le") for e in entities]
    assert list(zip([e["type"] for e in entities], cut, strict=True)) == found


def test_nothing_is_found_inside_a_link_or_code() -> None:
    text, entities = parse_html("<code>/start</code> <a href='https://b.io'>https://a.io</a>", find_user)
    assert [e["type"] for e in found_in(text, entities)] == ["code", "text_link"]


def test_white_space_around_is_cut_and_entities_move() -> None:
    text, entities = parse_html("\n <b>a</b> <i> </i>\n", find_user)
    assert trimmed(text, entities) == ("a", [{"type": "bold", "offset": 0, "length": 1}])


def test_entities_in_a_list_must_lie_inside_the_text() -> None:
    given_list = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "bold", "offset": 1, "length": 9},
        {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 8}},
    ]
    assert listed(given_list, "ab", find_user) == [{"type": "bold", "offset": 0, "length": 2}]
    with pytest.raises(EntityError):
        listed([{"type": "bold"}], "ab", find_user)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<b>a &lt;script&gt;</b>", "<strong>a &lt;script&gt;</strong>"),
        ("<b>a<i>b</i></b>c", "<strong>a<em>b</em></strong>c"),
        ("<a href='https://a.io'>x</a>", '<a href="https://a.io" target="_blank" rel="noopener noreferrer">x</a>'),
        ("<tg-spoiler>👍</tg-spoiler>", '<span class="spoiler">👍</span>'),
    ],
)
def test_the_page_gets_safe_html(html: str, shown: str) -> None:
    assert rendered(*parse_html(html, find_user)) == shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://resolve?domain=x", 'https://x/"onclick="y'])
def test_a_link_never_carries_a_script_into_the_page(url: str) -> None:
    shown = rendered("x", [{"type": "text_link", "offset": 0, "length": 1, "url": url}])
    assert 'href="javascript' not in shown
    assert '"onclick=' not in shown


@given(
    st.text(max_size=20),
    st.lists(st.tuples(st.sampled_from(["bold", "italic", "url", "spoiler"]), st.integers(0, 20), st.integers(1, 20))),
)
def test_overlapping_entities_nest_properly_on_the_page(text: str, spans: list[tuple[str, int, int]]) -> None:
    length = utf16_length(text)
    entities = [{"type": t, "offset": o, "length": n} for t, o, n in spans if o + n <= length]
    stack: list[str] = []
    for piece in rendered(text, entities).split("<")[1:]:
        tag = piece.split(">")[0].split(" ")[0]
        if tag.startswith("/"):
            assert stack.pop() == tag[1:]
        else:
            stack.append(tag)
    assert stack == []
