"""Who is a manager: whoever is a member of the group, asked from Telegram and remembered for a while."""

from __future__ import annotations

from bot.clock import Clock
from bot.request import Api

REMEMBERED_SECONDS = 600.0
DOUBTED_SECONDS = 30.0
"""A stranger may have been added meanwhile, so a "no" is soon asked again."""
MOST_REMEMBERED = 10_000
PATIENCE_SECONDS = 5.0
"""Somebody has pressed a button and waits."""
MEMBERS = ("creator", "administrator", "member")


class Members:
    """Remembers answers; forgets one as soon as Telegram reports a change."""

    def __init__(self, api: Api, clock: Clock) -> None:
        self._api = api
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[bool, float]] = {}

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether a user is in the group now. Raises PTB's errors where Telegram cannot be asked."""
        known = self._known.get((chat_id, user_id))
        if known is not None and known[1] > self._clock.monotonic():
            return known[0]
        member = await self._api.call("getChatMember", PATIENCE_SECONDS, chat_id=chat_id, user_id=user_id)
        found = _is_in(member)
        self._remember(chat_id, user_id, found)
        return found

    def _remember(self, chat_id: int, user_id: int, found: bool) -> None:
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        until = self._clock.monotonic() + (REMEMBERED_SECONDS if found else DOUBTED_SECONDS)
        self._known[chat_id, user_id] = (found, until)

    def forget(self, chat_id: int, user_id: int) -> None:
        """Somebody came, left or was removed: ask again."""
        self._known.pop((chat_id, user_id), None)


def _is_in(member: dict[str, object]) -> bool:
    status = member.get("status")
    return status in MEMBERS or (status == "restricted" and member.get("is_member") is True)
