"""A batch of prescribing records, each added to the measures it belongs to; those that cannot be used are kept out."""

from collections.abc import Mapping

import polars as pl

from evenhand.sources.reading.by_text import by_text, numbers, whole_numbers, year_month
from evenhand.sources.reading.medicine_sets import BNF_CODE, MedicineSet, medicine_sets
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.reducing import keyed, usable, with_state_of

MONTH, CODE, MEDICINE, NAME = "YEAR_MONTH", "PRACTICE_CODE", "BNF_CODE", "BNF_DESCRIPTION"
ITEMS, NET, ACTUAL = "ITEMS", "NIC", "ACTUAL_COST"

PARTS_OF_A_POUND = 100_000
"""Costs have up to five decimals; they are added up as whole numbers, so that no order of adding changes a sum."""

NOT_A_MEDICINE = "this is not a BNF code"
_OF = {"items": ITEMS, "net cost": NET}

MEASURES: Mapping[str, int] = {
    "prescribing.items": 1,
    "prescribing.net_cost": PARTS_OF_A_POUND,
    "prescribing.actual_cost": PARTS_OF_A_POUND,
    **{f"prescribing.{one.id}": 1 if one.of == "items" else PARTS_OF_A_POUND for one in medicine_sets()},
}
"""Measure to how many of what is added up make one of its unit."""


def added(raw: RawTable, headers: Mapping[str, str]) -> pl.DataFrame:
    """Return the records of a batch as :meth:`PracticeMonths.add` takes them.

    `headers` maps the names above to the headers of this file; ``NAME`` is left out where a file has no names.
    """
    months = by_text(raw.cells[headers[MONTH]], year_month, pl.Date)
    cells = keyed(raw, headers[CODE], headers[MONTH], months)
    cells = cells.with_columns(_medicine=by_text(cells[headers[MEDICINE]], _medicine, pl.String))
    cells = usable(
        raw,
        cells,
        "_medicine",
        headers[MEDICINE],
        NOT_A_MEDICINE,
        "A BNF code is two digits and up to thirteen digits and capitals; check the record for a stray delimiter",
    )
    read = {name: numbers(cells[headers[name]], "count") for name in (ITEMS, NET, ACTUAL)}
    cells = cells.with_columns(
        whole_numbers(read[ITEMS]).alias(_column(ITEMS)),
        *(
            (read[name] * PARTS_OF_A_POUND).round().cast(pl.Int64).alias(_column(name))
            for name in (NET, ACTUAL)
        ),
    )
    cells = with_state_of(raw, cells, {headers[name]: _column(name) for name in read}, "count")
    in_sets = (
        pl.when(_holds(cells, one, headers.get(NAME)))
        .then(pl.col(_column(_OF[one.of])))
        .otherwise(0)
        .alias(f"prescribing.{one.id}")
        for one in medicine_sets()
    )
    return cells.select(
        *("practice", "month", "state", "row"),
        pl.col(_column(ITEMS)).alias("prescribing.items"),
        pl.col(_column(NET)).alias("prescribing.net_cost"),
        pl.col(_column(ACTUAL)).alias("prescribing.actual_cost"),
        *in_sets,
    )


def _column(name: str) -> str:
    return f"_{name}"


def _medicine(text: str) -> str | None:
    code = text.strip().upper()
    return code if BNF_CODE.match(code) else None


def _holds(cells: pl.DataFrame, medicines: MedicineSet, name: str | None) -> pl.Series:
    """Return which records are of a set; where its code does not tell and the file has no names, a record is not."""
    held = by_text(cells["_medicine"], medicines.tells, pl.Boolean)
    if name is None or not held.has_nulls():
        return held.fill_null(False)
    doubtful = cells.filter(held.is_null()).select("_medicine", name).unique()
    named = doubtful.with_columns(
        pl.Series(
            "_held", [medicines.holds(code, text) for code, text in doubtful.iter_rows()], dtype=pl.Boolean
        )
    )
    by_name = cells.select("_medicine", name).join(
        named, on=["_medicine", name], how="left", maintain_order="left"
    )
    return pl.select(pl.coalesce(held, by_name["_held"], pl.lit(False))).to_series()
