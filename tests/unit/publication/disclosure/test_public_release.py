"""A release as the public may see it: figures hidden or rounded together with everything made from them."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from evenhand.definitions.schema import IndicatorDefinition
from evenhand.publication.disclosure import PublicRelease
from evenhand.release.schemas import AREAS, CONTRIBUTIONS, HISTORY, RESULTS
from support.indicators import indicator

COUNTS = {"Z80001": (4.0, 900.0), "Z80002": (23.0, 1000.0), "Z80003": (0.0, 800.0), "Z80004": (61.0, 2000.0)}
AREA_OF = {"Z80001": "00A", "Z80002": "00A", "Z80003": "00A", "Z80004": "00B"}


def frame(schema: dict[str, Any], rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema_overrides=schema).select(
        [
            pl.col(name) if rows and name in rows[0] else pl.lit(None, dtype).alias(name)
            for name, dtype in schema.items()
        ]
    )


def result(code: str, name: str) -> dict[str, Any]:
    counted, base = COUNTS[code]
    value = counted / base
    return {
        "practice": code, "indicator": name, "numerator": counted, "denominator": base, "value": value,
        "lower95": value * 0.9, "upper95": value * 1.1, "england": 0.02, "area_value": 0.01, "expected": 0.015,
        "place_part": 0.001, "context_part": -0.005, "gap": value - 0.02, "chance_part": 0.0,
        "unexplained_part": 0.002, "unexplained_lower": -0.01, "unexplained_upper": 0.01, "reliability": 0.5,
        "z": 1.2345, "q_value": 0.4, "peer_value": 0.019876, "status": "ok", "context_note": "Read it fairly",
    }  # fmt: skip


def area(level: str, code: str, codes: list[str], name: str) -> dict[str, Any]:
    counted, base = (sum(COUNTS[one][place] for one in codes) for place in (0, 1))
    return {
        "level": level, "area": code, "indicator": name, "numerator": counted, "denominator": base,
        "value": counted / base, "lower95": 0.0, "upper95": 1.0, "practices": float(len(codes)),
    }  # fmt: skip


class Made(PublicRelease):
    """A public release of two indicators with the same figures, one protected by us, one by its publisher."""

    def __init__(self, statistic: str = "rate", rule: str = "counts_under_eight") -> None:
        ours = indicator(statistic, id="ours", multiplier=1.0)
        ours = ours.model_copy(update={"suppression": ours.suppression.model_copy(update={"rule": rule})})
        theirs = ours.model_copy(
            update={"id": "theirs", "suppression": ours.suppression.model_copy(update={"rule": "published"})}
        )
        self.path = Path("made")
        self.indicators: dict[str, IndicatorDefinition] = {"theirs": theirs, "ours": ours}  # type: ignore[misc]
        self.practices = pl.DataFrame(  # type: ignore[misc]
            {
                "code": list(AREA_OF),
                "commissioner": list(AREA_OF.values()),
                "icb": ["QZA"] * 4,
                "region": ["Y90"] * 4,
            }
        )

    def _table(self, name: str) -> pl.DataFrame:
        both = ("theirs", "ours")
        if name == "results":
            return frame(RESULTS, [result(code, one) for code in COUNTS for one in both])
        if name == "areas":
            here = [code for code in COUNTS if AREA_OF[code] == "00A"]
            places = [
                ("commissioner", "00A", here),
                ("commissioner", "00B", ["Z80004"]),
                ("region", "Y90", [*COUNTS]),
            ]
            rows = [area(*place, one) for place in [*places, ("england", "ENG", [*COUNTS])] for one in both]
            return frame(AREAS, rows)
        if name == "history":
            keep = list(HISTORY)
            return frame(HISTORY, [{k: v for k, v in result(c, "ours").items() if k in keep} for c in COUNTS])
        return frame(
            CONTRIBUTIONS,
            [
                {"practice": c, "indicator": "ours", "covariate": "deprivation", "contribution": 0.1}
                for c in COUNTS
            ],
        )


def of(release: PublicRelease, code: str, name: str = "ours") -> dict[str, Any]:
    found = release.results.filter(pl.col("practice") == code, pl.col("indicator") == name)
    return found.row(0, named=True)


def test_a_small_count_takes_its_whole_figure_with_it_and_says_why() -> None:
    row = of(Made(), "Z80001")
    told = {name for name, value in row.items() if value is not None}
    assert told == {
        "practice",
        "indicator",
        "england",
        "area_value",
        "status",
        "status_reason",
        "context_note",
    }
    assert row["status"] == "suppressed"
    assert "Withheld" in row["status_reason"]


def test_a_larger_count_is_rounded_and_its_value_and_interval_made_again() -> None:
    row = of(Made(), "Z80002")
    assert (row["numerator"], row["denominator"], row["value"]) == (25.0, 1000.0, 0.025)
    assert row["lower95"] == pytest.approx(0.01617, abs=2e-5)
    assert (row["z"], row["q_value"], row["adjusted"]) == (None, None, None)
    assert row["peer_value"] == pytest.approx(0.020)


def test_the_parts_add_up_to_the_gap_of_the_value_that_is_shown() -> None:
    row = of(Made(), "Z80002")
    parts = sum(row[name] for name in ("context_part", "place_part", "chance_part", "unexplained_part"))
    assert row["gap"] == pytest.approx(0.005)
    assert parts == pytest.approx(row["expected"] - row["england"] + row["value"] - row["expected"])
    assert row["unexplained_upper"] - row["unexplained_lower"] == pytest.approx(0.02)


def test_nobody_is_shown_as_nobody() -> None:
    assert of(Made(), "Z80003")["value"] == 0.0


def test_what_a_publisher_has_protected_is_shown_as_it_was() -> None:
    row = of(Made(), "Z80001", "theirs")
    assert (row["numerator"], row["z"], row["status"]) == (4.0, 1.2345, "ok")


def test_areas_are_rounded_england_is_exact_and_other_sums_are_withheld() -> None:
    rows = {
        row["area"]: row for row in Made().areas.filter(pl.col("indicator") == "ours").iter_rows(named=True)
    }
    assert rows["00A"]["numerator"] == 25.0
    assert rows["ENG"]["numerator"] == 88.0
    assert rows["Y90"]["numerator"] is None
    assert (rows["Y90"]["status"], rows["00A"]["status"]) == ("suppressed", None)
    assert rows["Y90"]["status_reason"].startswith("Withheld: so few people")
    assert of(Made(), "Z80002")["area_value"] == rows["00A"]["value"]


def test_rows_stay_in_their_order() -> None:
    made, public = Made()._table("results"), Made().results
    assert_frame_equal(public.select("practice", "indicator"), made.select("practice", "indicator"))
    assert public.columns == made.columns


def test_earlier_periods_and_contributions_hide_the_same_way() -> None:
    release = Made()
    assert release.history["practice"].to_list() == ["Z80002", "Z80003", "Z80004"]
    assert release.history["numerator"].to_list() == [25.0, 0.0, 60.0]
    assert "Z80001" not in release.contributions["practice"].to_list()


def test_of_a_proportion_the_older_rule_hides_those_left_over_too() -> None:
    assert of(Made("proportion", "counts_under_six"), "Z80001")["value"] is None
    assert of(Made("proportion", "counts_under_six"), "Z80004")["numerator"] == 61.0


def test_a_mean_of_few_is_hidden_and_one_of_many_is_as_it_was() -> None:
    assert of(Made("mean"), "Z80001")["numerator"] == 4.0


def test_without_a_protected_indicator_every_table_is_the_releases_own() -> None:
    release = Made(rule="published")
    assert_frame_equal(release.results, release._table("results"))
    assert_frame_equal(release.history, release._table("history"))
    assert_frame_equal(release.contributions, release._table("contributions"))
