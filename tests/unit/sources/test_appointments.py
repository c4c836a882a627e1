"""Tests of appointments, reduced from records to practices and months."""

from datetime import date

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.appointments import SOURCE
from evenhand.sources.reading.bounded_quarantine import ROWS_SHOWN
from evenhand.sources.reading.ingesting import ingest
from evenhand.sources.reading.raw import read_raw
from evenhand.sources.reading.record_files import RecordFile
from evenhand.store import Store
from support.files import csv_text, reasons, zip_file
from support.published_text import periods, published, read_text, states, values
from support.slow_appointments import HEADER, added_up, record


def read(folder, *records):
    return read_text(folder, "Practice_Level_Crosstab_Dec_25.csv", csv_text(HEADER, *records), SOURCE)


def test_records_add_up_to_practices_and_months(tmp_path):
    reading = read(tmp_path, record(count=3), record(count=4, status="DNA"), record(code="B81001", count=5))
    assert values(reading, "appointments.all") == {"A81001": 7.0, "B81001": 5.0}
    assert values(reading, "appointments.did_not_attend") == {"A81001": 4.0, "B81001": 0.0}
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (3, 3, 0)


@pytest.mark.parametrize(
    ("measure", "changes"),
    [
        ("attended", {"status": "DNA"}),
        ("did_not_attend", {"status": "Attended"}),
        ("gp_attended", {"staff": "Other Practice staff"}),
        ("gp_attended", {"status": "DNA"}),
        ("telephone", {"mode": "Video/Online"}),
        ("wait_known", {"wait": "Unknown / Data Quality"}),
        ("wait_known", {"category": "Planned Clinics"}),
        ("within_14_days", {"wait": "15  to 21 Days"}),
        ("wait_known_all", {"wait": "Unknown / Data Quality"}),
        ("same_day", {"wait": "1 Day"}),
    ],
)
def test_each_measure_counts_what_its_name_says_alone(tmp_path, measure, changes):
    belongs = {"mode": "Telephone"} if measure == "telephone" else {}
    belongs |= {"status": "DNA"} if measure == "did_not_attend" else {}
    reading = read(tmp_path, record(count=2, **belongs), record(count=7, **belongs | changes))
    assert values(reading, f"appointments.{measure}") == {"A81001": 2.0}


def test_the_measures_are_those_the_source_names(tmp_path):
    found = set(read(tmp_path, record()).tables["observations"]["measure"])
    assert found == {measure.id for measure in SOURCE.measures}


def test_a_file_may_hold_several_months(tmp_path):
    reading = read(tmp_path, record(month="01NOV2025"), record(month="01-Dec-2025"))
    assert periods(reading) == {
        (date(2025, 11, 1), date(2025, 11, 30)),
        (date(2025, 12, 1), date(2025, 12, 31)),
    }
    assert reading.label == "2025-11 to 2025-12"


def test_spaces_capitals_and_thousands_commas_do_not_matter(tmp_path):
    reading = read(tmp_path, record(code=" a81001", wait="8 to 14 DAYS", status="attended ", count='"1,200"'))
    assert values(reading, "appointments.within_14_days") == {"A81001": 1200.0}
    assert reading.caveats == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"code": "Unmapped"}, "this is not a practice code"),
        ({"code": ""}, "this is not a practice code"),
        ({"month": "Dec"}, "this is not a month"),
        ({"month": "02DEC2025"}, "this is not a month"),
        ({"status": "Arrived"}, "the status of these appointments is not known"),
        ({"count": "many"}, "this is not a number"),
        ({"count": -4}, "a count cannot be negative"),
        ({"count": "2.5"}, "this number is not whole"),
        ({"count": ""}, "there is no number here"),
    ],
)
def test_a_record_that_cannot_be_used_is_kept_out_with_its_row(tmp_path, changes, reason):
    reading = read(tmp_path, record(code="B81001"), record(**changes))
    assert reasons(reading) == {3: reason}
    assert (reading.rows_kept, reading.reasons) == (1, {reason: 1})
    assert "1 of 2 records could not be used and is in no sum" in reading.caveats[0]


def test_a_stray_delimiter_keeps_its_record_out(tmp_path):
    reading = read(tmp_path, record(), ["01DEC2025", "A81001", "A", *record()[2:]])
    assert reasons(reading) == {3: "the record has more cells than the header, which has 14"}


@pytest.mark.parametrize(("count", "state"), [("*", "suppressed"), ("many", "missing")])
def test_a_sum_with_a_part_that_is_not_told_is_not_told(tmp_path, count, state):
    reading = read(tmp_path, record(count=3), record(count=count, status="DNA"))
    assert states(reading, "appointments.all") == {"A81001": state}
    assert values(reading, "appointments.did_not_attend") == {"A81001": None}
    assert values(reading, "appointments.attended") == {"A81001": 3.0}


def test_unknown_values_are_counted_and_named_and_not_dropped(tmp_path):
    reading = read(
        tmp_path,
        record(mode="Hologram", count=5),
        record(mode=" hologram", count=1),
        record(mode="", count=2),
    )
    assert values(reading, "appointments.all") == {"A81001": 8.0}
    assert reading.rows_quarantined == 0
    assert reading.caveats == (
        "APPT_MODE has values that are not known: Hologram (5), an empty cell (2), hologram (1). "
        "Their appointments are in the totals and in no part",
    )


def test_of_many_bad_records_the_first_are_shown_and_all_are_counted(tmp_path):
    bad = [record(count="lots")] * 500
    reading = read(tmp_path, *bad, record(code="B81001"))
    assert reading.quarantine["row"].to_list() == list(range(2, 2 + ROWS_SHOWN))
    assert (reading.reasons, reading.rows_quarantined) == ({"this is not a number": 500}, 500)


def test_a_file_of_which_nothing_can_be_used_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"no record can be used.*not a practice code"):
        read(tmp_path, record(code="England"))


def test_it_gives_what_plain_python_gives_whatever_the_batch(tmp_path):
    dirty = [record(count="x", code="B81001"), record(status="?"), record(code="none"), record(month="never")]
    staff, waits = (
        ("GP", "Unknown"),
        ("Same Day", "8  to 14 Days", "More than 28 Days", "Unknown / Data Quality"),
    )
    clean = [record(staff=one, wait=wait, count=n) for n in range(3) for one in staff for wait in waits]
    file = published(tmp_path, "made.csv", csv_text(HEADER, *clean, *dirty, *clean))
    for batch_size in (1, 7, 1000):
        observations = SOURCE.reduce(RecordFile(file.head, file.path, batch_size)).tables["observations"]
        keys = observations.select("practice", observations["period_start"].cast(str), "measure").rows()
        assert dict(zip(keys, observations["value"], strict=True)) == added_up(file.path)


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "store")


def test_a_member_of_a_zip_is_ingested_and_leaves_nothing_behind(tmp_path, store):
    zipped = zip_file(
        tmp_path, {"in.csv": csv_text(HEADER, record(count=3), record(count="x", code="B81001"))}
    )
    first, again = (next(iter(ingest([zipped], store))) for _ in range(2))
    assert (first.outcome, again.outcome, first.edition.rows_quarantined) == ("new", "already_there", 1)
    assert [child.name for child in (store.path / "editions").iterdir()] == [first.edition.id]
    assert store.read("observations", ["appointments.all"])["value"].to_list() == [3.0, None]


def test_a_bad_file_is_refused_and_leaves_nothing_behind(tmp_path, store):
    zipped = zip_file(tmp_path, {"in.csv": csv_text(HEADER, record(code="x"))})
    (one,) = ingest([zipped], store)
    assert (one.outcome, "no record can be used" in one.why) == ("refused", True)
    assert list((store.path / "editions").iterdir()) == []


def test_it_cannot_be_read_whole(tmp_path):
    file = published(tmp_path, "made.csv", csv_text(HEADER, record()))
    with pytest.raises(RuntimeError, match=r"made.csv is of a source that reduces its files"):
        SOURCE.read(read_raw(file))
