"""CCG Outcomes Indicator Set: an indicator's value, limits, numerator and denominator by commissioner and year.

Figures of commissioners' areas, never of a practice. Published to 2022. The columns of period, level, value, limits,
numerator and denominator are in the publisher's manner, from memory, to be checked. The indicator's number (``2.6``) is
read from a column or the file's name (``CCG_2.6_I00769_D.csv``) and is ``2_6`` in its measures' ids.
"""

import re
from pathlib import PurePath
from typing import Final

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period
from evenhand.sources.reading.fingertips_periods import fingertips_period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import parsed, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.values import Kind
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_AREA: Final = ("CCG Code", "Level", "Area Code", "Commissioner Code")
_TIME: Final = ("Reporting Period", "Year", "Time Period")
_NUMBER: Final = ("Indicator", "Indicator Number", "Indicator ID")
_VALUE: Final = ("Indicator Value", "DSR", "ISR", "Value")
_PARTS: Final[tuple[tuple[str, tuple[str, ...], Kind], ...]] = (
    ("value", _VALUE, "amount"),
    ("numerator", ("Numerator", "Observed"), "count"),
    ("denominator", ("Denominator", "Registered Patients"), "count"),
    ("lower95", ("CI Lower", "Lower CI"), "amount"),
    ("upper95", ("CI Upper", "Upper CI"), "amount"),
)
_COMMISSIONER: Final = r"^[0-9]{2}[A-Z]$|^[A-Z][0-9]{2}$|^[A-Z][0-9][A-Z][0-9][A-Z]$"
_IN_NAME = re.compile(r"(?<![0-9.])([1-5])[._]([0-9]{1,2})(?![0-9])")
_KEYS: Final = ["area", "number", "time"]


def _recognises(head: FileHead) -> bool:
    return head.has("CI Lower", "CI Upper") and all(
        any(map(head.has, names)) for names in (_AREA, _TIME, _VALUE)
    )


def _read(raw: RawTable) -> Reading:
    areas = _dated(raw, _areas(raw))
    single = without_repeats(raw, areas, _KEYS, raw.column(*_AREA), what="commissioner")
    parts = [pl.DataFrame(schema=SCHEMAS["area_observations"])]
    for part, names, kind in _PARTS:
        if header := raw.find(*names):
            read = parsed(raw, single, header, kind)
            parts.append(
                read.with_columns(
                    measure=pl.format("ccg_outcomes.{}.{}", "number", pl.lit(part)),
                    text=pl.lit(None, pl.String),
                ).select(*SCHEMAS["area_observations"])
            )
    numbers, times = (" ".join(sorted(single[name].unique())) for name in ("number", "time"))
    return Reading(
        source=SOURCE.id,
        label=f"{numbers.replace('_', '.')} {times}".strip() or "empty",
        tables={"area_observations": pl.concat(parts)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
    )


def _areas(raw: RawTable) -> pl.DataFrame:
    """Return the records of commissioners with ``area``, ``number`` and ``time``; others are quarantined."""
    header = raw.column(*_AREA)
    number = raw.find(*_NUMBER)
    cells = raw.cells.with_columns(
        area=pl.col(header).str.to_uppercase(),
        number=pl.col(number) if number else pl.lit(_number_in_name(raw)),
        time=pl.col(raw.column(*_TIME)),
    ).with_columns(pl.col("number").str.extract(r"([0-9]+[._][0-9]+)").str.replace(".", "_", literal=True))
    fits = pl.col("area").str.contains(_COMMISSIONER) & pl.col("number").is_not_null()
    raw.quarantine.add(
        cells.filter(~fits),
        column=header,
        reason="this is not an indicator's figure of a commissioner",
        remedy="A commissioner's code is two digits and a letter, such as 00K; check the row, or leave it out if it "
        "is of England",
    )
    return cells.filter(fits)


def _number_in_name(raw: RawTable) -> str:
    match = _IN_NAME.search(PurePath(raw.name).stem)
    if match is None:
        raise SourceError(
            "the file does not say which indicator it is of, in its content or its name",
            where=raw.name,
            remedy="Give the file the name its publisher gave it, such as CCG_2.6_I00769_D.csv",
        )
    return f"{match[1]}_{match[2]}"


def _dated(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    header = raw.column(*_TIME)
    periods = {text: _period(text) for text in cells["time"].unique()}
    dated = cells.with_columns(
        pl.col("time")
        .replace_strict(
            {text: getattr(period, end) for text, period in periods.items() if period},
            default=None,
            return_dtype=pl.Date,
        )
        .alias(f"period_{end}")
        for end in ("start", "end")
    )
    raw.quarantine.add(
        dated.filter(pl.col("period_start").is_null()),
        column=header,
        reason="this is not a period",
        remedy="Periods are written 2013/14, 2013 or 01/04/2013 to 31/03/2014",
    )
    return dated.drop_nulls("period_start")


def _period(text: str) -> Period | None:
    try:
        if " to " in text:
            first, last = (Period.parse(part) for part in text.split(" to ", 1))
            return Period(first.start, last.end)
        return fingertips_period(text)
    except ValueError:
        return None


SOURCE = Source(
    id="ccg-outcomes",
    title="CCG Outcomes Indicator Set",
    publisher="NHS Digital",
    licence="Open Government Licence v3.0",
    cadence="yearly to 2022, when it ended",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/ccg-outcomes-indicator-set",
    patterns=("CCG_2.6_I00769_D.csv",),
    measures=(
        Measure("ccg_outcomes.*.value", "The publisher's value for the commissioner", "as the indicator's"),
        Measure("ccg_outcomes.*.numerator", "The publisher's numerator", "as the indicator's"),
        Measure("ccg_outcomes.*.denominator", "The publisher's denominator", "as the indicator's"),
        Measure("ccg_outcomes.*.lower95", "Lower 95% limit of the publisher's value", "as the indicator's"),
        Measure("ccg_outcomes.*.upper95", "Upper 95% limit of the publisher's value", "as the indicator's"),
    ),
    headers=("Reporting Period", "CCG Code", "Indicator Value", "CI Lower", "CI Upper"),
    recognises=_recognises,
    read=_read,
)
