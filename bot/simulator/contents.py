"""What people send besides text, as the Bot API's Message holds it; samples where nothing was chosen."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.simulator.files import File, Files
from bot.simulator.users import User

Content = dict[str, Any]
_SAMPLES = Path(__file__).parent / "samples"
SAMPLES: dict[str, tuple[str, str]] = {
    "photo": ("sketch.jpg", "image/jpeg"),
    "video": ("clip.webm", "video/webm"),
    "voice": ("voice.ogg", "audio/ogg"),
    "document": ("brief.pdf", "application/pdf"),
}


@cache
def _sample_bytes(name: str) -> bytes:
    return (_SAMPLES / name).read_bytes()


def _sample(files: Files, kind: str, **details: Any) -> File:
    name, mime_type = SAMPLES[kind]
    shown = name if kind in ("document", "video") else None
    return files.add(kind, _sample_bytes(name), name=shown, mime_type=mime_type, **details)


def of(file: File, caption: Content | None = None) -> Content:
    """The content of a message that shows a file; a photo comes in a list of its sizes."""
    shown = file.described()
    return {file.kind: [shown] if file.kind == "photo" else shown, **(caption or {})}


def sticker(files: Files, emoji: str = "👍") -> Content:
    return of(files.add("sticker", b"sticker", emoji=emoji))


def voice(files: Files, seconds: int = 5) -> Content:
    return of(_sample(files, "voice", duration=seconds))


def photo(files: Files, caption: str | None = None) -> Content:
    return of(_sample(files, "photo", width=1280, height=960), _words(caption))


def video(files: Files, caption: str | None = None) -> Content:
    return of(_sample(files, "video", width=640, height=360, duration=2), _words(caption))


def audio(files: Files, caption: str | None = None) -> Content:
    return of(files.add("audio", b"ID3", name="jingle.mp3", mime_type="audio/mpeg", duration=12), _words(caption))


def animation(files: Files, caption: str | None = None) -> Content:
    """A client of old sees it as a document."""
    file = files.add("animation", b"GIF89a", name="loop.mp4", mime_type="video/mp4", duration=3)
    return {**of(file, _words(caption)), "document": file.described()}


def video_note(files: Files, seconds: int = 5) -> Content:
    return of(files.add("video_note", b"mp4", duration=seconds))


def document(
    files: Files,
    name: str = "brief.pdf",
    data: bytes | None = None,
    caption: str | None = None,
    mime_type: str = "application/pdf",
    size: int | None = None,
) -> Content:
    """`size` claims another size than the data have."""
    given = _sample_bytes("brief.pdf") if data is None else data
    return of(files.add("document", given, size=size, name=name, mime_type=mime_type), _words(caption))


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
