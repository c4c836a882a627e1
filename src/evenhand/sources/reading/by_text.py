"""Columns of millions of cells that hold a few different texts: each text is read once, and its result looked up."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import polars as pl

from evenhand.common.periods import parse_day
from evenhand.sources.reading.observing import PRACTICE_CODE
from evenhand.sources.reading.values import Kind, with_state

Value = TypeVar("Value")

_CODE = re.compile(PRACTICE_CODE)
_YEAR_MONTH = re.compile(r"^(\d{4})[-_/]?(\d{2})$")


def by_text(
    cells: pl.Series, read: Callable[[str], Value | None], dtype: pl.DataType | type[pl.DataType]
) -> pl.Series:
    """Return what `read` makes of each cell, null where it makes nothing of it."""
    texts = cells.unique()
    values = pl.Series("", [read(text) for text in texts], dtype=dtype)
    return _looked_up(cells, texts, values)


def practice_code(text: str) -> str | None:
    """Return a practice code, upper case, or None where the text is none."""
    code = text.strip().upper()
    return code if _CODE.match(code) else None


def month_starting(text: str) -> date | None:
    """Return the first day of a month from that day's text (``01DEC2025``), or None where it is another day or none."""
    try:
        day = parse_day(text.strip())
    except ValueError:
        return None
    return day if day.day == 1 else None


def year_month(text: str) -> date | None:
    """Return the first day of a month written ``202510``, ``2025_10`` or ``2025-10``, or None."""
    match = _YEAR_MONTH.match(text.strip())
    if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) < 1:
        return None
    return date(int(match[1]), int(match[2]), 1)


def numbers(cells: pl.Series, kind: Kind) -> pl.Series:
    """Return numbers as Float64, null for what is withheld, missing, negative where it must not be, or no number."""
    texts = cells.unique()
    values = texts.to_frame("text").select(with_state(pl.col("text"), kind)).to_series().struct.field("value")
    return _looked_up(cells, texts, values)


def whole_numbers(values: pl.Series) -> pl.Series:
    """Return numbers as Int64, null for those that are not whole."""
    return values.set(values != values.floor(), None).cast(pl.Int64, strict=False)


def _looked_up(cells: pl.Series, texts: pl.Series, values: pl.Series) -> pl.Series:
    # Polars gives back no cells as text whatever type is asked for.
    return cells.replace_strict(texts, values, return_dtype=values.dtype) if len(cells) else values.clear()
