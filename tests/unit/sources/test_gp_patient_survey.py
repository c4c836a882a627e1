from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.gp_patient_survey import ITEMS, SOURCE
from support.published_text import periods, published, read_published, read_text, states, values

NAME = "GPPS_2025_Practice_data_(weighted)_(csv)_PUBLIC.csv"
START = "ad_practicecode,ad_practicename,ad_icscode,ad_pcncode,distributed,received,resprate"
HEADER = START + ",overallexp.pcteval,overallexp.lowileval,overallexp.hiwileval,overallexp.baseevaluw\n"


def row(code: str, share: str, base: str) -> str:
    return f"{code},A SURGERY,QXX,U00000,300,90,0.3,{share},0.7,0.9,{base}\n"


def test_a_share_times_its_base_is_how_many_gave_a_good_answer(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, HEADER + row("B10001", "0.8125", "90"), SOURCE)
    assert periods(reading) == {(date(2025, 1, 1), date(2025, 3, 31))}
    assert values(reading, "gpps.overall.good") == {"B10001": 0.8125 * 90}
    assert values(reading, "gpps.overall.base") == {"B10001": 90.0}
    assert (reading.label, reading.rows_kept, reading.rows_quarantined) == ("2025", 1, 0)


@pytest.mark.parametrize(
    ("mark", "state"),
    [("-98", "missing"), ("", "missing"), ("-", "missing"), (":", "missing"), ("*", "suppressed")],
)
def test_what_is_not_published_is_missing_or_suppressed(tmp_path: Path, mark: str, state: str) -> None:
    reading = read_text(tmp_path, NAME, HEADER + row("B10001", mark, mark), SOURCE)
    assert states(reading, "gpps.overall.good") == {"B10001": state}
    assert states(reading, "gpps.overall.base") == {"B10001": state}
    assert values(reading, "gpps.overall.good") == {"B10001": None}


def test_a_suppressed_share_with_a_base_is_suppressed(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, HEADER + row("B10001", "-99", "12"), SOURCE)
    assert states(reading, "gpps.overall.good") == {"B10001": "suppressed"}
    assert values(reading, "gpps.overall.base") == {"B10001": 12.0}


def test_a_share_of_fewer_than_ten_people_is_withheld(tmp_path: Path) -> None:
    text = HEADER + row("B10001", "0.5", "9") + row("B10002", "0.5", "10") + row("B10003", "-98", "9")
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert values(reading, "gpps.overall.good") == {"B10001": None, "B10002": 5.0, "B10003": None}
    assert list(states(reading, "gpps.overall.good").values()) == ["suppressed", "observed", "missing"]


def test_a_share_outside_0_to_1_is_quarantined_and_the_base_is_kept(tmp_path: Path) -> None:
    text = HEADER + row("B10001", "81.25", "90") + row("B10002", "-0.2", "90") + row("B10003", "1", "90")
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert values(reading, "gpps.overall.good") == {"B10003": 90.0}
    assert set(values(reading, "gpps.overall.base")) == {"B10001", "B10002", "B10003"}
    assert reading.reasons == {"a count cannot be negative": 1, "the share is above 1": 1}
    assert reading.quarantine["column"].to_list() == ["overallexp.pcteval"] * 2


def test_every_item_of_the_questionnaire_has_its_stem(tmp_path: Path) -> None:
    stems = [item.share[0].removesuffix(".pcteval") for item in ITEMS]
    header = "ad_practicecode," + ",".join(f"{stem}.pcteval,{stem}.baseevaluw" for stem in stems)
    reading = read_text(tmp_path, NAME, f"{header}\nB10001{',0.5,20' * len(stems)}\n", SOURCE)
    found = set(reading.tables["observations"]["measure"])
    assert found == {measure.id for measure in SOURCE.measures}
    assert len(found) == 26


def test_a_stem_may_go_by_its_other_name(tmp_path: Path) -> None:
    text = "ad_practicecode,lastgpapptinvolve.pcteval,lastgpapptinvolve.baseevaluw\nB10001,0.5,20\n"
    assert values(read_text(tmp_path, NAME, text, SOURCE), "gpps.involvement.good") == {"B10001": 10.0}


def test_rows_that_are_no_practice_and_repeats_are_quarantined(tmp_path: Path) -> None:
    text = HEADER + row("ENGLAND", "0.8", "90") + row("B10001", "0.8", "90") + row("B10001", "0.7", "90")
    assert read_text(tmp_path, NAME, text, SOURCE).rows_quarantined == 3


def test_the_year_may_come_from_the_folder_with_a_caveat(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "2024/practices.csv", HEADER + row("B10001", "0.8", "90"), SOURCE)
    assert periods(reading) == {(date(2024, 1, 1), date(2024, 3, 31))}
    assert "folder" in reading.caveats[0]


@pytest.mark.parametrize(
    ("name", "message"),
    [("plain/practices.csv", "does not say which year"), ("GPPS_2023.csv", "layout that began in 2024")],
)
def test_a_year_that_is_nowhere_or_too_early_refuses_the_file(
    tmp_path: Path, name: str, message: str
) -> None:
    file = published(tmp_path, name, HEADER + row("B10001", "0.8", "90"))
    with pytest.raises(SourceError, match=message):
        read_published(file, SOURCE)
