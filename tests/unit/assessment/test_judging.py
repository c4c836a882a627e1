"""What is expected, split, placed and ranked: one indicator's judgement, on made figures whose truth is known."""

from typing import Any

import numpy as np
import polars as pl
import pytest
from numpy.testing import assert_allclose

from evenhand.assessment.adjusting import Covariates
from evenhand.assessment.kernel import Assessed, assess_indicator
from evenhand.assessment.robustness import Grouping
from evenhand.assessment.splitting import Areas
from evenhand.definitions import IndicatorDefinition
from evenhand.definitions.parts import Applicability
from evenhand.release.schemas import CONTRIBUTIONS, FUNNELS
from support.indicators import framework, indicator
from support.made_tables import table
from support.small_england import AS_OF, YEAR

EVERYONE = Applicability(minimum_list=0, text="Used for every practice")
PRACTICES = 600
RNG = np.random.default_rng(20261123)
CONTEXT = RNG.normal(20.0, 8.0, PRACTICES)
BASE = RNG.integers(150, 900, PRACTICES).astype(float)
AREA = np.arange(PRACTICES) % 12
OF_AREAS = RNG.normal(0.0, 0.25, 12)
ETA = -1.0 + 0.04 * (CONTEXT - 20.0) + OF_AREAS[AREA] + RNG.normal(0.0, 0.2, PRACTICES)
COUNTS = RNG.binomial(BASE.astype(int), 1 / (1 + np.exp(-ETA))).astype(float)
NAMES = [f"{code:02d}A" for code in AREA]


def made(statistic: str = "proportion", **changes: Any) -> IndicatorDefinition:
    return indicator(statistic, applicability=EVERYONE, covariates=("deprivation",), **changes)


def assessed(
    definition: IndicatorDefinition | None = None,
    context: np.ndarray = CONTEXT,
    twins: np.ndarray | None = None,
    counts: np.ndarray = COUNTS,
    base: np.ndarray | None = BASE,
    **columns: Any,
) -> Assessed:
    size = counts.size
    rows = table(
        counts.tolist(),
        [None] * size if base is None else base.tolist(),
        **{"commissioner": NAMES[:size], **columns},
    )
    return assess_indicator(
        definition or made(),
        framework("made-up"),
        rows,
        AS_OF,
        YEAR,
        covariates=Covariates(("deprivation",), ("Deprivation",), context[:, None]),
        grouping=Grouping(
            Areas.of(rows["commissioner"]), np.empty((size, 0), dtype=np.int64) if twins is None else twins
        ),
    )


WHOLE = assessed()


def column(name: str, of: Assessed = WHOLE) -> np.ndarray:
    return of.results[name].cast(pl.Float64).fill_null(np.nan).to_numpy()


def test_the_parts_add_up_to_the_gap_on_every_row():
    parts = sum(column(f"{name}_part") for name in ("context", "place", "chance", "unexplained"))
    assert_allclose(parts, column("gap"), rtol=1e-9, atol=1e-14)
    assert_allclose(column("gap"), column("value") - column("england"), rtol=1e-12)
    assert_allclose(column("context_part"), column("expected") - column("england"), rtol=1e-12)


def test_expected_numerators_add_up_to_the_observed():
    assert (column("expected") * BASE).sum() == pytest.approx(COUNTS.sum(), rel=1e-9)


def test_the_planted_context_and_places_are_found():
    assert WHOLE.model is not None
    (entry,) = WHOLE.model["covariates"]
    assert entry["coefficient"] == pytest.approx(0.04, abs=0.006)
    planted = pl.DataFrame({"area": sorted(set(NAMES)), "planted": OF_AREAS})
    found = WHOLE.places.join(planted, on="area")
    assert np.corrcoef(found["place_effect"], found["planted"])[0, 1] > 0.9


def test_contributions_add_up_to_the_expectation_less_the_average_ones():
    assert WHOLE.contributions is not None
    assert WHOLE.model is not None
    assert dict(WHOLE.contributions.schema) == CONTRIBUTIONS
    both = WHOLE.results.join(WHOLE.contributions, on="practice")
    assert_allclose(both["contribution"], both["expected"] - WHOLE.model["average_expected"], atol=1e-12)


def test_a_practice_whose_context_is_not_known_is_assessed_without_adjustment_and_says_so():
    context = CONTEXT.copy()
    context[7] = np.nan
    found = assessed(context=context)
    row = found.results.row(7, named=True)
    assert found.model is not None
    assert row["expected"] == pytest.approx(found.model["average_expected"])
    assert row["outcome"] is not None
    assert found.model["unadjusted"] == 1
    (said,) = [one for one in found.caveats if one["practice"] == row["practice"]]
    assert said["caveat"] == "Assessed without adjustment: not known for this practice: Deprivation"
    assert row["practice"] not in set(found.contributions["practice"])
    assert (column("expected", found) * BASE).sum() == pytest.approx(COUNTS.sum(), rel=1e-9)


@pytest.mark.parametrize(
    ("context", "note"),
    [
        (np.full(PRACTICES, 3.0), "Deprivation is not allowed for: every practice has the same"),
        (
            np.full(PRACTICES, np.nan),
            f"Does not allow for deprivation: it is known for 0 of {PRACTICES} practices that are compared",
        ),
    ],
)
def test_a_covariate_that_cannot_tell_practices_apart_is_named(context: np.ndarray, note: str):
    found = assessed(context=context)
    assert any(one["caveat"].startswith(note) for one in found.caveats)
    assert np.ptp(column("expected", found)) == 0.0


@pytest.mark.parametrize(
    ("known", "is_used"), [(0, False), (PRACTICES // 2 - 1, False), (PRACTICES // 2, True)]
)
def test_a_covariate_known_for_too_few_leaves_nobody_unadjusted(known: int, is_used: bool):
    found = assessed(context=np.where(np.arange(PRACTICES) < known, CONTEXT, np.nan))
    assert found.model is not None
    assert len(found.model["covariates"]) == is_used
    assert found.model["unadjusted"] == (PRACTICES - known if is_used else 0)
    assert any(one["practice"] for one in found.caveats) == is_used


def test_three_practices_are_compared_without_adjustment():
    found = assessed(context=CONTEXT[:3], counts=COUNTS[:3], base=BASE[:3])
    assert found.results["outcome"].null_count() == 0
    assert any("3 practices are too few" in one["caveat"] for one in found.caveats)
    assert found.contributions is not None
    assert found.contributions.is_empty()


def test_all_suppressed_is_no_expectation_and_no_error():
    found = assessed(state=["suppressed"] * PRACTICES)
    assert found.results["expected"].null_count() == PRACTICES
    assert found.results["outcome"].null_count() == PRACTICES
    assert found.curves is not None
    assert found.curves.is_empty()


def test_every_practice_equal_is_all_similar_and_any_rank():
    found = assessed(counts=np.full(PRACTICES, 40.0), base=np.full(PRACTICES, 100.0))
    assert set(found.results["outcome"]) == {"similar"}
    assert set(found.results["unexplained_part"]) == {0.0}
    assert set(found.results["rank_lower"]) == {1.0}
    assert found.results["rank_upper"].to_list() == found.results["ranked_of"].to_list()
    assert any("no more than chance" in one["caveat"] for one in found.caveats)


def test_context_taken_out_leaves_the_same_distance_on_the_models_scale():
    odds = [column(name) / (1 - column(name)) for name in ("value", "expected", "adjusted", "england")]
    assert_allclose(odds[0] / odds[1], odds[2] / odds[3], rtol=1e-9)
    assert (column("adjusted") >= 0).all()
    assert (column("adjusted") <= 1).all()


def test_a_rate_with_context_taken_out_is_observed_over_expected():
    found = assessed(made("rate", multiplier=1000.0))
    again = column("england", found) * column("value", found) / column("expected", found)
    assert_allclose(column("adjusted", found), again)


def test_a_score_with_context_taken_out_keeps_its_difference():
    found = assessed(made("score"), base=None, counts=50 + 0.3 * CONTEXT + RNG.normal(0, 2, PRACTICES))
    assert_allclose(
        column("adjusted", found) - column("england", found),
        column("value", found) - column("expected", found),
    )
    assert np.corrcoef(column("adjusted", found), CONTEXT)[0, 1] == pytest.approx(0.0, abs=0.05)
    assert found.curves is not None
    assert found.curves.is_empty()


@pytest.mark.parametrize("statistic", ["proportion", "rate", "ratio", "mean"])
def test_a_figure_is_outside_its_own_limits_exactly_when_its_outcome_says_so(statistic: str):
    found = assessed(made(statistic, multiplier=100.0), spread=[0.4] * PRACTICES)
    value = column("value", found)
    beyond = (value > column("funnel_upper95", found)) | (value < column("funnel_lower95", found))
    assert (beyond == (column("outcome_level", found) > 0)).mean() > 0.998
    assert found.curves is not None
    assert dict(found.curves.schema) == FUNNELS
    assert set(found.curves["given"]) == {"context_and_place", "nothing"}


def test_context_and_place_are_not_held_against_a_practice():
    spread = column("crude_z").std(), column("z").std()
    assert np.corrcoef(column("crude_z"), CONTEXT)[0, 1] > 0.3
    assert abs(np.corrcoef(column("z"), CONTEXT)[0, 1]) < 0.15
    assert spread[1] == pytest.approx(1.0, abs=0.1)


def test_twins_pool_their_counts():
    twins = np.array([[1, 2], [0, 2], [0, -1]] + [[-1, -1]] * (PRACTICES - 3))
    found = assessed(twins=twins)
    assert found.results["peer_value"][0] == pytest.approx((COUNTS[1] + COUNTS[2]) / (BASE[1] + BASE[2]))
    assert found.results["peer_value"][2] == pytest.approx(COUNTS[0] / BASE[0])
    assert found.results["peer_value"][3] is None


def test_an_outcome_is_robust_when_every_way_of_looking_agrees():
    counts = COUNTS.copy()
    counts[5] = BASE[5]
    again = {"earlier_numerator": counts.tolist(), "earlier_denominator": BASE.tolist()}
    twins = np.array([[(row + step) % PRACTICES for step in range(1, 11)] for row in range(PRACTICES)])
    found = assessed(counts=counts, twins=twins, **again)
    assert found.results["outcome"][5] == "differs_explore"
    assert found.results["robustness"][5] == 1.0
    share = column("robustness", found)
    assert ((share >= 0) & (share <= 1)).all()


@pytest.mark.parametrize("statistic", ["proportion", "rate"])
def test_the_way_an_outcome_was_found_agrees_with_it_however_few_are_counted(statistic: str):
    few = np.maximum(np.round(BASE / 60), 1.0)
    counts = np.minimum(RNG.poisson(few * 0.3), few).astype(float)
    counts[::40] = few[::40]
    found = assessed(made(statistic), counts=counts, base=few)
    share = column("robustness", found)
    assert column("outcome_level", found).max() > 0
    assert np.nanmin(share) >= 1 / 24 - 1e-12


def test_an_outcome_that_hangs_on_allowing_for_context_is_fragile():
    context = CONTEXT.copy()
    context[0] = 60.0
    found = assessed(context=context)
    assert found.results["robustness"][0] < 0.8


def test_nobody_is_ranked_on_a_neutral_indicator():
    found = assessed(made(polarity="neutral"))
    assert found.results["rank_lower"].null_count() == PRACTICES
    assert column("ranked_of").max() == PRACTICES / 12


def test_q_is_never_below_p_and_keeps_its_order():
    z, q = np.abs(column("z")), column("q_value")
    order = np.argsort(-z)
    assert (np.diff(q[order]) >= -1e-12).all()
    assert ((q > 0) & (q <= 1)).all()


def test_practices_in_no_area_have_no_place():
    found = assessed(commissioner=[None] * PRACTICES)
    assert set(found.results["place_part"]) == {0.0}
    assert found.results["ranked_of"].null_count() == PRACTICES
    assert found.places is not None
    assert found.places.is_empty()


def test_what_the_model_says_is_ready_for_json():
    model = WHOLE.model
    assert model is not None
    assert 0 < model["explained_share"] < 1
    assert model["size_for_090"] > model["size_for_070"] > 0
    assert model["practices"] == PRACTICES
    amounts = assessed(made("ratio")).model
    assert amounts is not None
    assert amounts["size_for_070"] is None
