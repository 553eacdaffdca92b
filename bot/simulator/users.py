"""Who there is: people and bots, and how the Bot API describes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.profile import Profile

_REAL_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{35}")
ANONYMOUS_ADMIN = 1087968824
_FIRST_PERSON = 700_000_001


@dataclass(slots=True)
class User:
    """A person. `role` means something to the page only: prospect or manager."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    phone: str | None = None
    role: str = "prospect"
    deactivated: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def described(self) -> dict[str, Any]:
        it: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            it["last_name"] = self.last_name
        if self.username:
            it["username"] = self.username
        if self.language_code:
            it["language_code"] = self.language_code
        return it


@dataclass(slots=True)
class Bot:
    """A bot's account. `privacy` is BotFather's group privacy mode."""

    id: int
    token: str
    first_name: str
    username: str
    privacy: bool = True
    last_message_id: int = 0
    profile: Profile = field(default_factory=Profile)

    @property
    def name(self) -> str:
        return self.first_name

    def described(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


class Accounts:
    """Everybody with an id."""

    def __init__(self) -> None:
        self.people: dict[int, User] = {}
        self.bots: dict[int, Bot] = {}
        self._by_token: dict[str, Bot] = {}
        self._anonymous = Bot(ANONYMOUS_ADMIN, "", "Group", "GroupAnonymousBot")

    def add_person(self, first_name: str, **details: Any) -> User:
        person = User(_FIRST_PERSON + len(self.people), first_name, **details)
        self.people[person.id] = person
        return person

    def add_bot(self, token: str, first_name: str, username: str) -> Bot:
        if _REAL_TOKEN.fullmatch(token):
            raise ValueError("this token looks like a real one; the simulator takes only made-up tokens")
        number = token.partition(":")[0]
        if not number.isdecimal():
            raise ValueError("a token begins with the bot's number and a colon, such as 42:simulated")
        bot = Bot(int(number), token, first_name, username)
        self.keep_bot(bot)
        return bot

    def keep_bot(self, bot: Bot) -> None:
        if bot.id in self.bots:
            raise ValueError(f"there is a bot with the number {bot.id} already")
        self.bots[bot.id] = bot
        self._by_token[bot.token] = bot

    def bot_with(self, token: str) -> Bot | None:
        return self._by_token.get(token)

    def find(self, account_id: int) -> User | Bot | None:
        if account_id == ANONYMOUS_ADMIN:
            return self._anonymous
        return self.people.get(account_id) or self.bots.get(account_id)

    def described(self, account_id: int) -> dict[str, Any]:
        account = self.find(account_id)
        if account is None:
            raise KeyError(f"nobody has the id {account_id}")
        return account.described()

    def __iter__(self) -> Iterator[User | Bot]:
        yield from self.people.values()
        yield from self.bots.values()
