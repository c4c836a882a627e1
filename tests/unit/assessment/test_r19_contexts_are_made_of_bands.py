"""R-19: the number of rooms enters no context, and so nothing that is expected of anybody."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from evenhand.assessment.contexts import Contexts, practice_contexts
from evenhand.store import Quarantine, Reading, Store
from support.indicators import catalogue
from support.readings import observations

DAY = date(2025, 4, 1)
ROOMS = {"Z80001": 8, "Z80002": 3, "Z80003": 40}
OTHERS = {"Z80001": 7, "Z80002": 1, "Z80003": 31}
LISTS = {"Z80001": 8000, "Z80002": 4000, "Z80003": 35000}


def contexts(folder: Path, rooms: dict[str, int]) -> Contexts:
    """Return the context of rooms of three practices, from a store of their returns and lists."""
    store = Store.create(folder)
    tables = [
        observations(values, measure).with_columns(period_start=pl.lit(DAY), period_end=pl.lit(DAY))
        for values, measure in ((rooms, "premises.clinical_rooms"), (LISTS, "list.registered"))
    ]
    read = Reading("made-figures", "2025", {"observations": pl.concat(tables)}, Quarantine().table(), 6)
    store.add(read, file="figures.csv", sha256="1" * 64)
    practices = pl.DataFrame({"code": list(LISTS), "list_size": [float(size) for size in LISTS.values()]})
    return practice_contexts(store, [catalogue().contexts["consulting-rooms"]], practices, date(2025, 12, 31))


def test_it_is_the_middle_of_the_band_for_every_1000_patients(tmp_path: Path) -> None:
    values = contexts(tmp_path / "store", ROOMS).values

    assert dict(values.iter_rows()) == {
        "Z80001": pytest.approx(1.0),
        "Z80002": pytest.approx(0.5),
        "Z80003": pytest.approx(1.0),
    }


def test_other_rooms_in_the_same_bands_make_the_same_context_to_the_bit(tmp_path: Path) -> None:
    first, second = contexts(tmp_path / "first", ROOMS), contexts(tmp_path / "second", OTHERS)

    assert_frame_equal(first.values, second.values, check_exact=True)
    assert first.england == second.england
