"""A manager in a group: sees what the bot posts there, and taps what has not been tapped yet."""

from collections import Counter
from random import Random

from bot.simulator.chats import Chat
from bot.simulator.life.choice import drawn_to
from bot.simulator.life.hands import tap
from bot.simulator.life.look import Button, buttons_of
from bot.simulator.life.visitor import Pause
from bot.simulator.messages import Message
from bot.simulator.users import User
from bot.simulator.world import World

BETWEEN = (4.0, 12.0)
_NOTICED = 8
"""So many of the newest posts with buttons does a manager look at."""
_MOST_TAPS = 4
_WORKS = 0.7


class Manager:
    """`tapped` are the chat, the message and the label of each tap so far."""

    def __init__(self, world: World, user: User, dice: Random, pause: Pause) -> None:
        self._world = world
        self._user = user
        self._dice = dice
        self._pause = pause
        self.tapped: set[tuple[str, int, str]] = set()

    async def works(self) -> None:
        """For ever."""
        while True:
            await self._pause(self._dice.uniform(*BETWEEN))
            if self._dice.random() < _WORKS:
                self.taps_something()

    def taps_something(self) -> bool:
        """One tap, on the oldest post noticed that still has something new; False where nothing is left to do."""
        for chat in self._groups():
            for post in self._noticed(chat):
                if new := self._new_on(chat, post):
                    button = drawn_to(new, Counter(), self._dice)
                    self.tapped.add((chat.key, post.id, button.label))
                    tap(self._world, self._user.id, chat, button)
                    return True
        return False

    def _groups(self) -> list[Chat]:
        groups = list(self._world.chats.groups())
        return [it for it in groups if it.migrated_to is None and it.member(self._user.id).present]

    def _noticed(self, chat: Chat) -> list[Message]:
        bots = self._world.accounts.bots
        posts = [it for it in chat.newest_first() if it.inline and it.sender_id in bots]
        return posts[:_NOTICED][::-1]

    def _new_on(self, chat: Chat, post: Message) -> tuple[Button, ...]:
        """The buttons of a post that this manager has not tapped yet, until there were taps enough."""
        done = {label for place, message, label in self.tapped if (place, message) == (chat.key, post.id)}
        if len(done) >= _MOST_TAPS:
            return ()
        return tuple(it for it in buttons_of(post) if not it.leads_away and it.label not in done)
