import pytest

from evenhand.web.public.postcodes import Postcode, key_of, postcode_of


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sw1a 1aa", Postcode("SW1A", "SW1A 1AA")),
        (" M11AE ", Postcode("M1", "M1 1AE")),
        ("ZA1 iAA", Postcode("ZA1", "ZA1 1AA")),
        ("za12 oab", Postcode("ZA12", "ZA12 0AB")),
        ("BS1", Postcode("BS1")),
        ("SW1A 1A", Postcode("SW1A")),
        ("SW1A 1", Postcode("SW1A")),
    ],
)
def test_a_postcode_is_read_as_it_is_typed(typed: str, read: Postcode) -> None:
    assert postcode_of(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "Z80001", "alder", "BS1; DROP", "\x00", "A" * 10_000, "12", "ЅW1A 1AA"]
)
def test_what_is_no_postcode_is_not_read_as_one(typed: str) -> None:
    assert postcode_of(typed) is None


def test_a_register_s_postcode_may_have_any_spaces_or_none() -> None:
    assert key_of(" za1  1aa") == "ZA11AA"
    assert key_of(None) == ""
