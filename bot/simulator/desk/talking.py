"""What people do on the desk: write, tap, edit, forward, react, block."""

from typing import Any

from bot.simulator import contents, topics
from bot.simulator.desk import named
from bot.simulator.desk.fields import Fields, WrongRequestError
from bot.simulator.world import World

Answer = dict[str, Any]
_TOPIC_ACTIONS = ("open", "rename", "close", "reopen", "delete")
_MOST_TAPS = 20


def where(given: Fields) -> dict[str, Any]:
    """The place within the chat."""
    return {"thread_id": given.optional_number("thread"), "reply_to": given.optional_number("reply_to")}


def start(world: World, given: Fields) -> Answer:
    payload = given.optional_text("payload") or ""
    return {"message": world.start(named.person(world, given), payload, named.bot_id(world, given)).id}


def write(world: World, given: Fields) -> Answer:
    who, chat_id = named.person(world, given), named.group_id(world, given)
    how = {**where(given), "anonymous": given.flag("anonymous")}
    return {"message": world.write(who, given.text("text"), chat_id, named.bot_id(world, given), **how).id}


def tap(world: World, given: Fields) -> Answer:
    who = named.person(world, given)
    if "key" in given:
        return _tap_key(world, given, who)
    message = named.message(world, given)
    buttons = [button for row in message.inline or [] for button in row]
    index, times = given.number("button"), given.number("times", 1)
    if not 0 <= index < len(buttons):
        raise WrongRequestError(f"message {message.id} has no button {index}")
    if not 1 <= times <= _MOST_TAPS:
        raise WrongRequestError(f"times must be from 1 to {_MOST_TAPS}")
    presses = [world.tap(who, message, buttons[index]) for _ in range(times)]
    return {"press": presses[-1].id, "opened": presses[-1].opened}


def _tap_key(world: World, given: Fields, who: int) -> Answer:
    keyboard = named.chat(world, given).keyboard or {"rows": []}
    wanted = given.text("key")
    key = next((key for row in keyboard["rows"] for key in row if key["text"] == wanted), None)
    if key is None:
        raise WrongRequestError(f"there is no key {wanted!r} on the keyboard")
    press = world.tap_key(who, key, named.group_id(world, given), named.bot_id(world, given))
    return {"press": press.id, "message": press.sent_message_id}


def press(world: World, given: Fields) -> Answer:
    """A press that no button gave."""
    return {"press": world.press(named.person(world, given), named.message(world, given), given.text("data")).id}


def contact(world: World, given: Fields) -> Answer:
    who, bot = named.person(world, given), named.bot_id(world, given)
    if given.flag("own", default=True):
        return {"message": world.share_contact(who, bot).id}
    return {"message": world.send(who, contents.other_contact(), None, bot).id}


def edit(world: World, given: Fields) -> Answer:
    world.edit(named.person(world, given), named.message(world, given), given.text("text"))
    return {}


def delete(world: World, given: Fields) -> Answer:
    world.delete(named.person(world, given), named.message(world, given))
    return {}


def forward(world: World, given: Fields) -> Answer:
    who, message = named.person(world, given), named.message(world, given, "from")
    chat_id, bot = named.group_id(world, given), named.bot_id(world, given)
    return {"message": world.forward(who, message, chat_id, bot, thread_id=given.optional_number("thread")).id}


def react(world: World, given: Fields) -> Answer:
    world.react(named.person(world, given), named.message(world, given), given.optional_text("emoji"))
    return {}


def block(world: World, given: Fields) -> Answer:
    change = world.block if given.flag("blocked", default=True) else world.unblock
    change(named.person(world, given), named.bot_id(world, given))
    return {}


def topic(world: World, given: Fields) -> Answer:
    who, chat, action = named.person(world, given), named.group(world, given), given.text("action")
    if action not in _TOPIC_ACTIONS:
        raise WrongRequestError(f"action must be one of {', '.join(_TOPIC_ACTIONS)}")
    if action == "open":
        return {"thread": world.open_topic(chat.id, who, given.text("name")).id}
    found = chat.topics.get(given.number("thread"))
    if found is None:
        raise WrongRequestError(f"there is no topic {given.number('thread')}")
    topics.tend(world, who, chat, found, action, given.text("name") if action == "rename" else None)
    return {"thread": found.id}
