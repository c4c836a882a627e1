"""English Prescribing Dataset, record level: a month of England by practice and medicine, from a small formulary.

The columns are those of the sample of October 2017 with boards in the place of area teams. The medicines are real, as
they have to be known by their codes; what practices prescribe of them is made up.
"""

from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from evenhand.demo.ages import BANDS
from evenhand.demo.layouts.frames import write_frame
from evenhand.demo.returning.rows import months
from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray, IntArray
from evenhand.demo.years import Year
from evenhand.sources.reading.prescribing_units import prescribing_units

_ANTIBACTERIAL, _OPIOID, _LOW_VALUE, _OTHER = range(4)
_MEDICINES: Final = (
    (_ANTIBACTERIAL, "0501013B0AAABAB", "Amoxicillin_Cap 500mg", "Amoxicillin", 0.55),
    (_ANTIBACTERIAL, "0501130R0AAAGAG", "Nitrofurantoin_Cap 100mg M/R", "Nitrofurantoin", 0.25),
    (_ANTIBACTERIAL, "0501030I0AAABAB", "Doxycycline Hyclate_Cap 100mg", "Doxycycline hyclate", 0.20),
    (_OPIOID, "0407020A0AAAGAG", "Fentanyl_Patch 75mcg/hr", "Fentanyl", 0.6),
    (_OPIOID, "0407020Q0AAADAD", "Morph Sulf_Tab 60mg M/R", "Morphine sulfate", 0.4),
    (_LOW_VALUE, "0403010J0AAAAAA", "Dosulepin HCl_Cap 25mg", "Dosulepin hydrochloride", 0.4),
    (_LOW_VALUE, "0602010M0AAABAB", "Liothyronine Sod_Tab 20mcg", "Liothyronine sodium", 0.6),
    (_OTHER, "0212000B0AAAAAA", "Atorvastatin_Tab 10mg", "Atorvastatin", 0.14),
    (_OTHER, "0206020A0AAAAAA", "Amlodipine_Tab 5mg", "Amlodipine", 0.08),
    (_OTHER, "0205051R0AAADAD", "Ramipril_Cap 5mg", "Ramipril", 0.08),
    (_OTHER, "0103050P0AAAAAA", "Omeprazole_Cap E/C 20mg", "Omeprazole", 0.12),
    (_OTHER, "0302000K0AAAUAU", "Budesonide_Inha 200mcg", "Budesonide", 0.30),
    (_OTHER, "0601022B0AAABAB", "Metformin HCl_Tab 500mg", "Metformin hydrochloride", 0.10),
    (_OTHER, "0403030Q0AAAAAA", "Sertraline HCl_Tab 50mg", "Sertraline hydrochloride", 0.18),
)
"""Kind, code, name, substance and its share of the kind's items, or of the other medicines' cost."""
_KINDS: Final = np.array([medicine[0] for medicine in _MEDICINES])
_SHARES: Final = np.array([medicine[-1] for medicine in _MEDICINES])
_PRICES: Final = {_ANTIBACTERIAL: 3.2, _OPIOID: 46.0, _LOW_VALUE: 31.0, _OTHER: 7.4}
"""Pounds an item."""
_DISCOUNTED, _ITEM_UNITS, _WINTER = 0.935, 28, 0.22


def write_prescribing(folder: Path, scene: Scene, year: Year) -> None:
    """Write a file for every month of the year."""
    areas = scene.world.areas.with_row_index("area_number").with_columns(pl.col("area_number").cast(pl.Int64))
    who = year.table(scene.world).join(areas, on="area_number", how="left", maintain_order="left")
    astro, star = (units(year.ages, name) for name in ("astro_pu_cost", "star_pu_antibacterials"))
    for number, period in enumerate(months(year.first)):
        rng = scene.rng("prescribing", year.first, number)
        winter = 1 + _WINTER * np.cos(2 * np.pi * (number - 9) / 12)
        items, cost = _drawn(rng, scene, year, astro, star * winter)
        write_frame(
            folder / f"EPD_{period.start:%Y%m}.csv", _records(who, items, cost, f"{period.start:%Y%m}")
        )


def units(ages: IntArray, name: str) -> FloatArray:
    """Return each practice's prescribing units of a kind, by the published weights of each sex and age."""
    unit = next(one for one in prescribing_units() if one.id == name)
    weights = np.array([
        [unit.tenths[sex, band.replace("+", "_over")] / 10 for band in BANDS] for sex in ("female", "male")
    ])  # fmt: skip
    return np.asarray(np.einsum("psb,sb->p", ages, weights))


def _drawn(
    rng: np.random.Generator, scene: Scene, year: Year, astro: FloatArray, star: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Return items and pounds of every practice and medicine."""
    truth = {name: np.exp(scene.true(name))[year.open_rows] for name in (
        "antibiotic-items-per-starpu", "opioid-high-dose", "low-value-medicines-spend", "prescribing-cost-per-astropu",
    )}  # fmt: skip
    expected = {
        _ANTIBACTERIAL: truth["antibiotic-items-per-starpu"] * star,
        _OPIOID: truth["opioid-high-dose"] * year.lists / 1000,
        _LOW_VALUE: truth["low-value-medicines-spend"] * year.lists / 1000 / _PRICES[_LOW_VALUE],
    }
    items = np.zeros((year.lists.size, _KINDS.size), dtype=np.int64)
    for kind, number in expected.items():
        items[:, kind == _KINDS] = rng.poisson(number[:, None] * _SHARES[kind == _KINDS])
    prices = np.array([_PRICES[kind] for kind in _KINDS])
    cost = items * prices
    whole = truth["prescribing-cost-per-astropu"] * astro * np.exp(rng.normal(0, 0.02, astro.size))
    others = (whole - cost.sum(axis=1)).clip(0.2 * whole)[:, None] * _SHARES[_KINDS == _OTHER]
    cost[:, _KINDS == _OTHER] = others
    items[:, _KINDS == _OTHER] = np.ceil(others / _PRICES[_OTHER])
    return items, cost.round(2)


def _records(who: pl.DataFrame, items: IntArray, cost: FloatArray, month: str) -> pl.DataFrame:
    medicines = pl.DataFrame(
        [(code, name, substance) for _, code, name, substance, _ in _MEDICINES],
        schema=["BNF_CODE", "BNF_DESCRIPTION", "CHEMICAL_SUBSTANCE_BNF_DESCR"],
        orient="row",
    )
    at, which = np.nonzero(items)
    some = items[at, which]
    spent = cost[at, which]
    empty = pl.lit(None, pl.String)
    return who[at.tolist()].hstack(medicines[which.tolist()]).select(
        YEAR_MONTH=pl.lit(month), REGIONAL_OFFICE_NAME=pl.col("region_name").str.to_uppercase(),
        REGIONAL_OFFICE_CODE="region", ICB_NAME=pl.col("icb_name").str.to_uppercase(), ICB_CODE="icb",
        PCO_NAME=pl.col("area_name").str.to_uppercase(), PCO_CODE="area", PRACTICE_NAME="name", PRACTICE_CODE="code",
        ADDRESS_1=empty, ADDRESS_2=empty, ADDRESS_3=empty, ADDRESS_4=empty, POSTCODE="postcode",
        BNF_CHEMICAL_SUBSTANCE=pl.col("BNF_CODE").str.head(9),
        CHEMICAL_SUBSTANCE_BNF_DESCR="CHEMICAL_SUBSTANCE_BNF_DESCR", BNF_CODE="BNF_CODE",
        BNF_DESCRIPTION="BNF_DESCRIPTION", BNF_CHAPTER_PLUS_CODE=empty,
        QUANTITY=pl.lit(float(_ITEM_UNITS)), ITEMS=pl.Series(some), TOTAL_QUANTITY=pl.Series(some * _ITEM_UNITS * 1.0),
        ADQUSAGE=pl.lit(0.0), NIC=pl.Series(spent), ACTUAL_COST=pl.Series((spent * _DISCOUNTED).round(5)),
        UNIDENTIFIED=pl.lit("N"),
    )  # fmt: skip
