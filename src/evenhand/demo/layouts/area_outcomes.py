"""CCG Outcomes Indicator Set: figures of whole areas with their limits. The last real one was of 2021; these go on."""

from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from evenhand.demo.layouts.frames import write_frame
from evenhand.demo.returning.areas import area_people
from evenhand.demo.scene import Scene
from evenhand.demo.years import Year
from evenhand.statistics.intervals import rate_interval

OUTCOMES: Final = {"1.1": ("I00767", 2_060.0), "2.6": ("I00769", 810.0), "2.7": ("I00770", 320.0),
                   "3.1": ("I00771", 1_330.0), "3.2": ("I00772", 390.0)}  # fmt: skip
"""An indicator's number, the name of its file, and about how many there are for 100,000 people."""


def write_outcomes(folder: Path, scene: Scene, year: Year) -> None:
    """Write a file an indicator."""
    people, areas = area_people(scene, year), scene.world.areas
    deprived = (areas["mean_deprivation"].to_numpy() - 22) / 10
    for number, (name, rate) in OUTCOMES.items():
        lasting, rng = scene.rng("outcome", number), scene.rng("outcome", number, year.first)
        true = rate / 100_000 * np.exp(0.14 * deprived + lasting.normal(0, 0.10, people.size))
        events = rng.poisson(people * true)
        limits = rate_interval(events.astype(float), people.astype(float), multiplier=100_000.0)
        write_frame(folder / f"CCG_{number}_{name}_D_{year.label}.csv", pl.DataFrame({
            "Reporting Period": [f"{year.first}/{(year.first + 1) % 100:02d}"] * people.size,
            "CCG Code": areas["area"], "CCG Name": areas["area_name"],
            "Indicator Value": (100_000 * events / people).round(1), "CI Lower": np.asarray(limits.lower).round(1),
            "CI Upper": np.asarray(limits.upper).round(1), "Numerator": events, "Denominator": people,
        }))  # fmt: skip
