"""Tests of the store: editions are written once, and what is current is read."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from evenhand.common.errors import StoreError
from evenhand.store import Quarantine, Reading, Store
from evenhand.store.current import superseded
from evenhand.store.schemas import SCHEMAS
from support.readings import JUNE, MAY, observations, reading


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "store")


def add(store, made, content="a"):
    return store.add(made, file="file.csv", sha256=content * 64)


def figures(store, measure="list.registered", day=MAY):
    rows = store.read("observations", {measure}).filter(pl.col("period_end") == day)
    return dict(rows.select("practice", "value").iter_rows())


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_edition_says_what_was_read_kept_and_kept_out(store):
    quarantine = Quarantine()
    quarantine.add(
        pl.DataFrame({"row": [3], "n": ["many"]}), column="n", reason="no number", remedy="Mend it"
    )
    made = Reading("lists", "May 2022", {"observations": observations({"A81001": 1})}, quarantine.table(), 2)
    edition = add(store, made)
    assert (edition.rows_read, edition.rows_kept, edition.rows_quarantined) == (2, 1, 1)
    assert edition.reasons == {"no number": 1}
    assert edition.tables == {"observations": 1}
    assert edition.id == "lists-may-2022-aaaaaaaaaaaa"
    assert store.quarantine(edition).select("row", "received", "remedy").rows() == [(3, "many", "Mend it")]


def test_a_store_opened_again_is_the_same(store):
    edition = add(store, reading(observations({"A81001": 1})))
    assert Store.open(store.path).editions == (edition,)
    assert Store.create(store.path).editions == (edition,)


def test_the_same_file_twice_changes_nothing(store):
    first = add(store, reading(observations({"A81001": 1})))
    before = tree(store.path)
    assert add(store, reading(observations({"A81001": 1}))) == first
    assert tree(store.path) == before


def test_a_better_reader_of_the_same_file_makes_a_new_edition(store):
    add(store, reading(observations({"A81001": 1})))
    better = store.add(
        reading(observations({"A81001": 2})), file="file.csv", sha256="a" * 64, reader_version=2
    )
    assert better.id.endswith("-r2")
    assert figures(store) == {"A81001": 2}


def test_a_corrected_edition_supersedes_and_both_stay(store):
    first = add(store, reading(observations({"A81001": 1})))
    second = add(store, reading(observations({"A81001": 2})), "b")
    assert figures(store) == {"A81001": 2}
    assert store.editions == (first, second)
    assert superseded(store.editions) == {first.id}
    assert store.folder(first).is_dir()


def test_a_practice_that_a_corrected_edition_leaves_out_is_left_out(store):
    add(store, reading(observations({"A81001": 1, "A81002": 2})))
    add(store, reading(observations({"A81001": 1})), "b")
    assert figures(store) == {"A81001": 1}


def test_a_corrected_edition_speaks_only_for_what_it_holds(store):
    add(store, reading(observations({"A81001": 1}), observations({"A81001": 2}, day=JUNE)))
    add(store, reading(observations({"A81001": 9}, day=JUNE)), "b")
    assert (figures(store), figures(store, day=JUNE)) == ({"A81001": 1}, {"A81001": 9})


def test_a_first_file_ingested_again_does_not_become_current(store):
    add(store, reading(observations({"A81001": 1})))
    add(store, reading(observations({"A81001": 2})), "b")
    add(store, reading(observations({"A81001": 1})))
    assert figures(store) == {"A81001": 2}


def test_regions_stand_beside_each_other_and_are_corrected_one_by_one(store):
    add(store, reading(observations({"A81001": 1}), scope="North"))
    add(store, reading(observations({"L81001": 2}), scope="South"), "b")
    add(store, reading(observations({"A81001": 3}), scope="North"), "c")
    assert figures(store) == {"A81001": 3, "L81001": 2}


@pytest.mark.parametrize("order", [("England", "North"), ("North", "England")])
def test_all_of_england_stands_before_its_parts_whichever_came_first(store, order):
    held = {"England": {"A81001": 1, "L81001": 1}, "North": {"A81001": 9}}
    for content, scope in zip("ab", order, strict=True):
        add(store, reading(observations(held[scope]), scope=scope), content)
    assert figures(store) == held["England"]


def test_only_the_measures_asked_for_are_read(store):
    add(store, reading(observations({"A81001": 1}), observations({"A81001": 2}, "list.male")))
    assert store.read("observations", {"list.male"})["value"].to_list() == [2.0]
    assert store.read("observations").is_empty()
    assert store.measures() == {"list.registered", "list.male"}


def test_the_figures_of_commissioners_are_kept_by_measure_and_apart_from_practices(store):
    table = observations({"0ZA": 2, "0YA": 1}, "premium.deaths").rename({"practice": "area"})
    edition = add(store, reading(table, kind="area_observations"))
    rows = store.read("area_observations", {"premium.deaths"})
    assert rows.select("area", "value", "edition").rows() == [("0YA", 1, edition.id), ("0ZA", 2, edition.id)]
    assert store.measures("area_observations") == {"premium.deaths"}
    assert store.measures() == set()


def test_an_empty_table_has_its_columns_and_the_edition(store):
    assert store.read("places").columns == [*SCHEMAS["places"], "edition"]


def test_every_row_names_its_edition(store):
    edition = add(store, reading(observations({"A81001": 1})))
    assert store.read("observations", {"list.registered"})["edition"].to_list() == [edition.id]


def register(day, name="HILL SURGERY"):
    row = {"practice": "A81001", "name": name, "as_at": day, "row": 1}
    return pl.DataFrame([row], schema_overrides=SCHEMAS["practices"]).select(
        pl.col(column) if column in row else pl.lit(None, kind).alias(column)
        for column, kind in SCHEMAS["practices"].items()
    )


def test_registers_of_several_days_stand_beside_each_other(store):
    add(store, reading(register(MAY), kind="practices", source="ods-practices"))
    add(store, reading(register(JUNE), kind="practices", source="ods-practices"), "b")
    assert store.read("practices")["as_at"].to_list() == [MAY, JUNE]


def test_a_corrected_register_of_one_day_supersedes(store):
    add(store, reading(register(MAY), kind="practices", source="ods-practices"))
    add(store, reading(register(MAY, "DALE SURGERY"), kind="practices", source="ods-practices"), "b")
    assert store.read("practices")["name"].to_list() == ["DALE SURGERY"]


def labels(*codes):
    rows = [(code, "Title", "AST", "Asthma", 5.0, MAY, MAY, row) for row, code in enumerate(codes, start=2)]
    return pl.DataFrame(rows, schema=SCHEMAS["labels"], orient="row")


def test_labels_are_superseded_code_by_code(store):
    add(store, reading(labels("AST001", "AST002"), kind="labels"))
    second = add(store, reading(labels("AST002"), kind="labels"), "b")
    found = dict(store.read("labels").select("code", "edition").iter_rows())
    assert set(found) == {"AST001", "AST002"}
    assert found["AST002"] == second.id


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("successors", {"practice": "A81001", "successor": "A81002", "last_seen": MAY, "row": 2}),
        ("directory", {"practice": "A81001", "as_at": None, "row": 2}),
    ],
)
def test_a_table_without_a_day_is_superseded_whole(store, kind, row):
    table = pl.DataFrame({name: [row.get(name)] for name in SCHEMAS[kind]}, schema=SCHEMAS[kind])
    add(store, reading(table, kind=kind))
    add(store, reading(table, kind=kind), "b")
    assert store.read(kind).height == 1


def test_duckdb_sees_the_current_rows_of_every_table(store):
    add(store, reading(observations({"A81001": 1})))
    add(store, reading(observations({"A81001": 2})), "b")
    with store.connect() as connection:
        assert connection.sql("select practice, value from observations").fetchall() == [("A81001", 2.0)]
        assert connection.sql("select count(*) from practices").fetchall() == [(0,)]


def test_zero_withheld_and_missing_come_back_as_they_went_in(store):
    add(store, reading(observations({"A81001": 0.0, "A81002": None})))
    rows = store.read("observations", {"list.registered"}).select("practice", "value", "state").rows()
    assert rows == [("A81001", 0.0, "observed"), ("A81002", None, "suppressed")]


def test_a_reading_in_another_schema_is_our_mistake():
    with pytest.raises(AssertionError, match="has schema"):
        reading(observations({"A81001": 1}).drop("row"))


def test_a_state_that_is_none_is_our_mistake():
    with pytest.raises(AssertionError, match="unknown states"):
        reading(observations({"A81001": 1}).with_columns(state=pl.lit("guessed")))


def test_a_measure_that_would_name_a_folder_is_our_mistake():
    with pytest.raises(AssertionError, match="names a folder"):
        reading(observations({"A81001": 1}, "../list"))


def test_a_period_is_part_of_what_an_edition_speaks_for(store):
    edition = add(store, reading(observations({"A81001": 1})))
    (span,) = edition.spans
    assert (span.measure, span.start, span.end) == ("list.registered", str(MAY), str(date(2022, 5, 1)))


def test_nothing_that_is_no_store_is_opened(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"this is not a store.*notes\.txt"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="no such folder"):
        Store.open(tmp_path / "nothing")


def test_a_folder_of_other_things_does_not_become_a_store(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other things"):
        Store.create(tmp_path)
    with pytest.raises(StoreError, match="this is a file"):
        Store.create(tmp_path / "notes.txt")
