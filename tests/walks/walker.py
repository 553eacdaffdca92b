"""A person who walks through the conversation and keeps in mind what he answered: what may change by what he does."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.buttons import ProspectButton
from bot.client.intake import Visit
from bot.pseudo_check import visible
from conversations import answers as read
from conversations.adopting import adopted
from conversations.advice_texts import question_name
from conversations.cleaning import clean
from conversations.conditions import Value
from conversations.dialogue import Act, Event, Place, SharedContact, Typed, Verb
from conversations.engine import ANYWHERE, TIMELESS
from conversations.matching import says
from conversations.position import place
from conversations.questionnaire import Question, Questionnaire
from conversations.renaming import act_now, answers_now
from conversations.session import Session
from storage import leads
from tests.walks.chat import NAME, Chat, Shown
from tests.walks.looking import leads_on, leads_out, shows_answers

ANY, GONE = object(), object()
"""Some valid answer; none any more."""
NOTHING = Session("en", "")
ENDS = ("restart", "forget")
FORWARD = ("hand_over", "agree", "submit", "still_true", "go_on", "back")
"""What somebody taps who wants to get on, beside answering what is asked."""
LONGEST_WAY = 60
Gives = Mapping[str, Any]
Choice = Callable[[list[Any]], Any]


@dataclass
class Walker:
    """`given` are the answers that the person has given and that were not said to be dropped."""

    chat: Chat
    given: dict[str, Value] = field(default_factory=dict)
    wrote: dict[int, set[str]] = field(default_factory=dict)
    """Messages of the person's own, and the questions that they may have been about."""
    updated: bool = False
    """The questionnaire is another one than that of the screen."""
    was_advised: bool = False
    told: dict[int, str] = field(default_factory=dict)
    """What each of his messages added to the story for the manager."""
    _session: Session | None = None

    # ------------------------------------------------------------------ where one is

    @property
    def questionnaire(self) -> Questionnaire:
        return self.chat.questionnaire

    @property
    def session(self) -> Session:
        """As this questionnaire understands it; whoever said nothing yet is about to."""
        if self._session is None:
            found = self.chat.session
            self._session = NOTHING if found is None else adopted(self.questionnaire, found)
        return self._session

    @property
    def at(self) -> Place:
        return place(self.questionnaire, self.session)

    @property
    def question(self) -> Question | None:
        return self.at.question

    @property
    def screen(self) -> Shown | None:
        return self.chat.screen

    @property
    def brief(self) -> str:
        """The question that keeps stories for the manager."""
        return next(question.id for question in self.questionnaire.questions.question if question.brief)

    def offered(self, *verbs: Verb) -> list[ProspectButton]:
        """Buttons of the present screen, perhaps of some kinds only."""
        screen = self.screen
        return [] if screen is None else [button for button in screen.acts if not verbs or button.verb in verbs]

    # ------------------------------------------------------------------ what one does

    def taps(self, shown: Shown, button: ProspectButton) -> None:
        gives, ends = self._asked_for(button)
        self._does(lambda visit: visit.tap(button, shown.message_id), gives, ends=ends)

    def commands(self, name: str) -> None:
        """A command that is an act of the conversation."""
        act = Act(name)  # type: ignore[arg-type]
        self._does(lambda visit: visit.write(act), self._ticked() if name == "person" else {})

    def types(self, text: str, gives: Gives | None = None) -> None:
        """Words, or a key of the keyboard; `gives` where it is known how they must be understood."""
        known, question = self.given, self.question
        allowed: dict[str, Any] = {question.id: {ANY, GONE}} if question is not None else {}
        message_id = self.chat.types()
        self._does(
            lambda visit: visit.write(Typed(text), message_id=message_id),
            allowed if gives is None else gives,
            tells=True,
            ends=any(says(verb, text, self.questionnaire.wording) for verb in ENDS),
        )
        changed = {name for name in self.given if self.given[name] != known.get(name)}
        self.wrote[message_id] = changed | set(allowed)
        if self.brief in changed:
            self._told(message_id, text, anew=self.brief in allowed)

    def edits(self, message_id: int, text: str) -> None:
        about = {name: {ANY, GONE} for name in self.wrote[message_id]}
        spoken = any(says(verb, text, self.questionnaire.wording) for verb in ENDS)
        before = self.given.get(self.brief)
        self._does(lambda visit: visit.edit(message_id, text), about, tells=True, ends=spoken)
        if self.given.get(self.brief) != before:
            self._told(message_id, text)

    def _told(self, message_id: int, text: str, *, anew: bool = False) -> None:
        """All that was told stays, until it is told anew where that is asked."""
        self.told = {message_id: clean(text)} if anew else {**self.told, message_id: clean(text)}
        story = str(self.given.get(self.brief, ""))
        assert all(words in story for words in self.told.values()), f"{self.told} became {story!r}"

    def sends(self, event: Event) -> None:
        """A contact, or something that cannot be read."""
        shares = isinstance(event, SharedContact) and event.own and self.question is not None
        gives = {self.question.id: {ANY}} if shares and self.question is not None else {}
        self._does(lambda visit: visit.write(event), gives)

    def visits(self, work: Callable[[Visit], None]) -> None:
        """Whatever changes no answer."""
        self._does(lambda visit: work(visit), {})

    def encloses(self, work: Callable[[Visit], None], words: str) -> None:
        """A file: the words below it answer a question that asks for words."""
        question = self.question
        asks_for_words = question is not None and question.kind == "text" and bool(words)
        self._does(lambda visit: work(visit), {question.id: {words}} if asks_for_words and question else {})

    def is_away(self, seconds: int) -> None:
        self.chat.now += seconds

    def meets(self, questionnaire: Questionnaire, given: dict[str, Value]) -> None:
        """The bot begins again with another questionnaire, in which the answers are these."""
        self.chat.questionnaire, self.given, self.updated = questionnaire, given, True
        self._session = None
        self.chat.restart()

    # ------------------------------------------------------------------ what may come of it

    def _asked_for(self, button: ProspectButton) -> tuple[Gives, bool]:
        """The answers that a button gives, and whether it ends the conversation."""
        session, here = self.session, self.at
        if button.nonce != session.nonce:
            return {}, False
        if button.screen != session.screen and button.verb not in (*ANYWHERE, *TIMELESS):
            return {}, False
        act = act_now(self.questionnaire, Act(button.verb, button.question, button.value))
        answer = self._answer_of(act, session, here)
        if self.updated:
            answer = {name: {ANY, GONE, "unchanged"} for name in answer}
        return answer, act.verb in ENDS

    def _answer_of(self, act: Act, session: Session, here: Place) -> Gives:
        if act.verb == "reconcile" and here.contradiction is not None:
            way = next((way for way in here.contradiction.way if way.id == act.value), None)
            changes = {} if way is None else way.set
            return {name: {read.stored(self.questionnaire.by_id[name], value)} for name, value in changes.items()}
        if act.verb in ("person", "agree"):
            return self._ticked()
        if here.question is None:
            return {}
        asked = here.question
        expected: dict[str, Any] = {
            "answer": read.tapped(asked, act.value) if act.question == asked.id else "unchanged",
            "suggested": NAME,
            "done": session.ticks or "unchanged",
            "skip": "unchanged" if asked.required else GONE,
            "meant": ANY,
        }
        return {asked.id: {expected[act.verb]}} if act.verb in expected else {}

    def _ticked(self) -> Gives:
        """What is ticked is sent along by whoever wants to talk to a person."""
        session = self.session
        return {"roles": {session.ticks, "unchanged"}} if session.ticks else {}

    def _does(
        self, work: Callable[[Visit], str | None], gives: Gives, *, tells: bool = False, ends: bool = False
    ) -> None:
        before, requests = self.session, self._requests()
        summary = self.at.kind == "summary"
        shown, self._session = self.chat.visited(work), None
        after = self.session
        known = dict(after.answers)
        if before.nonce not in ("", after.nonce):
            assert ends, "the conversation ended unasked"
            assert known == {}
            self.given, self.told, self.was_advised = {}, {}, False
        for name in {*self.given, *known, *gives}:
            self._explained(name, known, gives.get(name), tells, shown)
        changed = known != self.given
        if self.brief not in known:
            self.told = {}
        self.given, self.updated = known, False
        if self._requests() > requests:
            assert after.consent is not None
            assert summary or after.urgent, "sent unseen"
            assert self._requests() == requests + 1
        self._looks(shown, changed)

    def _explained(self, name: str, known: Gives, allowed: Any, tells: bool, shown: list[Shown]) -> None:
        """No answer comes, goes or changes but by what the person did, or with a word."""
        old, new = self.given.get(name), known.get(name)
        question = self.questionnaire.by_id.get(name)
        if allowed is not None and not allowed & {ANY, GONE, "unchanged"}:
            assert new in allowed or self._is_dropped(name, known, shown), f"{name}: {new!r} instead of {allowed}"
        if old == new:
            return
        assert question is not None, f"{name} is not asked here"
        if allowed is not None and (new in allowed or (GONE if new is None else ANY) in allowed):
            return
        if tells and question.brief and new is not None and str(new).startswith(str(old or "")):
            return
        assert self._is_dropped(name, known, shown), f"{name}: {old!r} became {new!r}"

    def _is_dropped(self, name: str, known: Gives, shown: list[Shown]) -> bool:
        """Not asked any more, and the person is told so."""
        question, session = self.questionnaire.by_id[name], self.session
        if name in known or question.when.holds(dict(known)):
            return False
        texts = self.questionnaire.wording[session.language]
        beginning = texts.plain("remark-dropped", questions="\n").split("\n")[0]
        told = [line for one in shown for line in visible(one.text).split("\n") if line.startswith(beginning)]
        return any(question_name(question, texts) in line for line in told) or name not in self.given

    def _requests(self) -> int:
        return int(self.chat.tx.execute("SELECT count(*) FROM leads").fetchone()[0])

    # ------------------------------------------------------------------ what one sees

    def _looks(self, shown: list[Shown], changed: bool) -> None:
        here, session, screen = self.at, self.session, self.screen
        if screen is None:
            return
        assert session.shown in ("", here.name), "the screen is that of the place"
        self.was_advised |= here.kind == "advice"
        if here.kind in ("summary", "review", "sent") and (changed or screen in shown):
            assert shows_answers(self.questionnaire, session, self.given, screen), f"{self.given}: {screen.text}"
        assert screen not in shown or leads_on(self.questionnaire, session, screen), f"no way on from {here.name}"
        assert leads_out(self.questionnaire, session), f"no way out of {here.name}"

    # ------------------------------------------------------------------ forward

    def gets_to_the_end(self) -> None:
        """Whoever only goes on from here reaches the advice, and then a manager."""
        for _ in range(LONGEST_WAY):
            session = self.session
            if self.at.kind == "sent":
                assert session.lead is not None
                assert self.was_advised or session.urgent, "sent without an advice"
                sent = leads.get(self.chat.tx, session.lead).details.answers
                assert answers_now(self.questionnaire, sent).items() >= _as_stored(self.given).items()
                return
            self.goes_on(lambda choices: choices[0])
        raise AssertionError(f"no end in sight at {self.at}: {self.screen}")

    def goes_on(self, choose: Choice) -> None:
        """One step forward, by what the screen shows."""
        screen, session = self.screen, self.session
        if screen is None:
            self.commands("start")
            return
        if screen.keys:
            self.sends(SharedContact("380501112233", own=True))
            return
        offered = [b for b in screen.acts if b.nonce == session.nonce]
        answers = [b for b in offered if b.verb in ("answer", "reconcile", "suggested")]
        ticks = [b for b in offered if b.verb == "tick"]
        done = [b for b in offered if b.verb == "done"]
        onward = [b for b in offered if b.verb in FORWARD]
        if done or answers:
            self.taps(screen, choose(done or answers))
        elif ticks:
            self.taps(screen, choose(ticks))
        elif self.question is not None:
            self.types("name@company.com" if self.question.of == "email" else "Vue")
        else:
            assert onward, f"nothing to go on with: {screen}"
            self.taps(screen, min(onward, key=lambda b: FORWARD.index(b.verb)))


def _as_stored(answers: Mapping[str, Value]) -> dict[str, Value]:
    """What JSON makes of them."""
    found: dict[str, Value] = json.loads(json.dumps(answers))
    return found
