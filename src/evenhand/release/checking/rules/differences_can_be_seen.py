"""Where few patients make a figure, most of what differs is chance (METHODS 3.13)."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from evenhand.release.checking.told import Told
from evenhand.release.release import Release

LEAST = 0.7

SENTENCE = f"At the median list size an indicator's reliability is at least {LEAST}."


def check(release: Release) -> Iterator[Told]:
    """Yield each indicator too unreliable to compare practices of the usual size by."""
    compared = release.results.filter(pl.col("status") == "ok", pl.col("outcome").is_not_null())
    sizes = compared.join(
        release.practices.select(practice="code", list_size="list_size"), on="practice", how="inner"
    )
    for name, model in release.models.items():
        reliability = _at_median(model, sizes.filter(pl.col("indicator") == name))
        if reliability is not None and reliability < LEAST:
            message = f"at the median list size its reliability is {reliability:.2f}, less than {LEAST}"
            yield Told(name, "minimum_denominator", message, _remedy(model))


def _at_median(model: Mapping[str, Any], rows: pl.DataFrame) -> float | None:
    """Return the reliability of a practice with the median list; that of the median practice where no size is known.

    Reliability is n / (n + c), c being one person's variance over that between practices, which is 3/7 of the size at
    which it reaches 0.7. The size of the median list's denominator is the median denominator a patient, times it.
    """
    size_for_070 = model.get("size_for_070")
    known = rows.filter(pl.col("denominator") > 0, pl.col("list_size") > 0)
    if size_for_070 is None or known.is_empty():
        median: float | None = model.get("median_reliability")
        return median
    a_patient = known.select((pl.col("denominator") / pl.col("list_size")).median()).item()
    size = float(a_patient * known.select(pl.col("list_size").median()).item())
    return size / (size + size_for_070 * (1 - LEAST) / LEAST)


def _remedy(model: Mapping[str, Any]) -> str:
    if model.get("size_for_070") is None:
        return "Show it and compare nobody by it: practices hardly differ beyond chance"
    size = model["size_for_070"]
    return f"Add up more years, or raise minimum_denominator towards {size:,.0f}, where it reaches {LEAST}"
