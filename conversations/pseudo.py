"""A language that nobody speaks: texts with every letter changed, so that a word from elsewhere stands out."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_letters

from fluent.syntax import FluentParser, FluentSerializer, ast

_ACCENTED = dict(zip(ascii_letters, "áƀćďéƒģĥíĵķĺɱńóƥɋŕśťúṽẃẋýžÁɃĆĎÉƑĢĤÍĴĶĹṀŃÓƤɊŔŚŤÚṼẂẊÝŽ", strict=True))
_OTHER = "ø"
"""Stands for every letter that is not Latin."""
_VOWELS = frozenset("aeiouyAEIOUYаеєиіїоуюяАЕЄИІЇОУЮЯ")
_LETTERS = frozenset(
    form for letter in (*_ACCENTED.values(), _OTHER) for form in (letter, letter.upper(), letter.lower())
)
_KEPT = re.compile(r"(<[^>]*>|&#?\w+;|(?<!\w)/[a-z]+|\S+@\S+|\w+://\S+)")
"""Tags, entities, commands and addresses: they do something, and stay as they are."""


def accented(text: str) -> str:
    """Each letter with an accent, and each vowel twice: about 40 % longer, as many languages are than English."""
    return apart_from_markup(text, lambda part: "".join(map(_letter, part)))


def apart_from_markup(text: str, change: Callable[[str], str]) -> str:
    """A text of which only the words are changed."""
    parts = _KEPT.split(text)
    return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))


def _letter(letter: str) -> str:
    changed = _ACCENTED.get(letter, _OTHER if letter.isalpha() else letter)
    return changed * 2 if letter in _VOWELS else changed


def is_accented(letter: str) -> bool:
    """Whether a letter is one of this language."""
    return letter in _LETTERS


def translated(source: str, change: Callable[[str], str], around: tuple[str, str] = ("", "")) -> str:
    """A Fluent file in which every piece of text was changed and every text got something around it."""
    resource = FluentParser().parse(source)
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            patterns = [attribute.value for attribute in entry.attributes]
            for pattern in [*patterns, *([entry.value] if entry.value else [])]:
                _change(pattern, change)
                before, after = ([ast.TextElement(text)] if text else [] for text in around)
                pattern.elements = [*before, *pattern.elements, *after]
    return str(FluentSerializer().serialize(resource))


def _change(pattern: ast.Pattern, change: Callable[[str], str]) -> None:
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            element.value = change(element.value)
        elif isinstance(element.expression, ast.SelectExpression):
            for variant in element.expression.variants:
                _change(variant.value, change)
