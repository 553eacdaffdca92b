"""What becomes of entities on their way into a message: given, arranged, cleaned, found, and shown on the page."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.desk.safe_html import rendered
from bot.simulator.formatting import EntityError, finished, formatted, utf16_length
from bot.simulator.formatting.found import found_in

from .parsing import OLENA, find_user, shown

SIMPLE = ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote",
          "expandable_blockquote"]  # fmt: skip


def kept(text: str, mode: str = "HTML") -> tuple[str, list[tuple[Any, ...]]]:
    return shown(*finished(*formatted(text, mode, None, find_user)))


@pytest.mark.parametrize(
    ("html", "entities"),
    [
        ("<b>a<i>b</i>c</b>", [("bold", 0, 1), ("bold", 1, 2), ("italic", 1, 1)]),
        ("<b>a</b><b>b</b>", [("bold", 0, 2)]),
        ("<b>a<b>b</b></b>", [("bold", 0, 2)]),
        ("<b><code>a</code></b>", [("code", 0, 1)]),
        ("<b>a<code>b</code>c</b>", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<code><a href='a.io'>a</a></code>", [("code", 0, 1)]),
        ("<a href='a.io'>a<a href='b.io'>b</a></a>", [("text_link", 0, 2, "http://a.io/")]),
        ("<a href='a.io'>a<b>b</b></a>", [("text_link", 0, 2, "http://a.io/"), ("bold", 1, 1)]),
        ("<b><a href='a.io'>a</a>b</b>", [("text_link", 0, 1, "http://a.io/"), ("bold", 0, 1), ("bold", 1, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", [("blockquote", 0, 2)]),
        ("<blockquote><pre>a</pre></blockquote>", [("blockquote", 0, 1), ("pre", 0, 1)]),
        ("<a href='a.io'>a<blockquote>b</blockquote></a>", [("blockquote", 1, 1)]),
        ("<code>/start</code> <a href='b.io'>a.io</a>", [("code", 0, 6), ("text_link", 7, 4, "http://b.io/")]),
        ("<b>see a.io/x</b>", [("bold", 0, 4), ("url", 4, 6), ("bold", 4, 6)]),
    ],
)
def test_entities_lie_as_telegram_lays_them(html: str, entities: list[tuple[Any, ...]]) -> None:
    assert kept(html)[1] == entities


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("\n <b>a</b> <i> </i>\n", "a", [("bold", 0, 1)]),
        ("\n <b> a </b>\n", " a", [("bold", 0, 2)]),
        ("a\tb\r\nc", "a b\nc", []),
        ("a\r<b>b\r\nc</b>", "ab\nc", [("bold", 1, 3)]),
        ("a\u2028b\u0333<b>c</b>", "abc", [("bold", 2, 1)]),
        ("a\u200f\u200e\u200fb", "a\u200c\u200c\u200fb", []),
        ("\u00a0 a", "\u00a0 a", []),
    ],
)
def test_a_text_is_cleaned_and_entities_move(text: str, plain: str, entities: list[tuple[Any, ...]]) -> None:
    assert kept(text) == (plain, entities)


@pytest.mark.parametrize("text", [" ", "\n\r\t", "\u00a0\u200b", "<b> </b>", "<b></b>", "\u2800\ufeff\U000e0020"])
def test_a_text_of_blanks_is_none(text: str) -> None:
    with pytest.raises(EntityError, match=r"^Text must be non-empty$"):
        kept(text)
    assert finished(*formatted(text, "HTML", None, find_user), may_be_empty=True) == ("", [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/claim@intake_bot now", [("bot_command", "/claim@intake_bot")]),
        ("/a/b x/c </d /e@f /Ї", []),
        ("and/or 1/2 https://a.io/x.", [("url", "https://a.io/x")]),
        ("see Example.com/a?b=1, please", [("url", "Example.com/a?b=1")]),
        ("(see a.io/b(c)) [d.io:8080] e.io:99999", [("url", "a.io/b(c)"), ("url", "d.io:8080"), ("url", "e.io")]),
        ("127.0.0.1:80 1.2.3 256.1.1.1 https://localhost", [("url", "127.0.0.1:80")]),
        ("Good.Thanks readme.md main.rs гришка.рф xn--80.xn--p1ai",
         [("url", "readme.md"), ("url", "main.rs"), ("url", "гришка.рф"), ("url", "xn--80.xn--p1ai")]),
        ("ftp://a.bc http://u:p@a.io/ sftp://b.io", [("url", "ftp://a.bc"), ("url", "http://u:p@a.io/")]),
        ("tg://resolve?domain=x, ton://abc", [("url", "tg://resolve?domain=x"), ("url", "ton://abc")]),
        ("write to a.b+c@example.com! mailto", [("email", "a.b+c@example.com")]),
        ("a@b a@b.c @c.com", []),
        ("👍 @anna_k @ab @gif x@anna_k @їжак", [("mention", "@anna_k"), ("mention", "@gif")]),
        ("call +380 50 111-22-33 today", [("phone_number", "+380 50 111-22-33")]),
        ("#urgent #1 #ї_1@intake_bot a#b #c#d 3.5 e.g. v1.2", [("hashtag", "#urgent"), ("hashtag", "#ї_1@intake_bot")]),
        ("$USD $usd $TOOLONGNAME a$EUR $1INCH", [("cashtag", "$USD"), ("cashtag", "$1INCH")]),
        ("4111 1111 1111 1111 and 4111 1111 1111 1112", [("bank_card_number", "4111 1111 1111 1111")]),
        ("nothing here: 10-12, 50% (ok)", []),
    ],
)  # fmt: skip
def test_people_do_not_mark_up_what_telegram_finds(text: str, found: list[tuple[str, str]]) -> None:
    raw = text.encode("utf-16-le")
    entities = found_in(text)
    cut = [raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le") for e in entities]
    assert list(zip([e["type"] for e in entities], cut, strict=True)) == found


PLACE = {"offset": 0, "length": 1}


@pytest.mark.parametrize(
    ("entities", "read"),
    [
        (None, []),
        ("bold", []),
        ([{**PLACE, "type": "bold", "url": "https://a.io"}], [("bold", 0, 1)]),
        ([{"offset": "0", "length": "1", "type": "italic"}], [("italic", 0, 1)]),
        ([{"offset": 0, "length": 0, "type": "italic"}], []),
        ([{**PLACE, "type": "pre", "language": "c"}], [("pre", 0, 1, "c")]),
        ([{**PLACE, "type": "text_link", "url": "a.io"}], [("text_link", 0, 1, "http://a.io/")]),
        ([{**PLACE, "type": "text_link", "url": "tg://user?id=7"}], [("text_mention", 0, 1, OLENA)]),
        ([{**PLACE, "type": "text_mention", "user": {"id": 7}}], [("text_mention", 0, 1, OLENA)]),
        ([{**PLACE, "type": "text_mention", "user": {"id": 8}}], []),
        ([{**PLACE, "type": "custom_emoji", "custom_emoji_id": "5"}], [("custom_emoji", 0, 1, "5")]),
        ([{**PLACE, "type": "date_time", "unix_time": 9, "date_time_format": "Td"}], [("date_time", 0, 1, 9, "dT")]),
        ([{**PLACE, "type": "mention"}, {**PLACE, "type": "url"}], []),
    ],
)
def test_a_bot_may_list_entities(entities: Any, read: list[tuple[Any, ...]]) -> None:
    assert shown(*finished(*formatted("a👍", "", entities, find_user)))[1] == read


WRONG = "Can't parse MessageEntity: "


@pytest.mark.parametrize(
    ("entity", "error"),
    [
        (1, f"{WRONG}expected an Object"),
        ({}, f'{WRONG}Can\'t find field "offset"'),
        ({"offset": None}, f'{WRONG}Field "offset" must be a Number'),
        ({"offset": 1 << 31}, f'{WRONG}Field "offset" must be a valid Number'),
        ({"offset": 0}, f'{WRONG}Can\'t find field "length"'),
        (PLACE, f'{WRONG}Can\'t find field "type"'),
        ({**PLACE, "type": ""}, f"{WRONG}Type is not specified"),
        ({**PLACE, "type": "huge"}, f"{WRONG}Unsupported type specified"),
        ({**PLACE, "type": "text_link"}, f'{WRONG}Can\'t find field "url"'),
        ({**PLACE, "type": "text_link", "url": "x"}, "Entity URL 'x' is invalid: Wrong HTTP URL"),
        ({**PLACE, "type": "text_mention", "user": 7}, f'{WRONG}Field "user" must be of type Object'),
        ({**PLACE, "type": "custom_emoji", "custom_emoji_id": 0}, "Invalid custom emoji identifier specified"),
        ({**PLACE, "type": "date_time", "unix_time": 9, "date_time_format": "x"},
         f"{WRONG}Invalid date-time format specified"),
        ({"offset": -1, "length": 1, "type": "bold"}, "Receive an entity with incorrect offset -1"),
        ({"offset": 9, "length": 1, "type": "bold"}, "Entity begins after the end of the text at UTF-16 offset 9"),
        ({"offset": 1, "length": 9, "type": "bold"},
         "Entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10"),
        ({"offset": 2, "length": 1, "type": "bold"}, "Entity begins in a middle of a UTF-16 symbol at byte offset 5"),
        ({"offset": 0, "length": 2, "type": "bold"},
         "Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5"),
    ],
)  # fmt: skip
def test_a_wrong_list_is_refused_with_telegrams_words(entity: Any, error: str) -> None:
    with pytest.raises(EntityError) as refused:
        finished(*formatted("a👍", "", [entity], find_user))
    assert str(refused.value) == error


SPANS = st.lists(st.tuples(st.sampled_from([*SIMPLE, "custom_emoji"]), st.integers(0, 12), st.integers(0, 12)))


@given(st.text("ab \n@/.#$👍\r", max_size=12), SPANS)
def test_arranged_entities_stay_inside_and_keep_telegrams_order(text: str, spans: list[tuple[str, int, int]]) -> None:
    given_list = [{"type": t, "offset": o, "length": n, "custom_emoji_id": "5"} for t, o, n in spans]
    try:
        words, entities = finished(*formatted(text, "", given_list, find_user))
    except EntityError:
        return
    assert [(e["offset"], -e["length"]) for e in entities] == sorted((e["offset"], -e["length"]) for e in entities)
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(words)
    assert finished(words, entities) == (words, entities), "what was arranged is arranged"


BARE = [*SIMPLE, "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number",
        "what_comes_next_year"]  # fmt: skip
KINDS: dict[str, dict[str, Any]] = {
    **{kind: {} for kind in BARE},
    "text_link": {"url": "https://a.io"}, "text_mention": {"user": OLENA}, "custom_emoji": {"custom_emoji_id": "5"},
    "date_time": {"unix_time": 9, "date_time_format": "<"}, "pre": {"language": '"><script>'},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_safely(kind: str) -> None:
    html = rendered('<x>"', [{"type": kind, "offset": 0, "length": 4, **KINDS[kind]}])
    assert "&lt;x&gt;&quot;" in html
    assert "<x>" not in html
    assert "<script" not in html
    assert html.count("<") == html.count(">") == 2


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<b>a &lt;script&gt;</b>", "<strong>a &lt;script&gt;</strong>"),
        ("<b>a<i>b</i></b>c", "<strong>a</strong><strong><em>b</em></strong>c"),
        ("<a href='https://a.io'>x</a>", '<a href="https://a.io/" target="_blank" rel="noopener noreferrer">x</a>'),
        ("<tg-spoiler>👍</tg-spoiler>", '<span class="spoiler">👍</span>'),
        ("a.io", '<a href="http://a.io" target="_blank" rel="noopener noreferrer">a.io</a>'),
        ("tg://resolve", "<a>tg://resolve</a>"),
    ],
)
def test_the_page_gets_safe_html(html: str, safe: str) -> None:
    assert rendered(*finished(*formatted(html, "HTML", None, find_user))) == safe


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://resolve?domain=x", 'https://x/"onclick="y'])
def test_a_link_never_carries_a_script_into_the_page(url: str) -> None:
    html = rendered("x", [{"type": "text_link", "offset": 0, "length": 1, "url": url}])
    assert 'href="javascript' not in html
    assert '"onclick=' not in html


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
