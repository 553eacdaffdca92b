"""The method by which a bot reacts to a message."""

from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.methods.call import Call
from bot.simulator.methods.places import known_message, writable_chat
from bot.simulator.reactions import EMOJI, set_reaction


def set_message_reaction(call: Call) -> Any:
    """A bot has one reaction to a message; an empty list takes it back."""
    given = call.json("reaction") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    emojis = [_emoji(it) for it in given]
    chat = writable_chat(call)
    message = known_message(call, chat, "message to react")
    if len(emojis) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if message.is_service or any(it not in EMOJI for it in emojis):
        raise bad_request("REACTION_INVALID")
    set_reaction(call.world, chat, message, call.bot.id, emojis[0] if emojis else None)
    return True


def _emoji(given: Any) -> str:
    wrong = "can't parse ReactionType: "
    if not isinstance(given, dict):
        raise bad_request(f"{wrong}expected an Object")
    if given.get("type") == "custom_emoji":
        raise bad_request("REACTION_INVALID")
    if given.get("type") != "emoji":
        raise bad_request(f"{wrong}invalid reaction type specified")
    if not isinstance(given.get("emoji"), str):
        raise bad_request(f'{wrong}Can\'t find field "emoji"')
    return str(given["emoji"])
