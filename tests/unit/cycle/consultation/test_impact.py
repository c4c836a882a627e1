"""What a framework says of small practices and of those in deprived areas, beside chance."""

import numpy as np
import polars as pl
import pytest

from evenhand.cycle.consultation.impact import impact_of
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.publication.installed import Opened
from support.judged_release import judged_release
from support.made_frameworks import made_framework
from support.made_release import INDICATORS, national_release, practice, result


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Fifty practices, of which the smaller lists have the figures that differ."""
    rows = [
        practice(
            f"Z{number:05}",
            f"Practice {number:02}",
            list_size=1000.0 + 100 * number,
            context_deprivation=None if number == 0 else float(number % 10),
        )
        for number in range(50)
    ]
    asthma = INDICATORS[0]
    results = [
        result(
            row["code"],
            asthma,
            outcome="differs_explore" if number < 10 else "similar",
            value=0.6 if number < 10 else 0.9,
            lower95=0.55 if number < 10 else 0.85,
            upper95=0.65 if number < 10 else 0.95,
        )
        for number, row in enumerate(rows)
    ]
    judgement = {"false_alarms": {"england": {"judged": 50, "beyond_95": {"lower": 0, "upper": 8}}}}
    path = judged_release(
        tmp_path_factory.mktemp("impact") / "release",
        practices=rows, results=results, judgement=judgement, twins=[], funnels=[], contributions=[], models=[],
    )  # fmt: skip
    return Opened.at(path)


def framework(**standard: object) -> FrameworkDefinition:
    given = made_framework().model_dump(mode="json")
    given["strands"][0]["indicators"][0]["standard"] = standard or {"kind": "none"}
    return FrameworkDefinition.model_validate(given)


def fifths(impact: dict, by: str, scope: str = "england") -> list:
    found = next(one for one in impact["scopes"] if one["scope"] == scope)
    return next(one["fifths"] for one in found["groupings"] if one["by"] == by)


def test_outcomes_are_told_by_fifth_of_list_size_beside_chance(many):
    told = fifths(impact_of(many, framework(), "00A"), "list_size")

    assert [one["practices"] for one in told] == [10] * 5
    assert [one["outcomes"]["raised"] for one in told] == [10, 0, 0, 0, 0]
    assert told[0]["outcomes"]["expected"] == 0.5
    assert told[0]["outcomes"]["lower"] == 0.0


def test_figures_that_go_together_make_what_chance_gives_wider(many):
    told = fifths(impact_of(many, framework(), "00A"), "list_size")[0]["outcomes"]

    alone = 0.5 + 1.959964 * np.sqrt(10 * 0.05 * 0.95)
    assert told["upper"] > alone


def test_a_drafts_own_standards_are_told_beside_those_of_all(many):
    standard = {"kind": "minimum", "target": 0.8, "clause": "Clause 1"}
    told = fifths(impact_of(many, framework(**standard), "00A"), "list_size")

    assert [one["standards"]["raised"] for one in told] == [10, 0, 0, 0, 0]
    assert {one["standards"]["expected"] for one in told} == {2.0}


def test_a_standard_in_words_is_told_too(many):
    given = made_framework().model_dump(mode="json")
    given["strands"][1]["indicators"][-1]["standard"] = {"kind": "developmental", "answer": "Good"}
    told = impact_of(many, FrameworkDefinition.model_validate(given), "00A")

    assert fifths(told, "list_size")[0]["standards"]["told"] == 0


def test_practices_whose_deprivation_is_not_known_are_in_no_fifth_of_it(many):
    told = fifths(impact_of(many, framework(), "00A"), "deprivation")

    assert sum(one["practices"] for one in told) == 49


def test_an_area_with_few_practices_is_told_for_england_alone(many):
    assert [one["scope"] for one in impact_of(many, framework(), "00B")["scopes"]] == ["england"]
    assert [one["scope"] for one in impact_of(many, framework(), "00A")["scopes"]] == ["area", "england"]


def test_a_framework_of_nothing_in_the_release_has_no_impact_to_show(many):
    given = made_framework().model_dump(mode="json")
    given["strands"] = [{**given["strands"][0], "indicators": [{"indicator": "somewhere-else"}]}]
    told = impact_of(many, FrameworkDefinition.model_validate(given), "00A")

    assert told["scopes"] == []
    assert told["not_in_release"] == ["somewhere-else"]


def test_a_national_release_is_told_in_a_moment(tmp_path):
    opened = Opened.at(national_release(tmp_path / "r", practices=300, indicators=4, areas=3))
    members = [{"indicator": f"made-{number:02}"} for number in range(4)]
    given = made_framework().model_dump(mode="json")
    given["strands"] = [{**given["strands"][0], "indicators": members}]
    told = impact_of(opened, FrameworkDefinition.model_validate(given), "00X")

    assert sum(one["outcomes"]["told"] for one in fifths(told, "list_size")) == 1200
    assert isinstance(opened.whole.results, pl.DataFrame)
