"""What a prospect's message is: words, a contact, something to keep for the manager, or something unreadable."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message

from bot.messages import MEDIA
from conversations.dialogue import Attached, Event, SharedContact, Typed, Unreadable
from storage.attachments import Content, NewAttachment

KINDS = ("animation", *(kind for kind in MEDIA if kind != "animation"))
"""An animation comes as a document too, so it is looked for first."""
UNREAD = ("sticker", "poll", "dice", "story", "game")
"""Kinds that get a word of their own."""
MAP = "https://www.openstreetmap.org/?mlat={0:.5f}&mlon={1:.5f}"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Something to keep, and what it means to the conversation."""

    new: NewAttachment
    event: Attached


def read(message: Message) -> Event | Enclosed:
    """What a message means. What the person passed on from elsewhere is never taken as his own words."""
    enclosed = _file(message) or _note(message)
    if enclosed is not None:
        return enclosed
    if message.contact is not None:
        return SharedContact(message.contact.phone_number, _is_own_contact(message))
    if message.text is not None:
        return Typed(message.text)
    return Unreadable(next((kind for kind in UNREAD if getattr(message, kind) is not None), "other"))


def _is_own_contact(message: Message) -> bool:
    """Telegram vouches for a contact only where it names the sender."""
    contact, sender = message.contact, message.from_user
    if contact is None or sender is None or is_passed_on(message):
        return False
    return contact.user_id == sender.id


def is_passed_on(message: Message) -> bool:
    """Whether somebody else wrote it: forwarded, or made by another bot."""
    return message.forward_origin is not None or message.via_bot is not None


def _file(message: Message) -> Enclosed | None:
    for kind in KINDS:
        file = getattr(message, kind)
        if not file:
            continue
        file = file[-1] if kind == "photo" else file  # the largest of its sizes
        words = message.caption or ""
        content = Content(file.file_id, getattr(file, "file_name", None), words, file.file_size)
        new = NewAttachment(kind, file.file_unique_id, content, message.message_id, message.media_group_id)
        return Enclosed(new, Attached(kind, "" if is_passed_on(message) else words))
    return None


def _note(message: Message) -> Enclosed | None:
    """Words that are no answer, but worth keeping: passed on from elsewhere, or a place on the map."""
    if message.text is not None and is_passed_on(message):
        kind, words = "forwarded", message.text
    elif message.venue is not None:
        kind, words = "venue", f"{message.venue.title}\n{message.venue.address}\n{_on_map(message)}"
    elif message.location is not None:
        kind, words = "location", _on_map(message)
    else:
        return None
    new = NewAttachment(kind, f"message {message.message_id}", Content(words=words), message.message_id)
    return Enclosed(new, Attached(kind))


def _on_map(message: Message) -> str:
    place = message.location or (message.venue.location if message.venue is not None else None)
    return MAP.format(place.latitude, place.longitude) if place is not None else ""
