"""A batch of appointment records, each added to the measures it belongs to; those that cannot be used are kept out."""

from collections.abc import Mapping
from functools import partial

import polars as pl

from evenhand.sources.reading.appointment_categories import (
    CODE,
    COUNT,
    MEASURES,
    MONTH,
    STATUS,
    VALUES,
)
from evenhand.sources.reading.by_text import by_text, month_starting, numbers, whole_numbers
from evenhand.sources.reading.heads import normalised
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.reducing import keyed, usable, with_state_of
from evenhand.sources.reading.unmapped import Unmapped

NO_STATUS = "the status of these appointments is not known"
_NUMBER = "_number"


def counted(raw: RawTable, headers: Mapping[str, str], unmapped: Unmapped) -> pl.DataFrame:
    """Return the records of a batch as :meth:`PracticeMonths.add` takes them.

    `headers` maps the publication's headers to those of this file. Unknown values of a category are counted in
    `unmapped`; an unknown status keeps a record out, for whether anybody was seen is what is asked.
    """
    months = by_text(raw.cells[headers[MONTH]], month_starting, pl.Date)
    cells = _with_meanings(raw, keyed(raw, headers[CODE], headers[MONTH], months), headers)
    whole = whole_numbers(numbers(cells[headers[COUNT]], "count"))
    cells = with_state_of(raw, cells.with_columns(whole.alias(_NUMBER)), {headers[COUNT]: _NUMBER}, "count")
    for name in VALUES:
        unknown = cells.filter(pl.col(_meaning(name)).is_null())
        if not unknown.is_empty():
            unmapped.add(headers[name], unknown[headers[name]], unknown[_NUMBER])
    return cells.select(
        *("practice", "month", "state", "row"),
        *(
            pl.when(_belongs(parts)).then(pl.col(_NUMBER)).otherwise(0).alias(measure)
            for measure, parts in MEASURES.items()
        ),
    )


def _with_meanings(raw: RawTable, cells: pl.DataFrame, headers: Mapping[str, str]) -> pl.DataFrame:
    """Return the records with what their categories stand for, null where that is not known."""
    cells = cells.with_columns(
        by_text(cells[headers[name]], partial(_stands_for, values), pl.String).alias(_meaning(name))
        for name, values in VALUES.items()
    )
    return usable(
        raw,
        cells,
        _meaning(STATUS),
        headers[STATUS],
        NO_STATUS,
        "A status is Attended, DNA or Unknown; a new one has to be added to what this source knows",
    )


def _stands_for(values: Mapping[str, str], text: str) -> str | None:
    return values.get(normalised(text))


def _belongs(parts: Mapping[str, frozenset[str]]) -> pl.Expr:
    conditions = [pl.col(_meaning(name)).is_in(sorted(wanted)) for name, wanted in parts.items()]
    return pl.all_horizontal(pl.lit(True), *conditions).fill_null(False)


def _meaning(name: str) -> str:
    return f"_{name}"
