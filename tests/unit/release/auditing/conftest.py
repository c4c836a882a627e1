"""A release with a figure for every main reason, and cards written beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.release import Release
from support.made_release import AREAS, FRAMEWORK, INDICATORS, practice, result, write

ASTHMA, VISITS, WAITS, *_ = INDICATORS

BASE: dict[str, Any] = {
    "value": 0.6,
    "england": 0.7,
    "expected": 0.68,
    "gap": -0.1,
    "lower95": 0.55,
    "upper95": 0.65,
    "crude_z": -1.0,
    "z": -0.8,
    "outcome": "similar",
    "direction": "similar",
    "context_part": -0.02,
    "place_part": -0.01,
    "robustness": 1.0,
}
"""Below England, its interval clear of it, and no further off than practices vary."""

CASES: dict[str, dict[str, Any]] = {
    "no_figure": {"value": None, "status": "suppressed", "outcome": None},
    "too_small": {"status": "too_small", "outcome": None},
    "no_fair_comparator": {"status": "no_fair_comparator", "outcome": None},
    "stale": {"value": 0.7, "status": "stale", "outcome": None},
    "under_challenge": {"status": "under_challenge", "outcome": None},
    "not_compared": {"outcome": None},
    "better_side": {"value": 0.8, "gap": 0.1, "lower95": 0.75, "upper95": 0.85},
    "remains": {"outcome": "differs_explore", "direction": "lower", "robustness": 0.6},
    "context": {"crude_z": -2.5, "context_part": -0.06},
    "place": {"crude_z": -2.5, "place_part": -0.07},
    "chance": {"lower95": 0.5, "upper95": 0.72},
    "usual_variation": {},
}
"""What each main reason rests on, of a proportion of which higher is better."""

CODES = {reason: f"Z8{place:04d}" for place, reason in enumerate(CASES, start=1)}


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """A release in which each practice is a case."""
    practices = [
        practice(code, f"{reason} surgery", context_deprivation=float(place))
        for place, (reason, code) in enumerate(CODES.items())
    ]
    rows = [result(CODES[reason], ASTHMA, **{**BASE, **changes}) for reason, changes in CASES.items()]
    rows += [result(code, VISITS, **{**BASE, "value": 400.0}) for code in CODES.values()]
    folder = write(
        tmp_path / "release",
        practices=practices,
        results=rows,
        definitions=INDICATORS,
        framework=FRAMEWORK,
        areas=AREAS,
    )
    return Release.open(folder)


@pytest.fixture
def card(tmp_path: Path) -> Callable[..., Path]:
    """Write lines, or bytes, as a card."""

    def written(*lines: str, content: bytes | None = None) -> Path:
        path = tmp_path / "card.csv"
        path.write_bytes("\n".join(lines).encode() if content is None else content)
        return path

    return written
