"""A framework for areas: its areas have pages with figures, its practices have none."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evenhand.assessment import assess
from evenhand.common.errors import PublicationError
from evenhand.definitions import Expression
from evenhand.publication import publish
from evenhand.release import verify, write_release
from evenhand.store import Store
from support.indicators import indicator, made_catalogue
from support.small_england import AS_OF, add, area_observations, observations, small_store

CODES = [f"Z0000{number}" for number in range(1, 7)]
OF_AREA: dict[str, Any] = {"level": "commissioner", "basis": "commissioner", "title": "Deaths put off"}
NOTE = indicator().context_note


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = small_store(tmp_path_factory.mktemp("areas") / "store", CODES)
    figures = {
        "made.count": {"00A": 60, "01A": "*", "09Z": 30},
        "made.base": dict.fromkeys(("00A", "09Z"), 100),
    }
    tables = [area_observations(name, values) for name, values in figures.items()]
    add(made, "made", "area_observations", *tables, area_observations("made.text", {"00A": "Target met"}))
    counts = dict.fromkeys(CODES, 50.0)
    practices = [observations(f"made.{name}", counts) for name in ("own", "whole")]
    add(made, "made-too", "observations", *practices)
    return made


def site_of(store: Store, folder: Path, *definitions: Any, **changes: Any) -> Path:
    draft = assess(
        store,
        made_catalogue(*definitions, publication_level="area", **changes),
        "open-data",
        AS_OF,
        quiet=True,
    )
    write_release(draft, folder / "release")
    assert verify(folder / "release") == []
    return publish(folder / "release", folder / "site", quiet=True).path


@pytest.fixture(scope="module")
def site(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = Expression.parse("made.text")
    definitions = (
        indicator(id="deaths", **OF_AREA),
        indicator("fact", id="target", **{**OF_AREA, "title": "The local target", "numerator": text}),
        indicator(
            id="of-practices",
            numerator=Expression.parse("made.own"),
            denominator=Expression.parse("made.whole"),
        ),
    )
    return site_of(store, tmp_path_factory.mktemp("site"), *definitions)


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text()


def test_an_areas_page_has_its_own_figures_with_their_note(site: Path):
    text = page(site, "areas/00A")
    assert "<strong>60.0%</strong>" in text
    assert "<strong>Target met</strong>" in text
    assert NOTE in text
    assert "3 practices together" in text


def test_an_area_without_a_figure_says_why(site: Path):
    assert "The publisher withheld this figure to protect people." in page(site, "areas/01A")


def test_an_area_that_has_no_practice_any_more_has_a_page(site: Path):
    assert "<strong>30.0%</strong>" in page(site, "areas/09Z")


def test_no_practice_is_shown_with_a_figure(site: Path):
    text = page(site, f"practices/{CODES[0]}")
    assert "Deaths put off" not in text
    assert "eh-figure" not in text
    assert (site / "practices" / CODES[0] / f"{CODES[0]}.csv").read_text() == ""


@pytest.mark.parametrize("name", ["deaths", "target", "of-practices"])
def test_an_indicators_page_leads_to_areas_and_not_to_practices(site: Path, name: str):
    text = page(site, f"indicators/{name}")
    assert "areas/00A" in text
    assert "All areas in alphabetical order" in text
    assert "Each leads to its practices" not in text
    assert {path.name for path in (site / "indicators" / name).iterdir() if path.is_dir()} == set()


def test_its_download_is_of_areas(site: Path):
    rows = list(csv.DictReader((site / "indicators/deaths/deaths.csv").read_text().splitlines()))
    assert [(row["area"], row["status"]) for row in rows] == [
        ("00A", "ok"),
        ("01A", "suppressed"),
        ("09Z", "ok"),
    ]
    assert all(row["context_note"] == NOTE for row in rows)


def test_a_reconstruction_is_not_published(store: Store, tmp_path: Path):
    draft = assess(store, made_catalogue(indicator(**OF_AREA)), "open-data", AS_OF, quiet=True)
    crude = draft.framework.model_copy(update={"purpose": "reconstruction"})
    write_release(replace(draft, framework=crude), tmp_path / "release")
    with pytest.raises(PublicationError, match="reconstruction of a crude card is not published"):
        publish(tmp_path / "release", tmp_path / "site", quiet=True)
    assert not (tmp_path / "site").exists()
