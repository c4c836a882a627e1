"""The open data: the context note in every row, and never an order by value."""

import csv
import io
import json
from dataclasses import replace

import pytest

from evenhand.pages.edition import Edition
from evenhand.pages.noted import ContextNoteMissing
from evenhand.pages.words import NOT_A_RANKING
from evenhand.publication.downloads import (
    ExportedRow,
    area_row,
    as_csv,
    as_json,
    definition_cells,
    practice_row,
)
from evenhand.release import Release


@pytest.fixture(scope="module")
def rows(release: Release, edition: Edition) -> list[ExportedRow]:
    return [
        practice_row(edition, row, release.practice(row["practice"])) for row in release.results.to_dicts()
    ]


def test_every_row_of_a_csv_carries_its_note_its_caveats_and_the_warning(rows: list[ExportedRow]) -> None:
    read = list(csv.DictReader(io.StringIO(as_csv(rows))))

    assert len(read) == len(rows)
    assert all(
        row["context_note"].startswith("Read ") and row["how_to_read"] == NOT_A_RANKING for row in read
    )
    assert all("is made up" in row["caveats"] and row["sources"] == "made-figures" for row in read)


def test_values_keep_their_precision_and_what_is_missing_is_empty(rows: list[ExportedRow]) -> None:
    read = {(row["practice"], row["indicator"]): row for row in csv.DictReader(io.StringIO(as_csv(rows)))}

    assert read["Z80001", "asthma-review"]["value"] == "0.892"
    assert read["Z80001", "asthma-review"]["outcome_words"] == "Differs: explore"
    assert read["Z80003", "asthma-review"]["value"] == ""
    assert read["Z80003", "asthma-review"]["status"] == "suppressed"
    assert read["Z80001", "cqc-rating"]["value_text"] == "Good"


def test_json_has_the_note_with_every_figure_and_each_definition_once(rows: list[ExportedRow]) -> None:
    content = json.loads(as_json({"practice": "Z80001"}, rows))

    assert all(figure["context_note"] for figure in content["figures"])
    assert content["indicators"]["asthma-review"]["unit"] == "of patients asked"
    assert content["how_to_read"] == NOT_A_RANKING


def test_an_areas_row_has_englands_value_beside_it(edition: Edition) -> None:
    record = area_row(edition, edition.area_rows["00A", "asthma-review"]).record()

    assert record["england"] == pytest.approx(0.7)
    assert record["context_note"]


def test_a_row_without_a_note_cannot_be_exported(release: Release, edition: Edition) -> None:
    row = {**release.results.row(0, named=True), "context_note": None}

    with pytest.raises(ContextNoteMissing):
        practice_row(edition, row, release.practice(row["practice"]))


def test_no_rows_are_nothing() -> None:
    assert as_csv([]) == ""


def test_contributions_stay_with_the_figure_they_add_up_to(release: Release, edition: Edition) -> None:
    row = release.results.row(0, named=True)
    exported = practice_row(
        edition, row, release.practice(row["practice"]), {"deprivation": 0.0312, "rurality": -0.01}
    )

    assert exported.record()["contributions"] == "deprivation=0.0312 | rurality=-0.01"
    assert exported.figure()["contributions"] == {"deprivation": 0.0312, "rurality": -0.01}


def test_a_fragile_outcome_says_so(release: Release, edition: Edition) -> None:
    row = {**release.results.row(0, named=True), "outcome": "worth_a_look", "robustness": 0.5}

    assert practice_row(edition, row, release.practice(row["practice"])).record()["fragile"] == "yes"


def test_the_columns_a_figure_is_made_of_are_named(edition: Edition) -> None:
    shown = next(iter(edition.indicators.values()))
    asked = shown.model_copy(update={"source_columns": ("NUMERATOR", "DENOMINATOR where TYPE is 1")})
    changed = replace(edition, indicators={**edition.indicators, shown.id: asked})
    cells = definition_cells(changed, shown.id)
    assert cells["source_columns"] == "NUMERATOR | DENOMINATOR where TYPE is 1"
