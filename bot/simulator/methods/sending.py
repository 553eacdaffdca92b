"""Methods that bring a new message into a chat."""

import re
from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.messages import described, origin_of
from bot.simulator.methods.access import Access, found_chat, known_message, source_chat, writable_chat
from bot.simulator.methods.call import Call
from bot.simulator.methods.media import CAPTIONED, attached, check_given, content_of
from bot.simulator.methods.places import Place, check_delivery, check_reachable, destination
from bot.simulator.methods.texts import caption_content, given_caption, given_text, text_content
from bot.simulator.posting import post

Result = Any
_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
        "upload_audio", "upload_document", "choose_sticker", "find_location", "pick_up_location",
        "record_video_note", "upload_video_note", "cancel",
    }
)  # fmt: skip


def send(call: Call, content: dict[str, Any], place: Place | None = None, **more: Any) -> Result:
    place = place or destination(call)
    check_delivery(call, place)
    message = post(
        call.world,
        place.chat,
        call.bot.id,
        content,
        thread_id=place.thread_id,
        reply_to=place.reply_to,
        markup=place.markup,
        **more,
    )
    return described(message, place.chat, call.world.accounts)


def send_message(call: Call) -> Result:
    words = given_text(call)
    place = destination(call)
    return send(call, text_content(words), place)


def send_document(call: Call) -> Result:
    return _send_file(call, "document")


def send_photo(call: Call) -> Result:
    return _send_file(call, "photo")


def send_voice(call: Call) -> Result:
    return _send_file(call, "voice", duration=call.integer("duration"))


def send_video(call: Call) -> Result:
    return _send_file(call, "video", **{name: call.integer(name) for name in ("duration", "width", "height")})


def send_audio(call: Call) -> Result:
    return _send_file(call, "audio", duration=call.integer("duration"))


def send_animation(call: Call) -> Result:
    return _send_file(call, "animation", **{name: call.integer(name) for name in ("duration", "width", "height")})


def send_video_note(call: Call) -> Result:
    """A round video bears no words."""
    check_given(call, "video_note")
    place = destination(call)
    return send(call, content_of(attached(call, "video_note"), duration=call.integer("duration")), place)


def _send_file(call: Call, kind: str, **details: Any) -> Result:
    check_given(call, kind)
    words = given_caption(call)
    place = destination(call)
    file = content_of(attached(call, kind), **details)
    return send(call, {**file, **caption_content(words)}, place)


def send_sticker(call: Call) -> Result:
    check_given(call, "sticker")
    place = destination(call)
    return send(call, content_of(attached(call, "sticker"), emoji=call.text("emoji")), place)


def send_contact(call: Call) -> Result:
    contact = {
        name: call.need_text(name, bad_request(f'Parameter "{name}" is required'))
        for name in ("phone_number", "first_name")
    }
    for name in ("last_name", "vcard"):
        if call.has(name):
            contact[name] = call.text(name)
    return send(call, {"contact": contact})


def send_location(call: Call) -> Result:
    latitude, longitude = _degrees(call, "latitude"), _degrees(call, "longitude")
    place = destination(call)
    if not abs(latitude) <= 90 or not abs(longitude) <= 180:
        raise bad_request("invalid location specified")
    return send(call, {"location": {"latitude": latitude, "longitude": longitude}}, place)


def _degrees(call: Call, name: str) -> float:
    """What is no number counts as 0, as in Telegram."""
    given = call.text(name).strip()
    if not given:
        raise bad_request(f"{name} is empty")
    found = _DECIMAL.match(given)
    return float(found.group()) if found else 0.0


def copy_message(call: Call) -> Result:
    """A copy bears no sign of its origin; the answer is its id alone."""
    from_chat_id = source_chat(call)
    words = given_caption(call) if "caption" in call.params else None
    source = known_message(call, found_chat(call, from_chat_id, Access.READ), "message to copy")
    place = destination(call)
    if source.is_service:
        raise bad_request("the message can't be copied")
    content = source.content
    if words is not None and source.kind in CAPTIONED:
        content = {**without_caption(content), **caption_content(words)}
    return {"message_id": send(call, content, place)["message_id"]}


def without_caption(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in ("caption", "caption_entities")}


def forward_message(call: Call) -> Result:
    chat = found_chat(call, source_chat(call), Access.READ)
    source = known_message(call, chat, "message to forward")
    place = destination(call)
    if source.is_service:
        raise bad_request("the message can't be forwarded")
    return send(call, source.content, place, origin=origin_of(source, chat, call.world.accounts))


def send_chat_action(call: Call) -> Result:
    if call.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(call)
    check_reachable(chat)
    call.world.tell("typing", chat.key, call.text("action").lower())
    return True
