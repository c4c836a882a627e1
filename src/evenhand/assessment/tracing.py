"""Back from a figure to the rows of the files it came from: every observation with its edition, its file and its row.

The rows are chosen by the rules that chose them when the figure was made (:mod:`~.measuring`). A store that has been
fed since may hold a newer edition of a file: what is traced says which edition it found, so that a reader can see
whether it is the one the release names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from evenhand.assessment.measuring import used_measures
from evenhand.assessment.periods import available, matched_period, periods_of
from evenhand.assessment.standardising import read_groups
from evenhand.common.periods import Period
from evenhand.definitions.expressions import Expression
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.store import Store
from evenhand.store.editions import Edition
from evenhand.store.schemas import MISSING, OBSERVED

OBSERVATIONS = "observations"


@dataclass(frozen=True)
class TracedRow:
    """What one file says of one measure; `row` counts its records, the header being row 1.

    `period` is the one it was taken from, None where no file has the measure near enough in time. Without an `edition`
    the file says nothing of this practice, and the state is missing.
    """

    measure: str
    period: Period | None
    value: float | None
    text: str | None
    state: str
    edition: Edition | None = None
    row: int | None = None


@dataclass(frozen=True)
class TracedGroup:
    """Patients of one sex and age, England's events for each such patient, and how many that lets us expect."""

    patients: TracedRow
    rate: float | None

    @property
    def name(self) -> str:
        """The group as measures name it: ``female_25_44``."""
        return self.patients.measure.rsplit(".", 1)[-1]

    @property
    def expected(self) -> float | None:
        """Events expected of these patients at England's rate."""
        known = self.patients.value is not None and self.rate is not None
        return self.patients.value * self.rate if known else None  # type: ignore[operator]


@dataclass(frozen=True)
class KeptOut:
    """A cell or a row about the practice that was kept out of the figures, with why and what can be done."""

    edition: Edition
    row: int
    column: str
    received: str | None
    reason: str
    remedy: str


@dataclass(frozen=True)
class Trace:
    """Everything behind one figure of one practice and period.

    `rows` are the measures of its expressions, in their order; `numerator` and `denominator` what the expressions make
    of them (the denominator of a standardised figure is not made here: it is the sum of `groups`, brought to England's
    total). `editions` are the files, each once.
    """

    practice: str
    period: Period
    rows: tuple[TracedRow, ...]
    numerator: float | None
    denominator: float | None
    groups: tuple[TracedGroup, ...]
    kept_out: tuple[KeptOut, ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions the rows are in, in the order they are met."""
        rows = [*self.rows, *(group.patients for group in self.groups)]
        return tuple({row.edition.id: row.edition for row in rows if row.edition}.values())

    def row_of(self, measure: str) -> TracedRow | None:
        """Return the row of a measure."""
        return next((row for row in self.rows if row.measure == measure), None)


def trace(store: Store, definition: IndicatorDefinition, practice: str, period: Period, as_of: date) -> Trace:
    """Return the rows behind a practice's figure of a period, as they were out by `as_of`.

    Where the store no longer (or not yet) has a measure, its row is missing; nothing is made up in its place.
    """
    editions = {edition.id: edition for edition in store.editions}
    known = available(definition, store.read(OBSERVATIONS, set(used_measures(definition))), as_of)
    rows = tuple(
        _row(known.filter(pl.col("measure") == measure), measure, practice, definition, period, editions)
        for measure in used_measures(definition)
    )
    values = {row.measure: row.value for row in rows}
    groups = _groups(store, definition, practice, period, as_of, editions)
    found = Trace(
        practice=practice,
        period=period,
        rows=rows,
        numerator=_evaluated(definition.numerator, values),
        denominator=_evaluated(definition.denominator, values),
        groups=groups,
        kept_out=(),
    )
    kept_out = tuple(entry for edition in found.editions for entry in _kept_out(store, edition, practice))
    return Trace(**{**vars(found), "kept_out": kept_out})


def _row(
    rows: pl.DataFrame,
    measure: str,
    practice: str,
    definition: IndicatorDefinition,
    period: Period,
    editions: Mapping[str, Edition],
) -> TracedRow:
    """Return a practice's row of one measure, for the period it is taken from."""
    taken = matched_period(definition, periods_of(rows), period)
    if taken is None:
        return TracedRow(measure, None, None, None, MISSING)
    own = rows.filter(
        pl.col("practice") == practice,
        pl.col("period_start") == taken.start,
        pl.col("period_end") == taken.end,
    )
    if own.is_empty():
        return TracedRow(measure, taken, None, None, MISSING)
    last = own.row(-1, named=True)
    state = last["state"] or MISSING
    value = last["value"] if state == OBSERVED else None
    return TracedRow(measure, taken, value, last["text"], state, editions[last["edition"]], last["row"])


def _evaluated(expression: Expression | None, values: Mapping[str, float | None]) -> float | None:
    if expression is None or any(values[name] is None for name in expression.measures):
        return None
    columns = {name: pl.Series([values[name]], dtype=pl.Float64).to_numpy() for name in expression.measures}
    value = float(expression.evaluate(columns).reshape(-1)[0])
    return value if value == value else None


def _groups(
    store: Store,
    definition: IndicatorDefinition,
    practice: str,
    period: Period,
    as_of: date,
    editions: Mapping[str, Edition],
) -> tuple[TracedGroup, ...]:
    """Return the patients of each sex and age with England's rates; none for a figure that is not standardised."""
    of = definition.standardisation
    if of is None:
        return ()
    out = read_groups(of, store.measures(OBSERVATIONS), lambda names: store.read(OBSERVATIONS, names)).until(
        lambda rows: available(definition, rows, as_of)
    )
    taken = tuple(
        matched_period(definition, periods_of(table), period) for table in (out.events, out.population)
    )
    people = store.read(OBSERVATIONS, {f"{of.population}.{name}" for name in out.names})
    found = []
    for name in out.names:
        measure = f"{of.population}.{name}"
        rows = available(definition, people.filter(pl.col("measure") == measure), as_of)
        patients = _row(rows, measure, practice, definition, period, editions)
        found.append(TracedGroup(patients, _rate(out.events, out.population, name, taken)))
    return tuple(found)


def _rate(
    events: pl.DataFrame, population: pl.DataFrame, name: str, taken: tuple[Period | None, ...]
) -> float | None:
    """Return England's events for each patient of a group, over the practices in which both are known."""
    if None in taken:
        return None
    parts = [
        table.filter(pl.col("period_start") == of.start, pl.col("period_end") == of.end).select(  # type: ignore[union-attr]
            "practice", pl.col(name).alias(column)
        )
        for table, of, column in ((events, taken[0], "events"), (population, taken[1], "people"))
    ]
    both = parts[0].join(parts[1], on="practice").drop_nulls()
    patients = float(both["people"].sum())
    return float(both["events"].sum()) / patients if patients > 0 else None


def _kept_out(store: Store, edition: Edition, practice: str) -> Iterable[KeptOut]:
    """Yield what an edition kept out that is about a practice.

    What was kept out is known by its row. It is about the practice where another cell of the row was kept, or where
    what was received names the practice; a row kept out whole whose code could not be read is about nobody we know.
    """
    if not edition.rows_quarantined:
        return
    quarantine = store.quarantine(edition)
    rows = _rows_about(store, edition, practice)
    named = pl.col("received").str.to_uppercase().str.contains(practice, literal=True).fill_null(False)
    for entry in quarantine.filter(pl.col("row").is_in(rows) | named).iter_rows(named=True):
        yield KeptOut(edition, **entry)


def _rows_about(store: Store, edition: Edition, practice: str) -> list[int]:
    parts = sorted((store.folder(edition) / OBSERVATIONS).glob("measure=*/part.parquet"))
    if not parts:
        return []
    found = (
        pl.scan_parquet(parts, hive_partitioning=False)
        .filter(pl.col("practice") == practice)
        .select(pl.col("row").unique())
        .collect()
    )
    return found["row"].to_list()
