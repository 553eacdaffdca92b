"""The two models side by side: which texts make up the picture, and which of its columns is advised."""

from __future__ import annotations

from typing import Any, Literal

from conversations.rules import Model
from conversations.wording import Texts

Column = Literal["outstaffing", "outsourcing"]
COLUMNS: tuple[Column, ...] = ("outstaffing", "outsourcing")
ROWS = ("people", "tasks", "record", "result", "payment", "fit")
LABELS = ("picture-title", "picture-advice", "picture-advice-both", *(f"picture-{row}" for row in ROWS))
NAMES = tuple(f"picture-{part}.{column}" for part in ("models", "terms") for column in COLUMNS)
CELLS = tuple(f"picture-{row}.{column}" for row in ROWS for column in COLUMNS)


def comparison(texts: Texts, advised: Model | None) -> dict[str, Any]:
    """The recipe of the picture; None where nothing is advised yet. A hybrid is both columns."""
    mark = "picture-advice-both" if advised == "hybrid" else "picture-advice"
    return {
        "drawing": "comparison",
        "title": texts.plain("picture-title"),
        "columns": [
            {"name": texts.plain(f"picture-models.{column}"), "term": texts.plain(f"picture-terms.{column}")}
            for column in COLUMNS
        ],
        "rows": [
            {
                "label": texts.plain(f"picture-{row}"),
                "cells": [texts.plain(f"picture-{row}.{column}") for column in COLUMNS],
            }
            for row in ROWS
        ],
        "advised": [n for n, column in enumerate(COLUMNS) if advised in (column, "hybrid")],
        "advice": texts.plain(mark),
    }
