"""Life on request: people who walk through a bot by themselves, and know only what a person sees."""

from bot.simulator.life.life import Life
from bot.simulator.life.names import newcomer

__all__ = ["Life", "newcomer"]
