"""Whose history is whose when codes change and practices merge."""

from datetime import date

import polars as pl

from evenhand.assessment.lineage import Lineage
from support.small_england import table


def successors(*pairs: tuple[str, str], last_seen: date | None = None) -> pl.DataFrame:
    return table(
        "successors", [{"practice": old, "successor": new, "last_seen": last_seen} for old, new in pairs]
    )


def spans(**years: tuple[int, int]) -> pl.DataFrame:
    rows = [
        {"practice": code, "period_start": date(first, 4, 1), "period_end": date(last, 3, 31)}
        for code, (first, last) in years.items()
    ]
    return pl.DataFrame(rows)


def test_a_code_that_is_its_own_successor_has_none():
    assert Lineage.of(successors(("Z00001", "Z00001"))).successor == {}


def test_a_chain_of_successors_is_followed_to_its_end():
    lineage = Lineage.of(successors(("Z00001", "Z00002"), ("Z00002", "Z00003")))
    assert lineage.successor == {"Z00001": "Z00003", "Z00002": "Z00003"}


def test_a_ring_of_successors_ends_rather_than_goes_round():
    lineage = Lineage.of(successors(("Z00001", "Z00002"), ("Z00002", "Z00001")))
    assert set(lineage.successor) == {"Z00001", "Z00002"}


def test_history_follows_a_practice_that_only_changed_its_code():
    lineage = Lineage.of(successors(("Z00001", "Z00002")))
    assert lineage.recoded(spans(Z00001=(2014, 2018), Z00002=(2018, 2022))) == {"Z00001": "Z00002"}


def test_figures_of_two_practices_in_the_same_years_are_a_merger_and_stay_apart():
    lineage = Lineage.of(successors(("Z00001", "Z00002")))
    assert lineage.recoded(spans(Z00001=(2014, 2018), Z00002=(2014, 2022))) == {}


def test_two_predecessors_are_a_merger_and_stay_apart():
    lineage = Lineage.of(successors(("Z00001", "Z00003"), ("Z00002", "Z00003")))
    assert lineage.recoded(spans(Z00001=(2014, 2016), Z00002=(2014, 2016), Z00003=(2018, 2022))) == {}


def test_a_practice_that_took_others_over_carries_a_caveat_up_to_that_day():
    rows = pl.concat(
        [
            successors(("Z00001", "Z00003"), last_seen=date(2016, 10, 1)),
            successors(("Z00002", "Z00003"), last_seen=date(2017, 1, 1)),
        ]
    )
    (caveat,) = Lineage.of(rows).merger_caveats()
    assert caveat["practice"] == "Z00003"
    assert caveat["period_end"] == "2017-01-01"
    assert "Z00001 and Z00002" in str(caveat["caveat"])
    assert "not added up" in str(caveat["caveat"])
