"""Random intercepts, as the manual tells it."""

import numpy as np
import pytest

from spec.specification import Case, Specification, agree

COUNTED, OF = (0, 18, 8, 46, 8, 31), (40, 150, 120, 800, 210, 215)
PERSONS = (1, 0, 1, 1, 0, 0)
SPECIFICATION = Specification(
    id="random-intercept",
    title="Random intercepts: a level of its own for each group",
    method="evenhand.statistics.casemix.random_intercept",
    prose="""Where counts come in groups, such as the practices of an area or the operations of a hospital, each group
has a level of its own beside its circumstances: `link(mean) = intercept + x β + b`, b normal with standard deviation
tau. The likelihood of a group is an integral over b; it is reckoned by Gauss-Hermite points laid about the mode of
the integrand and scaled by its curvature (one point is Laplace's approximation). Intercept, β and tau maximise it.

A group's figure is the mean of its own level given its counts: a small group with none is not expected to have none
for ever. In the cases each count is a group of its own.""",
    edges=(
        ("groups differ no more than chance makes them", "tau is 0, and every group is like the whole"),
        ("one group, or groups of one person each", "tau cannot be told: 0, and the notes say so"),
        ("every group has none or all", "tau stops at 8, and the notes say so"),
        ("a group without a figure", "effect 0 with standard deviation tau, no value"),
        ("a circumstance missing", "the unit counts towards its group's level only"),
        ("circumstances constant, collinear or separating", "left out and named, as in case-mix"),
    ),
    sources=("Stiratelli1984", "PinheiroBates1995", "Normand1997"),
    columns=(
        "family",
        "counted",
        "of",
        "nodes",
        "intercept",
        "tau",
        "first group's figure",
        "last group's figure",
    ),
    cases=(
        ("binomial", COUNTED, OF, 1, -2.6156, 0.5458, 0.0448, 0.1328),
        ("binomial", COUNTED, OF, 15, -2.6159, 0.5474, 0.0447, 0.1329),
        ("poisson", COUNTED, OF, 15, -2.6853, 0.4881, 0.0472, 0.1316),
        ("binomial", (10, 20, 30, 40, 50, 60), (100, 200, 300, 400, 500, 600), 15, -2.1972, 0.0, 0.1, 0.1),
        ("binomial", PERSONS, (1,) * 6, 15, 0.0, 0.0, 0.5, 0.5),
    ),
    agreement="lme4 with 1 and 25 nodes on the surgical example: intercept, tau, modes, variances and likelihood to "
    "1e-6; averaged over the parameters, the published Bayesian means to 1e-3; a sum over a fine grid, 1e-8.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_random_intercepts_are_as_written(case: Case) -> None:
    family, counted, of, nodes = case[:4]
    fit = SPECIFICATION.function(family, np.empty((len(counted), 0)), counted, of, nodes=nodes)
    agree([fit.intercept, fit.tau, fit.value[0], fit.value[-1]], case[4:])
