"""What a framework would say of small practices and of those in deprived areas, beside what chance alone gives.

Worked out from the release that is shown. Outcomes are the release's own; standards are the draft's. The interval of
what chance gives allows for figures of one practice going together, as far as the release has reckoned that.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.assessment.equity import groups_of_patients
from evenhand.assessment.standards import answer_outcomes, standard_outcomes
from evenhand.definitions.framework import FrameworkDefinition, Member
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.publication.installed import Opened
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z

FIFTHS: Final = 5
FEWEST: Final = 5
"""Practices; fewer cannot be put into fifths."""
DEPRIVATION: Final = "context_deprivation"
_Z: Final = two_sided_z(CONFIDENCE_95)
_OUTSIDE: Final = 1.0 - CONFIDENCE_95
_NOT_MET, _TOLD = ("not_met", "not_yet"), ("met", "reached", "not_met", "not_yet")


def impact_of(opened: Opened, framework: FrameworkDefinition, commissioner: str) -> dict[str, Any]:
    """Return the impact of a framework, ready for JSON.

    ::

        {"release", "as_of", "indicators": in the release, "not_in_release": [ids],
         "scopes": [{"scope": "area" or "england", "practices",
                     "groupings": [{"by": "list_size" or "deprivation", "fifths": [...]}]}]}

    A fifth has ``fifth`` (1: the smallest lists, the least deprived), ``practices``, and under ``outcomes`` and
    ``standards`` each ``told``, ``raised``, ``share``, ``expected``, ``lower`` and ``upper``. Outcomes raised are those
    outside the 95% limits, of which chance expects one in twenty; standards raised are those not met or not yet
    reached, of which as many would be expected in each fifth as in all. No scope where nothing is in the release.
    """
    members = [member for strand in framework.strands for member in strand.indicators]
    known = [member for member in members if member.indicator in opened.edition.indicators]
    given = {
        "release": opened.id,
        "as_of": opened.whole.manifest.as_of,
        "indicators": len(known),
        "not_in_release": sorted({one.indicator for one in members} - {one.indicator for one in known}),
    }
    rows = _told(opened, known)
    practices = pl.DataFrame(
        [
            {
                "practice": code,
                "commissioner": row["commissioner"],
                "list_size": row["list_size"],
                "deprivation": row.get(DEPRIVATION),
            }
            for code, row in opened.practices.items()
            if row["status"] == "open" and row["list_size"]
        ],
        schema={
            "practice": pl.String,
            "commissioner": pl.String,
            "list_size": pl.Float64,
            "deprivation": pl.Float64,
        },
    )
    wider = _design_effect(opened.whole.judgement)
    own = practices.filter(pl.col("commissioner") == commissioner)
    scopes = [
        _scope(name, some, rows, wider)
        for name, some in (("area", own), ("england", practices))
        if some.height >= (FEWEST if name == "area" else 1)
    ]
    return {**given, "scopes": scopes if rows.height else []}


def _told(opened: Opened, members: Sequence[Member]) -> pl.DataFrame:
    """Return one row a practice and indicator: whether it has an outcome and it is outside, and so for the standard."""
    frames = list(_frames(opened, members))
    schema = {"practice": pl.String, **dict.fromkeys(("judged", "outside", "told", "not_met"), pl.Boolean)}
    return pl.concat([pl.DataFrame(schema=schema), *frames])


def _frames(opened: Opened, members: Sequence[Member]) -> Iterator[pl.DataFrame]:
    for member in members:
        rows = opened.true_figures.of_indicator(member.indicator)
        if rows.is_empty():
            continue
        outcome = rows["outcome"]
        standard = pl.Series(
            _standard(opened.edition.indicators[member.indicator], member, rows), dtype=pl.String
        )
        yield pl.DataFrame(
            {
                "practice": rows["practice"],
                "judged": outcome.is_not_null(),
                "outside": (outcome != "similar").fill_null(False),
                "told": standard.is_in(_TOLD).fill_null(False),
                "not_met": standard.is_in(_NOT_MET).fill_null(False),
            }
        )


def _standard(definition: IndicatorDefinition, member: Member, rows: pl.DataFrame) -> list[str | None]:
    if member.standard.kind == "none":
        return [None] * rows.height
    if member.standard.answer is not None:
        return list(answer_outcomes(member.standard, rows["value_text"]))
    value, lower, upper = (
        rows[name].cast(pl.Float64).fill_null(np.nan).to_numpy() for name in ("value", "lower95", "upper95")
    )
    return list(standard_outcomes(definition, member.standard, value, lower, upper))


def _scope(name: str, practices: pl.DataFrame, rows: pl.DataFrame, wider: float) -> dict[str, Any]:
    placed = practices.with_columns(
        by_list_size=_by_number(practices["list_size"]), by_deprivation=_by_patients(practices)
    )
    joined = rows.join(placed, on="practice", how="inner")
    return {
        "scope": name,
        "practices": practices.height,
        "groupings": [
            {"by": by, "fifths": _fifths(placed, joined, f"by_{by}", wider)}
            for by in ("list_size", "deprivation")
        ],
    }


def _by_number(values: pl.Series) -> pl.Series:
    """Return fifths of about equally many practices, the smallest first."""
    place = values.rank("ordinal") - 1
    return (place * FIFTHS // max(values.len(), 1)).cast(pl.Int64)


def _by_patients(practices: pl.DataFrame) -> pl.Series:
    """Return fifths of about equally many patients, the least deprived first; null where deprivation is not known."""
    known = practices.with_row_index("at").filter(pl.col("deprivation").is_not_null())
    group: NDArray[np.int64] = np.empty(0, dtype=np.int64)
    if known.height:
        group = groups_of_patients(known["deprivation"].to_numpy(), known["list_size"].to_numpy(), FIFTHS)
    placed = dict(zip(known["at"].to_list(), group.tolist(), strict=True))
    return pl.Series([placed.get(at) for at in range(practices.height)], dtype=pl.Int64)


def _fifths(placed: pl.DataFrame, joined: pl.DataFrame, column: str, wider: float) -> list[dict[str, Any]]:
    inside = joined.filter(pl.col(column).is_not_null())
    overall = float(inside["not_met"].sum()) / told if (told := int(inside["told"].sum())) else 0.0
    records = []
    for number in range(FIFTHS):
        rows = inside.filter(pl.col(column) == number)
        records.append(
            {
                "fifth": number + 1,
                "practices": placed.filter(pl.col(column) == number).height,
                "outcomes": _beside_chance(
                    int(rows["judged"].sum()), int(rows["outside"].sum()), _OUTSIDE, wider
                ),
                "standards": _beside_chance(
                    int(rows["told"].sum()), int(rows["not_met"].sum()), overall, wider
                ),
            }
        )
    return records


def _beside_chance(told: int, raised: int, share: float, wider: float) -> dict[str, Any]:
    expected = told * share
    half = _Z * float(np.sqrt(wider * told * share * (1.0 - share)))
    return {
        "told": told,
        "raised": raised,
        "share": raised / told if told else None,
        "expected": round(expected, 2),
        "lower": round(max(0.0, expected - half), 2),
        "upper": round(min(float(told), expected + half), 2),
    }


def _design_effect(judgement: dict[str, Any]) -> float:
    """Return how much wider counts of outcomes spread than if no two figures went together; 1 where not reckoned."""
    england = judgement.get("false_alarms", {}).get("england", {})
    told = england.get("beyond_95", {})
    judged = england.get("judged", 0)
    if not judged or "upper" not in told:
        return 1.0
    spread = (told["upper"] - told["lower"]) / (2.0 * _Z)
    return max(1.0, float(spread**2 / (judged * _OUTSIDE * (1.0 - _OUTSIDE))))
