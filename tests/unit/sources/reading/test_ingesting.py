"""Tests of ingest: what becomes of each file."""

import shutil

import pytest

from evenhand.sources.reading.ingesting import ingest
from evenhand.store import Store
from support.files import bytes_file, csv_text, zip_file

HEADER = "EXTRACT_DATE,TYPE,CODE,SEX,AGE,NUMBER_OF_PATIENTS"


def lists(*counts, day="01May2022"):
    return csv_text(
        HEADER, *([day, "GP", f"A8100{place}", "ALL", "ALL", count] for place, count in enumerate(counts))
    )


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "store")


def outcomes(store, *paths):
    return [(one.file, one.outcome) for one in ingest(paths, store)]


def test_a_folder_is_ingested_and_what_nothing_reads_is_passed_over(tmp_path, store):
    folder = tmp_path / "files"
    folder.mkdir()
    bytes_file(folder, lists(5).encode(), "a.csv")
    bytes_file(folder, b"colour\nred\n", "b.csv")
    assert outcomes(store, folder) == [("a.csv", "new"), ("b.csv", "passed_over")]


def test_a_named_file_that_nothing_reads_is_refused(tmp_path, store):
    assert outcomes(store, bytes_file(tmp_path, b"colour\nred\n").path) == [("file.csv", "refused")]


def test_the_same_file_again_is_already_there_under_any_name_or_in_a_zip(tmp_path, store):
    path = bytes_file(tmp_path, lists(5).encode()).path
    copy = shutil.copy(path, tmp_path / "copy.csv")
    zipped = zip_file(tmp_path, {"inner.csv": lists(5)})
    found = outcomes(store, path, copy, zipped)
    assert [outcome for _, outcome in found] == ["new", "already_there", "already_there"]
    assert len(store.editions) == 1


def test_one_bad_file_does_not_keep_the_others_out(tmp_path, store):
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 cut short")
    bad = bytes_file(tmp_path, lists().encode(), "empty.csv").path
    good = bytes_file(tmp_path, lists(5).encode(), "good.csv").path
    assert [outcome for _, outcome in outcomes(store, broken, bad, good)] == ["refused", "refused", "new"]


def test_a_file_with_nhs_numbers_leaves_no_trace(tmp_path, store):
    valid = ["9990000018", "9990000026", "9990000034", "9990000042", "9990000050", "9990000069", "9990000077"]
    text = csv_text(HEADER + ",id", *(["01May2022", "GP", "A81001", "ALL", "ALL", 1, one] for one in valid))
    (one,) = ingest([bytes_file(tmp_path, text.encode()).path], store)
    assert (one.outcome, "NHS numbers" in one.why) == ("refused", True)
    assert list((tmp_path / "store" / "editions").iterdir()) == []


def test_a_path_that_is_not_there_is_refused_and_said(tmp_path, store):
    (one,) = ingest([tmp_path / "nothing"], store)
    assert (one.outcome, "no such file" in one.why) == ("refused", True)
