"""Whatever people do: nothing raises, nothing is lost unasked, and old buttons stay old."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.coming_back import DAY
from conversations.conditions import Value
from conversations.dialogue import Act, Attached, Event, SharedContact, Typed, Unreadable, Verb
from conversations.engine import ANYWHERE, HERE, TIMELESS
from conversations.path import path, without_void
from conversations.session import Session
from tests.conversations.people import AGENCY, BRANCHES, Prospect, at_summary

VERBS: list[Verb] = sorted({verb for table in HERE.values() for verb in table} | set(ANYWHERE))  # type: ignore[arg-type]
ANSWERS = sorted((question.id, option) for question in AGENCY.questions.question for option in question.choices)
WORDS = [
    "skip",
    "назад",
    "advice",
    "так",
    "no",
    "yes",
    "ніхто",
    "tester, backend",
    "+44 20 7946 0958",
    "name@company.com",
]


def sensible(prospect: Prospect, draw: st.DrawFn) -> Event:
    """What a button of the present screen would do."""
    screen = prospect.session.screen
    question = AGENCY.by_id.get(prospect.at)
    if question is None:
        verb = draw(st.sampled_from(sorted(HERE[prospect.at])))  # type: ignore[index]
        seen = [*prospect.answers, *prospect.session.skipped]
        changed = draw(st.sampled_from(seen)) if verb == "change" and seen else ""
        return Act(verb, changed, screen=screen)  # type: ignore[arg-type]
    taps = draw(st.integers(0, 3)) > 0
    if question.options and taps:
        option = draw(st.sampled_from(question.choices))
        return Act("tick" if question.kind == "choices" else "answer", question.id, option, screen)
    if question.kind == "choices":
        return Act("done", screen=screen)
    others: list[Event] = [Act("skip", screen=screen), Typed("Vue"), *(Typed(word) for word in WORDS)]
    return draw(st.sampled_from(others))


def anything(prospect: Prospect, draw: st.DrawFn) -> Event:
    question, value = draw(st.sampled_from(ANSWERS))
    screen = draw(st.sampled_from([None, prospect.session.screen, prospect.session.screen - 1]))
    kinds: list[st.SearchStrategy[Event]] = [
        st.sampled_from([Act(verb, question, value, screen) for verb in VERBS]),
        st.builds(Act, st.sampled_from(VERBS), st.text(max_size=5), st.text(max_size=5), st.none()),
        st.builds(Typed, st.sampled_from(WORDS) | st.text(max_size=60)),
        st.builds(SharedContact, st.sampled_from(["380501112233", "", "x"]), st.booleans()),
        st.builds(Unreadable, st.just("sticker")),
        st.builds(Attached, st.just("photo"), st.sampled_from(WORDS) | st.text(max_size=60)),
    ]
    return draw(st.one_of(kinds))


@st.composite
def conversations(draw: st.DrawFn) -> list[Event]:
    """A conversation that mostly goes on, with disturbances."""
    prospect = Prospect(language=draw(st.sampled_from(["en", "uk"])))
    if draw(st.booleans()):
        prospect.answers_with(**draw(st.sampled_from(list(BRANCHES.values()))))
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 25))):
        event = sensible(prospect, draw) if draw(st.integers(0, 3)) else anything(prospect, draw)
        prospect.returns_after(draw(st.sampled_from([0, 0, 0, 0, 13, 14])))
        check_step(prospect, event)
        events.append(event)
    return events


def check_step(prospect: Prospect, event: Event) -> None:
    """One step, with everything that must hold after any."""
    before, shown, long = prospect.session, prospect.at, prospect.away >= 14 * DAY
    prospect.does(event)
    after = prospect.session
    verb = event.verb if isinstance(event, Act) else ""
    assert Session.from_data(json.loads(json.dumps(after.as_data()))) == after
    assert after.screen >= before.screen or prospect.last.forget
    assert prospect.at == shown or after.screen > before.screen or prospect.last.forget
    assert after.lead == before.lead
    assert prospect.last.submit <= (shown == "summary" or after.urgent)
    assert after.consent is not None or not prospect.last.submit
    ticks_were_sent = prospect.last.submit and bool(before.ticks)
    assert_nothing_lost(before, after, "roles" if ticks_were_sent else shown)
    if "stale" in prospect.codes:
        assert after == before or (long and after.answers == before.answers)
    elif isinstance(event, Act) and event.screen not in (None, before.screen):
        assert verb in (*ANYWHERE, *TIMELESS)
    for question in path(AGENCY, after.answers, "contact"):
        assert question.id not in after.answers or after.consent is not None or question.brief


def assert_nothing_lost(before: Session, after: Session, shown: str) -> None:
    """Answers go only with the question at hand, with what hung on it, or on the person's own wish."""
    lost = set(before.answers) - set(after.answers)
    if shown in ("cancel", "resume", "sent", "still_true") and not after.answers:
        return
    without_this = {fact: value for fact, value in before.answers.items() if fact != shown}
    replaced: dict[str, Value] = {**without_this, **({shown: after.answers[shown]} if shown in after.answers else {})}
    kept, _, _ = without_void(AGENCY, replaced, ())
    assert all(fact == shown or fact not in kept for fact in lost)
    unchanged = set(before.answers) & set(after.answers) - {shown}
    briefs = {fact for fact in unchanged if AGENCY.by_id[fact].brief}
    assert all(str(after.answers[fact]).startswith(str(before.answers[fact])) for fact in briefs), "a story only grows"
    assert all(before.answers[fact] == after.answers[fact] for fact in unchanged - briefs)


@given(conversations())
@settings(max_examples=120, deadline=None)
def test_whatever_people_do_nothing_breaks_and_nothing_is_lost(events: list[Event]) -> None:
    assert events


@given(st.lists(st.builds(Act, st.sampled_from(VERBS), st.just(""), st.just(""), st.just(-1)), max_size=10))
@settings(max_examples=30, deadline=None)
def test_buttons_of_older_screens_lead_nowhere(events: list[Act]) -> None:
    prospect = at_summary()
    answers = prospect.answers
    for event in events:
        prospect.does(event)
    assert prospect.answers == answers
    assert prospect.at in ("summary", "resume", "consent"), "a consent can be taken back by any button that says so"


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_at_any_question_is_understood_or_kindly_refused(text: str) -> None:
    for question in ("need", "roles", "stack", "phone", "email", "comment"):
        prospect = at_summary()
        prospect.session = Session(
            "uk", "n", AGENCY.version, answers={"need": "specialists", "channel": "phone"}, revisit=question
        )
        prospect.says(text)
        assert prospect.codes or prospect.session.guess or prospect.answers.get(question) or prospect.at != question
