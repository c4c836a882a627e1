"""Cards come under many headings, in many encodings, long and wide; what cannot be read is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.common.errors import InputError
from evenhand.release.auditing import read_card

Write = Callable[..., Path]


@pytest.mark.parametrize(
    "headings",
    [
        "Practice code,Indicator,RAG",
        "ODS_Code,Measure,Rating",
        "GP Practice,KPI,Colour",
        "ORGANISATION,metric,Band",
    ],
)
def test_the_usual_headings_are_known(card: Write, headings: str) -> None:
    (row,) = read_card(card(headings, "Z80001,Asthma review,red"))

    assert (row.line, row.practice, row.indicator, row.rating) == (2, "Z80001", "Asthma review", "red")


def test_a_code_is_read_before_a_name(card: Write) -> None:
    (row,) = read_card(card("Practice,ODS code,Measure,RAG", "Alder Surgery,Z80001,Asthma review,G"))

    assert row.practice == "Z80001"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_encodings_and_separators_are_read(card: Write, encoding: str, mark: str) -> None:
    text = f"Practice{mark}Indicator{mark}RAG\r\nCafé{mark}Asthma review{mark}Red\r\n"
    (row,) = read_card(card(content=text.encode(encoding)))

    assert row.practice == "Café"


def test_titles_and_blank_lines_are_passed_over_and_lines_keep_their_numbers(card: Write) -> None:
    (row,) = read_card(card("Our card", "", "Practice,Indicator,RAG", "", ",,", "Z80001,Asthma review,red"))

    assert row.line == 6


def test_a_wide_card_has_a_rating_for_each_practice_and_column_of_ratings(card: Write) -> None:
    rows = read_card(
        card("Practice code,Name,Asthma review,List size", "Z80001,Alder,red,8000", "Z80002,Birch,,1")
    )

    assert [(row.line, row.indicator, row.rating) for row in rows] == [
        (2, "Asthma review", "red"),
        (3, "Asthma review", ""),
    ]


def test_a_wide_column_of_one_letter_is_still_ratings(card: Write) -> None:
    rows = read_card(card("Code,Asthma review,Phone waits", "Z80001,A,R", "Z80002,A,G"))

    assert [row.rating for row in rows] == ["A", "R", "A", "G"]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"Practice\nZ80001\n"])
def test_a_file_without_a_practice_heading_is_refused(card: Write, content: bytes) -> None:
    with pytest.raises(InputError, match="heading for the practice"):
        read_card(card(content=content))


def test_a_workbook_is_refused_with_what_to_do(card: Write) -> None:
    with pytest.raises(InputError, match=r"workbook.*Save its sheet as CSV"):
        read_card(card(content=b"PK\x03\x04rest"))


def test_bytes_that_are_no_text_are_refused(card: Write) -> None:
    with pytest.raises(InputError, match="not text"):
        read_card(card(content=b"Practice,\x81\x8d\x8f"))


def test_a_card_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_card(tmp_path / "none.csv")
