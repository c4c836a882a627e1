from datetime import date
from pathlib import Path

from evenhand.sources import PublishedFile
from evenhand.sources.cqc_ratings import SOURCE
from support.published_text import periods, read_published, read_text, states, texts
from support.shared import shared_path

HEADER = (
    "Location ODS Code,Location Name,Service / Population Group,Domain,Latest Rating,"
    "Inherited Rating (Y/N),Rating Year\n"
)
NAME = "cqc-ratings.csv"


def row(
    code: str = "B10001",
    rating: str = "Good",
    year: str = "2019",
    group: str = "Overall",
    inherited: str = "N",
) -> str:
    return f"{code},A SURGERY,{group},Overall,{rating},{inherited},{year}\n"


def test_a_rating_is_a_word_of_the_year_it_was_given_in(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, HEADER + row(rating="Requires Improvement", inherited="y"), SOURCE)
    assert texts(reading, "cqc.overall") == {"B10001": "Requires improvement"}
    assert texts(reading, "cqc.inherited") == {"B10001": "Y"}
    assert periods(reading) == {(date(2019, 1, 1), date(2019, 12, 31))}
    assert reading.label == "to 2019"


def test_only_the_overall_rating_of_the_whole_service_is_used(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, NAME, HEADER + row() + row(group="Older people", rating="Inadequate"), SOURCE
    )
    assert texts(reading, "cqc.overall") == {"B10001": "Good"}
    assert reading.notes == ("Rows of single services, domains or other providers, which were not needed: 1",)


def test_an_inspection_without_a_rating_is_missing(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, HEADER + row(rating="Inspected but not rated"), SOURCE)
    assert states(reading, "cqc.overall") == {"B10001": "missing"}


def test_an_unknown_rating_a_year_that_cannot_be_read_and_a_branch_are_quarantined(tmp_path: Path) -> None:
    text = (
        HEADER
        + row(rating="Splendid")
        + row("B10002", year="lately")
        + row("B10003001")
        + row("")
        + row("B10004")
    )
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert reading.reasons == {
        "this is not a practice code": 2,
        "the year of the rating cannot be read": 1,
        "this is not a rating": 1,
    }
    assert set(texts(reading, "cqc.overall")) == {"B10004"}


def test_ratings_of_two_years_are_both_kept_and_two_of_one_year_are_not(tmp_path: Path) -> None:
    text = HEADER + row(year="2016") + row(year="2019", rating="Inadequate")
    text += row("B10002") + row("B10002", rating="Outstanding") + row("B10003") + row("B10003")
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert {start.year for start, _ in periods(reading)} == {2016, 2019}
    assert set(texts(reading, "cqc.overall")) == {"B10001", "B10003"}
    assert reading.rows_quarantined == 3


def test_the_commissions_own_list_is_read_by_its_publication_day_and_category(tmp_path: Path) -> None:
    header = (
        "Location ODS Code,Location Primary Inspection Category,Service / Population Group,Domain,Latest Rating,"
        "Publication Date\n"
    )
    text = (
        header
        + "B10001,GP Practices,Overall,Overall,Good,05/07/2022\nRX1,Acute hospital,Overall,Overall,Good,05/07/2022\n"
    )
    reading = read_text(tmp_path, "Latest_ratings.csv", text, SOURCE)
    assert texts(reading, "cqc.overall") == {"B10001": "Good"}
    assert periods(reading) == {(date(2022, 1, 1), date(2022, 12, 31))}
    assert states(reading, "cqc.inherited") == {"B10001": "missing"}
    assert reading.rows_quarantined == 0


def test_a_file_with_nothing_usable_is_an_empty_reading(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, HEADER + row(rating="Splendid"), SOURCE)
    assert (reading.label, reading.rows_kept, reading.rows_quarantined) == ("empty", 0, 1)


def test_the_real_file_is_read_but_for_branches_and_rows_without_a_code() -> None:
    reading = read_published(PublishedFile(shared_path("data/nhs/2021-22/cqc-ratings.csv")), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (6_229, 6_169, 60)
    assert reading.reasons == {"this is not a practice code": 60}
