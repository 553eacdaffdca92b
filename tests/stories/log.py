"""The bot's log in a story: whatever is logged as an error has to be expected."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest


@dataclass
class Log:
    """What was logged, and the errors that a story provokes."""

    caplog: pytest.LogCaptureFixture
    expected: list[str] = field(default_factory=list)

    def expects(self, *fragments: str) -> None:
        """Errors with these words belong to the story."""
        self.expected.extend(fragments)

    @property
    def records(self) -> list[logging.LogRecord]:
        return [*self.caplog.get_records("setup"), *self.caplog.get_records("call")]

    @property
    def text(self) -> str:
        """All of it, the traces too."""
        format_record = logging.Formatter("%(levelname)s %(name)s %(message)s").format
        return "\n".join(format_record(record) for record in self.records)

    def strange(self) -> list[str]:
        """Errors that nobody expects."""
        errors = [record.getMessage() for record in self.records if record.levelno >= logging.ERROR]
        return [said for said in errors if not any(fragment in said for fragment in self.expected)]


def attentive_log(caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    caplog.set_level(logging.DEBUG, "intake")
    found = Log(caplog)
    yield found
    assert not found.strange()
