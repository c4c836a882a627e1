"""Returns as a whole: how they are recognised, added up, told apart by who sends them, and kept free of patients."""

from datetime import date

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import PublishedFile, recognise
from evenhand.sources.reading.ingesting import ingest
from evenhand.sources.reading.returns.templates import template_by_id
from evenhand.store import Store
from support.published_text import states, values
from support.returns import END, START, as_csv, filled, grid, kept_out, read_return, workbook

CALLS = template_by_id("nhs-111")
EMERGENCY = template_by_id("emergency-activity")
TOTAL = "activity.ed_attendances"
NUMBERS = [f"99900000{end}" for end in ("18", "26", "34", "42", "50", "69", "77")]
"""Made up, in the range kept for tests, and valid by their check."""


def written(folder, template, records, name="return.csv"):
    path = folder / name
    path.write_text(as_csv(template, records))
    return path


def test_totals_are_withheld_with_any_part_and_say_so(tmp_path):
    records = filled(EMERGENCY)
    records[3]["ed_attendances"] = "*"
    reading = read_return(written(tmp_path, EMERGENCY, records))
    assert states(reading, TOTAL) == {"A81001": "suppressed", "Z90002": "observed"}
    assert values(reading, TOTAL) == {"A81001": None, "Z90002": 16 * 7}
    assert reading.caveats[0].endswith("so that totals are too: 1")


def test_totals_are_missing_where_a_row_is_not_there_and_the_lack_is_told(tmp_path):
    reading = read_return(written(tmp_path, EMERGENCY, filled(EMERGENCY)[1:]))
    assert states(reading, TOTAL) == {"A81001": "missing", "Z90002": "observed"}
    assert kept_out(reading)["E2"].startswith("the practice has no row for some sex or age band")
    assert reading.quarantine["received"].to_list() == ["15 of 16 rows"]


def test_totals_are_missing_where_a_cell_was_kept_out(tmp_path):
    records = filled(EMERGENCY)
    records[0]["ed_attendances"] = "many"
    assert states(read_return(written(tmp_path, EMERGENCY, records)), TOTAL)["A81001"] == "missing"


def test_rows_of_totals_by_sex_or_age_are_kept_out(tmp_path):
    records = [*filled(EMERGENCY), {**filled(EMERGENCY)[0], "sex": "All"}]
    reading = read_return(written(tmp_path, EMERGENCY, records))
    assert kept_out(reading) == {"D34": "this is a row of totals"}
    assert values(reading, TOTAL)["A81001"] == 16 * 7


def sent(folder, codes, sender):
    records = [
        {
            "practice_code": code,
            "period_start": START,
            "period_end": END,
            "calls": 9,
            "calls_core_hours": 1,
            "returned_by": by,
        }
        for code, by in zip(codes, sender, strict=True)
    ]
    return read_return(written(folder, CALLS, records))


@pytest.mark.parametrize(
    ("codes", "senders", "scope"),
    [
        (["Z90001", "Z90002"], ["qxx", "QXX"], "returned by QXX"),
        (["Z90001", "Z90002"], ["", ""], "England"),
        (["Z90001"], [""], "practice Z90001"),
        (["Z90001", "Z90002"], ["QXX", "QYY"], "England"),
    ],
)
def test_a_return_speaks_for_those_who_send_it(tmp_path, codes, senders, scope):
    assert sent(tmp_path, codes, senders).scope == scope


def test_a_return_about_two_practices_of_which_one_was_kept_out_is_not_about_one(tmp_path):
    assert sent(tmp_path, ["Z90001", "Elm Surgery"], ["", ""]).scope == "England"


def test_the_returns_of_two_bodies_stand_beside_each_other_and_a_correction_replaces_its_own(tmp_path):
    store = Store.create(tmp_path / "store")
    for number, (code, calls, by) in enumerate(
        [("Z90001", 9, "QXX"), ("Z90002", 8, "QYY"), ("Z90001", 7, "QXX")]
    ):
        record = {
            "practice_code": code,
            "period_start": START,
            "period_end": END,
            "calls": calls,
            "calls_core_hours": 1,
        }
        path = written(tmp_path, CALLS, [{**record, "returned_by": by}], f"{number}.csv")
        assert [one.outcome for one in ingest([path], store)] == ["new"]
    found = store.read("observations", ["nhs111.calls"])
    assert dict(found.select("practice", "value").iter_rows()) == {"Z90001": 7.0, "Z90002": 8.0}


def sent_one_after_another(folder, *returns):
    """Ingest returns of calls, each its practices and its sender, and return the outcomes and what is current."""
    store = Store.create(folder / "store")
    outcomes = []
    for number, (codes, by) in enumerate(returns):
        same = {"period_start": START, "period_end": END, "calls_core_hours": 1, "returned_by": by}
        records = [{"practice_code": code, "calls": number + 5, **same} for code in codes.split()]
        outcomes += ingest([written(folder, CALLS, records, f"{number}.csv")], store)
    return outcomes, dict(
        store.read("observations", ["nhs111.calls"]).select("practice", "value").iter_rows()
    )


@pytest.mark.parametrize(("first", "second"), [("", ""), ("", "QYY"), ("QXX", "")])
def test_a_body_that_names_nobody_takes_no_other_bodys_figures_away(tmp_path, first, second):
    outcomes, current = sent_one_after_another(
        tmp_path, ("Z90001 Z90002 Z90005 Z90006", first), ("Z90003 Z90004", second)
    )
    assert [one.outcome for one in outcomes] == ["new", "refused"]
    assert "no practice in common" in outcomes[1].why
    assert "about Z90001, Z90002, Z90005 and 1 more" in outcomes[1].why
    assert "returned_by" in outcomes[1].why
    assert set(current.values()) == {5.0}


def test_what_was_refused_is_mended_by_one_file_of_both(tmp_path):
    outcomes, current = sent_one_after_another(
        tmp_path, ("Z90001 Z90002", ""), ("Z90003 Z90004", ""), ("Z90001 Z90002 Z90003 Z90004", "")
    )
    assert [one.outcome for one in outcomes] == ["new", "refused", "new"]
    assert current == dict.fromkeys(["Z90001", "Z90002", "Z90003", "Z90004"], 7.0)


def test_who_a_correction_leaves_out_is_told(tmp_path):
    outcomes, current = sent_one_after_another(tmp_path, ("Z90001 Z90002 Z90003", ""), ("Z90001 Z90002", ""))
    assert outcomes[1].edition.notes[-1].endswith("from now on: practice Z90003")
    assert set(current) == {"Z90001", "Z90002"}


def test_a_bodys_return_beside_one_of_all_of_england_is_told_not_to_count(tmp_path):
    outcomes, current = sent_one_after_another(tmp_path, ("Z90001 Z90002", ""), ("Z90001 Z90003", "QXX"))
    assert "that one stays current" in outcomes[1].edition.notes[-1]
    assert current == {"Z90001": 5.0, "Z90002": 5.0}


def test_a_correction_of_the_same_practices_is_kept_without_a_word(tmp_path):
    outcomes, current = sent_one_after_another(tmp_path, ("Z90001 Z90002", ""), ("Z90001 Z90002", ""))
    assert outcomes[1].edition.notes == ()
    assert set(current.values()) == {6.0}


def test_a_spreadsheet_that_is_no_return_says_so(tmp_path):
    path = workbook(
        tmp_path / "list.xlsx", ("Sheet1", [["EXTRACT_DATE", "TYPE", "CODE"], ["x", "GP", "A81001"]])
    )
    with pytest.raises(
        SourceError, match=r"list\.xlsx: this spreadsheet is no return.*evenhand template NAME"
    ):
        recognise(PublishedFile(path))


def test_a_return_that_lacks_a_column_is_told_which(tmp_path):
    sheet = [[cell for place, cell in enumerate(row) if place != 2] for row in grid(CALLS, filled(CALLS))]
    path = workbook(tmp_path / "return.xlsx", ("Data", [["Calls of the year"], *sheet]))
    with pytest.raises(
        SourceError, match=r"nearest to NHS 111 calls by practice.*lacks the header period_end"
    ):
        recognise(PublishedFile(path))


def test_the_columns_of_two_returns_in_one_file_are_refused(tmp_path):
    records = [{**record, "quit_dates": 1, "quit_at_4_weeks": 1} for record in filled(CALLS)]
    path = workbook(
        tmp_path / "return.xlsx", ("Data", [list(records[0]), *(list(each.values()) for each in records)])
    )
    with pytest.raises(
        SourceError, match=r"more than one return.*'nhs-111', 'stop-smoking'.*a file of its own"
    ):
        recognise(PublishedFile(path))


def hidden_place(name):
    """Return a way to put NHS numbers into a workbook where few people look."""

    def change(book, sheets):
        cells = list(enumerate(NUMBERS))
        if name == "hidden sheet":
            other = book.add_worksheet("Lists")
            other.hide()
            for row, number in cells:
                other.write_number(row, 3, int(number))
        elif name == "column beside":
            for row, number in cells:
                sheets["Data"].write_string(row + 1, 9, f"{number[:3]} {number[3:6]} {number[6:]}")
        elif name == "comments":
            for row, number in cells:
                sheets["Data"].write_comment(row + 1, 4, f"see {number}")
        else:
            for row, number in cells:
                sheets["Data"].write_string(row + 10, 0, f"Note about {number}")

    return change


@pytest.mark.parametrize("place", ["hidden sheet", "column beside", "comments", "notes below"])
def test_nhs_numbers_anywhere_in_a_workbook_are_refused(tmp_path, place):
    path = workbook(
        tmp_path / "return.xlsx", ("Data", grid(CALLS, filled(CALLS))), change=hidden_place(place)
    )
    store = Store.create(tmp_path / "store")
    (one,) = ingest([path], store)
    assert (one.outcome, "holds NHS numbers" in one.why, "999" in one.why) == ("refused", True, False)
    assert list((tmp_path / "store" / "editions").iterdir()) == []


def test_nhs_numbers_in_a_text_return_are_refused(tmp_path):
    records = [
        {**filled(CALLS)[0], "practice_code": f"Z900{place:02}", "calls": number}
        for place, number in enumerate(NUMBERS)
    ]
    with pytest.raises(SourceError, match=r"return\.csv, column D: this column holds NHS numbers"):
        read_return(written(tmp_path, CALLS, records))


def test_a_text_return_that_cannot_be_split_is_refused(tmp_path):
    path = written(tmp_path, CALLS, filled(CALLS))
    path.write_text(path.read_text() + "x\n" * 30_000 + '"' + "x" * 200_000)
    with pytest.raises(SourceError, match=r"cannot be split into cells.*a quotation mark"):
        read_return(path)


def test_the_days_of_several_rows_are_the_label(tmp_path):
    later = [
        {**record, "period_start": date(2025, 7, 1), "period_end": date(2025, 9, 30)}
        for record in filled(CALLS)
    ]
    reading = read_return(written(tmp_path, CALLS, [*filled(CALLS), *later]))
    assert reading.label == "1 April 2025 to 30 September 2025"
    assert reading.tables["observations"].height == 8
