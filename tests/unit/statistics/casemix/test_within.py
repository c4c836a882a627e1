"""Effects within groups are found where groups' own levels go with the circumstances, and totals stay as observed."""

import sys
from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit

from evenhand.statistics.casemix import fit_casemix, fit_within_groups, unlinked
from evenhand.statistics.casemix.links import CaseMixFamily
from evenhand.statistics.casemix.within import WITHIN

within_module = sys.modules["evenhand.statistics.casemix.within"]

RNG = np.random.default_rng(20250401)
UNITS, GROUPS, TRUE = 3000, 40, 0.3
GROUP = RNG.integers(0, GROUPS, UNITS)
SHARED = RNG.normal(0.0, 1.0, GROUPS)
COVARIATES = (SHARED[GROUP] + RNG.normal(0.0, 1.0, UNITS))[:, None]
"""Circumstances are alike within a group, and groups where they are high have a high level of their own."""
SIZE = RNG.integers(100, 900, UNITS).astype(float)
ETA = -1.5 + TRUE * COVARIATES[:, 0] + 0.5 * SHARED[GROUP] + RNG.normal(0.0, 0.1, UNITS)


def counts(family: CaseMixFamily) -> np.ndarray:
    rng = np.random.default_rng(7)
    if family == "binomial":
        return rng.binomial(SIZE.astype(int), expit(ETA)).astype(float)
    return rng.poisson(SIZE * np.exp(ETA)).astype(float)


@pytest.mark.parametrize("family", ["binomial", "poisson"])
def test_what_groups_differ_by_is_not_taken_for_the_circumstance(family: CaseMixFamily) -> None:
    x = counts(family)
    within = fit_within_groups(family, COVARIATES, x, SIZE, groups=GROUP)
    assert within.coefficients[0] == pytest.approx(TRUE, abs=0.02)
    assert fit_casemix(family, COVARIATES, x, SIZE).coefficients[0] > TRUE + 0.15
    assert (SIZE @ within.expected) == pytest.approx(x.sum(), rel=1e-9)
    assert within.notes == (WITHIN,)
    link = within.intercept + within.coefficients[0] * (COVARIATES[:, 0] - within.means[0])
    np.testing.assert_allclose(within.expected, unlinked(family, link), rtol=1e-12)


def test_a_unit_with_an_unknown_circumstance_is_like_the_average_one() -> None:
    holed = COVARIATES.copy()
    holed[:5] = np.nan
    x = counts("binomial")
    within = fit_within_groups("binomial", holed, x, SIZE, groups=GROUP)
    assert within.expected[:5] == pytest.approx([within.average_expected] * 5)
    assert within.unadjusted.sum() == 5
    assert (SIZE @ within.expected) == pytest.approx(x.sum(), rel=1e-9)


@pytest.mark.parametrize(
    ("covariates", "groups"),
    [(np.empty((UNITS, 0)), GROUP), (COVARIATES, np.zeros(UNITS, dtype=np.int64))],
    ids=["nothing to allow for", "one group"],
)
def test_where_groups_cannot_be_told_apart_all_are_fitted_together(
    covariates: np.ndarray, groups: np.ndarray
) -> None:
    x = counts("binomial")
    within = fit_within_groups("binomial", covariates, x, SIZE, groups=groups)
    together = fit_casemix("binomial", covariates, x, SIZE, clusters=groups)
    np.testing.assert_array_equal(within.expected, together.expected)
    assert WITHIN not in within.notes


def test_a_fit_that_does_not_settle_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    settled = within_module.random_intercept
    monkeypatch.setattr(
        within_module,
        "random_intercept",
        lambda *given, **named: replace(settled(*given, **named), converged=False),
    )
    x = counts("binomial")
    within = fit_within_groups("binomial", COVARIATES, x, SIZE, groups=GROUP)
    assert "did not settle" in within.notes[-1]
