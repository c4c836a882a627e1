"""What commissioners return about their whole areas."""

import numpy as np
import polars as pl

from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray, IntArray
from evenhand.demo.years import Year

_YEARS_LOST, _AVOIDABLE = 0.021, 0.0165
"""A person and year: potential years of life lost, and avoidable emergency admissions."""
_USUAL_DEPRIVATION = 22


def area_people(scene: Scene, year: Year) -> IntArray:
    """Return how many patients are registered in each area."""
    area_of = scene.world.practices["area_number"].to_numpy()[year.open_rows]
    return np.bincount(area_of, weights=year.lists, minlength=scene.world.areas.height).astype(np.int64)


def true_rates(scene: Scene) -> dict[str, FloatArray]:
    """Return, by indicator, each area's true rate a person and year, which stays the same."""
    rng, areas = scene.rng("premium"), scene.world.areas
    deprived = (areas["mean_deprivation"].to_numpy() - _USUAL_DEPRIVATION) / 10
    lost = _YEARS_LOST * np.exp(0.15 * deprived + rng.normal(0, 0.08, areas.height))
    admitted = _AVOIDABLE * np.exp(0.12 * deprived + rng.normal(0, 0.10, areas.height))
    return {"qp-pyll-amenable": lost, "qp-avoidable-emergency": admitted}


def quality_premium(scene: Scene, year: Year) -> pl.DataFrame:
    """Return each area's quality premium measures."""
    areas, people = scene.world.areas, area_people(scene, year)
    rng, rates = scene.rng("premium", year.first), true_rates(scene)
    texts = {
        name: rng.choice([f"{about}Met", f"{about}Not met"], people.size, p=[0.7, 0.3])
        for name, about in {
            "fft": "", "hcai": "", "local_1": "Dementia diagnosis: ", "local_2": "Falls over 65: ",
            "local_3": "Breastfeeding at 6 weeks: ",
        }.items()
    }  # fmt: skip
    return pl.DataFrame({
        "commissioner_code": areas["area"],
        "period_start": [year.period.start] * people.size,
        "period_end": [year.period.end] * people.size,
        "pyll": (people * rates["qp-pyll-amenable"] * rng.normal(1, 0.02, people.size)).round(1),
        "pyll_population": people,
        "avoidable_admissions": rng.poisson(people * rates["qp-avoidable-emergency"]),
        "population": people,
        **texts,
    })  # fmt: skip
