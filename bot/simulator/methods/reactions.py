"""The method by which a bot reacts to a message."""

from typing import Any

from bot.simulator import objects
from bot.simulator.errors import bad_request
from bot.simulator.methods.access import known_message, readable_chat
from bot.simulator.methods.call import Call
from bot.simulator.reactions import EMOJI, set_reaction


def set_message_reaction(call: Call) -> Any:
    """A bot has one reaction to a message; an empty list takes it back."""
    given = call.json("reaction", "reaction types") if call.has("reaction") else []
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    emojis = [_emoji(it) for it in given]
    chat = readable_chat(call)
    message = known_message(call, chat, "message to react")
    if len(emojis) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if message.is_service or any(it not in EMOJI for it in emojis):
        raise bad_request("REACTION_INVALID")
    set_reaction(call.world, chat, message, call.bot.id, emojis[0] if emojis else None)
    return True


def _emoji(given: Any) -> str:
    """The emoji of a reaction; a custom one is none of those that the simulator has."""
    try:
        return _read(given)
    except objects.FieldError as error:
        raise bad_request(f"can't parse ReactionType: {error}") from None


def _read(given: Any) -> str:
    if not isinstance(given, dict):
        raise objects.FieldError("expected an Object")
    kind = objects.text(given, "type")
    if kind == "custom_emoji":
        return str(objects.number(given, "custom_emoji_id", 64))
    if kind != "emoji":
        raise objects.FieldError("invalid reaction type specified")
    return objects.text(given, "emoji")
