"""Bold, italic and their like, cut into pieces wherever one of them or another entity begins or ends."""

from collections.abc import Collection

from bot.simulator.formatting.entity import SPLITTABLE, Entity, end

_FOREVER = 1 << 31


def split(entities: list[Entity], others: list[Entity], bare: Collection[str]) -> list[Entity]:
    """The pieces. Both lists are ordered; inside the `bare` ones among the others nothing of them remains."""
    if not entities:
        return []
    pieces = _Pieces(entities)
    open_now: list[Entity] = []
    for other in [*others, {"type": "", "offset": _FOREVER, "length": 0}]:
        while open_now and other["offset"] >= end(open_now[-1]):
            closing = open_now.pop()
            pieces.up_to(end(closing), keep=closing["type"] not in bare)
        pieces.up_to(other["offset"])
        open_now.append(other)
    return pieces.done


class _Pieces:
    """What is open of each kind, from where and to where; and the pieces cut off so far."""

    def __init__(self, entities: list[Entity]) -> None:
        self.waiting = list(reversed(entities))
        self.open: dict[str, tuple[int, int]] = {}
        self.done: list[Entity] = []

    def up_to(self, position: int, *, keep: bool = True) -> None:
        before = len(self.done)
        while self.waiting and self.waiting[-1]["offset"] < position:
            self._start(self.waiting.pop())
        self._cut(position)
        if not keep:
            del self.done[before:]

    def _start(self, entity: Entity) -> None:
        """What begins where its kind is still open makes that longer."""
        kind, start, stop = entity["type"], entity["offset"], end(entity)
        begun = self.open.get(kind)
        if begun is not None and start <= begun[1]:
            self.open[kind] = (begun[0], max(begun[1], stop))
        else:
            self._cut(start)
            self.open[kind] = (start, stop)

    def _cut(self, position: int) -> None:
        for kind in SPLITTABLE:
            start, stop = self.open.get(kind, (position, 0))
            if start >= position:
                continue
            self.done.append({"type": kind, "offset": start, "length": min(stop, position) - start})
            if stop <= position:
                del self.open[kind]
            else:
                self.open[kind] = (position, stop)
