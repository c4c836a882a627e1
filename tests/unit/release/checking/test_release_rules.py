"""Each rule that needs figures: what breaks it is told of the right definition; what keeps it is let pass."""

import random
from pathlib import Path
from typing import Any

import pytest

from evenhand.release import Release
from evenhand.release.checking import Told, all_release_rules, check_release
from support.made_release import FRAMEWORK, INDICATORS, made_release, practice, result, small_results

ASTHMA, VISITS, WAITS, FUNDING, _, RATING = INDICATORS


def told(folder: Path, rule: str, **changes: Any) -> list[Told]:
    release = Release.open(made_release(folder / "release", **changes))
    return [one for name, one in check_release(release) if name == rule]


def many(count: int, **columns: Any) -> dict[str, Any]:
    """So many practices with a figure of each of three indicators; a column of values an indicator."""
    codes = [f"Y{place:05}" for place in range(count)]
    by_name = {one.id: one for one in INDICATORS}
    rows = [
        result(code, by_name[name.replace("_", "-")], value=value)
        for name, values in columns.items()
        for code, value in zip(codes, values, strict=True)
    ]
    return {"practices": [practice(code, code) for code in codes], "results": rows}


@pytest.mark.parametrize("rule", all_release_rules(), ids=lambda rule: rule.name)
def test_every_rule_has_a_sentence(rule: Any) -> None:
    assert rule.sentence.endswith(".")


def test_an_indicator_without_figures_is_told(tmp_path: Path) -> None:
    without = [row for row in small_results() if row["indicator"] != RATING.id]
    (found,) = told(tmp_path, "figures_are_there", results=without)
    assert (found.definition, found.field) == (RATING.id, "source")


def test_a_fact_in_words_is_a_figure(tmp_path: Path) -> None:
    assert told(tmp_path, "figures_are_there") == []


@pytest.mark.parametrize(
    ("share", "left", "number"), [(0.51, 0.01, 1), (0.5, 0.01, 0), (None, None, 0), (1.0, 0.0, 0)]
)
def test_what_is_mostly_context_is_told(
    tmp_path: Path, share: float | None, left: float | None, number: int
) -> None:
    models = [{"indicator": ASTHMA.id, "explained_share": share, "tau2_practices": left}]
    found = told(tmp_path, "context_is_not_most_of_it", models=models)
    assert len(found) == number
    assert all("51%" in one.message and "Never read it crude" in one.remedy for one in found)


def test_reliability_is_that_of_the_median_list(tmp_path: Path) -> None:
    # Four hundred of 8,123 patients are counted; where 400 give 0.7, the median list gives 0.7 as well.
    models = [
        {"indicator": ASTHMA.id, "size_for_070": 401.0, "median_reliability": 0.9},
        {"indicator": WAITS.id, "size_for_070": 399.0, "median_reliability": 0.1},
    ]
    made = many(3, asthma_review=[0.1, 0.2, 0.3], phone_waits=[1.0, 2.0, 3.0])
    (found,) = told(tmp_path, "differences_can_be_seen", models=models, **made)
    assert (found.definition, found.field) == (ASTHMA.id, "minimum_denominator")
    assert "towards 401" in found.remedy


@pytest.mark.parametrize(("reliability", "number"), [(0.0, 1), (1.0, 0), (None, 0)])
def test_where_no_size_suffices_the_median_practice_counts(
    tmp_path: Path, reliability: float | None, number: int
) -> None:
    models = [{"indicator": ASTHMA.id, "size_for_070": None, "median_reliability": reliability}]
    found = told(tmp_path, "differences_can_be_seen", models=models)
    assert len(found) == number
    assert all("compare nobody by it" in one.remedy for one in found)


@pytest.mark.parametrize(("sign", "way"), [(1, "the same"), (-1, "opposite")])
def test_two_that_order_practices_alike_are_told_once_with_both_names(
    tmp_path: Path, sign: int, way: str
) -> None:
    one = [float(value) for value in range(40)]
    made = many(40, asthma_review=one, phone_waits=[sign * value**3 for value in one])
    (found,) = told(tmp_path, "indicators_tell_different_things", **made)
    assert (found.definition, f"in {way} order as phone-waits" in found.message) == (ASTHMA.id, True)
    assert "Keep one of asthma-review and phone-waits" in found.remedy


def test_few_practices_or_unlike_orders_are_let_pass(tmp_path: Path) -> None:
    draw = random.Random(2)
    few = many(29, asthma_review=list(range(29)), phone_waits=list(range(29)))
    unlike = [draw.random() for _ in range(60)], [draw.random() for _ in range(60)]
    still = many(60, asthma_review=unlike[0], phone_waits=unlike[1], funding=[7.0] * 60)
    assert told(tmp_path / "few", "indicators_tell_different_things", **few) == []
    assert told(tmp_path / "still", "indicators_tell_different_things", **still) == []
    one = many(40, funding=list(range(40)))
    assert told(tmp_path / "one", "indicators_tell_different_things", **one) == []


def flagged(count: int, outside: int, far: int) -> dict[str, Any]:
    made = many(count, asthma_review=[0.5] * count)
    for place, row in enumerate(made["results"]):
        row["outcome"] = (
            "differs_explore" if place < far else "worth_a_look" if place < outside else "similar"
        )
    return made


@pytest.mark.parametrize(
    ("count", "outside", "far", "field"),
    [
        (100, 0, 0, "statistic"),
        (100, 6, 6, "covariates"),
        (100, 6, 5, None),
        (99, 0, 0, None),
        (100, 1, 0, None),
    ],
)
def test_nobody_or_too_many_outside_are_told(
    tmp_path: Path, count: int, outside: int, far: int, field: str | None
) -> None:
    found = told(tmp_path, "flags_are_few_but_some", **flagged(count, outside, far))
    assert [one.field for one in found] == ([field] if field else [])


def test_a_context_that_had_expired_is_told_with_who_allows_for_it(tmp_path: Path) -> None:
    allowing = [ASTHMA.model_copy(update={"covariates": ("deprivation",)}), *INDICATORS[1:]]
    folder = made_release(tmp_path / "release", definitions=allowing, framework=FRAMEWORK)
    path = folder / "framework.json"
    path.write_text(
        path.read_text().replace('"id": "deprivation"', '"expires_on": "2022-12-30", "id": "deprivation"')
    )
    found = dict(check_release(Release.open(folder)))
    assert found["contexts_were_in_date"].message == (
        "it expired on 2022-12-30 and 1 indicators of 2022-12-31 allow for it"
    )
