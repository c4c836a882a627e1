"""The tables of a run, as people read them: headings and rows, from what the JSON holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evenhand.assessment.validity.flags import SIZES, VARIATIONS
from evenhand.assessment.validity.recovery import PARTS

Run = Mapping[str, Any]

KINDS: Final = {"binomial": "proportion", "poisson": "rate"}
_SMALL: Final = 0.01


@dataclass(frozen=True)
class Table:
    """A table for people."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def bounds_table(run: Run) -> Table:
    """Return the figures that are bounded."""
    rows = [
        (
            each["figure"],
            f"{each['value']:.5f}",
            f"{each['least']:g} to {each['most']:g}",
            _kept(each["holds"]),
        )
        for each in run["bounds"]
    ]
    return Table(("Figure", "Value", "Bound", "Kept"), rows)


def power_table(run: Run) -> Table:
    """Return the share of unusual practices found, a row a kind of indicator and a column a band of list sizes."""
    bands = list(dict.fromkeys((row["lists_from"], row["lists_to"]) for row in run["power"]))
    found = {(*_kind(row), row["lists_from"]): row["found"] for row in run["power"]}
    kinds = list(dict.fromkeys(_kind(row) for row in run["power"]))
    rows = [
        (*_kind_cells(*kind), *[_percent(found[(*kind, begin)], 0) for begin, _ in bands]) for kind in kinds
    ]
    return Table(("Kind", "Base rate", "About", *[_band(*band) for band in bands]), rows)


def split_table(run: Run) -> Table:
    """Return what became of each planted split."""
    headings = (
        "Kind", "Base rate", "Share of list", *[f"Bias of {part}" for part in PARTS],
        "Slope of unexplained", "Interval coverage", "Rank coverage",
    )  # fmt: skip
    rows = [
        (
            KINDS[each["family"]],
            _base(each["base"]),
            f"{each['share']:g}",
            *[f"{100 * each['bias'][part]:+.2f}%" for part in PARTS],
            f"{each['slope']['unexplained']:.3f}",
            _percent(each["unexplained_coverage95"], 1),
            _percent(each["rank_coverage95"], 1),
        )
        for each in run["splits"]
    ]
    return Table(headings, rows)


def flag_table(run: Run) -> Table:
    """Return every cell: ordinary practices beyond 99.8% above and below, and unusual ones found above."""
    rows = [
        (
            *_kind_cells(*_kind(row)),
            f"{row['variation']} ({VARIATIONS[row['variation']]:g})",
            f"{100 * row['unusual']:g}%",
            _percent(row["higher"], 3),
            _percent(row["lower"], 3),
            _percent(row["found"], 0),
        )
        for row in run["flag_rates"]
    ]
    return Table(("Kind", "Base rate", "About", "Variation", "Unusual", "Above", "Below", "Found"), rows)


def _kind(row: Mapping[str, Any]) -> tuple[str, float, str]:
    return row["family"], row["base"], row["size"]


def _kind_cells(family: str, base: float, size: str) -> tuple[str, str, str]:
    return KINDS[family], _base(base), f"{size} ({100 * SIZES[size]:g}% of the list)"


def _base(base: float) -> str:
    return f"{100 * base:g}%" if base >= _SMALL else f"{1000 * base:g} per 1,000"


def _band(begin: int, end: int | None) -> str:
    if end is None:
        return f"{begin:,} or more"
    return f"{begin:,} to {end:,}" if begin else f"under {end:,}"


def _percent(share: float | None, digits: int) -> str:
    return "" if share is None else f"{100 * share:.{digits}f}%"


def _kept(holds: bool) -> str:
    return "yes" if holds else "NO"
