"""From a store to a release: who is in, who is compared, what is said.

Long because each test is one fact of one national run, which is costly to make twice.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from evenhand.assessment import assess
from evenhand.common.errors import InputError
from evenhand.common.periods import Period
from evenhand.definitions.parts import Applicability
from evenhand.release import Release, verify, write_release
from evenhand.store import Store
from support.indicators import catalogue, indicator, made_catalogue
from support.small_england import AS_OF, YEAR, add, memberships, observations, register, small_store, table

CODES = [f"Z0000{number}" for number in range(1, 7)]
MADE = indicator(applicability=Applicability(minimum_list=750, text="Lists of 750 and over"))


def with_figures(store: Store, counts: dict[str, Any], period: Period = YEAR, *, base: float = 100.0) -> None:
    add(
        store,
        "made",
        "observations",
        observations("made.count", counts, period),
        observations("made.base", dict.fromkeys(counts, base), period),
        label=period.label,
    )


def released(store: Store, out: Path, definition: Any = MADE, as_of: date = AS_OF) -> Release:
    release = write_release(assess(store, made_catalogue(definition), "open-data", as_of, quiet=True), out)
    assert verify(out) == []
    return release


def result(release: Release, practice: str) -> dict[str, Any]:
    return release.results.row(by_predicate=pl.col("practice") == practice, named=True)


def test_every_practice_with_patients_has_a_row(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    with_figures(store, dict.fromkeys(CODES[:4], 60))
    release = released(store, tmp_path / "release")
    assert release.results["practice"].to_list() == CODES
    assert release.results["status"].to_list() == ["ok"] * 4 + ["missing"] * 2
    assert result(release, "Z00006")["status_reason"] == "There is no figure for 2021/22"


def test_a_closed_practice_keeps_its_figures_and_names_its_successor(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    closed = register(["Z00009"], status="closed", closed=date(2021, 5, 31))
    add(store, "ods-practices", "practices", register(CODES), closed, label="later")
    add(
        store,
        "code-successors",
        "successors",
        table("successors", [{"practice": "Z00009", "successor": "Z00001", "last_seen": date(2021, 5, 1)}]),
    )
    with_figures(store, dict.fromkeys([*CODES, "Z00009"], 60))
    release = released(store, tmp_path / "release")
    gone = result(release, "Z00009")
    assert (gone["status"], gone["value"], gone["outcome"]) == ("not_applicable", 0.6, None)
    assert gone["status_reason"] == (
        "The practice closed on 31 May 2021; its patients are now registered with Z00001 SURGERY (Z00001)"
    )
    practice = release.practice("z00009")
    assert (practice["status"], practice["successor"], practice["list_size"]) == ("closed", "Z00001", None)
    caveats = [one for one in release.caveats if one["practice"] == "Z00001"]
    assert "Z00009" in caveats[0]["caveat"]
    assert caveats[0]["period_end"] == "2021-05-01"


def test_a_practice_that_will_close_is_still_open(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    closing = register(["Z00001"], status="closed", closed=date(2023, 3, 31))
    add(store, "ods-practices", "practices", register(CODES[1:]), closing, label="later")
    with_figures(store, dict.fromkeys(CODES, 60))
    assert result(released(store, tmp_path / "release"), "Z00001")["status"] == "ok"


def test_codes_that_are_no_general_practice_are_shown_and_not_compared(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    add(
        store,
        "ods-practices",
        "practices",
        register(CODES),
        register(["Z00007"], setting="other:1"),
        label="later",
    )
    with_figures(store, dict.fromkeys([*CODES, "Z00007", "Z00008", "W00001"], 60))
    release = released(store, tmp_path / "release")
    assert "another kind of service" in result(release, "Z00007")["status_reason"]
    assert "does not have this code" in result(release, "Z00008")["status_reason"]
    assert "W00001" not in release.results["practice"].to_list()


def test_history_follows_a_practice_that_changed_its_code(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    add(
        store,
        "code-successors",
        "successors",
        table("successors", [{"practice": "Z00099", "successor": "Z00001", "last_seen": date(2020, 3, 1)}]),
    )
    add(
        store,
        "ods-practices",
        "practices",
        register(CODES),
        register(["Z00099"], status="closed", closed=date(2020, 3, 31)),
        label="later",
    )
    with_figures(store, {"Z00099": 50, **dict.fromkeys(CODES[1:], 55)}, Period.financial_year(2019))
    with_figures(store, dict.fromkeys(CODES, 60))
    release = released(store, tmp_path / "release")
    history = release.history.filter(release.history["practice"] == "Z00001")
    assert history["value"].to_list() == [0.5]
    assert history["period_end"].to_list() == [date(2020, 3, 31)]


def test_figures_from_before_a_merger_are_not_added_up(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    add(
        store,
        "code-successors",
        "successors",
        table("successors", [{"practice": "Z00099", "successor": "Z00001", "last_seen": date(2020, 3, 1)}]),
    )
    add(
        store,
        "ods-practices",
        "practices",
        register(CODES),
        register(["Z00099"], status="closed", closed=date(2020, 3, 31)),
        label="later",
    )
    with_figures(store, {"Z00099": 50, **dict.fromkeys(CODES, 40)}, Period.financial_year(2019))
    with_figures(store, dict.fromkeys(CODES, 60))
    release = released(store, tmp_path / "release")
    earlier = {row["practice"]: row["value"] for row in release.history.to_dicts()}
    assert (earlier["Z00001"], earlier["Z00099"]) == (0.4, 0.5)


def test_a_corrected_edition_takes_the_place_of_the_first(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    with_figures(store, dict.fromkeys(CODES, 60))
    with_figures(store, dict.fromkeys(CODES[:5], 30))
    release = released(store, tmp_path / "release")
    assert result(release, "Z00001")["value"] == 0.3
    assert result(release, "Z00006")["status"] == "missing"
    assert len(store.editions) == 5


def test_small_lists_are_shown_and_not_compared(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES, lists=700)
    with_figures(store, dict.fromkeys(CODES, 60))
    small = result(released(store, tmp_path / "release"), "Z00001")
    assert (small["status"], small["value"]) == ("no_fair_comparator", 0.6)
    assert (small["outcome"], small["expected"]) == (None, None)


def test_areas_are_pooled_and_england_is_all(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    with_figures(store, {code: 10.0 * number for number, code in enumerate(CODES, start=1)})
    areas = released(store, tmp_path / "release").areas
    values = {(row["level"], row["area"]): row["value"] for row in areas.to_dicts()}
    assert values["england", "E92000001"] == pytest.approx(0.35)
    assert values["commissioner", "00A"] == pytest.approx(0.3)
    assert values["commissioner", "01A"] == pytest.approx(0.4)
    assert values["region", "Y99"] == values["icb", "QZZ"] == pytest.approx(0.35)


def test_contexts_are_rolled_up_by_where_patients_live(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    with_figures(store, dict.fromkeys(CODES, 60))
    day, year = Period.day(date(2022, 7, 1)), Period.calendar_year(2019)
    homes = [("Z00001", "E01000001", 900.0), ("Z00001", "E01000002", 100.0), ("Z00002", "W01000001", 900.0),
             ("Z00002", "E01000001", 100.0)]  # fmt: skip
    add(
        store,
        "registered-patients-by-lsoa",
        "registrations",
        table(
            "registrations",
            [
                {
                    "practice": who,
                    "place": where,
                    "patients": many,
                    "period_start": day.start,
                    "period_end": day.end,
                }
                for who, where, many in homes
            ],
        ),
    )
    add(
        store,
        "deprivation-lsoa",
        "places",
        table(
            "places",
            [
                {
                    "place": where,
                    "measure": "imd.score",
                    "value": score,
                    "state": "observed",
                    "period_start": year.start,
                    "period_end": year.end,
                }
                for where, score in (("E01000001", 10.0), ("E01000002", 50.0))
            ],
        ),
    )
    release = released(store, tmp_path / "release")
    known = dict(release.practices.select("code", "context_deprivation").iter_rows())
    assert known["Z00001"] == pytest.approx(14.0)
    assert known["Z00002"] is None, "nine in ten of its patients live where the index does not reach"
    assert any(
        "Deprivation where patients live is not known for 5 of 6" in one["caveat"] for one in release.caveats
    )
    (deprivation,) = [one for one in release.contexts if one["id"] == "deprivation"]
    assert deprivation["england"] == pytest.approx(14.0)


def test_a_register_of_a_later_day_is_used_and_said(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    with_figures(store, dict.fromkeys(CODES, 60), Period.financial_year(2019))
    store_of_lists = observations("list.registered", dict.fromkeys(CODES, 8000), Period.day(date(2020, 5, 1)))
    add(store, "registered-patients", "observations", store_of_lists, label="2020")
    release = released(store, tmp_path / "release", as_of=date(2020, 12, 31))
    assert any("there is no earlier one" in one["caveat"] for one in release.caveats)
    assert set(release.results["status"]) == {"ok"}


def test_an_earlier_day_sees_only_what_was_out_by_then(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    with_figures(store, dict.fromkeys(CODES, 40), Period.financial_year(2020))
    with_figures(store, dict.fromkeys(CODES, 60))
    release = released(store, tmp_path / "release", as_of=date(2022, 8, 1))
    assert set(release.results["value"]) == {0.4}
    assert release.history.is_empty()


def test_a_store_without_any_figure_is_an_error_that_says_what_to_do(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    with pytest.raises(InputError, match="no figure for any indicator"):
        assess(store, made_catalogue(MADE), "open-data", AS_OF, quiet=True)


def test_an_unknown_framework_names_those_there_are(tmp_path: Path):
    with pytest.raises(InputError, match="Choose one of open-data"):
        assess(small_store(tmp_path / "store", CODES), made_catalogue(MADE), "crude-card", AS_OF, quiet=True)


def test_nobody_is_assessed_by_a_crude_card_made_again(tmp_path: Path):
    store = small_store(tmp_path / "store", CODES)
    definitions = made_catalogue(MADE, purpose="reconstruction")
    with pytest.raises(InputError, match="nobody is assessed by it") as caught:
        assess(store, definitions, "open-data", AS_OF, quiet=True)
    assert "evenhand audit" in caught.value.remedy


def test_no_register_at_all_is_said(tmp_path: Path):
    store = Store.create(tmp_path / "store")
    add(store, "practice-map", "memberships", memberships(dict.fromkeys(CODES, "00A")))
    with_figures(store, dict.fromkeys(CODES, 60))
    release = released(store, tmp_path / "release")
    assert any("no register of practices" in one["caveat"] for one in release.caveats)
    assert set(release.results["status"]) == {"not_applicable"}


def with_deprivation(store: Store) -> None:
    span = {"period_start": YEAR.start, "period_end": YEAR.end}
    homes = [{"practice": code, "place": "E01000001", "patients": 90.0, **span} for code in CODES]
    score = {"place": "E01000001", "measure": "imd.score", "value": 10.0, "state": "observed", **span}
    add(store, "registered-lsoa", "registrations", table("registrations", homes))
    add(store, "deprivation-lsoa", "places", table("places", [score]))


@pytest.mark.parametrize("is_known", [True, False])
def test_an_expired_circumstance_is_told_of_every_figure_that_allows_for_it(tmp_path: Path, is_known: bool):
    store = small_store(tmp_path / "store", CODES)
    with_figures(store, dict.fromkeys(CODES, 60))
    if is_known:
        with_deprivation(store)
    shipped = catalogue()
    # Written of figures of 2019, which expired then; these are of 2022 and expire three years later.
    old = shipped.contexts["deprivation"].model_copy(update={"expires_on": date(2019, 1, 1)})
    definitions = made_catalogue(indicator(covariates=("deprivation",)))
    definitions = replace(definitions, contexts={**definitions.contexts, "deprivation": old})
    draft = assess(store, definitions, "open-data", AS_OF, quiet=True)
    said = [one["caveat"] for one in draft.caveats if one["indicator"] == "made-up"]
    expired = f"Allows for {old.title.lower()} by figures of 2022; newer ones were due by 2022-01-01"
    assert (expired in said) == is_known
    assert [one["covariates"] for one in draft.models] == [[]] or is_known
    (kept,) = [one for one in draft.contexts if one["id"] == "deprivation"]
    assert (kept["year"], kept["expires_on"]) == ((2022, "2022-01-01") if is_known else (2019, "2019-01-01"))
