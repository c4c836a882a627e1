"""Tests of the steps from text cells to observations."""

from datetime import date

from evenhand.common.periods import Period
from evenhand.sources.reading.observing import (
    parsed,
    practice_codes,
    text_observations,
    wide_observations,
    without_repeats,
)
from support.files import raw_table

PERIOD = Period.day(date(2022, 5, 1))


def test_codes_are_upper_case_and_others_are_quarantined(tmp_path):
    raw = raw_table(tmp_path, "Code,n\na81001,1\nEngland,2\n")
    assert practice_codes(raw, "Code")["practice"].to_list() == ["A81001"]
    assert raw.quarantine.table()["received"].to_list() == ["England"]


def test_one_cell_that_is_no_number_does_not_cost_the_others(tmp_path):
    raw = raw_table(tmp_path, "Code,a,b\nA81001,1,many\nA81002,,*\n")
    table = wide_observations(raw, practice_codes(raw, "Code"), {"a": "x.a", "b": "x.b"}, PERIOD, "count")
    assert table.select("practice", "measure", "value", "state", "row").rows() == [
        ("A81001", "x.a", 1.0, "observed", 2),
        ("A81002", "x.a", None, "missing", 3),
        ("A81002", "x.b", None, "suppressed", 3),
    ]
    assert raw.quarantine.table().select("row", "column", "received").rows() == [(2, "b", "many")]


def test_parsing_keeps_the_order_and_number_of_records(tmp_path):
    raw = raw_table(tmp_path, "Code,a\nA81003,2\nA81001,1\nA81002,2\n")
    assert parsed(raw, raw.cells, "a", "count")["row"].to_list() == [2, 3, 4]


def test_an_empty_text_is_missing(tmp_path):
    raw = raw_table(tmp_path, "Code,type\nA81001,GMS\nA81002,\n")
    table = text_observations(practice_codes(raw, "Code"), {"type": "x.type"}, PERIOD)
    assert table.select("text", "state").rows() == [("GMS", "observed"), (None, "missing")]


def test_repeats_that_agree_are_kept_once_and_those_that_differ_not_at_all(tmp_path):
    raw = raw_table(tmp_path, "Code,n\nA81001,1\nA81002,1\nA81002,1\nA81003,1\nA81003,2\nA81003,1\n")
    single = without_repeats(raw, raw.cells, ["Code"], "Code")
    assert single["row"].to_list() == [2, 3]
    assert raw.quarantine.table()["row"].to_list() == [4, 5, 6, 7]


def test_a_table_without_repeats_is_left_as_it_is(tmp_path):
    raw = raw_table(tmp_path, "Code,n\nA81001,1\nA81002,1\n")
    assert without_repeats(raw, raw.cells, ["Code"], "Code") is raw.cells
