"""What a person does next: a pure choice by what is seen, what was done before, and the dice."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from random import Random
from typing import Literal

from bot.simulator.life.look import Button, Screen

Kind = Literal["tap", "write", "photo", "voice", "edit", "away", "block", "wait", "leave"]
LONGEST_WALK = 60
ENOUGH = 12
"""After so many deeds a person no longer wonders whether there is more to do."""
WHIMS: tuple[tuple[float, Kind], ...] = (
    (0.012, "photo"), (0.012, "voice"), (0.02, "edit"), (0.02, "away"), (0.006, "block"), (0.004, "leave"),
)  # fmt: skip
_TWICE, _BACK, _RATHER_TYPES = 0.05, 0.03, 0.06
_FEW = 3
_BY_STYLE = {"primary": 18.0, "success": 60.0, "danger": 1.0}
_STANDS_OUT, _MOST_BESIDE = ("primary", "success"), 0.5


@dataclass(frozen=True, slots=True)
class Deed:
    kind: Kind
    button: Button | None = None
    times: int = 1
    text: str = ""


@dataclass(slots=True)
class Memory:
    """What somebody has done so far."""

    tapped: Counter[str] = field(default_factory=Counter)
    written: list[str] = field(default_factory=list)
    deeds: int = 0
    quiet: int = 0
    """How many deeds in a row nobody answered."""

    def note(self, deed: Deed) -> None:
        self.deeds += 1
        if deed.button is not None:
            self.tapped[plain(deed.button.label)] += 1
        if deed.text:
            self.written.append(deed.text)


def plain(label: str) -> str:
    """A label without ticks, arrows and numbers: those change from one tap to the next."""
    return re.sub(r"[\W\d_]+", " ", label).strip().casefold() or label


def weight(button: Button, tapped: Counter[str]) -> float:
    """How much a button draws: its colour does, a sign before its words less, and what was tapped before hardly."""
    drawn = _BY_STYLE.get(button.style or "", 6.0)
    if not button.label[:1].isalnum():
        drawn /= 3
    if button.last and button.style is None:
        drawn /= 2
    if button.leads_away:
        drawn /= 6
    return drawn / (1 + 4 * tapped[plain(button.label)])


def drawn_to(buttons: tuple[Button, ...], tapped: Counter[str], dice: Random) -> Button:
    """However many plain buttons there are, one that stands out and was never tapped draws more than all of them."""
    drawn = [weight(it, tapped) for it in buttons]
    stands_out = [it.style in _STANDS_OUT and not tapped[plain(it.label)] for it in buttons]
    colour = sum(compress(drawn, stands_out))
    rest = sum(drawn) - colour
    share = min(1.0, colour * _MOST_BESIDE / rest) if colour and rest else 1.0
    return dice.choices(buttons, [it if out else it * share for it, out in zip(drawn, stands_out, strict=True)])[0]


def choose(screen: Screen, memory: Memory, sayings: tuple[str, ...], dice: Random) -> Deed:
    """The next deed; `sayings` is what this person has to say."""
    if memory.deeds >= LONGEST_WALK or memory.quiet >= _FEW or _is_done(screen, memory, dice):
        return Deed("leave")
    whim = _whim(screen, dice)
    if whim is not None:
        return whim
    if not screen.buttons or _writes(screen, dice):
        return _words(memory, sayings, dice)
    seen = screen.older if screen.older and dice.random() < _BACK else screen.buttons
    times = 2 if dice.random() < _TWICE else 1
    return Deed("tap", drawn_to(seen, memory.tapped, dice), times)


def _is_done(screen: Screen, memory: Memory, dice: Random) -> bool:
    """One plain button, or none, and much done before: that looks like an end."""
    little = len(screen.buttons) < 2 and not any(it.style or it.shares_contact for it in screen.buttons)
    return little and memory.deeds >= ENOUGH and dice.random() < 0.7


def _whim(screen: Screen, dice: Random) -> Deed | None:
    thrown = dice.random()
    for chance, kind in WHIMS:
        if thrown < chance:
            return None if kind == "edit" and not screen.spoken else Deed(kind)
        thrown -= chance
    return None


def _writes(screen: Screen, dice: Random) -> bool:
    few = len(screen.buttons) <= _FEW and not any(it.style or it.shares_contact for it in screen.buttons)
    return dice.random() < (0.7 if screen.silent else 0.3 if few else _RATHER_TYPES)


def _words(memory: Memory, sayings: tuple[str, ...], dice: Random) -> Deed:
    new = [it for it in sayings if it not in memory.written]
    return Deed("write", text=dice.choice(new)) if new else Deed("wait")
