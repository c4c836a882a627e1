"""Tests of a file's head: encodings, delimiters, what is no text."""

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import head_of, normalised


@pytest.mark.parametrize(
    ("encoding", "found"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252")]
)
def test_the_encoding_is_told_by_the_bytes(encoding, found):
    head = head_of("Code,Café\nA81001,é\n".encode(encoding), "file.csv")
    assert (head.encoding, head.first) == (found, ("Code", "Café"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "¬"])
def test_the_delimiter_is_told_by_the_header(delimiter):
    head = head_of(f"A{delimiter}B\n1{delimiter}2\n".encode("cp1252"), "file.csv")
    assert (head.delimiter, head.first, head.sample) == (delimiter, ("A", "B"), (("1", "2"),))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_refused_with_what_to_do(encoding):
    with pytest.raises(SourceError, match=r"not text in an encoding we read.*Save it as CSV in UTF-8"):
        head_of("Code,List\nA81001,1\n".encode(encoding), "file.csv")


def test_bytes_that_are_in_no_encoding_we_read_are_refused_by_their_place():
    with pytest.raises(SourceError, match="byte 7"):
        head_of(b"Code,L\n\x81\x8d,1\n", "file.csv")


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n \n"])
def test_an_empty_file_is_refused(content):
    with pytest.raises(SourceError, match="the file is empty"):
        head_of(content, "file.csv")


def test_a_header_longer_than_the_head_is_read_whole():
    names = [f"ratio_of_practice_{number}" for number in range(6000)]
    head = head_of((",".join(names) + "\n" + ",".join("1" * 6000) + "\n").encode(), "file.csv")
    assert head.first == tuple(names)


def test_a_line_break_that_is_none_for_publishers_does_not_split_a_record():
    assert head_of(b"A,B\x0bC\n1,2\n", "file.csv").first == ("A", "B\x0bC")


def test_a_cell_too_long_to_be_one_is_refused():
    content = b'A,"' + b"x" * 200_000 + b"\n1,2\n"
    with pytest.raises(SourceError, match="cannot be split into cells"):
        head_of(content, "file.csv")


def test_headers_are_compared_without_case_spacing_and_punctuation():
    assert normalised(" \ufeffPRACTICE_Code ") == normalised("practice code") == "practice code"
    assert head_of(b"PRACTICE_CODE,x\n", "file.csv").has("Practice Code")
