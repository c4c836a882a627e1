"""The door: a file with a column of valid NHS numbers is refused. No patient-level data is held."""

from collections.abc import Iterable

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import normalised
from evenhand.sources.reading.raw import RawTable

_WEIGHTS = (10, 9, 8, 7, 6, 5, 4, 3, 2)
"""Weights of the first nine digits. Eleven less the remainder of their sum by eleven is the tenth (NHS Data
Dictionary)."""

_TEN_DIGITS = r"^([0-9]{3})[ -]?([0-9]{3})[ -]?([0-9]{4})(?:\.0)?$"
"""Together, in threes and four with spaces or hyphens, or as a spreadsheet turns them into decimals."""
_TEN_DIGITS_INSIDE = r"(?:^|[^0-9])([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?:[^0-9]|$)"
_SHORTEST, _LONGEST = 10, len("999 999 9999.0")

_ENOUGH = 5
"""Fewer distinct ten-digit numbers than this say nothing, unless the header says what they are."""

_SHARE = 0.9
"""One in eleven random ten-digit numbers passes the check; a column where nine in ten do is of NHS numbers."""

_HEADERS_WITHIN = 25
"""How many cells of a column are looked at for a header, which may stand below a title."""

_NAMED = frozenset({"nhs number", "nhs no", "nhsnumber", "nhs num", "nhsno"})


def refuse_nhs_numbers(raw: RawTable) -> None:
    """Raise SourceError when `raw` holds valid NHS numbers in a column or in records kept out of it.

    The message repeats none of them.
    """
    for header in raw.cells.columns:
        if raw.cells.schema[header] == pl.String:
            _refuse(
                _ten_digits(raw.cells[header]),
                f"{raw.name}, column {header!r}",
                named=normalised(header) in _NAMED,
            )
    for rows in raw.quarantine.frames:
        _refuse(
            _ten_digits_inside(rows["received"]),
            f"{raw.name}, records that do not fit its header",
            named=False,
        )


def refuse_nhs_numbers_in(columns: Iterable[tuple[str, list[str]]], where: str) -> None:
    """Raise SourceError when a column of cells holds valid NHS numbers, alone in their cells or among words.

    `columns` are names with the cells that hold something, a header among them if there is one.
    """
    for name, cells in columns:
        texts = pl.Series(cells, dtype=pl.String)
        named = any(normalised(cell) in _NAMED for cell in cells[:_HEADERS_WITHIN])
        _refuse(_ten_digits(texts), f"{where}, column {name}", named=named)
        _refuse(_ten_digits_inside(texts), f"{where}, column {name}", named=False)


def _refuse(numbers: pl.Series, where: str, *, named: bool) -> None:
    if numbers.len() < (1 if named else _ENOUGH) or _valid_share(numbers) < _SHARE:
        return
    raise SourceError(
        "this column holds NHS numbers, and Evenhand holds no data about patients",
        where=where,
        remedy="Delete the file from where it should not be, tell your information governance lead, and bring "
        "counts by practice instead. Nothing of the file was kept",
    )


def _ten_digits(cells: pl.Series) -> pl.Series:
    """Return the distinct ten-digit numbers that are whole cells. Cells of another length cost next to nothing."""
    length = cells.str.len_bytes()
    may_be = cells.filter((length >= _SHORTEST) & (length <= _LONGEST)).unique()
    return may_be.filter(may_be.str.contains(_TEN_DIGITS)).str.replace(_TEN_DIGITS, "$1$2$3").unique()


def _ten_digits_inside(received: pl.Series) -> pl.Series:
    return received.str.extract(_TEN_DIGITS_INSIDE).drop_nulls().str.replace_all("[ -]", "").unique()


def _valid_share(numbers: pl.Series) -> float:
    table = numbers.to_frame("number")
    digit = [pl.col("number").str.slice(place, 1).cast(pl.Int32) for place in range(10)]
    total = sum(
        (weight * digit[place] for place, weight in enumerate(_WEIGHTS)), start=pl.lit(0, dtype=pl.Int32)
    )
    check = 11 - total % 11
    check = pl.when(check == 11).then(0).otherwise(check)
    same_digit = pl.all_horizontal([digit[place] == digit[0] for place in range(1, 10)])
    return float(table.select(((check == digit[9]) & (check != 10) & ~same_digit).mean()).item())
