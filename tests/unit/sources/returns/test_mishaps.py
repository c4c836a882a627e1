"""Every way a spreadsheet user manages to spoil a cell, a row or a sheet, and what becomes of it.

The return is one of 111 calls: A practice_code, B period_start, C period_end, D calls, E calls_core_hours. Row 2 is
spoilt; rows 3 and 4 are sound and are kept whatever happens to it.

Long because it is one table: every mishap of a spreadsheet with what becomes of it.
"""

from datetime import date

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.returns.templates import template_by_id
from support.published_text import states, values
from support.returns import END, START, Formatted, grid, kept_out, read_return, workbook

TEMPLATE = template_by_id("nhs-111")
CALLS = "nhs111.calls"
SOUND = {"Z90003": 30.0, "Z90004": 40.0}


def rows():
    """Return a sheet: the header and three practices."""
    records = [
        {
            "practice_code": f"Z9000{place}",
            "period_start": START,
            "period_end": END,
            "calls": place * 10,
            "calls_core_hours": place,
        }
        for place in (2, 3, 4)
    ]
    return grid(TEMPLATE, records)


def spoilt(edits):
    """Return the sheet with cells changed by their address."""
    sheet = rows()
    for address, cell in edits.items():
        sheet[int(address[1:]) - 1]["ABCDEF".index(address[0])] = cell
    return sheet


def read_sheet(folder, sheet, **more):
    return read_return(workbook(folder / "return.xlsx", ("Data", sheet), **more))


def read_text(folder, sheet, delimiter=","):
    def quoted(cell):
        return f'"{cell}"' if any(mark in str(cell) for mark in ',;"\n') else str(cell)

    path = folder / "return.csv"
    path.write_text("\n".join(delimiter.join(map(quoted, row)) for row in sheet) + "\n")
    return read_return(path)


# What is certain is read: edits to row 2, and the calls and days that its practice then has.
CERTAIN = {
    "thousands separator": ({"D2": "1,234"}, 1234.0),
    "spaces between thousands": ({"D2": "12 345"}, 12345.0),
    "number stored as text": ({"D2": "20"}, 20.0),
    "apostrophe for text": ({"D2": "'20"}, 20.0),
    "decimals that are none": ({"D2": "20.00"}, 20.0),
    "sum that is nearly whole": ({"D2": 20.000000000001}, 20.0),
    "no-break space": ({"D2": "\u00a020\u2009"}, 20.0),
    "code in lower case with spaces": ({"A2": " z90 002 "}, 20.0),
    "day as its number": ({"B2": 45748, "C2": "45838"}, 20.0),
    "British days": ({"B2": "01/04/2025", "C2": "30.6.25"}, 20.0),
    "days in words": ({"B2": "1 April 2025", "C2": "30th Jun 2025"}, 20.0),
    "months for days": ({"B2": "Apr 2025", "C2": "June 2025"}, 20.0),
    "a quarter for days": ({"B2": "Q1 2025/26", "C2": "2025/26 Q1"}, 20.0),
    "days with midnight": ({"B2": "2025-04-01 00:00:00", "C2": "2025-06-30T00:00"}, 20.0),
}


@pytest.mark.parametrize(("edits", "calls"), CERTAIN.values(), ids=CERTAIN)
@pytest.mark.parametrize("read", [read_text, read_sheet])
def test_what_is_certain_is_read(tmp_path, read, edits, calls):
    reading = read(tmp_path, spoilt(edits))
    assert values(reading, CALLS) == {"Z90002": calls, **SOUND}
    assert reading.tables["observations"]["period_end"].unique().to_list() == [END]
    assert reading.quarantine.is_empty()


STATES = {
    "*": "suppressed",
    "[c]": "suppressed",
    "<5": "suppressed",
    "": "missing",
    "-": "missing",
    "n/a": "missing",
    "N/A": "missing",
    "not known": "missing",
    "0": "observed",
    "\u2013": "missing",
}


@pytest.mark.parametrize(("cell", "state"), STATES.items())
def test_marks_for_no_figure_are_states(tmp_path, cell, state):
    assert states(read_text(tmp_path, spoilt({"D2": cell, "E2": ""})), CALLS)["Z90002"] == state


# What is not certain is kept out: edits to row 2, the address kept out, and how its reason begins.
UNCERTAIN = {
    "percentage": ({"D2": "12%"}, {"D2": "this is a percentage, where a whole number"}),
    "pound sign in a count": ({"D2": "\u00a320"}, {"D2": "this is a sum of money"}),
    "decimals in a count": ({"D2": "20.5"}, {"D2": "a count is a whole number"}),
    "negative count": ({"D2": "-20"}, {"D2": "a count cannot be negative"}),
    "words": ({"D2": "many"}, {"D2": "this is not a number"}),
    "nil": ({"D2": "nil"}, {"D2": "this is not a number"}),
    "decimal comma": ({"D2": "20,5"}, {"D2": "this is not a number"}),
    "shortened number": ({"D2": "1.2E+03"}, {"D2": "a spreadsheet has shortened"}),
    "number beyond belief": (
        {"D2": "45748000"},
        {"D2": "the number is outside what can be believed, 0 to 100,000"},
    ),
    "error of a formula": ({"D2": "#REF!"}, {"D2": "the cell holds the error of a formula"}),
    "another error": ({"D2": "#DIV/0!"}, {"D2": "the cell holds the error of a formula"}),
    "cells too narrow": ({"D2": "####"}, {"D2": "the cell holds the error of a formula"}),
    "part above its whole": (
        {"E2": 21},
        {"D2": "calls_core_hours is above calls", "E2": "calls_core_hours is above"},
    ),
    "no code": ({"A2": ""}, {"A2": "the row has no code"}),
    "name for a code": ({"A2": "Elm Surgery"}, {"A2": "this is not a practice code"}),
    "code of a branch": ({"A2": "Z90002001"}, {"A2": "this is the code of a branch"}),
    "letter in a code": ({"A2": "Z9OOO2"}, {"A2": "the practice code has a letter where a digit"}),
    "no day": ({"B2": ""}, {"B2": "there is no day"}),
    "no such day": ({"B2": "31/02/2025"}, {"B2": "this is not a day"}),
    "a year alone": ({"B2": "2025"}, {"B2": "a year alone may be"}),
    "month or year": ({"B2": "2011-12"}, {"B2": "this may be a month or a financial year"}),
    "days swapped": ({"B2": END, "C2": START}, {"C2": "the period ends before it starts"}),
    "year mistyped": ({"B2": "2015-04-01"}, {"C2": "the period is longer than three years"}),
    "day in a far century": ({"B2": "1925-04-01"}, {"B2": "this is not a day"}),
    "row of totals": ({"A2": "Grand total"}, {"A2": "this is a row of totals"}),
}


@pytest.mark.parametrize(("edits", "reasons"), UNCERTAIN.values(), ids=UNCERTAIN)
@pytest.mark.parametrize("read", [read_text, read_sheet])
def test_what_is_not_certain_is_kept_out_and_the_other_rows_stay(tmp_path, read, edits, reasons):
    reading = read(tmp_path, spoilt(edits))
    found = kept_out(reading)
    assert found.keys() == reasons.keys()
    assert all(found[address].startswith(reason) for address, reason in reasons.items())
    assert SOUND.items() <= values(reading, CALLS).items()
    assert "Z90002" not in values(reading, CALLS)


def test_days_that_could_be_either_are_kept_out_where_others_are_written_month_first(tmp_path):
    reading = read_text(tmp_path, spoilt({"B2": "04/01/2025", "C2": "06/30/2025"}))
    assert kept_out(reading) == {
        "B2": "the day could be meant either way, because others in the file are written month first",
        "C2": "the day is written month first",
    }


# What only a workbook can hold.
MARKED = {
    "date in a count": (Formatted(20, "dd/mm/yyyy"), "the cell is formatted as a date"),
    "percentage in a count": (Formatted(0.2, "0%"), "this is a percentage"),
    "truth in a count": (True, "the cell holds TRUE or FALSE"),
}


@pytest.mark.parametrize(("cell", "reason"), MARKED.values(), ids=MARKED)
def test_a_cell_formatted_as_something_else_is_kept_out(tmp_path, cell, reason):
    assert kept_out(read_sheet(tmp_path, spoilt({"D2": cell})))["D2"].startswith(reason)


def test_a_month_shown_for_a_last_day_is_its_last_day(tmp_path):
    reading = read_sheet(tmp_path, spoilt({"C2": Formatted(date(2025, 6, 1), "mmm-yy")}))
    assert reading.tables["observations"]["period_end"].unique().to_list() == [END]


def test_formulas_are_what_they_came_to(tmp_path):
    def change(book, sheets):
        sheets["Data"].write_formula("D2", "=10+10", None, 20)
        sheets["Data"].write_formula("D3", "=1/0", None, "#DIV/0!")

    reading = read_sheet(tmp_path, rows(), change=change)
    assert values(reading, CALLS) == {"Z90002": 20.0, "Z90004": 40.0}
    assert kept_out(reading) == {"D3": "the cell holds the error of a formula"}


def test_hidden_rows_are_kept_out(tmp_path):
    reading = read_sheet(
        tmp_path, rows(), change=lambda book, sheets: sheets["Data"].set_row(1, None, None, {"hidden": True})
    )
    assert values(reading, CALLS) == SOUND
    assert kept_out(reading) == {"A2": "the row is hidden, so whether its figures are meant cannot be told"}


def hide(columns):
    return lambda book, sheets: sheets["Data"].set_column(columns, None, None, {"hidden": True})


def test_a_hidden_column_of_figures_is_kept_out_as_one_cell(tmp_path):
    reading = read_sheet(tmp_path, rows(), change=hide("E:E"))
    assert kept_out(reading)["E1"].startswith("the column is hidden")
    assert values(reading, "nhs111.calls_core_hours") == {}
    assert len(values(reading, CALLS)) == 3


def test_a_hidden_column_of_days_cannot_be_done_without(tmp_path):
    with pytest.raises(
        SourceError, match=r"Data!C1 \(period_end\): the column period_end is hidden.*Unhide it"
    ):
        read_sheet(tmp_path, rows(), change=hide("C:C"))


def merge(cells, value):
    return lambda book, sheets: sheets["Data"].merge_range(cells, value)


def test_merged_figures_are_kept_out(tmp_path):
    reading = read_sheet(tmp_path, spoilt({"D2": "", "D3": ""}), change=merge("D2:D3", 20))
    assert values(reading, CALLS) == {"Z90004": 40.0}
    assert set(kept_out(reading)) == {"D2", "D3"}


def test_days_merged_down_their_column_are_read_for_each_row(tmp_path):
    reading = read_sheet(
        tmp_path, spoilt({"B2": "", "B3": "", "B4": ""}), change=merge("B2:B4", "2025-04-01")
    )
    assert len(values(reading, CALLS)) == 3
    assert "The cell period_start merged over rows 2 to 4 was read for each" in reading.notes


def test_a_code_merged_over_two_rows_is_read_for_each_and_they_are_then_the_same_practice(tmp_path):
    reading = read_sheet(tmp_path, spoilt({"A2": "", "A3": ""}), change=merge("A2:A3", "Z90002"))
    assert values(reading, CALLS) == {"Z90004": 40.0}
    assert {"A2", "A3"} == set(kept_out(reading))


def test_cells_merged_across_columns_are_kept_out(tmp_path):
    reading = read_sheet(tmp_path, spoilt({"D2": "", "E2": ""}), change=merge("D2:E2", 20))
    assert set(kept_out(reading)) == {"D2", "E2"}


@pytest.mark.parametrize("read", [read_text, read_sheet])
def test_titles_notes_totals_and_blank_rows_are_told_from_records(tmp_path, read):
    header, *records = rows()
    blank = [""] * len(header)
    title = ["Calls of the quarter", *blank[1:]]
    totals = ["", "", "", 90, 9, ""]
    note = ["* provisional figures", *blank[1:]]
    reading = read(
        tmp_path, [title, blank, header, records[0], blank, *records[1:], header, totals, blank, note]
    )
    assert values(reading, CALLS) == {"Z90002": 20.0, **SOUND}
    assert kept_out(reading) == {"A9": "the row has no code"}
    assert reading.notes[:2] == (
        "Rows with words and no record, which were not read: 1",
        "Rows that repeat the header, which were not read: 1",
    )


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_title_does_not_hide_how_columns_are_separated(tmp_path, delimiter):
    reading = read_text(tmp_path, [["Calls, by practice"], *rows()], delimiter)
    assert len(values(reading, CALLS)) == 3


def test_headers_may_have_any_case_spaces_and_line_breaks_and_stand_in_any_order(tmp_path):
    sheet = [list(reversed(row)) for row in rows()]
    sheet[0] = [
        "RETURNED BY",
        "Calls\ncore hours",
        " calls ",
        "Period_End",
        "Period  start",
        "Practice code",
        "Contact",
    ]
    reading = read_sheet(tmp_path, sheet)
    assert values(reading, CALLS) == {"Z90002": 20.0, **SOUND}
    assert "Columns that are not of this template, which were not read: Contact" in reading.notes


def test_a_comma_in_an_unquoted_number_is_seen(tmp_path):
    path = tmp_path / "return.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in spoilt({"D2": "1,234"})))
    reading = read_return(path)
    assert values(reading, CALLS) == SOUND
    assert kept_out(reading) == {"A2": "the record has 7 cells where the header has 6"}


def test_of_the_same_practice_twice_neither_is_read_unless_the_rows_agree(tmp_path):
    sheet = rows()
    reading = read_sheet(tmp_path, [*sheet, sheet[3], ["z90003", START, END, 31, 3, ""]])
    assert values(reading, CALLS) == {"Z90002": 20.0, "Z90004": 40.0}
    assert kept_out(reading) == {
        "A3": "the same practice, days and group stand in more than one row with different figures",
        "A5": "the row repeats an earlier one",
        "A6": "the same practice, days and group stand in more than one row with different figures",
    }


def test_two_sheets_of_figures_are_refused(tmp_path):
    path = workbook(tmp_path / "return.xlsx", ("April", rows()), ("May", rows()))
    with pytest.raises(SourceError, match=r"more than one sheet holds a return.*April.*May.*Keep one"):
        read_return(path)


def test_a_blank_second_sheet_is_passed_over_and_a_hidden_one_told_of(tmp_path):
    path = workbook(
        tmp_path / "return.xlsx",
        ("Data", rows()),
        ("Blank", rows()[:1]),
        ("Old", rows()),
        change=lambda book, sheets: sheets["Old"].hide(),
    )
    assert "Hidden sheets, which were not read: Old" in read_return(path).notes


def test_a_return_on_a_hidden_sheet_alone_is_refused(tmp_path):
    path = workbook(
        tmp_path / "return.xlsx",
        ("Notes", [["words"]]),
        ("Data", rows()),
        change=lambda book, sheets: sheets["Data"].hide(),
    )
    with pytest.raises(SourceError, match="the sheet that holds the return is hidden"):
        read_return(path)


@pytest.mark.parametrize("read", [read_text, read_sheet])
def test_a_header_with_nothing_below_it_is_refused(tmp_path, read):
    with pytest.raises(SourceError, match="a header and nothing below it"):
        read(tmp_path, rows()[:1])


def test_a_file_without_a_sound_row_is_refused_with_the_cells_to_mend(tmp_path):
    with pytest.raises(
        SourceError, match=r"no row of the return can be used.*\n1\. Data!A2 \(practice_code\): received 'x'"
    ):
        read_sheet(tmp_path, spoilt({"A2": "x"})[:2])


def test_a_column_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(
        SourceError, match=r"return\.xlsx, D1 and F1: the column calls stands in the file twice"
    ):
        read_sheet(tmp_path, spoilt({"F1": "Calls"}))


def test_a_workbook_that_counts_days_from_1904_is_read(tmp_path):
    reading = read_sheet(tmp_path, spoilt({"B2": 45748 - 1462}), options={"date_1904": True})
    assert reading.tables["observations"]["period_start"].unique().to_list() == [START]
