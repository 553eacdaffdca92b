"""What ends the program, each with the exit code that tells why."""

from __future__ import annotations

USAGE, BAD_DATA, LOCKED, REFUSED, WRONG_SETTINGS = 64, 65, 75, 77, 78


class Ended(Exception):
    """The program cannot go on; the message is for the operator."""

    code = 1


class BadData(Ended):
    """A file or an answer that was given is not what it should be."""

    code = BAD_DATA


class AlreadyRunning(Ended):
    """Another instance holds the lock of this database."""

    code = LOCKED


class TokenRefused(Ended):
    """Telegram refuses the token."""

    code = REFUSED


class WrongSettings(Ended):
    """A setting is missing or wrong."""

    code = WRONG_SETTINGS


def place_of(fault: BaseException) -> str:
    """The kind of a fault and its place, without its words: those may hold what a person wrote."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(fault).__name__
    return f"{type(fault).__name__} in {trace.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}"
