"""The rows behind a figure, as they are told."""

from datetime import date
from types import SimpleNamespace

import pytest

from evenhand.assessment.tracing import Trace, TracedGroup, TracedRow
from evenhand.common.periods import Period
from evenhand.web.practice.correction import present_correction
from evenhand.web.practice.rows import present_rows
from support.indicators import indicator

YEAR = Period(date(2021, 4, 1), date(2022, 3, 31))
MANIFEST = SimpleNamespace(inputs=())
ROW = {"numerator": 30.0, "denominator": 40.0, "value": 0.75, "source_editions": None, "indicator": "made-up"}


def edition(*sources):
    made = indicator("proportion", source=sources)
    return SimpleNamespace(
        indicators={"made-up": made}, sources={}, source_title=lambda name: name.title(), models={}
    )


def shown(*rows, groups=(), numerator=30.0):
    traced = Trace("Z80001", YEAR, rows, numerator, 40.0, groups, ())
    return present_rows(edition("lists"), MANIFEST, ROW, traced, has_store=True)


@pytest.mark.parametrize(
    ("value", "text", "state", "said"),
    [
        (None, None, "suppressed", "withheld by its publisher"),
        (None, "Good", "observed", "Good"),
        (1234.0, None, "observed", "1,234"),
        (None, None, "missing", "nothing said"),
    ],
)
def test_what_a_file_says_is_told_as_it_stands(value, text, state, said):
    (line,) = shown(TracedRow("made.count", YEAR, value, text, state)).lines
    assert (line.value, line.row, line.file) == (said, "none", "")


def test_a_measure_without_a_period_near_enough_says_so():
    view = shown(TracedRow("made.count", None, None, None, "missing"))
    assert view.lines[0].period == "no period near enough"
    assert (view.missing, view.publishers) == (("made.count",), (("Lists", ""),))


def test_patients_by_sex_and_age_are_named_as_people_say_it():
    young = TracedRow("made.people.female_25_44", YEAR, 2000.0, None, "observed", None, 7)
    old = TracedRow("made.people.male_85_over", YEAR, None, None, "suppressed")
    view = shown(groups=(TracedGroup(young, 0.0125), TracedGroup(old, None)))
    assert [(one.name, one.patients, one.rate, one.expected, one.row) for one in view.groups] == [
        ("female 25 to 44", "2,000", "12.5", "25.0", "7"),
        ("male 85 and over", "withheld by its publisher", "not known", "not known", "none"),
    ]


def test_rows_that_come_to_another_count_are_known_as_such():
    assert shown(numerator=31.0).is_other
    assert not shown(numerator=None).is_other


def corrected(definition, asked, **changes):
    row = {**ROW, "lower95": None, "upper95": None, "status": "ok", "z": None, **changes}
    row |= dict.fromkeys(("outcome", "context_part", "place_part", "chance_part", "unexplained_part"))
    opened = SimpleNamespace(edition=edition("lists"), whole=SimpleNamespace(models={}))
    own = SimpleNamespace(opened=opened)
    return present_correction(own, definition, row, asked)


def test_what_is_expected_of_patients_ages_is_not_corrected():
    from evenhand.definitions.parts import Standardisation

    of = Standardisation(events="made.events", population="made.people")
    view = corrected(indicator("rate", denominator=None, standardisation=of), {"numerator": "20"})
    assert [field.name for field in view.fields] == ["numerator"]
    assert [line.corrected for line in view.lines][:3] == ["20", "40", "50.0%"]


def test_a_score_is_one_number():
    view = corrected(indicator("score"), {"numerator": "£1,2.5"}, denominator=None)
    assert [line.name for line in view.lines] == ["Counted", "Value", "95% interval", "What is said of it"]


@pytest.mark.parametrize("typed", ["..", "-", "1.2.3", "½", "1e5"])
def test_what_is_no_number_is_told(typed):
    view = corrected(indicator("score"), {"numerator": typed})
    assert view.has_faults
    assert view.fields[0].value == typed
