"""Tests of published tables as text: every record is a row, quarantined or refused."""

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.raw import read_raw
from support.files import bytes_file, raw_table


def cells(raw):
    return raw.cells.drop("row").rows()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_is_the_same_in_every_encoding_we_read(tmp_path, encoding):
    raw = raw_table(tmp_path, "Code,Name\nA81001,Café\n", encoding)
    assert raw.cells.columns == ["Code", "Name", "row"]
    assert raw.cells.rows() == [("A81001", "Café", 2)]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_ends_a_record(tmp_path, line_break):
    raw = raw_table(tmp_path, line_break.join(["A,B", "1,2", "3,4"]))
    assert cells(raw) == [("1", "2"), ("3", "4")]


def test_cells_are_stripped_and_empty_ones_are_empty_texts(tmp_path):
    assert cells(raw_table(tmp_path, "A,B\n  1 ,\n,\t2\n")) == [("1", ""), ("", "2")]


def test_blank_records_are_counted_in_rows_but_not_read(tmp_path):
    raw = raw_table(tmp_path, "A,B\n1,2\n\n , \n,\n3,4\n\n")
    assert raw.cells["row"].to_list() == [2, 6]
    assert raw.rows_read == 2


def test_rows_are_numbered_the_same_when_cells_are_quoted(tmp_path):
    raw = raw_table(tmp_path, 'A,B\n"1",2\n\n,\n"line\nbreak",4\n"",""\n5,6\n')
    assert raw.cells["row"].to_list() == [2, 5, 7]


def test_a_file_with_a_header_alone_is_refused(tmp_path):
    with pytest.raises(SourceError, match="a header and nothing below it"):
        raw_table(tmp_path, "A,B\n\n")


@pytest.mark.parametrize("quoted", ["", '"x","y"\n'])
def test_records_that_do_not_fit_the_header_are_quarantined_with_what_they_hold(tmp_path, quoted):
    raw = raw_table(tmp_path, f"A,B\n1,2\n1,2,3\n1\n{quoted}")
    kept_out = raw.quarantine.table()
    assert kept_out["row"].to_list() == [3, 4]
    assert kept_out["reason"].to_list() == [
        "the record has 3 cells where the header has 2",
        "the record has 1 cells where the header has 2",
    ]
    assert kept_out["received"].to_list() == ["1,2,3", "1"]
    assert raw.rows_read == raw.cells.height + 2


def test_a_file_of_records_that_do_not_fit_has_no_cells(tmp_path):
    raw = raw_table(tmp_path, "A,B\n1\n2\n")
    assert (raw.cells.height, raw.rows_read) == (0, 2)


def test_a_quoted_cell_may_hold_a_delimiter(tmp_path):
    assert cells(raw_table(tmp_path, 'A,B\n1,2\n"x, y",3\n')) == [("1", "2"), ("x, y", "3")]


def test_a_quoted_cell_may_hold_line_breaks_and_quotation_marks(tmp_path):
    assert cells(raw_table(tmp_path, 'A,B\n"one\ntwo",2\n"say ""so""",4\n')) == [
        ("one\ntwo", "2"),
        ('say "so"', "4"),
    ]


def test_a_quotation_mark_inside_a_cell_is_a_character(tmp_path):
    assert cells(raw_table(tmp_path, 'A,B\n5" pipe,2\n3,4\n')) == [('5" pipe', "2"), ("3", "4")]


def test_two_lines_may_be_one_record_although_each_has_its_marks_in_pairs(tmp_path):
    raw = raw_table(tmp_path, 'A,B\nx" ,"one\ntwo" y" ,z\n')
    assert raw.rows_read == 1


def test_a_quotation_mark_that_is_never_closed_is_refused_by_its_record(tmp_path):
    lines = "\n".join(f"{number},x" for number in range(300))
    with pytest.raises(SourceError, match=r"record 3: a quotation mark is opened and not closed"):
        raw_table(tmp_path, f'A,B\n1,2\n"open,x\n{lines}\n')


def test_a_cell_too_long_for_the_reader_is_refused(tmp_path):
    with pytest.raises(SourceError, match="not closed again"):
        raw_table(tmp_path, "A,B\n1,2\n" * 30 + 'x,"' + "y" * 200_000)


def test_the_not_sign_separates_and_quotes_nothing(tmp_path):
    raw = raw_table(tmp_path, 'A¬B\n"1¬2\n', "cp1252")
    assert cells(raw) == [('"1', "2")]


def test_a_file_without_a_header_record_is_named_by_its_source(tmp_path):
    raw = read_raw(bytes_file(tmp_path, b"1,2\n3,4\n"), headers=["first", "second"])
    assert raw.cells.rows() == [("1", "2", 1), ("3", "4", 2)]


def test_the_first_record_of_a_file_without_a_header_may_span_lines(tmp_path):
    raw = read_raw(bytes_file(tmp_path, b'"one\ntwo",2\n3,4\n'), headers=["first", "second"])
    assert raw.cells.rows() == [("one\ntwo", "2", 1), ("3", "4", 2)]


def test_one_column_is_a_table(tmp_path):
    assert cells(raw_table(tmp_path, "A\n1\n2\n")) == [("1",), ("2",)]


def test_repeated_empty_and_reserved_headers_get_names_of_their_own(tmp_path):
    raw = raw_table(tmp_path, "A,A,,row\n1,2,3,4\n")
    assert raw.cells.columns == ["A", "A (2)", "column 3", "row (2)", "row"]


def test_a_header_is_found_by_any_of_its_names(tmp_path):
    raw = raw_table(tmp_path, "Practice Code,B\nA81001,2\n")
    assert raw.column("ORG_CODE", "PRACTICE_CODE") == "Practice Code"
    assert raw.find("ORG_CODE") is None


def test_a_missing_header_is_refused_by_name_with_its_other_names(tmp_path):
    raw = raw_table(tmp_path, "A,B\n1,2\n")
    with pytest.raises(SourceError, match=r"the header 'CODE' is missing.*\['A', 'B'\].*'ORG_CODE'"):
        raw.column("CODE", "ORG_CODE")
    with pytest.raises(SourceError, match=r"the header 'CODE' is missing.*unchanged\.$"):
        raw.column("CODE")
