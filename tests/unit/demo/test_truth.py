"""What was planted is written down, and is in the files as it says."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from evenhand.common.errors import InputError
from evenhand.demo import read_truth
from evenhand.demo.truths import PLANTED, UNUSUAL_SHARE, true_scale


def test_it_is_read_back_as_it_was_written(england: Any) -> None:
    found = read_truth(england.folder)
    assert found.practices.equals(england.truth.practices)
    for name in ("seed", "planted", "mergers", "closures", "universities", "dirty", "areas"):
        assert getattr(found, name) == getattr(england.truth, name)


@pytest.mark.parametrize("left", ["truth.json", "truth.parquet"])
def test_a_folder_without_it_is_refused(england: Any, tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_bytes((england.folder / left).read_bytes())
    with pytest.raises(InputError, match="no record of what was planted"):
        read_truth(tmp_path)


@pytest.mark.parametrize("indicator", list(PLANTED))
def test_about_two_in_a_hundred_are_truly_unusual(england: Any, indicator: str) -> None:
    assert len(england.truth.unusual(indicator)) == round(UNUSUAL_SHARE * 300)


def test_the_unusual_lie_as_far_out_as_recorded(england: Any) -> None:
    shifts = england.truth.practices.filter(pl.col("unusual") != 0).select("indicator", "unusual").unique()
    for indicator, shift in shifts.iter_rows():
        assert abs(shift) == abs(england.truth.planted[indicator]["shift"])


def test_the_parts_add_up_to_the_true_value(england: Any) -> None:
    table = england.truth.practices
    rows = table.filter(pl.col("indicator") == "ae-attendances-0-4")
    parts = rows.select(pl.sum_horizontal("context", "place", "noise", "unusual")).to_series()
    scale = true_scale(table, "ae-attendances-0-4")
    assert scale == pytest.approx((parts + PLANTED["ae-attendances-0-4"].level).to_numpy())


def test_there_is_a_merger_and_a_closure_every_year(england: Any) -> None:
    for kind in (england.truth.mergers, england.truth.closures):
        assert {one["closed"] for one in kind} == {"2023-03-31", "2024-03-31"}


def test_the_register_shows_the_closed_and_the_look_up_their_successors(england: Any) -> None:
    register = [
        line.split('","') for line in (england.folder / "2024-25/epraccur.csv").read_text().splitlines()
    ]
    days = {cells[0].strip('"'): cells[11] for cells in register}
    heirs = {
        record["previous_practice_codes"]: record["code_April_2025"]
        for record in england.records("reference/practice-code-successors-to-2025.csv")
    }
    for one in (*england.truth.mergers, *england.truth.closures):
        assert days[one["practice"]] == one["closed"].replace("-", "")
        assert heirs.get(one["practice"]) == one.get("successor")


def test_every_dirty_row_is_in_its_file(england: Any) -> None:
    text = (england.folder / "2024-25/ACHIEVEMENT_NORTHERN_MADE_UP_2425.csv").read_text()
    lines = [line.split(",", 3)[3] for line in text.splitlines()]
    workforce = (england.folder / "2024-25/general-practice-workforce-practice-2025-03.csv").read_text()
    who = {what: [one["practice"] for one in england.truth.dirty if one["what"] == what] for what in _WHATS}
    assert all(who.values())
    assert f"{who['a text in a number column'][0]},AST002,DENOMINATOR,many" in lines
    assert f"{who['a negative count'][0]},AST003,PCAS,-4" in lines
    assert _counts(lines, who["a numerator above its denominator"][0]) == {1}
    assert all(f"{one},AST004,NUMERATOR,*" in lines for one in who["a withheld cell"])
    assert sum(line.startswith(f"{who['a repeated record'][0]},AST004,NUM") for line in lines) == 2
    assert f"{who['a practice that is on no register'][0]},AST003,NUMERATOR,12" in lines
    assert "\nTOTAL," in workforce
    whole = workforce.splitlines()[0].count(",")
    assert any(line.count(",") == whole - 1 for line in workforce.splitlines())


def test_a_late_practice_has_no_figures_of_asthma(england: Any) -> None:
    late = {one["practice"] for one in england.truth.dirty if one["what"] == "late"}
    found = {record["PRACTICE_CODE"] for record in england.records("2024-25/PREVALENCE_2425.csv")}
    assert late
    assert not late & found


def _counts(lines: list[str], practice: str) -> set[int]:
    """Return by how much a practice's numerator of AST002 is above its denominator."""
    met, of = (
        next(int(line.split(",")[3]) for line in lines if line.startswith(f"{practice},AST002,{kind},"))
        for kind in ("NUMERATOR", "DENOMINATOR")
    )
    return {met - of}


_WHATS = (
    "a text in a number column",
    "a negative count",
    "a numerator above its denominator",
    "a withheld cell",
    "a repeated record",
    "a practice that is on no register",
    "a record that is cut off",
    "a code that is no practice's",
)
