"""The time in a simulated Telegram: that of the machine, or of a story, moved on by as much as one likes."""

from collections.abc import Callable


class Clock:
    """Seconds since 1970. It never goes back, so that nothing that has expired comes to life again."""

    def __init__(self, base: Callable[[], float], ahead: float = 0.0) -> None:
        self._base = base
        self.ahead = ahead

    def __call__(self) -> float:
        return self._base() + self.ahead

    def forward(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("the clock moves forward only")
        self.ahead += seconds
