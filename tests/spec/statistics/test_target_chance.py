"""The chance of reaching a target, as the manual tells it."""

import pytest

from evenhand.statistics.realism import outlook
from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="chance-of-a-target",
    title="The chance of reaching a target",
    method="evenhand.statistics.realism.chance_of_reaching",
    prose="""Before two sides agree on a number, they should know how likely it is to come about if nothing changes.
A practice's level next period is where its context puts it, moved towards where it has been: each past period counts
by its reliability, and of the distance only the share φ (persistence) is there again one period later, as all practices
of the indicator show. About that level next period's figure is sampled: a binomial count with a logit-normal share, a
gamma-Poisson count, or a normal value, as in the predictive funnel.

The chance says nothing of whether a target is worth having. One that is reached in nine years of ten as things are
asks for nothing; one that is reached in one of fifty asks for a change, and for the help that a change needs.""",
    edges=(
        ("no past", "the level is the one the context gives"),
        ("practices do not differ beyond chance", "the past tells nothing; sampling alone is left"),
        ("a target below what is possible, or above", "1, or 0"),
        ("an amount or a score, of which nothing is sampled", "the spread of the level alone"),
    ),
    sources=("Kalman1960", "Haldane1956", "GreenwoodYule1920"),
    columns=("family", "expected", "τ²", "φ", "past", "out of", "target", "next base", "chance"),
    cases=(
        ("binomial", 0.72, 0.05, 0.8, (70, 72, 75), (100, 100, 100), 0.75, 100, 0.3695),
        ("binomial", 0.72, 0.05, 0.8, (), (), 0.75, 100, 0.3472),
        ("poisson", 0.3, 0.02, 0.8, (300, 310, 290), (1000, 1000, 1000), 0.32, 1000, 0.2348),
        ("normal", 10.0, 4.0, 0.8, (9.0, 9.5, 8.8), (1.0, 1.0, 1.0), 10.0, 1.0, 0.3292),
    ),
    agreement="numerical integration of scipy's binomial, to 1e-7; scipy's negative binomial, to 1e-12; the past "
    "against conditioning a multivariate normal, to 1e-12.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_a_chance_is_as_written(case: Case) -> None:
    family, expected, tau2, phi, past, base, target, next_base, chance = case
    told = outlook(family, expected, tau2, phi, past, base)
    agree(SPECIFICATION.function(told, target, next_base), chance)
