"""Tests of a quarantine that counts every record and holds the first of each reason."""

import polars as pl

from evenhand.sources.reading.bounded_quarantine import ROWS_SHOWN, BoundedQuarantine


def kept_out(*lengths):
    quarantine = BoundedQuarantine()
    for length in lengths:
        rows = pl.DataFrame({"row": range(2, length + 2), "count": ["x" * 300] * length})
        quarantine.add(rows, column="count", reason="not a number", remedy="Mend it")
    return quarantine


def test_every_record_is_counted_and_the_first_are_held():
    quarantine = kept_out(15, 1000, 1000)
    assert quarantine.counts == {"not a number": 2015}
    assert quarantine.table().height == ROWS_SHOWN
    assert quarantine.table()["row"].to_list() == sorted([*range(2, 17), *range(2, 7)])


def test_nothing_kept_out_is_no_reason():
    assert kept_out(0).counts == {}


def test_what_was_received_is_cut_short():
    assert kept_out(1).table()["received"].str.len_chars().to_list() == [200]


def test_what_was_received_may_be_said_instead():
    quarantine = BoundedQuarantine()
    quarantine.add(pl.DataFrame({"row": [2]}), column="a", reason="b", remedy="c", received="nothing")
    assert quarantine.table()["received"].to_list() == ["nothing"]
