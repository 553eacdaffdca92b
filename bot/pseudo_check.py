"""`intake-bot check --pseudo`: visible words that come from no text, and what no longer fits when words grow longer."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import managers_files, read_questionnaire
from bot.messages import length
from bot.rehearsal import Shown, rehearse
from bot.replies import LONGEST_WORD
from bot.settings import Settings
from conversations.check.words import LONGEST_LABEL
from conversations.pseudo import accented, is_accented, translated
from conversations.questionnaire import Questionnaire, text_files
from conversations.wording import Texts, Wording

CODE = "zh"
"""The language that lends its dates and lists: their letters are neither ours nor a pseudo language's."""
LONGEST_MESSAGE = 4096
BRACKETS = ("⟦", "⟧")
NO_BRACKETS = str.maketrans("", "", "".join(BRACKETS))
WORD = re.compile(r"[^\W\d_]{2,}")
NO_WORDS = re.compile(rf"(?<!\w)[/@]\w+|\S+@\S+|\w+://\S+|\b{CODE.upper()}\b")
"""Commands, user names and addresses, and the code of a prospect's language: they are the same for every reader."""


async def pseudo_check(given: Settings, folder: Path) -> tuple[list[str], list[str]]:
    """Hard-coded words, and hints about what is too long, each with its place. Raises WrongSettings."""
    questionnaire = read_questionnaire(folder)
    language = questionnaire.agency.languages[0]
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        prospects = _pseudo(text_files(folder, language), place / "prospects")
        managers = _pseudo(managers_files(language), place / "managers")
    shown = await rehearse(given, _in_pseudo(questionnaire, prospects), managers, CODE)
    contact = questionnaire.agency.privacy_contact
    words = {line: None for one in shown for line in foreign(one, contact)}
    hints = {re.sub(r"\d+", "0", line): line for one in shown for line in too_long(one)}
    return list(words), list(hints.values())


def _pseudo(files: tuple[Path, ...], folder: Path) -> Texts:
    folder.mkdir()
    made = []
    for number, file in enumerate(files):
        source = translated(file.read_text(encoding="utf-8-sig"), accented, BRACKETS)
        made.append(folder / f"{number}.ftl")
        made[-1].write_text(source, encoding="utf-8")
    return Texts(CODE, made)


def _in_pseudo(questionnaire: Questionnaire, words: Texts) -> Questionnaire:
    name = accented(questionnaire.agency.name)
    agency = questionnaire.agency.model_copy(update={"name": name, "languages": (CODE,)})
    return replace(questionnaire, agency=agency, wording=Wording({CODE: words}))


def foreign(shown: Shown, contact: str = "") -> Iterator[str]:
    """The words of a screen that are not in the pseudo language; `contact` is the agency's and may stand anywhere."""
    for text in (visible(shown.text), *shown.buttons):
        for line in text.replace(contact or "\n", "\n").splitlines():
            for word in WORD.findall(NO_WORDS.sub(" ", line)):
                if not all(is_accented(letter) or _is_chinese(letter) for letter in word):
                    yield f"{shown.place}: “{word}” comes from no text, in: {line.strip()[:80]}"


def too_long(shown: Shown) -> Iterator[str]:
    """What of a screen does not fit in words that are 40 % longer."""
    for label in shown.buttons:
        words = label.translate(NO_BRACKETS)
        if length(words) > LONGEST_LABEL:
            yield f"{shown.place}: the button “{words}” has {length(words)} characters, {LONGEST_LABEL} fit"
    most = LONGEST_WORD if shown.toast else LONGEST_MESSAGE
    size = length(visible(shown.text))
    if size > most:
        yield f"{shown.place}: “{shown.text[:40]}…” has {size} characters, {most} fit"


def visible(text: str) -> str:
    """A text of Telegram's HTML as people see it."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _is_chinese(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"
