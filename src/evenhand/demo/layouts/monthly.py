"""What is counted month by month: the Friends and Family Test, calls, online requests, pharmacies, the network fund.

The Friends and Family Test has a file a month; of the others the months of a year stand in one file.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.common.periods import Period
from evenhand.demo.layouts.frames import write_frame
from evenhand.demo.returning.rows import months, part_of
from evenhand.demo.scene import Scene
from evenhand.demo.world import IntArray
from evenhand.demo.years import Year

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_WEEK: Final = (0.27, 0.22, 0.18, 0.17, 0.16)
_CORE_HOURS: Final = "08:00-18:30"
_NO_TELEPHONY: Final = 0.06
"""Practices whose telephone supplier takes no part."""
_FEW_ANSWERS: Final = 5


def write_monthly(folder: Path, scene: Scene, year: Year) -> None:
    """Write the year's files of everything that is counted by month."""
    codes = year.figures["code"]
    for number, period in enumerate(months(year.first)):
        _write_friends(folder / f"fft-gp-{period.start:%B-%Y}.csv".lower(), scene, year, number)
    for name, draw in (
        (telephony_file(year), _telephony),
        (f"Submissions via Online Consultation Systems in General Practice {year.label}.csv", _online),
        (f"PHARMACY_FIRST_{year.label}.csv", _pharmacy),
        (f"IIF_indicators_{year.label}.csv", _incentives),
    ):
        write_frame(folder / name, _of_months(year, codes, scene, draw))


def telephony_file(year: Year) -> str:
    """Return the name of a year's file of calls."""
    return f"Cloud Based Telephony By Durations {year.label}.csv"


Draw = Callable[[Scene, Year, pl.Series, int, Period], pl.DataFrame]


def _of_months(year: Year, codes: pl.Series, scene: Scene, draw: Draw) -> pl.DataFrame:
    every: Iterable[tuple[int, Period]] = enumerate(months(year.first))
    return pl.concat(draw(scene, year, codes, number, period) for number, period in every)


def _write_friends(path: Path, scene: Scene, year: Year, number: int) -> None:
    """Write who would recommend the practice: few answer, and they choose to."""
    rng = scene.rng("friends", year.first, number)
    share = expit(1.3 + scene.true("gpps-overall"))[year.open_rows]
    answers = rng.poisson(year.lists * np.exp(scene.usual("friends", -5.3, 0.9))[year.open_rows])
    good = part_of(rng, answers, share)
    very = part_of(rng, good, 0.78)
    neither = part_of(rng, answers - good, 0.4)
    poor = part_of(rng, answers - good - neither, 0.45)
    table = pl.DataFrame({
        "Practice Code": year.figures["code"], "Practice Name": year.table(scene.world)["name"],
        "Total Responses": answers, "Very Good": very, "Good": good - very, "Neither Good nor Poor": neither,
        "Poor": poor, "Very Poor": answers - good - neither - poor, "Don't Know": np.zeros_like(answers),
    })  # fmt: skip
    counts = table.columns[2:]
    # With fewer answers than five nothing is published.
    few = pl.col("Total Responses").is_between(1, _FEW_ANSWERS - 1)
    shown = [
        pl.when(few).then(pl.lit("*")).otherwise(pl.col(name).cast(pl.String)).alias(name) for name in counts
    ]
    write_frame(path, table.with_columns(shown))


def _telephony(scene: Scene, year: Year, codes: pl.Series, number: int, period: Period) -> pl.DataFrame:
    rng = scene.rng("telephony", year.first, number)
    calls = rng.poisson(year.lists * np.exp(scene.usual("calls", -0.85, 0.2))[year.open_rows])
    abandoned = part_of(rng, calls, expit(scene.true("phone-queue-abandon"))[year.open_rows])
    taking_part = ~scene.left_out("telephony", _NO_TELEPHONY, year.open_rows)
    return pl.DataFrame({
        "PRACTICE_CODE": codes, "MONTH": [f"{period.start:%Y-%m}"] * codes.len(), "INBOUND_CALLS": calls,
        "ABANDONED_CALLS": abandoned,
    }).filter(pl.Series(taking_part))  # fmt: skip


def _online(scene: Scene, year: Year, codes: pl.Series, number: int, period: Period) -> pl.DataFrame:
    rng = scene.rng("online", year.first, number)
    rate = np.exp(scene.true("online-consultation-rate"))[year.open_rows] / 1000
    # Ever more requests come this way.
    grown = 1 + 0.012 * (12 * (year.first - scene.last) + number)
    values = rng.multinomial(rng.poisson(year.lists * rate * max(grown, 0.1)), _WEEK)
    return pl.concat(
        pl.DataFrame({
            "MONTH": [f"{period.start:%b %Y}"] * codes.len(), "GP_CODE": codes,
            "SUPPLIER": ["MADE-UP SYSTEMS"] * codes.len(), "WEEKDAY": [weekday] * codes.len(),
            "SUBMISSION_TIME": [_CORE_HOURS] * codes.len(), "VALUE": values[:, place],
        })
        for place, weekday in enumerate(_WEEKDAYS)
    )  # fmt: skip


def _pharmacy(scene: Scene, year: Year, codes: pl.Series, number: int, period: Period) -> pl.DataFrame:
    rng = scene.rng("pharmacy", year.first, number)
    rate = np.exp(scene.true("pharmacy-first-referrals"))[year.open_rows] / 1000
    return pl.DataFrame({
        "YEAR_MONTH": [f"{period.start:%Y%m}"] * codes.len(), "PRACTICE_CODE": codes,
        "REFERRALS": rng.poisson(year.lists * rate),
    })  # fmt: skip


def _incentives(scene: Scene, year: Year, codes: pl.Series, number: int, period: Period) -> pl.DataFrame:
    """Return two indicators of the network's fund, added up since April."""
    passed = (number + 1) / 12
    disabled = np.round(year.qof.registers["LD"] * 0.85).astype(np.int64)
    checked = _reached(scene, year, "ld-health-check", disabled, passed)
    rng = scene.rng("referrals for cancer", year.first)
    referred = np.round(rng.poisson(year.lists * 0.0065) * passed).astype(np.int64)
    tested = _reached(scene, year, "fit-before-cancer-referral", referred, 1.0)
    parts = {"HI-03": (checked, disabled), "CAN-04": (tested, referred)}
    day = f"{period.end:%d/%m/%Y}"
    return pl.concat(
        pl.DataFrame({
            "ORGANISATION_TYPE": ["GP"] * codes.len(), "ORGANISATION_CODE": codes, "IND_CODE": [code] * codes.len(),
            "MEASURE": [measure] * codes.len(), "VALUE": values, "ACH_DATE": [day] * codes.len(),
        })
        for code, pair in parts.items()
        for measure, values in zip(("Numerator", "Denominator"), pair, strict=True)
    )  # fmt: skip


def _reached(scene: Scene, year: Year, indicator: str, base: IntArray, passed: float) -> IntArray:
    """Return how many are reached when a part of the year has passed: the same people, ever more of them."""
    rng = scene.rng("fund", indicator, year.first)
    by_the_end = part_of(rng, base, expit(scene.true(indicator))[year.open_rows])
    return np.floor(by_the_end * passed).astype(np.int64)
