"""The made release with a judgement: expectations, parts, curves, models and twins made up to fit together."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.release.schemas import GIVEN_CONTEXT_AND_PLACE, GIVEN_NOTHING
from support.made_release import AREAS, CONTEXTS, INDICATORS, PRACTICES, made_release, small_results

Record = dict[str, Any]

LINES: Final = {"lower998": -3.09, "lower95": -1.96, "upper95": 1.96, "upper998": 3.09}
SIZES: Final = (10.0, 100.0, 1000.0, 3000.0)
_OF: Final = {one.id: one for one in INDICATORS}
_COMPARED: Final = tuple(one for one in INDICATORS if one.statistic != "fact")
_CONTEXT: Final = {"Z80001": 0.06, "Z80002": -0.05}
"""What context adds to a practice's expected value, as a share of England's."""
_PLACE: Final = 0.01


def _told(expected: float, raised: int) -> Record:
    return {"expected": expected, "lower": 0.0, "upper": expected * 3, "raised": raised}


def _budget(judged: int) -> Record:
    return {
        "judged": judged,
        "practices": 4,
        "beyond_95": _told(judged * 0.05, 3),
        "beyond_998": _told(judged * 0.002, 2),
        "practices_beyond_998": _told(0.02, 2),
    }


JUDGEMENT: Final[Record] = {
    "false_alarms": {
        "method": "Made up",
        "seed": 1,
        "draws": 1000,
        "indicators": 5,
        "england": _budget(1234),
        "areas": {"00A": _budget(8)},
    },
    "equity": {
        "method": "Made up",
        "deprivation": "context_deprivation",
        "practices": 4,
        "unknown": 1,
        "note": None,
        "indicators": {
            "asthma-review": {
                "practices": 4,
                "groups": 5,
                "crude": {"slope": -0.031, "lower": -0.042, "upper": -0.02},
                "adjusted": {"slope": 0.002, "lower": -0.009, "upper": 0.013},
            },
            "phone-waits": None,
        },
        "fifths": [
            {
                "fifth": number,
                "practices": 2,
                "judged": 10 * (number < 5),
                "worth_a_look": 1 * (number < 5),
                "differs_explore": 0,
                "share": 0.1 if number < 5 else None,
            }
            for number in range(1, 6)
        ],
    },
    "multiple_testing": {"method": "Made up", "family": "one indicator", "tests": {"asthma-review": 2}},
}
"""The release looked at as a whole, with the shapes that an assessment gives it."""


def judged_release(folder: Path, **changes: Any) -> Path:
    """Write the made release with its judgement into `folder` and return it."""
    results = judged_results()
    parts: dict[str, Any] = {
        "results": results,
        "contributions": [entry for row in results for entry in _contributions(row)],
        "funnels": [point for one in _COMPARED for point in _curves(one, results)],
        "twins": [
            {"practice": "Z80001", "twin": code, "position": place, "distance": 0.4 * place}
            for place, code in enumerate(("Z80002", "Z80003"), start=1)
        ],
        "models": [_model(one, results) for one in _COMPARED],
        "judgement": JUDGEMENT,
        "places": {code: sign * _PLACE for sign, code in zip((1, -1), AREAS, strict=True)},
    }
    return made_release(folder, **{**parts, **changes})


def judged_results() -> list[Record]:
    """Return the results of the judged release."""
    return [_judged(row) for row in small_results()]


def _judged(row: Mapping[str, Any]) -> Record:
    """Return a row of results with its expectation, its parts and limits about what is expected of it."""
    if row.get("value") is None or row["status"] not in {"ok", "stale"}:
        return dict(row)
    england = row["england"]
    context, place = england * _CONTEXT.get(row["practice"], 0.0), england * _PLACE
    left = row["value"] - england - context - place
    limits = {f"funnel_{line}": _line(row, england + context + place, z) for line, z in LINES.items()}
    judged = {**row, **limits}
    return {
        **judged,
        **(_outcome(judged) if row["status"] == "ok" else {}),
        "expected": england + context,
        "adjusted": row["value"] - context,
        "gap": row["value"] - england,
        "context_part": context,
        "place_part": place,
        "chance_part": 0.4 * left,
        "unexplained_part": 0.6 * left,
        "unexplained_lower": 0.6 * left - 0.1 * england,
        "unexplained_upper": 0.6 * left + 0.1 * england,
        "reliability": 0.6,
        "crude_z": (row["value"] - england) / _spread(row),
        "q_value": 0.01,
        "robustness": 0.7 if row["practice"] == "Z80002" else 0.95,
        "peer_value": england * 0.98,
        **({"rank_lower": 1.0, "rank_upper": 2.0, "ranked_of": 2.0} if row["status"] == "ok" else {}),
    }


def _spread(row: Mapping[str, Any]) -> float:
    size = row["denominator"] or 400.0
    return float(row["england"]) * (0.05 + 0.8 / size**0.5)


def _line(row: Mapping[str, Any], middle: float, z: float) -> float:
    top = 1.0 if _OF[row["indicator"]].statistic == "proportion" else float("inf")
    return min(top, max(0.0, middle + z * _spread(row)))


def _outcome(row: Mapping[str, Any]) -> Record:
    below, above = row["value"] < row["funnel_lower95"], row["value"] > row["funnel_upper95"]
    far = row["value"] < row["funnel_lower998"] or row["value"] > row["funnel_upper998"]
    return {
        "outcome": "differs_explore" if far else "worth_a_look" if below or above else "similar",
        "direction": "lower" if below else "higher" if above else "similar",
    }


def _contributions(row: Mapping[str, Any]) -> list[Record]:
    if row.get("expected") is None or not row["context_part"]:
        return []
    shares = {"deprivation": 1.2, "ethnic-minority-share": -0.2}
    about = {name: row[name] for name in ("practice", "indicator")}
    return [
        {**about, "covariate": name, "contribution": share * row["context_part"]}
        for name, share in shares.items()
    ]


def _curves(definition: IndicatorDefinition, results: list[Record]) -> list[Record]:
    england = next(
        row["england"] for row in results if row["indicator"] == definition.id and "england" in row
    )
    if definition.denominator is None:
        return []
    points = []
    for given, wider in ((GIVEN_CONTEXT_AND_PLACE, 1.0), (GIVEN_NOTHING, 1.2)):
        for size in SIZES:
            row = {"indicator": definition.id, "denominator": size, "england": england}
            lines = {line: _line(row, england, z * wider) for line, z in LINES.items()}
            points.append({"indicator": definition.id, "given": given, "denominator": size, **lines})
    return points


def _model(definition: IndicatorDefinition, results: list[Record]) -> Record:
    england = next(
        row["england"] for row in results if row["indicator"] == definition.id and "england" in row
    )
    coefficients = (0.3, -0.1, None)
    return {
        "indicator": definition.id,
        "family": {"proportion": "binomial", "rate": "poisson", "ratio": "poisson"}.get(
            definition.statistic, "gaussian"
        ),
        "covariates": [
            {
                "id": context[0],
                "coefficient": value,
                "standard_error": None if value is None else 0.01,
                "mean": 20.0,
                "scale": 10.0,
            }
            for context, value in zip(CONTEXTS, coefficients, strict=True)
        ],
        "intercept": 0.5,
        "average_expected": england,
        "dispersion": 1.4,
        "tau2_practices": 0.01,
        "tau2_areas": 0.002,
        "tau2_funnel": 0.02,
        "tau2_crude": 0.03,
        "median_reliability": 0.62,
        "size_for_070": 480.0,
        "size_for_090": 1860.0,
        "explained_share": 0.31,
        "practices": len(PRACTICES) - 1,
        "unadjusted": 1,
        "notes": ["Rurality is the same everywhere, so it was left out"],
    }
