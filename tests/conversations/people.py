"""Prospects for the tests: answers by name, random answers, and a person who talks with the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from conversations.coming_back import DAY
from conversations.conditions import UNKNOWN, Value
from conversations.dialogue import (
    Act,
    Attached,
    Circumstances,
    Edited,
    Event,
    Said,
    SharedContact,
    Step,
    Typed,
    Unreadable,
    Verb,
)
from conversations.engine import step
from conversations.moving import begin, sent
from conversations.position import place
from conversations.questionnaire import SHIPPED, Question, Questionnaire, load
from conversations.recommendation import Advice, advise
from conversations.session import Session

AGENCY = load()
RULES = AGENCY.rules
ADVISED_ON = [q for q in AGENCY.questions.question if q.part in ("advice", "hand_off")]


def advice(**answers: Any) -> Advice:
    """The advice of the shipped rules for these answers."""
    return advise(RULES, answers)


def values_of(question: Question) -> st.SearchStrategy[Value]:
    """Answers that a question can get."""
    if question.kind == "choice":
        stored: list[Value] = [o == "true" if question.is_boolean and o != UNKNOWN else o for o in question.choices]
        return st.sampled_from(stored)
    if question.kind == "choices":
        several = [option for option in question.options if option != question.alone]
        return st.lists(st.sampled_from(several), min_size=1, unique=True).map(
            lambda chosen: tuple(option for option in question.options if option in chosen)
        ) | st.just((str(question.alone),))
    return st.sampled_from([UNKNOWN, ("PHP",), ("Vue", "Laravel")])


def any_answers() -> st.SearchStrategy[dict[str, Value]]:
    """Any subset of answers, whether or not the conversation would ask for them together."""
    return st.fixed_dictionaries({}, optional={question.id: values_of(question) for question in ADVISED_ON})


@st.composite
def collected_answers(draw: st.DrawFn) -> dict[str, Value]:
    """Answers as the conversation itself collects them before the advice; what may be skipped sometimes is."""
    answers: dict[str, Value] = {}
    for question in ADVISED_ON:
        if question.when.holds(answers) and (question.required or draw(st.integers(0, 4))):
            answers[question.id] = draw(values_of(question))
    return answers


class Prospect:
    """Somebody who talks with the bot."""

    def __init__(
        self, questionnaire: Questionnaire = AGENCY, language: str = "en", name: str = "Olena", source: str = ""
    ) -> None:
        self.questionnaire = questionnaire
        self.name = name
        self.session: Session = begin(questionnaire, language, "nonce-1", source)
        self.last = Step(self.session)
        self.away = 0
        self.language_tag = ""
        """Seconds since the last event, for the next one."""

    @property
    def at(self) -> str:
        """The question, or the kind of screen, that the person sees."""
        here = place(self.questionnaire, self.session)
        return here.question.id if here.question is not None else here.kind

    @property
    def answers(self) -> dict[str, Value]:
        return dict(self.session.answers)

    @property
    def said(self) -> tuple[Said, ...]:
        return self.last.said

    @property
    def codes(self) -> list[str]:
        """What was said, by code."""
        return [getattr(said, "code", type(said).__name__.lower()) for said in self.said]

    def does(self, event: Event) -> Prospect:
        circumstances = Circumstances(1_700_000_000, "nonce-2", self.name, self.away, self.language_tag)
        self.last = step(self.questionnaire, self.session, event, circumstances)
        self.session, self.away = self.last.session, 0
        return self

    def returns_after(self, days: float) -> Prospect:
        """The next thing he does comes so many days later."""
        self.away = int(days * DAY)
        return self

    def taps(self, verb: Verb, question: str = "", value: str = "", screen: int | None = None) -> Prospect:
        """Press a button of the present screen, unless another one is named."""
        return self.does(Act(verb, question, value, self.session.screen if screen is None else screen))

    def commands(self, verb: Verb, value: str = "") -> Prospect:
        return self.does(Act(verb, value=value))

    def edits(self, question: str, text: str, *, is_followed: bool = False) -> Prospect:
        """Change the words of the message that was written at a question."""
        return self.does(Edited(question, text, is_followed))

    def says(self, *texts: str) -> Prospect:
        for text in texts:
            self.does(Typed(text))
        return self

    def shares(self, phone: str, own: bool = True) -> Prospect:
        return self.does(SharedContact(phone, own))

    def sends(self, kind: str) -> Prospect:
        return self.does(Unreadable(kind))

    def attaches(self, kind: str, words: str = "") -> Prospect:
        return self.does(Attached(kind, words))

    def answers_with(self, **answers: str) -> Prospect:
        """Answer the questions that come, each by its button or, where it has none, by typing."""
        for name, value in answers.items():
            assert self.at == name, f"asked {self.at}, not {name}"
            question = self.questionnaire.by_id[name]
            if value == "skip":
                self.taps("skip")
            elif question.kind == "choices":
                for option in value.split(","):
                    self.taps("tick", name, option)
                self.taps("done")
            elif value in question.choices:
                self.taps("answer", name, value)
            else:
                self.says(value)
        return self

    def is_sent(self, lead: int = 7) -> Prospect:
        """The storage has made a lead of it."""
        self.session = sent(self.session, lead)
        return self


PROJECT = {
    "need": "whole_project", "task_manager": "nobody", "wants_control": "result_only", "in_house_team": "none",
    "technical_competence": "none", "duration": "3_to_12_months", "scope": "rough", "stack": "unknown",
}  # fmt: skip
SPECIALISTS = {
    "need": "specialists", "task_manager": "client_dedicated", "in_house_team": "some_developers",
    "technical_competence": "strong", "wants_control": "people", "duration": "ongoing", "wants_interviews": "true",
    "roles": "frontend,tester", "stack": "Vue, Nuxt", "onboarding_resources": "some", "workload": "full_time",
}  # fmt: skip
SUPPORT = {
    "need": "support", "task_manager": "nobody", "wants_control": "result_only", "in_house_team": "non_technical",
    "technical_competence": "none", "duration": "ongoing", "stack": "WordPress", "onboarding_resources": "none",
    "workload": "part_time",
}  # fmt: skip
UNSURE = {
    "need": "unsure", "task_manager": "client_part_time", "in_house_team": "some_developers",
    "technical_competence": "basic", "wants_control": "process", "duration": "over_12_months",
    "wants_interviews": "unknown", "scope": "evolving", "stack": "Go", "onboarding_resources": "some",
}  # fmt: skip
BRANCHES = {"project": PROJECT, "specialists": SPECIALISTS, "support": SUPPORT, "unsure": UNSURE}


def advised(branch: dict[str, str] = PROJECT, **of: Any) -> Prospect:
    """Somebody who has answered everything and reads the advice."""
    prospect = Prospect(**of).answers_with(**branch)
    assert prospect.at == "advice"
    return prospect


def at_consent(**of: Any) -> Prospect:
    prospect = advised(**of).taps("hand_over").answers_with(start="asap", budget="fixed", budget_amount="20k_to_50k")
    assert prospect.at == "consent"
    return prospect


def at_summary(**of: Any) -> Prospect:
    prospect = at_consent(**of).taps("agree")
    prospect.answers_with(channel="telegram", name="Olena", authority="owner", company="Example Print", comment="skip")
    assert prospect.at == "summary"
    return prospect


def copied(folder: Path, **edits: tuple[str, str]) -> Path:
    """A copy of the shipped folder in which each file (`rules_toml`, `en_ftl`) had one text replaced."""
    folder.mkdir(exist_ok=True)
    for file in SHIPPED.iterdir():
        old, new = edits.pop(file.name.replace(".", "_"), ("", ""))
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{file.name} has no {old!r}"
        (folder / file.name).write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    assert not edits, f"no such files: {edits}"
    return folder
