"""The catalogue's files: complete, in order of names, each row with its note, and nothing in them a formula."""

import csv
import io
import json
import re
from pathlib import Path

import fastexcel
import pytest

from evenhand.definitions.json_schema import json_schema_files
from evenhand.pages.noted import ContextNoteMissing
from evenhand.publication.catalogue_columns import CATALOGUE
from evenhand.publication.catalogue_data import catalogue_rows, write_catalogue_data
from support.catalogues import edition_of, edition_with
from support.definitions import indicator


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_catalogue_data(edition_of(), tmp_path)
    return tmp_path


def test_the_table_has_a_row_an_indicator_and_a_column_for_each_of_the_dictionary(site: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((site / "downloads/catalogue.csv").read_text("utf-8"))))
    assert [row["indicator"] for row in rows] == ["bus-riders", "bus-shelter", "walkers"]
    assert list(rows[0]) == list(CATALOGUE)
    assert rows[0]["counted"] == "Patients who came by bus."
    assert rows[0]["frameworks"] == "town: A minimum standard: at least 80.0% of patients asked."
    assert rows[0]["changes"] == "2022-03-01: Counts trams no more"
    assert rows[0]["annotations"] == "2021-05-01: A bus line was closed"
    assert all(row["context_note"] for row in rows)


def test_a_standardised_indicator_names_what_it_is_set_beside() -> None:
    by = {"events": "bus.ages", "population": "list.groups"}
    edition = edition_with(statistic="rate", unit_symbol="", denominator=None, standardisation=by)
    (row,) = catalogue_rows(edition)
    assert (row["expected_events"], row["expected_population"]) == ("bus.ages", "list.groups")
    assert row["out_of"].startswith("The number there would be")
    assert row["denominator"] is None


def test_the_workbook_has_the_same_rows_and_says_what_columns_mean(site: Path) -> None:
    book = fastexcel.read_excel(site / "downloads/catalogue.xlsx")
    assert book.sheet_names == ["Indicators", "Columns"]
    assert book.load_sheet("Indicators").to_polars()["indicator"].to_list() == [
        "bus-riders",
        "bus-shelter",
        "walkers",
    ]
    assert book.load_sheet("Columns").to_polars()["column"].to_list() == list(CATALOGUE)


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    write_catalogue_data(edition_with(title="=1+1 buses"), tmp_path)
    sheet = fastexcel.read_excel(tmp_path / "downloads/catalogue.xlsx").load_sheet("Indicators").to_polars()
    assert sheet["title"].to_list() == ["=1+1 buses"]


def test_the_same_catalogue_makes_the_same_files(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    write_catalogue_data(edition_of(), again)
    for path in (again / "downloads").glob("*.*"):
        assert path.read_bytes() == (site / "downloads" / path.name).read_bytes()


def test_everything_is_there_for_a_machine_with_the_schemas(site: Path) -> None:
    told = json.loads((site / "downloads/catalogue.json").read_text("utf-8"))
    assert type(indicator()).model_validate(told["indicators"][0]).id == "bus-riders"
    assert [one["id"] for one in told["frameworks"]] == ["town"]
    assert told["contexts"][0]["expires_on"] == "2025-01-01"
    assert told["case_mix_sets"][0]["covariates"] == ["hills"]
    assert len(told["safeguards"]) == 26
    for name, text in json_schema_files().items():
        assert (site / "downloads/schema" / name).read_text("utf-8") == text


def test_no_row_is_written_without_its_context_note() -> None:
    edition = edition_of()
    without = edition.indicators["walkers"].model_copy(update={"context_note": " "})
    with pytest.raises(ContextNoteMissing):
        list(catalogue_rows(edition_of(indicators={"walkers": without})))


def test_every_column_is_explained_in_a_sentence_without_its_end() -> None:
    assert all(re.match(r"[A-Z].*[^.]$", meaning) for meaning in CATALOGUE.values())
