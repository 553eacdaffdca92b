"""Formatted text: the three parse modes, strictly, and what Telegram finds in plain text by itself.

Offsets and lengths count UTF-16 code units, as Telegram does; errors name byte offsets in UTF-8, as Telegram does.
"""

from bot.simulator.formatting.entity import Entity, EntityError, FindUser
from bot.simulator.formatting.finishing import finished, formatted
from bot.simulator.formatting.measure import utf16_length

__all__ = ["Entity", "EntityError", "FindUser", "finished", "formatted", "utf16_length"]
