"""People who do not give up: where nothing comes they tap again, then press Start, and go on where they were."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import time
from dataclasses import dataclass, field
from typing import Literal

from bot.simulator.messages import Message
from bot.simulator.person import Person
from conversations.conditions import UNKNOWN
from tests.crash.harness import House

PATIENCE = 2.0
"""Seconds without anything new, the bot being there, after which a person tries again."""
LONGEST_STORY = 120.0
THINKING = 0.05
"""At most so many seconds between an answer and the next deed."""

How = Literal["tap", "type", "contact"]


@dataclass(frozen=True, slots=True)
class Line:
    """What a prospect does on the screen with certain words, and which answer that is."""

    words: str
    deed: str
    how: How = "tap"
    question: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """An answer that left a prospect's phone, in the update with this number."""

    telegram_id: int
    question: str
    value: str
    update_id: int


SENT = "Your request #L-"
SUMMARY = Line("Here is what a manager will see", "Send to a manager")
WELCOME_BACK = Line("Welcome back", "Go on")
CONSENT = Line("Before we pass this on", "I agree")
ADVICE = Line("Our suggestion", "Prepare a request")
NEEDS = (
    Line("What do you need help with", "A whole project", question="need", value="whole_project"),
    Line("set tasks and check the work", "Nobody, you should", question="task_manager", value="nobody"),
    Line("Who is on your team", "No team", question="in_house_team", value="none"),
    Line("who can judge technical work", "No", question="technical_competence", value="none"),
    Line("want to manage yourselves", "Only the result", question="wants_control", value="result_only"),
    Line("How long will you need us", "Up to 3 months", question="duration", value="under_3_months"),
    Line("How clearly is the work", "There’s a detailed", question="scope", value="fixed"),
    Line("Which technologies", "Don’t know, up to you", question="stack", value=UNKNOWN),
    Line("When do you want to start", "As soon as possible", question="start", value="asap"),
    Line("set the budget", "A sum per month", question="budget", value="monthly"),
    Line("Roughly how much", "$5,000–20,000", question="budget_amount", value="5k_to_20k"),
)
ROLE = Line("What is your role", "CTO", question="authority", value="cto")


def script(name: str, phone: str | None) -> tuple[Line, ...]:
    """Everything that a prospect would do; what is typed is as unlike anybody else's as the name."""
    company, comment = f"{name} & Sons Printing", f"see {name.lower()}.example before March"
    if phone is None:
        contact: tuple[Line, ...] = (
            Line("How shall we get back", "Here in Telegram", question="channel", value="telegram"),
        )
    else:
        contact = (
            Line("How shall we get back", "By phone", question="channel", value="phone"),
            Line("Which number shall we call", "", "contact", "phone", phone),
        )
    return (
        SUMMARY,
        WELCOME_BACK,
        CONSENT,
        *NEEDS,
        *contact,
        Line("How shall we address you", name, question="name", value=name),
        ROLE,
        Line("What is your company called", company, "type", "company", company),
        Line("Anything to add? A link", comment, "type", "comment", comment),
        ADVICE,
    )


State = tuple[int, str, tuple[str, ...]]
Screen = tuple[Message, Line]


def state_of(message: Message) -> State:
    return message.id, message.text, tuple(message.buttons)


@dataclass(eq=False)
class Prospect:
    """Somebody who wants to reach the end, whatever happens to the bot meanwhile."""

    house: House
    person: Person
    dice: random.Random
    phone: str | None = None
    deeds: list[Deed] = field(default_factory=list)
    nudges: int = 0
    _acted_on: State | None = None
    _typed: set[str] = field(default_factory=set)
    """Questions that were answered by typing: a second copy of one is no reason to type again."""

    def __post_init__(self) -> None:
        self.name = self.person.account.name
        self.lines = script(self.name, self.phone)

    @property
    def expected(self) -> dict[str, str]:
        """The answers that the lead must hold, and no others."""
        return {line.question: line.value for line in self.lines if line.question}

    @property
    def asked_again(self) -> int:
        """How many messages were shown once more because of this prospect, not because of the bot."""
        return len(self.deeds) - len(self.expected) + 2 * self.nudges

    async def goes_all_the_way(self) -> None:
        """From Start to the receipt."""
        try:
            async with asyncio.timeout(LONGEST_STORY):
                await self._goes()
        except TimeoutError:
            raise AssertionError(f"{self.name} never got there:\n{self.person.shown()}\n{self.house.log()}") from None

    async def _goes(self) -> None:
        await self.person.starts()
        while not self._has_the_receipt():
            if await self._comes_something():
                await asyncio.sleep(self.dice.uniform(0.0, THINKING))
                if (screen := self._screen()) is not None:
                    await self._acts(*screen)
            else:
                await self._tries_again()

    async def _comes_something(self) -> bool:
        """Wait for a screen to act on, or the receipt; False after a while without either."""
        changed = asyncio.Event()
        acted_at = time.monotonic()
        with self.house.world.watched(lambda _change: changed.set()):
            while self._screen() is None and not self._has_the_receipt():
                changed.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), 0.2)
                since = max(acted_at, self.house.polled_at)
                if self.house.listens and time.monotonic() - since > PATIENCE:
                    return False
        return True

    def _asked(self) -> Screen | None:
        """The newest message that wants something, and what this prospect does about it."""
        for message in self.person.chat().newest_first():
            for line in self.lines if message.sender_id != self.person.id else ():
                if line.words in message.text:
                    return message, line
        return None

    def _screen(self) -> Screen | None:
        """What can be acted on now and was not yet."""
        asked = self._asked()
        if asked is None or state_of(asked[0]) == self._acted_on:
            return None
        message, line = asked
        if line.how == "tap":
            return asked if any(line.deed in label for label in message.buttons) else None
        return None if line.question in self._typed else asked

    def _has_the_receipt(self) -> bool:
        return any(SENT in message.text for message in self.person.screen() if message.sender_id != self.person.id)

    async def _acts(self, message: Message, line: Line) -> None:
        self._acted_on = state_of(message)
        update_id = self.house.world.updates().next_id
        if line.how == "tap":
            await self.person.taps_old(message, line.deed)
        else:
            self._typed.add(line.question)
            await (self.person.writes(line.deed) if line.how == "type" else self.person.shares_contact())
        if line.question:
            self.deeds.append(Deed(self.person.id, line.question, line.value, update_id))

    async def _tries_again(self) -> None:
        """First the same tap once more; then Start, which shows where one is."""
        self.nudges += 1
        self._typed.clear()
        self._acted_on = None
        if self.nudges % 2 == 0 or self._screen() is None:
            await self.person.starts()


@dataclass(eq=False)
class Manager:
    """Somebody in the group who takes every card that nobody has taken."""

    house: House
    person: Person
    dice: random.Random
    _pressed: dict[int, float] = field(default_factory=dict)

    async def takes_cards(self) -> None:
        """For ever."""
        while True:
            await asyncio.sleep(self.dice.uniform(0.02, 0.2))
            for card in open_cards(self.house):
                pressed_at = max(self._pressed.get(card.id, 0.0), self.house.polled_at)
                if card.id not in self._pressed or time.monotonic() - pressed_at > PATIENCE:
                    self._pressed[card.id] = time.monotonic()
                    await self.person.taps_old(card, "Take")


async def all_go_home(tasks: list[asyncio.Task[None]]) -> None:
    """The working day is over. Raises what went wrong for one of them."""
    for task in tasks:
        task.cancel()
    for end in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(end, Exception):
            raise end


NUMBER = re.compile(r"#L-(\d+)")


def cards(house: House) -> list[Message]:
    """Every card in the group, oldest first, repeats too."""
    found = [it for it in house.group.messages.values() if it.sender_id == house.world.bot().id and not it.deleted]
    return [message for message in found if NUMBER.search(message.text) and "reply by" in message.text]


def lead_of(card: Message) -> int:
    """The number of a card's lead."""
    found = NUMBER.search(card.text)
    assert found is not None
    return int(found[1])


def taken(house: House) -> set[int]:
    """The leads whose card says who has them."""
    return {lead_of(card) for card in cards(house) if "👤" in card.text}


def open_cards(house: House) -> list[Message]:
    """The cards that somebody may still take."""
    done = taken(house)
    return [card for card in cards(house) if "Take" in card.buttons and lead_of(card) not in done]
