"""Tests of files of millions of records, read a batch at a time."""

import polars as pl
import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.record_files import RecordFile
from support.files import bytes_file

NHS_NUMBERS = ("9990000018", "9990000026", "9990000034", "9990000042", "9990000050", "9990000069")


def record_file(folder, content, batch_size=3):
    file = bytes_file(folder, content if isinstance(content, bytes) else content.encode())
    return RecordFile(file.head, file.path, batch_size)


def read(file, *headers):
    """Return the rows that are kept, whatever batch they came in."""
    return pl.concat([raw.cells for raw in file.batches(headers)]).rows()


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_records_come_in_order_with_their_number_whatever_the_batch(tmp_path, batch_size):
    file = record_file(tmp_path, "A,B\n" + "".join(f"{n},x\n" for n in range(5)), batch_size)
    assert read(file, "A") == [(n + 2, str(n)) for n in range(5)]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n"])
@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_byte_order_marks_and_line_breaks_of_any_kind_are_read(tmp_path, start, line_break):
    file = record_file(tmp_path, start + line_break.join([b"A,B", b"1,2", b"3,4"]))
    assert [row[1:] for row in read(file, "B", "A")] == [("2", "1"), ("4", "3")]


def test_blank_records_are_passed_over_and_counted_as_a_spreadsheet_does(tmp_path):
    file = record_file(tmp_path, "A,B\n1,2\n\n,\n3,4\n")
    assert read(file, "A") == [(2, "1"), (5, "3")]
    assert sum(raw.rows_read for raw in file.batches(["A"])) == 2


def test_quoted_cells_may_hold_delimiters_and_line_breaks(tmp_path):
    assert read(record_file(tmp_path, 'A,B\n"x, y","1\n2"\n'), "A", "B") == [(2, "x, y", "1\n2")]


def test_a_name_in_windows_letters_does_not_stop_the_reading(tmp_path):
    assert read(record_file(tmp_path, "A,B\n1,Café\n".encode("cp1252")), "A") == [(2, "1")]


def test_a_record_with_more_cells_is_kept_out_and_one_with_fewer_has_empty_ones(tmp_path):
    file = record_file(tmp_path, "A,B\n1,2,3\n4\n5,6,\n")
    assert read(file, "A", "B") == [(3, "4", ""), (4, "5", "6")]
    assert file.quarantine.counts == {"the record has more cells than the header, which has 2": 1}
    assert file.quarantine.table()["row"].to_list() == [2]


def test_headers_are_found_by_any_of_their_names(tmp_path):
    file = record_file(tmp_path, "Practice Code,B\n1,2\n")
    assert (file.column("CODE", "PRACTICE_CODE"), file.find("C")) == ("Practice Code", None)
    with pytest.raises(SourceError, match="the header 'C' is missing"):
        file.column("C")


def test_a_file_with_a_header_alone_is_refused(tmp_path):
    with pytest.raises(SourceError, match="nothing below it"):
        read(record_file(tmp_path, "A,B\n"), "A")


def test_a_quotation_mark_that_is_not_closed_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"cannot be split into records.*quotation mark"):
        read(record_file(tmp_path, 'A,B\n1,2\n"3,4\n5,6\n'), "A")


def test_nhs_numbers_are_refused_in_a_column_that_is_not_used(tmp_path):
    text = "A,B\n" + "".join(f"1,{number}\n" for number in NHS_NUMBERS)
    with pytest.raises(SourceError, match="holds NHS numbers"):
        read(record_file(tmp_path, text), "A")


def test_nhs_numbers_are_refused_in_what_is_kept_out(tmp_path):
    text = "A,B\n" + "".join(f"1,2,{number}\n" for number in NHS_NUMBERS)
    with pytest.raises(SourceError, match=r"do not fit its header.*holds NHS numbers"):
        list(record_file(tmp_path, text).batches(["A"]))
