"""The two models side by side, for a phone held upright: a table whose advised column is framed and named so.

A recipe has "title"; "columns", two of "name" and "term"; "rows", each of "label" and two "cells"; "advised", the
numbers of the columns that are advised (none, one, or both for a mix); and "advice", the words of the mark.
"""

from __future__ import annotations

from typing import IO, Any

from PIL import Image, ImageDraw

from bot.drawing.writing import Font, broken, font, step

FINE = 2
"""Drawn so many times larger and then made smaller, so that round corners are smooth."""


def _px(pixels: int) -> int:
    return pixels * FINE


WIDTH, MARGIN, GAP = _px(1080), _px(44), _px(24)
COLUMN = (WIDTH - 2 * MARGIN - GAP) // 2
LEFT = (MARGIN, MARGIN + COLUMN + GAP)
PADDING = _px(24)
ROUND, FRAME, EDGE = _px(28), _px(7), _px(2)

TITLE, NAME = font(_px(60), bold=True), font(_px(45), bold=True)
TERM, LABEL, CELL, MARK = font(_px(34)), font(_px(33), bold=True), font(_px(39)), font(_px(36), bold=True)

PAPER, INK, SOFT_INK = "#FFFFFF", "#14202E", "#45525F"
CARD, EDGE_INK = "#F5F7F9", "#C3CBD4"
ADVISED_CARD, ADVISED, ON_ADVISED = "#E9F5EF", "#0B6B4B", "#FFFFFF"
"""Words on their grounds have a contrast of at least 6 : 1."""

Recipe = dict[str, Any]
Columns = list[tuple[int, int]]
"""Left edge and width of what stands side by side."""
WHOLE: Columns = [(MARGIN, WIDTH - 2 * MARGIN)]
INSIDE: Columns = [(left + PADDING, COLUMN - 2 * PADDING) for left in LEFT]


def draw(recipe: Recipe, to: IO[bytes]) -> None:
    """Write the picture (PNG)."""
    tall = _Table(recipe, 0).draw()
    table = _Table(recipe, tall)
    table.draw()
    table.image.reduce(FINE).save(to, "PNG", compress_level=3)


class _Table:
    """Draws from above to below; one of no height only measures."""

    def __init__(self, recipe: Recipe, tall: int) -> None:
        self._recipe = recipe
        self._advised: list[int] = recipe["advised"]
        self._bottom = tall - MARGIN
        self.image = Image.new("RGB", (WIDTH, max(1, tall)), PAPER)
        self._canvas = ImageDraw.Draw(self.image)

    def draw(self) -> int:
        """Draw what has room; returns how tall all of it is."""
        y = self._words([self._recipe["title"]], WHOLE, TITLE, INK, _px(34))
        top = y + _px(58 if self._advised else 26)
        self._cards(top)
        self._frame(top)
        y = self._head(top + _px(48 if self._advised else 36))
        for row in self._recipe["rows"]:
            y = self._row(row["label"], row["cells"], y)
        return y + _px(8) + MARGIN

    def _head(self, y: int) -> int:
        columns = self._recipe["columns"]
        y = self._words([column["name"] for column in columns], INSIDE, NAME, INK, y)
        return self._words([column["term"] for column in columns], INSIDE, TERM, SOFT_INK, y) + _px(18)

    def _row(self, label: str, cells: list[str], y: int) -> int:
        """A line across, a chip with the label in its middle, and the two cells below."""
        y = self._chip(label, y)
        return self._words(cells, INSIDE, CELL, INK, y + _px(10)) + _px(16)

    def _chip(self, label: str, y: int) -> int:
        lines = broken(label, LABEL, WHOLE[0][1] - _px(80))
        tall = len(lines) * step(LABEL) + _px(14)
        half = round(max(LABEL.getlength(line) for line in lines)) // 2 + _px(28)
        across = y + tall // 2
        self._canvas.line((LEFT[0] + EDGE, across, LEFT[1] + COLUMN - EDGE, across), EDGE_INK, EDGE)
        box = (WIDTH // 2 - half, y, WIDTH // 2 + half, y + tall)
        self._canvas.rounded_rectangle(box, _px(28), PAPER, EDGE_INK, EDGE)
        self._words([label], [(MARGIN + _px(40), WHOLE[0][1] - _px(80))], LABEL, SOFT_INK, y + _px(8))
        return y + tall

    def _words(self, texts: list[str], columns: Columns, face: Font, colour: str, y: int) -> int:
        """Texts side by side, each in the middle of its column; returns where the tallest of them ends."""
        blocks = [broken(text, face, width) for text, (_, width) in zip(texts, columns, strict=True)]
        most = max(map(len, blocks))
        for lines, (left, width) in zip(blocks, columns, strict=True):
            above = (most - len(lines)) * step(face) // 2
            for number, line in enumerate(lines if self._bottom > 0 else ()):
                place = (left + width / 2, y + above + number * step(face))
                self._canvas.text(place, line, font=face, fill=colour, anchor="ma")
        return y + most * step(face)

    # ------------------------------------------------------------------ cards, frame and mark

    def _cards(self, top: int) -> None:
        for number, left in enumerate(LEFT):
            fill = ADVISED_CARD if number in self._advised else CARD
            box = (left, top, left + COLUMN, max(top, self._bottom))
            self._canvas.rounded_rectangle(box, ROUND, fill, EDGE_INK, EDGE)

    def _frame(self, top: int) -> None:
        """Around what is advised, with a mark in words on its upper edge."""
        if not self._advised:
            return
        left, right = LEFT[self._advised[0]], LEFT[self._advised[-1]] + COLUMN
        out = _px(5) if len(self._advised) == 1 else _px(16)
        box = (left - out, top - out, right + out, max(top, self._bottom) + out)
        self._canvas.rounded_rectangle(box, ROUND + out, outline=ADVISED, width=FRAME)
        self._mark((left + right) // 2, top - out + FRAME // 2)

    def _mark(self, middle: int, y: int) -> None:
        """A tick and the words on a ground of their own."""
        words, tick, half = self._recipe["advice"], _px(30), _px(33)
        wide = round(MARK.getlength(words)) + tick + _px(16 + 2 * 28)
        left = middle - wide // 2
        self._canvas.rounded_rectangle((left, y - half, left + wide, y + half), half, ADVISED)
        x = left + _px(28)
        corners = [(x, y), (x + tick // 3, y + tick // 3), (x + tick, y - tick // 3)]
        self._canvas.line(corners, fill=ON_ADVISED, width=_px(6), joint="curve")
        self._canvas.text((x + tick + _px(16), y), words, font=MARK, fill=ON_ADVISED, anchor="lm")
