"""The sources of one shape: a practice, a period and counts. Each layout is read, and each fault is kept out."""

from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import source_by_id
from support.published_text import periods, published, read_published, read_text, states, values

LAYOUTS = {
    "friends-and-family": (
        "fft-gp-october-2024.csv",
        "Practice Code,Practice Name,Total Responses,Very Good,Good,Neither Good nor Poor\nB10001,A,50,30,10,10\n",
        {"fft.responses": 50.0, "fft.positive": 40.0},
        (date(2024, 10, 1), date(2024, 10, 31)),
    ),
    "cloud-telephony": (
        "Cloud Based Telephony By Durations October 2024.csv",
        "MONTH,PRACTICE_CODE,PRACTICE_NAME,INBOUND_CALLS,ABANDONED_CALLS\n01OCT2024,B10001,A,900,90\n",
        {"telephony.inbound": 900.0, "telephony.abandoned": 90.0},
        (date(2024, 10, 1), date(2024, 10, 31)),
    ),
    "online-consultations": (
        "online.csv",
        "MONTH,GP_CODE,GP_NAME,SUPPLIER,WEEKDAY,SUBMISSION_TIME,VALUE\n"
        "2025-03,B10001,A,ONE,Monday,08:00,12\n2025-03,B10001,A,ONE,Tuesday,08:00,8\n",
        {"online.submissions": 20.0},
        (date(2025, 3, 1), date(2025, 3, 31)),
    ),
    "pharmacy-first": (
        "referrals.csv",
        "YEAR_MONTH,PRACTICE_CODE,CONDITION,REFERRALS\n202410,B10001,Earache,3\n202410,B10001,Sinusitis,4\n",
        {"pharmacy_first.referrals": 7.0},
        (date(2024, 10, 1), date(2024, 10, 31)),
    ),
    "smi-health-checks": (
        "smi.csv",
        "REPORTING_PERIOD,PRACTICE_CODE,SMI_REGISTER,ALL_SIX_CHECKS\n2024-25 Q4,B10001,60,30\n",
        {"smi.register": 60.0, "smi.all_checks": 30.0},
        (date(2025, 1, 1), date(2025, 3, 31)),
    ),
    "written-complaints": (
        "KO41b_GP_2024-25.csv",
        "ORG_TYPE,ORGANISATION_CODE,TOTAL_COMPLAINTS,UPHELD\nGP Practice,B10001,9,2\nDental,V00001,4,1\n",
        {"complaints.all": 9.0, "complaints.upheld": 2.0},
        (date(2024, 4, 1), date(2025, 3, 31)),
    ),
    "flu-vaccination": (
        "flu_uptake_gp_patients_2024-25.csv",
        "PRACTICE_CODE,65_AND_OVER_REGISTERED,65_AND_OVER_VACCINATED\nB10001,800,640\n",
        {"flu.aged_65_over.registered": 800.0, "flu.aged_65_over.vaccinated": 640.0},
        (date(2024, 9, 1), date(2025, 2, 28)),
    ),
}
SPLIT_HEADER = "MONTH,GP_CODE,SUPPLIER,WEEKDAY,SUBMISSION_TIME,VALUE\n"
FLU, FLU_NAME = LAYOUTS["flu-vaccination"][1].splitlines()[0] + "\n", LAYOUTS["flu-vaccination"][0]


@pytest.mark.parametrize("source", LAYOUTS)
def test_each_layout_is_recognised_and_read(tmp_path: Path, source: str) -> None:
    name, text, expected, period = LAYOUTS[source]
    reading = read_text(tmp_path, name, text, source_by_id(source))
    assert {measure: values(reading, measure)["B10001"] for measure in expected} == expected
    assert set(expected) == {measure.id for measure in source_by_id(source).measures}
    assert periods(reading) == {period}
    assert reading.rows_quarantined == 0


def test_organisations_that_are_no_practice_are_counted_in_a_note(tmp_path: Path) -> None:
    name, text, *_ = LAYOUTS["written-complaints"]
    reading = read_text(tmp_path, name, text, source_by_id("written-complaints"))
    assert reading.notes == ("Rows of other organisations than practices, which were not needed: 1",)


def test_a_suppressed_part_suppresses_the_sum_and_zero_is_zero(tmp_path: Path) -> None:
    text = "Practice Code,Total Responses,Very Good,Good\nB10001,50,30,*\nB10002,0,0,0\nB10003,9,,3\n"
    reading = read_text(tmp_path, "fft-2024-10.csv", text, source_by_id("friends-and-family"))
    assert states(reading, "fft.positive") == {
        "B10001": "suppressed",
        "B10002": "observed",
        "B10003": "missing",
    }
    assert values(reading, "fft.positive")["B10002"] == 0.0


def test_a_sum_with_a_cell_that_is_no_number_is_not_given(tmp_path: Path) -> None:
    text = (
        SPLIT_HEADER
        + "2025-03,B10001,ONE,Mon,8,12\n2025-03,B10001,ONE,Tue,8,many\n2025-03,B10002,ONE,Mon,8,5\n"
    )
    reading = read_text(tmp_path, "online.csv", text, source_by_id("online-consultations"))
    assert values(reading, "online.submissions") == {"B10002": 5.0}
    assert reading.reasons == {"this is not a number": 1}


def test_each_months_days_are_added_up_and_a_repeated_day_is_not(tmp_path: Path) -> None:
    text = "DATE,PRACTICE_CODE,INBOUND_CALLS,ABANDONED_CALLS\n"
    text += "01/10/2024,B10001,10,1\n02/10/2024,B10001,20,2\n02/10/2024,B10001,20,2\n01/11/2024,B10001,5,0\n"
    reading = read_text(tmp_path, "calls.csv", text, source_by_id("cloud-telephony"))
    inbound = reading.tables["observations"].filter(measure="telephony.inbound")
    assert inbound["value"].to_list() == [30.0, 5.0]
    assert reading.label == "October 2024 to November 2024"
    assert reading.reasons == {"the record repeats an earlier one": 1}


def test_a_part_above_its_whole_is_quarantined_with_it(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, FLU_NAME, FLU + "B10001,800,801\nB10002,800,800\n", source_by_id("flu-vaccination")
    )
    assert values(reading, "flu.aged_65_over.vaccinated") == {"B10002": 800.0}
    assert values(reading, "flu.aged_65_over.registered") == {"B10002": 800.0}
    assert reading.quarantine["received"].to_list() == ["800.0", "801.0"]


def test_a_record_of_no_month_and_one_of_no_practice_are_quarantined(tmp_path: Path) -> None:
    text = (
        SPLIT_HEADER + "2025-03,B10001,ONE,Mon,8,12\nMarch,B10001,ONE,Mon,8,1\n2025-03,ENGLAND,ONE,Mon,8,1\n"
    )
    reading = read_text(tmp_path, "online.csv", text, source_by_id("online-consultations"))
    assert values(reading, "online.submissions") == {"B10001": 12.0}
    assert set(reading.reasons) == {"this is not a month", "this is not a practice code"}


def test_a_file_with_no_period_to_be_read_is_refused(tmp_path: Path) -> None:
    file = published(tmp_path, "online.csv", SPLIT_HEADER + "spring,B10001,ONE,Mon,8,12\n")
    with pytest.raises(SourceError, match=r"no record can be used.*'spring'"):
        read_published(file, source_by_id("online-consultations"))


def test_a_period_that_is_nowhere_refuses_the_file(tmp_path: Path) -> None:
    file = published(tmp_path, "plain/flu.csv", FLU + "B10001,800,640\n")
    with pytest.raises(SourceError, match="a season's years"):
        read_published(file, source_by_id("flu-vaccination"))


def test_an_empty_reading_is_labelled_so(tmp_path: Path) -> None:
    reading = read_text(tmp_path, FLU_NAME, FLU + "ENGLAND,800,640\n", source_by_id("flu-vaccination"))
    assert reading.label == "empty"
