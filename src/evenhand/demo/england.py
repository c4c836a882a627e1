"""Write the synthetic England: the world, its truths, and every publisher's files for each of its years."""

from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from evenhand.common.errors import InputError
from evenhand.common.progress import track
from evenhand.demo.chance import chance
from evenhand.demo.codes import MOST_AREAS, MOST_PRACTICES
from evenhand.demo.files import spoil_year, write_reference, write_year
from evenhand.demo.lifecycle import Closing, closings
from evenhand.demo.returning.areas import true_rates
from evenhand.demo.scene import Scene
from evenhand.demo.staffing import Staffing
from evenhand.demo.truth import Truth
from evenhand.demo.truths import plant
from evenhand.demo.world import World, make_world
from evenhand.demo.years import Year, draw_year

LAST_YEAR = 2024
"""The last financial year begins in 2024; everything of it is out by the end of 2025."""

FEWEST_PRACTICES = 40
PRACTICES_AN_AREA = 10
"""At the least."""
USUAL_AREAS = 6
MOST_YEARS = 6
LATE_SHARE = 0.004
"""Practices that have not sent their QOF figures for the last year."""


def write_england(
    folder: Path,
    *,
    practices: int = 800,
    areas: int | None = None,
    years: int = 3,
    seed: int = 20250401,
    quiet: bool = False,
) -> Truth:
    """Write a synthetic England of `practices` practices in `areas` areas (usually six) over `years` financial years.

    Files go to ``folder/2024-25`` and so on, look-ups to ``folder/reference``, and the truth, which is returned,
    beside them. The same seed writes the same England. InputError for numbers out of range.
    """
    areas = _usual_areas(practices) if areas is None else areas
    _refuse_odd_sizes(practices, areas, years)
    scene, effects = _set(seed, practices, areas, years)
    staffing = Staffing.of(scene.world, seed, LAST_YEAR, years)
    late: set[str] = set()
    for first in track(
        list(range(scene.first, LAST_YEAR + 1)), "Writing a synthetic England, years", quiet=quiet
    ):
        drawn = draw_year(scene, first)
        if first == LAST_YEAR:
            late = _choose_late(scene.rng("late"), drawn)
        write_year(folder / drawn.label, scene, drawn, late, staffing)
    dirty = spoil_year(folder / drawn.label, scene, drawn)
    write_reference(folder / "reference", scene)
    made = _truth(scene, effects, [*dirty, *({"practice": one, "what": "late"} for one in sorted(late))])
    made.write(folder)
    return made


def _truth(scene: Scene, effects: dict[str, dict[str, Any]], dirty: list[dict[str, Any]]) -> Truth:
    world = scene.world
    return Truth(
        seed=scene.seed,
        practices=scene.truth,
        planted=effects,
        mergers=_mergers(world, scene.gone),
        closures=_closures(world, scene.gone),
        universities=world.practices.filter("university")["code"].to_list(),
        dirty=dirty,
        areas={
            name: dict(zip(world.areas["area"], rates.round(8).tolist(), strict=True))
            for name, rates in true_rates(scene).items()
        },
    )


def _set(seed: int, practices: int, areas: int, years: int) -> tuple[Scene, dict[str, dict[str, Any]]]:
    """Return the world with everything planted in it, and the planted effects."""
    first = LAST_YEAR - years + 1
    world = make_world(chance(seed, "world"), practices, areas)
    truth, effects = plant(seed, world)
    gone = closings(chance(seed, "closings"), world, first, LAST_YEAR)
    return Scene(seed, world, truth, gone, first, LAST_YEAR), effects


def _usual_areas(practices: int) -> int:
    return max(1, min(USUAL_AREAS, practices // PRACTICES_AN_AREA))


def _choose_late(rng: np.random.Generator, year: Year) -> set[str]:
    codes = year.figures["code"].to_numpy()
    return set(rng.choice(codes, max(1, round(LATE_SHARE * codes.size)), replace=False).tolist())


def _mergers(world: World, gone: list[Closing]) -> list[dict[str, str]]:
    codes: pl.Series = world.practices["code"]
    return [
        {"practice": codes[one.practice], "closed": one.day.isoformat(), "successor": codes[one.successor]}
        for one in gone
        if one.successor is not None
    ]


def _closures(world: World, gone: list[Closing]) -> list[dict[str, str]]:
    codes: pl.Series = world.practices["code"]
    return [
        {"practice": codes[one.practice], "closed": one.day.isoformat()}
        for one in gone
        if one.successor is None
    ]


def _refuse_odd_sizes(practices: int, areas: int, years: int) -> None:
    allowed = {
        "practices": (practices, FEWEST_PRACTICES, MOST_PRACTICES),
        "areas": (areas, 1, min(practices // PRACTICES_AN_AREA, MOST_AREAS)),
        "years": (years, 1, MOST_YEARS),
    }
    for name, (given, least, most) in allowed.items():
        if not least <= given <= most:
            raise InputError(
                f"the synthetic England cannot have so many {name}",
                where=name,
                received=given,
                remedy=f"Choose from {least:,} to {most:,}",
            )
