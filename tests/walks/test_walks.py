"""A thousand walks that nobody thought of: at the end of each there is the advice, and then a manager."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.client.handlers import PAGES
from bot.client.reading import Enclosed
from conversations.advice_texts import option_label
from conversations.coming_back import DAY
from conversations.conditions import Value
from conversations.dialogue import Attached, SharedContact, Unreadable, Verb
from conversations.questionnaire import Questionnaire, load
from storage.attachments import Content, NewAttachment
from tests.conversations.people import AGENCY
from tests.conversations.typings import TYPINGS
from tests.stories.versions import second_version
from tests.walks.chat import Chat
from tests.walks.walker import Walker

T = TypeVar("T")
LANGUAGES = ("en", "uk")
WORDS = (
    "hm", "Vue, Nuxt and Go", "I don't know", "не знаю", "yes", "так", "ok", "no", "ні", "back", "назад", "skip",
    "пропустити", "advice", "порада", "stop", "send", "надіслати", "go on", "talk to a person", "first steps",
    "+44 20 7946 0958", "name@company.com", "https://company.example/brief", "2 testers, 1 backend", "</b> <3 & {x}",
    "٠٥٠١١١٢٢٣٣", "start over", "почати спочатку",
    "\u202e", "x" * 4096,
)  # fmt: skip
STORIES = (
    "We sell printed books and need a shop where people can order them",
    "Нам потрібен інтернет-магазин друкованих книжок, і то якнайшвидше",
    "There is an old shop already: https://shop.example",
)
TYPED_AT = {asked: [text for question, text, _ in TYPINGS if question == asked] for asked, _, _ in TYPINGS}
COMMANDS = ("start", "cancel", "person", "difference", "steps", "readiness")
SHORT_WALK, LONG_WALK = 20, 50
SOME, MANY = 60, 1000


@functools.cache
def updated() -> Questionnaire:
    """The second version, in which some things have other names and some are gone."""
    with TemporaryDirectory() as folder:
        return load(second_version(Path(folder) / "second"))


def under_new_names(given: dict[str, Value]) -> dict[str, Value]:
    """What remains of answers when the second version takes over."""
    kept = {"team_now" if name == "in_house_team" else name: value for name, value in given.items()}
    if kept.get("need") == "whole_project":
        kept["need"] = "entire_project"
    if kept.get("authority") == "other":
        del kept["authority"]
    kept.pop("company", None)
    return kept


def offering(*verbs: Verb) -> Callable[[Any], Any]:
    """Only where the screen has such a button."""
    found: Callable[[Any], Any] = precondition(lambda walk: bool(walk.walker.offered(*verbs)))
    return found


class Walk(RuleBasedStateMachine):
    """Everything that people do, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.walker = Walker(Chat(AGENCY))

    @property
    def chat(self) -> Chat:
        return self.walker.chat

    @initialize(language=st.sampled_from(LANGUAGES), steps=st.sampled_from((0, 0, 5, 12, 25)), data=st.data())
    def comes(self, language: str, steps: int, data: st.DataObject) -> None:
        self.chat.client_language = language
        for _ in range(steps):
            self.goes_on_by_itself(data)

    def goes_on_by_itself(self, data: st.DataObject) -> None:
        if self.walker.at.kind != "sent":
            self.walker.goes_on(self.choice(data))

    @staticmethod
    def choice(data: st.DataObject) -> Callable[[list[T]], T]:
        return lambda found: data.draw(st.sampled_from(found))

    def tap(self, data: st.DataObject, *verbs: Verb) -> None:
        screen, buttons = self.walker.screen, self.walker.offered(*verbs)
        if screen is not None and buttons:
            self.walker.taps(screen, data.draw(st.sampled_from(buttons)))

    # ------------------------------------------------------------------ taps

    @rule(steps=st.integers(1, 6), data=st.data())
    def goes_on(self, steps: int, data: st.DataObject) -> None:
        for _ in range(steps):
            self.goes_on_by_itself(data)

    @rule(data=st.data())
    def taps_what_is_shown(self, data: st.DataObject) -> None:
        self.tap(data)

    @offering("change", "review")
    @rule(data=st.data())
    def changes_an_answer(self, data: st.DataObject) -> None:
        self.tap(data, "change", "review")

    @offering("back")
    @rule(data=st.data())
    def goes_back(self, data: st.DataObject) -> None:
        self.tap(data, "back")

    @offering("skip", "enough", "advice")
    @rule(data=st.data())
    def skips(self, data: st.DataObject) -> None:
        self.tap(data, "skip", "enough", "advice")

    @offering("meant")
    @rule(data=st.data())
    def says_yes_to_a_guess(self, data: st.DataObject) -> None:
        self.tap(data, "meant")

    @rule(data=st.data())
    def taps_an_old_button(self, data: st.DataObject) -> None:
        with_buttons = [shown for shown in self.chat.history if shown.acts]
        if with_buttons:
            shown = data.draw(st.sampled_from(with_buttons))
            self.walker.taps(shown, data.draw(st.sampled_from(shown.acts)))

    # ------------------------------------------------------------------ words

    @precondition(lambda self: self.walker.question is not None and self.walker.question.options)
    @rule(data=st.data())
    def types_what_a_button_says(self, data: st.DataObject) -> None:
        question, texts = self.walker.question, self.chat.questionnaire.wording
        assert question is not None
        option = data.draw(st.sampled_from(question.choices))
        label = option_label(question, option, texts[data.draw(st.sampled_from(LANGUAGES))])
        value = option == "true" if question.is_boolean and option != "unknown" else option
        self.walker.types(label, {question.id: {value}} if question.kind == "choice" else None)

    @precondition(lambda self: self.walker.question is not None and self.walker.question.id in TYPED_AT)
    @rule(data=st.data())
    def mistypes(self, data: st.DataObject) -> None:
        assert self.walker.question is not None
        self.walker.types(data.draw(st.sampled_from(TYPED_AT[self.walker.question.id])))

    @rule(text=st.sampled_from(WORDS))
    def types_anything(self, text: str) -> None:
        self.walker.types(text)

    @rule(story=st.sampled_from(STORIES))
    def tells_a_story(self, story: str) -> None:
        self.walker.types(story)

    @precondition(lambda self: self.walker.wrote)
    @rule(data=st.data(), text=st.sampled_from(WORDS + STORIES))
    def edits_a_message(self, data: st.DataObject, text: str) -> None:
        self.walker.edits(data.draw(st.sampled_from(sorted(self.walker.wrote))), text)

    # ------------------------------------------------------------------ other things

    @rule(command=st.sampled_from(COMMANDS))
    def commands(self, command: str) -> None:
        self.walker.commands(command)

    @rule(data=st.data(), on=st.booleans())
    def cancels(self, data: st.DataObject, on: bool) -> None:
        self.walker.commands("cancel")
        self.tap(data, "go_on" if on else "forget")

    @rule(page=st.sampled_from(sorted(PAGES)))
    def looks_at_a_page(self, page: str) -> None:
        self.walker.visits(PAGES[page])

    @rule(language=st.sampled_from(LANGUAGES))
    def switches_the_language(self, language: str) -> None:
        self.walker.visits(PAGES["language"])
        choice = self.chat.history[-1]
        self.walker.taps(choice, next(button for button in choice.acts if button.value == language))

    @rule(own=st.booleans(), phone=st.sampled_from(["380501112233", "٣٨٠٥٠١١١٢٢٣٣", "x"]))
    def shares_a_contact(self, own: bool, phone: str) -> None:
        self.walker.sends(SharedContact(phone, own))

    @rule(kind=st.sampled_from(["sticker", "poll", "other"]))
    def sends_what_cannot_be_read(self, kind: str) -> None:
        self.walker.sends(Unreadable(kind))

    @rule(kind=st.sampled_from(["photo", "voice", "forwarded"]), words=st.sampled_from(["", "Our shop"]))
    def sends_something_to_keep(self, kind: str, words: str) -> None:
        number = self.chat.types()
        content = Content(words=words) if kind == "forwarded" else Content(f"file {number}", words=words)
        own = "" if kind == "forwarded" else words
        found = Enclosed(NewAttachment(kind, f"unique {number}", content, number), Attached(kind, own))
        self.walker.encloses(lambda visit: visit.enclose(found), own)

    @rule(days=st.sampled_from([1, 14, 20]))
    def is_away(self, days: int) -> None:
        self.walker.is_away(days * DAY)

    @rule()
    def the_bot_begins_again(self) -> None:
        self.chat.restart()

    @precondition(lambda self: self.chat.questionnaire is AGENCY)
    @rule()
    def the_questionnaire_changes(self) -> None:
        self.walker.meets(updated(), under_new_names(self.walker.given))

    # ------------------------------------------------------------------ what holds

    @invariant()
    def the_answers_are_those_given(self) -> None:
        assert dict(self.walker.session.answers) == self.walker.given

    def teardown(self) -> None:
        try:
            self.walker.gets_to_the_end()
        finally:
            self.chat.tx.connection.close()


@pytest.mark.parametrize(
    ("walks", "steps"),
    [
        pytest.param(SOME, SHORT_WALK, id="some"),
        pytest.param(MANY, LONG_WALK, id="a thousand", marks=pytest.mark.sweep),
    ],
)
def test_every_walk_ends_with_the_advice_and_a_manager(walks: int, steps: int) -> None:
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
