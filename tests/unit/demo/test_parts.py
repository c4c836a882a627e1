"""Who plays what in the demo's year is chosen by figures, and a correction changes one practice's return alone."""

from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from evenhand.common.errors import InputError
from evenhand.demo.editions import write_corrected_return
from evenhand.demo.parts import CHALLENGED, STANDARD, Parts, parts_of

CODES = [f"Z{number}" for number in range(9)]
BEFORE, NOW = pl.date(2023, 10, 1), pl.date(2024, 10, 1)


def release(**changes: Any) -> Any:
    """Return as much of a release as the choice looks at: Z3 is clearly below in both periods, Z5 challenges."""
    below = changes.get("below", ["Z3"])
    upper = [0.6 if code in below else 1.0 for code in CODES]
    standard = pl.DataFrame({"practice": CODES, "upper95": upper}).with_columns(
        indicator=pl.lit(STANDARD), status=pl.lit("ok"), value=pl.lit(0.5), outcome=pl.lit("similar"),
        period_start=NOW, period_end=NOW,
        direction=pl.lit(None, pl.String),
    )  # fmt: skip
    differs = pl.col("practice").is_in(["Z5", "Z8"])
    meetings = standard.with_columns(
        indicator=pl.lit(CHALLENGED),
        value=pl.when(pl.col("practice") == "Z5").then(0.8).otherwise(1.0),
        outcome=pl.when(differs).then(pl.lit("worth_a_look")).otherwise(pl.lit("similar")),
        direction=pl.when(pl.col("practice") == "Z8").then(pl.lit("higher")).otherwise(pl.lit("lower")),
    )
    practices = pl.DataFrame({"code": CODES, "name": [f"{code} SURGERY" for code in CODES]}).with_columns(
        commissioner=pl.lit("Z01"), commissioner_name=pl.lit("NHS Fernshire ICB - Z01"), region=pl.lit("Y90"),
        region_name=pl.lit("Northern Made-up"), closed=pl.lit(None, pl.Date),
    )  # fmt: skip
    history = standard.with_columns(period_end=BEFORE, upper95=pl.col("upper95") - changes.get("was", 0.0))
    twins = pl.DataFrame({"practice": ["Z5", "Z5", "Z5"], "twin": ["Z3", "Z7", "Z8"]})
    given = {
        "results": pl.concat([standard, meetings]),
        "history": history,
        "practices": practices.head(changes.get("open", 9)),
        "twins": twins,
    }
    return SimpleNamespace(**given)


def test_the_parts_are_played_by_those_whose_figures_allow_it() -> None:
    parts = parts_of(release(), release())
    assert (parts.concern, parts.main) == ("Z3", "Z5")
    assert not {parts.concern, parts.main} & {*parts.signed, parts.rolled, parts.unseen}
    # Z8 is less alike than Z7, and there is something to learn from it.
    assert parts.twins == ("Z8", "Z7")
    assert parts.good_at["Z8"] == CHALLENGED
    assert parts.names["Z3"] == "Z3 Surgery"


def test_who_has_no_fair_comparator_later_plays_no_part() -> None:
    now = release(below=["Z3", "Z4"])
    later = release()
    unlike = pl.when(pl.col("practice") == "Z3").then(pl.lit("no_fair_comparator")).otherwise(pl.lit("ok"))
    later.results = later.results.with_columns(status=unlike)
    parts = parts_of(now, later)
    assert parts.concern == "Z4"
    assert "Z3" not in (parts.main, *parts.signed, parts.rolled, parts.unseen)


def test_who_plays_what_is_kept_and_read(tmp_path: Any) -> None:
    parts = parts_of(release(), release())
    parts.keep(tmp_path)
    assert Parts.kept(tmp_path) == parts


def test_one_period_below_a_standard_is_too_few_for_the_concern() -> None:
    with pytest.raises(InputError, match="no area of this England"):
        parts_of(release(below=[], was=0.5), release())


def test_in_too_small_an_area_the_parts_are_too_many() -> None:
    with pytest.raises(InputError, match="--practices"):
        parts_of(release(open=6), release())


def test_a_correction_changes_what_one_practice_returned_and_nothing_else(tmp_path: Any) -> None:
    published = tmp_path / "2024-25" / "returns"
    published.mkdir(parents=True)
    rows = "practice_code,governance_planned,governance_held,other\nZ1,12,9,007\nZ2,11,8,\n"
    (published / "practice-return-2024-25.csv").write_text(rows, encoding="utf-8")
    made = write_corrected_return(tmp_path / "2024-25", "Z1", tmp_path / "corrected")
    assert made.read_text(encoding="utf-8") == rows.replace("Z1,12,9", "Z1,12,12")
