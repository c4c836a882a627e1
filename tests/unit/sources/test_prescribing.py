"""Tests of prescribing, reduced from records to practices and months."""

from datetime import date

import polars as pl
import pytest

from evenhand.sources.prescribing import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.record_files import RecordFile
from support.files import csv_text, reasons
from support.published_text import periods, published, read_published, read_text, states, values
from support.shared import shared_path
from support.slow_prescribing import HEADER, added_up, record


def read(folder, *records, header=HEADER):
    return read_text(folder, "EPD_202512.csv", csv_text(header, *records), SOURCE)


def test_items_and_costs_add_up_to_practices_and_months(tmp_path):
    reading = read(tmp_path, record(items=2), record(items=3, net="0.7"), record(code="B81001"))
    assert values(reading, "prescribing.items") == {"A81001": 5.0, "B81001": 1.0}
    assert values(reading, "prescribing.net_cost") == {"A81001": 2.2, "B81001": 1.5}
    assert values(reading, "prescribing.actual_cost") == {"A81001": 2.8421, "B81001": 1.42105}
    assert (reading.label, reading.caveats) == ("2025-12", ())
    assert periods(reading) == {(date(2025, 12, 1), date(2025, 12, 31))}


def test_the_measures_are_those_the_source_names(tmp_path):
    found = set(read(tmp_path, record()).tables["observations"]["measure"])
    assert found == {measure.id for measure in SOURCE.measures}


@pytest.mark.parametrize(
    ("measure", "medicine", "name", "value"),
    [
        ("antibacterial_items", "0501013B0AAABAB", "Amoxicillin_Cap 500mg", 2.0),
        ("antibacterial_items", "0502010C0AAAAAA", "Fluconazole_Cap 50mg", 0.0),
        ("opioid_high_dose_items", "0407020A0BEADAG", "Matrifen_Patch 75mcg/hr", 2.0),
        ("opioid_high_dose_items", "0407020A0BEABAE", "Matrifen_Patch 25mcg/hr", 0.0),
        ("low_value_cost", "0407010Q0AAAAAA", "Co-Proxamol_Tab", 1.5),
        ("low_value_cost", "0407010N0AAAAAA", "Co-Dydramol_Tab", 0.0),
    ],
)
def test_medicines_are_counted_in_the_sets_they_belong_to(tmp_path, measure, medicine, name, value):
    reading = read(tmp_path, record(medicine=medicine, name=name, items=2))
    assert values(reading, f"prescribing.{measure}") == {"A81001": value}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"code": "-"}, "this is not a practice code"),
        ({"month": "2025"}, "this is not a month"),
        ({"medicine": "Simeticone"}, "this is not a BNF code"),
        ({"items": "two"}, "this is not a number"),
        ({"items": "1.5"}, "this number is not whole"),
        ({"net": "-3.2"}, "a count cannot be negative"),
        ({"actual": ""}, "there is no number here"),
        ({"items": "two", "net": "dear"}, "this is not a number"),
    ],
)
def test_a_record_that_cannot_be_used_is_kept_out_once(tmp_path, changes, reason):
    reading = read(tmp_path, record(code="B81001"), record(**changes))
    assert (reasons(reading), reading.rows_kept, reading.reasons) == ({3: reason}, 1, {reason: 1})


def test_a_sum_with_a_part_that_is_not_told_is_not_told(tmp_path):
    reading = read(tmp_path, record(), record(items="*", medicine="0501013B0AAABAB"))
    assert states(reading, "prescribing.items") == {"A81001": "suppressed"}
    assert states(reading, "prescribing.low_value_cost") == {"A81001": "observed"}


def test_the_names_that_columns_have_had_since_are_read(tmp_path):
    header = HEADER.replace("BNF_CODE", "BNF_PRESENTATION_CODE").replace(
        "BNF_DESC", "BNF_PRESENTATION_NAME,BNF_DESC"
    )
    header = header.replace(",BNF_DESCRIPTION", "").replace("RIPTION", "")
    reading = read(tmp_path, record(medicine="0501013B0AAABAB"), header=header)
    assert values(reading, "prescribing.antibacterial_items") == {"A81001": 1.0}


def test_a_file_without_names_says_what_it_counts_in_part(tmp_path):
    header = HEADER.replace("BNF_DESCRIPTION", "SOMETHING").replace("BNF_CODE", "BNF_CHEMICAL_SUBSTANCE")
    reading = read(tmp_path, record(medicine="0407020A0", name="Matrifen_Patch 75mcg/hr"), header=header)
    assert values(reading, "prescribing.opioid_high_dose_items") == {"A81001": 0.0}
    assert "counted in part only: Opioids of likely 120 mg" in reading.caveats[0]


def test_sets_that_were_to_be_looked_at_again_say_so(tmp_path):
    reading = read(tmp_path, record(month="2028_01"))
    assert len(reading.caveats) == 3
    assert "was to be looked at again by 31 December 2027" in reading.caveats[0]


def test_it_gives_what_plain_python_gives_whatever_the_batch(tmp_path):
    dirty = [
        record(items="?", code="B81001"),
        record(code="none"),
        record(month="never"),
        record(medicine="?"),
    ]
    medicines = {
        "0501013B0AAABAB": "Amoxicillin_Cap 500mg",
        "0407020A0BEADAG": "Matrifen_Patch 75mcg/hr",
        "0407020ADBEAIAQ": "Longtec_Tab 60mg",
        "0602010M0AAAAAA": "Liothyronine Sod_Tab 20mcg",
    }
    clean = [
        record(medicine=medicine, name=name, items=n, net=f"{n}.{n}7", actual=f"{n}.12345")
        for n in range(4)
        for medicine, name in medicines.items()
    ]
    file = published(tmp_path, "made.csv", csv_text(HEADER, *clean, *dirty, *clean))
    for batch_size in (1, 7, 1000):
        observations = SOURCE.reduce(RecordFile(file.head, file.path, batch_size)).tables["observations"]
        keys = observations.select("practice", pl.col("period_start").cast(pl.String), "measure").rows()
        assert dict(zip(keys, observations["value"], strict=True)) == added_up(file.path)


def test_the_real_sample_is_read_to_its_last_record():
    file = PublishedFile(shared_path("data/nhs/reference/EPD_201710_sample.csv"))
    reading = read_published(file, SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.caveats) == (10_223, 10_223, ())
    sums = {
        name: sum(values(reading, f"prescribing.{name}").values())
        for name in ("items", "antibacterial_items")
    }
    assert 0 < sums["antibacterial_items"] < sums["items"]
