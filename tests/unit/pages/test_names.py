"""Names shown as people write them; what the register says in small letters is left alone."""

import pytest

from evenhand.pages.names import name_words, place_words


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("THE ALDER SURGERY", "The Alder Surgery"),
        ("ST MARY'S SURGERY", "St Mary's Surgery"),
        ("O'BRIEN & PARTNERS", "O'Brien & Partners"),
        ("DR A B SMITH", "Dr A B Smith"),
        ("DR KS HUSSAIN", "Dr KS Hussain"),
        ("STOCKTON-ON-TEES", "Stockton-on-Tees"),
        ("NHS FERNSHIRE CCG", "NHS Fernshire CCG"),
        ("St Cedd’s Health Centre", "St Cedd’s Health Centre"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_name_in_capitals_is_shown_as_people_write_it(name: str | None, shown: str) -> None:
    assert name_words(name) == shown


def test_an_address_says_each_part_once_and_leaves_the_postcode() -> None:
    said = place_words("MILL HOUSE, MILL LANE, FERNHAM", "FERNHAM", "ZA1 1AA")

    assert said == "Mill House, Mill Lane, Fernham, ZA1 1AA"


def test_an_unknown_address_is_empty() -> None:
    assert place_words(None, None, None) == ""
