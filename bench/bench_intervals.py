"""Intervals and funnels of 6,500 practices by 100 indicators, beside phstatsmethods on a share of the same rows."""

import warnings

import numpy as np

from bench.measured import Line, peak_gb, seconds
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998
from evenhand.statistics.funnels import phe_proportion_limits, phe_proportion_significance
from evenhand.statistics.intervals import wilson

PRACTICES, INDICATORS = 6_500, 100
SHARE = 2
"""Indicators the peer is run on; its time is scaled up from them. It works row by row, so its time is proportional."""

TIMES_FASTER = 500


def run() -> list[Line]:
    """Measure ours on all rows, then the peer on its share."""
    rng = np.random.default_rng(20220401)
    trials = rng.integers(40, 4_000, (INDICATORS, PRACTICES)).astype(float)
    events = rng.binomial(trials.astype(int), rng.beta(30, 10, (INDICATORS, 1))).astype(float)
    ours = seconds(lambda: _ours(events, trials))
    memory = peak_gb()
    peer = _peer(events[:SHARE], trials[:SHARE]) * INDICATORS / SHARE
    return [
        Line(
            what=f"Wilson limits at 95% and 99.8%, funnel limits and labels: {PRACTICES:,} x {INDICATORS}",
            seconds=ours,
            peak_gb=memory,
            peer=f"phstatsmethods 0.1.16, {SHARE} of {INDICATORS} indicators scaled up",
            peer_seconds=peer,
            aim=f"at least {TIMES_FASTER} times faster, under 0.5 GB",
            met=peer / ours >= TIMES_FASTER and memory < 0.5,
        )
    ]


def _ours(events: np.ndarray, trials: np.ndarray) -> None:
    for x, n in zip(events, trials, strict=True):
        wilson(x, n, CONFIDENCE_95)
        wilson(x, n, CONFIDENCE_998)
        benchmark = x.sum() / n.sum()
        phe_proportion_limits(n, benchmark)
        phe_proportion_significance(x, n, benchmark)


def _peer(events: np.ndarray, trials: np.ndarray) -> float:
    """Return the peer's seconds for the same limits and labels."""
    import pandas as pd
    import PHStatsMethods as peer  # type: ignore[import-not-found]

    def work() -> None:
        for x, n in zip(events, trials, strict=True):
            rows = pd.DataFrame({"numerator": x, "denominator": n})
            peer.ph_proportion(rows, "numerator", "denominator", confidence=[CONFIDENCE_95, CONFIDENCE_998])
            peer.calculate_funnel_limits(rows, "numerator", "proportion", 100, denom_col="denominator")
            peer.assign_funnel_significance(rows, "numerator", "proportion", denom_col="denominator")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return seconds(work, repeats=1)
