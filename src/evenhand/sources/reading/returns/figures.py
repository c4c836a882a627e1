"""The figures of a return as observations: cell by cell, part by whole, and added up over sex and age."""

import polars as pl

from evenhand.sources.reading.returns.groups import as_in_measures
from evenhand.sources.reading.returns.keys import (
    AGE_BAND,
    AGE_BANDS,
    COMMISSIONER,
    FIRST_DAY,
    LAST_DAY,
    PRACTICE,
    REGISTER,
    SEX,
    SEXES,
)
from evenhand.sources.reading.returns.numbers import reader_of
from evenhand.sources.reading.returns.parsing import read_column
from evenhand.sources.reading.returns.tables import ReturnTable
from evenhand.sources.reading.returns.template import Template
from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS, SUPPRESSED

GROUPS = tuple(f"{sex}_{as_in_measures(band)}" for sex in SEXES for band in AGE_BANDS)
"""Every sex and age band, as the end of a measure's id."""


def observations_of(
    table: ReturnTable, template: Template, records: pl.DataFrame, notes: list[str]
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return the observations of a return's records, in its table's schema, and the caveats that go with them."""
    read = {
        column.header: read_column(table, column.header, reader_of(column), notes, records["row"])
        for column in template.columns
        if table.has(column.header)
    }
    _parts_within_wholes(table, template, read)
    figures = pl.concat(
        [
            read[column.header].with_columns(base=pl.lit(column.measure))
            for column in template.columns
            if column.header in read
        ]
    )
    rows = records.join(figures, on="row", how="inner")
    caveats: tuple[str, ...] = ()
    if template.groups == "sex_and_age":
        _incomplete(table, records)
        rows, caveats = _with_totals(rows)
    elif template.groups == "register":
        rows = rows.with_columns(measure=pl.format("{}.{}", "base", REGISTER.header))
    else:
        rows = rows.with_columns(measure="base")
    return _in_schema(template, rows), caveats


def _in_schema(template: Template, rows: pl.DataFrame) -> pl.DataFrame:
    kind, about = (
        ("observations", "practice") if template.about == "practice" else ("area_observations", "area")
    )
    code = PRACTICE if template.about == "practice" else COMMISSIONER
    return rows.select(
        pl.col(code.header).alias(about),
        "measure",
        pl.col(FIRST_DAY.header).alias("period_start"),
        pl.col(LAST_DAY.header).alias("period_end"),
        "value",
        pl.col("words").alias("text"),
        "state",
        "row",
    ).select(*SCHEMAS[kind])


def _parts_within_wholes(table: ReturnTable, template: Template, read: dict[str, pl.DataFrame]) -> None:
    """Keep both cells out where a part is above its whole: which of them is wrong cannot be told."""
    for pair in template.parts_of_wholes:
        if pair.part not in read or pair.whole not in read:
            continue
        both = read[pair.part].join(read[pair.whole], on="row", suffix="_whole")
        above = both.filter(pl.col("value") > pl.col("value_whole")).select("row")
        for header in (pair.part, pair.whole):
            table.keep_out(
                above,
                header,
                f"{pair.part} is above {pair.whole}, of which it is a part",
                "Check both cells; neither was read",
            )
            read[header] = read[header].join(above, on="row", how="anti", maintain_order="left")


def _incomplete(table: ReturnTable, records: pl.DataFrame) -> None:
    """Tell of practices without a row for every sex and age band; their totals are missing."""
    about = [PRACTICE.header, FIRST_DAY.header, LAST_DAY.header]
    lacking = (
        records.group_by(about, maintain_order=True)
        .agg(pl.col("row").min(), groups=pl.len())
        .filter(pl.col("groups") < len(GROUPS))
    )
    table.keep_out(
        lacking,
        AGE_BAND.header,
        "the practice has no row for some sex or age band in these days, so its totals are not known",
        "Add the rows that are not there, with 0 where nobody is counted",
        received=pl.format(f"{{}} of {len(GROUPS)} rows", "groups"),
    )


def _with_totals(rows: pl.DataFrame) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return each group's observation under the measure with its group, and their totals under the measure alone."""
    about = [PRACTICE.header, FIRST_DAY.header, LAST_DAY.header, "base"]
    groups = rows.with_columns(measure=pl.format("{}.{}_{}", "base", SEX.header, AGE_BAND.header))
    withheld = (pl.col("state") == SUPPRESSED).any()
    complete = ((pl.col("state") == OBSERVED).all()) & (pl.len() == len(GROUPS))
    totals = rows.group_by(about, maintain_order=True).agg(
        pl.col("row").min(),
        value=pl.when(complete).then(pl.col("value").sum()),
        state=pl.when(withheld)
        .then(pl.lit(SUPPRESSED))
        .when(complete)
        .then(pl.lit(OBSERVED))
        .otherwise(pl.lit(MISSING)),
        words=pl.lit(None, pl.String).first(),
    )
    totals = totals.with_columns(measure="base")
    names = ["row", PRACTICE.header, FIRST_DAY.header, LAST_DAY.header, "measure", "value", "words", "state"]
    count = totals.filter(pl.col("state") == SUPPRESSED)[PRACTICE.header].n_unique()
    caveat = (
        f"Totals are added up over sex and age. Practices with a withheld group, so that totals are too: {count:,}",
    )
    return pl.concat([groups.select(names), totals.select(names)]), caveat if count else ()
