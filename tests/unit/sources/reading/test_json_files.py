"""JSON as a table of text: its records, and what is said of a file that is none."""

import json
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.json_files import json_cells, json_head, looks_like_json
from evenhand.sources.reading.opening import published_files
from evenhand.sources.reading.privacy import refuse_nhs_numbers
from evenhand.sources.reading.raw import read_raw
from support.files import bytes_file, zip_file


@pytest.mark.parametrize("start", [b'{"a": 1}', b"\n [1]", b"\xef\xbb\xbf[{}]"])
def test_json_is_known_by_its_first_character(start: bytes) -> None:
    assert looks_like_json(start)
    assert not looks_like_json(b"A,B\n[1],2\n")


def test_nested_names_are_joined_and_every_value_is_text() -> None:
    cells = json_cells(b'[{"a": {"b": [1, 2.5]}, "c": true}, {"c": null, "d": " x "}]', "made.json")
    assert cells.rows(named=True) == [
        {"a.b.0": "1", "a.b.1": "2.5", "c": "true", "d": "", "row": 1},
        {"a.b.0": "", "a.b.1": "", "c": "", "d": "x", "row": 2},
    ]


def test_the_head_has_the_names_of_all_records_and_a_sample() -> None:
    head = json_head(b'[{"a": 1}, {"b": 2}, 7]', "made.json")
    assert (head.first, head.sample[0], head.delimiter) == (("a", "b"), ("1", ""), "json")


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        (b'{"a": 1,\n "b": }', "line 2, column 7", "expecting value"),
        (b'[{"a": 1}, {"a": 2', "line 1, column 19", "expecting ',' delimiter"),
        (b'[{"a": "\xff"}]', "byte 8", "not UTF-8"),
    ],
)
def test_what_is_no_json_is_told_with_its_line_and_column(content: bytes, where: str, what: str) -> None:
    with pytest.raises(SourceError, match=what) as raised:
        json_cells(content, "made.json")
    assert raised.value.where == f"made.json, {where}"


def test_json_nested_past_reason_is_refused() -> None:
    with pytest.raises(SourceError, match="nested too deeply"):
        json_cells(b"[" * 100_000 + b"]" * 100_000, "made.json")


@pytest.mark.parametrize("content", [b"[]", b"{}", b"[1, 2]"])
def test_json_without_records_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match="holds no records"):
        json_head(content, "made.json")


def test_json_is_found_in_folders_and_zips_and_under_another_name(tmp_path: Path) -> None:
    zip_file(tmp_path, {"a.json": '[{"a": 1}]'})
    bytes_file(tmp_path, b'[{"a": 1}]', "b.json")
    bytes_file(tmp_path, b'[{"a": 1}]', "c.txt")
    assert [file.head.delimiter for file in published_files([tmp_path])] == ["json"] * 3


def test_patients_numbers_in_json_are_refused_as_in_a_table(tmp_path: Path) -> None:
    content = json.dumps([{"person": {"nhs_number": "9434765919"}}]).encode()
    raw = read_raw(bytes_file(tmp_path, content, "made.json"))
    assert raw.rows_read == 1
    many = [
        {"number": number}
        for number in ("9434765919", "9434765870", "4010232137", "9876543210", "9912003888")
    ]
    with pytest.raises(SourceError, match="NHS numbers"):
        refuse_nhs_numbers(read_raw(bytes_file(tmp_path, json.dumps(many).encode(), "many.json")))
