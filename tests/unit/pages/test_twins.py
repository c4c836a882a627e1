"""The practices most like one practice: the nearest first, with their circumstances and how alike they are."""

from dataclasses import replace
from typing import Any

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.twins import likeness, present_twins
from support.made_release import practice

TWINS = (
    {**practice("Z80002", "BIRCH LANE MEDICAL CENTRE", context_deprivation=19.0), "distance": 0.3},
    {**practice("Z80003", ""), "distance": 1.5},
)


def evidence(distance: float | None = 0.8, twins: Any = TWINS) -> Evidence:
    return Evidence(practice={**practice("Z80001", "Alder"), "twin_distance": distance}, twins=twins)


@pytest.fixture
def edition(judged_edition: Edition) -> Edition:
    return replace(judged_edition, twin_reach=(1.0, 2.0))


def test_twins_are_named_linked_and_set_beside_the_practice(edition: Edition) -> None:
    view = present_twins(edition, evidence())

    assert view is not None
    assert view.own == ("18.4", "8.4%", "not known")
    assert [(twin.name, twin.likeness) for twin in view.lines] == [
        ("Birch Lane Medical Centre", "hardly different"),
        ("Z80003", "alike"),
    ]
    assert view.lines[0].address == "practices/Z80002/index.html"
    assert view.lines[0].circumstances[0] == "19.0"


@pytest.mark.parametrize(
    ("distance", "said"),
    [(0.5, "hardly different"), (0.9, "much alike"), (1.5, "alike"), (2.5, "less alike")],
)
def test_a_distance_is_said_in_words(edition: Edition, distance: float, said: str) -> None:
    assert likeness(edition, distance) == said


@pytest.mark.parametrize(
    ("distance", "start"),
    [(0.8, "Its circumstances are common"), (1.5, "There are practices"), (3.0, "Few practices"), (None, "")],
)
def test_how_usual_its_circumstances_are_is_said(
    edition: Edition, distance: float | None, start: str
) -> None:
    view = present_twins(edition, evidence(distance))

    assert view is not None
    assert view.summary.startswith(start)


def test_a_practice_without_twins_has_no_such_part(edition: Edition) -> None:
    assert present_twins(edition, evidence(twins=())) is None


def test_how_far_practices_and_their_tenth_nearest_are_comes_from_the_release(
    judged_edition: Edition,
) -> None:
    near, far = judged_edition.twin_reach

    assert 0 < near <= far
