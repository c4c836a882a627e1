from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import PublishedFile, recognise
from evenhand.sources.qof_achievement import SOURCE
from support.published_text import periods, published, read_published, read_text, states, values
from support.shared import shared_path

HEADER = "PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE\n"
GOOD = HEADER + "B10001,AST003,NUMERATOR,40\nB10001,AST003,DENOMINATOR,50\n"


def test_each_record_is_one_observation_of_the_financial_year_in_the_name(tmp_path: Path) -> None:
    text = (
        GOOD
        + "B10001,AST003,REGISTER,60\nB10001,AST003,ACHIEVED_POINTS,12.5\nB10001,AST003,NEWLY_DIAGNOSED,3\n"
    )
    reading = read_text(tmp_path, "ACHIEVEMENT_1516.csv", text, SOURCE)
    assert periods(reading) == {(date(2015, 4, 1), date(2016, 3, 31))}
    assert values(reading, "qof.AST003.numerator") == {"B10001": 40.0}
    assert values(reading, "qof.AST003.points") == {"B10001": 12.5}
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (5, 5, 0)


@pytest.mark.parametrize("word", ["EXCEPTIONS", "PCAS", "pcas"])
def test_exceptions_and_personalised_care_adjustments_are_one_measure(tmp_path: Path, word: str) -> None:
    reading = read_text(tmp_path, "ACHIEVEMENT_1920.csv", GOOD + f"B10001,AST003,{word},7\n", SOURCE)
    assert values(reading, "qof.AST003.exceptions") == {"B10001": 7.0}


def test_a_numerator_above_its_denominator_is_listed_with_it_and_stays_in_totals(tmp_path: Path) -> None:
    text = GOOD + "B10002,AST003,NUMERATOR,51\nB10002,AST003,DENOMINATOR,50\nB10002,AST003,EXCEPTIONS,4\n"
    reading = read_text(tmp_path, "ACHIEVEMENT_1415.csv", text, SOURCE)
    assert reading.reasons == {"the numerator is above its denominator": 2}
    assert reading.quarantine["row"].to_list() == [4, 5]
    assert reading.quarantine["received"].to_list() == ["51", "50"]
    assert "B10002 (AST003)" in reading.caveats[0]
    assert values(reading, "qof.AST003.numerator") == {"B10001": 40.0, "B10002": 51.0}


def test_many_practices_with_such_pairs_are_counted_after_the_first_five(tmp_path: Path) -> None:
    rows = "".join(f"B1000{n},AST003,NUMERATOR,9\nB1000{n},AST003,DENOMINATOR,8\n" for n in range(7))
    assert "and 2 more" in read_text(tmp_path, "ACHIEVEMENT_1415.csv", HEADER + rows, SOURCE).caveats[0]


def test_a_negative_count_a_text_and_an_unknown_measure_are_quarantined(tmp_path: Path) -> None:
    text = (
        GOOD
        + "B10002,AST003,NUMERATOR,-4\nB10003,AST003,NUMERATOR,four\nB10004,AST003,LUCK,4\nB10005,??,NUMERATOR,4\n"
    )
    reading = read_text(tmp_path, "ACHIEVEMENT_1415.csv", text, SOURCE)
    assert set(reading.reasons) == {
        "a count cannot be negative",
        "this is not a number",
        "this measure is not known",
        "this is not an indicator's code",
    }
    assert values(reading, "qof.AST003.numerator") == {"B10001": 40.0}


def test_a_repeated_record_is_kept_once_and_a_contradicted_one_not_at_all(tmp_path: Path) -> None:
    text = GOOD + "B10001,AST003,NUMERATOR,40\nB10002,AST003,NUMERATOR,1\nB10002,AST003,NUMERATOR,2\n"
    reading = read_text(tmp_path, "ACHIEVEMENT_1415.csv", text, SOURCE)
    assert values(reading, "qof.AST003.numerator") == {"B10001": 40.0}
    assert reading.rows_quarantined == 3


def test_exceptions_under_both_names_contradict_each_other_when_they_differ(tmp_path: Path) -> None:
    text = GOOD + "B10001,AST003,EXCEPTIONS,1\nB10001,AST003,PCAS,2\n"
    reading = read_text(tmp_path, "ACHIEVEMENT_1920.csv", text, SOURCE)
    assert values(reading, "qof.AST003.exceptions") == {}


def test_an_empty_value_is_missing_and_a_zero_is_zero(tmp_path: Path) -> None:
    text = HEADER + "B10001,AST003,NUMERATOR,0\nB10002,AST003,NUMERATOR,\nB10003,AST003,NUMERATOR,*\n"
    reading = read_text(tmp_path, "ACHIEVEMENT_1415.csv", text, SOURCE)
    assert states(reading, "qof.AST003.numerator") == {
        "B10001": "observed",
        "B10002": "missing",
        "B10003": "suppressed",
    }


def test_a_denominator_without_a_numerator_is_told_and_no_numerator_is_assumed(tmp_path: Path) -> None:
    text = GOOD + "B10002,AST003,DENOMINATOR,50\nB10003,AST003,DENOMINATOR,0\n"
    reading = read_text(tmp_path, "ACHIEVEMENT_1415.csv", text, SOURCE)
    assert reading.caveats == (
        "Practices with a denominator and no numerator for AST003: 1. No numerator is assumed",
    )
    assert values(reading, "qof.AST003.numerator") == {"B10001": 40.0}


GROUPS = ("AST003", "CHD005", "DM018", "HYP006", "MH002")


def whole(practice: str, numerator: str = "40", **other: str) -> str:
    """Return a practice's records of five clinical indicators and one of public health, which is in no domain total."""
    rows = ""
    for code in (*GROUPS, "SMOK004"):
        cells = {"NUMERATOR": numerator, "DENOMINATOR": "50", "PCAS": "4", "ACHIEVED_POINTS": "7.5", **other}
        rows += "".join(f"{practice},{code},{kind},{value}\n" for kind, value in cells.items())
    return rows


def test_the_clinical_domain_and_all_points_are_added_up(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "ACHIEVEMENT_2425.csv", HEADER + whole("B10001"), SOURCE)
    kinds = ("numerator", "denominator", "exceptions")
    totals = [values(reading, f"qof.clinical.{kind}")["B10001"] for kind in kinds]
    assert totals == [5 * 40, 5 * 50, 5 * 4]
    assert values(reading, "qof.all.points") == {"B10001": 6 * 7.5}
    assert reading.notes == ("Indicators summed to those of the clinical domain: 5",)


def test_an_indicator_without_a_pair_to_be_believed_is_in_no_total(tmp_path: Path) -> None:
    text = HEADER + whole("B10001") + whole("B10002").replace("B10002,AST003,NUMERATOR,40\n", "")
    text += whole("B10003").replace("B10003,AST003,NUMERATOR,40", "B10003,AST003,NUMERATOR,60")
    reading = read_text(tmp_path, "ACHIEVEMENT_2425.csv", text, SOURCE)
    assert values(reading, "qof.clinical.denominator") == {"B10001": 250, "B10002": 200, "B10003": 200}
    assert values(reading, "qof.clinical.exceptions") == {"B10001": 20, "B10002": 16, "B10003": 16}


def test_a_total_with_a_missing_part_is_missing(tmp_path: Path) -> None:
    text = HEADER + whole("B10001", PCAS="").replace("CHD005,ACHIEVED_POINTS,7.5", "CHD005,ACHIEVED_POINTS,")
    reading = read_text(tmp_path, "ACHIEVEMENT_2425.csv", text, SOURCE)
    assert states(reading, "qof.clinical.exceptions") == {"B10001": "missing"}
    assert states(reading, "qof.all.points") == {"B10001": "missing"}


def test_an_extract_of_one_condition_has_no_total_of_a_domain(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "ACHIEVEMENT_2425.csv", GOOD, SOURCE)
    assert values(reading, "qof.clinical.numerator") == {}
    assert reading.notes == ()


REGIONAL = "REGION_ODS_CODE,REGION_NAME,PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE\n"


def test_a_regions_file_speaks_for_its_region_alone(tmp_path: Path) -> None:
    text = REGIONAL + "Y56,London,B10001,AST008,NUMERATOR,4\n"
    reading = read_text(tmp_path, "ACHIEVEMENT_LONDON_2425.csv", text, SOURCE)
    assert reading.scope == "LONDON"
    assert reading.label == "2024/25 LONDON"
    assert reading.caveats == ()


def test_a_file_of_all_seven_regions_speaks_for_england(tmp_path: Path) -> None:
    rows = "".join(f"Y5{n},Region {n},B1000{n},AST008,NUMERATOR,4\n" for n in range(7))
    assert read_text(tmp_path, "ACHIEVEMENT_2425.csv", REGIONAL + rows, SOURCE).scope == "England"


def test_a_region_that_only_the_name_says_is_used_with_a_caveat(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "ACHIEVEMENT_EAST_OF_ENGLAND_2223.csv", GOOD, SOURCE)
    assert reading.scope == "EAST OF ENGLAND"
    assert "name" in reading.caveats[0]


def test_a_year_nowhere_refuses_the_file(tmp_path: Path) -> None:
    file = published(tmp_path, "plain/achievement.csv", GOOD)
    with pytest.raises(SourceError, match="does not say which year"):
        read_published(file, SOURCE)


def test_a_file_that_lacks_a_header_is_named_as_near_with_the_header(tmp_path: Path) -> None:
    file = published(tmp_path, "ACHIEVEMENT_1415.csv", GOOD.replace("MEASURE", "KIND"))
    with pytest.raises(SourceError, match="lacks the header MEASURE"):
        recognise(file)


def test_asthma_of_2014_15_pools_to_the_published_totals() -> None:
    reading = read_published(PublishedFile(shared_path("data/nhs/2014-15/ACHIEVEMENT_1415.csv")), SOURCE)
    pooled = {
        kind: sum(v or 0 for v in values(reading, f"qof.AST003.{kind}").values())
        for kind in ("numerator", "denominator", "exceptions")
    }
    assert pooled == {"numerator": 2_369_303, "denominator": 3_144_864, "exceptions": 254_654}
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (70_011, 70_011, 4)
