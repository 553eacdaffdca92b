"""The method that sends an album: several messages that a client shows as one."""

from typing import Any

from bot.simulator import objects
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.methods.answering import answered
from bot.simulator.methods.call import Call, whole
from bot.simulator.methods.media import attached, content_of
from bot.simulator.methods.places import destination
from bot.simulator.methods.sending import send
from bot.simulator.methods.texts import caption_content, given_caption
from bot.simulator.posting import new_album

Result = Any
_MOST_IN_ALBUM = 10
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
