"""Methods on several messages at once: albums, copies, forwards, deletions."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

from bot.simulator import objects
from bot.simulator.chats import Chat
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.messages import Message, origin_of
from bot.simulator.methods.answering import answered
from bot.simulator.methods.call import Call, whole
from bot.simulator.methods.changing import check_deletable
from bot.simulator.methods.media import attached, content_of
from bot.simulator.methods.places import Access, Place, destination, found_chat, source_chat, writable_chat
from bot.simulator.methods.sending import send, without_caption
from bot.simulator.methods.texts import caption_content, given_caption
from bot.simulator.posting import new_album, remove

Result = Any
_MOST_IN_ALBUM = 10
_MOST_AT_ONCE = 100
_IN_ALBUMS = frozenset({"photo", "video", "document"})


def send_media_group(call: Call) -> Result:
    """An album: several messages, each with the album's id. Documents stand in albums of their own."""
    answered(call)
    call.need_text("media", bad_request('Parameter "media" is required'))
    given = call.json("media")
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputMedia")
    items = [_input_media(call, it) for it in given]
    place = destination(call)
    contents = [_album_content(call, item) for item in items]
    _check_album([item["type"] for item in items])
    album = new_album(call.world, place.chat) if len(contents) > 1 else None
    return [send(call, content, place, album=album) for content in contents]


def _check_album(kinds: list[str]) -> None:
    if len(kinds) > _MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    if not kinds:
        raise bad_request("there are no messages to send")
    if len(set(kinds)) > 1 and "document" in kinds:
        raise bad_request("document can't be mixed with other media types")


def _input_media(call: Call, given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    item = Call(call.world, call.bot, given, call.uploads)
    try:
        objects.optional_text(given, "caption")
        words = given_caption(item)
        kind, media = objects.text(given, "type"), objects.optional_text(given, "media")
        _check_media(call, kind, media)
    except objects.FieldError as error:
        raise bad_request(f"can't parse InputMedia: {error}") from None
    except ApiError as error:
        reason = error.description.removeprefix("Bad Request: ")
        raise bad_request(f"can't parse InputMedia: {reason[:1].upper()}{reason[1:]}") from None
    return {**given, "type": kind, "media": media, "words": words}


def _check_media(call: Call, kind: str, media: str) -> None:
    attached_here = media.startswith("attach://") and media.removeprefix("attach://") in call.uploads
    if not media or (media.startswith("attach://") and not attached_here):
        raise objects.FieldError("media not found")
    if kind not in _IN_ALBUMS:
        what = "can't be used in sendMediaGroup" if kind == "animation" else "is unsupported"
        raise objects.FieldError(f'type "{kind}" {what}')


def _album_content(call: Call, item: dict[str, Any]) -> dict[str, Any]:
    file = attached(call, item["type"], item["media"])
    details = {name: whole(item.get(name)) for name in ("duration", "width", "height")} if file.kind == "video" else {}
    return {**content_of(file, **details), **caption_content(item["words"])}


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
