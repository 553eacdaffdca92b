"""Whom and what a request names: the person, the bot, the chat, the message."""

from bot.simulator.chats import Chat
from bot.simulator.desk.fields import Fields, WrongRequestError
from bot.simulator.messages import Message
from bot.simulator.world import World


def person(world: World, given: Fields, name: str = "person") -> int:
    found = given.number(name)
    if found not in world.accounts.people:
        raise WrongRequestError(f"there is no person {found}")
    return found


def bot_id(world: World, given: Fields) -> int | None:
    found = given.optional_number("bot")
    if found not in world.accounts.bots and (found is not None or not world.accounts.bots):
        raise WrongRequestError(f"there is no bot {found}" if found is not None else "there is no bot yet")
    return found


def group_id(world: World, given: Fields, name: str = "chat") -> int | None:
    """The id of a group; None for the private chat with the bot."""
    found = given.optional_number(name)
    if found is None or found == given.number("person"):
        return None
    return _group(world, found).id


def group(world: World, given: Fields) -> Chat:
    return _group(world, given.number("chat"))


def _group(world: World, chat_id: int) -> Chat:
    found = world.chats.group(chat_id)
    if found is None:
        raise WrongRequestError(f"there is no group {chat_id}")
    return found


def chat(world: World, given: Fields, name: str = "chat") -> Chat:
    """A group, or the person's private chat with the bot."""
    return world.chat(group_id(world, given, name) or person(world, given), bot_id(world, given))


def keyed_chat(world: World, query: Fields) -> Chat:
    found = world.chats.by_key.get(query.text("key"))
    if found is None:
        raise WrongRequestError(f"there is no chat {query.text('key')}")
    return found


def message(world: World, given: Fields, name: str = "chat") -> Message:
    number = given.number("message")
    found = chat(world, given, name).messages.get(number)
    if found is None:
        raise WrongRequestError(f"there is no message {number} in this chat")
    return found
