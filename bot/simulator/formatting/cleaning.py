"""What Telegram takes out of a text before it keeps it: control characters, and the white space around."""

import re
from bisect import bisect_left

from bot.simulator.formatting.entity import Entity, EntityError, end, rank
from bot.simulator.formatting.measure import byte_offset, utf16_length

_TO_CLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a\u200e\u200f]")
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_TAKEN_OUT = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_DIRECTIONS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_INVISIBLE = re.compile(
    "[ \n\xa0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)

_MOST = 1_000_000


def cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text with control characters as spaces and without carriage returns; entities move with their letters."""
    if not _TO_CLEAN.search(text):
        return text, entities
    moved = _moved(text, entities) if entities else []
    text = _TAKEN_OUT.sub("", _CONTROL.sub(" ", text))
    return _DIRECTIONS.sub(lambda found: "\u200c" * len(found.group()), text), moved


def _moved(text: str, entities: list[Entity]) -> list[Entity]:
    gone = _places_taken_out(text)
    kept = []
    for entity in entities:
        start, stop = (at - bisect_left(gone, at) for at in (entity["offset"], end(entity)))
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return sorted(kept, key=rank)


def _places_taken_out(text: str) -> list[int]:
    places, length, last = [], 0, 0
    for found in _TAKEN_OUT.finditer(text):
        length += utf16_length(text[last : found.start()])
        last = found.start()
        places.append(length)
    return places


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without the white space around; in front, only up to where the first entity begins."""
    shorter = text.rstrip(" \n")
    most = utf16_length(shorter) if entities else 0
    kept = [{**it, "length": min(end(it), most) - it["offset"]} for it in entities if it["offset"] < most]
    first = kept[0]["offset"] if kept else len(shorter)
    skipped = min(len(shorter) - len(shorter.lstrip(" \n")), first)
    if skipped:
        kept = [{**it, "offset": it["offset"] - skipped} for it in kept]
    return shorter[skipped:], sorted(kept, key=rank)


def is_empty(text: str) -> bool:
    """Whether there is nothing to see: blanks of all kinds do not count."""
    return _INVISIBLE.fullmatch(text) is not None


def check_numbers(entities: list[Entity]) -> None:
    for entity in entities:
        for name in ("offset", "length"):
            if not 0 <= entity[name] <= _MOST:
                raise EntityError(f"Receive an entity with incorrect {name} {entity[name]}")


def check_edges(text: str, entities: list[Entity]) -> None:
    """Entities lie inside the text, and none begins or ends inside a letter."""
    most = utf16_length(text)
    for entity in entities:
        _check_inside(entity, most)
    if len(text) != most:
        _check_letters(text, entities)


def _check_inside(entity: Entity, most: int) -> None:
    start, stop = entity["offset"], end(entity)
    if start > most:
        raise EntityError(f"Entity begins after the end of the text at UTF-16 offset {start}")
    if stop > most:
        raise EntityError(
            f"Entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {stop}"
        )


def _check_letters(text: str, entities: list[Entity]) -> None:
    inside, at = {}, 0
    for position, letter in enumerate(text):
        at += 1
        if letter > "\uffff":
            inside[at] = position + 1
            at += 1
    for entity in entities:
        start = entity["offset"]
        if start in inside:
            where = byte_offset(text, inside[start])
            raise EntityError(f"Entity begins in a middle of a UTF-16 symbol at byte offset {where}")
        if end(entity) in inside:
            where = byte_offset(text, inside[end(entity)])
            raise EntityError(
                f"Entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol at byte offset {where}"
            )
