"""Files in calls: uploaded, sent again by id, fetched back."""

from typing import Any

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.files import File
from bot.simulator.formatting.links import LinkError, link
from bot.simulator.methods.call import Call, Upload

CAPTIONED = frozenset({"photo", "video", "document", "voice", "audio", "animation"})
_TYPES = {
    "photo": "Photo", "video": "Video", "document": "Document", "voice": "VoiceNote", "sticker": "Sticker",
    "audio": "Audio", "animation": "Animation", "video_note": "VideoNote",
}  # fmt: skip
_PNG = b"\x89PNG\r\n\x1a\n"
_LARGEST_PHOTO = 10_000_000
_LARGEST_UPLOAD = 50_000_000
_LARGEST_DOWNLOAD = 20 << 20


def attached(call: Call, kind: str, named: str | None = None) -> File:
    """The file of a call: uploaded under its field's name, named by attach://, or known by its file_id.

    `named` is how the file is named where the argument of that kind does not say it: in an album.
    """
    given = call.text(kind) if named is None else named
    upload = call.uploads.get(given.removeprefix("attach://") if given.startswith("attach://") else kind)
    if upload is not None:
        return _stored(call, kind, upload)
    known = call.world.files.find(given)
    if known is None:
        raise _unknown(given)
    if known.kind != kind:
        raise bad_request(f"can't use file of type {_TYPES[known.kind]} as {_TYPES[kind]}")
    return known


def check_given(call: Call, kind: str) -> None:
    """Whether there is a file at all, which Telegram asks before anything else."""
    given = call.text(kind)
    name = given.removeprefix("attach://") if given.startswith("attach://") else kind
    if name not in call.uploads and (not given or given.startswith("attach://")):
        raise bad_request(f"there is no {kind} in the request")


def _unknown(given: str) -> ApiError:
    """An address, which a simulator does not fetch from, or a wrong file_id."""
    if "." not in given:
        return bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    try:
        link(given)
    except LinkError as error:
        return bad_request(f"invalid file HTTP URL specified: {error}")
    return bad_request("failed to get HTTP URL content")


def content_of(file: File, **details: Any) -> dict[str, Any]:
    """The content of a message that shows the file: the Bot API's object under its kind."""
    shown = {**file.described(), **{name: value for name, value in details.items() if value}}
    return {file.kind: [shown] if file.kind == "photo" else shown}


def _stored(call: Call, kind: str, upload: Upload) -> File:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > _LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.data) > _LARGEST_PHOTO:
        raise bad_request("PHOTO_SAVE_FILE_INVALID")
    details = _dimensions(upload.data) if kind == "photo" else {}
    return call.world.files.add(kind, upload.data, name=upload.name, mime_type=upload.mime_type, **details)


def _dimensions(data: bytes) -> dict[str, int]:
    """Width and height, which Telegram reads in every picture, and we in PNGs; the others have a usual size."""
    if not data.startswith(_PNG) or len(data) < 24:
        return {}
    return {"width": int.from_bytes(data[16:20]), "height": int.from_bytes(data[20:24])}


def get_file(call: Call) -> Any:
    file = call.world.files.find(call.need_text("file_id", bad_request("file_id not specified")))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > _LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path}
