"""The learning network: who does well given their context, to practices alike, by consent."""

from pathlib import Path

import pytest

from evenhand.cycle.consent import actions as consent
from evenhand.cycle.support.network import learners_for, named_for
from evenhand.publication.installed import Opened
from support.made_support import short_release
from support.web import MadePeople

TWINS = [
    {"practice": "Z80002", "twin": code, "position": 1, "distance": 0.4} for code in ("Z80003", "Z80001")
]
INDICATOR = "asthma-review"
"""Alder Surgery is beyond 95% on its better side; Birch Lane is not."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return Opened.at(short_release(tmp_path_factory.mktemp("twins") / "release", twins=TWINS))


def test_nobody_is_offered_who_did_not_agree(opened: Opened, people: MadePeople) -> None:
    assert learners_for(opened, "Z80002", INDICATOR) == ()


def test_a_twin_that_does_well_and_agreed_is_offered(opened: Opened, people: MadePeople) -> None:
    consent.give(people.viewer("practice"), INDICATOR)
    assert learners_for(opened, "Z80002", INDICATOR) == ("Z80001",)
    assert learners_for(opened, "Z80002", "phone-waits") == ()
    assert learners_for(opened, "Z80001", INDICATOR) == ()


def test_names_are_for_the_practice_that_learns(opened: Opened, people: MadePeople) -> None:
    consent.give(people.viewer("practice"), INDICATOR)
    assert named_for(people.viewer("practice", at="Z80002"), opened, "Z80002", INDICATOR) == ("Z80001",)
    for role, at in (("performance", None), ("practice", "Z80003"), ("region", None)):
        assert named_for(people.viewer(role, at=at), opened, "Z80002", INDICATOR) == ()


def test_who_takes_it_back_is_offered_no_more(opened: Opened, people: MadePeople, tmp_path: Path) -> None:
    consent.give(people.viewer("practice"), INDICATOR)
    consent.withdraw(people.viewer("practice"), INDICATOR)
    assert learners_for(opened, "Z80002", INDICATOR) == ()
