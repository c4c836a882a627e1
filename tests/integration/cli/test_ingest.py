"""`ingest`: what becomes of each file is said, and the exit code tells whether one was refused."""

import re
from pathlib import Path
from typing import Any

import pytest

from support.files import zip_file

REGISTERED = "2024-25/gp-reg-pat-prac-all.csv"
VALID = ["9990000018", "9990000026", "9990000034", "9990000042", "9990000050", "9990000069", "9990000077"]


def test_a_new_file_is_taken_and_the_same_again_is_already_there(
    run: Any, england: Any, tmp_path: Path
) -> None:
    arguments = ("ingest", england.published / REGISTERED, "--store", tmp_path / "store", "--json")
    (first,) = run(*arguments).json
    (again,) = run(*arguments).json
    assert (first["outcome"], first["source"]) == ("new", "registered-patients")
    assert first["rows_read"] == first["rows_kept"] > 50
    assert again == {**first, "outcome": "already_there"}


def test_people_are_told_of_rows_kept_out_and_of_what_was_assumed(
    run: Any, england: Any, tmp_path: Path
) -> None:
    year = england.published / "2024-25"
    said = run("ingest", year, "--store", tmp_path / "store")
    assert "ACHIEVEMENT_NORTHERN_MADE_UP_2425.csv: 1 quarantined: a count cannot be negative" in said.out
    assert "epraccur.csv: assumed: " in said.out
    files = sum(path.is_file() for path in year.rglob("*"))
    assert f"Ingesting files: {files}" in said.err


def test_a_file_of_a_folder_that_nothing_reads_is_passed_over(run: Any, england: Any, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "notes.csv").write_text("a,b\n1,2\n")
    (folder / "all.csv").write_bytes((england.published / REGISTERED).read_bytes())
    said = run("ingest", folder, "--store", tmp_path / "store").out
    assert "passed over: notes.csv: no source recognises this file" in said
    assert "registered-patients" in said


def made(folder: Path, kind: str, registered: bytes) -> Path:
    """Write a file that must be refused."""
    lines = registered.decode().splitlines()
    numbered = [
        f"{lines[0]},id",
        *(f"{line},{number}" for line, number in zip(lines[1:], VALID, strict=False)),
    ]
    content = {
        "unknown.csv": b"a,b\n1,2\n",
        "empty.csv": b"",
        "book.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "numbers.csv": "\n".join(numbered).encode(),
    }
    path = folder / kind
    if kind == "cut.zip":
        path = zip_file(folder, {"all.csv": registered.decode()}, kind)
        path.write_bytes(path.read_bytes()[:-200])
    elif kind in content:
        path.write_bytes(content[kind])
    return path


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("unknown.csv", "no source recognises this file"),
        ("empty.csv", "the file is empty"),
        ("book.xls", "spreadsheets are not read"),
        ("cut.zip", "the zip is damaged or cut short"),
        ("numbers.csv", "holds NHS numbers"),
        ("missing.csv", "there is no such file or folder"),
    ],
)
def test_a_named_file_is_refused_with_its_reason_and_the_others_are_taken(
    run: Any, england: Any, tmp_path: Path, kind: str, why: str
) -> None:
    good = england.published / REGISTERED
    bad = made(tmp_path, kind, good.read_bytes())
    said = run("ingest", bad, good, "--store", tmp_path / "store", expect=2).out
    assert re.search(rf"refused: \S*{kind}", said)
    assert why in said
    assert not any(number in said for number in VALID)
    (again,) = run("ingest", good, "--store", tmp_path / "store", "--json").json
    assert again["outcome"] == "already_there"


def test_a_refusal_is_there_for_a_machine(run: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    (one,) = run("ingest", tmp_path / "empty.csv", "--store", tmp_path / "store", "--json", expect=2).json
    assert (one["outcome"], one["edition"]) == ("refused", None)
    assert "Download it again" in one["why"]


def test_a_folder_of_other_things_does_not_become_a_store(run: Any, england: Any, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "draft.txt").write_text("Dear patient")
    said = run("ingest", england.published / REGISTERED, "--store", tmp_path / "letters", expect=2).err
    assert "holds other things and is not a store" in said
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["draft.txt"]
