"""The reduction of appointments on Spark, for those who keep such files on a cluster: the same rows, to the last one.

pyspark is an optional extra and is imported when asked for. Spark adds up the records; what is left, some rows a
practice, comes to the driver and is finished by what finishes it locally. Two things differ, neither in a sum: a quoted
cell may not hold a line break, and values nobody told us of are not named.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from importlib import import_module
from typing import Any

import polars as pl

from evenhand.sources.reading.appointment_categories import (
    CODE,
    COUNT,
    MEASURES,
    MONTH,
    PUBLISHED,
    STATUS,
    VALUES,
)
from evenhand.sources.reading.appointment_records import NO_STATUS
from evenhand.sources.reading.by_text import month_starting
from evenhand.sources.reading.observing import PRACTICE_CODE
from evenhand.sources.reading.practice_months import PracticeMonths
from evenhand.sources.reading.record_files import RecordFile, more_cells
from evenhand.sources.reading.reducing import NO_CODE, NO_MONTH, NO_NUMBER, NOT_WHOLE
from evenhand.sources.reading.values import (
    MISSING_CODES,
    MISSING_MARKS,
    NEGATIVE,
    NO_NUMBER_AT_ALL,
    SUPPRESSED_CODES,
    SUPPRESSED_MARKS,
    THOUSANDS,
)
from evenhand.store.schemas import MISSING, OBSERVED, SUPPRESSED

_BEYOND = "_beyond"
_DECIMAL = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$"
_DIGITS = "^[0-9]{1,15}$"
_SPACE = " \t\n\r\f\v\u00a0\u2007\u2009\u202f"
"""Space that spreadsheets and people leave around a cell."""
_LARGEST = float(2**62)


@dataclass(frozen=True)
class ReducedOnSpark:
    """Observations without their row, the records kept out by reason, and how many records there were."""

    observations: pl.DataFrame
    kept_out: Counter[str]
    rows_read: int


def appointments_on_spark(session: Any, file: RecordFile) -> ReducedOnSpark:
    """Reduce a file of appointments with the Spark session given. `file.path` must be readable by its workers."""
    sql = import_module("pyspark.sql.functions")
    headers = {name: file.column(name) for name in (MONTH, CODE, COUNT, *VALUES)}
    records = _with_reason(
        sql, _with_number(sql, _with_meanings(sql, _scanned(session, sql, file, headers))), file
    )
    # A record that belongs to a measure but has no number counts 1 in it, to say that the sum is not known.
    amount = sql.when(sql.col("state") == OBSERVED, sql.col("number").cast("long")).otherwise(sql.lit(1))
    keys = ("practice", "month", "reason", "state")
    # First by what the records stand for, which is thereby worked out once a record and not once a measure.
    alike = records.groupBy(*keys, *(f"_{name}" for name in VALUES))
    alike = alike.agg(sql.count(sql.lit(1)).alias("records"), sql.sum(amount).alias("amount"))
    sums = [
        sql.sum(sql.when(_belongs(sql, parts), sql.col("amount")).otherwise(sql.lit(0))).alias(
            measure.replace(".", "_")
        )
        for measure, parts in MEASURES.items()
    ]
    found = alike.groupBy(*keys).agg(sql.sum("records").alias("records"), *sums).collect()
    schema = dict.fromkeys(keys, pl.String()) | dict.fromkeys(("records", *MEASURES), pl.Int64())
    return _finished(pl.DataFrame([tuple(row) for row in found], schema=schema, orient="row"))


def _scanned(session: Any, sql: Any, file: RecordFile, headers: dict[str, str]) -> Any:
    schema = ", ".join(f"`c{place}` string" for place in range(len(file.columns) + 1))
    scanned = session.read.csv(
        str(file.path),
        schema=schema,
        header=True,
        sep=file.head.delimiter,
        quote='"',
        escape='"',
        encoding="UTF-8",
    )
    places = {name: f"c{file.columns.index(header)}" for name, header in headers.items()}
    places[_BEYOND] = f"c{len(file.columns)}"
    cells = scanned.select(
        *(sql.coalesce(sql.col(place), sql.lit("")).alias(name) for name, place in places.items())
    )
    return cells.filter(sql.concat(*(sql.col(name) for name in places)) != "")


def _with_meanings(sql: Any, cells: Any) -> Any:
    code = sql.upper(_stripped(sql, CODE))
    cells = cells.withColumn("practice", sql.when(code.rlike(PRACTICE_CODE), code))
    for name in VALUES:
        # As published is how nearly every value is written; only the others are worth a regular expression.
        text = sql.trim(sql.regexp_replace(sql.lower(sql.col(name)), "[^a-z0-9%+]+", " "))
        published = _stands_for(sql, sql.col(name), PUBLISHED[name])
        cells = cells.withColumn(f"_{name}", sql.coalesce(published, _stands_for(sql, text, VALUES[name])))
    return cells


def _stands_for(sql: Any, text: Any, values: Mapping[str, str]) -> Any:
    found = sql.lit(None)
    for meaning in sorted(set(values.values())):
        found = sql.when(
            text.isin(*(one for one in values if values[one] == meaning)), sql.lit(meaning)
        ).otherwise(found)
    return found


def _with_number(sql: Any, cells: Any) -> Any:
    """Add ``number``, ``state`` and ``problem`` as the local reader of counts finds them."""
    cells = cells.withColumn("text", _stripped(sql, COUNT))
    text = sql.col("text")
    plain = sql.when(text.rlike(THOUSANDS), sql.regexp_replace(text, ",", "")).otherwise(text)
    number = sql.when(plain.rlike(_DECIMAL), plain.cast("double"))
    number = sql.when(text.rlike(_DIGITS), text.cast("double")).otherwise(number)
    cells = cells.withColumn("number", number)
    number = sql.when(sql.abs(sql.col("number")) < float("inf"), sql.col("number"))
    counts = number.between(0, _LARGEST) & (number == sql.floor(number))
    withheld = sql.lower(text).isin(*SUPPRESSED_MARKS) | sql.coalesce(
        number.isin(*SUPPRESSED_CODES), sql.lit(False)
    )
    absent = sql.lower(text).isin(*MISSING_MARKS) | sql.coalesce(number.isin(*MISSING_CODES), sql.lit(False))
    problem = (
        sql.when(counts | withheld, sql.lit(None))
        .when(absent, sql.lit(NO_NUMBER))
        .when(number.isNull(), sql.lit(NO_NUMBER_AT_ALL))
        .when(number < 0, sql.lit(NEGATIVE))
        .otherwise(sql.lit(NOT_WHOLE))
    )
    cells = cells.withColumn("problem", problem)
    state = (
        sql.when(counts, sql.lit(OBSERVED)).when(withheld, sql.lit(SUPPRESSED)).otherwise(sql.lit(MISSING))
    )
    return cells.withColumn("state", state)


def _with_reason(sql: Any, cells: Any, file: RecordFile) -> Any:
    """Add why a record is kept out, but for its month, which the driver reads: there are few different ones."""
    reason = (
        sql.when(sql.col(_BEYOND) != "", sql.lit(more_cells(file.columns)))
        .when(sql.col("practice").isNull(), sql.lit(NO_CODE))
        .when(sql.col(f"_{STATUS}").isNull(), sql.lit(NO_STATUS))
        .otherwise(sql.col("problem"))
    )
    cells = cells.withColumn("reason", reason)
    # Keys of records nobody can place are one key: a damaged file must not make millions of groups.
    lost = sql.col("reason").isin(more_cells(file.columns), NO_CODE)
    practice = sql.when(~sql.coalesce(lost, sql.lit(False)), sql.col("practice"))
    month = sql.when(~sql.coalesce(lost, sql.lit(False)), sql.col(MONTH))
    return cells.withColumn("practice", practice).withColumn("month", month)


def _belongs(sql: Any, parts: dict[str, frozenset[str]]) -> Any:
    conditions = [
        sql.coalesce(sql.col(f"_{name}").isin(*sorted(wanted)), sql.lit(False))
        for name, wanted in parts.items()
    ]
    return reduce(lambda left, right: left & right, conditions, sql.lit(True))


def _stripped(sql: Any, name: str) -> Any:
    return sql.btrim(sql.col(name), sql.lit(_SPACE))


def _finished(found: pl.DataFrame) -> ReducedOnSpark:
    months = {text: month_starting(text) for text in found["month"].drop_nulls().unique()}
    found = found.with_columns(
        month=pl.col("month").replace_strict(months, default=None, return_dtype=pl.Date),
        row=pl.lit(0, pl.Int64),
    )
    lost = pl.col("practice").is_not_null() & pl.col("month").is_null()
    found = found.with_columns(reason=pl.when(lost).then(pl.lit(NO_MONTH)).otherwise(pl.col("reason")))
    kept_out: Counter[str] = Counter()
    for reason, records in (
        found.drop_nulls("reason").group_by("reason").agg(pl.col("records").sum()).iter_rows()
    ):
        kept_out[reason] = records
    placed = found.filter(
        pl.col("practice").is_not_null()
        & pl.col("month").is_not_null()
        & pl.col("reason").ne_missing(NO_STATUS)
    )
    sums = PracticeMonths(dict.fromkeys(MEASURES, 1))
    sums.add(placed)
    return ReducedOnSpark(sums.observations().drop("row"), kept_out, int(found["records"].sum()))
