"""Direct answers to taps: worth something now or never, so they do not go through the outbox."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from telegram.error import TelegramError

from bot.request import Api

log = logging.getLogger("intake.replies")
LONGEST_WORD = 200
"""Characters that Telegram shows in the answer to a tap."""
MOST_AT_ONCE = 4096
"""Beyond it taps are left unanswered: what they asked for is done all the same."""


class Replies:
    """Answers taps beside everything else; a failed answer is nobody's trouble."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, query_id: str, word: str | None = None, *, alert: bool = False) -> None:
        """Answer a tap with a word, or silently."""
        if len(self._tasks) >= MOST_AT_ONCE:
            return
        task = asyncio.create_task(self._answer(query_id, word, alert))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, query_id: str, word: str | None, alert: bool) -> None:
        text = None if word is None else word[:LONGEST_WORD]
        with contextlib.suppress(TelegramError):
            await self._api.call(
                "answerCallbackQuery", callback_query_id=query_id, text=text, show_alert=True if alert else None
            )

    async def stop(self, patience: float) -> None:
        """Let the last answers leave."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
