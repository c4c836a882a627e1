"""Every expectation and every split of the national release, computed a second time in plain Python."""

import math
import random
from typing import Any

import polars as pl
import pytest

from evenhand.release import Release
from evenhand.release.schemas import context_column
from support.indicators import catalogue, members
from support.national import National
from support.slow_twin import comparing, judging

INDICATORS = [name for name in members("open-data") if catalogue().indicators[name].statistic != "fact"]
SAMPLE = 40
"""Practices of each indicator whose place in the funnel is integrated anew."""


@pytest.fixture(scope="module")
def release(national: National) -> Release:
    return Release.open(national.release)


def fitted(release: Release, indicator: str) -> list[dict[str, Any]]:
    """Return the rows of results that have an expectation, with their area, their base and their covariates."""
    definition = catalogue().indicators[indicator]
    columns = [context_column(name) for name in definition.covariates]
    practices = release.practices.select("code", "commissioner", *columns)
    rows = release.results.filter(pl.col("indicator") == indicator, pl.col("expected").is_not_null())
    found = rows.join(practices, left_on="practice", right_on="code").to_dicts()
    for row in found:
        row["area"] = row["commissioner"]
        row["base"] = row["denominator"] if definition.denominator is not None else 1.0
        values = [row[name] for name in columns]
        row["x"] = None if any(value is None for value in values) else values
    return found


@pytest.mark.parametrize("indicator", INDICATORS)
def test_expectations_follow_from_the_model_and_the_model_from_the_figures(
    release: Release, indicator: str
) -> None:
    definition, model, rows = (
        catalogue().indicators[indicator],
        release.models[indicator],
        fitted(release, indicator),
    )
    expected = sum(row["expected"] / definition.multiplier * row["base"] for row in rows)
    assert expected == pytest.approx(sum(row["numerator"] for row in rows), rel=1e-6)
    known = [row for row in rows if row["x"] is not None]
    assert len(rows) - len(known) == model["unadjusted"]
    for row in rows:
        again = (
            definition.multiplier * judging.expected(model, row["x"])
            if row["x"]
            else model["average_expected"]
        )
        assert row["expected"] == pytest.approx(again, rel=1e-9), row["practice"]
    # The intercept balances the totals of all, the slopes those of the practices whose context is known.
    assert max(map(abs, judging.score_in_standard_errors(model, known)), default=0.0) < 0.1


@pytest.mark.parametrize("indicator", INDICATORS)
def test_contributions_follow_the_straight_path(release: Release, indicator: str) -> None:
    definition, model = catalogue().indicators[indicator], release.models[indicator]
    table = release.contributions.filter(pl.col("indicator") == indicator)
    found: dict[str, dict[str, float]] = {}
    for practice, _, covariate, contribution in table.iter_rows():
        found.setdefault(practice, {})[covariate] = contribution
    known = [row for row in fitted(release, indicator) if row["x"] is not None]
    assert set(found) == ({row["practice"] for row in known} if definition.covariates else set())
    for row in known if definition.covariates else []:
        again = judging.contributions(model, row["x"])
        assert set(again) == set(found[row["practice"]])
        for name, contribution in again.items():
            theirs = found[row["practice"]][name]
            assert theirs == pytest.approx(definition.multiplier * contribution, rel=1e-6, abs=1e-9)
        total = row["expected"] - model["average_expected"]
        assert math.fsum(found[row["practice"]].values()) == pytest.approx(total, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_split_follows_from_the_two_variances_and_the_variances_from_the_figures(
    release: Release, indicator: str
) -> None:
    definition, model, rows = (
        catalogue().indicators[indicator],
        release.models[indicator],
        fitted(release, indicator),
    )
    variances = [judging.sampling_variance(definition.statistic, row, definition.multiplier) for row in rows]
    tau2, tau2_areas = model["tau2_practices"], model["tau2_areas"]
    for row, parts in zip(rows, judging.split(rows, variances, tau2, tau2_areas), strict=True):
        where = row["practice"]
        scale = abs(row["gap"]) + 1e-12
        assert row["place_part"] == pytest.approx(parts.place, rel=1e-8, abs=1e-10), where
        assert row["unexplained_part"] == pytest.approx(parts.unexplained, rel=1e-8, abs=1e-9 * scale), where
        assert row["chance_part"] == pytest.approx(parts.chance, rel=1e-8, abs=1e-9 * scale), where
        assert row["reliability"] == pytest.approx(parts.reliability, rel=1e-9), where
        width = row["unexplained_upper"] - row["unexplained_lower"]
        assert width == pytest.approx(2 * parts.half_width, rel=1e-8, abs=1e-9), where
        together = math.fsum(row[f"{name}_part"] for name in ("context", "place", "chance", "unexplained"))
        assert together == pytest.approx(row["gap"], rel=1e-9, abs=1e-12), where
    lost = 1 + sum(entry["coefficient"] is not None for entry in model["covariates"])
    best = judging.log_likelihood(rows, variances, tau2, tau2_areas, lost)
    for factor in (0.97, 1.03):
        assert best > judging.log_likelihood(rows, variances, factor * tau2, tau2_areas, lost)
        assert best > judging.log_likelihood(rows, variances, tau2, factor * tau2_areas, lost)


@pytest.mark.parametrize(
    "indicator",
    [one for one in INDICATORS if catalogue().indicators[one].statistic in ("proportion", "rate")],
)
def test_places_in_the_funnel_given_context_and_place_agree(release: Release, indicator: str) -> None:
    definition, model, rows = (
        catalogue().indicators[indicator],
        release.models[indicator],
        fitted(release, indicator),
    )
    expected = judging.placed(model["family"], rows, definition.multiplier)
    pairs = random.Random(indicator).sample(list(zip(rows, expected, strict=True)), SAMPLE)
    tau2 = model["tau2_funnel"]
    is_share = definition.statistic == "proportion"
    shift = (
        comparing.shift_of_all(expected, [row["base"] for row in rows], math.sqrt(tau2)) if is_share else 0.0
    )
    for row, e in pairs:
        if is_share:
            z = comparing.binomial_z_about(row["numerator"], row["base"], e, shift, tau2)
        else:
            z = comparing.gamma_poisson_z(row["numerator"], e * row["base"], tau2)
        if abs(z) < 6:
            assert row["z"] == pytest.approx(z, abs=2e-3, rel=2e-3), row["practice"]
