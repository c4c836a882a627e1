"""The arithmetic of a figure, written out with its measures and its numbers."""

from datetime import date

from evenhand.assessment.tracing import Trace, TracedRow
from evenhand.common.periods import Period
from evenhand.definitions.expressions import Expression
from evenhand.definitions.parts import Standardisation
from evenhand.web.practice.arithmetic import present_arithmetic
from support.indicators import indicator

YEAR = Period(date(2021, 4, 1), date(2022, 3, 31))
ROW = {"numerator": 30.0, "denominator": 40.0, "value": 0.75, "value_text": None}


def traced(**values):
    rows = tuple(TracedRow(f"made.{name}", YEAR, value, None, "observed") for name, value in values.items())
    return Trace("Z80001", YEAR, rows, None, None, (), ())


def test_a_quotient_is_what_is_counted_over_what_it_is_counted_out_of():
    lines = present_arithmetic(indicator("proportion"), ROW, traced(count=30.0, base=40.0))
    assert [(line.defined, line.result) for line in lines] == [
        ("made.count", "30"),
        ("made.base", "40"),
        ("", "75.0%"),
    ]
    assert lines[-1].numbers == "30 ÷ 40"


def test_sums_are_written_with_the_numbers_the_files_have():
    definition = indicator("proportion", denominator=Expression.parse("2 * (made.base - made.count)"))
    line = present_arithmetic(definition, ROW, traced(count=1300.0, base=4000.0))[1]
    assert (line.defined, line.numbers) == ("2 × (made.base − made.count)", "2 × (4,000 − 1,300)")


def test_without_the_rows_only_the_definition_is_known():
    definition = indicator("rate", denominator=Expression.parse("made.base + made.more"), multiplier=1000.0)
    lines = present_arithmetic(definition, ROW, None)
    assert lines[1].numbers == ""
    assert lines[2].numbers == "30 ÷ 40 × 1,000"


def test_a_fact_is_what_is_said():
    row = {**ROW, "numerator": None, "value": None, "value_text": "Good"}
    (line,) = present_arithmetic(indicator("fact"), row, None)
    assert line.result == "Good"


def test_a_standardised_figure_has_an_expected_number():
    of = Standardisation(events="made.events", population="made.people")
    definition = indicator("rate", denominator=None, standardisation=of)
    assert present_arithmetic(definition, ROW, None)[1].defined == "made.people.*"


def test_a_score_is_the_figure_itself():
    row = {**ROW, "denominator": None}
    assert [line.name for line in present_arithmetic(indicator("score"), row, None)] == ["The figure"]
