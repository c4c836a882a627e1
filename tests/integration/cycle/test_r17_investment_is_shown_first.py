"""R-17: where too little was invested, or rooms are short, that is said first and investment is the first option."""

from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from evenhand.common.errors import InputError
from evenhand.cycle.support import actions
from evenhand.cycle.support.models import AskDecision
from evenhand.cycle.support.shortfall import _found, quarter_of, shortfall_of
from evenhand.publication.installed import Opened
from evenhand.web.serving import shelf
from evenhand.web.support.presenters import kinds_for, present_new
from support.made_support import offered, short_release
from support.moving_days import Days
from support.web import MadePeople


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return Opened.at(short_release(tmp_path_factory.mktemp("short") / "release"))


def test_r17_a_quarter_lies_below_the_25th_percentile() -> None:
    assert quarter_of([1.0, 2.0, 3.0, 4.0, 5.0]) == 2.0
    assert quarter_of([120.0, 150.0, 160.0, 170.0]) == 142.5
    assert quarter_of([7.0]) == 7.0


def test_r17_short_funding_and_rooms_are_found_from_the_releases_contexts(short: Opened) -> None:
    found = shortfall_of(short, "Z80001")
    assert [one.holds for one in found.criteria] == [True, True]
    assert "£120.00, where a quarter of practices have less than £142.50" in found.note
    assert not shortfall_of(short, "Z80003").is_short


def test_r17_a_practice_exactly_at_the_limit_is_not_short(short: Opened) -> None:
    row = {**short.practices["Z80001"], "context_funding_gap": 142.5}

    assert _found(short, row, "funding-gap", "Funding", "£").holds is False


def test_r17_what_is_not_known_is_not_called_short(short: Opened, released: Opened) -> None:
    assert [one.holds for one in shortfall_of(short, "Z80004").criteria] == [False, None]
    assert [one.holds for one in shortfall_of(released, "Z80001").criteria] == [None, None]
    with pytest.raises(InputError, match="no such practice"):
        shortfall_of(short, "Z99999")


def test_r17_investment_is_the_first_option_shown_where_it_is_short(short: Opened) -> None:
    assert present_new(short, "Z80001").kinds[0][0] == "investment"
    assert present_new(short, "Z80001").note
    assert present_new(short, "Z80003").kinds[0][0] != "investment"
    assert {one[0] for one in kinds_for(False)} == {one[0] for one in kinds_for(True)}


def test_r17_what_was_looked_up_stays_with_the_offer_whatever_is_offered(
    short: Opened, people: MadePeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = Days(monkeypatch, date(2026, 11, 2))
    assert [one["holds"] for one in offered(people, short, days).criteria] == [True, True]


def test_r26_a_decision_on_investment_lists_each_criterion_with_what_was_found(
    short: Opened, people: MadePeople
) -> None:
    asked = actions.ask(people.viewer("practice"), short, "investment", "A room", is_premises=True)
    made = actions.decide(people.viewer("performance"), short, asked, "granted", "Money is short here")
    assert [one["holds"] for one in made.criteria] == [True, True]
    assert all(one["found"] for one in made.criteria)
    with pytest.raises(DatabaseError), transaction.atomic():
        AskDecision.objects.create(ask=asked, outcome="refused", reasons="None", criteria=[], by=made.by)


def test_r17_the_page_says_it_before_anything_else(
    tmp_path: Path, nothing_shown: Path, people: MadePeople
) -> None:
    shelf().switch(shelf().install(short_release(tmp_path / "release")))
    page = people.client("performance").get("/desk/support/offer/Z80001/").content.decode()
    assert page.index("Before anything else") < page.index("What kind of help")
    assert page.index('value="investment"') < page.index('value="staff"')
    assert "Before anything else" in people.client("practice").get("/desk/support/").content.decode()
