"""What was planted: effects of context and place, the ordinary variation, and practices that are truly unusual."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from evenhand.demo.world import FloatArray, World

TRUTH = "truth.json"
TRUTH_TABLE = "truth.parquet"

UNUSUAL_SHARE = 0.02


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
    "ae-attendances-0-4": Planted(-0.28, {"deprivation": 0.12, "minority_share": 0.04, "rural_share": -0.08}, 0.12, 0.20, 0.9),
    "qof-ast002-net": Planted(1.95, {"deprivation": -0.06, "minority_share": -0.03}, 0.08, 0.25, -1.1),
    "qof-ast003-net": Planted(1.10, {"deprivation": -0.08, "minority_share": -0.02}, 0.10, 0.25, -1.0),
    "qof-ast004-net": Planted(2.05, {"deprivation": -0.05}, 0.05, 0.25, -1.2),
    "qof-ast003-exceptions": Planted(-2.5, {"deprivation": 0.06}, 0.10, 0.35, 1.2),
    "qof-ast-prevalence": Planted(-2.72, {"rural_share": 0.03, "deprivation": 0.02}, 0.04, 0.14, -0.7),
    "spend-per-registered": Planted(4.98, {"rural_share": 0.05}, 0.02, 0.10, 0.5),
    "patients-per-gp-fte": Planted(7.62, {"deprivation": 0.05}, 0.05, 0.25, 0.9),
}  # fmt: skip


@dataclass(frozen=True)
class Truth:
    """Everything planted, for whoever wants to know whether it is found again.

    `practices` has one row for each practice and indicator: ``practice, indicator, context, place, noise, unusual`` on
    the indicator's own scale; they add up with the level to the practice's true value.
    """

    seed: int
    practices: pl.DataFrame
    planted: dict[str, dict[str, Any]]
    mergers: list[dict[str, str]] = field(default_factory=list)
    dirty: list[dict[str, Any]] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Write the truth beside the files that were made from it."""
        self.practices.write_parquet(folder / TRUTH_TABLE)
        (folder / TRUTH).write_text(
            json.dumps(self._record(), indent=1, ensure_ascii=False), encoding="utf-8"
        )

    def unusual(self, indicator: str) -> set[str]:
        """Return the practices that were made truly unusual on an indicator."""
        rows = self.practices.filter(pl.col("indicator") == indicator, pl.col("unusual") != 0)
        return set(rows["practice"])

    def _record(self) -> dict[str, Any]:
        """Return the parts that are not tables, and of the table the practices that are unusual."""
        odd = self.practices.filter(pl.col("unusual") != 0).select("practice", "indicator", "unusual")
        parts = {"seed": self.seed, "planted": self.planted, "mergers": self.mergers, "dirty": self.dirty}
        return {**parts, "unusual": odd.to_dicts()}


def read_truth(folder: Path) -> Truth:
    """Read back what :meth:`Truth.write` wrote."""
    record = json.loads((folder / TRUTH).read_text(encoding="utf-8"))
    return Truth(
        record["seed"],
        pl.read_parquet(folder / TRUTH_TABLE),
        record["planted"],
        record["mergers"],
        record["dirty"],
    )


def plant(rng: np.random.Generator, world: World) -> tuple[pl.DataFrame, dict[str, dict[str, Any]]]:
    """Return the truth of every practice and indicator, and the effects behind it, the drawn place effects included."""
    parts, effects = [], {}
    area_of = world.practices["area_number"].to_numpy()
    for indicator, planted in PLANTED.items():
        context = sum(slope * _standardised(world.column(name)) for name, slope in planted.slopes.items())
        place = rng.normal(0, planted.place_spread, world.areas.height)
        odd = np.where(rng.random(world.size) < UNUSUAL_SHARE, planted.shift, 0.0)
        parts.append(pl.DataFrame({
            "practice": world.practices["code"],
            "indicator": [indicator] * world.size,
            "context": np.broadcast_to(context, world.size),
            "place": place[area_of],
            "noise": rng.normal(0, planted.spread, world.size),
            "unusual": odd,
        }))  # fmt: skip
        effects[indicator] = {
            **asdict(planted),
            "place": dict(zip(world.areas["area"], place.round(6).tolist(), strict=True)),
        }
    return pl.concat(parts), effects


def true_scale(truth: pl.DataFrame, indicator: str) -> FloatArray:
    """Return each practice's true value on the scale of the indicator's logarithm or logit."""
    rows = truth.filter(pl.col("indicator") == indicator)
    total = rows.select(pl.col("context") + pl.col("place") + pl.col("noise") + pl.col("unusual")).to_series()
    return PLANTED[indicator].level + total.to_numpy()


def _standardised(values: FloatArray) -> FloatArray:
    spread = values.std()
    return (values - values.mean()) / (spread if spread > 0 else 1.0)
