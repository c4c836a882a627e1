"""Assurance against a target, as the manual tells it."""

import numpy as np
import pytest

from evenhand.statistics.spc import xmr_chart
from spec.specification import Case, Specification

SPECIFICATION = Specification(
    id="assurance",
    title="Run chart: will it meet its target?",
    method="evenhand.statistics.spc.assurance",
    prose="""If a process carries on as it is, chance alone moves it between its process limits. A target beyond them,
on the side that is good, is met in no period; beyond them on the other side, in every period; between them, in some
periods and not in others, whatever anybody does that day (hit and miss). The limits at the last figure count.""",
    edges=(
        ("a target exactly on a limit", "hit and miss"),
        ("figures that are all exactly on their target", "hit and miss: their limits are on it"),
        ("no target, no limits, or neither way good", "none"),
    ),
    sources=("MakingDataCount",),
    columns=("figures", "target", "which way is good", "assurance"),
    cases=(
        ("0 1 0 -1 0 1 0 -1", 3.0, "higher", "fail"),
        ("0 1 0 -1 0 1 0 -1", 3.0, "lower", "pass"),
        ("0 1 0 -1 0 1 0 -1", -3.0, "higher", "pass"),
        ("0 1 0 -1 0 1 0 -1", 1.0, "higher", "hit_and_miss"),
        ("5 5 5 5 5 5 5 5", 5.0, "higher", "hit_and_miss"),
        ("0 1 0 -1 0 1 0 -1", 3.0, None, "none"),
        ("0 1 0 -1 0 1 0 -1", None, "higher", "none"),
        ("7", 3.0, "higher", "none"),
    ),
    agreement="NHSRplotthedots 0.2.2 on the eight series that have a target, but for the constant one, which has no "
    "limits there.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_assurance_is_as_written(case: Case) -> None:
    figures, target, better, written = case
    chart = xmr_chart([float(one) for one in figures.split()])
    said = SPECIFICATION.function(chart, np.nan if target is None else target, better)
    assert said.tolist() == [written]
