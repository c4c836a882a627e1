"""Whether a year of payments adds up as its publisher says, and the one column a year gives in two parts."""

from collections.abc import Sequence

import polars as pl

from evenhand.sources.reading.payment_headers import Column, Role
from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS

_LOCAL = "payments.local_incentives"
_LOCAL_PARTS = (f"{_LOCAL}_nhais", f"{_LOCAL}_isfe")

_SUMS: tuple[tuple[str, tuple[str, ...], tuple[Role, ...]], ...] = (
    ("total", (), ("component",)),
    ("net", ("total", "deductions"), ()),
    ("total_with_covid", ("total",), ("covid",)),
    ("total_with_pcn", ("total",), ("pcn",)),
    ("total_with_covid_and_pcn", ("total",), ("covid", "pcn")),
)
"""A total, the columns and the roles that it is the sum of. All hold to the penny in 2021-22 and 2022-23."""

_POUND, _PENNY = 1.0, 0.01
_DUST = 1e-6


def summed_local_incentives(observations: pl.DataFrame) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return `observations` with local incentive schemes summed from their two parts where only those are there.

    2015-16 gives them by the system that paid. The sum is missing where a part is not an observed amount.
    """
    measures = set(observations["measure"].unique())
    if _LOCAL in measures or not measures.issuperset(_LOCAL_PARTS):
        return observations, ()
    both = (pl.len() == len(_LOCAL_PARTS)) & (pl.col("state") == OBSERVED).all()
    summed = (
        observations.filter(pl.col("measure").is_in(_LOCAL_PARTS))
        .group_by("practice", "period_start", "period_end", "row", maintain_order=True)
        .agg(
            value=pl.when(both).then(pl.col("value").sum()),
            state=pl.when(both).then(pl.lit(OBSERVED)).first(),
        )
        .with_columns(
            measure=pl.lit(_LOCAL), text=pl.lit(None, pl.String), state=pl.col("state").fill_null(MISSING)
        )
    )
    return pl.concat([observations, summed.select(*SCHEMAS["observations"])]), (
        "Local incentive schemes are the sum of local enhanced services paid through NHAIS and through ISFE, which "
        "this year gives apart",
    )


def sums_that_differ(observations: pl.DataFrame, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return a caveat for each of the publisher's totals that its parts do not add up to, with how many rows differ.

    A difference that rounding can explain is none: half a unit (a pound where all totals are whole pounds, else a
    penny) for each amount.
    """
    amounts = observations.filter(pl.col("value").is_not_null())
    wide = amounts.pivot("measure", index="practice", values="value")
    titles = {column.measure: column.title for column in columns}
    caveats = []
    for total, parts, roles in _SUMS:
        names = [*parts, *(column.measure for column in columns if column.role in roles and column.measure)]
        terms = [name for name in (f"payments.{name}" for name in names) if name in wide.columns]
        if f"payments.{total}" not in wide.columns or len(terms) < 2:
            continue
        differ, rows = _differing(wide, f"payments.{total}", terms)
        if differ:
            caveats.append(
                f"In {differ:,} of {rows:,} rows the amounts do not add up to {titles[total].lower()!r} within "
                "rounding; they are kept as published"
            )
    return tuple(caveats)


def _differing(wide: pl.DataFrame, total: str, terms: list[str]) -> tuple[int, int]:
    given = wide.filter(pl.col(total).is_not_null())
    whole = bool(given.select((pl.col(total) == pl.col(total).round()).all()).item())
    allowed = (_POUND if whole else _PENNY) / 2 * (len(terms) + 1) + _DUST
    apart = (pl.sum_horizontal(terms) - pl.col(total)).abs() > allowed
    return int(given.select(apart.sum()).item()), given.height
