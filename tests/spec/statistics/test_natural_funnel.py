"""The usual over-dispersed funnel, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

VALUES = (0.6, 0.7, 0.72, 0.75, 0.78, 0.8, 0.8, 0.82, 0.85, 0.95)
SPECIFICATION = Specification(
    id="natural-funnel",
    title="Funnel widened on the natural scale",
    method="evenhand.statistics.funnels.natural_funnel",
    prose="""Limits `target ± z √(s² + tau²)`, s being the standard error at the target and tau² the
winsorised, additive variance between practices. It is the field's usual form. In simulation it puts up to 3.1%
of ordinary practices beyond 99.8% on one side, where 0.1% belong, because proportions near 0 or 1 are skewed
and small counts are discrete: the predictive funnel is used instead.""",
    edges=(
        ("a value missing, or an error missing, 0 or negative", "left out, and no z"),
        ("less variation than chance", "tau² is 0"),
    ),
    sources=("Spiegelhalter2005b",),
    columns=("values", "standard error of each", "target", "tau²", "z of the first", "upper 95% limit"),
    cases=((VALUES, 0.03, 0.78, 0.0027, -2.9862, 0.8981), ((0.5, 0.5, 0.5), 0.1, 0.5, 0.0, 0.0, 0.6960)),
    agreement="two independent implementations of phi and tau² to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_natural_funnel_is_as_written(case: Case) -> None:
    funnel = SPECIFICATION.function(*case[:3])
    agree([funnel.tau2, funnel.z[0], funnel.limits.upper_95[0]], case[3:])
