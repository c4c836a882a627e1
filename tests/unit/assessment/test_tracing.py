"""Back from a figure to its rows: which file, which edition, which row, and what was kept out."""

from datetime import date

import polars as pl
import pytest

from evenhand.assessment.tracing import trace
from evenhand.common.periods import Period
from evenhand.definitions.expressions import Expression
from evenhand.definitions.parts import Standardisation
from evenhand.store import Quarantine, Reading, Store
from support.indicators import indicator
from support.readings import JUNE, MAY, observations, reading

AS_OF = date(2022, 12, 31)
IN_MAY = Period(MAY, MAY)
CODE = "Z80001"


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "store")


def add(store, *tables, source="one", file="one.csv", content="a"):
    return store.add(reading(*tables, source=source), file=file, sha256=content * 64)


def made(**changes):
    return indicator("proportion", available_after_months=0, **changes)


def counts(count, base, day=MAY):
    return (
        observations({"Z80009": 1, CODE: count}, "made.count", day),
        observations({"Z80009": 9, CODE: base}, "made.base", day),
    )


def test_every_observation_has_its_file_edition_and_row(store):
    edition = add(store, *counts(30, 40))
    found = trace(store, made(), CODE, IN_MAY, AS_OF)
    assert [(row.measure, row.value, row.edition, row.row) for row in found.rows] == [
        ("made.count", 30, edition, 3),
        ("made.base", 40, edition, 3),
    ]
    assert (found.numerator, found.denominator) == (30, 40)
    assert found.editions == (edition,)
    assert found.row_of("made.base").value == 40
    assert found.row_of("made.other") is None


def test_the_newest_edition_of_a_file_is_the_one_found(store):
    add(store, *counts(30, 40))
    newer = add(store, *counts(31, 40), content="b")
    found = trace(store, made(), CODE, IN_MAY, AS_OF)
    assert (found.numerator, found.editions) == (31, (newer,))


def test_a_measure_of_another_file_is_taken_from_the_nearest_period(store):
    add(store, observations({CODE: 30}, "made.count", MAY))
    add(store, observations({CODE: 40}, "made.base", JUNE), source="two", file="two.csv", content="b")
    found = trace(store, made(align_within_months=2), CODE, IN_MAY, AS_OF)
    assert found.rows[1].period == Period(JUNE, JUNE)
    assert [one.file for one in found.editions] == ["one.csv", "two.csv"]


def test_arithmetic_is_the_expressions_own(store):
    add(store, *counts(30, 40))
    definition = made(numerator=Expression.parse("made.base - made.count"))
    assert trace(store, definition, CODE, IN_MAY, AS_OF).numerator == 10


def test_nothing_is_made_up_where_the_store_has_nothing(store):
    found = trace(store, made(), CODE, IN_MAY, AS_OF)
    assert [(row.period, row.state) for row in found.rows] == [(None, "missing")] * 2
    assert (found.numerator, found.editions, found.kept_out) == (None, (), ())


def test_a_practice_without_a_row_is_missing_and_withheld_is_withheld(store):
    add(store, *counts(None, 40))
    assert trace(store, made(), CODE, IN_MAY, AS_OF).rows[0].state == "suppressed"
    assert trace(store, made(), "Z80777", IN_MAY, AS_OF).rows[0].state == "missing"


def test_a_division_by_nothing_has_no_value(store):
    add(store, *counts(0, 40))
    definition = made(denominator=Expression.parse("made.base / made.count"))
    assert trace(store, definition, CODE, IN_MAY, AS_OF).denominator is None


def kept_out(*entries):
    quarantine = Quarantine()
    for row, column, received in entries:
        rows = pl.DataFrame({"row": [row], column: [received]})
        quarantine.add(rows, column=column, reason="no number", remedy="Mend it")
    return quarantine.table()


def test_what_was_kept_out_of_the_practices_rows_is_told(store):
    tables = {"observations": pl.concat(counts(30, 40))}
    held = kept_out((2, "other", "x"), (3, "waits", "many"), (9, "code", "z80001 ?"))
    edition = store.add(Reading("one", "May", tables, held, 9), file="one.csv", sha256="a" * 64)
    found = trace(store, made(), CODE, IN_MAY, AS_OF).kept_out
    assert [(one.edition, one.row, one.column, one.received) for one in found] == [
        (edition, 3, "waits", "many"),
        (edition, 9, "code", "z80001 ?"),
    ]


def test_an_edition_without_observations_has_only_what_names_the_practice(store):
    tables = {"observations": pl.concat(counts(30, 40)).clear()}
    held = kept_out((9, "code", "Z80001"))
    edition = store.add(Reading("one", "May", tables, held, 9), file="one.csv", sha256="a" * 64)
    from evenhand.assessment.tracing import _kept_out

    assert [one.row for one in _kept_out(store, edition, CODE)] == [9]


def standardised():
    of = Standardisation(events="made.events", population="made.people")
    return made(denominator=None, standardisation=of, numerator=Expression.parse("made.count"))


def test_patients_by_sex_and_age_are_traced_with_englands_rates(store):
    groups = [
        observations({"Z80009": 10, CODE: 30}, "made.events.female_0_4"),
        observations({"Z80009": 100, CODE: 300}, "made.people.female_0_4"),
    ]
    add(store, *counts(30, 40), *groups)
    found = trace(store, standardised(), CODE, IN_MAY, AS_OF)
    (group,) = found.groups
    assert (group.name, group.patients.value, group.rate) == ("female_0_4", 300, pytest.approx(0.1))
    assert group.expected == pytest.approx(30)


def test_a_group_without_a_rate_expects_nothing_known(store):
    groups = [
        observations({"Z80009": 10}, "made.events.female_0_4", date(2019, 1, 1)),
        observations({CODE: 300}, "made.people.female_0_4"),
    ]
    add(store, *counts(30, 40), *groups)
    (group,) = trace(store, standardised(), CODE, IN_MAY, AS_OF).groups
    assert (group.rate, group.expected) == (None, None)
