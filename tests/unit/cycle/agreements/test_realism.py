"""What a release says of a target: its chance, and whether it can be told from chance."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.cycle.agreements.realism import ASSUMED_PERSISTENCE, realism
from evenhand.cycle.agreements.terms import Direction
from evenhand.publication.installed import Opened
from support.judged_release import judged_release
from support.made_release import INDICATORS, practice, result

UP, DOWN = Direction.AT_LEAST, Direction.AT_MOST


def test_a_share_has_a_chance_and_a_noise(released):
    told = realism(released, "Z80001", "asthma-review", 0.95, UP)

    assert told is not None
    assert 0.0 < told.chance < 1.0
    assert told.noise == pytest.approx(1.96 * np.sqrt(0.892 * 0.108 / 2500 + 0.95 * 0.05 / 2500), rel=0.02)
    assert (told.persistence, told.release) == (ASSUMED_PERSISTENCE, released.id)
    assert "assumed" in told.note


def test_a_target_further_away_is_no_likelier(released):
    chances = [realism(released, "Z80001", "asthma-review", at, UP).chance for at in (0.85, 0.9, 0.95, 0.99)]
    assert chances == sorted(chances, reverse=True)


def test_a_mean_is_reached_downwards(released):
    far, near = (realism(released, "Z80001", "phone-waits", at, DOWN) for at in (4.0, 12.0))
    assert far.chance < near.chance
    assert far.noise > 0


def test_of_an_amount_or_a_score_chance_is_not_known(released):
    assert realism(released, "Z80001", "funding", 120.0, UP).noise is None
    told = realism(released, "Z80001", "experience", 90.0, UP)
    assert told.noise is None
    assert "how much of this figure is chance is not known" in told.note


@pytest.mark.parametrize(
    ("where", "which"),
    [
        ("Z80003", "asthma-review"),
        ("Z80001", "cqc-rating"),
        ("Z80001", "nothing"),
        ("Z80009", "asthma-review"),
    ],
)
def test_without_a_figure_there_is_nothing_to_say(released, where, which):
    assert realism(released, where, which, 0.9, UP) is None


@pytest.mark.parametrize(("which", "target"), [("asthma-review", 1.2), ("phone-waits", -1.0)])
def test_an_impossible_target_is_told(released, which, target):
    with pytest.raises(InputError, match="cannot have such a value"):
        realism(released, "Z80001", which, target, UP)


def test_a_practice_that_is_compared_with_none_has_no_chance(tmp_path):
    results = [result("Z80001", INDICATORS[0], expected=None)]
    opened = opened_with(tmp_path, results, expected=None)
    told = realism(opened, "Z80001", "asthma-review", 0.95, UP)
    assert told.chance is None
    assert told.noise > 0
    assert "compared with no others" in told.note


def test_an_expectation_off_the_scale_has_no_chance(tmp_path):
    opened = opened_with(tmp_path, [result("Z80001", INDICATORS[1])], expected=0.0, tau2=0.1)
    told = realism(opened, "Z80001", "emergency-visits", 300.0, DOWN)
    assert told.chance is None
    assert "no place on this figure" in told.note


def test_how_much_stays_is_seen_where_there_are_many_practices(tmp_path):
    draw = np.random.default_rng(5)
    values = 0.75 + 0.05 * draw.standard_normal(60)
    rows = [practice(f"Z{number:05}", f"Practice {number}") for number in range(60)]
    results = [
        result(f"Z{number:05}", INDICATORS[0], value=value, numerator=value * 4000, denominator=4000.0)
        for number, value in enumerate(values)
    ]
    opened = opened_with(tmp_path, results, practices=rows, expected=0.75, tau2=0.07)
    told = realism(opened, "Z00001", "asthma-review", 0.85, UP)
    # Made histories are the latest figure times a constant: all of the distance stays.
    assert told.persistence > 0.9
    assert "assumed" not in told.note
    assert told.own_weight > 0.8


def opened_with(folder, results, practices=None, *, expected, tau2=0.05):
    """Open a release with these results, all with one expectation."""
    path = judged_release(
        folder / "release",
        results=[{**row, "expected": expected, "place_part": 0.0, "tau2": tau2} for row in results],
        practices=practices or [practice("Z80001", "Alder Surgery")],
        twins=[], funnels=[], contributions=[], models=[],
    )  # fmt: skip
    return Opened.at(path)
