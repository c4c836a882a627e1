"""Workbooks as sheets of text cells with their marks; a second reader gives the same values."""

from datetime import datetime

import fastexcel
import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.workbooks.formats import date_text, format_of
from evenhand.sources.reading.workbooks.sheet import Block, letters
from evenhand.sources.reading.workbooks.workbook import read_workbook
from support.returns import Formatted, workbook
from support.workbook_parts import MAIN, packed, parts, relations


def read(path):
    return read_workbook(path.read_bytes(), path.name)


def only_sheet(folder, sheet, **more):
    return read(packed(folder / "made.xlsx", parts(f"<sheetData>{sheet}</sheetData>", **more))).sheets[0]


def texts(sheet):
    return [row.texts for row in sheet.rows]


def test_cells_are_text_with_marks_for_what_they_are(tmp_path):
    row = [
        "words",
        12,
        0.5,
        1e20,
        True,
        Formatted(0.12, "0.0%"),
        Formatted(45747, "dd/mm/yyyy"),
        Formatted(45747, "mmm yy"),
    ]
    sheet = read(workbook(tmp_path / "made.xlsx", ("Data", [row]))).sheets[0]
    assert texts(sheet) == [("words", "12", "0.5", "1e+20", "TRUE", "0.12", "2025-03-31", "Mar 2025")]
    assert sheet.rows[0].marks == {4: "truth", 5: "percent", 6: "date", 7: "date"}


def test_what_is_hidden_and_merged_is_told(tmp_path):
    def change(book, sheets):
        sheets["Data"].set_row(0, None, None, {"hidden": True})
        sheets["Data"].set_row(1, 0)
        sheets["Data"].set_column("B:C", None, None, {"hidden": True})
        sheets["Data"].merge_range("A3:B4", "both")

    sheet = read(
        workbook(tmp_path / "made.xlsx", ("Data", [["a"], ["b"], [], [], ["c"]]), change=change)
    ).sheets[0]
    assert [(row.number, row.hidden) for row in sheet.rows] == [(1, True), (2, True), (3, False), (5, False)]
    assert sheet.hidden_places == {1, 2}
    assert sheet.merged == (Block(3, 0, 4, 1),)


def test_sheets_have_their_names_and_whether_they_are_shown(tmp_path):
    path = workbook(
        tmp_path / "made.xlsx",
        ("A & B", [["x"]]),
        ("C", [["y"]]),
        change=lambda book, sheets: sheets["C"].very_hidden(),
    )
    assert [(sheet.name, sheet.visible) for sheet in read(path).sheets] == [("A & B", True), ("C", False)]


def test_a_second_reader_finds_the_same_values(tmp_path):
    rows = [
        ["code", "n", "share", "day"],
        ["A81001", 12, 0.25, datetime(2025, 3, 31)],
        ["caf\u00e9 \u00a3", 3.5, 1, datetime(2024, 2, 29)],
    ]
    path = workbook(tmp_path / "made.xlsx", ("Data", rows))
    other = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_polars()
    found = [tuple(cell.removesuffix(" 00:00:00") for cell in row) for row in other.iter_rows()]
    assert texts(read(path).sheets[0]) == found


def test_text_may_be_inside_the_cell_in_runs_or_shared(tmp_path):
    shared = f'<sst xmlns="{MAIN}"><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>said</t></rPh></si></sst>'
    sheet = only_sheet(
        tmp_path,
        '<row><c t="inlineStr"><is><r><t>a</t></r><r><t>b_x000A_c</t></r></is></c><c t="s"><v>0</v></c>'
        '<c t="s"><v>9</v></c><c t="str"><f>"x"</f><v>x</v></c></row>',
        **{
            "xl/sharedStrings.xml": shared,
            "xl/_rels/workbook.xml.rels": relations(
                ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
                ("rId2", "sharedStrings", "sharedStrings.xml"),
            ),
        },
    )
    assert texts(sheet) == [("ab\nc", "two runs", "", "x")]


def test_rows_and_cells_without_addresses_follow_each_other(tmp_path):
    sheet = only_sheet(
        tmp_path, '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    )
    assert [(row.number, row.texts) for row in sheet.rows] == [(3, ("", "", "1", "2")), (4, ("3",))]


@pytest.mark.parametrize(
    ("cell", "text", "mark"),
    [
        ("<c><f>A1+1</f></c>", "=A1+1", "formula"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", "error"),
        ('<c t="d"><v>2025-03-31T00:00:00Z</v></c>', "2025-03-31", "date"),
        ('<c t="b"><v>0</v></c>', "FALSE", "truth"),
        ("<c><v>nonsense</v></c>", "nonsense", None),
        ('<c s="99"><v>5</v></c>', "5", None),
    ],
)
def test_cells_that_libraries_seldom_write(tmp_path, cell, text, mark):
    row = only_sheet(tmp_path, f"<row>{cell}</row>").rows[0]
    assert (row.texts, row.marks.get(0)) == ((text,), mark)


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (0, None, "number"), (14, None, "date"), (17, None, "month"), (9, None, "percent"), (4, None, "number"),
        (164, "[$-809]d mmmm yyyy", "date"), (164, '"days" 0', "number"), (164, "0.0%", "percent"),
        (164, "[$\u00a3-809]#,##0.00;[Red]-#,##0", "number"), (164, "[h]:mm", "date"), (164, "mmm\\-yy", "month"),
        (164, "General", "number"),
    ],
)  # fmt: skip
def test_a_format_says_what_a_number_is(number, code, kind):
    assert format_of(number, {} if code is None else {164: code}) == kind


@pytest.mark.parametrize(
    ("value", "text"),
    [(45747, "2025-03-31"), (45747.5, "2025-03-31 12:00"), (0.25, "06:00"), (-1, "-1"), (1e9, "1000000000")],
)
def test_a_date_is_written_as_a_day_or_as_the_number_it_is(value, text):
    assert date_text(float(value), "date", epoch_1904=False) == text


def test_columns_have_letters():
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_workbook_without_a_cell_is_empty(tmp_path):
    with pytest.raises(SourceError, match="the workbook is empty"):
        read(workbook(tmp_path / "made.xlsx", ("Data", []))).head("made.xlsx")
