"""Weighted estimates against R's survey package."""

import numpy as np
import pytest

from evenhand.statistics.survey import (
    Design,
    SurveyEstimate,
    beta_interval,
    effective_number,
    kish_design_effect,
    likelihood_interval,
    logit_interval,
    weighted_mean,
)
from support.known_answers import known_names, known_table, known_values

CLOSED_FORM = 1e-9
INTERPOLATED = 5e-6
"""R reads likelihood limits off an interpolated profile."""


def strata_sample(column: str, design: str) -> SurveyEstimate:
    known = known_table("survey/apistrat.csv")
    weights = known.numbers("pw")
    full = Design(weights, strata=known.texts("stype").astype(str), population=known.numbers("fpc"))
    return weighted_mean(known.numbers(column), full if design == "full" else Design(weights))


@pytest.mark.parametrize(
    ("name", "column", "design"),
    [
        ("strat_fpc_api00", "api00", "full"),
        ("noStrat_noFpc_api00", "api00", "weights"),
        ("strat_fpc_hi", "hi", "full"),
        ("noStrat_hi", "hi", "weights"),
    ],
)
def test_weighted_means_and_errors_are_those_of_svymean(name: str, column: str, design: str) -> None:
    wanted = known_values("survey/survey_expected.json")[name]
    received = strata_sample(column, design)
    assert received.value == pytest.approx(wanted["mean"], rel=CLOSED_FORM)
    assert received.standard_error == pytest.approx(wanted["se"], rel=CLOSED_FORM)


def test_clusters_are_added_up_before_their_spread_is_taken() -> None:
    known, wanted = (
        known_table("survey/apiclus1.csv"),
        known_values("survey/survey_expected.json")["clus1_api00"],
    )
    clusters = known.numbers("dnum")
    design = Design(known.numbers("pw"), clusters=clusters, population=known.numbers("fpc"))
    received = weighted_mean(known.numbers("api00"), design)
    assert received.value == pytest.approx(wanted["mean"], rel=CLOSED_FORM)
    assert received.standard_error == pytest.approx(wanted["se"], rel=CLOSED_FORM)
    assert received.degrees_of_freedom == len(set(clusters)) - 1


def test_a_domain_is_estimated_inside_the_whole_design() -> None:
    known = known_table("survey/apistrat.csv")
    for wanted in known_values("survey/survey_expected.json")["svyby_stype_noStrat"]:
        weights = np.where(known.texts("stype") == wanted["stype"], known.numbers("pw"), 0.0)
        received = weighted_mean(known.numbers("api00"), Design(weights))
        assert received.value == pytest.approx(wanted["api00"], rel=CLOSED_FORM)
        assert received.standard_error == pytest.approx(wanted["se"], rel=CLOSED_FORM)


def test_kish_design_effect_and_effective_number_are_those_of_r() -> None:
    weights, wanted = (
        known_table("survey/apistrat.csv").numbers("pw"),
        known_values("survey/survey_expected.json"),
    )
    assert kish_design_effect(weights) == pytest.approx(wanted["kish_deff_strat"], rel=CLOSED_FORM)
    assert effective_number(weights) == pytest.approx(wanted["kish_neff_strat"], rel=CLOSED_FORM)


@pytest.mark.parametrize(
    ("name", "method", "tolerance"),
    [
        ("logit", logit_interval, CLOSED_FORM),
        ("xlogit", logit_interval, CLOSED_FORM),
        ("beta", beta_interval, CLOSED_FORM),
        ("likelihood", likelihood_interval, INTERPOLATED),
    ],
)
def test_intervals_of_a_proportion_are_those_of_svyciprop(name, method, tolerance) -> None:
    wanted = known_values("survey/survey_expected.json")[f"ciprop_hi_{name}"]
    received = method(strata_sample("hi", "weights"))
    np.testing.assert_allclose([received.lower, received.upper], wanted, rtol=tolerance)


def test_every_survey_answer_is_covered() -> None:
    covered = {"strat_fpc_api00", "noStrat_noFpc_api00", "strat_fpc_hi", "noStrat_hi", "clus1_api00"}
    covered |= {"kish_deff_strat", "kish_neff_strat", "svyby_stype_noStrat"}
    covered |= {f"ciprop_hi_{name}" for name in ("logit", "xlogit", "beta", "likelihood")}
    assert set(known_values("survey/survey_expected.json")) == covered
    assert known_names("survey") == {"apistrat.csv", "apiclus1.csv", "survey_expected.json"}
