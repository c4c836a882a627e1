"""Each template, written, filled with made-up figures and read back, gives the same figures."""

from datetime import date

import pytest

from evenhand.sources import PublishedFile, recognise
from evenhand.sources.reading.returns.keys import headers_of
from evenhand.sources.reading.returns.templates import all_templates, template_by_id
from evenhand.sources.reading.returns.writing import DATA_SHEET, HELP_SHEET, template_text, template_workbook
from support.returns import as_csv, expected, filled, grid, observed, read_return, workbook

each_template = pytest.mark.parametrize("template", all_templates(), ids=lambda template: template.id)


def checked(template, path):
    reading = read_return(path)
    assert reading.quarantine.is_empty()
    assert reading.source == template.id
    assert observed(template, reading) == expected(template, filled(template))


@each_template
def test_a_template_filled_as_text_comes_back(tmp_path, template):
    path = tmp_path / "return.csv"
    path.write_text(as_csv(template, filled(template)))
    checked(template, path)


@each_template
def test_a_template_filled_as_a_workbook_comes_back(tmp_path, template):
    rows = grid(template, filled(template))
    checked(template, workbook(tmp_path / "return.xlsx", ("Data", rows), ("Notes", [["Made up"]])))


@each_template
def test_the_blank_template_filled_with_text_comes_back(tmp_path, template):
    _header, *rows = grid(template, filled(template))
    path = tmp_path / "return.xlsx"
    path.write_bytes(template_workbook(template, [[str(cell) for cell in row] for row in rows]))
    checked(template, path)


@each_template
def test_a_blank_template_is_recognised_and_holds_no_figure(tmp_path, template):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(template_workbook(template))
    file = PublishedFile(path)
    data, help_sheet = file.workbook.sheets
    assert (data.name, help_sheet.name) == (DATA_SHEET, HELP_SHEET)
    assert [row.texts for row in data.rows] == [headers_of(template)]
    assert recognise(file).id == template.id


def test_a_template_is_the_same_file_to_the_byte_whenever_it_is_written():
    template = template_by_id("budgets")
    assert template_workbook(template) == template_workbook(template)


def test_a_text_template_is_its_header_alone():
    assert template_text(template_by_id("nhs-111")) == (
        "practice_code,period_start,period_end,calls,calls_core_hours,returned_by\n"
    )


def test_a_period_is_told_by_its_days(tmp_path):
    template = template_by_id("stop-smoking")
    records = [
        {**record, "period_start": date(2024, 4, 1), "period_end": date(2025, 3, 31)}
        for record in filled(template)
    ]
    path = tmp_path / "return.csv"
    path.write_text(as_csv(template, records))
    assert read_return(path).label == "2024/25"
