"""`assess` of a framework whose figures are all of areas."""

from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from support.indicators import indicator, made_catalogue
from support.small_england import AS_OF, add, area_observations, small_store


@pytest.fixture
def call(tmp_path: Path) -> Any:
    store = small_store(tmp_path / "store", ["Z00001", "Z00002"])
    tables = [area_observations(name, {"00A": 50}) for name in ("made.count", "made.base")]
    add(store, "made", "area_observations", *tables)
    definitions = made_catalogue(indicator(level="commissioner"), publication_level="area")
    named = ("--framework", "open-data", "--as-of", AS_OF, "--out", tmp_path / "release")
    with mock.patch("evenhand.definitions.load_catalogue", return_value=definitions):
        yield ("assess", "--store", store.path, *named)


def test_a_release_of_areas_is_counted_by_areas(run: Any, call: Any, tmp_path: Path) -> None:
    said = run(*call).out
    assert "2 open practices, 1 indicators" in said
    assert "whole and unchanged" in run("verify", tmp_path / "release").out


def test_areas_are_counted_apart_for_machines(run: Any, call: Any) -> None:
    found = run(*call, "--json").json
    assert found["statuses"] == []
    assert {one["status"]: one["len"] for one in found["statuses_of_areas"]} == {"ok": 2, "missing": 1}
