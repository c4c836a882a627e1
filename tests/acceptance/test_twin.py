"""Every figure of the national release, computed a second time in plain Python."""

import math
import random
import statistics
from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

import polars as pl
import pytest

from evenhand.assessment.atypical import atypical_reasons, young_adults
from evenhand.assessment.measuring import used_measures
from evenhand.assessment.population import population
from evenhand.release import Release
from evenhand.store import Store
from support.indicators import catalogue, members
from support.national import AS_OF, National
from support.slow_twin import comparing
from support.slow_twin.assessing import Figure, figures, pooled, status

DAY = date.fromisoformat(AS_OF)
SAMPLE = 60
"""Practices of each indicator whose place in the funnel is integrated anew: a random sample, fixed by its seed."""

Z_TOLERANCE = 2e-3
"""The kernel uses the normal form where a practice's own sampling variance is negligible: see its docstring."""


@cache
def practices(national: National) -> dict[str, dict[str, Any]]:
    """Return the practices, and why one has no fair comparator: its kind, or the distance of its twins."""
    store, release = Store.open(national.store), Release.open(national.release)
    everyone = population(store, DAY, release.practices["code"]).practices
    aged = release.practices.select("code", pl.col("context_aged_65_and_over").alias("aged-65-and-over"))
    told = everyone.join(aged, on="code", how="left", maintain_order="left")
    told = told.join(young_adults(store, DAY), on="code", how="left", maintain_order="left")
    rows = told.with_columns(no_fair_comparator=atypical_reasons(told)).to_dicts()
    distance = dict(release.practices.select("code", "twin_distance").drop_nulls().iter_rows())
    threshold = comparing.percentile([distance[row["code"]] for row in rows if row["code"] in distance], 0.99)
    for row in rows:
        if distance.get(row["code"], 0.0) > threshold:
            row["no_fair_comparator"] = row["no_fair_comparator"] or "too far"
    return {row["code"]: row for row in rows}


@cache
def twin(national: National, indicator: str) -> dict[str, Figure]:
    definition = catalogue().indicators[indicator]
    store, wanted = Store.open(national.store), set(used_measures(definition))
    if by := definition.standardisation:
        prefixes = (f"{by.events}.", f"{by.population}.")
        wanted |= {name for name in store.measures() if name.startswith(prefixes)}
    return figures(definition, store.read("observations", wanted).to_dicts(), DAY)


def results(national: National, indicator: str) -> list[dict[str, Any]]:
    return Release.open(national.release).results.filter(pl.col("indicator") == indicator).to_dicts()


INDICATORS = [name for name in members("open-data") if catalogue().indicators[name].statistic != "fact"]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_values_intervals_and_statuses_agree(national: National, indicator: str) -> None:
    definition, found = catalogue().indicators[indicator], twin(national, indicator)
    for row in results(national, indicator):
        figure = found.get(row["practice"])
        where = f"{indicator} {row['practice']}"
        assert row["status"] == status(definition, figure, practices(national)[row["practice"]], DAY), where
        assert _same(row["value"], figure.value if figure and figure.state == "observed" else None), where
        ours = [row[name] for name in ("lower95", "upper95", "lower998", "upper998")]
        twins = list(figure.limits) if figure and figure.state == "observed" else [None] * 4
        if definition.published_interval:
            ours, twins = ours[2:], twins[2:]
        assert all(_same(one, other, 1e-6) for one, other in zip(ours, twins, strict=True)), (
            where,
            ours,
            twins,
        )


@pytest.mark.parametrize("indicator", INDICATORS)
def test_england_and_the_areas_agree(national: National, indicator: str) -> None:
    definition, found = catalogue().indicators[indicator], twin(national, indicator)
    known = practices(national)
    areas: dict[str, list[Figure]] = defaultdict(list)
    for code, figure in found.items():
        if code in known:
            areas["england"].append(figure)
            areas[known[code]["commissioner"]].append(figure)
    values = {area: pooled(definition, inside) for area, inside in areas.items()}
    for row in results(national, indicator):
        assert _same(row["england"], values["england"])
        if row["practice"] in found and known[row["practice"]]["commissioner"]:
            assert _same(row["area_value"], values[known[row["practice"]]["commissioner"]]), row["practice"]


@pytest.mark.parametrize("indicator", [one for one in INDICATORS if one != "list-size-avg"])
def test_places_in_the_funnel_given_nothing_agree(national: National, indicator: str) -> None:
    definition = catalogue().indicators[indicator]
    rows = [row for row in results(national, indicator) if row["crude_z"] is not None]
    tau2 = Release.open(national.release).models[indicator]["tau2_crude"]
    if definition.statistic == "ratio":
        logs = [math.log(row["numerator"] / row["denominator"]) for row in rows]
        again = comparing.normal_z(logs, tau2)
        assert comparing.mean_square(again) == pytest.approx(0.678655, abs=1e-4)
        pairs = list(zip(rows, again, strict=True))
    else:
        share = sum(row["numerator"] for row in rows) / sum(row["denominator"] for row in rows)
        chosen = random.Random(indicator).sample(rows, SAMPLE)
        pairs = [(row, _z(definition.statistic, row, share, tau2)) for row in chosen]
        square = comparing.mean_square([row["crude_z"] for row in rows])
        rarer = statistics.median(
            min(row["numerator"], row["denominator"] - row["numerator"]) for row in rows
        )
        # The mid-p of few patients varies less than a normal: there the steps of the counts are made normal instead.
        assert square == pytest.approx(0.678655, abs=2e-3) if rarer > 20 else square < 0.69
    for row, z in pairs:
        if abs(z) < 8:
            assert row["crude_z"] == pytest.approx(z, abs=Z_TOLERANCE, rel=Z_TOLERANCE), row["practice"]


def test_outcomes_follow_from_places(national: National) -> None:
    for row in Release.open(national.release).results.to_dicts():
        if row["outcome"] is None:
            assert row["status"] != "ok" or row["z"] is None
            continue
        size = abs(row["z"])
        word = "differs_explore" if size > 3.0902323 else "worth_a_look" if size > 1.9599640 else "similar"
        assert row["outcome"] == word
        assert (row["direction"] == "similar") == (word == "similar")


def _z(statistic: str, row: dict[str, Any], share: float, tau2: float) -> float:
    if statistic == "proportion":
        return comparing.binomial_z(row["numerator"], row["denominator"], share, tau2)
    return comparing.gamma_poisson_z(row["numerator"], share * row["denominator"], tau2)


def _same(one: float | None, other: float | None, relative: float = 1e-9) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=relative, abs_tol=1e-12)
