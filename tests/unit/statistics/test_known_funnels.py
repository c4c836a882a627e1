"""Classical funnels against PHEindicatormethods, FunnelPlotR and Spiegelhalter's published formulas."""

import numpy as np
import pytest

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.dispersion import winsorised_dispersion
from evenhand.statistics.funnels import (
    FunnelLimits,
    exact_binomial_limit,
    exact_poisson_limit,
    natural_funnel,
    phe_proportion_limits,
    phe_proportion_significance,
    phe_ratio_limits,
    phe_ratio_significance,
    shmi_funnel,
)
from evenhand.statistics.intervals import CONFIDENCE_95, CONFIDENCE_998, exact_poisson
from evenhand.statistics.predictive import expected_winsorised_square
from support.known_answers import known_names, known_table, known_values

CLOSED_FORM = 1e-9
PUBLISHED = 5e-5
"""The publisher prints six decimals, and finds expected events by halving to 5e-5."""


def lines(limits: FunnelLimits) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    return limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998


def test_proportion_labels_and_limits_are_those_of_phe() -> None:
    known, drawn = known_table("phe/funnel_prop_inputs.csv"), known_table("phe/funnel_prop_outputs.csv")
    x, n = known.numbers("numerator"), known.numbers("denominator")
    pooled = x.sum() / n.sum()
    labels = phe_proportion_significance(x, n, pooled)
    assert (labels == known.texts("significance")).all()
    columns = ("Lower2s0025limit", "Upper2s0025limit", "Lower3s0001limit", "Upper3s0001limit")
    received = lines(phe_proportion_limits(drawn.numbers("Population"), pooled))
    for line, column in zip(received, columns, strict=True):
        np.testing.assert_allclose(line * 100, drawn.numbers(column), rtol=PUBLISHED, atol=1e-6)
    assert (len(known.rows), len(drawn.rows)) == (303, 100)


def test_ratio_labels_and_limits_are_those_of_phe() -> None:
    known, drawn = known_table("phe/funnel_ratio_inputs.csv"), known_table("phe/funnel_ratio_outputs.csv")
    labels = phe_ratio_significance(known.numbers("obs"), known.numbers("expected"))
    assert (labels == known.texts("significance")).all()
    observed = drawn.numbers("Observed_events")
    names = ("lower_2s", "upper_2s", "lower_3s", "upper_3s")
    for line, name in zip(lines(phe_ratio_limits(observed)), names, strict=True):
        np.testing.assert_allclose(line * 100, drawn.numbers(f"{name}_isr"), rtol=PUBLISHED)
        np.testing.assert_allclose(observed / line, drawn.numbers(f"{name}_exp_events"), rtol=PUBLISHED)
    assert (len(known.rows), len(drawn.rows)) == (300, 100)


@pytest.mark.parametrize("probability", [0.001, 0.025, 0.975, 0.999])
def test_exact_limits_are_those_of_the_published_formula(probability: float) -> None:
    known = known_table("funnel/exact_binomial_limits.csv")
    received = exact_binomial_limit(known.numbers("n"), known.numbers("theta0"), probability)
    wanted = known.numbers(f"spieg_p{probability}")
    np.testing.assert_allclose(received, wanted, rtol=CLOSED_FORM, atol=1e-12)
    known = known_table("funnel/exact_poisson_limits.csv")
    received = exact_poisson_limit(known.numbers("E"), probability)
    np.testing.assert_allclose(received, known.numbers(f"spieg_p{probability}"), rtol=CLOSED_FORM)


@pytest.mark.parametrize(("level", "z"), [("95", 1.959964), ("998", 3.090232)])
def test_overdispersed_funnel_is_that_of_funnelplotr(level: str, z: float) -> None:
    known = known_table("funnel/medpar_SR_SHMI_trim10_units.csv")
    summary = known_values("funnel/funnelplotr_overdispersion_summary.json")["medpar_SR_SHMI_trim10"]
    expected = known.numbers("denominator")
    funnel = shmi_funnel(known.numbers("numerator"), expected)
    assert (len(known.rows), int(funnel.kept.sum())) == (summary["n_units"], summary["n_used"])
    assert funnel.phi == pytest.approx(summary["phi"], rel=CLOSED_FORM)
    assert funnel.tau2 == pytest.approx(summary["tau2"], rel=CLOSED_FORM)
    np.testing.assert_allclose(funnel.unadjusted_z, known.numbers("Uzscore"), rtol=CLOSED_FORM)
    np.testing.assert_array_equal(funnel.kept, ~np.isnan(known.numbers("Wuzscore")))
    # FunnelPlotR rounds z to six decimals, which shows in the ninth digit of a limit.
    inner = level == "95"
    limits = funnel.limits.inner if inner else funnel.limits.outer
    np.testing.assert_allclose(limits.lower, known.numbers(f"odll{level}"), rtol=2e-7)
    np.testing.assert_allclose(limits.upper, known.numbers(f"odul{level}"), rtol=2e-7)
    spread = np.sqrt(1 / expected + funnel.tau2)
    np.testing.assert_allclose(np.exp(-z * spread), known.numbers(f"odll{level}"), rtol=CLOSED_FORM)


@pytest.mark.parametrize(("level", "confidence"), [("95", CONFIDENCE_95), ("998", CONFIDENCE_998)])
def test_its_plain_limits_are_exact_poisson_limits_of_the_expected_count(
    level: str, confidence: float
) -> None:
    known = known_table("funnel/medpar_SR_SHMI_trim10_units.csv")
    expected = known.numbers("denominator")
    limits = exact_poisson(expected, confidence) / expected
    np.testing.assert_allclose(limits.lower, known.numbers(f"ll{level}"), rtol=CLOSED_FORM)
    np.testing.assert_allclose(limits.upper, known.numbers(f"ul{level}"), rtol=CLOSED_FORM)


@pytest.mark.parametrize("name", ["phe_prop_300areas", "phe_ratio_300"])
def test_dispersion_on_the_natural_scale_agrees_with_two_independent_codes(name: str) -> None:
    known = known_values("funnel/natural_scale_dispersion_expected.json")[name]
    if known["family"] == "binomial":
        table = known_table("phe/funnel_prop_inputs.csv")
        x, n = table.numbers("numerator"), table.numbers("denominator")
        target = x.sum() / n.sum()
        error = np.sqrt(target * (1 - target) / n)
    else:
        table = known_table("phe/funnel_ratio_inputs.csv")
        x, n = table.numbers("obs"), table.numbers("expected")
        target, error = 1.0, np.sqrt(1 / n)
    funnel = natural_funnel(x / n, error, target)
    assert target == pytest.approx(known["theta0"], rel=CLOSED_FORM)
    assert int(funnel.kept.sum()) == known["K"]
    assert funnel.phi == pytest.approx(known["phi_winsor"], rel=CLOSED_FORM)
    assert funnel.tau2 == pytest.approx(known["tau2_winsor"], rel=CLOSED_FORM)
    raw, _ = winsorised_dispersion(x / n - target, error, share=0.0)
    assert raw == pytest.approx(known["phi_raw"], rel=CLOSED_FORM)
    # Their factor for the winsorising is 1.47 by table; ours is computed.
    corrected = funnel.phi / expected_winsorised_square(0.10)
    assert corrected == pytest.approx(known["phi_debiased_w0_10"], rel=5e-3)


def test_every_set_of_known_funnels_is_covered() -> None:
    assert known_names("funnel") == {
        "exact_binomial_limits.csv",
        "exact_poisson_limits.csv",
        "funnelplotr_overdispersion_summary.json",
        "medpar_SR_SHMI_trim10_units.csv",
        "natural_scale_dispersion_expected.json",
    }
    assert set(known_values("funnel/natural_scale_dispersion_expected.json")) == {
        "phe_prop_300areas",
        "phe_ratio_300",
    }
