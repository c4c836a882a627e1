"""An indicator by which nobody, or everybody, is unusual has its limits in the wrong place."""

from collections.abc import Iterator

import polars as pl

from evenhand.release.checking.told import Told
from evenhand.release.release import Release

MOST = 0.05
FEWEST_JUDGED = 100
"""Below this many judged practices, nobody beyond the 95% limits is no surprise."""

SENTENCE = (
    f"Of an indicator's practices some lie beyond the 95% limits and at most {MOST:.0%} beyond the 99.8%."
)


def check(release: Release) -> Iterator[Told]:
    """Yield indicators by which nobody is unusual, and those by which too many are."""
    judged = release.results.filter(pl.col("outcome").is_not_null())
    counts = judged.group_by("indicator").agg(
        judged=pl.len(),
        outside=(pl.col("outcome") != "similar").sum(),
        far=(pl.col("outcome") == "differs_explore").sum(),
    )
    for name, practices, outside, far in counts.sort("indicator").iter_rows():
        if practices < FEWEST_JUDGED:
            continue
        if not outside:
            message = f"none of {practices:,} practices lies beyond the 95% limits"
            yield Told(name, "statistic", message, "Look whether its variation is real; it tells none apart")
        if far > MOST * practices:
            message = (
                f"{far:,} of {practices:,} practices ({far / practices:.0%}) lie beyond the 99.8% limits"
            )
            remedy = "Look for a missing covariate or for groups of practices that count differently"
            yield Told(name, "covariates", message, remedy)
