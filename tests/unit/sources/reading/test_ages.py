"""Tests of bands of ages."""

import pytest

from evenhand.sources.reading.ages import FIVE_YEAR_BANDS, GROUP_BANDS, five_year_bands, refuse_gaps


@pytest.mark.parametrize(
    ("band", "made_of"),
    [
        ("0_4", ("0_4",)),
        ("5_14", ("5_9", "10_14")),
        ("85_over", ("85_89", "90_94", "95_over")),
        ("0_over", FIVE_YEAR_BANDS),
    ],
)
def test_wider_bands_are_made_of_five_year_bands(band, made_of):
    assert five_year_bands(band) == made_of


@pytest.mark.parametrize("band", ["0_5", "3_9", "95_99", "over", "-5_4", "all", "100_over"])
def test_a_band_that_cuts_a_five_year_band_is_refused(band):
    with pytest.raises(ValueError, match="not whole five-year bands"):
        five_year_bands(band)


def test_the_groups_of_standardisation_hold_every_age_once():
    refuse_gaps(GROUP_BANDS, "groups")


@pytest.mark.parametrize("bands", [("0_4", "10_over"), ("0_9", "5_over"), ("5_over", "0_4"), ()])
def test_bands_that_leave_out_or_repeat_an_age_are_refused(bands):
    with pytest.raises(ValueError, match="do not hold every age once"):
        refuse_gaps(bands, "weights")
