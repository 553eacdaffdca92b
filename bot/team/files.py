"""A prospect's files and notes as the managers see them: pure, from an attachment to messages."""

from __future__ import annotations

from bot.messages import NO_CAPTION, Media, Message, length
from bot.notices import folded, sender
from conversations.cleaning import one_line
from conversations.wording import Texts, escape
from storage.attachments import NOTES, Attachment
from storage.leads import Lead

LONGEST_CAPTION = 1000
"""Characters of a caption: Telegram's limit of 1024, with a little room."""
MEGABYTE = 1_000_000


def shown(texts: Texts, lead: Lead, found: Attachment) -> list[Message]:
    """The file with whose it is and what was said about it; words that are too long for a caption follow it."""
    if found.content.file_id is None or found.kind in NOTES:
        title = texts.html("file-note", kind=found.kind, number=lead.number, name=sender(texts, lead))
        return _in_full(title, found.content.words)
    title = texts.html("file-title", number=lead.number, name=sender(texts, lead))
    words = f"\n{escape(found.content.words)}" if found.content.words else ""
    if found.kind in NO_CAPTION:
        return [Message(title + words), _file(texts, lead, found, "", title)]
    if length(title + words) > LONGEST_CAPTION:
        return [_file(texts, lead, found, title, title), *_in_full(title, found.content.words)]
    return [_file(texts, lead, found, title + words, title + words)]


def _in_full(title: str, words: str) -> list[Message]:
    return [Message(f"{title}\n{part}") for part in folded(words)]


def _file(texts: Texts, lead: Lead, found: Attachment, caption: str, known: str) -> Message:
    """The file by its id, and the words that take its place where Telegram refuses it."""
    refused = f"{known}\n{texts.html('file-refused', what=described(texts, found))}"
    repeat = "" if found.kind in NO_CAPTION else texts.html("card-repeat", number=lead.number)
    media = Media(found.kind, found.content.file_id or "")
    return Message(caption, repeat=repeat, media=media, instead=(Message(refused),))


def described(texts: Texts, found: Attachment) -> str:
    """What is known of a file without having it: its kind, its name, its size."""
    content = found.content
    parts = [texts.plain("file-kind", kind=found.kind)]
    if content.file_name:
        parts.append(one_line(content.file_name)[:LONGEST_FILE_NAME])
    if content.size:
        parts.append(f"{content.size / MEGABYTE:.1f} MB")
    return ", ".join(parts)


LONGEST_FILE_NAME = 128
