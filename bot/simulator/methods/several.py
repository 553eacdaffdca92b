"""Methods on several messages at once: copies, forwards, deletions."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.messages import Message, origin_of
from bot.simulator.methods.access import Access, found_chat, source_chat, writable_chat
from bot.simulator.methods.call import Call
from bot.simulator.methods.changing import check_deletable
from bot.simulator.methods.places import Place, destination
from bot.simulator.methods.sending import send, without_caption
from bot.simulator.posting import new_album, remove

Result = Any
_MOST_AT_ONCE = 100


def copy_messages(call: Call) -> Result:
    """What cannot be copied is passed over; an album stays one."""
    place, _, sources = _place_and_sources(call)
    bare = call.flag("remove_caption")
    contents = [(it, without_caption(it.content) if bare else it.content) for it in sources]
    return [{"message_id": sent["message_id"]} for sent in _send_again(call, contents, place)]


def forward_messages(call: Call) -> Result:
    place, chat, sources = _place_and_sources(call)
    origins = {it.id: origin_of(it, chat, call.world.accounts) for it in sources}
    sent = _send_again(call, [(it, it.content) for it in sources], place, origins)
    return [{"message_id": it["message_id"]} for it in sent]


def _send_again(
    call: Call,
    contents: list[tuple[Message, dict[str, Any]]],
    place: Place,
    origins: dict[int, dict[str, Any]] | None = None,
) -> Iterator[dict[str, Any]]:
    for album, members in groupby(contents, key=lambda it: it[0].album):
        together = list(members)
        new = new_album(call.world, place.chat) if album and len(together) > 1 else None
        for source, content in together:
            yield send(call, content, place, album=new, origin=(origins or {}).get(source.id))


def _place_and_sources(call: Call) -> tuple[Place, Chat, list[Message]]:
    from_chat_id, wanted = source_chat(call), _message_ids(call)
    place = destination(call)
    chat = found_chat(call, from_chat_id, Access.READ)
    found = _present(chat, wanted)
    if not found:
        raise bad_request("there are no messages to forward")
    if any(second.id <= first.id for first, second in pairwise(found)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    return place, chat, [it for it in found if not it.is_service]


def _present(chat: Chat, wanted: list[int]) -> list[Message]:
    return [chat.messages[it] for it in wanted if it in chat.messages]


def _message_ids(call: Call) -> list[int]:
    if not call.has("message_ids"):
        raise bad_request("message identifiers are not specified")
    given = call.json("message_ids", "message_ids")
    if not isinstance(given, list):
        raise bad_request("expected an Array of message identifiers")
    if len(given) > _MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    if not given:
        raise bad_request("message identifiers are not specified")
    return [_message_id(it) for it in given]


def _message_id(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, int | str):
        raise bad_request("message identifier must be a Number")
    try:
        number = int(given)
    except ValueError:
        raise bad_request("can't parse message identifier as a Number") from None
    if not 0 < number < 1 << 31:
        raise bad_request("invalid message identifier specified")
    return number


def delete_messages(call: Call) -> Result:
    """Those that are not there are passed over; one that may not be deleted keeps all of them."""
    wanted = _message_ids(call)
    chat = writable_chat(call)
    found = _present(chat, list(dict.fromkeys(wanted)))
    for message in found:
        check_deletable(call, chat, message)
    for message in found:
        remove(call.world, chat, message)
    return True
