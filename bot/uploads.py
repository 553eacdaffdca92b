"""Files that are made when they are sent: texts as they are, pictures drawn once and then known by their file_id."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import Any

from bot import drawing
from bot.drawing.child import NotDrawn, draw
from bot.request import NewFile
from storage import settings
from storage.database import Database, Transaction

log = logging.getLogger("intake.uploads")

Payload = dict[str, Any]


class Uploads:
    """Puts the file in place of an outbox payload's "upload", right before the call leaves."""

    def __init__(self, database: Database, bot_id: str) -> None:
        self._database = database
        self._bot_id = bot_id
        self._one_at_a_time = asyncio.Lock()
        self._drawn: dict[str, bytes] = {}
        """Pictures to be kept, until Telegram has them."""

    async def filled(self, payload: Payload) -> Payload:
        """The payload with its file; a picture that cannot be drawn leaves its caption to go as a text."""
        if "upload" not in payload:
            return payload
        values, upload = {**payload}, payload["upload"]
        del values["upload"]
        if "text" in upload:
            return {**values, upload["field"]: NewFile(upload["name"], upload["text"].encode())}
        try:
            return {**values, upload["field"]: await self._picture(upload)}
        except NotDrawn as error:
            log.error("the picture `%s` is not drawn, its words go alone: %s", upload["picture"]["drawing"], error)
            return _in_words(values)

    async def _picture(self, upload: Payload) -> str | NewFile:
        """Telegram's file_id of the picture, or the picture itself. Raises NotDrawn."""
        known = await self._database.read(lambda tx: self._known(tx, upload))
        if known is not None:
            return known
        async with self._one_at_a_time:
            return NewFile("picture.png", self._drawn.get(_mark(upload)) or await self._draw(upload))

    async def _draw(self, upload: Payload) -> bytes:
        picture = await draw(upload["picture"])
        log.info("drew the picture `%s`, %d kB", upload["picture"]["drawing"], len(picture) // 1000)
        if "kept_as" in upload:
            self._drawn[_mark(upload)] = picture
        return picture

    def _name(self, upload: Payload) -> str:
        """A file_id is of use to its bot only."""
        return f"picture:{self._bot_id}:{upload['kept_as']}"

    def _known(self, tx: Transaction, upload: Payload) -> str | None:
        kept = settings.get(tx, self._name(upload)) if "kept_as" in upload else None
        mark, _, file_id = (kept or "").partition(" ")
        return file_id if mark == _mark(upload) else None

    def keep(self, tx: Transaction, payload: Payload, shown: Payload) -> None:
        """Telegram has it: from now on its file_id will do."""
        upload = payload.get("upload", {})
        if "kept_as" not in upload or upload["field"] not in shown:
            return
        file = shown[upload["field"]]
        largest = file[-1] if isinstance(file, list) else file
        settings.put(tx, self._name(upload), f"{_mark(upload)} {largest['file_id']}")
        self._drawn.pop(_mark(upload), None)

    def forget(self, tx: Transaction, payload: Payload) -> bool:
        """Telegram refused a message: drop the file_id that it may have been refused for. True where there was one."""
        upload = payload.get("upload", {})
        return "kept_as" in upload and settings.forget(tx, self._name(upload))


def _mark(upload: Payload) -> str:
    """Changes with the picture: with its words, and with the way it is drawn."""
    recipe = json.dumps([drawing.VERSION, upload["picture"]], sort_keys=True)
    return hashlib.sha256(recipe.encode()).hexdigest()[:16]


def _in_words(values: Payload) -> Payload:
    rest = {name: value for name, value in values.items() if name not in ("method", "caption")}
    return {**rest, "text": values.get("caption", "")}
