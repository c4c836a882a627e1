"""One indicator's table in, one indicator's results out."""

from typing import Any

import numpy as np
import polars as pl
import pytest

from evenhand.assessment.adjusting import Covariates
from evenhand.assessment.kernel import Assessed, assess_indicator
from evenhand.assessment.robustness import Grouping
from evenhand.assessment.splitting import Areas
from evenhand.definitions import FrameworkDefinition, IndicatorDefinition
from evenhand.definitions.framework import Standard
from evenhand.definitions.parts import Applicability
from evenhand.release.schemas import RESULTS
from support.indicators import framework, indicator
from support.made_tables import table
from support.small_england import AS_OF, YEAR

EVERYONE = Applicability(minimum_list=0, text="Used for every practice")


def assessed(
    definition: IndicatorDefinition,
    rows: pl.DataFrame,
    holding: FrameworkDefinition | None = None,
    context: np.ndarray | None = None,
) -> Assessed:
    """Assess made rows, given one made circumstance (`context`, shape (K,)) or none, and no twins."""
    values = np.empty((rows.height, 0)) if context is None else context[:, None]
    names = () if context is None else ("deprivation",)
    return assess_indicator(
        definition,
        holding or framework("made-up"),
        rows,
        AS_OF,
        YEAR,
        covariates=Covariates(names, tuple(name.title() for name in names), values),
        grouping=Grouping(Areas.of(rows["commissioner"]), np.empty((rows.height, 0), dtype=np.int64)),
    )


def assess(definition: IndicatorDefinition, rows: pl.DataFrame, **changes: Any) -> pl.DataFrame:
    return assessed(definition, rows, **changes).results


def made(statistic: str = "proportion", **changes: Any) -> IndicatorDefinition:
    return indicator(statistic, applicability=EVERYONE, **changes)


def england(seed: int = 1, practices: int = 400, odd: float | None = None) -> tuple[list[float], list[float]]:
    """Return counts and denominators of practices that vary as practices do; the last may be odd."""
    rng = np.random.default_rng(seed)
    base = rng.integers(100, 900, practices)
    share = 1 / (1 + np.exp(-rng.normal(1.0, 0.3, practices)))
    if odd is not None:
        share[-1] = odd
    return rng.binomial(base, share).astype(float).tolist(), base.astype(float).tolist()


def test_results_have_the_columns_of_a_release():
    results = assess(made(), table([30.0], [40.0]))
    assert dict(results.schema) == RESULTS
    assert results["context_note"].to_list() == [made().context_note]


def test_a_practice_far_from_the_others_differs_and_the_others_do_not():
    results = assess(made(), table(*england(odd=0.05)))
    odd = results.row(-1, named=True)
    assert (odd["outcome"], odd["outcome_level"], odd["direction"]) == ("differs_explore", 99.8, "lower")
    assert odd["value"] < odd["funnel_lower998"] < odd["funnel_lower95"]
    others = results.head(-1)["outcome"].value_counts()
    similar = others.filter(pl.col("outcome") == "similar")["count"].item()
    assert similar > 0.9 * (results.height - 1)


def test_england_and_the_area_are_sums_over_sums():
    results = assess(made(), table([1.0, 30.0, 10.0], [10.0, 40.0, 40.0]))
    assert results["england"].to_list() == pytest.approx([41 / 90] * 3)
    assert results["area_value"].to_list() == pytest.approx([11 / 50, 30 / 40, 11 / 50])


def test_what_is_never_compared_keeps_its_value_and_interval_and_stands_beside_nothing():
    found = assessed(made(never_compared="Whoever wants to may answer"), table(*england()))
    row = found.results.row(0, named=True)
    assert row["status"] == "not_applicable"
    assert row["lower95"] < row["value"] < row["upper95"]
    beside = ("england", "area_value", "expected", "gap", "z", "outcome", "funnel_lower95", "peer_value")
    assert {row[name] for name in beside} == {None}
    assert found.model is None


def test_effects_are_those_within_areas_where_the_definition_asks_for_it():
    rng = np.random.default_rng(5)
    area = np.repeat(np.arange(20), 20)
    level = np.linspace(-1.0, 1.0, 20)[area]
    context = level + rng.normal(0.0, 0.5, area.size)
    counts = rng.binomial(500, 1 / (1 + np.exp(-level - 0.2 * context))).astype(float)
    rows = table(counts.tolist(), [500.0] * area.size, commissioner=[f"{one:02}A" for one in area])
    slopes = [
        assessed(made(within_areas=asked, covariates=("deprivation",)), rows, context=context).model
        for asked in (True, False)
    ]
    within, pooled = (one["covariates"][0]["coefficient"] for one in slopes if one)
    assert within == pytest.approx(0.2, abs=0.05)
    assert pooled > 0.6


def test_a_closed_practice_is_in_englands_sum_and_is_not_compared():
    rows = table([1.0, 30.0], [10.0, 40.0], not_compared=["The practice closed on 1 May 2021", None])
    results = assess(made(), rows)
    assert results["status"].to_list() == ["not_applicable", "ok"]
    assert results["england"].to_list() == pytest.approx([31 / 50] * 2)
    assert results["value"].to_list() == pytest.approx([0.1, 0.75])
    assert results["outcome"].to_list()[0] is None


def test_a_withheld_figure_enters_nothing():
    rows = table([None, 30.0], [10.0, 40.0], state=["suppressed", "observed"])
    results = assess(made(), rows)
    assert results["england"].to_list() == pytest.approx([0.75] * 2)
    assert results["value"].to_list()[0] is None


def test_more_counted_than_could_be_is_summed_as_published_and_never_shown():
    results = assess(made(), table([238.0, 300.0], [132.0, 600.0]))
    assert results["value"].to_list() == [None, 0.5]
    assert results["england"].to_list() == pytest.approx([538 / 732] * 2)
    assert results["status"].to_list() == ["missing", "ok"]


def test_a_stale_figure_is_placed_but_not_judged():
    results = assess(made(stale_after_months=3), table(*england(odd=0.05)))
    assert set(results["status"]) == {"stale"}
    assert results["z"].null_count() == 0
    assert results["outcome"].null_count() == results.height


def test_one_practice_alone_is_similar_to_itself():
    results = assess(made(), table([30.0], [40.0])).row(0, named=True)
    assert (results["outcome"], results["tau2"]) == ("similar", 0.0)


def test_practices_all_alike_are_all_similar():
    results = assess(made(), table([30.0] * 50, [40.0] * 50))
    assert set(results["outcome"]) == {"similar"}
    assert set(results["tau2"]) == {0.0}


def test_nobody_with_a_figure_is_no_england():
    results = assess(made(), table([None, None], [None, None], state=["missing", None]))
    assert results["england"].null_count() == 2
    assert set(results["status"]) == {"missing"}


def test_a_rate_has_byars_limits_in_its_own_unit():
    results = assess(made("rate", multiplier=1000.0), table([65.0, 20.0], [100.0, 100.0]))
    assert results["value"].to_list() == [650, 200]
    # Byar's limits of 65 and of 20 events, PHEindicatormethods 2.1.0.
    assert results["lower95"].to_list() == pytest.approx([501.631877104595, 122.114288311988])


def test_a_quotient_of_amounts_has_no_sampling_interval_and_no_place_at_zero():
    amounts = [*np.exp(np.random.default_rng(3).normal(5.0, 0.2, 200)).tolist(), 0.0]
    results = assess(made("ratio"), table(amounts, [1.0] * 201))
    assert results["lower95"].null_count() == 201
    nothing = results.row(-1, named=True)
    assert (nothing["value"], nothing["status"], nothing["z"], nothing["outcome"]) == (0.0, "ok", None, None)


def test_a_mean_has_students_interval():
    rows = table([100.0, 120.0], [10.0, 10.0], spread=[2.0, 2.0])
    results = assess(made("mean"), rows)
    assert results["value"].to_list() == [10, 12]
    half = 2.2621571627409915 * 2 / np.sqrt(10)
    assert results["upper95"].to_list() == pytest.approx([10 + half, 12 + half])


def test_a_score_is_compared_without_an_interval():
    scores = np.random.default_rng(4).normal(20, 5, 100).tolist()
    results = assess(made("score"), table(scores, [None] * 100))
    assert results["z"].null_count() == 0
    assert results["lower95"].null_count() == 100
    assert results["england"][0] == pytest.approx(np.mean(scores))


def test_a_fact_is_never_compared():
    rows = table([None, None], [None, None], value_text=["Good", "Outstanding"])
    results = assess(made("fact"), rows)
    assert results["value_text"].to_list() == ["Good", "Outstanding"]
    assert set(results["status"]) == {"ok"}
    assert results["outcome"].null_count() == results["z"].null_count() == 2


def test_a_publishers_own_limits_stand_where_the_definition_takes_them():
    rows = table([15.0, 20.0], [100.0, 100.0], published_lower=[90.0, None], published_upper=[240.0, None])
    results = assess(made("rate", multiplier=1000.0), rows)
    assert results["lower95"].to_list() == pytest.approx([90.0, 122.114288311988])


def test_a_minimum_standard_is_coloured_only_where_the_framework_judges():
    standard = Standard(kind="minimum", target=0.5, clause="A clause")
    rows = table([80.0, 10.0], [100.0, 100.0])
    judging = framework("made-up", standard=standard, purpose="judgemental", band_rule="minimum_standards")
    results = assess(made(), rows, holding=judging)
    assert results["colour"].to_list() == ["green", "red"]
    assert results["standard_target"].to_list() == [0.5, 0.5]
    informing = framework("made-up", standard=standard)
    assert assess(made(), rows, holding=informing)["colour"].null_count() == 2


def test_a_fact_in_words_meets_a_standard_by_its_answer():
    standard = Standard(kind="minimum", answer="No", clause="A clause")
    rows = table([None] * 3, [None] * 3, value_text=["No", "Yes", None])
    judging = framework("made-up", standard=standard, purpose="judgemental", band_rule="minimum_standards")
    results = assess(made("fact"), rows, holding=judging)
    assert results["standard_outcome"].to_list() == ["met", "not_met", None]
    assert results["colour"].to_list() == ["green", "red", None]


def test_an_indicator_the_framework_does_not_hold_is_our_mistake():
    with pytest.raises(ValueError, match="has no indicator"):
        assess(made(), table([30.0], [40.0]), holding=framework("another"))


def test_moving_every_practice_alike_changes_no_colour():
    standard = Standard(kind="minimum", target=0.5, clause="A clause")
    judging = framework("made-up", standard=standard, purpose="judgemental", band_rule="minimum_standards")
    counts, base = england()
    first = table([80.0, *counts], [100.0, *base])
    raised = table([80.0, *base], [100.0, *base])
    colours = [assess(made(), rows, holding=judging)["colour"][0] for rows in (first, raised)]
    assert colours == ["green", "green"]
