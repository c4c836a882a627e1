"""A small fictional release: every statistic, every status, a closed practice, a fact in words, three periods.

Nothing is assessed here: figures are made by hand or by a seed, and written as a release is. `made_release` is
small and knows each figure; `national_release` is as large as England, for measuring. Long because the whole of a
release is here, table by table, and is read beside the pages it makes.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

import polars as pl

from evenhand.common.hashing import file_sha256
from evenhand.common.periods import Period
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.release.manifest import InputFile, Manifest, ReleaseFile
from evenhand.release.schemas import TABLES, conform

AS_OF: Final = date(2022, 12, 31)
AREAS: Final = {"00A": "NHS Fernshire", "00B": "NHS Ashdale"}
CONTEXTS: Final = (
    ("deprivation", "Deprivation", "score, higher is more deprived", "", 1, 21.7),
    ("ethnic-minority-share", "Patients of ethnic minorities", "share of registered patients", "%", 1, 0.192),
    ("rurality", "Patients in the country", "share of registered patients", "%", 1, 0.171),
)
_STATUS = {"state": "preview", "reason": "Made up for tests"}


def indicator(indicator_id: str, statistic: str, **changes: Any) -> IndicatorDefinition:
    """Return a fictional definition of one statistic."""
    name = indicator_id.replace("-", " ").capitalize()
    fields: dict[str, Any] = {
        "id": indicator_id,
        "title": name,
        "question": f"How does {name.lower()} stand?",
        "why_it_matters": f"{name} tells patients something they ask about.",
        "strand": "care",
        "perspective": "process",
        "basis": "beyond",
        "polarity": "neutral",
        "statistic": statistic,
        "numerator": f"made.{statistic}.numerator",
        "denominator": None if statistic in {"score", "fact"} else f"made.{statistic}.denominator",
        "multiplier": 1,
        "unit": "of patients asked",
        "unit_symbol": "",
        "decimals": 1,
        "cadence": "annual",
        "available_after_months": 6,
        "stale_after_months": 24,
        "align_within_months": 0,
        "source": ["made-figures"],
        "minimum_denominator": None
        if statistic in {"score", "fact"}
        else {"value": 30, "of": "patients asked, all ages"},
        "suppression": {"rule": "published", "text": "Shown as published"},
        "applicability": {"minimum_list": 750, "text": "Not used for fewer than 750 patients"},
        "context_note": f"Read {name.lower()} with the age of the practice's patients in mind.",
        "caveats": [f"{name} is made up"],
        "author": "The test",
        "reviewer": "Another test",
        "reviewed_on": "2022-01-01",
        "next_review": "2023-01-01",
        "status": _STATUS,
        **changes,
    }
    return IndicatorDefinition.model_validate(fields)


INDICATORS: Final = (
    indicator(
        "asthma-review",
        "proportion",
        polarity="higher",
        unit_symbol="%",
        balancing_pair="phone-waits",
        balancing_note="Time for one is time not given to the other",
        annotations=[{"on": "2020-04-01", "text": "The review changed"}],
    ),
    indicator("emergency-visits", "rate", multiplier=1000, unit="visits a year for every 1,000 children"),
    indicator("phone-waits", "mean", polarity="lower", spread="made.mean.spread", unit="minutes"),
    indicator("funding", "ratio", unit_symbol="£", decimals=2, unit="for each patient", strand="means"),
    indicator("experience", "score", polarity="higher", unit="points of 100", strand="means"),
    indicator("cqc-rating", "fact", unit="overall rating", basis="fact", strand="means"),
)

FRAMEWORK: Final = FrameworkDefinition.model_validate(
    {
        "id": "made",
        "title": "Made profile",
        "purpose": "information",
        "summary": "Made-up figures, to see how a profile is shown.",
        "strands": [
            {
                "id": strand,
                "title": title,
                "question": f"What of {title.lower()}?",
                "indicators": [{"indicator": one.id} for one in INDICATORS if one.strand == strand],
            }
            for strand, title in (("care", "Care"), ("means", "Means"))
        ],
        "composite_allowed": False,
        "band_rule": "none",
        "publication_level": "practice",
        "review_month": 4,
        "consultation": "Nobody was asked, because it is made up",
        "active_from": "2022-04-01",
        "status": _STATUS,
    }
)


def practice(code: str, name: str, area: str | None = "00A", **changes: Any) -> dict[str, Any]:
    """Return a row of the practices table."""
    return {
        "code": code,
        "name": name,
        "address": "1 Mill Lane",
        "town": "FERNHAM",
        "postcode": "ZA1 1AA",
        "pcn": "U99901",
        "pcn_name": "Fern network",
        "commissioner": area,
        "commissioner_name": AREAS.get(area or ""),
        "icb": "QZZ",
        "icb_name": "Fernshire and Ashdale",
        "list_size": 8123.0,
        "weighted_list": 8000.0,
        "contract_type": "GMS",
        "status": "open",
        "phone": "01632 960001",
        "context_deprivation": 18.4,
        "context_ethnic_minority_share": 0.084,
        "context_rurality": None,
        **changes,
    }


PRACTICES: Final = (
    practice("Z80001", "Alder Surgery"),
    practice("Z80002", "Birch Lane Medical Centre", town="ASHBY", postcode="ZB2 3CD", list_size=12044.0),
    practice("Z80003", "St Cedd’s Health Centre & Walk-in <Annexe>", "00B", town="ASHBY", postcode="ZB2 9XY"),
    practice("Z80004", "Dogwood Practice", "00B", list_size=612.0, town=None, postcode=None),
    practice(
        "Z80005",
        "Elm House (closed)",
        status="closed",
        closed=date(2021, 9, 30),
        successor="Z80001",
        successor_name="Alder Surgery",
        list_size=None,
    ),
)


def result(practice: str, definition: IndicatorDefinition, **changes: Any) -> dict[str, Any]:
    """Return a row of the results table: an ok, similar figure unless `changes` say otherwise."""
    year = Period.financial_year(2021)
    return {
        "practice": practice,
        "indicator": definition.id,
        "strand": definition.strand,
        "period_start": year.start,
        "period_end": year.end,
        "standard_kind": "none",
        "status": "ok",
        "context_note": definition.context_note,
        "source_editions": "made-figures@2021-22",
        **_figures(definition, 0.5, 400.0),
        **changes,
    }


_SPANS: Final = {
    "proportion": (0.5, 0.9),
    "rate": (200.0, 900.0),
    "mean": (2.0, 14.0),
    "ratio": (80.0, 190.0),
    "score": (40.0, 95.0),
}


def _figures(definition: IndicatorDefinition, share: float, size: float) -> dict[str, Any]:
    """Return the figures of a practice that lies at `share` of the indicator's usual span, of `size` counted."""
    if definition.statistic == "fact":
        return {"value_text": "Good"}
    low, high = _SPANS[definition.statistic]
    value, middle = low + share * (high - low), (low + high) / 2
    reach = (high - low) / 3 * (400 / size) ** 0.5
    top = 1.0 if definition.statistic == "proportion" else float("inf")
    limits = {
        f"funnel_{side}{level}": max(0.0, min(top, middle + sign * (reach * times + (high - low) * 0.2)))
        for side, sign in (("lower", -1), ("upper", 1))
        for level, times in (("95", 0.6), ("998", 1.0))
    }
    outside = value < limits["funnel_lower95"] or value > limits["funnel_upper95"]
    far = value < limits["funnel_lower998"] or value > limits["funnel_upper998"]
    has_size, has_interval = (
        definition.denominator is not None,
        definition.statistic not in {"ratio", "score"},
    )
    return {
        "value": value,
        "lower95": max(0.0, value - reach / 2) if has_interval else None,
        "upper95": min(top, value + reach / 2) if has_interval else None,
        "numerator": round(value / definition.multiplier * size) if has_size else None,
        "denominator": size if has_size else None,
        "england": middle,
        "area_value": middle * 1.05,
        **limits,
        "outcome": "differs_explore" if far else "worth_a_look" if outside else "similar",
        "outcome_level": 99.8 if far else 95.0 if outside else 0.0,
        "direction": ("higher" if value > middle else "lower") if outside else "similar",
        "z": (value - middle) / reach,
    }


def _without_figures() -> dict[str, Any]:
    return dict.fromkeys([*_figures(INDICATORS[0], 0.5, 400.0)])


def small_results() -> list[dict[str, Any]]:
    """Return the results of the small release: among them every status and every outcome."""
    asthma, visits, waits, funding, score, rating = INDICATORS
    old = Period.financial_year(2018)
    unjudged = {"outcome": None, "outcome_level": None, "direction": None}
    stale = {**unjudged, "status": "stale", "status_reason": "Shown, not judged: its period is too old"}
    stale |= {"period_start": old.start, "period_end": old.end}
    changes: dict[tuple[str, str], dict[str, Any]] = {
        ("Z80001", asthma.id): _figures(asthma, 0.98, 2500.0),
        ("Z80002", asthma.id): _figures(asthma, 0.02, 900.0),
        ("Z80002", visits.id): _figures(visits, 0.9, 600.0),
        ("Z80003", asthma.id): {
            **_without_figures(),
            "status": "suppressed",
            "status_reason": "The publisher withheld this figure to protect people",
        },
        ("Z80003", visits.id): {
            **unjudged,
            "status": "under_challenge",
            "status_reason": "The practice asked",
        },
        ("Z80003", waits.id): {
            **unjudged,
            "status": "no_fair_comparator",
            "status_reason": "Too few are like it",
        },
        ("Z80004", asthma.id): {
            **_figures(asthma, 0.1, 12.0),
            **unjudged,
            "status": "too_small",
            "status_reason": "Too few to compare: fewer than 30 patients asked",
        },
        ("Z80004", visits.id): {
            **_without_figures(),
            "status": "missing",
            "status_reason": "There is no figure",
        },
        ("Z80004", rating.id): {
            "value_text": None,
            "status": "missing",
            "status_reason": "There is no figure",
        },
    }
    changes |= {(one["code"], score.id): stale for one in PRACTICES}
    changes |= {
        ("Z80005", one.id): {**unjudged, "status": "not_applicable", "status_reason": "The practice closed"}
        for one in INDICATORS
    }
    return [
        result(one["code"], definition, **changes.get((one["code"], definition.id), {}))
        for one in PRACTICES
        for definition in (asthma, visits, waits, funding, score, rating)
    ]


LONG_SERIES: Final = {("Z80001", "phone-waits"), ("Z80001", "emergency-visits")}
"""Figures with enough earlier periods for a run chart: one that is better lower, and one of which neither way is."""


def histories(
    results: Sequence[Mapping[str, Any]], years: Sequence[int] = (2019, 2020)
) -> Iterator[dict[str, Any]]:
    """Yield earlier periods for every figure that has a value, for a few of them long series."""
    for row in results:
        if row.get("value") is None:
            continue
        is_long = (row["practice"], row["indicator"]) in LONG_SERIES
        for step, year in enumerate(range(2020, 2003, -1) if is_long else years, start=1):
            # Up and down by a few hundredths, and higher by a tenth until eight years ago.
            factor = 1 - 0.02 * (step * 7 % 5) + (0.1 if step > 8 else 0) if is_long else 1 - 0.02 * step
            period, lower = Period.financial_year(year), row["lower95"]
            yield {
                **{name: row[name] for name in ("practice", "indicator", "denominator")},
                "numerator": round(row["numerator"] * factor) if is_long else row["numerator"],
                "period_start": period.start,
                "period_end": period.end,
                "value": row["value"] * factor,
                "lower95": None if lower is None else lower * factor,
                "upper95": None if lower is None else row["upper95"] * factor,
            }


def area_rows(
    definitions: Sequence[IndicatorDefinition],
    areas: Mapping[str, str],
    practices: int,
    shares: Mapping[str, float],
) -> Iterator[dict[str, Any]]:
    """Yield England's row and each area's for every indicator that is compared.

    `shares` are areas' place effects as a share of the value.
    """
    places = [
        ("england", "E92000001", "England"),
        *(("commissioner", code, name) for code, name in areas.items()),
    ]
    for definition in definitions:
        for level, code, name in places if definition.statistic != "fact" else []:
            row = result("", definition)
            place = {
                name: shares[code] * row["value"] + reach * row["value"]
                for name, reach in (("place_effect", 0.0), ("place_lower", -0.02), ("place_upper", 0.02))
                if code in shares
            }
            yield {"level": level, "area": code, "area_name": name, "practices": practices, **row, **place}


def write(
    folder: Path,
    *,
    practices: Sequence[Mapping[str, Any]],
    results: Sequence[Mapping[str, Any]],
    definitions: Sequence[IndicatorDefinition],
    framework: FrameworkDefinition,
    areas: Mapping[str, str],
    contributions: Sequence[Mapping[str, Any]] = (),
    twins: Sequence[Mapping[str, Any]] = (),
    funnels: Sequence[Mapping[str, Any]] = (),
    models: Sequence[Mapping[str, Any]] = (),
    judgement: Mapping[str, Any] | None = None,
    places: Mapping[str, float] | None = None,
) -> Path:
    """Write a release into `folder`, which is made, and return it. `places` are what :func:`area_rows` takes."""
    folder.mkdir(parents=True)
    tables = {
        "results": results,
        "history": list(histories(results)),
        "practices": practices,
        "contributions": contributions,
        "areas": list(area_rows(definitions, areas, len(practices), places or {})),
        "twins": twins,
        "funnels": funnels,
    }
    files = [_write_table(folder, name, tables[name]) for name in TABLES]
    contexts = [
        {
            **dict(zip(("id", "title", "unit", "unit_symbol", "decimals", "england"), context, strict=True)),
            "question": f"How is {context[1].lower()} spread?",
            "source": "Made up",
            "year": 2019,
            "median": context[5],
        }
        for context in CONTEXTS
    ]
    caveats = [
        {"practice": None, "indicator": None, "period_end": None, "caveat": "All of it is made up"},
        {
            "practice": "Z80002",
            "indicator": "asthma-review",
            "period_end": "2022-03-31",
            "caveat": "Counted by hand",
        },
    ]
    documents = {
        "indicators.json": [one.model_dump(mode="json") for one in definitions],
        "framework.json": {"framework": framework.model_dump(mode="json"), "contexts": contexts},
        "caveats.json": caveats,
        "models.json": models,
        "judgement.json": judgement or {},
    }
    for name, content in documents.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
        files.append(ReleaseFile(name, file_sha256(folder / name), len(content)))
    manifest = Manifest(
        id="made-2022-12-31-0123456789ab",
        framework=framework.id,
        as_of=AS_OF.isoformat(),
        created_at="2023-01-01T09:00:00+00:00",
        evenhand_version="0.1.0",
        definitions_sha256="0" * 64,
        inputs=(InputFile("made-figures", "made-figures@2021-22", "figures.csv", "1" * 64, 30),),
        files=tuple(files),
    )
    (folder / "manifest.json").write_text(json.dumps(asdict(manifest)), encoding="utf-8")
    return folder


def made_release(folder: Path, **changes: Any) -> Path:
    """Write the small release into `folder` and return it. `changes` take the place of what it is made of."""
    parts = {
        "practices": PRACTICES,
        "results": small_results(),
        "definitions": INDICATORS,
        "framework": FRAMEWORK,
        "areas": AREAS,
    }
    return write(folder, **{**parts, **changes})


def national_release(folder: Path, *, practices: int, indicators: int, areas: int, seed: int = 1) -> Path:
    """Write a release of any size, with figures by a seed."""
    draw = random.Random(seed)
    kinds = ["proportion", "rate", "ratio", "mean"]
    definitions = [
        indicator(f"made-{number:02}", kinds[number % 4], **_spread(kinds[number % 4]))
        for number in range(indicators)
    ]
    framework = FRAMEWORK.model_copy(
        update={
            "strands": tuple(
                strand.model_copy(update={"indicators": members})
                for strand, members in zip(FRAMEWORK.strands, _halves(definitions), strict=True)
            )
        }
    )
    places = {f"{number:02}X": f"NHS Area {number:02}" for number in range(areas)}
    rows = [
        practice(
            f"Y{number:05}",
            f"Practice {number:05}",
            f"{number % areas:02}X",
            commissioner_name=places[f"{number % areas:02}X"],
        )
        for number in range(practices)
    ]
    results = [
        result(
            row["code"],
            one,
            **_figures(one, min(1.0, max(0.0, draw.gauss(0.5, 0.15))), draw.uniform(60, 2000) // 1),
        )
        for row in rows
        for one in definitions
    ]
    return write(
        folder, practices=rows, results=results, definitions=definitions, framework=framework, areas=places
    )


def _spread(statistic: str) -> dict[str, str]:
    return {"spread": "made.mean.spread"} if statistic == "mean" else {}


def _halves(definitions: Sequence[IndicatorDefinition]) -> list[tuple[Any, ...]]:
    member = type(FRAMEWORK.strands[0].indicators[0])
    members = [member(indicator=one.id) for one in definitions]
    half = len(members) // 2
    return [tuple(members[:half]), tuple(members[half:])]


def _write_table(folder: Path, name: str, rows: Sequence[Mapping[str, Any]]) -> ReleaseFile:
    path = folder / f"{name}.parquet"
    columns = [
        *TABLES[name],
        *(key for key in (rows[0] if rows else {}) if key.startswith("context_") and key != "context_note"),
    ]
    schema = {column: TABLES[name].get(column, pl.Float64()) for column in columns}
    frame = pl.DataFrame([{column: row.get(column) for column in columns} for row in rows], schema=schema)
    conform(name, frame).write_parquet(path)
    return ReleaseFile(path.name, file_sha256(path), frame.height)
