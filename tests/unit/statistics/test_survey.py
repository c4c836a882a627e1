"""Edges of survey estimates."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.intervals import wilson
from evenhand.statistics.survey import (
    Design,
    SurveyEstimate,
    beta_interval,
    effective_number,
    kish_design_effect,
    likelihood_interval,
    logit_interval,
    published_proportion_interval,
    weighted_mean,
)


def test_no_answers_have_no_mean() -> None:
    estimate = weighted_mean([np.nan, np.nan], Design(np.ones(2)))
    assert np.isnan(estimate.value)
    assert estimate.respondents == 0


def test_a_missing_answer_stays_in_the_design() -> None:
    estimate = weighted_mean([1, 3, np.nan], Design(np.ones(3)))
    assert (estimate.value, estimate.respondents, estimate.degrees_of_freedom) == (2.0, 2, 2)


def test_a_stratum_of_one_has_no_known_spread() -> None:
    estimate = weighted_mean([1, 2, 3], Design(np.ones(3), strata=np.array([0, 0, 1])))
    assert np.isnan(estimate.standard_error)


def test_a_cluster_name_used_in_two_strata_is_two_clusters() -> None:
    design = Design(np.ones(4), strata=np.array([0, 0, 1, 1]), clusters=np.array([7, 8, 7, 8]))
    assert design.degrees_of_freedom == 2


def test_a_design_needs_one_entry_per_respondent() -> None:
    with pytest.raises(InputError, match="strata"):
        Design(np.ones(3), strata=np.zeros(2))


@pytest.mark.parametrize("method", [logit_interval, beta_interval, likelihood_interval])
@pytest.mark.parametrize(("value", "error"), [(0.0, 0.0), (1.0, 0.0), (0.5, 0.0), (np.nan, np.nan)])
def test_when_all_answer_alike_there_is_no_interval(method, value: float, error: float) -> None:
    assert np.isnan(method(SurveyEstimate(value, error, 10, 9)).lower)


def test_without_weights_there_is_no_design_effect() -> None:
    assert np.isnan(kish_design_effect([0.0]))
    assert np.isnan(effective_number([0.0]))


def test_a_published_percentage_uses_its_effective_base() -> None:
    received = published_proportion_interval(0.5, 120, design_effect=1.2)
    assert received.lower == pytest.approx(wilson(50, 100).lower)
    assert np.isnan(published_proportion_interval(0.5, 120, design_effect=0.0).lower)
