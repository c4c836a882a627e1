"""The figures of one year, drawn from the truth: lists, asthma care, attendances, money and staff."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from evenhand.common.periods import Period
from evenhand.demo.ages import draw_ages
from evenhand.demo.lifecycle import lists_before_mergers, open_in
from evenhand.demo.qof_figures import QofFigures, draw_qof
from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray, IntArray, World

GROWTH_A_YEAR = 0.011
PRICE_RISE_A_YEAR = 0.035
DISPENSING_ADDS = 0.25
"""Drugs a dispensing practice is paid for, as a share of what it is paid for everything else."""


@dataclass(frozen=True)
class Year:
    """One financial year's figures, one row a practice that was open in it.

    `first` is the year it begins in. `figures` has the code and every count and amount; `open_rows` are the numbers of
    its practices in the world's table, `ages` how many patients of each are female or male and in each band, and `qof`
    their registers and indicators.
    """

    first: int
    figures: pl.DataFrame
    open_rows: IntArray
    ages: IntArray
    qof: QofFigures

    @property
    def label(self) -> str:
        """The year as files name it: 2021-22."""
        return f"{self.first}-{(self.first + 1) % 100:02d}"

    @property
    def compact(self) -> str:
        """The year as QOF files name it: 2122."""
        return f"{self.first % 100:02d}{(self.first + 1) % 100:02d}"

    @property
    def period(self) -> Period:
        """The days of the year."""
        return Period.financial_year(self.first)

    @property
    def lists(self) -> FloatArray:
        """How many patients each practice has."""
        return self.figures["list"].to_numpy()

    def table(self, world: World) -> pl.DataFrame:
        """Return who the year's practices are, beside their figures."""
        return world.practices[self.open_rows.tolist()].drop("list").hstack(self.figures.drop("code"))


def draw_year(scene: Scene, first: int) -> Year:
    """Return the figures of the year that begins in `first`; lists grow towards those of the last year."""
    world, last = scene.world, scene.last
    rows = open_in(world, scene.gone, first)
    lists = lists_before_mergers(world, scene.gone, first)[rows]
    rng = scene.rng("year", first)
    if first != last:
        growth = (1 + GROWTH_A_YEAR) ** (first - last)
        lists = np.maximum(np.round(lists * growth * rng.normal(1, 0.006, rows.size)), 1)
    ages = draw_ages(rng, lists, world.age_shares()[rows])
    columns: dict[str, object] = {"code": world.practices["code"][rows.tolist()], "list": lists}
    columns["weighted"] = np.round(lists * world.column("need")[rows], 2)
    columns |= _attendances(scene, first, rows, ages[:, :, 0].sum(axis=1))
    columns |= _money(scene, first, rows, lists)
    columns |= _staff(scene, first, rows, lists)
    return Year(first, pl.DataFrame(columns), rows, ages, draw_qof(scene, first, rows, ages))


def _attendances(scene: Scene, first: int, rows: IntArray, children: IntArray) -> dict[str, FloatArray]:
    rng = scene.rng("attendances", first)
    expected = children * np.exp(scene.true("ae-attendances-0-4")[rows])
    return {"children": children.astype(float), "attendances": rng.poisson(expected).astype(float)}


def _money(scene: Scene, first: int, rows: IntArray, lists: FloatArray) -> dict[str, FloatArray]:
    rng, prices = scene.rng("money", first), (1 + PRICE_RISE_A_YEAR) ** (first - scene.last)
    total = np.exp(scene.true("spend-per-registered")[rows]) * lists * prices
    parts = rng.dirichlet([58, 8, 7, 4, 3, 2, 18], rows.size)
    names = ("core", "qof", "premises", "local_incentives", "immunisation", "locum", "other")
    money = {name: np.round(total * parts[:, place], 2) for place, name in enumerate(names)}
    dispensing = scene.world.practices["dispensing"].to_numpy()[rows] == "Yes"
    money["drugs"] = np.where(dispensing, np.round(total * DISPENSING_ADDS, 2), 0.0)
    no_locum = rng.random(rows.size) < 0.5
    money["other"] = np.where(no_locum, money["other"] + money["locum"], money["other"])
    money["locum"] = np.where(no_locum, 0.0, money["locum"])
    money["deductions"] = -np.round(total * 0.11, 2)
    # Money is taken back now and then, which is how amounts below nothing come about.
    money["it"] = np.where(rng.random(rows.size) < 0.02, -np.round(rng.uniform(5, 400, rows.size), 2), 0.0)
    money["covid"] = np.where(
        rng.random(rows.size) < 0.8, np.round(lists * rng.uniform(2, 18, rows.size), 2), 0.0
    )
    return money


def _staff(scene: Scene, first: int, rows: IntArray, lists: FloatArray) -> dict[str, FloatArray]:
    rng = scene.rng("staff", first)
    doctors = np.maximum(np.round(lists / np.exp(scene.true("patients-per-gp-fte")[rows]), 1), 0.3)
    people = np.maximum(np.ceil(doctors * rng.uniform(1.1, 1.5, rows.size)), 1.0)
    thousands = lists / 1000
    # The office is of much the same size every year.
    admin = thousands * np.exp(
        scene.usual("office staff", 0.1, 0.28)[rows] + rng.normal(0.0, 0.01, rows.size)
    )
    found = {"gp_fte": doctors, "gp_headcount": people, "admin_fte": np.maximum(np.round(admin, 1), 0.5)}
    weighted = thousands * scene.world.column("need")[rows]
    for name, indicator in (
        ("nurse_fte", "nurse-fte-per-1000-weighted"),
        ("care_fte", "dpc-fte-per-1000-weighted"),
    ):
        found[name] = np.round(weighted * np.exp(scene.true(indicator)[rows]), 2)
    return found
