"""`show`, `publish` and `demo`: what people get to see."""

import json
from pathlib import Path
from typing import Any

import pytest

from evenhand.definitions.wording import banned_words_in


def test_a_profile_is_shown_with_context_figures_and_notes(run: Any, england: Any) -> None:
    said = run("show", england.release, "Z80001").out
    for part in ("(Z80001)", "Context", "Deprivation where patients live", "Capacity", "95% interval"):
        assert part in said
    assert not banned_words_in(said)


def test_one_indicator_is_shown_alone(run: Any, england: Any) -> None:
    said = run("show", england.release, "z80001", "--indicator", "qof-ast003-net").out
    assert "asthma" in said
    assert "Patients for each" not in said
    assert "appointments" not in said


def test_a_profile_is_there_for_a_machine(run: Any, england: Any) -> None:
    assert "Z80001" in json.dumps(run("show", england.release, "Z80001", "--json").json)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("Q99999",), "no such practice. Received: 'Q99999'"),
        (("Z80001", "--indicator", "nothing"), "no such indicator"),
    ],
)
def test_what_a_release_does_not_have_is_said(
    run: Any, england: Any, arguments: tuple[str, ...], why: str
) -> None:
    assert why in run("show", england.release, *arguments, expect=2).err


def test_a_site_is_published_and_published_again(run: Any, england: Any, tmp_path: Path) -> None:
    for _ in range(2):
        assert f"pages in {tmp_path / 'site'}" in run(
            "publish", england.release, "--out", tmp_path / "site"
        ).out.replace("\n", "")
        assert (tmp_path / "site" / "index.html").is_file()


def test_a_folder_that_is_no_site_is_not_published_over(run: Any, england: Any, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear patient")
    said = run("publish", england.release, "--out", tmp_path, expect=2).err
    assert "not a site that Evenhand made" in said
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_what_is_no_release_is_not_published(run: Any, england: Any, tmp_path: Path) -> None:
    assert "no release here" in run("publish", england.published, "--out", tmp_path / "site", expect=2).err
    assert not (tmp_path / "site").exists()


@pytest.fixture(scope="module")
def demo(run: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the folder of a demo of 40 practices, and what making it said."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run("demo", "--no-serve", "--practices", 40, "--dir", folder).out


def test_a_demo_is_ingested_assessed_and_published(run: Any, demo: tuple[Path, str]) -> None:
    folder, said = demo
    assert "Nothing here is real" in said
    assert "11 quarantined with their reasons" in said.replace("\n", " ")
    assert (folder / "site" / "index.html").is_file()
    assert (folder / "published" / "truth.json").is_file()
    run("verify", folder / "release")


def test_a_demo_is_not_written_over_what_is_there(run: Any, demo: tuple[Path, str]) -> None:
    folder, _ = demo
    before = sorted(folder.rglob("*"))
    assert "this folder is not empty" in run("demo", "--no-serve", "--dir", folder, expect=2).err
    assert sorted(folder.rglob("*")) == before


def test_a_demo_of_too_few_practices_is_refused(run: Any, tmp_path: Path) -> None:
    said = run("demo", "--no-serve", "--practices", 6, "--dir", tmp_path, expect=2).err
    assert "Choose from 40 to 7,000" in said
    assert list(tmp_path.iterdir()) == []
