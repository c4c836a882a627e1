"""Tests of paths, folders and zips."""

import errno
import hashlib
import os
import shutil

import pytest

from evenhand.common.errors import InputError, SourceError
from evenhand.sources.reading.opening import PublishedFile, published_files
from support.files import bytes_file, zip_file


def names(*paths):
    return [file.name for file in published_files(paths)]


def test_a_folder_is_walked_in_the_order_of_names_without_hidden_files(tmp_path):
    for name in ("b.csv", "a.TXT", ".hidden.csv", "notes.pdf", "~$c.xlsx", "c.xlsx"):
        bytes_file(tmp_path, b"A\n1\n", name)
    assert names(tmp_path) == ["a.TXT", "b.csv", "c.xlsx"]
    assert not any(file.named for file in published_files([tmp_path]))


def test_each_table_in_a_zip_is_a_file_and_litter_is_not(tmp_path):
    members = {"b.csv": "A", "in/a.csv": "A", "readme.pdf": "", "__MACOSX/._a.csv": "", "in/.x.csv": "A"}
    assert names(zip_file(tmp_path, members)) == ["file.zip: b.csv", "file.zip: in/a.csv"]


def test_a_member_has_the_content_and_hash_it_would_have_outside(tmp_path):
    (inside,) = published_files([zip_file(tmp_path, {"a.csv": "A\n1\n"})])
    outside = bytes_file(tmp_path, b"A\n1\n")
    assert (inside.content, inside.sha256) == (outside.content, outside.sha256)


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
def test_a_zip_cut_short_is_refused(tmp_path, kept):
    path = zip_file(tmp_path, {"a.csv": os.urandom(5000).hex()})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    with pytest.raises(SourceError, match="the zip is damaged or cut short"):
        list(published_files([path]))


def test_a_zip_damaged_inside_is_refused_when_it_is_read(tmp_path):
    path = zip_file(tmp_path, {"a.csv": "A\n" + "1\n" * 5000})
    content = bytearray(path.read_bytes())
    content[45:60] = b"x" * 15
    path.write_bytes(content)
    (file,) = published_files([path])
    with pytest.raises(SourceError, match="the zip is damaged or cut short"):
        _ = file.content


def test_a_zip_without_a_table_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no CSV, text or JSON file in this zip"):
        names(zip_file(tmp_path, {"book.xlsx": ""}))


@pytest.mark.parametrize("name", ["book.xlsm", "book.XLS", "sheet.ods"])
def test_a_spreadsheet_is_refused_with_what_to_do(tmp_path, name):
    (file,) = published_files([bytes_file(tmp_path, b"PK\x03\x04", name).path])
    with pytest.raises(SourceError, match=r"spreadsheets are not read.*CSV"):
        _ = file.head


def test_a_spreadsheet_inside_a_zip_is_one_too(tmp_path):
    with pytest.raises(SourceError, match="spreadsheets are not read"):
        _ = PublishedFile(tmp_path / "file.zip", "book.xlsx").head


def test_a_path_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no such file or folder"):
        names(tmp_path / "nothing.csv")


def test_a_folder_with_nothing_to_read_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no CSV, text, JSON or zip file"):
        names(tmp_path)


def test_a_file_that_goes_before_it_is_read_is_an_error_to_act_on(tmp_path):
    with pytest.raises(SourceError, match="the file cannot be read"):
        _ = PublishedFile(tmp_path / "gone.csv").content


def test_only_the_start_of_a_file_is_read_to_recognise_it(tmp_path):
    file = bytes_file(tmp_path, b"A,B\n" + b"1,2\n" * 50_000 + b"\x81")
    assert file.head.first == ("A", "B")
    assert "content" not in vars(file)


def test_the_hash_is_the_same_whether_the_content_was_read_or_not(tmp_path):
    file = bytes_file(tmp_path, b"A,B\n" + b"1,2\n" * 500_000)
    assert file.sha256 == hashlib.sha256(file.content).hexdigest() == PublishedFile(file.path).sha256


def test_a_member_of_a_zip_is_unpacked_for_as_long_as_it_is_needed(tmp_path):
    (inside,) = published_files([zip_file(tmp_path, {"a.csv": "A\n1\n"})])
    with inside.on_disk(tmp_path) as path:
        assert path.read_text() == "A\n1\n"
    assert [child.name for child in tmp_path.iterdir()] == ["file.zip"]


def test_a_file_on_disk_is_where_it_was(tmp_path):
    file = bytes_file(tmp_path, b"A\n1\n")
    with file.on_disk(tmp_path / "elsewhere") as path:
        assert path == file.path


def test_a_damaged_member_leaves_nothing_unpacked(tmp_path):
    path = zip_file(tmp_path, {"a.csv": "A\n" + "1\n" * 5000})
    content = bytearray(path.read_bytes())
    content[45:60] = b"x" * 15
    path.write_bytes(content)
    (file,) = published_files([path])
    with pytest.raises(SourceError, match="damaged or cut short"), file.on_disk(tmp_path):
        pass
    assert [child.name for child in tmp_path.iterdir()] == ["file.zip"]


def test_a_full_disk_is_not_taken_for_a_damaged_zip(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    (inside,) = published_files([zip_file(tmp_path, {"a.csv": "A\n1\n"})])
    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(InputError, match="no room left on the disk"), inside.on_disk(tmp_path):
        pass
