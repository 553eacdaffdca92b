"""The HTML parse mode."""

from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.formatting.entity import EntityError
from bot.simulator.formatting.html import parse_html
from bot.simulator.formatting.measure import utf16_length

from .parsing import OLENA, find_user, shown

UNMATCHED = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


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
        ('<code class="language-sql"><pre>a</pre></code>', "a", [("pre", 0, 1, "sql")]),
        ('<code class="language-sql">a</code>', "a", [("code", 0, 1)]),
        ('<pre> <code class="language-sql">a</code></pre>', " a", [("pre", 0, 2), ("code", 1, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<blockquote expandable=no>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<a href="https://a.io/?x=1&amp;y=2">a</a>', "a", [("text_link", 0, 1, "https://a.io/?x=1&y=2")]),
        ("<a href=A.io>a</a>", "a", [("text_link", 0, 1, "http://a.io/")]),
        ("<a>https://a.io/b</a>", "https://a.io/b", [("text_link", 0, 14, "https://a.io/b")]),
        ("<a href='tg://user?id=7'>O</a>", "O", [("text_mention", 0, 1, OLENA)]),
        ("<a href='TG:user/?x=1&id=7#id=8'>O</a>", "O", [("text_mention", 0, 1, OLENA)]),
        ("<a href='tg://user?id=8'>O</a>", "O", []),
        ("<a href='tg://resolve?domain=x'>O</a>", "O", [("text_link", 0, 1, "tg://resolve?domain=x")]),
        ("<a href='no link'>O</a>", "O", []),
        ("<a href='javascript:x.y()'>O</a>", "O", []),
        ('<tg-emoji emoji-id="53">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2, "53")]),
        ('<tg-time unix="1800000000" format="wDT">x</tg-time>', "x", [("date_time", 0, 1, 1800000000, "wDT")]),
        ('<tg-time unix="9" format="Tdtw">x</tg-time>', "x", [("date_time", 0, 1, 9, "wdt")]),
        ('<tg-time unix="0">x</tg-time>', "x", []),
        ("👍<b>👍a</b>", "👍👍a", [("bold", 2, 3)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<i><b>a</b></i>", "a", [("bold", 0, 1), ("italic", 0, 1)]),
        ("<B>a</b  >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<b class=x-1 title = 'a > b'>a</b>", "a", [("bold", 0, 1)]),
        ("&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#x27;", "<b> &amp; \"x\" 'y'", []),
        ("Fish & Chips &nbsp; &copy &ltx;", "Fish & Chips &nbsp; &copy &ltx;", []),
        ("&#65; &#x41 &#0000065; &#00000065; &#; &#X41;", "A A A &#00000065; &#; &#X41;", []),
        ("a > b", "a > b", []),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(html: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    assert shown(*parse_html(html, find_user)) == (text, entities)


@pytest.mark.parametrize(
    ("html", "error"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("Їжак <3", "Unclosed start tag at byte offset 9"),
        ("<div>a</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("👍</", "Unexpected end tag at byte offset 4"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b ", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href= ", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<span class="spoiler">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-emoji emoji-id="053">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="9" format="rt">a</tg-time>', "Invalid date format used"),
        ("&#xD83D;&#xDE00;", UNMATCHED),
        ("&#55357; <b>", 'Can\'t find end tag corresponding to start tag "b"'),
    ],
)
def test_malformed_html_is_refused_with_telegrams_words(html: str, error: str) -> None:
    with pytest.raises(EntityError) as refused:
        parse_html(html, find_user)
    assert str(refused.value) == error


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(escape(text), find_user) == (text, [])


PIECES = ["<b>", "</b>", "<i>", "</i>", "<a href='x.io'>", "</a>", "</>", "<pre>", '<code class="language-c">',
          "</code>", "<blockquote expandable>", "</blockquote>", "<tg-time unix=9", ' format="t"', ">", "&lt;",
          "&#55357;", "&", "<", "ї", "👍", " ", "=", "\0"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_any_html_is_parsed_or_refused_and_entities_stay_inside(html: str) -> None:
    try:
        text, entities = parse_html(html, find_user)
    except EntityError:
        return
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(text)
