"""Whether a target is realistic and can be told from chance, from what the release knows of the practice.

England is taken to stay where it is and the practice's circumstances to stay as they are: what is worked out is the
chance that the target is reached if nothing else changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import polars as pl

from evenhand.common.errors import InputError
from evenhand.cycle.agreements.scales import COLUMNS, FAMILIES, Scale, sampling_variance
from evenhand.cycle.agreements.terms import Direction
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.publication.installed import Opened
from evenhand.statistics.realism import chance_of_reaching, noise, outlook, persistence

ASSUMED_PERSISTENCE: Final = 0.8
"""Where too few practices have two periods to see it: most of a distance stays, some passes."""

_SAMPLED: Final = frozenset({"proportion", "rate", "mean"})


@dataclass(frozen=True)
class Realism:
    """What was worked out for a target; None where it cannot be, and `note` says why.

    `chance` is of reaching it if nothing changes; `noise` how far it must lie from the baseline to be seen at all, in
    the indicator's unit; `own_weight` how much of the outlook is the practice's own past.
    """

    release: str
    baseline: float
    period_end: str
    chance: float | None
    noise: float | None
    own_weight: float | None
    persistence: float | None
    note: str

    def as_json(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        return dict(vars(self))


def figure_of(opened: Opened, practice: str, indicator: str) -> Mapping[str, Any] | None:
    """Return a practice's figure of an indicator in the release shown; None where it has none."""
    rows = (row for row in opened.true_figures.results_of(practice) if row["indicator"] == indicator)
    row = next(rows, None)
    return row if row is not None and row["value"] is not None else None


def realism(
    opened: Opened, practice: str, indicator: str, target: float, direction: Direction
) -> Realism | None:
    """Return how realistic a target is for a practice; None where the practice has no figure to start from.

    InputError for a target that cannot be, such as a share above 100%.
    """
    definition = opened.edition.indicators.get(indicator)
    row = figure_of(opened, practice, indicator) if definition else None
    if definition is None or row is None or definition.statistic == "fact":
        return None
    _refuse_impossible(definition, target)
    given = {
        "release": opened.id,
        "baseline": float(row["value"]),
        "period_end": row["period_end"].isoformat(),
    }
    hidden = _noise(definition, row, target)
    model = opened.whole.models.get(indicator, {})
    expected = _expected(row)
    tau2 = row["tau2"] if row["tau2"] is not None else model.get("tau2_funnel")
    if expected is None or tau2 is None:
        note = (
            "The chance is not known: this practice is compared with no others, so nothing is expected of it"
        )
        return Realism(**given, chance=None, noise=hidden, own_weight=None, persistence=None, note=note)
    kept, assumed = _persistence(opened, indicator)
    level = _outlook(opened, definition, row, expected, float(tau2), kept)
    if level is None:
        note = "The chance is not known: what is expected has no place on this figure's scale"
        return Realism(**given, chance=None, noise=hidden, own_weight=None, persistence=None, note=note)
    chance, own_weight = _chance(definition, level, row, target, direction)
    return Realism(
        **given,
        chance=chance,
        noise=hidden,
        own_weight=own_weight,
        persistence=kept,
        note=_note(definition, assumed),
    )


def _note(definition: IndicatorDefinition, assumed: bool) -> str:
    told = ["Worked out as if England and the practice’s circumstances stay as they are"]
    if assumed:
        told.append("how much stays from one period to the next is assumed, as too few practices show it")
    if definition.statistic not in _SAMPLED:
        told.append("how much of this figure is chance is not known, so it is left out")
    return "; ".join(told)


def _refuse_impossible(definition: IndicatorDefinition, target: float) -> None:
    highest = definition.multiplier if definition.statistic == "proportion" else float("inf")
    positive = definition.statistic in ("proportion", "rate", "ratio", "mean")
    if (positive and target < 0) or target > highest:
        raise InputError(
            "this figure cannot have such a value", received=target, remedy="Choose a target it can reach"
        )


def _expected(row: Mapping[str, Any]) -> float | None:
    """Return what is expected given context and place."""
    if row["expected"] is None:
        return None
    return float(row["expected"]) + float(row["place_part"] or 0.0)


def _noise(definition: IndicatorDefinition, row: Mapping[str, Any], target: float) -> float | None:
    """Return how far a target must lie from the baseline to be seen; None where nothing is known of sampling."""
    times = definition.multiplier
    if definition.statistic in FAMILIES and row["denominator"]:
        base = float(row["denominator"])
        value = (
            min(float(row["value"]), times) if definition.statistic == "proportion" else float(row["value"])
        )
        family = FAMILIES[definition.statistic]
        return times * noise(family, value / times, base, target / times, base)
    variance = sampling_variance(row)
    if variance is None:
        return None
    return noise("normal", float(row["value"]), variance, target, variance)


def _outlook(opened, definition, row, expected, tau2, kept):  # type: ignore[no-untyped-def]
    scale = Scale.of(definition)
    rows = _past(opened, row)
    past, base = scale.past(rows)
    if scale.family == "normal" and not scale.is_log:
        # A funnel of means and scores has its variance per unit before the multiplier.
        tau2 = tau2 * definition.multiplier**2
    movement = _england(opened, definition.id)
    now = movement.get(row["period_end"])
    shifts = [0.0 if now is None else movement.get(one["period_end"], now) - now for one in rows]
    try:
        return outlook(scale.family, scale.unit(expected), tau2, kept, past, base, shifts)
    except InputError:
        return None


def _past(opened: Opened, row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return a practice's periods of an indicator, oldest first, the latest last."""
    earlier = [
        one
        for one in opened.true_figures.history_of(row["practice"])
        if one["indicator"] == row["indicator"] and one["period_end"] < row["period_end"]
    ]
    return [*sorted(earlier, key=lambda one: one["period_end"]), row]


def _chance(definition, level, row, target, direction):  # type: ignore[no-untyped-def]
    scale = Scale.of(definition)
    if scale.family == "normal":
        base = 0.0 if scale.is_log else (sampling_variance(row) or 0.0)
    else:
        base = float(row["denominator"])
    return chance_of_reaching(level, scale.unit(target), base, direction.value), level.own_weight


def _persistence(opened: Opened, indicator: str) -> tuple[float, bool]:
    kept = _kept(opened).persistence
    if indicator not in kept:
        kept[indicator] = _seen_persistence(opened, indicator)
    found = kept[indicator]
    return (ASSUMED_PERSISTENCE, True) if np.isnan(found) else (found, False)


@dataclass
class _Seen:
    """What was worked out from all practices, kept for as long as the release is open."""

    england: dict[str, dict[Any, float]]
    persistence: dict[str, float]


_KEPT: Final[WeakKeyDictionary[Opened, _Seen]] = WeakKeyDictionary()


def _kept(opened: Opened) -> _Seen:
    if opened not in _KEPT:
        _KEPT[opened] = _Seen({}, {})
    return _KEPT[opened]


def _england(opened: Opened, indicator: str) -> dict[Any, float]:
    """Return the middle of all practices' levels in each period, on the outlook's scale."""
    kept = _kept(opened).england
    if indicator not in kept:
        kept[indicator] = _england_of(opened, indicator)
    return kept[indicator]


def _england_of(opened: Opened, indicator: str) -> dict[Any, float]:
    definition = opened.edition.indicators[indicator]
    scale = Scale.of(definition)
    columns = ["period_end", "numerator", "denominator", "value", "lower95", "upper95"]
    history = opened.true_figures.history.filter(pl.col("indicator") == indicator).select(columns)
    every = pl.concat([history, opened.true_figures.of_indicator(indicator).select(columns)])
    found = {}
    for (end,), rows in every.filter(pl.col("value").is_not_null()).group_by("period_end"):
        levels = scale.levels(rows.to_dicts())[0]
        if np.isfinite(levels).any():
            found[end] = float(np.nanmedian(levels))
    return found


def _seen_persistence(opened: Opened, indicator: str) -> float:
    """Return how much of practices' distances from their expectation stays from the period before to the latest."""
    definition = opened.edition.indicators[indicator]
    scale = Scale.of(definition)
    now = opened.true_figures.of_indicator(indicator).filter(
        pl.col("value").is_not_null(), pl.col("expected").is_not_null()
    )
    history = opened.true_figures.history.filter(pl.col("indicator") == indicator)
    if now.is_empty() or history.is_empty():
        return float("nan")
    latest = now["period_end"].max()
    now = now.filter(pl.col("period_end") == latest)
    before = history.filter(pl.col("period_end") < latest)
    if before.is_empty():
        return float("nan")
    before = before.filter(pl.col("period_end") == before["period_end"].max(), pl.col("value").is_not_null())
    both = now.join(before, on="practice", suffix="_before").sort("practice").to_dicts()
    if not both:
        return float("nan")
    earlier = [{name: row[f"{name}_before"] for name in COLUMNS} for row in both]
    later_level, later_variance = scale.levels(both)
    earlier_level, earlier_variance = scale.levels(earlier)
    centre = np.array([scale.level(_expected(row)) for row in both])
    return persistence(earlier_level - centre, earlier_variance, later_level - centre, later_variance)
