"""The tables of a run, as people read them: headings and rows, from what the JSON holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evenhand.assessment.validity.flags import SIZES, VARIATIONS
from evenhand.assessment.validity.recovery import PARTS

Run = Mapping[str, Any]

OTHER_LAW: Final = {"binomial": "beta", "poisson": "log-normal"}


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
    return Table(("Base rate", "Of the list", *[_band(end) for _, end in bands]), rows)


def split_table(run: Run) -> Table:
    """Return what became of each planted split."""
    headings = (
        "Base rate", "Of the list", *[part.capitalize() for part in PARTS],
        "Slope", "Intervals", "Ranks",
    )  # fmt: skip
    rows = [
        (
            _base(each["family"], each["base"]),
            f"{100 * each['share']:g}%",
            *[f"{100 * each['bias'][part]:+.2f}%" for part in PARTS],
            f"{each['slope']['unexplained']:.3f}",
            _percent(each["unexplained_coverage95"], 1),
            _percent(each["rank_coverage95"], 1),
        )
        for each in run["splits"]
    ]
    return Table(headings, rows)


def other_law_table(run: Run) -> Table:
    """Return the cells in which practices vary otherwise than the funnel takes them to."""
    rows = [
        (
            *_kind_cells(*_kind(row)),
            f"{row['variation']} {VARIATIONS[row['variation']]:g}, {OTHER_LAW[row['family']]}",
            f"{100 * row['higher']:.3f}",
            f"{100 * row['lower']:.3f}",
        )
        for row in run["other_laws"]
    ]
    return Table(("Base rate", "Of the list", "Variation", "Above", "Below"), rows)


def flag_table(run: Run) -> Table:
    """Return every cell, a row for each kind of indicator and variation: per cent of ordinary practices above and below
    the limits, and the share of unusual ones found, for each share of practices that are unusual.
    """
    shares = list(dict.fromkeys(row["unusual"] for row in run["flag_rates"]))
    cells = {(_kind(row), row["variation"], row["unusual"]): row for row in run["flag_rates"]}
    rows = [
        (
            *_kind_cells(*kind),
            f"{variation}, {VARIATIONS[variation]:g}",
            *[text for share in shares for text in _flag_cells(cells.get((kind, variation, share)), share)],
        )
        for kind, variation in dict.fromkeys((kind, variation) for kind, variation, _ in cells)
    ]
    headings = [
        text
        for share in shares
        for text in ((f"{100 * share:g}% unusual", "found") if share else ("None unusual",))
    ]
    return Table(("Base rate", "Of the list", "Variation", *headings), rows)


def _flag_cells(row: Mapping[str, Any] | None, share: float) -> Sequence[str]:
    if row is None:
        return ("", "") if share else ("",)
    sides = f"{100 * row['higher']:.3f}/{100 * row['lower']:.3f}"
    return (sides, _percent(row["found"], 0)) if share else (sides,)


def _kind(row: Mapping[str, Any]) -> tuple[str, float, str]:
    return row["family"], row["base"], row["size"]


def _kind_cells(family: str, base: float, size: str) -> tuple[str, str]:
    return _base(family, base), f"{size}, {100 * SIZES[size]:g}%"


def _base(family: str, base: float) -> str:
    """Return a base rate: per cent for a proportion, per 1,000 for a rate, so that it says which."""
    return f"{100 * base:g}%" if family == "binomial" else f"{1000 * base:g} per 1,000"


def _band(end: int | None) -> str:
    return "more" if end is None else f"to {end:,}"


def _percent(share: float | None, digits: int) -> str:
    return "" if share is None else f"{100 * share:.{digits}f}%"


def _kept(holds: bool) -> str:
    return "yes" if holds else "NO"
