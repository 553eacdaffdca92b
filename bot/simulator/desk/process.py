"""The bot's process, where the simulator's host runs it: what the desk can ask of it."""

from typing import Any, Protocol


class BotProcess(Protocol):
    """A process that can be killed and started. Each change is told to the world as "process"."""

    @property
    def running(self) -> bool: ...

    @property
    def since(self) -> float:
        """When it last started or ended, by the world's clock."""

    async def kill(self) -> None:
        """End it as SIGKILL does: at once, wherever it is. It stays down until it is started."""

    async def stop(self) -> None:
        """End it as SIGTERM does, in good order. It stays down until it is started."""

    async def start(self) -> None: ...


def shown(process: BotProcess | None) -> dict[str, Any] | None:
    return None if process is None else {"running": process.running, "since": process.since}
