"""Tables as the kernel takes them, made of a few counts."""

from typing import Any

import polars as pl

from evenhand.assessment.measuring import SCHEMA
from support.small_england import YEAR

PRACTICE = {
    "commissioner": pl.String(),
    "list_size": pl.Float64(),
    "atypical": pl.String(),
    "practice_type": pl.String(),
    "earlier_numerator": pl.Float64(),
    "earlier_denominator": pl.Float64(),
    "not_compared": pl.String(),
    "no_fair_comparator": pl.String(),
}


def table(counts: list[float | None], base: list[float | None], **columns: list[Any]) -> pl.DataFrame:
    """Return a table of practices with these counts and bases, in two areas; `columns` replace what is usual."""
    size = len(counts)
    rows: dict[str, Any] = {
        **dict.fromkeys({**SCHEMA, **PRACTICE}, [None] * size),
        "practice": [f"Z{number:05d}" for number in range(size)],
        "commissioner": [f"0{number % 2}A" for number in range(size)],
        "period_start": [YEAR.start] * size,
        "period_end": [YEAR.end] * size,
        "numerator": counts,
        "denominator": base,
        "state": ["observed"] * size,
        "list_size": [8000.0] * size,
        **columns,
    }
    return pl.DataFrame(rows, schema={**SCHEMA, **PRACTICE})
