"""A Telegram on loopback: it speaks the Bot API over HTTP, so that a bot runs unchanged against it."""

from bot.simulator.wire.server import Server, serve
from bot.simulator.world import World

__all__ = ["Server", "World", "serve"]
