"""The parse modes MarkdownV2 and Markdown."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.formatting.entity import EntityError
from bot.simulator.formatting.markdown import parse_markdown
from bot.simulator.formatting.markdown_v2 import parse_markdown_v2
from bot.simulator.formatting.measure import utf16_length

from .parsing import OLENA, find_user, shown


@pytest.mark.parametrize(
    ("markdown", "text", "entities"),
    [
        ("plain, with: harmless 'signs' & <b", "plain, with: harmless 'signs' & <b", []),
        ("*a* _b_ __c__ ~d~ ||e|| `f`", "a b c d e f",
         [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1), ("strikethrough", 6, 1), ("spoiler", 8, 1),
          ("code", 10, 1)]),
        ("👍*👍*", "👍👍", [("bold", 2, 2)]),
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("_a __b___", "a b", [("italic", 0, 3), ("underline", 2, 1)]),
        ("**a____", "a", []),
        ("\\*a\\* \\\\ \\a", "*a* \\ a", []),
        ("\\їжак\\", "\\їжак\\", []),
        ("`*a* \\` [b]`", "*a* ` [b]", [("code", 0, 9)]),
        ("```py\na\n```", "a\n", [("pre", 0, 2, "py")]),
        ("```\na```", "a", [("pre", 0, 1)]),
        ("```a```", "a", [("pre", 0, 1)]),
        ("```c a```", " a", [("pre", 0, 2, "c")]),
        ("```c\r\n\na```", "\na", [("pre", 0, 2, "c")]),
        ("[a](https://a.io/\\))", "a", [("text_link", 0, 1, "https://a.io/)")]),
        ("[a\\.io]", "a.io", [("text_link", 0, 4, "http://a.io/")]),
        ("[a](b)", "a", []),
        ("[](https://a.io)", "", []),
        ("[O](tg://user?id=7)", "O", [("text_mention", 0, 1, OLENA)]),
        ("![👍](tg://emoji?id=53)", "👍", [("custom_emoji", 0, 2, "53")]),
        ("![x](tg://time?unix=9&format=R)", "x", [("date_time", 0, 1, 9, "r")]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        ("a\n>b", "a\nb", [("blockquote", 2, 1)]),
        (">a||", "a", [("expandable_blockquote", 0, 1)]),
        (">a\n>b||\nc", "a\nb\nc", [("expandable_blockquote", 0, 4)]),
        (">a\r\n>b||\r\nc", "a\r\nb\r\nc", [("expandable_blockquote", 0, 6)]),
        (">a\n**>b", "a\nb", [("blockquote", 0, 2), ("blockquote", 2, 1)]),
        ("*>a\n*", "a\n", [("blockquote", 0, 2), ("bold", 0, 2)]),
        ("\r>a", "\ra", [("blockquote", 1, 1)]),
        (">", "", []),
        (">`a\nb`\n>c", "a\nb\nc", [("blockquote", 0, 5), ("code", 0, 3)]),
    ],
)  # fmt: skip
def test_markdown_v2_becomes_text_and_entities(markdown: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    assert shown(*parse_markdown_v2(markdown, find_user)) == (text, entities)


def reserved(character: str) -> str:
    return f"Character '{character}' is reserved and must be escaped with the preceding '\\'"


@pytest.mark.parametrize(
    ("markdown", "error"),
    [
        *((character, reserved(character)) for character in "])#+-=|{}.!"),
        ("a>", reserved(">")),
        ("`\n`>", reserved(">")),
        ("їжак *a", "Can't find end of Bold entity at byte offset 9"),
        ("_a", "Can't find end of Italic entity at byte offset 0"),
        ("_a__", "Can't find end of Underline entity at byte offset 2"),
        ("~a", "Can't find end of Strikethrough entity at byte offset 0"),
        ("||a|", reserved("|")),
        ("||a\\|", "Can't find end of Spoiler entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```a ", "Can't find end of PreCode entity at byte offset 0"),
        ("```a b`", "Can't find end of Code entity at byte offset 6"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("[a](b\\)", "Can't find end of a URL at byte offset 4"),
        ("![a", "Can't find end of CustomEmoji entity at byte offset 0"),
        ("![a]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![a](tg://emoji?id=0)", "Invalid tg://emoji or tg://time URL specified"),
        ("![a](tg://emoji?id=05)", "Invalid tg://emoji or tg://time URL specified"),
        ("![a](tg://time?unix=9&format=x)", "Invalid tg://emoji or tg://time URL specified"),
        ("![a](https://a.io)", "Invalid tg://emoji or tg://time URL specified"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
        (">a||b\nc", "Can't find end of Spoiler entity at byte offset 2"),
        (">*a||", "Can't find end of Bold entity at byte offset 1"),
    ],
)
def test_malformed_markdown_v2_is_refused_with_telegrams_words(markdown: str, error: str) -> None:
    with pytest.raises(EntityError) as refused:
        parse_markdown_v2(markdown, find_user)
    assert str(refused.value) == error


@pytest.mark.parametrize(
    ("markdown", "text", "entities"),
    [
        ("plain", "plain", []),
        ("*a* _b_ `c`", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
        ("*a _b_ \\*", "a _b_ \\", [("bold", 0, 7)]),
        ("\\*a\\_ \\[b \\] \\a", "*a_ [b \\] \\a", []),
        ("👍 *👍*", "👍 👍", [("bold", 3, 2)]),
        ("__a__", "a", []),
        ("```py\na```", "a", [("pre", 0, 1, "py")]),
        ("```a `b` ```", " `b` ", [("pre", 0, 5, "a")]),
        ("[a](https://a.io)", "a", [("text_link", 0, 1, "https://a.io/")]),
        ("[O](tg://user?id=7)", "O", [("text_mention", 0, 1, OLENA)]),
        ("[a.io]", "a.io", [("text_link", 0, 4, "http://a.io/")]),
        ("[a](https://a.io", "a", [("text_link", 0, 1, "https://a.io/")]),
        ("[](https://a.io)", "(https://a.io)", []),
        ("[a]", "a", []),
        ("a.b! (c) > ~d~ ||e||", "a.b! (c) > ~d~ ||e||", []),
    ],
)
def test_legacy_markdown_becomes_text_and_entities(markdown: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    assert shown(*parse_markdown(markdown, find_user)) == (text, entities)


@pytest.mark.parametrize("markdown", ["*a", "_a", "`a", "[a", "```a``", "snake_case"])
def test_what_begins_in_legacy_markdown_must_end(markdown: str) -> None:
    begin = re.search(r"[_*`\[]", markdown)
    assert begin is not None
    with pytest.raises(EntityError) as refused:
        parse_markdown("їжак " + markdown, find_user)
    where = 9 + begin.start()
    assert str(refused.value) == f"Can't find end of the entity starting at byte offset {where}"


def test_an_end_cannot_be_escaped_in_legacy_markdown() -> None:
    with pytest.raises(EntityError, match="at byte offset 5"):
        parse_markdown("_a\\_b_", find_user)


def escaped(text: str, signs: str) -> str:
    return re.sub(f"([{re.escape(signs)}])", r"\\\1", text)


TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("\\_*[]()~`>#+-=|{}.! a\n\r👍")


@given(TEXTS)
def test_text_escaped_for_markdown_v2_comes_back_as_it_was(text: str) -> None:
    assert parse_markdown_v2(escaped(text, "\\_*[]()~`>#+-=|{}.!"), find_user) == (text, [])


@given(TEXTS.filter(lambda text: not re.search(r"\\[_*`\[]", text)))
def test_text_escaped_for_legacy_markdown_comes_back_as_it_was(text: str) -> None:
    assert parse_markdown(escaped(text, "_*`["), find_user) == (text, [])


PIECES = ["*", "_", "__", "~", "||", "|", "`", "```", "[", "![", "]", "(tg://emoji?id=5)", "(a.io)", "(", ")", ">",
          "**", "\n", "\r", "\\", ".", "a", "ї", "👍", " ", "\0"]  # fmt: skip


@given(st.sampled_from([parse_markdown, parse_markdown_v2]), st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_any_markdown_is_parsed_or_refused_and_entities_stay_inside(parse: Any, markdown: str) -> None:
    try:
        text, entities = parse(markdown, find_user)
    except EntityError:
        return
    for entity in entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(text)
