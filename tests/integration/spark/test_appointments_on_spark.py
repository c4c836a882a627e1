"""Appointments reduced on Spark: the same rows as on one machine."""

import warnings

import polars as pl
import pytest

from evenhand.sources.appointments import SOURCE
from evenhand.sources.reading.appointments_on_spark import appointments_on_spark
from evenhand.sources.reading.record_files import RecordFile
from support.files import csv_text
from support.published_text import published
from support.slow_appointments import GENERAL, HEADER, LATE, SOON, record
from support.spark import local_session

CLEAN = [
    record(month=month, code=code, staff=staff, category=category, wait=wait, status=status, count=place)
    for place, (month, code, staff, category, wait, status) in enumerate(
        (month, code, staff, category, wait, status)
        for month in ("01NOV2025", "01-Dec-2025")
        for code in ("A81001", " b81002")
        for staff in ("GP", "Unknown")
        for category in (*GENERAL[:3], "Planned Clinics", "Hologram")
        for wait in (*SOON, *LATE[:1], "Unknown / Data Quality")
        for status in ("Attended", "DNA")
    )
]
DIRTY = [
    *(
        record(code="C81003", count=count)
        for count in ("*", "lots", "", "-4", "2.5", '"1,200"', " 7 ", "1e2", "-99", "+5")
    ),
    record(code="England"),
    record(code="D81004", month="31FEB2025"),
    record(code="D81004", month="02DEC2025", status="Arrived"),
    record(code="D81004", status="Arrived"),
    record(code="D81004", status="Arrived", count="lots"),
    ["01DEC2025", "D81004", "A", *record()[2:]],
    ["01DEC2025", "E81005"],
    [""] * 14,
    record(code="E81006", mode="TELEPHONE", status=" attended"),
]


@pytest.fixture(scope="module")
def session():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = local_session()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_rows_that_polars_gives_and_keeps_out_what_it_keeps_out(tmp_path, session):
    file = published(tmp_path, "made.csv", csv_text(HEADER, *CLEAN, *DIRTY, *CLEAN))
    here = SOURCE.reduce(RecordFile(file.head, file.path, 100))
    there = appointments_on_spark(session, RecordFile(file.head, file.path))
    assert there.observations.rows() == here.tables["observations"].drop("row").rows()
    assert there.observations.filter(pl.col("state") != "observed").height > 0
    assert (dict(there.kept_out), there.rows_read) == (dict(here.reasons), here.rows_read)
