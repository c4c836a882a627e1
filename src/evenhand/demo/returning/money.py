"""Budgets, spending and savings, added up from April as a board's finance team has them."""

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.common.periods import Period
from evenhand.demo.returning.rows import months, rows_of
from evenhand.demo.scene import Scene
from evenhand.demo.years import Year

_PRESCRIBING_A_PATIENT, _HOSPITAL_A_PATIENT, _SAVINGS_SHARE = 12.5, 38.0, 0.02
"""Pounds a month; the share of a budget that is to be saved."""


def budgets(scene: Scene, year: Year) -> pl.DataFrame:
    """Return budgets and spending from April to the end of each month."""
    rows, weighted = year.open_rows, year.figures["weighted"].to_numpy()
    prescribed = np.exp(scene.true("prescribing-budget-variance"))[rows]
    overall = np.exp(scene.true("budget-position"))[rows]
    activity = np.exp(scene.true("cost-activity-profile"))[rows] / 1000 / 12 * weighted
    delivered = expit(scene.true("qipp-savings-delivered"))[rows]
    excess = np.expm1(scene.true("referral-rate-isr"))[rows].clip(0) * weighted * 0.7
    sums = np.zeros((2, rows.size))
    parts, every = [], months(year.first)
    for number, period in enumerate(every, start=1):
        rng = scene.rng("budgets", year.first, number)
        budget, whole = weighted * _PRESCRIBING_A_PATIENT, weighted * _HOSPITAL_A_PATIENT
        sums[0] += budget * prescribed * np.exp(rng.normal(0, 0.03, rows.size))
        sums[1] += (budget + whole) * overall * np.exp(rng.normal(0, 0.03, rows.size))
        planned = (budget + whole) * _SAVINGS_SHARE
        figures = {
            "prescribing_budget": budget * number,
            "prescribing_spend": sums[0],
            "total_budget": (budget + whole) * number,
            "total_spend": sums[1],
            "savings_planned": planned * number,
            "savings_delivered": planned * delivered * number,
            "activity_cost": activity * number,
            "peer_opportunity": excess * number,
        }
        rounded = {name: values.round(2) for name, values in figures.items()}
        parts.append(rows_of(year, Period(every[0].start, period.end), **rounded))
    return pl.concat(parts)
