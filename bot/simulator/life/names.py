"""Whom one meets: names of two languages, phones and usernames that belong to nobody."""

from random import Random

from bot.simulator.users import User
from bot.simulator.world import World

_UKRAINIAN = (
    ("Оксана", "Шевчук"), ("Тарас", "Бондар"), ("Ірина", "Мельник"), ("Богдан", "Ткаченко"), ("Соломія", None),
    ("Андрій", "Кравець"), ("Леся", "Гончар"), ("Ярослав", "Дубовик"), ("Наталя", "Заєць"), ("Матвій", "Щур"),
    ("Ґанна", "Ґудзь"), ("Єва", "Їжак"),
)  # fmt: skip
_ENGLISH = (
    ("Grace", "Holloway"), ("Owen", "Pryce"), ("Priya", "Nair"), ("Tomasz", "Wójcik"), ("Amelia", None),
    ("Dougal", "MacLeod"), ("Chloé", "Martin"), ("Jonas", "Lindqvist"), ("Ruth", "O'Dowd"), ("Mateo", "Álvarez"),
    ("Hannah", "Becker"), ("Sam", None),
)  # fmt: skip
_MANAGERS = (("Марина", "uk"), ("Oliver", "en"))


def newcomer(world: World, dice: Random) -> User:
    """A prospect whom nobody has met yet."""
    language, names = dice.choice((("uk", _UKRAINIAN), ("en", _ENGLISH)))
    first, last = dice.choice(names)
    number = len(world.accounts.people) + 1
    username = f"guest_{number}" if dice.random() < 0.7 else None
    phone = f"+38050{5550000 + number}" if language == "uk" else f"+4420794{60000 + number}"
    return world.add_user(first, last, username, language_code=language, phone=phone)


def hired(world: World) -> list[User]:
    """Two managers, for a world that has none."""
    return [world.add_user(name, language_code=language, role="manager") for name, language in _MANAGERS]
