"""Numbers with their states: a value, withheld, missing, or not a number at all. Zero and missing stay apart."""

from typing import Final, Literal

import polars as pl

from evenhand.store.schemas import MISSING, OBSERVED, SUPPRESSED

Kind = Literal["count", "amount", "survey"]
"""A count is never negative; an amount may be; a survey figure uses -97 to -99 for what is not there."""

SUPPRESSED_MARKS: Final = ("*", "**", "[c]", "c", "suppressed")
MISSING_MARKS: Final = (
    "",
    "-",
    ":",
    "..",
    ".",
    "na",
    "n/a",
    "nd",
    "null",
    "none",
    "[x]",
    "[z]",
    "x",
    "z",
    "missing",
    "\u2013",
    "\u2014",
)
SUPPRESSED_CODES: Final = (-99.0,)
"""GP Patient Survey: -99 stands for a result withheld because fewer than ten people answered."""
MISSING_CODES: Final = (-97.0, -98.0)

NEGATIVE: Final = "a count cannot be negative"
NO_NUMBER_AT_ALL: Final = "this is not a number"

THOUSANDS: Final = r"^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$"


def with_state(cells: pl.Expr, kind: Kind) -> pl.Expr:
    """Return a struct of ``value`` (Float64), ``state`` and ``problem`` (why a cell is no number, or null).

    A number written with thousands commas is read. The marks publishers use for withheld and missing cells become
    states. A negative count and a text become a problem, with value and state null. Codes -97 to -99 are states in a
    survey figure and, because no count can be negative, in a count.
    """
    text = cells.str.strip_chars()
    lower = text.str.to_lowercase()
    plain = pl.when(text.str.contains(THOUSANDS)).then(text.str.replace_all(",", "")).otherwise(text)
    number = plain.cast(pl.Float64, strict=False)
    number = pl.when(number.is_finite()).then(number)
    withheld = lower.is_in(SUPPRESSED_MARKS)
    absent = lower.is_in(MISSING_MARKS) | text.is_null()
    if kind != "amount":
        withheld |= number.is_in(SUPPRESSED_CODES).fill_null(False)
        absent |= number.is_in(MISSING_CODES).fill_null(False)
    negative = (number < 0).fill_null(False) & ~withheld & ~absent if kind != "amount" else pl.lit(False)
    is_text = number.is_null() & ~withheld & ~absent
    usable = ~(withheld | absent | negative | is_text)
    return pl.struct(
        pl.when(usable).then(number).alias("value"),
        pl.when(withheld)
        .then(pl.lit(SUPPRESSED))
        .when(absent)
        .then(pl.lit(MISSING))
        .when(usable)
        .then(pl.lit(OBSERVED))
        .alias("state"),
        pl.when(negative)
        .then(pl.lit(NEGATIVE))
        .when(is_text)
        .then(pl.lit(NO_NUMBER_AT_ALL))
        .alias("problem"),
    )
