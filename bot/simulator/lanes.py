"""Which updates a webhook gets strictly one after another: those of one lane."""

from typing import Any

Lane = tuple[str, Any]

# The source is Client.cpp: the numbers it gives to add_update as webhook_queue_id tell these lanes apart.
_PATHS: dict[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys(("message", "edited_message", "channel_post", "edited_channel_post"), ("chat", ("chat", "id"))),
    "inline_query": ("inline", ("from", "id")),
    "chosen_inline_result": ("chosen", ("from", "id")),
    "callback_query": ("press", ("from", "id")),
    "shipping_query": ("payment", ("from", "id")),
    "pre_checkout_query": ("payment", ("from", "id")),
    "poll": ("poll", ("id",)),
    "poll_answer": ("poll", ("poll_id",)),
    "my_chat_member": ("own", ("chat", "id")),
    "chat_member": ("member", ("new_chat_member", "user", "id")),
    "chat_join_request": ("member", ("from", "id")),
    "message_reaction": ("reaction", ("chat", "id")),
    "message_reaction_count": ("reactions", ("chat", "id")),
}


def lane_of(update: dict[str, Any]) -> Lane:
    """Messages wait for their chat, presses for their user; what cannot be read waits for nothing."""
    for kind, payload in update.items():
        if kind in _PATHS:
            family, path = _PATHS[kind]
            found = _at(payload, path)
            if isinstance(found, int | str):
                return family, found
    return "alone", id(update)


def _at(it: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        it = it.get(step) if isinstance(it, dict) else None
    return it
