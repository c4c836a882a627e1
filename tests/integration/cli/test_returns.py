"""`template` writes blank returns; `ingest` lists the cells of filled ones that are to be mended."""

from pathlib import Path
from typing import Any

import pytest

from evenhand.sources import PublishedFile
from evenhand.sources.reading.returns.templates import all_templates, template_by_id
from support.returns import as_csv, filled, grid, workbook

CALLS = template_by_id("nhs-111")


def test_templates_are_listed_with_and_without_asking(run: Any) -> None:
    ids = [template.id for template in all_templates()]
    listed = run("template", "--list", "--json").json
    assert [one["id"] for one in listed] == ids
    assert listed[0]["headers"][0] == "practice_code"
    assert all(template_id in run("template").out for template_id in ids)


def test_a_blank_template_is_written_where_one_stands(run: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("template", "nhs-111").out
    assert "a blank template is in nhs-111.xlsx" in said
    assert len(PublishedFile(tmp_path / "nhs-111.xlsx").workbook.sheets) == 2


def test_a_template_may_be_text(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "return.csv"
    assert run("template", "nhs-111", "--out", out, "--json").json["rows"] == 0
    assert out.read_text().startswith("practice_code,period_start,period_end,calls,")


def test_rows_are_begun_for_the_practices_of_a_release(run: Any, england: Any, tmp_path: Path) -> None:
    out = tmp_path / "return.csv"
    said = run("template", "emergency-activity", "--out", out, "--practices", england.release).out
    rows = out.read_text().splitlines()[1:]
    assert f"with {len(rows):,} rows begun" in said
    assert len(rows) % 16 == 0
    assert rows[0].endswith(",,,female,0-4,,,,")


def test_rows_are_begun_for_the_practices_of_a_file(run: Any, tmp_path: Path) -> None:
    codes = tmp_path / "codes.csv"
    codes.write_text("name,code\nElm Surgery,a81001\nOak Surgery,A81002\nElm Surgery,A81001\n")
    out = tmp_path / "return.xlsx"
    run("template", "nhs-111", "--out", out, "--practices", codes)
    data = PublishedFile(out).workbook.sheets[0]
    assert [row.texts for row in data.rows[1:]] == [("A81001",), ("A81002",)]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["nhs-999"], "there is no such template. Received: 'nhs-999'"),
        (["nhs-111", "--out", "return.docx"], "a template is written as .csv or .xlsx"),
        (["nhs-111", "--out", "there.csv"], "there is a file of this name, which may hold figures already"),
        (["nhs-111", "--out", "nowhere/return.csv"], "the template cannot be written"),
        (["quality-premium", "--practices", "there.csv"], "this template has no rows of practices"),
        (["nhs-111", "--practices", "there.csv"], "no column of this file holds practice codes"),
    ],
)
def test_what_cannot_be_written_says_why(
    run: Any, tmp_path: Path, monkeypatch: Any, arguments: list[str], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.csv").write_text("colour\nred\n")
    assert why in run("template", *arguments, expect=2).err


def test_the_cells_of_a_return_to_mend_are_listed_with_their_remedies(run: Any, tmp_path: Path) -> None:
    sheet = grid(CALLS, filled(CALLS))
    sheet[1][3], sheet[2][4] = "12%", "#REF!"
    path = workbook(tmp_path / "return.xlsx", ("Data", sheet))
    said = run("ingest", path, "--store", tmp_path / "store").out
    assert "return.xlsx: cells to mend; the other rows and cells were kept" in said
    assert (
        "  1. Data!D2 (calls): received '12%': this is a percentage, where a whole number, 0 or more" in said
    )
    assert (
        "  2. Data!E3 (calls_core_hours): received '#REF!': the cell holds the error of a formula. Mend"
        in said
    )
    again = run("ingest", path, "--store", tmp_path / "store", "--json").json
    assert [cell["column"] for cell in again[0]["cells"]] == ["Data!D2 (calls)", "Data!E3 (calls_core_hours)"]


def test_a_sound_return_and_other_files_have_no_cells_to_mend(run: Any, england: Any, tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text(as_csv(CALLS, filled(CALLS)))
    done = run("ingest", path, "--store", tmp_path / "store", "--json").json
    assert (done[0]["outcome"], done[0]["cells"]) == ("new", [])
    assert "cells to mend" not in run("ingest", path, "--store", tmp_path / "store").out


def test_a_named_spreadsheet_that_is_no_return_is_refused(run: Any, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", ("Sheet1", [["colour", "size"], ["red", 1]]))
    said = run("ingest", path, "--store", tmp_path / "store", expect=2).out
    assert "this spreadsheet is no return on one of our templates" in said
