"""What was planted: effects of context and place, the ordinary variation, and practices that are truly unusual."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import polars as pl

from evenhand.demo.world import FloatArray, World

UNUSUAL_SHARE = 0.02
"""So many practices are truly unusual on each indicator."""
OTHER_WAY_SHARE = 0.25
"""Of them, so many lie on the other side."""


@dataclass(frozen=True)
class Planted:
    """What makes up one indicator's figures, on the scale of its logarithm or logit.

    `level` is the average practice's; `slopes` are per standard deviation of a context; `place_spread` and `spread` are
    standard deviations between areas and between practices; `shift` is how far an unusual practice lies.
    """

    level: float
    slopes: dict[str, float]
    place_spread: float
    spread: float
    shift: float


PLANTED: dict[str, Planted] = {
    "ae-attendances-0-4": Planted(
        -0.35, {"deprivation": 0.12, "minority_share": 0.04, "rural_share": -0.08}, 0.12, 0.20, 0.9
    ),
    "qof-ast002-net": Planted(1.95, {"deprivation": -0.06, "minority_share": -0.03}, 0.08, 0.25, -1.1),
    "qof-ast003-net": Planted(1.10, {"deprivation": -0.08, "minority_share": -0.02}, 0.10, 0.25, -1.0),
    "qof-ast004-net": Planted(2.05, {"deprivation": -0.05}, 0.05, 0.25, -1.2),
    "qof-ast003-exceptions": Planted(-2.5, {"deprivation": 0.06}, 0.10, 0.35, 1.2),
    "qof-ast-prevalence": Planted(-2.72, {"rural_share": 0.03, "deprivation": 0.02}, 0.04, 0.14, -0.7),
    "spend-per-registered": Planted(5.03, {"rural_share": 0.05}, 0.02, 0.10, 0.5),
    "patients-per-gp-fte": Planted(7.72, {"deprivation": 0.05}, 0.05, 0.25, 0.9),
}  # fmt: skip


def plant(rng: np.random.Generator, world: World) -> tuple[pl.DataFrame, dict[str, dict[str, Any]]]:
    """Return the truth of every practice and indicator, and the effects behind it, the drawn place effects included."""
    parts, effects = [], {}
    area_of = world.practices["area_number"].to_numpy()
    for indicator, planted in PLANTED.items():
        context = sum(slope * _standardised(world.column(name)) for name, slope in planted.slopes.items())
        place = rng.normal(0, planted.place_spread, world.areas.height)
        # The level is England's: a handful of areas drawn alike would else take the whole country up or down.
        place -= place.mean()
        parts.append(pl.DataFrame({
            "practice": world.practices["code"],
            "indicator": [indicator] * world.size,
            "context": np.broadcast_to(context, world.size),
            "place": place[area_of],
            "noise": rng.normal(0, planted.spread, world.size),
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
