"""Whom and when each row of a return is about; rows whose keys cannot be read or that stand twice are kept out."""

from functools import partial
from typing import Final

import polars as pl

from evenhand.sources.reading.returns.cells import CellReader
from evenhand.sources.reading.returns.days import DayColumn
from evenhand.sources.reading.returns.groups import (
    read_age_band,
    read_commissioner,
    read_practice,
    read_register,
    read_sender,
    read_sex,
)
from evenhand.sources.reading.returns.keys import FIRST_DAY, LAST_DAY, SENDER, KeyColumn, key_columns
from evenhand.sources.reading.returns.parsing import read_column
from evenhand.sources.reading.returns.tables import ReturnTable, joined
from evenhand.sources.reading.returns.template import Template

_LONGEST_DAYS: Final = 1100
"""Three years and some days: a survey of premises may stand for three years, nothing stands for longer."""

_READERS: Final[dict[str, CellReader]] = {
    "practice": read_practice,
    "commissioner": read_commissioner,
    "sex": read_sex,
    "age_band": read_age_band,
    "register": read_register,
    "sender": read_sender,
}


def records_of(table: ReturnTable, template: Template, notes: list[str]) -> pl.DataFrame:
    """Return ``row`` and one column a key of the rows that can be used, days as dates, each key once."""
    keys = [*key_columns(template), *([SENDER] if table.has(SENDER.header) else [])]
    records = table.cells.select("row")
    for key in keys:
        read = read_column(table, key.header, _reader(table, key), notes)
        records = records.join(read.select("row", pl.col("words").alias(key.header)), on="row", how="inner")
    days = [FIRST_DAY.header, LAST_DAY.header]
    records = records.with_columns(pl.col(days).str.to_date("%Y-%m-%d")).sort("row")
    return _once(table, template, _in_order(table, records))


def _reader(table: ReturnTable, key: KeyColumn) -> CellReader:
    if key in (FIRST_DAY, LAST_DAY):
        return DayColumn(last=key is LAST_DAY, month_first=table.month_first, epoch_1904=table.epoch_1904)
    return _READERS[key.kind]


def _in_order(table: ReturnTable, records: pl.DataFrame) -> pl.DataFrame:
    """Return the records whose period does not end before it starts, and is not longer than any return's."""
    length = pl.col(LAST_DAY.header) - pl.col(FIRST_DAY.header)
    wrong = (
        (
            length < pl.duration(days=0),
            "the period ends before it starts",
            "Check both days; they may be swapped",
        ),
        (
            length > pl.duration(days=_LONGEST_DAYS),
            "the period is longer than three years",
            "Check the years of both days",
        ),
    )
    for condition, reason, remedy in wrong:
        table.keep_out(records.filter(condition), LAST_DAY.header, reason, remedy)
    return records.filter(length.is_between(pl.duration(days=0), pl.duration(days=_LONGEST_DAYS)))


def _once(table: ReturnTable, template: Template, records: pl.DataFrame) -> pl.DataFrame:
    """Return one record for each key. Of records that say the same the first is kept; of others none."""
    keys = [key.header for key in key_columns(template)]
    repeated = records.filter(pl.struct(keys).is_duplicated())
    if repeated.is_empty():
        return records
    figures = [column.header for column in template.columns if table.has(column.header)]
    marked = repeated.join(table.cells.select("row", *figures), on="row", maintain_order="left").with_columns(
        differ=pl.struct(figures).n_unique().over(keys) > 1, nth=pl.col("row").rank("ordinal").over(keys)
    )
    conflicting = marked.filter("differ")
    copies = marked.filter(~pl.col("differ") & (pl.col("nth") > 1))
    came = pl.struct(figures).map_elements(lambda each: joined(each.values()), return_dtype=pl.String)
    keep_out = partial(table.keep_out, header=keys[0])
    keep_out(
        conflicting,
        reason="the same practice, days and group stand in more than one row with different figures",
        remedy="Keep the row with the right figures and delete the others; none of them was read",
        received=came,
    )
    keep_out(
        copies,
        reason="the row repeats an earlier one",
        remedy="Nothing needs doing: the first row is kept",
        received=came,
    )
    out = pl.concat([conflicting.select("row"), copies.select("row")])
    return records.join(out, on="row", how="anti", maintain_order="left")
