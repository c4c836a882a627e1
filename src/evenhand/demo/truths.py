"""What was planted: effects of context and place, the ordinary variation, and practices that are truly unusual."""

from dataclasses import asdict
from typing import Any

import numpy as np
import polars as pl

from evenhand.demo.chance import chance
from evenhand.demo.planted import PLANTED, Planted
from evenhand.demo.world import FloatArray, World

UNUSUAL_SHARE = 0.02
"""So many practices are truly unusual on each indicator."""
OTHER_WAY_SHARE = 0.25
"""Of them, so many lie on the other side."""


def plant(seed: int, world: World) -> tuple[pl.DataFrame, dict[str, dict[str, Any]]]:
    """Return the truth of every practice and indicator, and the effects behind it, the drawn place effects included."""
    parts, effects = [], {}
    area_of = world.practices["area_number"].to_numpy()
    for indicator, planted in PLANTED.items():
        rng = chance(seed, "planted", indicator)
        context = sum(
            (slope * _standardised(world.column(name)) for name, slope in planted.slopes.items()),
            start=np.zeros(world.size),
        )
        place = rng.normal(0, planted.place_spread, world.areas.height)
        # The level is England's: a handful of areas drawn alike would else take the whole country up or down.
        place -= place.mean()
        parts.append(pl.DataFrame({
            "practice": world.practices["code"],
            "indicator": [indicator] * world.size,
            "context": context,
            "place": place[area_of],
            "noise": _own(rng, seed, planted, world.size),
            "unusual": _unusual(rng, world.size, planted.shift),
        }))  # fmt: skip
        effects[indicator] = {
            **asdict(planted),
            "standardised_by": {name: _mean_and_spread(world.column(name)) for name in planted.slopes},
            "place": dict(zip(world.areas["area"], place.round(6).tolist(), strict=True)),
        }
    return pl.concat(parts), effects


def true_scale(truth: pl.DataFrame, indicator: str) -> FloatArray:
    """Return each practice's true value on the scale of the indicator's logarithm or logit."""
    rows = truth.filter(pl.col("indicator") == indicator)
    total = rows.select(pl.col("context") + pl.col("place") + pl.col("noise") + pl.col("unusual")).to_series()
    return PLANTED[indicator].level + total.to_numpy()


def in_common(seed: int, family: str, size: int) -> FloatArray:
    """Return what a practice's figures of one family have in common, in standard deviations."""
    return chance(seed, "family", family).normal(0, 1, size)


def _own(rng: np.random.Generator, seed: int, planted: Planted, size: int) -> FloatArray:
    """Return practices' own variation, part of which they share with other indicators of the family."""
    alone = rng.normal(0, planted.spread, size)
    if not planted.family:
        return alone
    shared = planted.spread * in_common(seed, planted.family, size)
    return planted.loading * shared + np.sqrt(1 - planted.loading**2) * alone


def _unusual(rng: np.random.Generator, size: int, shift: float) -> FloatArray:
    """Return each practice's shift: nothing for most, for some few the shift, for a few of them the other way."""
    shifts = np.zeros(size)
    odd = rng.choice(size, max(1, round(UNUSUAL_SHARE * size)), replace=False)
    shifts[odd] = np.where(rng.random(odd.size) < OTHER_WAY_SHARE, -shift, shift)
    return shifts


def _standardised(values: FloatArray) -> FloatArray:
    mean, spread = _mean_and_spread(values).values()
    return (values - mean) / (spread if spread > 0 else 1.0)


def _mean_and_spread(values: FloatArray) -> dict[str, float]:
    return {"mean": float(values.mean()), "spread": float(values.std())}
