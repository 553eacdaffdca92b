"""How entities may lie on each other: what crosses is dropped or split, what touches is joined.

Bold, italic, underline, strikethrough and spoiler split each other where they meet; links, mentions, code and the like
exclude each other; quotations hold everything but never each other.
"""

from itertools import pairwise

from bot.simulator.formatting.entity import CLOSED, QUOTES, SPLITTABLE, Entity, end, rank
from bot.simulator.formatting.splitting import split

_SPLITTABLE = frozenset(SPLITTABLE)


def arranged(entities: list[Entity]) -> list[Entity]:
    """The entities as Telegram keeps them."""
    ordered = sorted(entities, key=rank)
    if _apart(ordered):
        return ordered
    parts = _Parts(ordered)
    return parts.joined(_without_crossing(_without_overlap(parts.closed), parts.quotes))


def merged(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """Arranged entities with those found in the text, which give way to links, code and the edges of quotations."""
    if not found:
        return entities
    if not entities:
        return found
    parts = _Parts(entities)
    free = [it for it in _without_crossing(found, parts.quotes) if not _meets(it, parts.closed)]
    return parts.joined(parts.closed + free)


class _Parts:
    def __init__(self, entities: list[Entity]) -> None:
        self.splittable = [it for it in entities if it["type"] in _SPLITTABLE]
        self.quotes = _without_overlap([it for it in entities if it["type"] in QUOTES])
        self.closed = [it for it in entities if it["type"] not in _SPLITTABLE and it["type"] not in QUOTES]

    def joined(self, closed: list[Entity]) -> list[Entity]:
        whole = sorted(closed + self.quotes, key=rank)
        return sorted(whole + split(self.splittable, whole, CLOSED), key=rank)


def _apart(ordered: list[Entity]) -> bool:
    """Whether nothing touches: then there is nothing to arrange."""
    return all(end(one) < other["offset"] for one, other in pairwise(ordered))


def _without_overlap(ordered: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in ordered:
        if not kept or entity["offset"] >= end(kept[-1]):
            kept.append(entity)
    return kept


def _without_crossing(entities: list[Entity], quotes: list[Entity]) -> list[Entity]:
    """Without those that lie across the edge of a quotation, or around it."""
    return [it for it in entities if not any(_crosses(it, quote) for quote in quotes)]


def _crosses(entity: Entity, quote: Entity) -> bool:
    if end(quote) <= entity["offset"] or end(entity) <= quote["offset"]:
        return False
    return bool(entity["offset"] < quote["offset"]) or end(entity) > end(quote)


def _meets(entity: Entity, others: list[Entity]) -> bool:
    return any(entity["offset"] < end(it) and it["offset"] < end(entity) for it in others)
