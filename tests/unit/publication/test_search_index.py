"""The search index: what people type finds the practice, and no part of it is large."""

import json
from pathlib import Path
from typing import Any

import pytest

from evenhand.publication.search_index import (
    FULL_INDEX,
    Entry,
    entries,
    found_by,
    parts,
    read_index,
    words_of,
    write_index,
)

ROWS: list[dict[str, Any]] = [
    {
        "code": "Z80001",
        "name": "THE ALDER SURGERY",
        "town": "FERNHAM",
        "postcode": "ZA1 1AA",
        "status": "open",
    },
    {
        "code": "Z80002",
        "name": "ST CEDD'S MEDICAL CENTRE",
        "town": None,
        "postcode": None,
        "status": "closed",
    },
    {"code": "Z80003", "name": None, "town": "ÉPERNAY", "postcode": "ZB2 3CD", "status": "open"},
]
INDEX = entries(ROWS)


def test_entries_are_in_alphabetical_order_with_names_as_people_write_them() -> None:
    assert [entry.name for entry in INDEX] == ["St Cedd's Medical Centre", "The Alder Surgery", "Z80003"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("alder", ["Z80001"]),
        ("ALD sur", ["Z80001"]),
        ("surgery", ["Z80001"]),
        ("fernham", ["Z80001"]),
        ("z80002", ["Z80002"]),
        ("za1 1aa", ["Z80001"]),
        ("ZA11AA", ["Z80001"]),
        ("st cedds", ["Z80002"]),
        ("St Cedd’s", ["Z80002"]),
        ("epernay", ["Z80003"]),
        ("lder", []),
        ("alder nowhere", []),
        ("  ", []),
    ],
)
def test_a_query_finds_by_name_code_postcode_or_town(query: str, codes: list[str]) -> None:
    assert [entry.code for entry in found_by(query, INDEX)] == codes


def test_a_practice_is_in_the_part_of_each_of_its_words_but_the_common_ones() -> None:
    found = parts(INDEX)

    assert {"al", "fe", "z8", "za"} <= set(found)
    assert "su" not in found
    assert "th" not in found


def test_a_practice_of_common_words_only_is_not_lost() -> None:
    assert set(parts([Entry("Z80009", "The Surgery", "", "", 0)])) == {"z8", "th", "su"}


def test_the_index_is_written_whole_and_in_parts(tmp_path: Path) -> None:
    write_index(ROWS, tmp_path)

    assert read_index(tmp_path) == INDEX
    part = (tmp_path / "search/shards/al.js").read_text(encoding="utf-8")
    assert part.startswith('evenhandShard("al",')
    assert json.loads((tmp_path / FULL_INDEX).read_text())[0][0] == "Z80002"


def test_a_name_cannot_end_a_script_early(tmp_path: Path) -> None:
    write_index([{**ROWS[0], "name": "</script>Alder"}], tmp_path)

    assert "</script" not in (tmp_path / "search/shards/al.js").read_text(encoding="utf-8")


def test_words_have_no_accents_or_apostrophes() -> None:
    assert words_of("St Cédd’s & O'Brien") == ["st", "cedds", "obrien"]
