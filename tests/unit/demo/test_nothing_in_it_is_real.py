"""No code, name, place, telephone number or postcode of the synthetic England is anyone's."""

import csv
import re
from typing import Any

import numpy as np
import pytest

from evenhand.demo import codes, names
from support.shared import shared_path

REGISTERS = ("data/nhs/2014-15/epraccur.csv", "data/nhs/2021-22/epraccur.csv")


@pytest.fixture(scope="module")
def real_registers() -> list[list[str]]:
    """Read both real registers."""
    rows: list[list[str]] = []
    for name in REGISTERS:
        with shared_path(name).open(encoding="utf-8", newline="") as lines:
            rows += csv.reader(lines)
    return rows


def test_practice_codes_have_the_real_shape_and_are_nobodys(real_registers: list[list[str]]) -> None:
    made = {codes.practice_code(number) for number in range(codes.MOST_PRACTICES)}
    made |= {codes.other_code(number) for number in range(20)}
    assert len(made) == codes.MOST_PRACTICES + 20
    assert all(re.fullmatch(r"[A-Z][0-9]{5}", code) for code in made)
    assert not made & {row[0] for row in real_registers}


def test_organisations_codes_are_nobodys(real_registers: list[list[str]]) -> None:
    areas = range(codes.MOST_AREAS)
    made = {codes.commissioner_code(number) for number in areas} | {
        codes.board_code(number) for number in areas
    }
    made |= {codes.region_code(0), codes.region_code(1)}
    assert len(made) == 2 * codes.MOST_AREAS + 2
    assert not made & {cell for row in real_registers for cell in (row[2], row[3], row[14])}


def test_networks_and_statistical_codes_are_nobodys() -> None:
    with shared_path("data/nhs/2021-22/gp-reg-pat-prac-map.csv").open(encoding="utf-8", newline="") as lines:
        real = {cell for row in csv.reader(lines) for cell in (row[5], row[7], row[10], row[13])}
    numbers = range(codes.MOST_PRACTICES)
    made = {codes.network_code(number) for number in numbers}
    made |= {
        codes.ons_code(kind, number) for kind in ("E38", "E40", "E54") for number in range(codes.MOST_AREAS)
    }
    assert not made & real
    assert {len(codes.ons_code("E38", number)) for number in (0, 69)} == {9}


def test_small_areas_are_nobodys() -> None:
    with shared_path("data/nhs/reference/RUC2011_LSOA.csv").open(encoding="utf-8-sig", newline="") as lines:
        last = max(row["LSOA.code"] for row in csv.DictReader(lines) if row["LSOA.code"].startswith("E01"))
    assert last < codes.place_code(0) == "E01900001"


def test_no_practice_town_or_street_has_a_real_name(real_registers: list[list[str]]) -> None:
    rng = np.random.default_rng(3)
    towns = {town.upper() for town in names.town_names(rng, 180)}
    practices = set(names.practice_names(rng, 7_000))
    houses = {street.split(" ")[1].upper() for street in names.streets(rng, 3_000)}
    areas = {names.area_name(number).split(" ")[0].upper() for number in range(12)}
    words = {
        word for row in real_registers for cell in row[1:9] for word in re.findall(r"[A-Z]+", cell.upper())
    }
    assert not practices & {row[1] for row in real_registers}
    assert not (towns | houses | areas) & words


def test_telephone_numbers_are_those_set_aside_for_drama(england: Any) -> None:
    register = (england.folder / "2024-25/epraccur.csv").read_text()
    numbers = set(re.findall(r"\d{5} \d{6}", register))
    assert numbers
    assert all(number.startswith("01632 960") for number in numbers)


def test_postcodes_begin_as_none_does(england: Any, real_registers: list[list[str]]) -> None:
    made = {record["POSTCODE"] for record in england.records("2024-25/gp-reg-pat-prac-all.csv")}
    assert all(re.fullmatch(r"Z[A-Z]\d{1,2} \d[A-Z]{2}", postcode) for postcode in made)
    assert not any(
        row[9].startswith("Z") and row[9][1:2].isalpha() and "ZZ" not in row[9] for row in real_registers
    )


def test_areas_past_the_twelfth_are_numbered() -> None:
    assert (names.area_name(0), names.area_name(12)) == ("Fernshire", "Fernshire 2")
    assert codes.board_code(36) == "QBA"
