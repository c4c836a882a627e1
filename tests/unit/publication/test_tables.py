"""The open data of a whole release, and the dictionary that says what every column of every file means."""

import csv
import io
import json
from pathlib import Path

import pytest

from evenhand.pages.edition import Edition
from evenhand.publication.columns import AREAS, DICTIONARY, FIGURES, FUNNELS, TWINS
from evenhand.publication.downloads import area_row, practice_row
from evenhand.publication.tables import write_tables
from evenhand.publication.writing import Writer
from evenhand.release import Release
from support.judged_release import judged_release


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    folder = tmp_path_factory.mktemp("tables")
    release = Release.open(judged_release(folder / "release"))
    (folder / "downloads").mkdir()
    writer = Writer(release, Edition.of(release), folder)
    write_tables(writer)
    return writer


def read(writer: Writer, name: str) -> list[dict[str, str]]:
    path: Path = writer.site / "downloads" / name
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("name", "columns"), [("areas.csv", AREAS), ("twins.csv", TWINS), ("funnels.csv", FUNNELS)]
)
def test_every_column_of_a_table_is_in_the_dictionary_in_order_and_every_row_has_a_note(
    writer: Writer, name: str, columns: dict[str, str]
) -> None:
    rows = read(writer, name)

    assert rows
    assert list(rows[0]) == list(columns)
    assert all(row["context_note"] for row in rows)


def test_every_column_of_a_figure_is_in_the_dictionary_in_order(writer: Writer) -> None:
    row = writer.release.results.row(0, named=True)
    exported = practice_row(writer.edition, row, writer.release.practice(row["practice"]))

    assert list(exported.record()) == list(FIGURES)
    assert set(exported.figure()) <= set(FIGURES)
    assert list(area_row(writer.edition, writer.edition.area_rows["00A", "asthma-review"]).record()) == list(
        AREAS
    )


def test_areas_are_in_order_of_code_with_what_their_practices_share(writer: Writer) -> None:
    rows = read(writer, "areas.csv")

    assert [row["area"] for row in rows] == sorted(row["area"] for row in rows)
    assert float(rows[0]["place_lower"]) < float(rows[0]["place_effect"]) < float(rows[0]["place_upper"])


def test_models_and_judgement_are_published_with_how_to_read_them(writer: Writer) -> None:
    models, judgement = (
        json.loads((writer.site / f"downloads/{name}.json").read_text(encoding="utf-8"))
        for name in ("models", "judgement")
    )

    assert models["how_to_read"]
    assert all(model["context_note"] for model in models["models"])
    assert {"false_alarms", "equity", "multiple_testing"} <= set(judgement)


def test_the_dictionary_is_published_itself(writer: Writer) -> None:
    rows = read(writer, "columns.csv")

    assert len(rows) == sum(map(len, DICTIONARY.values()))
    assert all(row["meaning"] and not row["meaning"].endswith(".") for row in rows)
