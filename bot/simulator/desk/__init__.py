"""The desk: what the page shows and does, as a JSON API for any program; docs/simulator-api.md describes it."""

from bot.simulator.desk.process import BotProcess
from bot.simulator.desk.routes import Desk

__all__ = ["BotProcess", "Desk"]
