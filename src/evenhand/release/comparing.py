"""Compare two releases: which figures and outcomes moved, and why."""

from dataclasses import dataclass

import polars as pl

from evenhand.release.release import Release

_FIGURES = ("numerator", "denominator", "value", "lower95", "upper95", "england", "area_value")
_WORDS = ("status", "outcome", "direction", "standard_outcome", "colour", "value_text")
_KEY = ["practice", "indicator"]

RELATIVE_TOLERANCE = 1e-9
"""Two figures nearer than this, relative to their size, are the same: sums differ in their last digits."""


@dataclass(frozen=True)
class Comparison:
    """What moved between two releases.

    Parameters
    ----------
    moved : one row for each practice, indicator and column that moved: ``practice, indicator, column, before, after,
        why``. Figures are written with ten significant digits.
    summary : per indicator and reason: how many practices' figures and how many outcomes moved.
    definitions_changed : ids of indicators whose definition differs.
    inputs_added, inputs_removed : edition ids.
    """

    moved: pl.DataFrame
    summary: pl.DataFrame
    definitions_changed: tuple[str, ...]
    inputs_added: tuple[str, ...]
    inputs_removed: tuple[str, ...]


def compare(before: Release, after: Release) -> Comparison:
    """Return which figures and outcomes of `before` differ in `after`, practice by practice, with the reason."""
    old_inputs, new_inputs = ({entry.edition for entry in one.manifest.inputs} for one in (before, after))
    changed = _changed_definitions(before, after)
    moved = _moved(before, after, changed)
    summary = (
        moved.group_by("indicator", "why")
        .agg(
            practices=pl.col("practice").n_unique(),
            outcomes=(pl.col("column") == "outcome").sum(),
        )
        .sort("indicator", "why")
    )
    return Comparison(
        moved=moved,
        summary=summary,
        definitions_changed=changed,
        inputs_added=tuple(sorted(new_inputs - old_inputs)),
        inputs_removed=tuple(sorted(old_inputs - new_inputs)),
    )


def _changed_definitions(before: Release, after: Release) -> tuple[str, ...]:
    shared = before.indicators.keys() & after.indicators.keys()
    return tuple(sorted(one for one in shared if before.indicators[one] != after.indicators[one]))


def _moved(before: Release, after: Release, changed: tuple[str, ...]) -> pl.DataFrame:
    both = before.results.join(after.results, on=_KEY, how="full", suffix="_after", coalesce=True)
    present_before, present_after = (pl.col(name).is_not_null() for name in ("status", "status_after"))
    why = (
        pl.when(~present_before)
        .then(pl.lit("new in the later release"))
        .when(~present_after)
        .then(pl.lit("not in the later release"))
        .when(pl.col("indicator").is_in(changed))
        .then(pl.lit("the definition changed"))
        .when(~pl.col("period_end").eq_missing(pl.col("period_end_after")))
        .then(pl.lit("a later period is out"))
        .when(~pl.col("source_editions").eq_missing(pl.col("source_editions_after")))
        .then(pl.lit("a file was corrected or added"))
        .when(pl.lit(before.manifest.evenhand_version != after.manifest.evenhand_version))
        .then(pl.lit("the method changed with the version"))
        .otherwise(pl.lit("the practices it is compared with changed"))
    )
    both = both.with_columns(why=why)
    parts = [_differing(both, column, number=True) for column in _FIGURES]
    parts += [_differing(both, column, number=False) for column in _WORDS]
    return pl.concat(parts).sort(*_KEY, "column")


def _differing(both: pl.DataFrame, column: str, *, number: bool) -> pl.DataFrame:
    old, new = pl.col(column), pl.col(f"{column}_after")
    same = old.eq_missing(new)
    if number:
        size = pl.max_horizontal(old.abs(), new.abs())
        same |= ((old - new).abs() <= RELATIVE_TOLERANCE * size).fill_null(False)
        old, new = (side.round_sig_figs(10).cast(pl.String) for side in (old, new))
    return both.filter(~same).select(
        *_KEY, pl.lit(column).alias("column"), old.alias("before"), new.alias("after"), "why"
    )
