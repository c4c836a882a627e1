"""`assess`, `verify` and `compare`: releases are made once, prove themselves whole, and say what moved."""

import re
from pathlib import Path
from typing import Any

import pytest

PRACTICE = "Z80006"
ACHIEVEMENT = "2024-25/ACHIEVEMENT_NORTHERN_MADE_UP_2425.csv"


def test_a_release_says_what_it_holds(run: Any, england: Any, tmp_path: Path) -> None:
    said = run(*england.assess(england.store, tmp_path / "release")).out
    assert "ae-attendances-0-4" in said
    assert re.search(r"Release open-data-2025-12-31-\w{12} in .*58 open practices, 22 indicators", said)


def test_the_same_release_again_is_left_as_it_is(run: Any, england: Any, release: Path) -> None:
    before = (release / "manifest.json").read_bytes()
    found = run(*england.assess(england.store, release, "--json")).json
    assert found["id"].encode() in before
    assert {"indicator", "status", "len"} == set(found["statuses"][0])
    assert (release / "manifest.json").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--as-of", "31/12/2022", "Write it as YYYY-MM-DD"),
        ("--framework", "nowhere", "there is no such framework. Received: 'nowhere'"),
        ("--engine", "cloud", "there is no such engine"),
        ("--store", "nowhere", "this is not a store"),
    ],
)
def test_a_wrong_option_is_named_and_nothing_is_written(
    run: Any, england: Any, tmp_path: Path, option: str, value: str, why: str
) -> None:
    out = tmp_path / "release"
    said = run(*england.assess(england.store, out), option, value, expect=2).err
    assert why in said
    assert not out.exists()


def test_a_folder_that_holds_something_else_is_not_written_over(
    run: Any, england: Any, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear patient")
    said = run(*england.assess(england.store, tmp_path), expect=2).err
    assert "a release is never changed" in said
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_whole_release_is_said_to_be_whole(run: Any, england: Any) -> None:
    assert "whole and unchanged" in run("verify", england.release).out
    assert run("verify", england.release, "--json").json == []


def change_a_byte(release: Path) -> None:
    path = release / "results.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


SPOILS = {
    "results.parquet: its SHA-256 is not the manifest's": change_a_byte,
    "history.parquet: the file is missing": lambda release: (release / "history.parquet").unlink(),
    "extra.csv: the manifest does not list this file": lambda release: (release / "extra.csv").touch(),
    "manifest.json": lambda release: (release / "manifest.json").unlink(),
}


@pytest.mark.parametrize("what", list(SPOILS))
def test_a_release_that_was_changed_is_told_from_a_whole_one(run: Any, release: Path, what: str) -> None:
    SPOILS[what](release)
    assert what in run("verify", release, expect=1).out.replace("\n", " ")
    found = run("verify", release, "--json", expect=1).json
    assert [one["file"] for one in found] == [what.split(":")[0]]


def test_nothing_moved_between_a_release_and_itself(run: Any, england: Any, release: Path) -> None:
    assert run("compare", england.release, release).out.strip() == "Nothing moved."
    assert run("compare", england.release, release, "--json").json["moved"] == []


@pytest.fixture
def corrected(run: Any, england: Any, store: Path, tmp_path: Path) -> Path:
    """Return a release made after one practice's asthma reviews were corrected."""
    text = (england.published / ACHIEVEMENT).read_text()
    changed = re.sub(rf"(?m),{PRACTICE},AST003,NUMERATOR,.*$", f",{PRACTICE},AST003,NUMERATOR,3", text)
    assert changed != text
    (tmp_path / "corrected").mkdir()
    (tmp_path / "corrected" / "ACHIEVEMENT_NORTHERN_MADE_UP_2425.csv").write_text(changed)
    run("ingest", tmp_path / "corrected", "--store", store)
    run(*england.assess(store, tmp_path / "later"))
    return tmp_path / "later"


def test_a_corrected_file_moves_figures_and_is_named_as_the_reason(
    run: Any, england: Any, corrected: Path
) -> None:
    found = run("compare", england.release, corrected, "--json").json
    assert {one["indicator"] for one in found["moved"]} == {"qof-ast003-net", "qof-ast003-gross"}
    (its,) = (
        one
        for one in found["moved"]
        if (one["practice"], one["indicator"], one["column"]) == (PRACTICE, "qof-ast003-net", "numerator")
    )
    assert (its["after"], its["why"]) == ("3.0", "a file was corrected or added")
    (added,) = found["inputs_added"]
    assert added.startswith("qof-achievement-2024-25-northern-made-up-")
    assert len(found["inputs_removed"]) == 1


def test_a_corrected_file_is_named_for_people_with_the_first_rows(
    run: Any, england: Any, corrected: Path
) -> None:
    said = run("compare", england.release, corrected).out
    assert "Files added: qof-achievement-2024-25-northern-made-up-" in said
    assert "Files no longer used: qof-achievement-2024-25-northern-made-up-" in said
    assert "more; --json prints them all" in said


def test_a_release_that_is_not_there_cannot_be_compared(run: Any, england: Any, tmp_path: Path) -> None:
    assert "there is no release here" in run("compare", england.release, tmp_path, expect=2).err
