"""The figures of one year, drawn from the truth: lists, asthma care, attendances, money and staff."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.demo.ages import age_shares, draw_ages
from evenhand.demo.lifecycle import Closing, lists_before_mergers, open_in
from evenhand.demo.truths import true_scale
from evenhand.demo.world import FloatArray, IntArray, World

ASTHMA_CODES = ("AST002", "AST003", "AST004")
_REGISTER_SHARES = {"AST002": 0.45, "AST003": 1.0, "AST004": 0.075}
"""Share of the asthma register that each indicator is about."""
GROWTH_A_YEAR = 0.011
PRICE_RISE_A_YEAR = 0.035
DISPENSING_ADDS = 0.25
"""Drugs a dispensing practice is paid for, as a share of what it is paid for everything else."""


@dataclass(frozen=True)
class Year:
    """One financial year's figures, one row a practice that was open in it.

    `first` is the year it begins in. `figures` has the code and every count and amount; `open_rows` are the numbers of
    its practices in the world's table, and `ages` how many patients of each are female or male and in each band.
    """

    first: int
    figures: pl.DataFrame
    open_rows: IntArray
    ages: IntArray

    @property
    def label(self) -> str:
        """The year as files name it: 2021-22."""
        return f"{self.first}-{(self.first + 1) % 100:02d}"

    @property
    def compact(self) -> str:
        """The year as QOF files name it: 2122."""
        return f"{self.first % 100:02d}{(self.first + 1) % 100:02d}"

    def table(self, world: World) -> pl.DataFrame:
        """Return who the year's practices are, beside their figures."""
        return world.practices[self.open_rows.tolist()].drop("list").hstack(self.figures.drop("code"))


def draw_year(
    rng: np.random.Generator, world: World, truth: pl.DataFrame, gone: list[Closing], first: int, last: int
) -> Year:
    """Return the figures of the year that begins in `first`; lists grow towards those of the year `last`."""
    rows = open_in(world, gone, first)
    lists = lists_before_mergers(world, gone, first)[rows]
    if first != last:
        growth = (1 + GROWTH_A_YEAR) ** (first - last)
        lists = np.maximum(np.round(lists * growth * rng.normal(1, 0.006, rows.size)), 1)
    university = world.practices["university"].to_numpy()
    ages = draw_ages(rng, lists, age_shares(world.column("elderly_share"), university)[rows])
    columns: dict[str, object] = {"code": world.practices["code"][rows.tolist()], "list": lists}
    columns["weighted"] = np.round(lists * world.column("need")[rows], 2)
    columns |= _asthma(rng, truth, rows, lists)
    columns |= _attendances(rng, truth, rows, ages[:, :, 0].sum(axis=1))
    columns |= _money(rng, world, truth, rows, lists, (1 + PRICE_RISE_A_YEAR) ** (first - last))
    columns |= _staff(rng, world, truth, rows, lists)
    return Year(first, pl.DataFrame(columns), rows, ages)


def _asthma(
    rng: np.random.Generator, truth: pl.DataFrame, rows: IntArray, lists: FloatArray
) -> dict[str, FloatArray]:
    prevalence = expit(true_scale(truth, "qof-ast-prevalence")[rows])
    register = rng.binomial(lists.astype(int), prevalence).astype(float)
    left_out = expit(true_scale(truth, "qof-ast003-exceptions")[rows])
    found: dict[str, FloatArray] = {"AST.register": register}
    for code in ASTHMA_CODES:
        eligible = rng.binomial(register.astype(int), _REGISTER_SHARES[code])
        exceptions = rng.binomial(eligible, left_out)
        denominator = eligible - exceptions
        share = expit(true_scale(truth, f"qof-{code.lower()}-net")[rows])
        found[f"{code}.numerator"] = rng.binomial(denominator, share).astype(float)
        found[f"{code}.denominator"] = denominator.astype(float)
        found[f"{code}.exceptions"] = exceptions.astype(float)
    return found


def _attendances(
    rng: np.random.Generator, truth: pl.DataFrame, rows: IntArray, children: IntArray
) -> dict[str, FloatArray]:
    expected = children * np.exp(true_scale(truth, "ae-attendances-0-4")[rows])
    return {"children": children.astype(float), "attendances": rng.poisson(expected).astype(float)}


def _money(
    rng: np.random.Generator,
    world: World,
    truth: pl.DataFrame,
    rows: IntArray,
    lists: FloatArray,
    prices: float,
) -> dict[str, FloatArray]:
    total = np.exp(true_scale(truth, "spend-per-registered")[rows]) * lists * prices
    parts = rng.dirichlet([58, 8, 7, 4, 3, 2, 18], rows.size)
    names = ("core", "qof", "premises", "local_incentives", "immunisation", "locum", "other")
    money = {name: np.round(total * parts[:, place], 2) for place, name in enumerate(names)}
    dispensing = world.practices["dispensing"].to_numpy()[rows] == "Yes"
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


def _staff(
    rng: np.random.Generator, world: World, truth: pl.DataFrame, rows: IntArray, lists: FloatArray
) -> dict[str, FloatArray]:
    doctors = np.maximum(np.round(lists / np.exp(true_scale(truth, "patients-per-gp-fte")[rows]), 1), 0.3)
    people = np.maximum(np.ceil(doctors * rng.uniform(1.1, 1.5, rows.size)), 1.0)
    admin = np.round(lists / 1000 * _admin_rate(world)[rows] * np.exp(rng.normal(0.0, 0.01, rows.size)), 1)
    return {"gp_fte": doctors, "gp_headcount": people, "admin_fte": np.maximum(admin, 0.5)}


def _admin_rate(world: World) -> FloatArray:
    """Return each practice's usual office staff for 1,000 patients: the same every year, by what its world is."""
    own = np.random.default_rng(int(world.column("list").sum()))
    return np.exp(own.normal(0.1, 0.28, world.size))
