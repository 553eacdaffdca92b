"""Files in calls: uploaded, sent again by id, fetched back."""

from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.files import File
from bot.simulator.methods.call import Call, Upload

CAPTIONED = frozenset({"photo", "video", "document", "voice"})
_LARGEST_UPLOAD = {"photo": 10_000_000}
_LARGEST_DOCUMENT = 50_000_000
_LARGEST_DOWNLOAD = 20_000_000


def attached(call: Call, kind: str, named: str | None = None) -> File:
    """The file of a call: uploaded under its field's name, named by attach://, or known by its file_id.

    `named` is how the file is named where the argument of that kind does not say it: in an album.
    """
    given = call.text(kind) if named is None else named
    upload = call.uploads.get(given.removeprefix("attach://") if given.startswith("attach://") else kind)
    if upload is not None:
        return _stored(call, kind, upload)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    known = call.world.files.find(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def content_of(file: File, **details: Any) -> dict[str, Any]:
    """The content of a message that shows the file: the Bot API's object under its kind."""
    shown = {**file.described(), **{name: value for name, value in details.items() if value}}
    return {file.kind: [shown] if file.kind == "photo" else shown}


def _stored(call: Call, kind: str, upload: Upload) -> File:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > _LARGEST_UPLOAD.get(kind, _LARGEST_DOCUMENT):
        raise bad_request(f"file is too big for a {kind}") if kind == "photo" else bad_request("file is too big")
    return call.world.files.add(kind, upload.data, name=upload.name, mime_type=upload.mime_type)


def get_file(call: Call) -> Any:
    file = call.world.files.find(call.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > _LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path}
