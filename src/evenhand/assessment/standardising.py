"""Indirect standardisation: how many events a practice's patients, by sex and age, would have at England's rates.

The observed over the expected number is compared (METHODS 3.4). England's rates are those of all practices, the
practice itself among them: that draws its ratio towards England's by its own share of England, which is a
few parts in ten thousand for an ordinary practice.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.common.periods import Period
from evenhand.definitions.parts import Standardisation
from evenhand.statistics.standardisation import expected_events
from evenhand.store.schemas import MISSING, OBSERVED, SUPPRESSED

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

KEYS = ("practice", "period_start", "period_end")
_SCHEMA = {
    "practice": pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "expected": pl.Float64(),
    "state": pl.String(),
    "edition": pl.String(),
}
_CALIBRATED_WITHIN = 0.005
"""A total that the rates by sex and age miss by less than this is not worth telling of."""


@dataclass(frozen=True)
class Groups:
    """The events and the patients of every sex and age, one row a practice and period.

    `events` and `population` have :data:`KEYS`, a number for each of `names` (null unless observed), ``state``
    (withheld where any group is, else missing where any is) and ``edition``. `unmatched` are groups that only one of
    them has.
    """

    names: tuple[str, ...]
    unmatched: tuple[str, ...]
    events: pl.DataFrame
    population: pl.DataFrame

    def until(self, known: Callable[[pl.DataFrame], pl.DataFrame]) -> "Groups":
        """Return the groups with only the rows that `known` keeps."""
        return replace(self, events=known(self.events), population=known(self.population))

    @property
    def caveats(self) -> tuple[str, ...]:
        """What is to be said of the groups themselves, whatever the period."""
        if not self.names:
            return (
                "What is expected cannot be worked out: the events and the patients have no group of sex and age in "
                "common",
            )
        if not self.unmatched:
            return ()
        named = ", ".join(self.unmatched)
        return (
            f"Groups that not both the events and the patients have are left out of what is expected: {named}",
        )

    @property
    def editions(self) -> set[str]:
        """The editions the rates and the patients come from."""
        both = pl.concat([self.events["edition"], self.population["edition"]]).drop_nulls().unique()
        return {name for names in both for name in names.split(", ") if name}


@dataclass(frozen=True)
class Expected:
    """Expected numbers: `table` has :data:`KEYS`, ``expected``, ``state``, ``edition``; `caveats` by period."""

    table: pl.DataFrame
    caveats: Mapping[Period, tuple[str, ...]]


def read_groups(
    standardisation: Standardisation,
    measures: Collection[str],
    read: Callable[[set[str]], pl.DataFrame],
) -> Groups:
    """Return the groups of both prefixes among `measures`, read one measure at a time: together they are many rows."""
    events, people = standardisation.events, standardisation.population
    of_events, of_people = _suffixes(events, measures), _suffixes(people, measures)
    names = tuple(sorted(of_events & of_people))
    return Groups(
        names,
        tuple(sorted(of_events ^ of_people)),
        *(_wide({name: read({f"{prefix}.{name}"}) for name in names}) for prefix in (events, people)),
    )


def _suffixes(prefix: str, measures: Collection[str]) -> set[str]:
    """Return what stands behind a prefix and a dot; a suffix of two parts is a measure of something else."""
    found = {name.removeprefix(f"{prefix}.") for name in measures if name.startswith(f"{prefix}.")}
    return {name for name in found if "." not in name}


def _wide(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return one row a practice and period, a column a group; a group without a row is missing."""
    wide = pl.DataFrame(schema={name: _SCHEMA[name] for name in (*KEYS, "state", "edition")})
    for number, (name, rows) in enumerate(tables.items()):
        last = rows.unique(list(KEYS), keep="last", maintain_order=True)
        value = pl.when(pl.col("state") == OBSERVED).then(pl.col("value")).alias(name)
        own = last.select(*KEYS, value, own_state="state", own_edition="edition")
        wide = wide.join(own, on=list(KEYS), how="full", coalesce=True)
        before = pl.lit(OBSERVED) if number == 0 else pl.col("state").fill_null(MISSING)
        wide = wide.with_columns(
            state=_worse(before, pl.col("own_state").fill_null(MISSING)),
            edition=_together(pl.col("edition"), pl.col("own_edition")),
        ).drop("own_state", "own_edition")
    return wide.sort(*KEYS)


def _worse(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    found = pl.when((one == SUPPRESSED) | (other == SUPPRESSED)).then(pl.lit(SUPPRESSED))
    return found.when((one == MISSING) | (other == MISSING)).then(pl.lit(MISSING)).otherwise(pl.lit(OBSERVED))


def _together(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """Return both names of editions as one text, each once."""
    already = other.is_null() | one.str.split(", ").list.contains(other)
    both = pl.concat_str(one, pl.lit(", "), other)
    return pl.when(one.is_null()).then(other).when(already).then(one).otherwise(both)


def expected(groups: Groups, taken: Mapping[Period, tuple[Period | None, Period | None]]) -> Expected:
    """Return what England's rates would give in each practice, for each period.

    `taken` says from which period the events and the patients of a period come. A rate is England's events over
    England's patients, over the practices in which both are observed: a practice whose events are withheld is
    expected to have what its patients would have at the others' rates. Patients that are not known in every
    group give no expectation. A group without events in England adds nothing; one of which nothing is known in England
    is left out, and a caveat names it. So is a group that only the events or only the patients have.
    """
    tables = [pl.DataFrame(schema=_SCHEMA)]
    caveats: dict[Period, tuple[str, ...]] = {}
    for period, (of_events, of_people) in taken.items():
        if of_events is None or of_people is None or not groups.names:
            continue
        people = _of(groups.population, of_people)
        events = people.select("practice").join(
            _of(groups.events, of_events), on="practice", how="left", maintain_order="left"
        )
        numbers, unknown = _expected(_matrix(events, groups.names), _matrix(people, groups.names))
        left_out = [name for name, is_out in zip(groups.names, unknown, strict=True) if is_out]
        caveats[period] = tuple(_caveats(events, left_out))
        tables.append(_table(people, numbers, period))
    return Expected(pl.concat(tables), caveats)


def _of(table: pl.DataFrame, period: Period) -> pl.DataFrame:
    return table.filter(pl.col("period_start") == period.start, pl.col("period_end") == period.end)


def _matrix(table: pl.DataFrame, names: tuple[str, ...]) -> FloatArray:
    return np.column_stack([table[name].fill_null(np.nan).to_numpy() for name in names])


def _expected(events: FloatArray, people: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Return each practice's expected number, shape (K,), and which groups nothing is known of in England."""
    both = np.isfinite(events) & np.isfinite(people)
    of_england = np.where(both, events, 0.0).sum(axis=0), np.where(both, people, 0.0).sum(axis=0)
    unknown: BoolArray = np.less_equal(of_england[1], 0.0)
    complete: BoolArray = np.all(np.isfinite(people), axis=1, keepdims=True)
    known_people = np.where(complete, people, np.nan)[:, ~unknown]
    if unknown.all():
        return np.full(len(people), np.nan), unknown
    return expected_events(known_people, of_england[0][~unknown], of_england[1][~unknown]), unknown


def _table(people: pl.DataFrame, numbers: FloatArray, period: Period) -> pl.DataFrame:
    return people.select(
        "practice",
        pl.lit(period.start).alias("period_start"),
        pl.lit(period.end).alias("period_end"),
        pl.Series("expected", numbers, dtype=pl.Float64).fill_nan(None),
        "state",
        "edition",
    )


def _caveats(events: pl.DataFrame, left_out: list[str]) -> list[str]:
    said = []
    if left_out:
        named = ", ".join(left_out)
        said.append(f"Groups of which nothing is known in England are left out of what is expected: {named}")
    withheld = int((events["state"] == SUPPRESSED).sum())
    if withheld:
        plural = "practices have" if withheld != 1 else "practice has"
        said.append(
            f"{withheld:,} {plural} groups of sex and age whose events are withheld: England's rates in those groups "
            "are of the other practices"
        )
    return said


def brought_to_total(
    figures: pl.DataFrame, caveats: Mapping[Period, tuple[str, ...]]
) -> tuple[pl.DataFrame, dict[Period, tuple[str, ...]]]:
    """Return `figures` with their expected numbers (``denominator``) brought to England's events, period by period.

    Summed over England's practices that have both, as many are then expected as were observed. Groups that are
    withheld, or events of unknown age, would otherwise leave all of England above or below itself. `caveats` by
    period come back with one more where that moves the expected numbers enough to be told of.
    """
    factors = _factors(figures)
    schema = {"period_start": pl.Date(), "period_end": pl.Date(), "_factor": pl.Float64()}
    rows = [(period.start, period.end, factor) for period, factor in factors.items()]
    scaled = figures.join(
        pl.DataFrame(rows, schema=schema, orient="row"),
        on=["period_start", "period_end"],
        how="left",
        maintain_order="left",
    ).with_columns(denominator=pl.col("denominator") * pl.col("_factor").fill_null(1.0))
    told = {period: (*caveats.get(period, ()), *_total_caveats(factor)) for period, factor in factors.items()}
    return scaled.drop("_factor"), told


def _factors(figures: pl.DataFrame) -> dict[Period, float]:
    """Return observed over expected in all of England, for each period in which anything was expected."""
    usable = figures.filter(
        pl.col("state") == OBSERVED, pl.col("numerator").is_not_null(), pl.col("denominator") > 0
    )
    sums = usable.group_by("period_start", "period_end", maintain_order=True).agg(
        pl.col("numerator", "denominator").sum()
    )
    return {Period(start, end): events / base for start, end, events, base in sums.iter_rows()}


def _total_caveats(factor: float) -> tuple[str, ...]:
    if abs(factor - 1.0) <= _CALIBRATED_WITHIN:
        return ()
    return (
        "England's rates by sex and age do not add up to England's events, of which some are withheld or without an "
        f"age: expected numbers were multiplied by {factor:.3f}, so that England has as many as expected",
    )
