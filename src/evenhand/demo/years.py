"""The figures of one year, drawn from the truth: lists, asthma care, attendances, money and staff."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.demo.truths import true_scale
from evenhand.demo.world import FloatArray, IntArray, World

YOUNG_CHILDREN = 0.055
"""Share of a list that is 0 to 4 years old."""
ASTHMA_CODES = ("AST002", "AST003", "AST004")
_REGISTER_SHARES = {"AST002": 0.45, "AST003": 1.0, "AST004": 0.075}
"""Share of the asthma register that each indicator is about."""
GROWTH_A_YEAR = 0.011
PRICE_RISE_A_YEAR = 0.035


@dataclass(frozen=True)
class Year:
    """One financial year's figures, one row a practice that was open in it.

    `first` is the year it begins in. `figures` has the code and every count and amount; `open_rows` are the numbers of
    its practices in the world's table.
    """

    first: int
    figures: pl.DataFrame
    open_rows: IntArray

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
    rng: np.random.Generator, world: World, truth: pl.DataFrame, first: int, last: int, open_rows: IntArray
) -> Year:
    """Return the figures of the year that begins in `first`; lists grow towards `last`."""
    rows = open_rows
    growth = (1 + GROWTH_A_YEAR) ** (first - last)
    lists = np.maximum(np.round(world.column("list")[rows] * growth * rng.normal(1, 0.006, rows.size)), 1)
    if first == last:
        lists = world.column("list")[rows]
    columns: dict[str, object] = {"code": world.practices["code"][rows.tolist()], "list": lists}
    columns["weighted"] = np.round(lists * world.column("need")[rows], 2)
    columns |= _asthma(rng, truth, rows, lists)
    columns |= _attendances(rng, truth, rows, lists)
    columns |= _money(rng, world, truth, rows, lists, (1 + PRICE_RISE_A_YEAR) ** (first - last))
    columns |= _staff(rng, truth, rows, lists)
    return Year(first, pl.DataFrame(columns), open_rows)


def _asthma(
    rng: np.random.Generator, truth: pl.DataFrame, rows: np.ndarray, lists: FloatArray
) -> dict[str, FloatArray]:
    register = rng.binomial(lists.astype(int), expit(true_scale(truth, "qof-ast-prevalence")[rows])).astype(
        float
    )
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
    rng: np.random.Generator, truth: pl.DataFrame, rows: np.ndarray, lists: FloatArray
) -> dict[str, FloatArray]:
    children = np.maximum(rng.binomial(lists.astype(int), YOUNG_CHILDREN), 1).astype(float)
    rate = np.exp(true_scale(truth, "ae-attendances-0-4")[rows])
    return {"children": children, "attendances": rng.poisson(children * rate).astype(float)}


def _money(
    rng: np.random.Generator,
    world: World,
    truth: pl.DataFrame,
    rows: np.ndarray,
    lists: FloatArray,
    prices: float,
) -> dict[str, FloatArray]:
    total = np.exp(true_scale(truth, "spend-per-registered")[rows]) * lists * prices
    parts = rng.dirichlet([58, 8, 7, 4, 3, 2, 18], rows.size)
    names = ("core", "qof", "premises", "local_incentives", "immunisation", "locum", "other")
    money = {name: np.round(total * parts[:, place], 2) for place, name in enumerate(names)}
    dispensing = world.practices["dispensing"].to_numpy()[rows] == "Yes"
    money["drugs"] = np.where(dispensing, np.round(total * 0.25, 2), 0.0)
    money["locum"] = np.where(rng.random(rows.size) < 0.5, 0.0, money["locum"])
    money["deductions"] = -np.round(total * 0.11, 2)
    return money


def _staff(
    rng: np.random.Generator, truth: pl.DataFrame, rows: np.ndarray, lists: FloatArray
) -> dict[str, FloatArray]:
    doctors = np.maximum(np.round(lists / np.exp(true_scale(truth, "patients-per-gp-fte")[rows]), 1), 0.3)
    people = np.maximum(np.ceil(doctors * rng.uniform(1.1, 1.5, rows.size)), 1.0)
    admin = np.round(lists / 1000 * np.exp(rng.normal(0.1, 0.28, rows.size)), 1)
    return {"gp_fte": doctors, "gp_headcount": people, "admin_fte": np.maximum(admin, 0.5)}
