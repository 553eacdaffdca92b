"""Files that were sent: their ids, names and sizes, and the bytes of the small ones."""

import base64
import re
from dataclasses import dataclass, field
from typing import Any

_KEPT_EACH = 20 << 20
_KEPT_TOGETHER = 64_000_000
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,9}\Z")

_USUAL: dict[str, dict[str, Any]] = {
    "photo": {"width": 1280, "height": 960},
    "video": {"width": 1280, "height": 720, "duration": 0},
    "voice": {"duration": 0},
    "audio": {"duration": 0},
    "animation": {"width": 640, "height": 360, "duration": 0},
    "video_note": {"length": 240, "duration": 0},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
}
"""What the Bot API always tells of a kind, where nothing is known of the file itself."""


@dataclass(slots=True)
class File:
    """`kind` is what it was sent as: photo, video, document, voice, audio … `data` is None when the bytes were let go.

    `details` is what else the Bot API tells of the kind: width, height, duration (seconds), emoji.
    """

    id: str
    kind: str
    size: int
    name: str | None = None
    mime_type: str | None = None
    data: bytes | None = None
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def unique_id(self) -> str:
        return f"u{self.id[-10:]}"

    @property
    def path(self) -> str:
        """Bots put it behind an address as it stands: of the name only the ending is in it, as with Telegram."""
        ending = _ENDING.search(self.name or "")
        return f"{self.kind}s/{self.id}{ending.group() if ending else ''}"

    def described(self) -> dict[str, Any]:
        it: dict[str, Any] = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}
        if self.name and self.kind in ("document", "video", "audio", "animation"):
            it["file_name"] = self.name
        if self.mime_type and self.kind in ("document", "video", "voice", "audio", "animation"):
            it["mime_type"] = self.mime_type
        return {**it, **_USUAL.get(self.kind, {}), **self.details}


class Files:
    """Every file, by its id."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._held = 0

    def add(
        self,
        kind: str,
        data: bytes,
        *,
        size: int | None = None,
        name: str | None = None,
        mime_type: str | None = None,
        **details: Any,
    ) -> File:
        """Keep a file; `size` claims another size than the data have."""
        number = len(self._files) + 1
        file_size = len(data) if size is None else size
        file = File(f"SIM{kind}{number:012d}", kind, file_size, name, mime_type, details=details)
        if len(data) <= _KEPT_EACH and file.size == len(data):
            file.data = data
            self._held += len(data)
        self._files[file.id] = file
        self._let_go()
        return file

    def find(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        return next((file for file in self._files.values() if file.path == path), None)

    def _let_go(self) -> None:
        if self._held <= _KEPT_TOGETHER:
            return
        for file in self._files.values():
            if file.data is not None:
                self._held -= len(file.data)
                file.data = None
            if self._held <= _KEPT_TOGETHER:
                return

    def stored(self) -> list[dict[str, Any]]:
        """Bytes that several files share are written once: the others name the first."""
        first: dict[bytes, str] = {}
        return [
            self._row(it, None if it.data is None else first.setdefault(it.data, it.id)) for it in self._files.values()
        ]

    @staticmethod
    def _row(it: File, holder: str | None) -> dict[str, Any]:
        data = base64.b64encode(it.data).decode() if it.data is not None and holder == it.id else None
        row = {"id": it.id, "kind": it.kind, "size": it.size, "name": it.name, "mime_type": it.mime_type}
        return row | {"details": it.details, "data": data, "as": holder if data is None else None}

    def restore(self, stored: list[dict[str, Any]]) -> None:
        for row in stored:
            holder = self._files.get(row.pop("as", None) or "")
            data = holder.data if holder else None if row["data"] is None else base64.b64decode(row["data"])
            self._files[row["id"]] = File(**{**row, "data": data})
            self._held += len(data or b"")
