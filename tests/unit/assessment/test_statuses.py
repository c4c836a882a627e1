"""Each figure's status, and the sentence that says why."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from evenhand.assessment.measuring import SCHEMA
from evenhand.assessment.statuses import with_status
from evenhand.definitions import Expression
from evenhand.definitions.parts import Applicability, MinimumBase, MinimumDenominator, Standardisation
from support.indicators import indicator
from support.small_england import AS_OF, YEAR

COMPLETE: dict[str, Any] = {
    "practice": "Z00001",
    "period_start": YEAR.start,
    "period_end": YEAR.end,
    "numerator": 30.0,
    "denominator": 40.0,
    "spread": None,
    "base": None,
    "value_text": None,
    "state": "observed",
    "source_editions": "e",
    "not_compared": None,
    "no_fair_comparator": None,
    "list_size": 8000.0,
    "atypical": None,
    "practice_type": "GP practice",
}
TYPES = {
    **SCHEMA,
    "not_compared": pl.String(),
    "no_fair_comparator": pl.String(),
    "list_size": pl.Float64(),
    "atypical": pl.String(),
    "practice_type": pl.String(),
}


def status(definition: Any = None, as_of: date = AS_OF, **changes: Any) -> tuple[str, str | None]:
    rows = pl.DataFrame([{**COMPLETE, **changes}], schema=TYPES)
    found = with_status(definition or indicator(), rows, as_of, YEAR).row(0, named=True)
    return found["status"], found["status_reason"]


def test_a_whole_figure_is_ok_and_needs_no_reason():
    assert status() == ("ok", None)


def test_a_reason_of_the_practice_itself_comes_first():
    assert status(not_compared="The practice closed on 1 May 2021", state="missing")[0] == "not_applicable"


def test_withheld_is_said_as_withheld():
    word, reason = status(state="suppressed", numerator=None)
    assert word == "suppressed"
    assert "publisher withheld" in str(reason)


def test_what_compares_nobody_says_why_of_everybody():
    never = indicator(never_compared="Whoever wants to may answer")
    assert status(never) == ("not_applicable", "Shown, never compared. Whoever wants to may answer")
    assert status(never, state="suppressed", numerator=None)[0] == "suppressed"


@pytest.mark.parametrize(("base", "word"), [(49.0, "too_small"), (50.0, "ok")])
def test_a_score_of_few_people_is_not_compared(base: float, word: str):
    least = MinimumBase(base=Expression.parse("made.base"), value=50, of="people who answered")
    found = status(indicator("score", minimum_base=least), denominator=None, base=base)
    assert found[0] == word
    assert found[1] in (None, "Too few to compare: fewer than 50 people who answered")


@pytest.mark.parametrize("state", ["missing", None])
def test_a_figure_that_is_not_there_is_missing(state: str | None):
    assert status(state=state, numerator=None) == ("missing", "There is no figure for 2021/22")


def test_a_zero_denominator_is_missing_and_says_why():
    assert status(numerator=0.0, denominator=0.0) == (
        "missing",
        "Nobody could be counted: the denominator is zero",
    )


def test_nothing_expected_is_missing_and_says_why():
    standardised = indicator(
        "rate",
        denominator=None,
        standardisation=Standardisation(events="made.count", population="made.people"),
    )
    word, reason = status(standardised, numerator=0.0, denominator=0.0)
    assert word == "missing"
    assert str(reason).startswith("Nothing can be expected")
    assert status(standardised, denominator=None)[0] == "missing"
    assert status(standardised) == ("ok", None)


def test_an_indicator_of_which_no_file_was_read_says_so_once_for_all():
    rows = pl.DataFrame([{**COMPLETE, "state": None, "numerator": None}], schema=TYPES)
    found = with_status(indicator(), rows, AS_OF, None).row(0, named=True)
    assert found["status"] == "missing"
    assert found["status_reason"] == "There is no figure for any practice: no file that was read has one"


def test_a_numerator_above_its_denominator_is_not_a_proportion():
    word, reason = status(numerator=41.0)
    assert word == "missing"
    assert "above its denominator" in str(reason)


def test_a_rate_may_exceed_one():
    assert status(indicator("rate"), numerator=41.0)[0] == "ok"


def test_atypical_practices_are_left_out_by_the_definitions_own_words():
    rule = Applicability(minimum_list=0, excludes=("Part year of data",), text="Not used for part years")
    definition = indicator(applicability=rule)
    assert status(definition, atypical="| Part year of data |") == (
        "not_applicable",
        "Not used for part years",
    )
    assert status(definition, atypical="| Large fluctuation in patients |")[0] == "ok"


def test_a_walk_in_centre_is_left_out():
    rule = Applicability(
        minimum_list=0, excludes_practice_types=("Walk in centre",), text="Not for walk-in centres"
    )
    assert status(indicator(applicability=rule), practice_type="Walk in centre")[0] == "not_applicable"


def test_a_small_list_is_too_small():
    rule = Applicability(minimum_list=750, text="Lists of 750 and over")
    definition = indicator(applicability=rule)
    assert status(definition, list_size=749.0)[0] == "too_small"
    assert status(definition, list_size=750.0)[0] == "ok"
    assert status(definition, list_size=None)[0] == "ok"


def test_a_small_denominator_is_too_small_and_says_of_what():
    definition = indicator(minimum_denominator=MinimumDenominator(value=50, of="patients with asthma"))
    assert status(definition) == ("too_small", "Too few to compare: fewer than 50 patients with asthma")


def test_a_figure_is_stale_the_day_after_its_term():
    definition = indicator(stale_after_months=12)
    assert status(definition, as_of=date(2023, 3, 31))[0] == "ok"
    word, reason = status(definition, as_of=date(2023, 4, 1))
    assert word == "stale"
    assert str(reason).startswith("Shown, not judged")


def test_a_fact_needs_no_number():
    definition = indicator("fact")
    assert status(definition, numerator=None, denominator=None, value_text="Good")[0] == "ok"


def test_a_fact_told_long_ago_is_stale():
    offer = indicator("fact", stale_after_months=6, cadence="event")
    told = {"value_text": "Mondays to 8 pm", "numerator": None, "period_end": date(2022, 6, 30)}
    assert status(offer, as_of=date(2022, 12, 31), **told)[0] == "ok"
    assert status(offer, as_of=date(2023, 1, 1), **told) == (
        "stale",
        "It may have changed: it is of more than 6 months before this release",
    )


def test_a_practice_unlike_all_others_has_no_fair_comparator_before_it_is_too_small():
    definition = indicator(minimum_denominator=MinimumDenominator(value=50, of="patients"))
    said = status(definition, no_fair_comparator="Most of its patients are students")
    assert said == ("no_fair_comparator", "Most of its patients are students")


def test_a_fact_needs_nobody_alike():
    assert status(indicator("fact"), no_fair_comparator="Nobody is like it", value_text="Good")[0] == "ok"
