"""Workbooks that are damaged, locked, far too large or hold what no return needs are refused before they do harm."""

import zipfile

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.workbooks import archive, sheet_parts
from evenhand.sources.reading.workbooks.workbook import read_workbook
from support.returns import workbook
from support.workbook_parts import MAIN, packed, parts

ROW = "<sheetData><row><c><v>1</v></c></row></sheetData>"


def refused(path, match):
    with pytest.raises(SourceError, match=match):
        read_workbook(path.read_bytes(), path.name)


def test_a_part_that_is_packed_beyond_belief_is_refused(tmp_path):
    path = packed(tmp_path / "bomb.xlsx", parts(ROW + " " * 20_000_000))
    assert path.stat().st_size < 50_000
    refused(path, r"bomb\.xlsx: the workbook unpacks to far more than a return can hold.*Copy the rows")


def test_too_much_in_all_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 100)
    refused(packed(tmp_path / "large.xlsx", parts(ROW)), "unpacks to far more")


def test_too_many_parts_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 5)
    more = {f"xl/media/{number}.png": "" for number in range(3)}
    refused(packed(tmp_path / "many.xlsx", {**parts(ROW), **more}), "7 parts")


def test_a_part_that_unpacks_to_more_than_it_says_is_damaged(tmp_path):
    path = packed(tmp_path / "lie.xlsx", parts(ROW + " " * 100_000))
    content = path.read_bytes()
    with zipfile.ZipFile(path) as made:
        size = made.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    path.write_bytes(content.replace(size, (100).to_bytes(4, "little")))
    refused(path, "the workbook is damaged")


def test_entities_are_refused_before_they_grow(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    sheet = f'{bomb}<worksheet xmlns="{MAIN}"><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'
    path = packed(tmp_path / "entities.xlsx", parts("", **{"xl/worksheets/sheet1.xml": sheet}))
    refused(path, "damaged or no workbook.*a document type in one of its parts")


def test_one_far_cell_in_every_row_is_too_many_cells(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_parts, "MOST_CELLS", 50_000)
    rows = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 9))
    refused(
        packed(tmp_path / "far.xlsx", parts(f"<sheetData>{rows}</sheetData>")),
        "far more than a return.*cells",
    )


def test_one_long_text_in_every_cell_is_too_much_text(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_parts, "MOST_TEXT", 50_000)
    path = workbook(tmp_path / "long.xlsx", ("Data", [["x" * 30_000], ["x" * 30_000]]))
    refused(path, "far more than a return can hold.*text")


def test_merged_cells_without_end_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_parts, "MOST_MERGED", 3)
    merged = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 9))
    refused(
        packed(tmp_path / "merged.xlsx", parts(f"{ROW}<mergeCells>{merged}</mergeCells>")), "merged cells"
    )


def test_all_cells_of_a_sheet_may_be_merged_without_counting_them(tmp_path):
    path = packed(
        tmp_path / "all.xlsx", parts(f'{ROW}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    )
    assert read_workbook(path.read_bytes(), "all.xlsx").sheets[0].merged[0].last_row == 1_048_576


@pytest.mark.parametrize(
    ("member", "what"),
    [
        ("xl/pivotCache/pivotCacheRecords1.xml", "the records behind a pivot table"),
        ("xl/embeddings/oleObject1.bin", "another file"),
        ("xl/vbaProject.bin", "macros"),
    ],
)
def test_what_no_return_needs_is_refused(tmp_path, member, what):
    refused(
        packed(tmp_path / "more.xlsx", {**parts(ROW), member: "x"}), f"the workbook holds {what}.*as values"
    )


def test_a_locked_or_old_workbook_is_told_from_a_damaged_one(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600)
    refused(path, "locked with a password or in an old format")


@pytest.mark.parametrize(
    "members",
    [
        {"xl/worksheets/sheet1.xml": "<worksheet"},
        {"_rels/.rels": "not xml"},
        {
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="x"/></sheetData></worksheet>'
        },
        {
            "xl/worksheets/sheet1.xml": f'<w xmlns="{MAIN}"><row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row></w>'
        },
        {"xl/worksheets/sheet1.xml": f'<w xmlns="{MAIN}"><row><c r="1B"><v>1</v></c></row></w>'},
    ],
    ids=["cut short", "no relations", "no row number", "out of order", "no address"],
)
def test_a_damaged_part_is_refused_with_what_to_do(tmp_path, members):
    path = packed(tmp_path / "damaged.xlsx", parts(ROW, **members))
    refused(path, r"damaged\.xlsx: the workbook is damaged")


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_workbook_cut_short_is_damaged(tmp_path, kept):
    path = workbook(tmp_path / "short.xlsx", ("Data", [["x"]]))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    refused(path, "damaged or no workbook.*save it again")


def test_a_workbook_without_its_main_part_is_damaged(tmp_path):
    refused(packed(tmp_path / "other.xlsx", {"word/document.xml": "<x/>"}), "damaged or no workbook")
