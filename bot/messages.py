"""A Telegram message as plain data: what views make and the outbox keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message: it calls back, or copies a text."""

    label: str
    data: str | None = None
    copy: str | None = None
    style: Style | None = None

    def as_markup(self) -> dict[str, Any]:
        """As the Bot API has it."""
        markup: dict[str, Any] = {"text": self.label}
        if self.copy is not None:
            markup["copy_text"] = {"text": self.copy}
        else:
            markup["callback_data"] = self.data
        if self.style is not None:
            markup["style"] = self.style
        return markup


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """A keyboard in place of the phone's own: one key that shares the contact, and some words."""

    contact: str
    words: tuple[str, ...] = ()

    def as_markup(self) -> dict[str, Any]:
        rows = [[{"text": self.contact, "request_contact": True}], *([{"text": word}] for word in self.words)]
        return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


MEDIA = {
    "photo": "sendPhoto", "document": "sendDocument", "voice": "sendVoice", "audio": "sendAudio", "video": "sendVideo",
    "video_note": "sendVideoNote", "animation": "sendAnimation",
}  # fmt: skip
"""Kinds of files, as Telegram names their fields, with the methods that send them."""
NO_CAPTION = ("video_note",)


@dataclass(frozen=True, slots=True)
class Media:
    """A file that Telegram has already, by its id."""

    kind: str
    """One of MEDIA."""
    file_id: str

    def payload(self, caption: str) -> dict[str, Any]:
        """What the outbox keeps; a kind that takes no caption goes without."""
        data = {"method": MEDIA[self.kind], self.kind: self.file_id}
        return {**data, "caption": caption} if caption and self.kind not in NO_CAPTION else data


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is written when it is sent, out of words that the outbox keeps sealed like any others."""

    name: str
    text: str

    def payload(self, caption: str) -> dict[str, Any]:
        """What the outbox keeps."""
        return _upload("document", caption, name=self.name, text=self.text)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is drawn when it is sent; where that fails its caption goes alone, so it must have one."""

    recipe: dict[str, Any]
    """What `bot.drawing` makes it from: plain data, with the drawing's name under "drawing"."""
    kept_as: str = ""
    """Under which name Telegram's file_id is kept, where the same picture serves many people."""

    def payload(self, caption: str) -> dict[str, Any]:
        """What the outbox keeps."""
        return _upload("photo", caption, picture=self.recipe, **({"kept_as": self.kept_as} if self.kept_as else {}))


def _upload(kind: str, caption: str, **upload: Any) -> dict[str, Any]:
    data = {"method": MEDIA[kind], "upload": {"field": kind, **upload}}
    return {**data, "caption": caption} if caption else data


DELETE = "deleteMessage"


@dataclass(frozen=True, slots=True)
class Deletion:
    """A message taken away; where Telegram lets nobody delete it any more, other words take its place."""

    instead: str
    """As HTML."""
    has_file: bool = False
    """Whether its words are the caption of a file."""

    def payload(self) -> dict[str, Any]:
        """What the outbox keeps."""
        if self.has_file:
            words = {"method": "editMessageCaption", "caption": self.instead}
        else:
            words = {"method": "editMessageText", "text": self.instead}
        return {"method": DELETE, "instead": [words]}


@dataclass(frozen=True, slots=True)
class Message:
    """Text in Telegram's HTML with what hangs below it."""

    text: str
    rows: Rows = ()
    keys: Keys | None = None
    clears_keys: bool = False
    repeat: str = field(default="")
    """A line put above the text when it is sent again after an attempt of unknown fate."""
    media: Media | TextFile | Picture | None = None
    """A file above the text, which is its caption then."""
    instead: tuple[Message, ...] = ()
    """What goes in place of a file that Telegram refuses."""

    def payload(self) -> dict[str, Any]:
        """What the outbox keeps: the fields of the Bot API, and the line for a repeat."""
        data: dict[str, Any] = {"text": self.text} if self.media is None else self.media.payload(self.text)
        if self.rows:
            data["reply_markup"] = {"inline_keyboard": [[b.as_markup() for b in row] for row in self.rows]}
        elif self.keys is not None:
            data["reply_markup"] = self.keys.as_markup()
        elif self.clears_keys:
            data["reply_markup"] = {"remove_keyboard": True}
        if self.repeat:
            data["repeat"] = self.repeat
        if self.instead:
            data["instead"] = [message.payload() for message in self.instead]
        return data

    @property
    def editable(self) -> bool:
        """Whether an edit can show it: a message with keys or a file has to be sent."""
        return self.keys is None and not self.clears_keys and self.media is None


def length(text: str) -> int:
    """Characters as Telegram counts them: an emoji is two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, most: int) -> list[str]:
    """A text in pieces of at most so many characters of Telegram's; no letter is torn."""
    found, room = [""], most
    for letter in text:
        size = length(letter)
        if size > room:
            found.append("")
            room = most
        found[-1] += letter
        room -= size
    return found


def cut(text: str, most: int) -> str:
    """The beginning of a text that is too long."""
    return text if length(text) <= most else f"{pieces(text, most)[0]}…"
