"""How far an outcome can be relied on, and what a plain comparison and many comparisons say of it."""

from typing import Any

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.presenters.plainly import plainly
from evenhand.pages.presenters.steadiness import Steadiness, steadiness
from support.parted import parted

RANKED = {"rank_lower": 12.0, "rank_upper": 41.0, "ranked_of": 60.0}


def steady(edition: Edition, indicator: str = "asthma-review", **changes: Any) -> Steadiness:
    row = parted(indicator, left=0.2, **changes)
    return steadiness(edition, edition.indicators[indicator], row, "00A")


def test_an_outcome_few_ways_agree_with_is_fragile_and_says_how_few(judged_edition: Edition) -> None:
    shown = steady(judged_edition, robustness=0.34)

    assert shown.fragile is not None
    assert shown.fragile.label == "Fragile"
    assert shown.agreement.startswith(
        "About a third of the fair ways of looking at it give this outcome (beside England"
    )


def test_a_steady_outcome_says_so_shortly(judged_edition: Edition) -> None:
    shown = steady(judged_edition, robustness=0.97)

    assert shown.fragile is None
    assert shown.agreement == "Nearly all of the fair ways of looking at it give this outcome."


def test_a_figure_that_does_not_differ_is_never_fragile(judged_edition: Edition) -> None:
    assert steady(judged_edition, robustness=0.1, outcome="similar").fragile is None


@pytest.mark.parametrize("changes", [{"outcome": None, "robustness": 0.9}, {"robustness": None}])
def test_without_an_outcome_or_other_ways_nothing_is_said(
    judged_edition: Edition, changes: dict[str, Any]
) -> None:
    assert steady(judged_edition, **changes).agreement == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "it lies between 12th and 41st of the 60 practices of NHS Fernshire, counted from the lowest value.",
        ),
        ({"rank_upper": 12.0}, "it is about 12th of the 60 practices"),
        (
            {"rank_lower": 1.0, "rank_upper": 60.0},
            "it cannot be told apart from the other practices of NHS Fernshire.",
        ),
    ],
)
def test_a_rank_is_an_interval(judged_edition: Edition, changes: dict[str, float], said: str) -> None:
    assert said in steady(judged_edition, **{**RANKED, **changes}).rank


def test_a_neutral_figure_is_never_ranked(judged_edition: Edition) -> None:
    assert steady(judged_edition, "emergency-visits", **RANKED).rank == ""


@pytest.mark.parametrize("changes", [{"outcome": None, **RANKED}, {}])
def test_without_an_outcome_or_a_rank_none_is_said(judged_edition: Edition, changes: dict[str, Any]) -> None:
    assert steady(judged_edition, **changes).rank == ""


def plain(edition: Edition, **changes: Any) -> tuple[str, ...]:
    return plainly(edition.indicators["asthma-review"], parted("asthma-review", left=0.2, **changes))


@pytest.mark.parametrize(
    ("z", "where", "agrees"),
    [
        (4.0, "outside the 99.8% limits, higher than England.", True),
        (2.5, "outside the 95% limits, higher than England.", False),
        (-4.0, "outside the 99.8% limits, lower than England.", False),
        (0.5, "inside the limits.", False),
    ],
)
def test_a_plain_comparison_is_told_beside_the_fair_one(
    judged_edition: Edition, z: float, where: str, agrees: bool
) -> None:
    (said,) = plain(judged_edition, crude_z=z)

    assert where in said
    assert said.endswith(
        "That agrees with the above." if agrees else "Allowing for them changes what is said of it."
    )


def test_among_many_comparisons_some_lie_far_out_by_chance(judged_edition: Edition) -> None:
    assert "it still stands out" in plain(judged_edition, crude_z=4.0, q_value=0.01)[1]
    assert "it does not stand out" in plain(judged_edition, crude_z=4.0, q_value=0.4)[1]


@pytest.mark.parametrize("changes", [{"crude_z": None}, {"crude_z": 2.0, "outcome": None}])
def test_without_a_plain_comparison_none_is_told(judged_edition: Edition, changes: dict[str, Any]) -> None:
    assert plain(judged_edition, **changes) == ()
