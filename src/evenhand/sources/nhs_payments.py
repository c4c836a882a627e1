"""NHS Payments to General Practice, every yearly layout from 2014-15 on, by column alias.

The financial year is not in the content; it is read from the file's name (``nhspaymentsgp-21-22-prac.csv``). List sizes
are means of quarters and so fractional, amounts may be negative (money taken back), and practices without registered
patients keep their rows.
"""

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.naming import named_financial_year
from evenhand.sources.reading.observing import (
    practice_codes,
    text_observations,
    wide_observations,
    without_repeats,
)
from evenhand.sources.reading.payment_headers import (
    Column,
    Role,
    column_of,
    columns_of,
    is_practice_code,
    payment_columns,
)
from evenhand.sources.reading.payment_sums import summed_local_incentives, sums_that_differ
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import OBSERVED

_MARKS = frozenset(
    {"global_sum", "mpig", "pms_balance", "qof", "premises", "dispensing_fees", "drugs", "total"}
)
"""Columns that together are in no other publication. Half of them with a practice's code are enough to know it."""
_ENOUGH = 4

_ESSENTIAL = ("registered", "weighted", "total")
_MONEY: tuple[Role, ...] = ("component", "part", "covid", "pcn", "sum", "average")
_NOT_KNOWN = ("unknown", "missing", "not known", "n/a", "-")
"""What the publication writes for a fact it lacks, such as the rurality of a new postcode."""

_UNITS: dict[Role, str] = {"text": "text", "patients": "patients", "average": "£ a patient"}


def _recognises(head: FileHead) -> bool:
    columns = [column_of(header) for header in head.first]
    marks = {column.measure for column in columns if column} & _MARKS
    return len(marks) >= _ENOUGH and any(is_practice_code(header) for header in head.first)


def _read(raw: RawTable) -> Reading:
    code = next(header for header in raw.cells.columns if is_practice_code(header))
    columns = columns_of((header for header in raw.cells.columns if header not in ("row", code)), raw.name)
    _refuse_without_essentials(raw, columns)
    period, caveats = named_financial_year(raw)
    cells = without_repeats(raw, practice_codes(raw, code), ["practice"], code)
    observations = pl.concat(
        [
            wide_observations(raw, cells, _measures(columns, "patients"), period, "count"),
            wide_observations(raw, cells, _measures(columns, *_MONEY), period, "amount"),
            _facts(cells, _measures(columns, "text"), period),
        ]
    )
    observations, assumed = summed_local_incentives(observations)
    return Reading(
        source=SOURCE.id,
        label=period.label,
        tables={"observations": observations},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=(*caveats, *assumed, *sums_that_differ(observations, payment_columns())),
    )


def _measures(columns: dict[str, Column], *roles: Role) -> dict[str, str]:
    return {
        header: f"payments.{column.measure}" for header, column in columns.items() if column.role in roles
    }


def _refuse_without_essentials(raw: RawTable, columns: dict[str, Column]) -> None:
    there = {column.measure for column in columns.values()}
    names = {column.measure: column.headers[0] for column in payment_columns()}
    lacking = [names[measure] for measure in _ESSENTIAL if measure not in there]
    if lacking:
        raise SourceError(
            f"the header{'s' if len(lacking) > 1 else ''} {', '.join(map(repr, lacking))} "
            f"{'are' if len(lacking) > 1 else 'is'} missing",
            where=raw.name,
            received=list(raw.head.first[:30]),
            remedy="Use the publisher's file unchanged",
        )


def _facts(cells: pl.DataFrame, columns: dict[str, str], period: Period) -> pl.DataFrame:
    """Return the facts kept as text. An empty atypical characteristic means that there is none, not that it is lost."""
    known = cells.with_columns(
        pl.when(~pl.col(header).str.to_lowercase().is_in(_NOT_KNOWN))
        .then(header)
        .otherwise(pl.lit(""))
        .alias(header)
        for header in columns
    )
    facts = text_observations(known, columns, period)
    none = (pl.col("measure") == "payments.atypical") & pl.col("text").is_null()
    return facts.with_columns(
        text=pl.when(none).then(pl.lit("")).otherwise("text"),
        state=pl.when(none).then(pl.lit(OBSERVED)).otherwise("state"),
    )


SOURCE = Source(
    id="nhs-payments",
    title="NHS Payments to General Practice",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="yearly, about eight months after the financial year",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/nhs-payments-to-general-practice",
    patterns=("nhspaymentsgp-*-prac*.csv", "nhspaymentsgp-*-csv.csv"),
    measures=tuple(
        Measure(f"payments.{column.measure}", column.title, _UNITS.get(column.role, "£"))
        for column in payment_columns()
        if column.measure
    ),
    headers=(
        "Practice Code",
        "Contract Type",
        "Global Sum",
        "MPIG Correction factor",
        "Total QOF Payments",
        "Total NHS Payments to General Practice",
    ),
    recognises=_recognises,
    read=_read,
)
