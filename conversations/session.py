"""A conversation under way, as it is stored: the answers, and the little that does not follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from conversations.conditions import Value

Overlay = Literal["review", "cancel", "resume"]


@dataclass(frozen=True, slots=True)
class Consent:
    """What was agreed to (a hash of the very words), in which language, and when (unix seconds)."""

    text_hash: str
    language: str
    at: int


@dataclass(frozen=True, slots=True)
class Session:
    """All of it; where the person stands is computed from it by `engine.place`."""

    language: str
    nonce: str
    """Random; buttons carry it, so that those of an earlier conversation are told apart."""
    version: str = ""
    """Of the questionnaire with which the conversation began."""
    source: str = ""
    """The payload of the link that brought the person here."""
    answers: Mapping[str, Value] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    """Of the question of several choices that is being answered, not yet confirmed."""
    guess: tuple[str, ...] = ()
    """Options that the last words may have meant; whether the first was is asked above the question."""
    revisit: str | None = None
    """A question that is asked again because the person went back or wants to change it."""
    overlay: Overlay | None = None
    aged: bool = False
    """The person was away for long: answers that age are confirmed before anything else."""
    reconciled: tuple[str, str] | None = None
    """The contradiction that was asked about, and the way out that was chosen (`open`: none yet)."""
    advice_now: bool = False
    left_out: tuple[str, ...] = ()
    """Questions that were open when the advice was asked for; they are not put any more."""
    handing_over: bool = False
    urgent: bool = False
    """Wants to talk to a person now."""
    enough: bool = False
    """The optional questions after the consent are left out."""
    consent: Consent | None = None
    lead: int | None = None
    shown: str = ""
    """The name of the place that the present screen shows."""
    screen: int = 0
    """Rises whenever another screen is shown; a button of an older one is out of date."""

    def as_data(self) -> dict[str, Any]:
        """The session as JSON-able data."""
        data = {name: getattr(self, name) for name in _FIELDS}
        data["answers"] = dict(self.answers)
        data["consent"] = None if self.consent is None else asdict(self.consent)
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Session:
        """The session again; fields that this version does not know are left out."""
        known = {name: _frozen(data[name]) for name in _FIELDS if name in data}
        known["answers"] = {name: _frozen(value) for name, value in data.get("answers", {}).items()}
        if data.get("consent"):
            known["consent"] = Consent(**{f.name: data["consent"][f.name] for f in fields(Consent)})
        return cls(**known)


_FIELDS = tuple(f.name for f in fields(Session))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
