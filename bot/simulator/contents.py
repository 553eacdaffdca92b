"""What people send besides text, as the Bot API's Message holds it."""

from typing import Any

from bot.simulator.files import Files
from bot.simulator.users import User

Content = dict[str, Any]


def sticker(files: Files, emoji: str = "👍") -> Content:
    kind = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": {**files.add("sticker", b"sticker").described(), **kind, "emoji": emoji}}


def voice(files: Files, seconds: int = 3) -> Content:
    file = files.add("voice", b"OggS", mime_type="audio/ogg")
    return {"voice": {**file.described(), "duration": seconds}}


def photo(files: Files, caption: str | None = None) -> Content:
    size = {**files.add("photo", b"\xff\xd8\xff").described(), "width": 1280, "height": 960}
    return {"photo": [size], **_words(caption)}


def document(
    files: Files,
    name: str = "brief.pdf",
    data: bytes = b"%PDF-1.7",
    caption: str | None = None,
    mime_type: str = "application/pdf",
    size: int | None = None,
) -> Content:
    """`size` claims another size than the data have."""
    file = files.add("document", data, size=size, name=name, mime_type=mime_type)
    return {"document": file.described(), **_words(caption)}


def _words(caption: str | None) -> Content:
    return {"caption": caption} if caption else {}


def location(latitude: float = 50.45, longitude: float = 30.52) -> Content:
    return {"location": {"latitude": latitude, "longitude": longitude}}


def own_contact(person: User) -> Content:
    """A person's own contact, as the contact button shares it: with the id of its owner."""
    contact: Content = {
        "phone_number": (person.phone or "").removeprefix("+"),
        "first_name": person.first_name,
        "user_id": person.id,
    }
    if person.last_name:
        contact["last_name"] = person.last_name
    return {"contact": contact}


def other_contact() -> Content:
    """Somebody else's contact, out of the address book: nobody's user_id."""
    return {"contact": {"phone_number": "380440000000", "first_name": "Somebody"}}
