"""What Fingertips' interface gives as JSON yields the same measures as its CSV."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from evenhand.sources.fingertips import SOURCE
from evenhand.store import Reading
from support.files import rows_of
from support.published_text import periods, read_text, states, values

FIGURE = {
    "AreaCode": "B10001",
    "Val": 500.5,
    "ValF": "500.5",
    "Count": 50,
    "Denom": 100,
    "LoCI": 400.25,
    "UpCI": 600.75,
}
ABSENT = {"AreaCode": "B10002", "Val": -1, "ValF": "-", "Count": -1, "Denom": -1, "LoCI": -1, "UpCI": -1}


def root(*data: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {
        "IID": 90001,
        "Sex": {"Id": 4, "Name": "Persons"},
        "Age": {"Id": 1, "Name": "All ages"},
        "YearRange": 1,
        "Data": list(data),
        "Grouping": [{"Period": "2021/22", "AreaTypeId": 7, "ComparatorData": {"Val": 9}}],
    } | other


def read(folder: Path, *roots: dict[str, Any]) -> Reading:
    return read_text(folder, "fingertips.json", json.dumps(roots), SOURCE)


def test_values_counts_and_limits_are_those_of_the_csv(tmp_path: Path) -> None:
    reading = read(tmp_path, root(FIGURE))
    parts = ("value", "numerator", "denominator", "lower95", "upper95")
    found = [values(reading, f"fingertips.90001.{part}")["B10001"] for part in parts]
    assert found == [500.5, 50.0, 100.0, 400.25, 600.75]
    assert periods(reading) == {(date(2021, 4, 1), date(2022, 3, 31))}
    assert rows_of(reading, "labels", "code", "title") == [("90001", "Indicator 90001")]


def test_minus_one_written_as_a_dash_is_missing_and_zero_is_zero(tmp_path: Path) -> None:
    reading = read(tmp_path, root(ABSENT, FIGURE | {"Val": 0, "ValF": "0.0", "Count": 0}))
    assert states(reading, "fingertips.90001.value") == {"B10002": "missing", "B10001": "observed"}
    assert values(reading, "fingertips.90001.numerator") == {"B10002": None, "B10001": 0.0}


def test_networks_england_and_another_type_of_area_are_passed_over(tmp_path: Path) -> None:
    network, england = FIGURE | {"AreaCode": "U10001"}, FIGURE | {"AreaCode": "E92000001"}
    other = root(FIGURE | {"AreaCode": "B10009"}, Grouping=[{"Period": "2021/22", "AreaTypeId": 204}])
    reading = read(tmp_path, root(network, england, FIGURE), other)
    assert values(reading, "fingertips.90001.value") == {"B10001": 500.5}
    assert reading.notes == ("Rows of England, networks or other areas, which were not needed: 3",)


def test_persons_are_preferred_to_one_sex_and_categories_are_left_out(tmp_path: Path) -> None:
    women = root(FIGURE | {"Val": 1.0}, Sex={"Id": 2, "Name": "Female"})
    deprived = FIGURE | {"Val": 2.0, "CategoryTypeId": 2, "CategoryId": 1}
    assert values(read(tmp_path, women, root(deprived, FIGURE)), "fingertips.90001.value") == {
        "B10001": 500.5
    }


def test_a_figure_that_is_no_number_and_an_entry_that_is_none_are_kept_out(tmp_path: Path) -> None:
    reading = read(tmp_path, root(FIGURE | {"Val": "many"}, FIGURE | {"AreaCode": "B10003"}))
    assert values(reading, "fingertips.90001.value") == {"B10003": 500.5}
    assert reading.reasons == {"this is not a number": 1}
