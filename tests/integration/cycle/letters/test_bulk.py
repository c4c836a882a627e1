"""`evenhand letters`: many at once, by one process or several, whole or not at all."""

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.cycle.letters.bulk import ALL, order_of, usual_year, write_letters
from support.judged_release import judged_release
from support.pdf_text import letters_of, pdf_text
from support.web_site import environment_of, run_inside

MADE_ON = date(2023, 5, 20)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The judged release in a folder."""
    return judged_release(tmp_path_factory.mktemp("bulk") / "release")


def order(release: Path, parent: Path, kind: str = "annual", form: str = "pdf", audience: str = "practice"):
    return order_of(release, kind, year=None, form=form, audience=audience, made_on=MADE_ON, parent=parent)


def listed(folder: Path) -> list[dict[str, str]]:
    with (folder / "letters.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_open_practice_has_its_letter(db: None, release: Path, tmp_path: Path) -> None:
    written = write_letters(order(release, tmp_path / "p"), ALL, tmp_path / "out", 1)
    assert [one["practice"] for one in listed(tmp_path / "out")] == [one.practice for one in written]
    assert "Z80005" not in {one.practice for one in written}
    for one in written:
        content = (tmp_path / "out" / one.file).read_bytes()
        assert letters_of("Annual letter 2021/22") in letters_of(pdf_text(content))


@pytest.mark.parametrize(
    ("kind", "form"), [("mid-year", "pdf"), ("support-plan", "docx"), ("board-paper", "pdf")]
)
def test_an_areas_letters_of_other_kinds(
    db: None, release: Path, tmp_path: Path, kind: str, form: str
) -> None:
    found = write_letters(order(release, tmp_path / "p", kind, form, "public"), "00A", tmp_path / "out", 1)
    assert {one.area for one in found} == {"00A"}
    assert (len(found) == 1) == (kind == "board-paper")


def test_what_is_there_is_not_written_over(db: None, release: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(InputError, match="already"):
        write_letters(order(release, tmp_path / "p"), ALL, tmp_path / "out", 1)
    with pytest.raises(InputError, match="no such area"):
        write_letters(order(release, tmp_path / "p"), "ZZZ", tmp_path / "new", 1)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("given", [{"kind": "agreement"}, {"form": "txt"}, {"audience": "press"}])
def test_what_cannot_be_ordered(release: Path, tmp_path: Path, given: dict[str, str]) -> None:
    with pytest.raises(InputError, match="there is no such"):
        order(release, tmp_path / "p", **given)


@pytest.mark.parametrize(
    ("kind", "as_of", "year"),
    [("annual", "2022-12-31", 2021), ("annual", "2022-03-31", 2020), ("mid-year", "2022-12-31", 2022),
     ("mid-year", "2022-05-31", 2021), ("mid-year", "2023-01-31", 2022)],
)  # fmt: skip
def test_the_year_a_letter_is_usually_about(kind: str, as_of: str, year: int) -> None:
    assert usual_year(kind, date.fromisoformat(as_of)) == year


def test_one_process_and_two_write_the_same(release: Path, tmp_path: Path) -> None:
    found = []
    for processes in (1, 2):
        out = tmp_path / f"by-{processes}"
        command = [sys.executable, "-m", "evenhand", "letters", "--release", str(release), "--out", str(out)]
        done = subprocess.run(
            [*command, "--processes", str(processes)],
            env=environment_of(tmp_path / "data"),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        found.append(listed(out))
    assert found[0] == found[1]
    assert len(found[0]) == 4


def test_processes_that_make_room_are_followed_by_fresh_ones(release: Path, tmp_path: Path) -> None:
    environment = environment_of(tmp_path / "data")
    (tmp_path / "data").mkdir()
    assert run_inside(environment, "support.many_letters:write", str(release), str(tmp_path / "out")) == 4
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 4
