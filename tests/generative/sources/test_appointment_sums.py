"""Properties of reducing appointments: no splitting, order or batch changes a sum, and plain Python finds the same."""

import random
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from evenhand.sources.appointments import SOURCE
from evenhand.sources.reading.record_files import RecordFile
from support.files import bytes_file, csv_text
from support.slow_appointments import GENERAL, HEADER, LATE, SOON, added_up, record

CELLS = st.fixed_dictionaries(
    {
        "month": st.sampled_from(["01NOV2025", "01DEC2025"]),
        "code": st.sampled_from(["A81001", "B81002"]),
        "staff": st.sampled_from(["GP", "Other Practice staff", "Unknown", "Robot"]),
        "mode": st.sampled_from(["Telephone", "Face-to-Face", "Hologram"]),
        "category": st.sampled_from([*GENERAL, "Planned Clinics", "Unmapped"]),
        "wait": st.sampled_from([*SOON, *LATE, "Unknown / Data Quality"]),
        "status": st.sampled_from(["Attended", "DNA", "Unknown"]),
    }
)
ANY_CELLS = st.fixed_dictionaries(
    {
        "code": st.sampled_from(["A81001", "a81001 ", "E", ""]),
        "status": st.sampled_from(["Attended", "?"]),
        "month": st.sampled_from(["01DEC2025", "31FEB2025", ""]),
        "count": st.one_of(st.integers(-3, 10**6).map(str), st.sampled_from(["", "lots", "1.5"])),
    }
)


def sums(records, batch_size):
    with tempfile.TemporaryDirectory() as folder:
        file = bytes_file(Path(folder), csv_text(HEADER, *records).encode())
        reading = SOURCE.reduce(RecordFile(file.head, file.path, batch_size))
        observed = reading.tables["observations"]
        keys = observed.select("practice", pl.col("period_start").cast(pl.String), "measure").rows()
        return dict(zip(keys, observed["value"], strict=True)), added_up(file.path), reading


@given(
    st.lists(st.tuples(CELLS, st.lists(st.integers(0, 50), min_size=1, max_size=4)), min_size=1, max_size=6),
    st.integers(1, 9),
    st.randoms(use_true_random=False),
)
def test_any_split_of_records_into_rows_gives_the_same_sums(kinds, batch_size, shuffler: random.Random):
    whole = [record(count=sum(parts), **cells) for cells, parts in kinds]
    split = [record(count=part, **cells) for cells, parts in kinds for part in parts]
    shuffler.shuffle(split)
    assert sums(whole, 1000)[0] == sums(split, batch_size)[0]


@given(st.lists(ANY_CELLS, max_size=12), st.integers(1, 5))
def test_plain_python_finds_the_same_and_every_record_is_kept_or_kept_out(cells, batch_size):
    found, expected, reading = sums([record(), *(record(**one) for one in cells)], batch_size)
    assert found == expected
    assert reading.rows_kept + reading.rows_quarantined == reading.rows_read == len(cells) + 1
