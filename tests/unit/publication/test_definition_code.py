"""A definition as it is written, from its file, from a table, and from a release."""

import csv
from pathlib import Path

import pytest
import yaml

from evenhand.definitions import Catalogue, load_catalogue
from evenhand.definitions.catalogue import Entry
from evenhand.publication.definition_code import as_yaml, codes_of, codes_of_release
from evenhand.release import Release
from support.definitions import catalogue, indicator, write_definition


def test_a_file_is_shown_as_it_is_and_not_where_it_lies_on_a_machine(tmp_path: Path) -> None:
    file = write_definition(tmp_path / "secret", "indicators")
    code = codes_of(load_catalogue(tmp_path / "secret"))["indicator", "bus-riders"]
    assert code.text == file.read_text("utf-8")
    assert code.place == "indicators/bus-riders.yaml"


def test_the_rows_of_a_table_are_shown_with_what_is_made_of_them(tmp_path: Path) -> None:
    table = tmp_path / "qof" / "indicators.csv"
    table.parent.mkdir()
    with table.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerows(
            [("code", "points", "note"), ("BUS1", "5", ""), ("TRAM1", "2", ""), ("BUS1", "7", "More")]
        )
    entry = Entry("indicator", indicator(id="qof-bus1-net"), str(table), {(): 2})
    code = codes_of(Catalogue.of([entry]))["indicator", "qof-bus1-net"]
    assert code.place == "qof/indicators.csv"
    assert code.text.startswith(
        "# line 2\ncode: BUS1\npoints: 5\n\n# line 4\ncode: BUS1\npoints: 7\nnote: More\n"
    )
    assert code.text.endswith("# made of it: qof-bus1-net\nnumerator: bus.riders\ndenominator: bus.asked\n")
    assert "TRAM1" not in code.text


def test_a_definition_without_a_file_is_written_out_and_reads_back_the_same() -> None:
    given = indicator(question="Who comes by bus, and why?")
    code = codes_of(catalogue(given))["indicator", "bus-riders"]
    assert code.text == as_yaml(given)
    assert type(given).model_validate(yaml.safe_load(code.text)) == given
    assert "context_note: >" in code.text


@pytest.mark.parametrize("kind", ["indicator", "framework"])
def test_a_release_shows_the_definitions_it_was_made_with(release: Release, kind: str) -> None:
    codes = codes_of_release(release)
    name = "asthma-review" if kind == "indicator" else release.framework.id
    assert f"id: {name}\n" in codes[kind, name].text
    assert "release" in codes[kind, name].place
