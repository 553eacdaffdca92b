"""Rights over one's data: what the conversation itself knows of them, at every place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conversations.dialogue import ANOTHER_CONVERSATION, Verb
from tests.conversations.people import Prospect, advised, at_consent, at_summary

PLACES: dict[str, Callable[[], Prospect]] = {
    "beginning": Prospect,
    "advice": advised,
    "consent": at_consent,
    "summary": at_summary,
    "sent": lambda: at_summary().is_sent(),
    "cancel": lambda: advised().commands("cancel"),
    "review": lambda: advised().taps("review"),
    "resume": lambda: advised().commands("start"),
}


@pytest.mark.parametrize("at", PLACES)
@pytest.mark.parametrize("right", ["my_data", "erasure", "erase"])
def test_a_claim_changes_nothing_in_the_conversation(at: str, right: Verb) -> None:
    prospect = PLACES[at]()
    before = prospect.session
    prospect.taps(right)
    assert (prospect.session, prospect.said, prospect.last.right) == (before, (), right)


@pytest.mark.parametrize("at", PLACES)
def test_keeping_everything_shows_where_one_is(at: str) -> None:
    prospect = PLACES[at]()
    before = prospect.session
    assert prospect.taps("keep").codes == ["kept_all"]
    assert (prospect.session, prospect.last.show, prospect.last.right) == (before, True, None)


def test_an_old_button_that_deletes_asks_first() -> None:
    assert advised().taps("erase", screen=ANOTHER_CONVERSATION).last.right == "erasure"


WORDS: dict[str, tuple[Verb, ...]] = {
    "Delete my data": ("erasure",),
    "видалити все": ("erasure",),
    "My data": ("my_data",),
    "відкликаю згоду": ("withdraw",),
}


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("at", PLACES)
def test_it_can_be_typed_anywhere(at: str, words: str) -> None:
    assert (PLACES[at]().says(words).last.right,) == WORDS[words]


def test_a_draft_keeps_its_answers_when_the_consent_is_taken_back() -> None:
    prospect = at_summary()
    answers = prospect.answers
    assert prospect.taps("withdraw").at == "consent"
    assert (prospect.answers, prospect.session.consent) == (answers, None)


def test_a_request_that_was_sent_is_left_behind() -> None:
    prospect = at_summary().is_sent()
    before = prospect.session
    prospect.commands("withdraw")
    after = prospect.session
    assert (after.lead, after.consent, after.answers) == (None, None, {})
    assert after.nonce != before.nonce and after.screen > before.screen
    assert prospect.at == "need"


def test_who_wanted_a_person_is_not_held_at_the_consent() -> None:
    prospect = advised().taps("person")
    assert prospect.at == "consent"
    assert prospect.taps("withdraw").at == "advice"
