"""What holds for every indirectly standardised indicator."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from evenhand.assessment.measuring import measure
from evenhand.assessment.standardising import read_groups
from evenhand.definitions.parts import Standardisation
from support.indicators import indicator
from support.small_england import AS_OF, observations

BY_AGE = Standardisation(events="made.count", population="made.people")
GROUPS = ("female_0_4", "female_85_over", "male_0_4")
CELL = st.one_of(st.integers(8, 500), st.just("*"), st.just(None))
PRACTICE = st.tuples(*[st.tuples(CELL, st.integers(1, 5000)) for _ in GROUPS])


def figures(practices: list[tuple[tuple[int | str | None, int], ...]], times: int = 1) -> pl.DataFrame:
    """Return numerator and denominator of practices, each with its events and patients in every group."""
    codes = [f"Z{number:05}" for number in range(len(practices))]
    scaled = [[(times * x if isinstance(x, int) else x, n) for x, n in practice] for practice in practices]
    totals = [sum(x for x, _ in one if isinstance(x, int)) + 5 * times for one in scaled]
    rows = [observations("made.count", dict(zip(codes, totals, strict=True)))]
    for place, group in enumerate(GROUPS):
        for prefix, part in (("made.count", 0), ("made.people", 1)):
            cells = {code: one[place][part] for code, one in zip(codes, scaled, strict=True)}
            rows.append(observations(f"{prefix}.{group}", cells))
    known = pl.concat(rows).with_columns(edition=pl.lit("edition-1"))
    groups = read_groups(
        BY_AGE, set(known["measure"]), lambda all_: known.filter(pl.col("measure").is_in(all_))
    )
    definition = indicator("rate", denominator=None, standardisation=BY_AGE)
    return measure(definition, known.filter(pl.col("measure") == "made.count"), AS_OF, groups).latest


def is_about(left: float, right: float) -> bool:
    return abs(left - right) <= 1e-9 * max(abs(left), abs(right), 1.0)


@given(st.lists(PRACTICE, min_size=1, max_size=8))
def test_as_many_are_expected_in_england_as_were_observed(practices):
    found = figures(practices).filter(pl.col("state") == "observed", pl.col("denominator") > 0)
    assert is_about(found["numerator"].sum(), found["denominator"].sum())


@given(st.lists(PRACTICE, min_size=1, max_size=8), st.integers(2, 9))
def test_more_events_everywhere_leave_every_ratio_where_it_was(practices, times):
    once, more = figures(practices), figures(practices, times)
    for before, after in zip(once.iter_rows(named=True), more.iter_rows(named=True), strict=True):
        assert (before["denominator"] is None) == (after["denominator"] is None)
        if before["denominator"]:
            assert is_about(
                before["numerator"] / before["denominator"], after["numerator"] / after["denominator"]
            )


@given(st.lists(PRACTICE, min_size=2, max_size=8))
def test_the_order_of_practices_changes_nothing(practices):
    forwards, backwards = figures(practices), figures(practices[::-1])
    expected = zip(forwards["denominator"], reversed(backwards["denominator"].to_list()), strict=True)
    assert all((one is None and other is None) or is_about(one, other) for one, other in expected)
