"""Wording: texts in every language, from Fluent files, safe to put into a Telegram message of HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from babel.lists import format_list
from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentNumber, fluent_number
from fluent.syntax import FluentParser, ast

FALLBACK = "en"
REGIONAL = {"en": "en_GB"}
"""English here is British: `24 Nov`, and no comma before the last `and`."""


def locale_of(language: str) -> str:
    """Babel's name of a language, for dates and lists."""
    return REGIONAL.get(language, language)


class WordingError(ValueError):
    """A text file cannot be read, or a text is missing."""


class Texts:
    """The texts of one language; a later file may reword what an earlier one says."""

    def __init__(self, language: str, files: Iterable[Path]) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in files:
            self._bundle.add_resource(_read(file), allow_overrides=True)
        self._constant: dict[str, str] = {}

    def has(self, key: str) -> bool:
        """Whether there is a text `message` or `message.attribute` of this key."""
        return self._pattern(key) is not None

    def plain(self, key: str, **values: object) -> str:
        """A text for places that take no markup: buttons, toasts, terminals. Raises WordingError."""
        if not values:
            text = self._constant.get(key)
            if text is None:
                text = self._constant[key] = self._format(key, {})
            return text
        return self._format(key, {name: _argument(value) for name, value in values.items()})

    def html(self, key: str, **values: object) -> str:
        """A text with markup of its own; every value is escaped before it is put in. Raises WordingError."""
        return self.plain(key, **{name: escape(value) for name, value in values.items()})

    def listed(self, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Items as a sentence names them: `a, b and c`; plain text."""
        return format_list(items, style, locale_of(self.language))

    def _pattern(self, key: str) -> Any:
        name, _, attribute = key.partition(".")
        if not self._bundle.has_message(name):
            return None
        message = self._bundle.get_message(name)
        return message.attributes.get(attribute) if attribute else message.value

    def _format(self, key: str, values: dict[str, Any]) -> str:
        pattern = self._pattern(key)
        if pattern is None:
            raise WordingError(f"no text `{key}` in the language `{self.language}`")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise WordingError(f"text `{key}` in the language `{self.language}`: {errors[0]}")
        return str(text)


class Markup(str):
    """A piece of text that is HTML already and is not escaped again."""

    __slots__ = ()


def escape(value: object) -> object:
    """Make a person's text harmless in Telegram's HTML; numbers and finished markup pass as they are."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(html.escape(value, quote=False))
    return value


def _argument(value: object) -> Any:
    if isinstance(value, int) and not isinstance(value, bool | FluentNumber):
        return fluent_number(value, useGrouping=False)
    return str(value)


@lru_cache(maxsize=8)
def _parse(text: str) -> ast.Resource:
    """Read Fluent; reading takes long, and the check of a folder looks at each file more than once."""
    resource: ast.Resource = FluentParser().parse(text)
    return resource


def _read(file: Path) -> ast.Resource:
    try:
        resource = _parse(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WordingError(f"{file.name}: no valid UTF-8: {error}") from error
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            first_line = (entry.content or "").strip().splitlines()[0]
            raise WordingError(f"{file.name}: cannot be read from `{first_line}` on; see the line before it")
    names = [entry.id.name for entry in resource.body if isinstance(entry, ast.Message)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise WordingError(f"{file.name}: `{twice}` stands there twice; only the last one would count")
    return resource


class Wording(Mapping[str, Texts]):
    """All languages. Asked for one that it lacks, it gives the fallback, so nobody is left without words."""

    def __init__(self, texts: Mapping[str, Texts]) -> None:
        self._texts = dict(texts)

    @classmethod
    def load(cls, files: Mapping[str, Sequence[Path]]) -> Wording:
        """Read the files of each language; later ones reword earlier ones. Raises WordingError."""
        for language, places in files.items():
            missing = [file for file in places if not file.is_file()]
            if missing:
                raise WordingError(f"{missing[0]} is missing: add it, or take `{language}` off the languages")
        return cls({language: Texts(language, places) for language, places in files.items()})

    def __getitem__(self, language: str) -> Texts:
        return self._texts.get(language) or self._texts.get(FALLBACK) or next(iter(self._texts.values()))

    def __contains__(self, language: object) -> bool:
        """Whether it is really there, and not only replaced by the fallback."""
        return language in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __len__(self) -> int:
        return len(self._texts)

    def nearest(self, language_code: str | None, default: str = FALLBACK) -> str:
        """The language for a Telegram client's code: `uk-UA` is `uk`; one that we lack is the default."""
        prefix = (language_code or "").replace("_", "-").split("-")[0].lower()
        return prefix if prefix in self._texts else default


def option_key(option: str) -> str:
    """An option as the name of a Fluent attribute, which may not begin with a digit."""
    return f"n{option}" if option[0].isdigit() else option


def keys_in(file: Path) -> dict[str, frozenset[str]]:
    """Every key of a Fluent file (`message`, `message.attribute`) with the names of the values it takes."""
    resource = _parse(file.read_text(encoding="utf-8-sig"))
    found: dict[str, frozenset[str]] = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            if entry.value is not None:
                found[entry.id.name] = _variables(entry.value)
            for attribute in entry.attributes:
                found[f"{entry.id.name}.{attribute.id.name}"] = _variables(attribute.value)
    return found


def _variables(node: ast.BaseNode) -> frozenset[str]:
    names: set[str] = set()
    waiting: list[object] = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, ast.VariableReference):
            names.add(current.id.name)
        elif isinstance(current, ast.BaseNode):
            waiting.extend(vars(current).values())
        elif isinstance(current, list):
            waiting.extend(current)
    return frozenset(names)
