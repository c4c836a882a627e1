"""Staff from month to month: a census every month, small movements, and now and then one for good."""

from typing import Any

import numpy as np
import pytest

from evenhand.demo.layouts.workforce import census_file

YEARS = {"2022-23": 2022, "2023-24": 2023, "2024-25": 2024}


@pytest.fixture(scope="module")
def doctors(england: Any) -> dict[str, list[float]]:
    """Return the GPs of each practice of which every month is known, month by month over the three years."""
    found: dict[str, list[float]] = {}
    for year, first in YEARS.items():
        for month in range(1, 13):
            for record in england.records(f"{year}/{census_file(first, month)}"):
                cell = record["TOTAL_GP_EXTGL_FTE"]
                if cell and cell not in {"NA", "ND"}:
                    found.setdefault(record["PRAC_CODE"], []).append(float(cell))
    return {code: cells for code, cells in found.items() if len(cells) == 36}


def test_there_is_a_census_of_every_month(england: Any) -> None:
    names = sorted(
        path.name for path in (england.folder / "2024-25").glob("general-practice-workforce-*.csv")
    )
    months = [
        name.removeprefix("general-practice-workforce-practice-").removesuffix(".csv") for name in names
    ]
    assert months == [*(f"2024-{month:02d}" for month in range(4, 13)), "2025-01", "2025-02", "2025-03"]


def test_most_practices_move_a_little_and_some_once_for_good(doctors: dict[str, list[float]]) -> None:
    series = np.array([cells for cells in doctors.values() if min(cells) > 3])
    # Lists grow by a hundredth a year, and GPs with them.
    change = np.abs(np.log(series[:, :6].mean(axis=1) / series[:, -6:].mean(axis=1)))
    assert len(series) > 100
    assert 0.06 < (change > 0.2).mean() < 0.25
    assert np.median(change) < 0.06
    # Nobody leaves for one month and comes back: a month is like one of its neighbours, whatever happened that year.
    beside = np.minimum(
        np.abs(np.log(series[:, 1:-1] / series[:, :-2])), np.abs(np.log(series[:, 1:-1] / series[:, 2:]))
    )
    assert np.quantile(beside, 0.999) < 0.15
    usual = np.abs(np.diff(np.log(series), axis=1))
    assert 0.01 < np.median(usual) < 0.06


def test_office_staff_are_much_the_same_from_year_to_year(england: Any) -> None:
    rates = []
    for year, first in YEARS.items():
        records = england.records(f"{year}/{census_file(first)}")
        rates.append(
            {
                record["PRAC_CODE"]: float(record["TOTAL_ADMIN_FTE"]) / float(record["TOTAL_PATIENTS"])
                for record in records
                if record.get("TOTAL_ADMIN_FTE") not in {None, "NA", "ND"}
                and float(record["TOTAL_PATIENTS"]) > 4_000
            }
        )
    shared = set.intersection(*(set(one) for one in rates)) - {"TOTAL"}
    moves = [abs(np.log(rates[0][code] / rates[-1][code])) for code in shared]
    assert len(moves) > 100
    assert np.median(moves) < 0.03
