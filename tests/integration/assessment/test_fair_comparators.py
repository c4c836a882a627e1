"""From a store to a release: twins, who has no fair comparator, balancing pairs, and what is said of the whole."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from evenhand.assessment import assess
from evenhand.common.periods import Period
from evenhand.definitions.parts import Applicability
from evenhand.release import Release, verify, write_release
from evenhand.store import Store
from support.indicators import indicator, made_catalogue
from support.small_england import AS_OF, YEAR, add, observations, small_store, table

CODES = [f"Z{number:05d}" for number in range(60)]
STUDENTS, UNKNOWN, TINY = CODES[:3]
EVERYONE = Applicability(minimum_list=0, text="Used for every practice")
TARGET = indicator(
    covariates=("deprivation",),
    applicability=EVERYONE,
    annotations=(),
    balancing_pair="made-pair",
    balancing_harm=None,
)
PAIR = TARGET.model_copy(
    update={"id": "made-pair", "title": "What it could harm", "balancing_pair": None, "balancing_note": None}
)
BEFORE = Period.financial_year(2020)


def with_circumstances(store: Store) -> None:
    """Every practice but one has a deprivation of its own; and one has students."""
    day = Period.day(date(2022, 4, 1))
    known = [code for code in CODES if code != UNKNOWN]
    places = [
        {
            "place": f"E{code[1:]}",
            "measure": "imd.score",
            "value": 80.0 if code == CODES[-1] else 10.0 + 0.5 * number,
            "state": "observed",
        }
        for number, code in enumerate(known)
    ]
    homes = [{"practice": code, "place": f"E{code[1:]}", "patients": 8000.0} for code in known]
    span = {"period_start": day.start, "period_end": day.end}
    add(store, "deprivation-lsoa", "places", table("places", [{**one, **span} for one in places]))
    add(store, "registered-lsoa", "registrations", table("registrations", [{**one, **span} for one in homes]))
    shares = {"aged_18_and_over": 0.98, "aged_30_to_74": 0.2, "aged_65_and_over": 0.02}
    young = [
        observations(f"demographics.{name}_share", {STUDENTS: share, CODES[9]: 0.5}, day)
        for name, share in shares.items()
    ]
    add(store, "commons-demographics", "observations", *young)


def with_lists(store: Store) -> None:
    lists = {**dict.fromkeys(CODES, 8000.0), TINY: 700.0}
    add(
        store,
        "registered-patients",
        "observations",
        observations("list.registered", lists, Period.day(date(2022, 6, 1))),
        label="later",
    )


def with_figures(store: Store, shares: dict[str, float], period: Period) -> None:
    counts = {code: round(200 * share) for code, share in shares.items()}
    add(
        store,
        "made",
        "observations",
        observations("made.count", counts, period),
        observations("made.base", dict.fromkeys(counts, 200.0), period),
        label=period.label,
    )


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("fair")
    store = small_store(folder / "store", CODES)
    with_circumstances(store)
    with_lists(store)
    rng = np.random.default_rng(3)
    with_figures(store, dict(zip(CODES, rng.normal(0.6, 0.05, len(CODES)), strict=True)), YEAR)
    release = write_release(
        assess(store, made_catalogue(TARGET, PAIR), "open-data", AS_OF, quiet=True), folder / "release"
    )
    assert verify(folder / "release") == []
    return release


def result(release: Release, practice: str) -> dict[str, Any]:
    one = (pl.col("practice") == practice) & (pl.col("indicator") == TARGET.id)
    return release.results.row(by_predicate=one, named=True)


@pytest.mark.parametrize(("practice", "words"), [(STUDENTS, "aged 18 to 29"), (TINY, "fewer than 750")])
def test_an_atypical_practice_is_shown_and_gets_no_outcome(
    release: Release, practice: str, words: str
) -> None:
    row = result(release, practice)
    assert row["status"] == "no_fair_comparator"
    assert words in row["status_reason"]
    assert None not in (row["value"], row["lower95"], row["upper998"])
    assert [row[name] for name in ("outcome", "colour", "expected", "peer_value")] == [None] * 4


def test_a_practice_whose_context_is_not_known_is_assessed_without_adjustment_and_has_no_twins(
    release: Release,
) -> None:
    row = result(release, UNKNOWN)
    assert row["status"] == "ok"
    assert row["outcome"] is not None
    assert row["peer_value"] is None
    assert release.practice(UNKNOWN)["twin_distance"] is None
    said = [one["caveat"] for one in release.caveats if one["practice"] == UNKNOWN]
    assert any(words.startswith("Assessed without adjustment:") for words in said)


def test_the_value_of_twins_is_what_the_twins_table_pools_to(release: Release) -> None:
    own = release.twins.filter(pl.col("practice") == CODES[20])
    assert own.height == 20
    figures = own.join(
        release.results.filter(pl.col("indicator") == TARGET.id),
        left_on="twin",
        right_on="practice",
        how="left",
    )
    pooled = figures["numerator"].sum() / figures["denominator"].sum()
    assert result(release, CODES[20])["peer_value"] == pytest.approx(pooled)
    assert release.practice(CODES[20])["twin_distance"] == own["distance"][9]


def test_twins_are_the_nearest_in_deprivation(release: Release) -> None:
    first = release.twins.filter(pl.col("practice") == CODES[30], pl.col("position") <= 2)["twin"]
    assert set(first) == {CODES[29], CODES[31]}


def test_whoever_is_furthest_from_everybody_has_no_fair_comparator(release: Release) -> None:
    far = release.results.filter(pl.col("status_reason").str.contains("hardly any practice"))
    assert far["practice"].unique().sort().to_list() == [CODES[-1]]


def test_a_context_nobody_is_known_of_is_told_of_once_and_allowed_for_nowhere(release: Release) -> None:
    said = [one["caveat"] for one in release.caveats if "Patients living in the country" in one["caveat"]]
    assert said == [
        "Patients living in the country is not known for any practice, as no file that was read tells it: no figure "
        "allows for it"
    ]


def test_the_budget_counts_the_releases_own_outcomes(release: Release) -> None:
    england = release.judgement["false_alarms"]["england"]
    assert england["judged"] == release.results["outcome"].count()
    assert england["beyond_95"]["raised"] == release.results.filter(pl.col("outcome") != "similar").height
    assert (
        sum(one["judged"] for one in release.judgement["false_alarms"]["areas"].values()) == england["judged"]
    )


def test_equity_tells_slopes_and_fifths(release: Release) -> None:
    equity = release.judgement["equity"]
    assert equity["unknown"] == 1
    assert equity["indicators"][TARGET.id]["groups"] == 5
    assert sum(one["judged"] for one in equity["fifths"]) + 2 == release.results["outcome"].count()


def test_an_improvement_that_costs_its_pair_is_held_for_review(tmp_path: Path) -> None:
    store = small_store(tmp_path / "store", CODES)
    one = CODES[5]
    pair = PAIR.model_copy(update={"polarity": "lower"})
    for period, share in ((BEFORE, 0.4), (YEAR, 0.7)):
        with_figures(store, {**dict.fromkeys(CODES, 0.5), one: share}, period)
    draft = assess(store, made_catalogue(TARGET, pair), "open-data", AS_OF, quiet=True)
    held = [each for each in draft.caveats if "held for review" in each["caveat"]]
    assert [(each["practice"], each["indicator"]) for each in held] == [(one, TARGET.id), (one, pair.id)]
