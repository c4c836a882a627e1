"""The promises of METHODS 1.12, kept in a part of what `evenhand validity` simulates, and the page that shows a run."""

import json
from pathlib import Path

import pytest

from evenhand.assessment.validity import bounds, run_validity
from evenhand.assessment.validity.flags import OTHER_LAWS, Cell, grid
from evenhand.assessment.validity.recovery import STUDIES

CELLS = (
    Cell("binomial", 0.02, "strong", "few", 0.0),
    Cell("binomial", 0.98, "strong", "small", 0.02),
    Cell("binomial", 0.3, "none", "large", 0.05),
    Cell("binomial", 0.75, "moderate", "small", 0.02),
    Cell("poisson", 0.001, "strong", "small", 0.0),
    Cell("poisson", 0.01, "moderate", "large", 0.05),
)
REPRODUCED = 4


def test_every_bound_holds_in_the_hardest_kinds_of_indicator() -> None:
    found = run_validity(20, englands=5, cells=CELLS, studies=STUDIES[2:4], other_laws=())
    assert [bound.figure for bound in bounds(found) if not bound.holds] == []


@pytest.fixture(scope="module")
def published(project: Path) -> dict:
    return json.loads((project / "docs" / "validity.json").read_text(encoding="utf-8"))


def test_the_published_run_keeps_every_bound_and_shows_every_cell(published: dict) -> None:
    assert all(bound["holds"] for bound in published["bounds"])
    assert len(published["flag_rates"]) == len(grid())
    assert len(published["other_laws"]) == len(OTHER_LAWS)


def test_the_published_run_is_what_its_seed_gives(published: dict) -> None:
    seed, englands = published["seed"], published["englands"]
    again = run_validity(seed, englands=englands, cells=grid()[:REPRODUCED], studies=(), other_laws=())
    for row, rate in zip(published["flag_rates"], again.flag_rates, strict=False):
        assert row == pytest.approx(rate.as_dict(), abs=2e-5)
