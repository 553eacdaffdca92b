"""Files on the desk: put in by the page, sent by people alone or as an album, and looked at."""

from collections.abc import Callable
from typing import Any

from bot.simulator import contents
from bot.simulator.deeds import caption_content
from bot.simulator.desk import named
from bot.simulator.desk.fields import Fields, WrongRequestError
from bot.simulator.desk.talking import Answer, where
from bot.simulator.files import File, Files
from bot.simulator.world import World

UPLOADED = frozenset({"photo", "video", "voice", "document"})
_SAMPLES: dict[str, Callable[[Files], dict[str, Any]]] = {
    "photo": contents.photo, "video": contents.video, "voice": contents.voice, "document": contents.document,
    "sticker": contents.sticker, "location": lambda _files: contents.location(),
}  # fmt: skip
_SHOWN = ("image/jpeg", "image/png", "image/webp", "image/gif", "audio/", "video/")


def put(world: World, query: Fields, data: bytes, mime_type: str) -> Answer:
    """Keep the bytes of a file that a person is about to send."""
    kind = query.text("kind")
    if kind not in UPLOADED:
        raise WrongRequestError(f"kind must be one of {', '.join(sorted(UPLOADED))}")
    if not data:
        raise WrongRequestError("the file is empty")
    sizes = {"width": query.optional_number("width"), "height": query.optional_number("height"),
             "duration": query.optional_number("seconds")}  # fmt: skip
    details = {name: number for name, number in sizes.items() if number is not None}
    name = query.optional_text("name")
    return {"file": world.files.add(kind, data, name=name, mime_type=mime_type, **details).id}


def media(world: World, given: Fields) -> Answer:
    who, chat_id, bot = named.person(world, given), named.group_id(world, given), named.bot_id(world, given)
    return {"message": world.send(who, _content(world, given), chat_id, bot, **where(given)).id}


def album(world: World, given: Fields) -> Answer:
    who, chat_id, bot = named.person(world, given), named.group_id(world, given), named.bot_id(world, given)
    parts = [_content(world, item) for item in given.objects("items")]
    return {"messages": [it.id for it in world.send_album(who, parts, chat_id, bot, **where(given))]}


def _content(world: World, given: Fields) -> dict[str, Any]:
    kind, file_id = given.text("kind"), given.optional_text("file")
    if kind not in _SAMPLES:
        raise WrongRequestError(f"kind must be one of {', '.join(_SAMPLES)}")
    words = caption_content(given.optional_text("caption") or "")
    if words and kind not in UPLOADED:
        raise WrongRequestError(f"a {kind} has no caption")
    if file_id is None:
        return {**_SAMPLES[kind](world.files), **words}
    file = world.files.find(file_id)
    if file is None or file.kind != kind:
        raise WrongRequestError(f"there is no {kind} {file_id}")
    return contents.of(file, words)


def look(world: World, query: Fields) -> File:
    file = world.files.find(query.text("id"))
    if file is None or file.data is None:
        raise WrongRequestError("there is no such file, or its bytes are no longer kept")
    return file


def shown_type(file: File) -> str | None:
    """The type under which a browser may show the file; None for what it should only save."""
    kind = (file.mime_type or "").partition(";")[0]
    return kind if kind.startswith(_SHOWN) else None
