"""XmR charts with Making Data Count's rules of 6,500 practices by 24 periods, beside abspc on a share of them."""

import numpy as np

from bench.measured import Line, peak_gb, seconds
from evenhand.statistics.spc import RunRules, assurance, xmr_chart

SERIES, PERIODS = 6_500, 24
SHARE = 500
"""Series the peer is run on; its time is scaled up from them. It works one series at a time, so it is proportional."""

TIMES_FASTER = 100
RULES = RunRules(trend=6, shift=8, inclusive=False)
"""The peer's own, which it does not let be chosen."""


def run() -> list[Line]:
    """Measure ours on all series, then the peer on its share; their special causes must be the same."""
    values = np.random.default_rng(20220401).normal(50.0, 3.0, (SERIES, PERIODS))
    found = _ours(values)
    ours = seconds(lambda: _ours(values))
    memory = peak_gb()
    theirs: list[np.ndarray] = []
    peer = seconds(lambda: theirs.append(_peer(values[:SHARE])), repeats=1) * SERIES / SHARE
    if not np.array_equal(found[:SHARE], theirs[0]):
        raise RuntimeError("the peer's special causes are not ours: these are not the same charts")
    return [
        Line(
            what=f"XmR limits, four rules and assurance: {SERIES:,} series x {PERIODS}",
            seconds=ours,
            peak_gb=memory,
            peer=f"abspc 1.1.0, {SHARE} of {SERIES:,} series scaled up",
            peer_seconds=peer,
            aim=f"at least {TIMES_FASTER} times faster",
            met=peer / ours >= TIMES_FASTER,
        )
    ]


def _ours(values: np.ndarray) -> np.ndarray:
    """Return which points are special causes."""
    chart = xmr_chart(values, RULES)
    assurance(chart, 55.0, "higher")
    return chart.signal != 0


def _peer(values: np.ndarray) -> np.ndarray:
    """Return which points are special causes to the peer."""
    import pandas as pd
    from abspc.spc import (  # type: ignore[import-not-found]
        calculate_control_limits,
        detect_special_causes,
        determine_assurance_type,
    )

    found = []
    for series in values:
        chart = detect_special_causes(calculate_control_limits(pd.DataFrame({"value": series}), "XmR"))
        determine_assurance_type(chart, target=55.0, improvement_direction="high")
        found.append(chart["special_cause"].to_numpy())
    return np.array(found)
