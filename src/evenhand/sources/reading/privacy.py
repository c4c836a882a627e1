"""The door: a file with a column of valid NHS numbers is refused. No patient-level data is held."""

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.raw import RawTable

_WEIGHTS = (10, 9, 8, 7, 6, 5, 4, 3, 2)
"""Weights of the first nine digits; eleven less the remainder of their sum by eleven is the tenth (NHS Data Dictionary)."""

_ENOUGH = 5
"""Fewer distinct ten-digit numbers than this say nothing."""

_SHARE = 0.9
"""One in eleven random ten-digit numbers passes the check; a column where nine in ten do is of NHS numbers."""


def refuse_nhs_numbers(raw: RawTable) -> None:
    """Raise SourceError when a column of `raw` holds valid NHS numbers. The message repeats none of them."""
    for header in raw.cells.columns:
        if header == "row" or raw.cells.schema[header] != pl.String:
            continue
        digits = raw.cells[header].unique().str.replace_all(r"[ -]", "").unique()
        ten = digits.filter(digits.str.contains(r"^\d{10}$"))
        if ten.len() >= _ENOUGH and _valid_share(ten) >= _SHARE:
            raise SourceError(
                "this column holds NHS numbers, and Evenhand holds no data about patients",
                where=f"{raw.name}, column {header!r}",
                remedy="Delete the file from where it should not be, tell your information governance lead, and bring "
                "counts by practice instead. Nothing of the file was kept",
            )


def _valid_share(numbers: pl.Series) -> float:
    table = numbers.to_frame("number")
    digit = [pl.col("number").str.slice(place, 1).cast(pl.Int32) for place in range(10)]
    total = sum((weight * digit[place] for place, weight in enumerate(_WEIGHTS)), start=pl.lit(0, dtype=pl.Int32))
    check = 11 - total % 11
    check = pl.when(check == 11).then(0).otherwise(check)
    same_digit = pl.all_horizontal([digit[place] == digit[0] for place in range(1, 10)])
    return float(table.select(((check == digit[9]) & (check != 10) & ~same_digit).mean()).item())
